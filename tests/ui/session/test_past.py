"""Any step of a run can be shown again, and gone on from in a new run; the old one stays."""

import gc
import weakref

import numpy as np
import pytest

from visualnet.data.drawing.labelled_strokes import LabelledDrawing
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.errors import ShapeError
from visualnet.nn.edits import SetWeight
from visualnet.training.history import EvaluationRow
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.teaching.lesson_report import lesson_config, lesson_of
from visualnet.training.trainer import Trainer
from visualnet.ui.demo.demo import seven
from visualnet.ui.session.open_run import State
from visualnet.ui.session.past.steps import finder_of, forked_run

OPTIMIZERS = ("sgd", "nesterov", "rmsprop", "adam", "adamw")


def trained(desk, steps, **settings):
    desk.session.apply(desk.session.config.changed(**settings))
    desk.train(steps)
    desk.wait(lambda: desk.session.state is State.PAUSED)
    desk.session.run.leave()
    desk.session.run.settle()
    return desk.session.run


def trained_at_two_rates(desk, steps, more):
    """A run whose learning rate was doubled on its way, and the rate before."""
    run = trained(desk, steps)
    before = run.trainer.config.learning_rate
    desk.session.change(learning_rate=before * 2)
    desk.train(more)
    return run, before


def look_back(desk, step):
    past = finder_of(desk.session.run).find(step)
    desk.session.show_past(past)
    desk.wait_at_rest()
    return past


@pytest.fixture
def run(desk):
    return trained(desk, 700)


@pytest.mark.slow
def test_everything_shown_is_of_the_past_step(desk, run):
    straight = Trainer(run.trainer.config, run.trainer.dataset, run.trainer.network)
    np.copyto(straight.network.parameters, run.trainer.first_parameters)
    while straight.step < 345:
        straight.take_step()
    look_back(desk, 345)
    session = desk.session
    assert np.array_equal(session.network.parameters, straight.network.parameters)
    assert desk.step_shown() == 345
    assert session.shown_state == (345, 0)
    assert desk.canvas.frame.network.parameters is session.network.parameters
    assert desk.canvas.frame.progress.loss == pytest.approx(straight.snapshot().loss)
    assert desk.action("playAction").text() == "Go on from here"


@pytest.mark.slow
def test_now_comes_back_whole(desk, run):
    newest, step = run.snapshot.parameters, run.snapshot.step
    look_back(desk, 10)
    assert desk.session.is_unsaved
    desk.do("backToNowAction")
    desk.wait_at_rest()
    assert desk.session.past is None
    assert desk.session.network.parameters is newest
    assert desk.step_shown() == step
    assert not desk.action("backToNowAction").isEnabled()


@pytest.mark.slow
def test_training_goes_on_from_the_past_as_a_run_of_its_own(desk, run):
    newest = run.snapshot.parameters.copy()
    look_back(desk, 300)
    desk.do("goOnFromHereAction")
    desk.wait(lambda: desk.session.shown_step > 320)
    desk.session.pause()
    fork = desk.session.run
    assert fork is not run
    assert fork.parent == (run.trainer.run_id, 300)
    assert np.array_equal(run.snapshot.parameters, newest)
    assert [event.kind for event in run.trainer.history.moments.events] == ["fork"]
    desk.wait(lambda: desk.session.state is State.PAUSED)
    desk.do("undoAction")
    assert desk.session.run is run
    assert desk.session.past is None


@pytest.mark.slow
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_fork_with_the_same_settings_learns_the_same(desk, optimizer):
    run = trained(desk, 400, optimizer=optimizer, batch_size=16)
    past = finder_of(run).find(137)
    fork = forked_run(run, past, HistoryBudget())
    while fork.trainer.step < run.trainer.step:
        fork.trainer.take_step()
    assert np.array_equal(fork.trainer.network.parameters, run.trainer.network.parameters)
    rows, again = run.trainer.log.step_rows(), fork.trainer.log.step_rows()
    for name in ("step", "loss", "accuracy"):
        assert np.array_equal(rows[name], again[name])


@pytest.mark.slow
def test_a_setting_changed_in_the_past_is_of_a_new_run(desk, run):
    rate = run.trainer.config.learning_rate
    look_back(desk, 300)
    desk.session.change(learning_rate=rate / 2)
    assert desk.session.run is not run
    assert desk.session.shown_step == 300
    assert run.trainer.config.learning_rate == rate
    assert desk.session.config.learning_rate == rate / 2


