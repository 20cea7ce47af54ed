"""How a run ends and the next one begins, as the window tells it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from visualnet.data.datasets import Split
from visualnet.nn.edits import SetBias
from visualnet.number_text import percent_text
from visualnet.training.config import TrainingConfig
from visualnet.training.run_table import runs_as_csv
from visualnet.ui.session.open_run import State
from visualnet.ui.training import feature
from visualnet.ui.training.meant_press import MeantPress
from visualnet.ui.training.run_words import play_tip, rate_sentence, step_tip

SLOW = 50
"""A place of the speed slider at which no run is over before it is seen."""


@pytest.fixture
def short(build, mnist):
    """A window whose network learns three epochs of 640 images."""
    desk = build().show()
    few = Split(mnist.train.images[:640], mnist.train.labels[:640])
    data = replace(mnist, train=few, validation=mnist.validation.part(0, 200))
    desk.session.apply(desk.session.config.changed(epochs=3, hidden=(16,)), data)
    desk.wait_at_rest()
    return desk


def finish(desk):
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.FINISHED)
    desk.wait_at_rest()


def play_button(desk):
    (button,) = [
        button
        for button in desk.window.findChildren(QToolButton)
        if button.defaultAction() is desk.action("playAction")
    ]
    return button


@pytest.mark.slow
def test_the_end_is_said_with_what_can_be_done_next(short):
    finish(short)
    tested = percent_text(short.session.run.tested_accuracy)
    assert short.notice == (
        f"Training finished: 3 epochs, test accuracy {tested}. "
        "Train 3 more, draw a digit or export the weights."
    )
    play = short.action("playAction")
    assert play.text() == "Train 3 more"
    assert play.toolTip().startswith("Start a new run from these weights")
    short.session.change(epochs=2)
    assert play.text() == "Train 2 more"
    assert short.session.state is State.FINISHED


@pytest.mark.slow
def test_the_weights_of_the_best_epoch_stand_and_are_told(short):
    short.session.change(epochs=100, patience=1, learning_rate=1.0, schedule="constant")
    finish(short)
    session, kept = short.session, short.session.log.kept
    best = session.network.parameters.copy()
    epoch, share = round(kept.epochs_done), percent_text(kept.validation_accuracy)
    assert f"The weights are from epoch {epoch}, the best ({share}). Train" in short.notice
    assert short.notice.startswith("The validation accuracy has not risen above")
    assert session.shown_step == kept.step < session.trainer.step
    assert session.run.tested_accuracy == session.document().metadata.test_accuracy
    assert session.run.tested_accuracy == kept.test_accuracy
    chart = short.window.findChild(QWidget, "accuracyChart")
    short.wait(lambda: "weights kept" in chart.spoken_value())
    context = short.window.application.context
    context.run_log.refresh()
    record = context.run_log.history.records[-1]
    assert (record.end, record.figures.steps) == (session.stop_reason, kept.step)
    assert runs_as_csv([record]).rstrip().endswith(f"{epoch},{record.end}")
    before = session.shown_state
    session.edit(SetBias(2, 0, 50.0))
    assert not np.array_equal(session.network.parameters, best)
    assert session.run.tested_accuracy is None
    short.do("undoAction")
    assert session.shown_state == before
    assert np.array_equal(session.network.parameters, best)
    assert session.run.tested_accuracy == kept.test_accuracy
    short.do("restartAction")
    assert session.log.kept is None
    short.wait(lambda: "weights kept" not in chart.spoken_value())
    short.do("undoAction")
    assert np.array_equal(session.network.parameters, best)
    assert session.shown_step == kept.step
    short.do("playAction")
    assert np.array_equal(session.trainer.first_parameters, best)


@pytest.fixture
def ends(short):
    """The states in which an end was told."""
    told = []
    short.session.ended.connect(lambda: told.append(short.session.state))
    return told


@pytest.mark.slow
def test_the_message_of_the_end_says_what_the_button_says(short):
    finish(short)
    short.session.change(epochs=2)
    assert "Train 2 more, draw" in short.notice
    short.do("undoAction")
    assert "Train 3 more, draw" in short.notice
    short.session.change(epochs=5)
    assert short.action("playAction").text() == "Train"
    assert "Training finished" not in short.notice
    short.do("undoAction")
    assert short.session.state is State.FINISHED
    assert "Train 3 more, draw" in short.notice
    short.window.notices.clear()
    short.session.change(epochs=2)
    assert short.notice == ""


@pytest.mark.slow
@pytest.mark.parametrize("how", ["reopened", "by undo", "while it learns", "while it is paused"])
def test_the_end_by_the_user_is_told_once_and_taken_back_with_it(short, ends, how):
    short.slide("speedSlider", SLOW)
    short.do("playAction")
    short.wait(lambda: short.step_shown() > 0)
    if how != "while it learns":
        short.do("playAction")
        short.wait_at_rest()
    if how == "by undo":
        short.do("newWeightsAction")
        short.do("undoAction")
    elif how == "reopened":
        # As of a project: the run has no thread.
        run = short.session.run
        run.leave()
        run.settle()
    assert ends == []
    short.do("stopAction")
    short.wait(lambda: short.session.state is State.FINISHED)
    short.wait_at_rest()
    assert ends == [State.FINISHED]
    assert short.notice.startswith("Training ended in epoch 1. Train 3 more")
    short.do("undoAction")
    assert short.session.state is State.PAUSED
    assert short.notice == ""
    short.do("redoAction")
    assert short.notice.startswith("Training ended in epoch 1. Train 3 more")
    assert len(ends) == 2


@pytest.mark.slow
@pytest.mark.parametrize("has_thread", [True, False])
def test_fewer_epochs_than_are_done_end_a_paused_run(short, ends, has_thread):
    short.do("epochStepAction")
    for _ in range(2):
        short.do("stepAction")
        short.wait_at_rest()
    if not has_thread:
        short.do("newWeightsAction")
        short.do("undoAction")
    assert short.session.state is State.PAUSED
    short.session.change(epochs=1)
    short.wait(lambda: short.session.state is State.FINISHED)
    short.wait_at_rest()
    assert ends == [State.FINISHED]
    assert short.notice.startswith("Training finished: 2 epochs")
    assert short.action("playAction").text() == "Train 1 more"
    assert "Train 1 more" in short.notice
    short.do("undoAction")
    assert short.session.state is State.PAUSED
    assert not any("finished" in sentence for sentence in short.window.notices.sentences)


@pytest.mark.slow
def test_an_end_of_ones_own_does_not_hold_up_the_next_run(short, ends):
    short.window.activateWindow()
    short.wait(short.window.isActiveWindow)
    short.slide("speedSlider", SLOW)
    for waits in (True, False):
        short.do("playAction")
        short.wait(lambda: short.step_shown() > 0)
        trainer = short.session.trainer
        QTest.keyClick(short.window, Qt.Key.Key_F7)
        if waits:
            short.wait(lambda: short.session.state is State.FINISHED)
        QTest.keyClick(short.window, Qt.Key.Key_F5)
        assert short.session.state is State.RUNNING
        assert short.session.trainer is not trainer
        assert short.session.run.trainer.log is not trainer.log
        short.do("playAction")
        short.wait_at_rest()
    assert ends == [State.FINISHED] * 2


@pytest.mark.slow
def test_a_run_that_diverged_says_so_whenever_it_is_shown(short, ends):
    short.session.change(learning_rate=1000.0, epochs=None)
    short.do("playAction")
    short.wait(lambda: short.session.state is State.FAILED)
    short.wait_at_rest()
    said = short.notice
    assert "diverged" in said
    short.do("newWeightsAction")
    assert short.notice == ""
    short.do("undoAction")
    assert short.session.state is State.FAILED
    assert short.notice == said
    assert ends == [State.FAILED]


def followed(desk):
    """Have the network fail, and follow the advice; returns the text of its button."""
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.FAILED)
    bar = desk.window.findChild(QWidget, "adviceBar")
    desk.wait(bar.isVisible)
    button = bar.findChild(QPushButton, "adviceRemedy")
    text = button.text()
    desk.slide("speedSlider", SLOW)
    button.click()
    desk.wait(lambda: desk.session.state is State.RUNNING)
    return text


@pytest.mark.slow
def test_advice_on_steps_keeps_the_network_that_was_opened(desk):
    first, title = desk.parameters().copy(), desk.session.title
    desk.session.change(learning_rate=1000.0)
    assert followed(desk) == "Restart with learning rate 0.1"
    assert desk.session.title == title
    assert desk.session.config.learning_rate == 0.1
    assert np.array_equal(desk.session.trainer.first_parameters, first)
    assert desk.session.log.row_count < 300
    assert desk.action("undoAction").text() == "Undo restart: learning rate 1,000 → 0.1"
    desk.do("undoAction")
    assert desk.session.state is State.FAILED
    assert desk.session.config.learning_rate == 1000.0


@pytest.mark.slow
def test_advice_on_the_first_weights_says_that_they_will_be_new(desk):
    desk.session.apply(desk.session.config.changed(initial_scale=1000.0, activation="relu"))
    first = desk.parameters().copy()
    assert followed(desk) == "New weights with scale of first weights 1"
    assert desk.session.config.initial_scale == 1.0
    assert not np.array_equal(desk.session.trainer.first_parameters, first)


@pytest.mark.slow
def test_train_more_is_a_new_run_beside_the_curves_of_the_one_before(short):
    finish(short)
    learnt, ended = short.parameters().copy(), short.session.trainer
    curve = short.charts.loss._series["validation"]
    short.slide("speedSlider", SLOW)
    short.do("playAction")
    assert np.array_equal(short.session.trainer.first_parameters, learnt)
    for chart in (short.charts.loss, short.charts.accuracy):
        assert "before" in chart._series
    assert np.array_equal(short.charts.loss._series["before"], curve)
    assert short.notice.startswith("Continuing ")
    short.do("undoAction")
    assert short.session.trainer is ended
    assert "before" not in short.charts.loss._series


@pytest.mark.slow
def test_step_begins_the_next_run_too(short):
    finish(short)
    ended = short.session.trainer
    step = short.action("stepAction")
    assert step.isEnabled()
    assert step.toolTip().startswith(step_tip(State.FINISHED))
    short.do("stepAction")
    short.wait_at_rest()
    assert short.session.trainer is not ended
    assert short.step_shown() == 1
    assert np.array_equal(short.session.trainer.first_parameters, ended.network.parameters)


@pytest.mark.slow
def test_restart_says_where_it_leads_after_training_on(short):
    restart = short.action("restartAction")
    assert "random first weights" in restart.toolTip()
    finish(short)
    tested = percent_text(short.session.run.tested_accuracy)
    short.slide("speedSlider", SLOW)
    short.do("playAction")
    short.wait(lambda: short.step_shown() > 0)
    tip = f"Go back to the weights at this run's start ({tested})"
    assert restart.toolTip().startswith(tip)
    short.do("playAction")
    short.do("restartAction")
    assert short.notice == (
        f"Back at the weights at the start of this run ({tested}). "
        "New weights starts from random ones."
    )
    short.do("newWeightsAction")
    assert "random first weights" in restart.toolTip()


@pytest.mark.slow
def test_the_first_training_of_an_opened_model_says_what_it_goes_on_from(desk):
    tested = percent_text(desk.session.run.tested_accuracy)
    desk.slide("speedSlider", SLOW)
    desk.do("playAction")
    assert desk.notice.startswith(f"Continuing at {tested} test accuracy. ")
    desk.window.notices.hide()
    desk.do("playAction")
    desk.do("newWeightsAction")
    desk.do("playAction")
    assert desk.notice == ""


@pytest.mark.slow
def test_a_button_held_down_as_pause_starts_nothing_when_the_run_ends_meanwhile(short):
    short.slide("speedSlider", SLOW)
    short.do("playAction")
    short.wait(lambda: short.step_shown() > 0)
    button, trainer = play_button(short), short.session.trainer
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    short.slide("speedSlider", 100)
    short.wait(lambda: short.session.state is State.FINISHED)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    short.wait_at_rest()
    assert short.session.trainer is trainer
    assert short.session.state is State.FINISHED
    assert short.notice.startswith("Training finished")
    # The next press means what the button shows by then.
    reaction = short.application.training.findChild(MeantPress).findChild(QTimer)
    short.wait(lambda: not reaction.isActive())
    short.slide("speedSlider", SLOW)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert short.session.trainer is not trainer
    assert short.session.state is State.RUNNING


def test_a_press_after_another_run_was_chosen_trains_it_however_soon(short):
    short.do("playAction")
    short.wait(lambda: short.session.state is State.FINISHED)
    # As if the run had ended just now.
    reaction = short.application.training.findChild(MeantPress).findChild(QTimer)
    reaction.start(600_000)
    short.do("newWeightsAction")
    QTest.mouseClick(play_button(short), Qt.MouseButton.LeftButton)
    assert short.session.state is State.RUNNING


class PressesAtTheEnd(QObject):
    """Presses the key of Pause in the very moment when the run has ended."""

    def __init__(self, desk):
        super().__init__(desk.window)
        self.desk, self.found = desk, None
        desk.session.state_changed.connect(self.press)

    @Slot(object)
    def press(self, state):
        if state is State.FINISHED:
            # As the event that comes next, after all who listen.
            QTimer.singleShot(0, self, self.press_key)

    @Slot()
    def press_key(self):
        QTest.keyClick(self.desk.window, Qt.Key.Key_F5)
        self.found = self.desk.session.state


@pytest.mark.slow
def test_a_key_pressed_as_the_run_ends_starts_nothing(short):
    short.window.activateWindow()
    short.wait(short.window.isActiveWindow)
    pressing = PressesAtTheEnd(short)
    trainer = short.session.trainer
    short.do("playAction")
    short.wait(lambda: pressing.found is not None)
    assert pressing.found is State.FINISHED
    assert short.session.trainer is trainer
    assert short.notice.startswith("Training finished")


@pytest.mark.slow
@pytest.mark.parametrize(("seconds", "is_alerted"), [(0.0, True), (1e6, False)])
def test_a_window_in_the_background_asks_for_attention_after_a_long_training(
    short, qtbot, monkeypatch, seconds, is_alerted
):
    alerted = []
    monkeypatch.setattr(feature, "_LONG_SECONDS", seconds)
    monkeypatch.setattr(QApplication, "alert", lambda widget, *_ms: alerted.append(widget))
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    short.wait(lambda: not short.window.isActiveWindow())
    finish(short)
    assert alerted == ([short.window] if is_alerted else [])


@pytest.mark.slow
def test_a_window_in_front_asks_for_nothing(short, monkeypatch):
    alerted = []
    monkeypatch.setattr(feature, "_LONG_SECONDS", 0.0)
    monkeypatch.setattr(QApplication, "alert", lambda widget, *_ms: alerted.append(widget))
    short.window.activateWindow()
    short.wait(short.window.isActiveWindow)
    finish(short)
    assert alerted == []


@pytest.mark.slow
def test_more_epochs_in_the_middle_say_what_becomes_of_the_learning_rate(desk):
    desk.slide("speedSlider", SLOW)
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    desk.window.notices.hide()
    desk.session.change(epochs=10_000)
    # At the beginning the rate hardly moves.
    assert desk.notice == ""
    before = TrainingConfig(epochs=20)
    assert rate_sentence(before, before.changed(epochs=10_000), 10.0) == (
        "The learning rate goes from 0.05 to 0.1, because its schedule spans all 10,000 epochs."
    )
    assert "when training until stopped" in rate_sentence(before, before.changed(epochs=None), 10.0)
    assert rate_sentence(before, before.changed(learning_rate=0.2), 10.0) == ""
    constant = before.changed(schedule="constant")
    assert rate_sentence(constant, constant.changed(epochs=90), 10.0) == ""


def test_tips_of_buttons_are_short():
    for tip in (play_tip, step_tip):
        assert all(len(tip(state).split()) <= 12 for state in State)
