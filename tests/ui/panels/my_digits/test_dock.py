"""Teaching by drawing, in the whole window: kept, listed, learnt, gone back from."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from visualnet.data.drawing.labelled_strokes import LabelledDrawing
from visualnet.data.drawing.my_digits import add_drawings, my_digits_path, read_my_digits
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.training.evaluation import evaluate
from visualnet.training.teaching import lesson_report as teaching
from visualnet.ui.demo.demo import seven
from visualnet.ui.session.open_run import State
from visualnet.ui.widgets.image_grid import ImageGrid


def drawing(label="7", shift=0.0):
    strokes = tuple(tuple((x + shift, y) for x, y in stroke) for stroke in seven(200))
    return LabelledDrawing(StrokeDrawing(strokes, 200, 200), label)


def kept():
    return read_my_digits(my_digits_path()).drawings


def teach(desk, key):
    QTest.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    strip = desk.window.findChild(QWidget, "teachStrip")
    desk.wait(strip.isVisible)
    desk.wait(lambda: QApplication.focusWidget() is strip)
    QTest.keyClick(strip, key)


class Digits:
    """The dock of my digits, and a hand on it."""

    def __init__(self, desk):
        self.desk = desk
        self.panel = desk.open_dock("myDigitsDock")
        self.grid = self.panel.findChild(ImageGrid)

    @property
    def captions(self):
        return list(self.grid._captions)

    def wait_for(self, count):
        self.desk.wait(lambda: len(self.captions) == count)

    def button(self, name):
        return self.panel.findChild(QPushButton, name)

    def press(self, name):
        self.desk.press(self.panel, name)

    def figure(self, name):
        return self.panel.findChild(QLabel, name).text()

    def choose(self, number):
        place = self.grid.tile_rect(number).center()
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def learn(self):
        """Give a lesson, to its end."""
        self.press("learnMyDigits")
        self.desk.wait(lambda: self.desk.session.lesson is not None)
        self.desk.wait(lambda: self.desk.session.state is State.FINISHED)
        tested = self.desk.session.log.latest_test_accuracy
        self.desk.wait(lambda: self.figure("testAfter") == f"{tested * 100:.2f}\u202f%")


@pytest.fixture
def quick(monkeypatch):
    """Lessons of a moment."""
    monkeypatch.setattr(teaching, "REPLAYED", 1000)
    monkeypatch.setattr(teaching, "_FEWEST_STEPS", 40)


@pytest.fixture
def digits(desk, quick):
    """Three drawings are kept, one of them under a label that the network does not answer."""
    labels = ("7", "1", "7")
    drawings = [drawing(label, 3.0 * k) for k, label in enumerate(labels)]
    add_drawings(my_digits_path(), drawings)
    digits = Digits(desk)
    digits.wait_for(3)
    return digits


@pytest.mark.slow
def test_one_key_gives_the_true_label(desk):
    desk.do("clearPadAction")
    desk.draw_seven()
    assert kept() == ()
    teach(desk, "1")
    desk.wait(lambda: len(kept()) == 1)
    assert kept()[0].label == "1"
    assert len(kept()[0].drawing.strokes) == len(desk.pad_state.content.strokes)
    desk.wait(desk.window.docks["myDigitsDock"].isVisible)
    assert desk.notice.startswith("Saved as a 1.")
    digits = Digits(desk)
    digits.wait_for(1)
    desk.wait(lambda: digits.captions == ["1 ≠ 7"])
    assert QApplication.focusWidget() is desk.pad
    desk.do("undoAction")
    desk.wait(lambda: kept() == ())
    digits.wait_for(0)
    desk.do("redoAction")
    digits.wait_for(1)


@pytest.mark.slow
def test_nothing_is_taught_without_a_drawing(desk):
    for name in (None, "clearPadAction", "testImageAction"):
        if name:
            desk.do(name)
        desk.do("teachAction")
        assert desk.notice.startswith("Draw a digit first")
        strip = desk.window.findChild(QWidget, "teachStrip")
        assert not strip.isVisible()


@pytest.mark.slow
def test_escape_teaches_nothing(own_desk):
    desk = own_desk
    desk.draw_seven()
    teach(desk, Qt.Key.Key_Escape)
    strip = desk.window.findChild(QWidget, "teachStrip")
    desk.wait(lambda: not strip.isVisible())
    desk.application.pad.teaching.close()
    assert kept() == ()


@pytest.mark.slow
def test_the_same_drawing_is_not_kept_twice(desk):
    desk.do("clearPadAction")
    desk.draw_seven()
    teach(desk, "7")
    desk.wait(lambda: desk.notice.startswith("Saved as"))
    teach(desk, "7")
    desk.wait(lambda: desk.notice == "This drawing is already in My digits.")
    assert len(kept()) == 1


def test_they_are_listed_with_what_the_network_reads(digits):
    digits.desk.wait(lambda: sorted(digits.captions) == ["1 ≠ 7", "7", "7"])
    note = digits.figure("myDigitsNote")
    assert note == "2 of 3 drawings are read correctly"


def test_a_click_puts_one_into_the_pad(digits):
    digits.choose(0)
    digits.desk.wait(lambda: digits.desk.answer == "7")
    assert digits.desk.pad_state.content.strokes == kept()[-1].drawing.strokes


@pytest.mark.slow
def test_delete_takes_one_out_and_undo_brings_it_back(digits):
    before = kept()
    digits.choose(1)
    QTest.keyClick(digits.grid, Qt.Key.Key_Delete)
    digits.wait_for(2)
    assert kept() == (before[0], before[2])
    digits.desk.do("undoAction")
    digits.wait_for(3)
    assert kept() == before
    digits.press("deleteMyDigit")
    digits.wait_for(2)


@pytest.mark.slow
def test_a_lesson_teaches_and_one_click_goes_back(digits):
    desk, session = digits.desk, digits.desk.session
    before, config = desk.parameters().copy(), session.config
    test = session.dataset.test
    known = 100 * evaluate(session.network, test.images, test.labels).accuracy
    digits.learn()
    assert not np.array_equal(desk.parameters(), before)
    assert session.dataset.title == "MNIST handwritten digits"
    assert "and My digits" in desk.text("statusData")
    assert digits.figure("taughtBefore") == "66.7\u202f%"
    assert digits.figure("testBefore") == f"{known:.2f}\u202f%"
    points = float(digits.figure("testPoints").replace("−", "-"))
    after = float(digits.figure("testAfter").rstrip("\u202f%"))
    assert points == pytest.approx(after - known, abs=0.011)
    taught = desk.parameters().copy()
    digits.press("returnFromLesson")
    assert np.array_equal(desk.parameters(), before)
    assert session.config == config
    assert not digits.button("returnFromLesson").isEnabled()
    desk.do("undoAction")
    assert np.array_equal(desk.parameters(), taught)
    desk.do("undoAction")
    assert np.array_equal(desk.parameters(), before)


@pytest.mark.slow
def test_a_lesson_can_be_stopped(digits, monkeypatch):
    monkeypatch.setattr(teaching, "_EPOCHS", 10_000)
    desk = digits.desk
    digits.press("learnMyDigits")
    button = digits.button("learnMyDigits")
    desk.wait(lambda: button.text() == "Stop learning")
    desk.wait(lambda: desk.step_shown() > 0)
    digits.press("learnMyDigits")
    desk.wait(lambda: desk.session.state is State.FINISHED)
    desk.wait(lambda: button.text() == "Learn")
    desk.wait(lambda: digits.figure("testAfter") != "–")
    assert digits.button("returnFromLesson").isEnabled()


@pytest.mark.slow
def test_new_weights_after_a_lesson_learn_what_was_learnt_before_it(digits):
    config = digits.desk.session.config
    digits.learn()
    digits.desk.do("newWeightsAction")
    session = digits.desk.session
    assert session.lesson is None
    assert session.trainer.dataset is session.dataset
    assert session.config == config.changed(seed=config.seed + 1)
    assert not digits.button("returnFromLesson").isEnabled()


@pytest.mark.slow
def test_a_second_lesson_comes_from_the_same_old_examples(digits):
    base = digits.desk.session.dataset
    digits.learn()
    first = digits.desk.session.run_id
    digits.press("learnMyDigits")
    digits.desk.wait(lambda: digits.desk.session.run_id != first)
    digits.desk.wait(lambda: digits.desk.session.state is State.FINISHED)
    assert digits.desk.session.lesson.base is base


@pytest.mark.slow
def test_a_lesson_before_the_last_keeps_what_it_taught_but_not_its_images(digits):
    desk, session = digits.desk, digits.desk.session
    config = session.config
    digits.learn()
    first, learnt = session.run_id, desk.parameters().copy()
    digits.press("learnMyDigits")
    desk.wait(lambda: session.run_id != first)
    desk.wait(lambda: session.state is State.FINISHED)
    desk.do("undoAction")
    assert session.run_id == first
    assert np.array_equal(desk.parameters(), learnt)
    assert session.lesson is None
    assert session.trainer.dataset is session.dataset
    assert session.config == config
    assert session.state is State.FINISHED
    desk.do("clearPadAction")
    desk.wait_at_rest()
    desk.train(20)


def test_drawings_come_and_go_as_files(digits, tmp_path):
    desk = digits.desk
    digits.press("exportMyDigits")
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "out.strokes.jsonl"))
    dialog.close()
    path = tmp_path / "out.strokes.jsonl"
    desk.wait(path.exists)
    assert [json.loads(line)["label"] for line in path.read_text().splitlines()] == ["7", "1", "7"]
    new = tmp_path / "new.strokes.jsonl"
    line = json.loads(path.read_text().splitlines()[0]) | {"label": 4}
    new.write_text(path.read_text() + json.dumps(line) + "\n")
    digits.press("importMyDigits")
    dialog = next(d for d in desk.window.findChildren(QFileDialog) if d.isVisible())
    dialog.fileSelected.emit(str(new))
    dialog.close()
    digits.wait_for(4)
    assert desk.notice == "Imported 1 drawing; 3 were already there."
    desk.do("undoAction")
    digits.wait_for(3)


def test_a_foreign_file_without_labels_is_refused_in_a_sentence(digits, tmp_path):
    path = tmp_path / "theirs.strokes.jsonl"
    path.write_text('{"strokes": [[[1, 2]]], "width": 9, "height": 9}')
    digits.press("importMyDigits")
    (dialog,) = digits.desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    digits.desk.wait(lambda: '"label" is missing' in digits.desk.notice)
    assert len(kept()) == 3


def test_a_damaged_line_is_told_of_and_kept(desk):
    add_drawings(my_digits_path(), [drawing()])
    path = my_digits_path()
    path.write_bytes(path.read_bytes() + b"damage\n")
    digits = Digits(desk)
    digits.wait_for(1)
    assert desk.notice.startswith("Line 2 of")
    digits.press("deleteMyDigit")
    digits.wait_for(0)
    assert path.read_bytes() == b"damage\n"


def test_what_another_window_taught_is_seen_when_looked_at(digits):
    add_drawings(my_digits_path(), [drawing("3", 20)])
    digits.desk.window.docks["myDigitsDock"].hide()
    digits.desk.open_dock("myDigitsDock")
    digits.wait_for(4)


def test_without_drawings_there_is_nothing_to_learn(desk):
    digits = Digits(desk)
    digits.desk.wait(lambda: "press Teach" in digits.figure("myDigitsNote"))
    for name in ("learnMyDigits", "returnFromLesson", "deleteMyDigit", "exportMyDigits"):
        assert not digits.button(name).isEnabled()
    assert not Path(my_digits_path()).exists()
