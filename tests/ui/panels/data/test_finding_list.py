import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from visualnet.data.look import DataLook, Finding
from visualnet.data.preparing import Preparation
from visualnet.ui.panels.data.finding_list import FindingList

FINDINGS = (
    Finding("light_paper", 400, 400, remedy=("invert_images", "all")),
    Finding("mixed_paper", 200, 1400, remedy=("invert_images", "light")),
    Finding("lying", 400, 400, turn="transpose", remedy=("turn_images", "transpose")),
    Finding("blank", 3, 400, remedy=("leave_out_blank", True)),
    Finding("few", 1, 10, ("3",)),
    Finding("not_tested", 2, 10, ("4", "5")),
    Finding("shared", 40, 300, remedy=("leave_out_shared", True)),
    Finding("contradictory", 2, 700),
)


def look(*findings):
    return DataLook(0, 0, 0, "dark", None, findings)


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
    assert texts(shown) == [
        "400 of 400 images are dark on light paper.",
        "200 of 1,400 images are on light paper, the others on dark paper.",
        "Images lie on their side: rows and columns are exchanged.",
        "3 of 400 images are blank.",
        "Classes with fewer than 10 training images: 3.",
        "Classes without a test image: 4, 5.",
        "40 of 300 test images are in the training part too.",
        "2 of 700 images are there twice, under different classes.",
    ]
    for button in shown.findChildren(QPushButton):
        assert button.text()
        assert 0 < len(button.toolTip().split()) <= 12
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert shown.chosen == [dict([f.remedy]) for f in FINDINGS if f.remedy]


def test_what_is_done_to_images_is_told_and_taken_back_by_a_button(shown):
    shown.show_look(look(), Preparation("transpose", "all", leave_out_blank=True))
    assert texts(shown) == ["Images: turned (transpose), inverted (all), blank ones left out."]
    (button,) = shown.findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (settings,) = shown.chosen
    assert Preparation(**settings) == Preparation()
    shown.clear()
    assert shown.isHidden()
