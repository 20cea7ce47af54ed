"""A step of learning applied by hand: one act of undo, an edit like others in the run's history."""

import numpy as np
import pytest

from tests.ui.session.test_past import look_back, trained
from visualnet.nn.learning_step import LearningStep
from visualnet.ui.session.open_run import State


def applied(desk):
    """Apply a step that moves every weight; returns the weights before and after it."""
    before = desk.parameters()
    after = before - np.float32(0.01)
    desk.session.edit(LearningStep(after, 0.1))
    return before, after


def test_undo_brings_all_weights_back_bit_for_bit(reused_desk):
    desk = reused_desk
    before, after = applied(desk)
    assert desk.parameters().tobytes() == after.tobytes()
    assert desk.action("undoAction").text() == "Undo one step of learning, rate 0.1"
    desk.do("undoAction")
    assert desk.parameters().tobytes() == before.tobytes()
    assert not desk.session.edits
    desk.do("redoAction")
    assert desk.parameters().tobytes() == after.tobytes()


@pytest.mark.slow
def test_it_pauses_the_training_and_stands_in_its_history(reused_desk):
    desk = reused_desk
    run = trained(desk, 20)
    step = run.trainer.step
    desk.session.play()
    applied(desk)
    assert desk.session.state is State.PAUSED
    moments = run.trainer.history.moments
    assert moments.is_edited_at(run.trainer.step)
    assert run.trainer.step >= step
    assert run.trainer.network.parameters.tobytes() == desk.parameters().tobytes()


@pytest.mark.slow
def test_applied_to_a_past_step_it_is_of_a_new_run(reused_desk):
    desk = reused_desk
    run = trained(desk, 20)
    newest = run.snapshot.parameters.copy()
    past = look_back(desk, 10)
    _before, after = applied(desk)
    fork = desk.session.run
    assert fork.parent == (run.trainer.run_id, 10)
    assert desk.parameters().tobytes() == after.tobytes()
    assert run.snapshot.parameters.tobytes() == newest.tobytes()
    desk.do("undoAction")
    assert desk.session.run is fork
    assert desk.parameters().tobytes() == past.snapshot.parameters.tobytes()
