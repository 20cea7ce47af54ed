"""Practice in the whole window: asked, drawn, counted; any classes."""

import dataclasses

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QScrollArea

from visualnet.data.drawing.my_digits import my_digits_path, read_my_digits
from visualnet.training.teaching.practice import Practice
from visualnet.ui.panels.practice.dock import PAUSE_MS
from visualnet.ui.panels.practice.panel import PracticePanel
from visualnet.ui.panels.practice.score_columns import ScoreColumns


class Coach:
    """The dock of practice, and a hand on it."""

    def __init__(self, desk):
        self.desk = desk
        self.panel = desk.open_dock("practiceDock")
        self.dock = desk.application.panels._filled["practice"]

    def text(self, name):
        return self.panel.findChild(QLabel, name).text()

    def press(self, name):
        self.desk.press(self.panel, name)

    def is_enabled(self, name):
        return self.panel.findChild(QPushButton, name).isEnabled()

    def ask_for(self, number):
        """Skip until a class is asked for."""
        for _ in range(2 * len(self.dock._practice.classes)):
            if self.dock._practice.asked == number:
                return
            QTest.keySequence(self.desk.window, QKeySequence("F9"))
        raise AssertionError(f"{number} is never asked for")

    def draw_seven(self):
        self.desk.draw_seven()
        self.desk.wait(lambda: self.desk.answer == "7")


@pytest.fixture
def coach(desk):
    coach = Coach(desk)
    coach.panel.findChild(QCheckBox, "practiceAutomatic").setChecked(False)
    assert (coach.text("practiceAsked"), coach.text("practiceTotal")) == ("–", "Nothing drawn yet")
    yield coach
    if coach.dock._is_going:
        coach.press("practiceBegin")
    coach.dock._misread = None
    coach.dock._set_practice(Practice(tuple(desk.session.classes)))
    coach.dock._pause.setInterval(PAUSE_MS)
    desk.wait_at_rest()


@pytest.mark.slow
def test_it_asks_reads_and_counts(coach):
    assert coach.text("practiceAsked") == "–"
    assert not coach.is_enabled("practiceDone")
    coach.press("practiceBegin")
    assert coach.desk.pad_state.content.is_empty
    coach.ask_for(7)
    assert coach.text("practiceAsked") == "7"
    coach.draw_seven()
    QTest.keySequence(coach.desk.window, QKeySequence("F8"))
    assert "correct" in coach.text("practiceLast")
    assert coach.text("practiceTotal") == "1 of 1 read correctly, 100\u202f%"
    assert coach.text("practiceAsked") != "7"
    assert coach.desk.pad_state.content.is_empty
    assert not coach.is_enabled("practiceTeach")
    coach.press("practiceBegin")
    assert coach.text("practiceAsked") == "–"
    assert coach.text("practiceTotal") == "1 of 1 read correctly, 100\u202f%"


@pytest.mark.slow
def test_a_misread_drawing_can_be_taught(coach):
    coach.press("practiceBegin")
    coach.ask_for(2)
    coach.draw_seven()
    coach.press("practiceDone")
    assert coach.text("practiceLast").startswith("Read as 7")
    assert coach.text("practiceLast").endswith("it should have been 2.")
    assert coach.text("practiceTotal") == "0 of 1 read correctly, 0\u202f%"
    coach.press("practiceTeach")
    coach.desk.wait(lambda: len(read_my_digits(my_digits_path()).drawings) == 1)
    assert read_my_digits(my_digits_path()).drawings[0].label == "2"
    assert not coach.is_enabled("practiceTeach")
    assert coach.desk.window.docks["practiceDock"].isVisible()


@pytest.mark.slow
def test_an_empty_pad_is_not_counted(coach):
    coach.press("practiceBegin")
    coach.desk.wait_at_rest()
    coach.press("practiceDone")
    assert coach.text("practiceLast") == "Draw it in the pad first."
    assert coach.text("practiceTotal") == "Nothing drawn yet"


@pytest.mark.slow
def test_a_drawing_counts_by_itself_after_a_pause_but_not_within_a_stroke(coach):
    coach.panel.findChild(QCheckBox, "practiceAutomatic").setChecked(True)
    coach.dock._pause.setInterval(1)
    coach.press("practiceBegin")
    coach.ask_for(7)
    end = coach.desk.draw_seven(lift=False)
    coach.desk.wait(lambda: coach.desk.answer == "7")
    assert not coach.dock._pause.isActive()
    coach.desk.lift_pen(*end)
    coach.desk.wait(lambda: coach.text("practiceTotal").startswith("1 of 1"))


