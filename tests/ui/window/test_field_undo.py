"""Undo and redo from the fields of the window: each value that was typed is a step of its own."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QSlider, QTableView

from visualnet.training.control import StepUnit
from visualnet.ui.session.open_run import State

KEYS = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
REDO = [(KEYS.Key_Z, CTRL | SHIFT), (KEYS.Key_Y, CTRL)]


@pytest.fixture
def active(reused_desk):
    desk = reused_desk
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    return desk


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def type_text(text):
    press(KEYS.Key_A, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), text)


def entered(active, dock, name):
    """The field of that accessible name, with the focus in it."""
    active.open_dock(dock)
    fields = active.window.docks[dock].findChildren(QAbstractSpinBox)
    (field,) = [f for f in fields if f.accessibleName() == name]
    field.setFocus()
    active.wait(field.hasFocus)
    return field


def steps(active):
    stack = active.session.undo_stack
    return [stack.text(place) for place in range(stack.index())]


@pytest.mark.slow
@pytest.mark.parametrize("redo", REDO)
def test_undo_reaches_the_window_from_the_field_where_the_value_was_typed(active, redo):
    field = entered(active, "settingsDock", "Learning rate")
    type_text("0.05")
    press(KEYS.Key_Return)
    assert active.session.config.learning_rate == 0.05
    press(KEYS.Key_Z, CTRL)
    assert active.session.config.learning_rate == field.value() == 0.1
    press(*redo)
    assert active.session.config.learning_rate == field.value() == 0.05
    # With nothing to do again.
    press(*redo)
    assert field.text() == "0.05"


@pytest.mark.slow
@pytest.mark.parametrize("redo", REDO)
def test_what_is_being_typed_is_the_fields_own_to_undo(active, redo):
    field = entered(active, "settingsDock", "Learning rate")
    type_text("0.05")
    press(KEYS.Key_Return)
    type_text("0.2")
    press(KEYS.Key_Z, CTRL)
    assert field.text() != "0.2"
    assert active.session.config.learning_rate == 0.05
    press(*redo)
    assert field.text() == "0.2"
    for _ in range(9):
        if field.lineEdit().isUndoAvailable():
            press(KEYS.Key_Z, CTRL)
    assert field.text() == "0.05"
    press(KEYS.Key_Z, CTRL)
    assert active.session.config.learning_rate == 0.1
    assert field.text() == "0.1"


def test_undo_reaches_the_window_from_a_line_of_text(active):
    active.session.change(learning_rate=0.05)
    active.open_dock("experimentsDock")
    (line,) = active.window.docks["experimentsDock"].findChildren(QLineEdit, "variedValues")
    line.setFocus()
    active.wait(line.hasFocus)
    first = line.text()
    type_text("0.1")
    while line.text() != first:
        press(KEYS.Key_Z, CTRL)
        assert active.session.config.learning_rate == 0.05
    press(KEYS.Key_Z, CTRL)
    assert active.session.config.learning_rate == 0.1


@pytest.mark.slow
def test_undo_reaches_the_window_from_every_field(active):
    session = active.session
    session.change(learning_rate=0.05)
    tried = 0
    for name, dock in active.window.docks.items():
        active.open_dock(name)
        for line in dock.findChildren(QLineEdit):
            if not (line.isVisible() and line.isEnabled()):
                continue
            # What was typed before is no longer there to be undone or done again.
            line.setText(line.text())
            line.setFocus()
            press(KEYS.Key_Z, CTRL)
            assert session.config.learning_rate == 0.1, (name, QApplication.focusWidget())
            press(*REDO[tried % 2])
            assert session.config.learning_rate == 0.05, (name, QApplication.focusWidget())
            tried += 1
    assert tried > 20


@pytest.mark.slow
def test_undo_reaches_the_window_from_a_name_that_is_edited(active):
    active.train(1)
    active.session.change(learning_rate=0.05)
    active.open_dock("runsDock")
    table = active.window.docks["runsDock"].findChild(QTableView, "runsTable")
    model = table.model()
    active.wait(model.rowCount)
    places = [model.index(0, column) for column in range(model.columnCount())]
    place = next(p for p in places if p.flags() & Qt.ItemFlag.ItemIsEditable)
    table.setCurrentIndex(place)
    table.edit(place)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    name = line.text()
    type_text("other")
    while line.text() != name:
        press(KEYS.Key_Z, CTRL)
        assert active.session.config.learning_rate == 0.05
    press(KEYS.Key_Z, CTRL)
    assert active.session.config.learning_rate == 0.1


def test_each_value_that_is_typed_is_a_step(active):
    entered(active, "settingsDock", "Learning rate")
    for text in ("0.05", "0.01"):
        type_text(text)
        press(KEYS.Key_Return)
    # Steps of the arrows are another one, and all of them together.
    for _ in range(3):
        press(KEYS.Key_Up)
    type_text("0.5")
    press(KEYS.Key_Return)
    names = steps(active)
    assert names[:2] == ["learning rate 0.1 → 0.05", "learning rate 0.05 → 0.01"]
    assert len(names) == 4
    assert names[3].endswith("→ 0.5")


def test_training_between_two_changes_makes_them_two_steps(active):
    session = active.session
    session.change(learning_rate=0.05)
    session.step(StepUnit.BATCH)
    active.wait(lambda: session.state is State.PAUSED and session.network.parameters is not None)
    session.change(learning_rate=0.04)
    session.play()
    session.change(learning_rate=0.03)
    session.pause()
    session.change(learning_rate=0.02)
    assert steps(active) == [
        "learning rate 0.1 → 0.05",
        "learning rate 0.05 → 0.04",
        "learning rate 0.04 → 0.03",
        "learning rate 0.03 → 0.02",
    ]


def test_each_drag_of_a_slider_is_a_step(active):
    active.open_dock("augmentationDock")
    dock = active.window.docks["augmentationDock"]
    slider = next(s for s in dock.findChildren(QSlider) if s.isEnabled() and s.isVisible())
    middle, left = slider.height() // 2, Qt.MouseButton.LeftButton
    place = QPoint(6, middle)
    for ends in ((40, 60), (80, 90)):
        QTest.mousePress(slider, left, pos=place)
        for end in ends:
            place = QPoint(end, middle)
            QTest.mouseMove(slider, place)
        QTest.mouseRelease(slider, left, pos=place)
    assert slider.hasFocus()
    assert len(steps(active)) == 2
