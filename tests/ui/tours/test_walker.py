"""The checker's walk: what it finds wrong, and that a window is left as it was."""

from pathlib import Path

import pytest

from visualnet.tours.beginning import BEGINNING
from visualnet.tours.reading import lesson_of
from visualnet.training.control import StepUnit
from visualnet.ui.tours.advancing import is_settled
from visualnet.ui.tours.walker import LessonWalk, unlike

HEAD = 'title = "One"\nstart = {model = "digits-16x16", pad = "test:7"}\n'
TASK = '[[step]]\ndo = "Do."\nuntil = "inspected == hidden1.3"\nwalk = ["inspect hidden1.3"]\n'

WRONG = {
    "a model that is not there": (
        'title = "One"\nstart = {model = "away"}\n[[step]]\nsay = "x"\n',
        2,
        "cannot begin",
    ),
    "an image that is not there": (
        'title = "One"\nstart = {pad = "test:x"}\n[[step]]\nsay = "x"\n',
        2,
        "There is no test image",
    ),
    "a setting out of range": (
        'title = "One"\nstart = {settings = {learning_rate = -1}}\n[[step]]\nsay = "x"\n',
        2,
        "cannot begin",
    ),
    "a step that the run never comes to": (
        'title = "One"\nstart = {plane = "circle", settings = {epochs = 2}, at = 9999}\n'
        '[[step]]\nsay = "x"\n',
        2,
        "Training does not come to",
    ),
    "a check that lies": (HEAD + '[[step]]\nverify = "reading == 8"\n', 4, "not so"),
    "a number that lies": (
        HEAD + '[[step]]\nverify = "test_accuracy > 0.99"\n',
        4,
        "test_accuracy is 9",
    ),
    "done on arrival": (
        HEAD + TASK.replace("inspected == hidden1.3", "reading == 7"),
        5,
        "already on arrival",
    ),
    "not done by walking": (
        HEAD + TASK.replace("inspect hidden1.3", "inspect hidden1.4"),
        5,
        "not hold after walk",
    ),
    "an act that cannot be done": (
        HEAD + TASK.replace("inspect hidden1.3", "travel 500"),
        6,
        "no step 500",
    ),
    "a button that is off": (
        HEAD + TASK.replace("inspect hidden1.3", "click button:goOnFromHere"),
        6,
        "cannot be pressed",
    ),
    "a part that the network has not": (
        HEAD + '[[step]]\nsay = "x"\nshow = "hidden3.1"\n',
        3,
        "hidden3.1 cannot be seen",
    ),
    "an answer that the network has not": (
        HEAD + '[[step]]\nask = "Which?"\nanswer = "hidden1.17"\n',
        3,
        "no hidden1.17",
    ),
    "a curve that nothing is compared with": (
        'title = "One"\nstart = {plane = "circle", seed = 0}\n'
        '[[step]]\nask = "How?"\ndraw = "loss"\n',
        3,
        "no run to compare",
    ),
    "a fact that is never set": (
        HEAD + '[[step]]\nsay = "It lost {loss_before}."\n',
        3,
        "loss_before is not known",
    ),
}


@pytest.fixture
def walk(desk, monkeypatch):
    """Walks a lesson; nothing that is not there is waited for."""
    monkeypatch.setattr("visualnet.ui.tours.walker._SOON", 0.5)

    def act(text):
        lesson = lesson_of(Path("one.toml"), text)
        walked = LessonWalk(desk.application.context, lesson, _waiting(desk))
        walked.walk()
        return walked

    return act


def _waiting(desk):
    def wait(condition, seconds):
        for _ in range(max(2, round(seconds * 200))):
            if condition():
                return True
            desk.qtbot.wait(5)
        return condition()

    return wait


@pytest.mark.slow
@pytest.mark.parametrize("name", WRONG)
def test_what_a_walk_finds_wrong_has_its_line_and_a_cure(walk, name):
    text, line, what = WRONG[name]
    problems = walk(text).problems
    told = [str(each.sentence) for each in problems]
    assert any(each.line == line and what in str(each.what) for each in problems), told
    assert all(each.cure for each in problems)


def test_a_sound_lesson_walks_twice_alike_and_leaves_all_as_it_was(desk, walk):
    session, context = desk.session, desk.application.context
    run, content = session.run, context.pad.content
    layout = desk.window.current_layout()
    first, second = walk(BEGINNING), walk(BEGINNING)
    assert not first.problems
    assert first.transcript
    assert first.transcript == second.transcript
    assert session.run is run
    assert context.pad.content is content
    assert desk.window.current_layout() == layout


@pytest.mark.slow
def test_a_lesson_begins_at_a_past_step(desk, walk):
    before = desk.session.run, desk.application.preferences.has_timeline
    text = (
        'title = "One"\nstart = {plane = "circle", seed = 0, at = 30}\n[[step]]\n'
        'verify = "looking_back == yes and shown_step == 30 and step > 30 and epoch >= 1"\n'
        '[[step]]\nsay = "Step {shown_step}."\nshow = "strip"\n'
    )
    walked = walk(text)
    assert not [str(each.sentence) for each in walked.problems]
    assert (5, "shown_step: 30") in walked.transcript
    assert (desk.session.run, desk.application.preferences.has_timeline) == before


@pytest.mark.slow
def test_a_state_that_is_published_again_keeps_nobody_waiting(desk):
    """As Step through does, somebody asks where a run stands that stands still."""
    session = desk.session
    session.step(StepUnit.BATCH)
    desk.wait(lambda: is_settled(session) and not session.clock.is_active)
    session.run.ask_checkpoint().result(60)
    desk.wait(lambda: session.run.thread.control.is_settled)
    assert not session.clock.is_active
    assert not session.run.thread.outbox.is_empty
    assert is_settled(session)


def test_walks_that_differ_are_told():
    lesson = lesson_of(Path("one.toml"), BEGINNING)
    assert not unlike(lesson, [(3, "a: 1")], [(3, "a: 1")])
    problem = unlike(lesson, [(3, "a: 1")], [(3, "a: 2")])[0]
    assert problem.line == 3
    assert "a: 1, then a: 2" in str(problem.what)
