import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from visualnet.data.findings import Finding
from visualnet.data.look import DataLook
from visualnet.data.preparing import Preparation
from visualnet.ui.panels.data.finding_list import FindingList

FINDINGS = (
    Finding("light_paper", 400, 400, remedy=(("invert_images", "all"),)),
    Finding("mixed_paper", 200, 1400, remedy=(("invert_images", "light"),)),
    Finding("lying", 400, 400, turn="transpose", remedy=(("turn_images", "transpose"),)),
    Finding("lying", 90, 90, turn="half", remedy=(("turn_test_images", "half"),), part="test"),
    Finding("light_paper", 9, 9, remedy=(("invert_test_images", "all"),), part="test"),
    Finding("blank", 3, 400, remedy=(("leave_out_blank", True),)),
    Finding("few", 1, 10, ("3",)),
    Finding("not_tested", 2, 10, ("4", "5")),
    Finding("shared", 40, 300, remedy=(("leave_out_shared", True),)),
    Finding("contradictory", 2, 700),
)


def look(*findings):
    return DataLook(0, 0, 0, {}, findings)


@pytest.fixture
def shown(qtbot):
    panel = FindingList()
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.chosen = []
    panel.remedy_chosen.connect(panel.chosen.append)
    return panel


def texts(panel):
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]


def test_nothing_is_shown_where_all_is_well(shown):
    for found in (None, look()):
        shown.show_look(found, Preparation())
        assert shown.isHidden()


def test_each_finding_is_told_and_its_button_mends_it(shown):
    shown.show_look(look(*FINDINGS), Preparation())
    assert texts(shown) == [finding.text for finding in FINDINGS]
    names = [button.objectName() for button in shown.findChildren(QPushButton)]
    assert len(set(names)) == len(names)
    for button in shown.findChildren(QPushButton):
        assert button.text()
        assert 0 < len(button.toolTip().split()) <= 12
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert shown.chosen == [dict(f.remedy) for f in FINDINGS if f.remedy]


def test_what_is_done_to_images_is_told_and_taken_back_by_a_button(shown):
    shown.show_look(
        look(),
        Preparation("transpose", "all", leave_out_blank=True, turn_test_images="none"),
    )
    assert texts(shown) == [
        "Images: turned (transpose), inverted (all), test images turned (none), blank images "
        "left out."
    ]
    (button,) = shown.findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (settings,) = shown.chosen
    assert Preparation(**settings) == Preparation()
    shown.clear()
    assert shown.isHidden()


def test_after_one_is_mended_the_next_one_has_the_focus(qtbot):
    panel, below = QWidget(), QPushButton("below")
    found = FindingList()
    column = QVBoxLayout(panel)
    column.addWidget(found)
    column.addWidget(below)
    qtbot.addWidget(panel)
    found.show_look(look(FINDINGS[2], FINDINGS[5]), Preparation())
    panel.show()
    qtbot.waitUntil(panel.isActiveWindow)
    found.findChild(QPushButton, "lyingRemedy").setFocus()
    found.clear()
    assert not below.hasFocus()
    found.show_look(look(FINDINGS[5]), Preparation(turn_images="transpose"))
    assert QApplication.focusWidget().objectName() == "blankRemedy"
    found.clear()
    found.show_look(look(), Preparation())
    assert found.isHidden()
    assert below.hasFocus()