@pytest.mark.slow
def test_a_weight_edited_in_the_past_is_of_a_new_run(desk, run):
    newest = run.snapshot.parameters.copy()
    look_back(desk, 300)
    desk.session.edit(SetWeight(1, 400, 3, 2.5))
    assert desk.session.run is not run
    assert desk.session.network.weights[0][400, 3] == 2.5
    assert np.array_equal(run.snapshot.parameters, newest)


def test_an_edit_that_cannot_be_made_begins_no_run(desk):
    run = trained(desk, 20)
    look_back(desk, 8)
    with pytest.raises(ShapeError):
        desk.session.edit(SetWeight(7, 0, 0, 1.0))
    assert desk.session.run is run
    assert desk.session.past.step == 8


@pytest.mark.slow
def test_the_settings_shown_are_those_of_the_step(desk):
    _run, before = trained_at_two_rates(desk, 100, 50)
    look_back(desk, 50)
    assert desk.session.config.learning_rate == before
    desk.session.return_to_now()
    assert desk.session.config.learning_rate == before * 2


@pytest.mark.slow
def test_what_is_undone_is_undone_of_now(desk, run):
    rate = run.trainer.config.learning_rate
    desk.session.change(learning_rate=rate * 2)
    look_back(desk, 50)
    desk.do("undoAction")
    assert desk.session.past is None
    assert desk.session.config.learning_rate == rate


@pytest.mark.slow
def test_another_project_lists_nothing_of_the_run_that_is_left(desk):
    run = trained(desk, 60)
    desk.session.change(learning_rate=0.01)
    desk.train(20)
    look_back(desk, 40)
    projects = desk.application.files.projects
    with desk.qtbot.waitSignal(projects.shown):
        projects.open_new()
    assert desk.session.run is not run
    assert desk.application.context.run_log.history.records == []


@pytest.mark.slow
def test_what_was_measured_before_an_edit_is_not_said_of_the_edited_weights(desk, run):
    log = run.trainer.log
    step = run.trainer.step
    log.append_evaluation(EvaluationRow(step, 0.5, 0.9, 0.3, 0.8, 0.4, 0.7, 0.5))
    desk.session.edit(SetWeight(1, 400, 3, 2.5))
    desk.train(30)
    look_back(desk, step)
    assert desk.session.run.tested_accuracy is None
    assert desk.session.run.measured().validated_step != step


def test_settings_that_are_as_they_were_then_change_nothing_now(desk):
    run, before = trained_at_two_rates(desk, 60, 20)
    look_back(desk, 40)
    desk.session.change(learning_rate=before)
    assert desk.session.run is run
    assert run.trainer.config.learning_rate == before * 2


def test_looking_back_says_nothing_of_the_end_of_the_run(desk):
    run = trained(desk, 60)
    desk.session.change(epochs=30)
    desk.train(20)
    desk.window.notices.clear()
    look_back(desk, 40)
    assert "learning rate" not in desk.notice
    desk.session.return_to_now()
    assert "learning rate" not in desk.notice
    assert desk.session.run is run


@pytest.mark.slow
def test_forks_of_a_lesson_let_go_of_its_images_with_it(desk, mnist):
    session, strokes = desk.session, tuple(tuple(stroke) for stroke in seven(200))
    drawings = [LabelledDrawing(StrokeDrawing(strokes, 200, 200), "1")]

    def learn():
        lesson = lesson_of(mnist, session.base_config, drawings)
        session.learn(lesson, lesson_config(lesson).changed(epochs=None))
        desk.wait(lambda: session.shown_step > 10)
        session.pause()
        desk.wait(lambda: session.state is State.PAUSED)
        return session.run

    first = learn()
    look_back(desk, 4)
    session.fork()
    fork = session.run
    assert fork.trainer.dataset is first.trainer.dataset
    images = weakref.ref(first.trainer.dataset.train.images)
    second = learn()
    gc.collect()
    assert images() is None
    assert first.trainer.dataset is fork.trainer.dataset is mnist
    assert not fork.can_replay
    assert second.trainer.dataset is not mnist
    # What was learnt is there.
    desk.do("undoAction")
    assert session.run is fork
    assert session.shown_step == 4