@pytest.mark.slow
def test_the_score_can_be_reset_and_that_undone(coach):
    coach.press("practiceBegin")
    coach.ask_for(7)
    coach.draw_seven()
    coach.press("practiceDone")
    coach.press("practiceReset")
    assert coach.text("practiceTotal") == "Nothing drawn yet"
    coach.desk.do("undoAction")
    assert coach.text("practiceTotal").startswith("1 of 1")


@pytest.mark.slow
def test_it_follows_the_classes_of_the_network(coach):
    session = coach.desk.session
    letters = tuple("abcdefghij")
    coach.press("practiceBegin")
    session.apply(session.config, dataclasses.replace(session.dataset, classes=letters))
    assert coach.text("practiceAsked") == "–"
    coach.press("practiceBegin")
    assert coach.text("practiceAsked") in letters
    assert isinstance(coach.dock._practice, Practice)
    assert coach.dock._practice.classes == letters


@pytest.mark.slow
def test_an_empty_pad_reads_nothing_though_a_training_has_an_example(coach):
    desk = coach.desk
    desk.action("batchStepAction").trigger()
    desk.do("stepAction")
    desk.do("clearPadAction")
    desk.wait_at_rest()
    assert desk.answer
    coach.press("practiceBegin")
    desk.wait_at_rest()
    assert desk.answer == ""
    coach.ask_for(7)
    coach.draw_seven()
    coach.press("practiceDone")
    assert "correct" in coach.text("practiceLast")
    desk.wait_at_rest()
    assert desk.answer == ""
    coach.press("practiceBegin")
    desk.wait(lambda: bool(desk.answer))


@pytest.mark.slow
def test_a_drawing_is_counted_while_single_examples_are_learnt(coach):
    desk = coach.desk
    coach.press("practiceBegin")
    coach.ask_for(7)
    coach.draw_seven()
    desk.action("exampleStepAction").trigger()
    desk.do("stepAction")
    desk.wait_at_rest()
    coach.press("practiceDone")
    assert coach.text("practiceTotal").startswith("1 of 1")


def test_the_class_asked_for_is_told_by_more_than_a_colour(qtbot):
    columns = ScoreColumns()
    qtbot.addWidget(columns)
    columns.resize(330, columns.heightForWidth(330))
    columns.show()
    qtbot.waitExposed(columns)
    nothing = [0] * 10
    columns.show_score("0123456789", nothing, nothing, 3)
    assert [n for n in range(10) if "draw it now" in columns.part_words(n)] == [3]
    box = columns.column_rect(3)
    image = columns.grab().toImage()
    line = {image.pixel(x, box.bottom() - 3) for x in range(box.left() + 6, box.right() - 6)}
    beside = columns.column_rect(4)
    empty = {
        image.pixel(x, beside.bottom() - 3) for x in range(beside.left() + 6, beside.right() - 6)
    }
    assert len(line) == 1
    assert not line & empty


def test_what_is_asked_is_in_sight_though_the_button_below_has_the_focus(qtbot):
    area, practice, panel = QScrollArea(), Practice(tuple("0123456789")), PracticePanel()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(panel)
    area.resize(300, 80)
    area.show()
    qtbot.waitExposed(area)
    asked, bar = panel.findChild(QLabel, "practiceAsked"), area.verticalScrollBar()
    panel.show_practice(practice, is_going=False, can_teach=False)
    for _ in range(2):
        bar.setValue(bar.maximum())
        assert asked.visibleRegion().isEmpty()
        panel.show_practice(practice, is_going=True, can_teach=False)
        qtbot.waitUntil(lambda: asked.visibleRegion().boundingRect() == asked.rect())
        practice.skip()


@pytest.mark.slow
def test_the_window_can_close_while_a_floating_panel_asks(own_desk):
    coach = Coach(own_desk)
    coach.desk.window.docks["practiceDock"].setFloating(True)
    coach.press("practiceBegin")
    # What is to be seen comes after: the window is closed and destroyed.
    assert coach.desk.window.docks["practiceDock"].isVisible()
