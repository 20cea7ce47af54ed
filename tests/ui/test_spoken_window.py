"""What a screen reader hears of the main window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from tests.ui.listening import description, hiding_value, listener, role, told, without_name
from visualnet.ui.session.open_run import State
from visualnet.ui.training.toolbar import ControlBar

__all__ = ["listener"]

ROLES = QAccessible.Role
FIGURES = ("epoch", "step", "loss", "validation", "test")


@pytest.fixture
def desk(shared_desk):
    return shared_desk


def part(desk, name):
    return desk.window.findChild(QWidget, name)


def figures(desk):
    """What is told of the run, by caption."""
    bar = desk.window.findChild(ControlBar)
    return {name: told(label) for name, label in bar._figures.items()}


@pytest.mark.slow
def test_every_control_has_a_name_and_none_hides_its_value(desk, listener):
    assert without_name(desk.window) == []
    assert hiding_value(desk.window) == []


def test_the_digit_read_is_told(desk):
    assert told(part(desk, "predictionLabel")) == f"Read as: {desk.answer}"


def test_the_bars_are_a_list_of_all_classes(desk):
    bars = part(desk, "predictionBars")
    assert role(bars) == ROLES.List
    assert description(bars).startswith("3: ")
    assert all(f"{digit}: " in description(bars) for digit in range(10))


def test_what_the_network_sees_is_a_graphic(desk):
    seen = part(desk, "seenImage")
    assert role(seen) == ROLES.Graphic
    assert "28 × 28 pixels, ink in rows" in description(seen)


def test_the_pad_says_what_is_in_it_and_what_replaces_drawing(desk):
    assert role(desk.pad) == ROLES.Canvas
    text = description(desk.pad)
    assert text.startswith("1 stroke, read as 3, ")
    assert "Draw with a mouse" in text
    assert "use Test image" in text


def test_the_network_is_told_without_the_focus(desk):
    assert role(desk.canvas) == ROLES.Canvas
    assert description(desk.canvas) == (
        "input 28 × 28 pixels, hidden layer 1: 16 neurons, hidden layer 2: 16 neurons, "
        "output layer: 10 neurons. Reads 3. Arrow keys move from neuron to neuron, Enter "
        "opens the Inspector."
    )


def test_a_neuron_walked_to_is_told_at_once_and_its_connections(desk, listener):
    description(desk.canvas)
    desk.canvas.setFocus()
    QTest.keyClick(desk.canvas, Qt.Key.Key_Down)
    QTest.keyClick(desk.canvas, Qt.Key.Key_Down)
    text = description(desk.canvas)
    frame = desk.view.reading
    activation = frame.forward.activations[0][0, 1]
    assert text.startswith(f"hidden layer 1, neuron 2 of 16, activation {activation:.2f}".rstrip())
    assert "bias " in text
    assert "strongest from row " in text
    assert "strongest to neuron " in text
    assert listener.changed(desk.canvas) == ["Description"] * 2
    QTest.keyClick(desk.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert description(desk.canvas).startswith("hidden layer 2, neuron 2 of 16")
    assert "connection from hidden layer 1, neuron 2 of 16 to hidden layer 2, neuron 2 of 16" in (
        description(desk.canvas)
    )


def test_an_output_and_a_pixel_are_told(desk):
    desk.canvas.pointing.choose((3, 3))
    assert description(desk.canvas).startswith("output layer, class 3, output ")
    desk.canvas.pointing.choose((0, 29))
    assert description(desk.canvas).startswith("input, row 1 column 1, value 0.00; strongest to ")


def test_the_reading_is_announced_when_the_pen_rests(reused_desk, listener):
    desk = reused_desk
    desk.draw_seven()
    assert not listener.hears("7")
    desk.wait(lambda: listener.hears("7"))
    ((text, is_error),) = [each for each in listener.announcements if each[0][0] == "7"]
    assert text.endswith(" sure")
    assert not is_error
    assert told(part(desk, "predictionLabel")) == "Read as: 7"


@pytest.mark.slow
def test_a_reading_that_changes_is_told_by_the_second(build, listener):
    desk = build().show()
    labels = [label for label in desk.drawing.readout.findChildren(QLabel) if label.isVisible()]
    for label in labels:
        told(label)
    desk.draw_seven()
    desk.wait_at_rest()
    assert [listener.changed(label) for label in labels] == [[]] * len(labels)
    listener.pass_second()
    assert listener.changed(part(desk, "predictionLabel")) == ["Name"]


def test_an_empty_pad_is_announced(reused_desk, listener):
    desk = reused_desk
    desk.do("clearPadAction")
    desk.wait(lambda: listener.hears("The pad is empty."))


@pytest.mark.slow
def test_a_training_tells_its_figures_and_its_end(reused_desk, listener):
    desk = reused_desk
    desk.session.change(epochs=1)
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 20)
    shown = {name: desk.window.findChild(ControlBar)._figures[name].text() for name in FIGURES}
    assert figures(desk) == {name: f"{name}: {text}" for name, text in shown.items()}
    step, told_step = part(desk, "statusStep"), desk.step_shown()
    desk.wait(lambda: desk.step_shown() > told_step)
    # However often they changed, nothing was told but by the second.
    assert listener.changed(step) == []
    listener.pass_second()
    assert listener.changed(step) == ["Name"]
    desk.wait(lambda: desk.session.state is State.FINISHED)
    desk.wait_at_rest()
    desk.wait(lambda: listener.hears(f"Notice: {desk.notice}"))


def test_errors_interrupt(desk, listener):
    desk.application.context.say("Saved.")
    desk.application.context.say_error("It failed.")
    listener.pass_second()
    assert listener.announcements == [("Notice: Saved.", False), ("Error: It failed.", True)]
    assert {role(one) for one in desk.window.notices._notices} == {ROLES.AlertMessage}


def test_speed_and_status_bar_tell_their_values(desk):
    assert told(desk.window.status["network"]).startswith("Network: ")
    assert told(desk.window.status["data"]).startswith("Data: ")
    slider = desk.window.findChild(QSlider, "speedSlider")
    captions = [told(label) for label in slider.parentWidget().findChildren(QLabel)]
    assert "Speed: full speed" in captions
