"""What a screen reader is told of combo boxes, choices and headings that fold."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tests.ui.listening import told
from visualnet.ui.spoken.interfaces import install_interfaces
from visualnet.ui.widgets.choice_row import ChoiceRow
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox

Role = QAccessible.Role


@pytest.fixture(autouse=True)
def _installed(qapp):
    install_interfaces()


def interface(widget):
    return QAccessible.queryAccessibleInterface(widget)


@pytest.fixture
def row(qtbot):
    row = ChoiceRow("Kind of map", ("PCA", "t-SNE"), ("Seen from afar", "Neighbours"))
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    return row


def states(row):
    return [
        (found.text(QAccessible.Text.Name), bool(found.state().checked))
        for found in map(interface, (row.button(0), row.button(1)))
    ]


def test_a_choice_is_a_radio_button_in_a_named_group(row):
    assert interface(row).role() == Role.Grouping
    assert told(row) == "Kind of map"
    assert interface(row.button(0)).role() == interface(row.button(1)).role() == Role.RadioButton
    assert states(row) == [("PCA", True), ("t-SNE", False)]
    assert interface(row.button(0)).parent().object() is row


def test_arrows_choose_and_the_tab_key_stops_once(row):
    chosen = []
    row.number_chosen.connect(chosen.append)
    row.button(0).setFocus()
    QTest.keyClick(row.button(0), Qt.Key.Key_Right)
    assert chosen == [1]
    assert row.number == 1
    assert row.button(1).hasFocus()
    assert states(row) == [("PCA", False), ("t-SNE", True)]
    assert not row.button(0).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_screen_reader_presses_a_choice(row):
    actions = interface(row.button(1)).actionInterface()
    assert "Press" in actions.actionNames()
    actions.doAction("Press")
    assert row.number == 1


def test_a_combo_box_is_told_by_its_caption_and_its_choice(qtbot):
    combo = ElidingComboBox()
    qtbot.addWidget(combo)
    combo.addItems(["plain", "large"])
    combo.setAccessibleName("Preset")
    assert interface(combo).role() == Role.ComboBox
    assert told(combo) == "Preset: plain"
    combo.setCurrentIndex(1)
    assert told(combo) == "Preset: large"
    assert told(combo, QAccessible.Text.Value) == "large"
    assert interface(combo).state().collapsed


@pytest.mark.slow
def test_a_section_of_the_settings_is_expanded_or_collapsed(shared_desk):
    titles = shared_desk.settings.findChildren(QToolButton)
    (title,) = [each for each in titles if each.text() == "Against overfitting"]

    def state():
        told_state = interface(title).state()
        assert told_state.expandable
        return bool(told_state.expanded), bool(told_state.collapsed), bool(told_state.checkable)

    assert interface(title).role() == Role.Button
    was_open = title.isChecked()
    assert state() == (was_open, not was_open, False)
    title.click()
    assert state() == (not was_open, was_open, False)
    title.click()
