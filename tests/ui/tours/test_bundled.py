"""The bundled lessons: each is walked by the checker, and taken by a robot with mouse and keys."""

import pytest

from tests.ui.tours.robot import Robot
from visualnet.tours.class_sheet import class_sheet
from visualnet.tours.files import bundled_lessons
from visualnet.tours.lesson import Question, Task
from visualnet.tours.reading import read_lesson
from visualnet.ui.session.open_run import State

NAMES = [path.stem for path in bundled_lessons()]


def lesson_named(name):
    return read_lesson(next(path for path in bundled_lessons() if path.stem == name))


@pytest.fixture(autouse=True)
def _time_flies(monkeypatch):
    """Hints, and *Do it for me*, are there at once."""

    class Clock:
        def start(self):
            pass

        def elapsed(self):
            return 3_600_000

    monkeypatch.setattr("visualnet.ui.tours.course.QElapsedTimer", Clock)


def test_there_are_ten():
    assert len(NAMES) == 10


@pytest.mark.parametrize("name", NAMES)
def test_each_asks_before_it_tells_and_can_be_done_by_itself(name):
    lesson = lesson_named(name)
    assert any(isinstance(step, Question) for step in lesson.steps)
    for step in lesson.steps:
        if isinstance(step, Task):
            assert step.seconds is not None
            assert step.reveal


@pytest.mark.parametrize("name", NAMES)
def test_a_class_sheet_has_each_question_and_no_answer(name):
    lesson = lesson_named(name)
    page = class_sheet(lesson)
    assert page.count("<section>") == len(lesson.shown_steps)
    assert "{" not in page.split("</style>")[1]
    assert "<script" not in page
    for step in lesson.steps:
        told = step.reveal if isinstance(step, Task) else getattr(step, "why", "")
        assert not told or told not in page


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_each_is_true(name, desk, monkeypatch):
    """The checker walks it; a number that is not so any more is told here."""
    from visualnet.ui.demo.scripted_window import wait_until
    from visualnet.ui.tours.walker import LessonWalk

    walk = LessonWalk(desk.application.context, lesson_named(name), wait_until)
    walk.walk()
    assert not [str(each.sentence) for each in walk.problems]


def take(desk, name):
    robot, lesson = Robot(desk), lesson_named(name)
    seen = robot.take(lesson.title)
    assert sorted({number for number, _words in seen}) == list(range(len(lesson.shown_steps)))
    for _number, words in seen:
        assert "{" not in "".join(words)
    assert not robot.player.is_on


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_robot_finishes_each_in_a_small_window(name, build):
    desk = build().show(1024, 600)
    run = desk.session.run
    take(desk, name)
    assert desk.session.run is run
    assert (desk.window.width(), desk.window.height()) == (1024, 600)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_robot_finishes_each_with_all_panels_closed_and_while_training(name, desk):
    run = desk.session.run
    desk.session.play()
    desk.wait(lambda: desk.session.shown_step > 0)
    for dock in desk.window.docks.values():
        dock.hide()
    take(desk, name)
    assert desk.session.run is run
    desk.wait(lambda: desk.session.state is State.RUNNING)
    desk.session.pause()
