"""The panel of lessons: its list, its buttons, sheets and results."""

import csv

import pytest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton

from visualnet.tours.guide import guide_text
from visualnet.tours.reading import read_lesson
from visualnet.tours.results import Results
from visualnet.tours.vocabulary import ACTS, BUTTONS, FACTS, PANELS


@pytest.fixture
def panel(desk):
    shown = desk.open_dock("lessonsDock")
    listed = shown.findChild(QListWidget, "lessonList")
    desk.wait(lambda: listed.count() == 10)
    return shown


def button(panel, name):
    return panel.findChild(QPushButton, name)


def test_the_list_tells_minutes_and_what_comes_before(panel):
    listed = panel.findChild(QListWidget, "lessonList")
    lines = [listed.item(row).text() for row in range(10)]
    assert lines[0] == "Pixels to a guess · 5 min"
    assert lines[5] == "Why hidden layers · 8 min"
    listed.setCurrentRow(1)
    assert button(panel, "lessonStart").isEnabled()
    assert panel._needs.text() == "Before it: Pixels to a guess"
    assert not button(panel, "lessonResults").isEnabled()


def test_results_are_kept_shown_and_exported(desk, panel):
    records = desk.application.tours.records
    lesson = _lesson(panel)
    panel.findChild(QListWidget, "lessonList").setCurrentRow(0)
    records.note_step(lesson, 2)
    records.note_answer(lesson, 1, 1, False)
    desk.application.tours._keep()
    listed = panel.findChild(QListWidget, "lessonList")
    desk.wait(lambda: "step 3 of" in listed.item(0).text())
    assert button(panel, "lessonStart").text() == "Go on"
    kept = records.results._path
    desk.wait(kept.exists)
    again = Results(kept)
    assert again.by_lesson == records.results.by_lesson
    rows = list(csv.reader(again.as_table().splitlines()))
    assert rows[0][0] == "lesson"
    assert rows[2][2:6] == ["2", lesson.shown_steps[1].ask, "0", "no"]
    button(panel, "lessonForget").click()
    desk.wait(lambda: "step" not in listed.item(0).text())
    desk.wait(lambda: not Results(kept).by_lesson)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 5}', '{"a": {"step": "x"}}', "[" * 9000])
def test_a_damaged_file_of_results_is_none(tmp_path, content):
    path = tmp_path / "lessons.json"
    path.write_text(content)
    assert not Results(path).by_lesson


def test_the_guide_names_all_that_a_lesson_may(desk, panel):
    button(panel, "lessonWrite").click()
    shown = desk.window.findChild(QPlainTextEdit, "lessonGuideText")
    text = shown.toPlainText()
    assert text == guide_text()
    assert all(word in text for word in (*FACTS, *ACTS, *BUTTONS, *PANELS))
    shown.window().close()


def _lesson(panel):
    return read_lesson(panel._entries[0].path)
