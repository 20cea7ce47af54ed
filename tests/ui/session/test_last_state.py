"""What is shown of a training that left its last states between two frames."""

import numpy as np
import pytest

from visualnet.ui.session.open_run import State


@pytest.mark.slow
def test_a_failure_shows_the_weights_of_the_step_that_it_tells(desk, monkeypatch):
    trainer = desk.session.trainer
    evaluate, measured = trainer.evaluation_on, []

    def evaluation_on(split):
        evaluation = evaluate(split)
        measured.append((trainer.step, trainer.network.parameters.copy()))
        trainer.network.parameters[5] = np.nan
        return evaluation

    monkeypatch.setattr(trainer, "evaluation_on", evaluation_on)
    desk.session.play()
    # All of it between two frames: its first state waits, and the last good one behind that.
    assert desk.session.run.thread.wait(60_000)
    desk.wait(lambda: desk.session.state is State.FAILED)
    desk.wait_at_rest()
    step, weights = measured[0]
    assert desk.step_shown() == desk.canvas.frame.progress.step == step
    assert f"The picture shows step {step:,}, the last with usable weights." in desk.notice
    assert np.array_equal(desk.parameters(), weights)
    assert np.array_equal(desk.canvas.frame.network.parameters, weights)


@pytest.mark.slow
def test_an_end_taken_back_at_once_shows_the_weights_of_the_step_that_it_tells(desk):
    desk.session.play()
    desk.wait(lambda: desk.session.shown_step > 0)
    thread = desk.session.run.thread
    desk.session.stop()
    # It has left a later state when the end is taken back, before the next frame.
    assert thread.wait(60_000)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.session.state is State.PAUSED
    assert desk.step_shown() == desk.session.trainer.step
    assert np.array_equal(desk.parameters(), desk.session.trainer.network.parameters)
    assert np.array_equal(desk.canvas.frame.network.parameters, desk.parameters())
