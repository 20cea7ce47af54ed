"""The dialog of the preferences: each change holds at once, is kept, and can be taken back."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMessageBox, QPushButton, QSpinBox, QToolButton

from visualnet.number_text import C_STYLE, decimal_text, use_style
from visualnet.ui.look.theme import current_theme
from visualnet.ui.session.preferences import Preferences


@pytest.fixture
def dialog(shared_desk):
    shared_desk.do("preferencesAction")
    dialog = shared_desk.application.preferences_dialog.dialog
    yield dialog
    shared_desk.application.preferences.reset()
    dialog.close()


def choose(dialog, name, text):
    box = dialog.findChild(QComboBox, f"{name}Preference")
    at = box.findText(text)
    box.setCurrentIndex(at)
    box.activated.emit(at)


def button(dialog, name):
    return dialog.findChild(QPushButton, name)


@pytest.mark.slow
def test_changes_hold_at_once_and_a_page_can_be_reset(dialog, shared_desk):
    assert dialog.isVisible()
    choose(dialog, "theme", "Light")
    choose(dialog, "sign_colours", "Purple and green")
    choose(dialog, "reduces_motion", "Reduced")
    assert current_theme().name == "light"
    assert shared_desk.action("lightThemeAction").isChecked()
    assert shared_desk.action("purple-greenAction").isChecked()
    assert shared_desk.action("reduceMotionAction").isChecked()
    shared_desk.do("dashNegativeAction")
    dashes = dialog._fields["has_dashes"]
    assert dashes.isChecked()
    button(dialog, "resetPage").click()
    assert shared_desk.action("darkThemeAction").isChecked()
    assert not dashes.isChecked()
    button(dialog, "undoReset").click()
    assert shared_desk.action("lightThemeAction").isChecked()
    assert dashes.isChecked()
    assert not button(dialog, "undoReset").isEnabled()


@pytest.mark.slow
def test_everything_is_reset_only_after_a_question(dialog, shared_desk, qtbot):
    preferences = shared_desk.application.preferences
    choose(dialog, "number_format", "1.234,5")
    dialog.findChild(QSpinBox, "undo_depthPreference").setValue(7)
    assert (preferences.number_format, preferences.undo_depth) == ("comma", 7)
    for answer, depth in (("Cancel", 7), ("Reset everything", 50)):
        dialog.list.setCurrentRow(3)
        button(dialog, "resetEverythingButton").click()
        box = dialog.findChild(QMessageBox)
        (pressed,) = [each for each in box.buttons() if each.text().replace("&", "") == answer]
        pressed.click()
        assert preferences.undo_depth == depth
        qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
    button(dialog, "undoReset").click()
    assert preferences.undo_depth == 7


@pytest.mark.slow
def test_a_key_is_used_at_once_unless_it_is_taken_or_for_typing(dialog, shared_desk):
    keys, acts = dialog._keys, shared_desk.application.context.actions
    dialog.list.setCurrentRow(2)
    assert keys._model.text_of("play") == "Train"
    assert keys._model.text_of("trainWorkspace").startswith("Train – ")
    keys.show_action("about")
    said, take = dialog.findChild(QLabel, "keyNote"), button(dialog, "takeKey")
    keys.field.setFocus()
    QTest.keyClick(keys.field, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert acts.keys_of(acts["about"]) == "Alt+J"
    assert acts["about"].toolTip().endswith("(Alt+J)")
    assert acts["about"] in acts.described()
    modifiers = Qt.KeyboardModifier
    for key, modifier, sentence in (
        ("J", modifiers.NoModifier, "J alone is for typing and moving; add Ctrl or Alt."),
        ("E", modifiers.AltModifier, "Alt+E opens the menu Edit."),
        ("F8", modifiers.NoModifier, "F8 is used in the panel Practice."),
        ("Y", modifiers.ControlModifier, "Ctrl+Y is used by: Redo."),
    ):
        QTest.keyClick(keys.field, Qt.Key[f"Key_{key}"], modifier)
        assert said.text() == sentence
        assert acts.keys_of(acts["about"]) == "Alt+J"
    take.click()
    assert acts.keys_of(acts["about"]) == "Ctrl+Y"
    assert acts.keys_of(acts["redo"]) == "Ctrl+Shift+Z"
    assert shared_desk.application.preferences.shortcuts == {
        "about": ("Ctrl+Y",),
        "redo": ("Ctrl+Shift+Z",),
    }
    # A key that goes down alone is not yet another one; the cross means none.
    QTest.keyPress(keys.field, Qt.Key.Key_Control)
    assert acts.keys_of(acts["about"]) == "Ctrl+Y"
    keys.show_action("about")
    keys.field.findChild(QToolButton).click()
    assert acts.keys_of(acts["about"]) == ""
    # What is Redo's own is its own again.
    keys.show_action("redo")
    button(dialog, "resetKey").click()
    assert acts.keys_of(acts["redo"]) == "Ctrl+Shift+Z, Ctrl+Y"
    assert acts.keys_of(acts["about"]) == ""
    button(dialog, "resetPage").click()
    assert shared_desk.application.preferences.shortcuts == {}


def test_every_preference_can_be_found_and_has_a_name_and_a_tip(dialog, shared_desk):
    context = shared_desk.application.context
    finds = {
        find.text: find
        for kind, source in context.find_sources
        if kind == "Preference"
        for find in source()
    }
    assert "Autosave every" in finds
    assert len(finds) == len(dialog._fields) >= 12
    dialog.close()
    finds["Changes to undo"].act()
    assert dialog.isVisible()
    assert dialog.list.currentRow() == 1
    for field in dialog._fields.values():
        assert field.accessibleName()
        assert field.toolTip()


def test_what_a_file_says_of_keys_numbers_and_undo_holds_from_the_start(build, tmp_path):
    path = tmp_path / "preferences.json"
    shortcuts = {
        "step": ["F5", "no key at all"],
        "about": ["F5", "F9"],
        "of_another_version": ["Ctrl+R"],
        "redo": [],
    }
    path.write_text(json.dumps({"shortcuts": shortcuts, "number_format": "comma", "undo_depth": 3}))
    try:
        desk = build("digits-16x16", Preferences(path))
        acts = desk.application.context.actions
        assert decimal_text(1234.5, 1) == "1.234,5"
    finally:
        use_style(C_STYLE)
    keys = {name: acts.keys_of(acts[name]) for name in ("step", "play", "about", "restart", "redo")}
    assert keys == {"step": "F5", "play": "", "about": "F9", "restart": "Ctrl+R", "redo": ""}
    assert acts["play"].toolTip() == acts.tip(acts["play"])
    assert desk.session.undo_stack.undoLimit() == 3


@pytest.mark.slow
def test_every_page_has_room_on_a_small_screen_with_the_largest_text(dialog, shared_desk):
    shared_desk.application.preferences.text_size = 200
    shared_desk.wait(lambda: dialog.list.sizeHintForColumn(0) <= dialog.list.viewport().width())
    for page in range(dialog.list.count()):
        dialog.list.setCurrentRow(page)
        least = dialog.minimumSizeHint()
        assert least.width() <= 1004
        assert least.height() <= 540


def test_the_table_of_keys_says_what_an_action_does_now(dialog, shared_desk):
    acts, model = shared_desk.application.context.actions, dialog._keys._model
    place = model.index(model.names.index("restart"), 1)
    before = acts.tip(acts["restart"])
    acts.set_tip(acts["restart"], "Go back")
    try:
        assert model.data(place, Qt.ItemDataRole.ToolTipRole) == "Go back"
    finally:
        acts.set_tip(acts["restart"], before)
