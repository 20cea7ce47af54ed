"""Under the picture's input stands what it is, and while single examples are learnt, a switch."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from visualnet.ui.session.frame import ProbeSource


class Note:
    """The words and the switch under the input, and a hand on it."""

    def __init__(self, desk):
        self.desk = desk
        self.widget = desk.window.findChild(QWidget, "inputNote")

    @property
    def words(self):
        """What stands there, empty where nothing does."""
        return self.widget.findChild(QLabel, "inputWords").text() if self.is_seen else ""

    @property
    def is_seen(self):
        return self.widget.isVisible()

    def button(self, name):
        return self.widget.findChild(QToolButton, name)

    @property
    def has_switch(self):
        return self.button("showDrawing").isVisible()

    @property
    def source(self):
        return self.desk.canvas.frame.probe.source

    def choose(self, name):
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.desk.wait_at_rest()
        self.desk.wait_for_picture()

    def step(self, times=1):
        for _ in range(times):
            shown = []
            self.desk.canvas.frame_shown.connect(shown.append)
            self.desk.do("stepAction")
            self.desk.wait_at_rest()
            newest = self.desk.canvas.frame
            self.desk.wait(lambda shown=shown, newest=newest: newest in shown)
            self.desk.canvas.frame_shown.disconnect(shown.append)


@pytest.fixture
def note(desk):
    desk.wait_for_picture()
    desk.do("newWeightsAction")
    desk.session.change(batch_size=4)
    desk.action("exampleStepAction").trigger()
    desk.wait_at_rest()
    return Note(desk)


@pytest.mark.slow
def test_it_tells_which_example_of_the_batch_is_shown_and_when_the_weights_change(note, mnist):
    assert not note.is_seen
    place = note.desk.canvas.geometry()
    for number in (1, 2, 3):
        note.step()
        label = mnist.classes[note.desk.canvas.frame.probe.label]
        assert note.words == f"example {number} of 4 · label {label}"
    note.step()
    assert note.words.startswith("example 4 of 4 · label ")
    assert note.words.endswith(" · weights updated")
    assert note.desk.step_shown() == 1
    assert note.desk.canvas.geometry() == place


@pytest.mark.slow
def test_the_switch_shows_the_drawing_until_it_is_changed(note):
    assert not note.has_switch
    note.step()
    assert note.button("showExample").isChecked()
    note.choose("showDrawing")
    assert note.source is ProbeSource.DRAWING
    note.desk.wait(lambda: note.words == "learning example 1 of 4")
    note.step()
    assert note.source is ProbeSource.DRAWING
    assert note.words == "learning example 2 of 4"
    assert note.button("showDrawing").isChecked()
    note.choose("showExample")
    assert note.source is ProbeSource.TRAINING
    assert note.button("showExample").isChecked()
    note.desk.wait(lambda: note.words.startswith("example 2 of 4 · label "))


@pytest.mark.slow
def test_an_empty_pad_has_nothing_to_switch_to(note):
    note.step()
    note.choose("showDrawing")
    note.desk.do("clearPadAction")
    note.desk.wait_at_rest()
    note.desk.wait(lambda: not note.button("showDrawing").isEnabled())
    assert note.source is ProbeSource.TRAINING
    assert note.button("showExample").isChecked()


@pytest.mark.slow
def test_it_goes_with_the_first_whole_batch(note):
    note.step()
    note.desk.action("batchStepAction").trigger()
    note.step()
    note.desk.wait(lambda: not note.is_seen)
    assert note.source is ProbeSource.DRAWING


@pytest.mark.slow
def test_the_switch_is_reached_by_keys_and_named_by_its_words(note):
    note.step()
    for name in ("showDrawing", "showExample"):
        button = note.button(name)
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.accessibleName().startswith(button.text())
        assert 0 < len(button.toolTip().split()) <= 12
    note.button("showDrawing").setFocus()
    QTest.keyClick(note.button("showDrawing"), Qt.Key.Key_Space)
    note.desk.wait_at_rest()
    assert note.source is ProbeSource.DRAWING


def test_a_wheel_on_its_words_means_the_picture(note):
    note.step()
    label, canvas = note.widget.findChild(QLabel, "inputWords"), note.desk.canvas
    before = canvas.place_of((1, 0))
    place = label.mapTo(note.desk.window, label.rect().center())
    QTest.wheelEvent(note.desk.window.windowHandle(), QPointF(place), QPoint(0, 120))
    note.desk.wait(lambda: canvas.place_of((1, 0)) != before)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1024, 600), (1366, 768)])
def test_it_leaves_the_neurons_free_and_is_whole(note, size):
    note.desk.window.resize(*size)
    note.step(4)
    note.desk.wait_at_rest()
    assert note.widget.geometry().right() < note.desk.canvas.rooms.at_input[1].right()
    buttons = [note.button("showDrawing"), note.button("showExample")]
    label = note.widget.findChild(QLabel, "inputWords")
    for part in (*buttons, label):
        corner = part.mapTo(note.widget, QPoint())
        assert note.widget.rect().contains(part.rect().translated(corner))
        assert part.height() >= part.sizeHint().height() or part is label
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.slow
def test_an_older_picture_that_comes_late_does_not_bring_its_input_back(note):
    note.step()
    drawn, example = note.desk.canvas._item._input, note.desk.canvas.frame.probe.image
    drawing = note.desk.pad_state.image()
    note.choose("showDrawing")
    older = note.desk.canvas.frame
    note.choose("showExample")
    words = note.words
    assert drawn._pixels is example
    note.desk.canvas._item.show_frame(older, None)
    note.desk.canvas.frame_shown.emit(older)
    assert drawn._pixels is example
    assert note.words == words
    note.desk.action("batchStepAction").trigger()
    note.step()
    assert drawn._pixels is drawing
