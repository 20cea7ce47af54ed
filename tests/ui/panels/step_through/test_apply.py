"""A step applied in the window: what the engine would do, one act of undo, refused where unsure."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.session.test_past import look_back, trained
from visualnet.training.updater import Updater
from visualnet.ui.panels.step_through.step_head import StepHead
from visualnet.ui.panels.step_through.update_view import UpdateView
from visualnet.ui.session.open_run import State
from visualnet.ui.widgets.choice_row import ChoiceRow
from visualnet.ui.widgets.eliding_label import ElidingLabel


@pytest.fixture
def panel(reused_desk):
    """The panel at the update of a test image."""
    desk = reused_desk
    desk.do("testImageAction")
    panel = desk.open_dock("stepThroughDock")
    desk.wait(lambda: panel.step is not None and panel.step.learning is not None)
    panel.show_stage("update")
    return panel


def view(desk, panel):
    """The update of the weights that are shown now."""
    found = panel.findChild(UpdateView)

    def is_current():
        course = found.course
        if course is None or desk.canvas.frame is None:
            return False
        return course.step.source.network.parameters is desk.session.network.parameters

    desk.wait(is_current)
    return found


def apply(found):
    button = found.findChild(QAbstractButton, "applyStepButton")
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def notes(panel):
    """What the head says of the weights."""
    return panel.findChild(StepHead).findChild(ElidingLabel).text()


def engine_step(source, rate, state=None):
    """What the engine makes of the same step."""
    network = source.network.copy()
    updater = Updater(network, source.config)
    if state is not None:
        updater.restore(state)
    updater.step(source.inputs[None], np.array([source.label]), rate)
    return network.parameters


def test_apply_is_the_engines_step_and_one_act_of_undo(reused_desk, panel):
    desk = reused_desk
    found, before = view(desk, panel), desk.parameters()
    source = found.course.step.source
    apply(found)
    expected = engine_step(source, found.rate)
    assert desk.parameters() == pytest.approx(expected, abs=1e-6, rel=0)
    assert not np.array_equal(desk.parameters(), before)
    assert desk.action("undoAction").text().startswith("Undo one step of learning, rate 0.")
    before_loss = found.course.update.loss_before
    assert view(desk, panel).course.update.loss_before < before_loss
    assert "edited" in notes(panel)
    desk.do("undoAction")
    assert desk.parameters().tobytes() == before.tobytes()
    view(desk, panel)
    desk.wait(lambda: "edited" not in notes(panel))


def test_with_the_velocity_it_is_the_step_that_the_run_would_take(reused_desk, panel):
    desk = reused_desk
    run = trained(desk, 20)
    desk.wait_at_rest()
    found = view(desk, panel)
    with_velocity = found.findChild(ChoiceRow, "updateWays").button(1)
    desk.wait(with_velocity.isEnabled)
    with_velocity.click()
    source, state = found.course.step.source, run.trainer.checkpoint().updater
    apply(found)
    expected = engine_step(source, found.rate, state)
    assert desk.parameters() == pytest.approx(expected, abs=1e-6, rel=0)


def test_while_training_it_is_refused(reused_desk, panel):
    desk = reused_desk
    found = view(desk, panel)
    desk.session.change(epochs=None)
    desk.session.play()
    desk.wait(lambda: desk.session.state is State.RUNNING)
    apply(found)
    assert desk.notice == "Pause the training to apply a step."
    assert not desk.session.edits
    desk.session.pause()
    desk.wait(lambda: desk.session.state is State.PAUSED)


def test_a_step_of_weights_that_have_changed_is_refused(reused_desk, panel):
    desk = reused_desk
    course = view(desk, panel).course
    apply(panel.findChild(UpdateView))
    applied = desk.parameters()
    course.step.source.apply(course.parameters_at(0.1), 0.1)
    assert desk.notice == "The weights have changed since. Try again."
    assert desk.parameters() is applied


def test_looking_back_it_is_applied_in_a_new_run(reused_desk, panel):
    desk = reused_desk
    run = trained(desk, 20)
    newest = run.snapshot.parameters.copy()
    look_back(desk, 10)
    found = view(desk, panel)
    button = found.findChild(QAbstractButton, "applyStepButton")
    desk.wait(lambda: button.text() == "Apply in a new run")
    apply(found)
    assert desk.session.run.parent == (run.trainer.run_id, 10)
    assert desk.session.past is None
    assert len(desk.session.edits) == 1
    assert run.snapshot.parameters.tobytes() == newest.tobytes()
