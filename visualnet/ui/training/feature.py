"""Actions of run control (train, pause, step, restart), the toolbar, and advice."""

from math import isfinite
from time import monotonic

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication

from visualnet.number_text import count_text, decimal_text, number_text
from visualnet.training.config import TrainingConfig
from visualnet.training.control import StepUnit
from visualnet.ui.look.theme import follow_theme
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.setting_text import value_text
from visualnet.ui.training.advice import Adviser
from visualnet.ui.training.advice_bar import AdviceBar
from visualnet.ui.training.meant_press import MeantPress
from visualnet.ui.training.menus import RunMenus
from visualnet.ui.training.run_messages import RunMessages
from visualnet.ui.training.run_words import (
    begin_sentence,
    play_text,
    play_tip,
    restart_sentence,
    restart_tip,
    step_tip,
)
from visualnet.ui.training.toolbar import ControlBar
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context

_LONG_SECONDS = 10.0
"""Whoever started a training as long as this may look at something else when it ends."""


class TrainingFeature(QObject):
    """Connects run control with the session."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        session = context.session
        self._started, self._is_back = 0.0, False
        self._messages = RunMessages(context, self)
        self._add_actions()
        self._units = self._added_units()
        acts = context.actions
        others = [acts["restart"], acts["newWeights"]]
        self.bar = ControlBar(acts["play"], acts["step"], self._units, others, context.window)
        acts.set_primary(acts["play"], self.bar.play_button)
        context.window.addToolBar(self.bar)
        shown = self.bar.toggleViewAction()
        acts.adopt(shown, "controlBar", self.tr("Show or hide: {0}").format(shown.text()))
        RunMenus(context, self.bar)
        self._press = MeantPress(session, acts["play"], self.bar.play_button, self)
        self.bar.speed_changed.connect(session.set_speed)
        self.bar.speed_changed.connect(context.frames.forget_rate)
        preferences = context.preferences
        preferences.bind(Preferences.speed, self.bar.set_speed_place, self.bar.speed_moved)
        preferences.bind(Preferences.pace, self.bar.set_pace_place, self.bar.pace_moved)
        preferences.bind(Preferences.step_unit, self._check_unit)
        advice = AdviceBar()
        context.window.add_bar(advice, is_below=True)
        context.window.presentation_changed.connect(advice.set_presented)
        Adviser(context, advice)
        context.frames.reading_ready.connect(self._show_figures)
        session.state_changed.connect(self._follow_state)
        session.run_changed.connect(self._show_run)
        session.shown_changed.connect(self._show_restart)
        session.config_changed.connect(self._show_config)
        session.past_changed.connect(self._show_past)
        session.ended.connect(self._tell_end)
        self._show_config(session.config)
        self.bar.scale_icons()
        follow_theme(self.bar.scale_icons)

    def _add_actions(self) -> None:
        actions, session = self._context.actions, self._context.session
        actions.add(
            ActionRow("play", "Train", play_tip(session.state), self._play_or_pause, "F5",
                      icon="play"),
            ActionRow("step", "Advance", step_tip(session.state), self._step, "F10",
                      icon="step", repeats=True),
            ActionRow("stop", "End run", "End this run; Train then starts a new one", session.stop,
                      "F7"),
            ActionRow("restart", "Restart", restart_tip(session.run), self._restart, "Ctrl+R",
                      icon="restart"),
            ActionRow("newWeights", "New weights", "Start from new random weights; can be undone",
                      session.new_weights, "Ctrl+Shift+N", icon="new-weights"),
        )  # fmt: skip
        # What makes a slide show black means here: wait.
        actions.add_remote_keys(actions["play"], "B", ".")
        actions.add_remote_keys(actions["step"], "PgDown")
        self._context.window.spare_keys.add(Qt.Key.Key_Space, self._press_play)

    def _added_units(self) -> QActionGroup:
        return self._context.actions.add_choice(
            ActionRow("exampleStep", "example", "Advance to the next example of the batch",
                      keys="Ctrl+F6", data=StepUnit.EXAMPLE),
            ActionRow("batchStep", "batch", "Advance by one batch: one update of the weights",
                      keys="Ctrl+F7", data=StepUnit.BATCH),
            ActionRow("epochStep", "epoch", "Advance by one epoch: all training examples once",
                      keys="Ctrl+F8", data=StepUnit.EPOCH),
            call=self._keep_unit,
        )  # fmt: skip

    @Slot(QAction)
    def _keep_unit(self, action: QAction) -> None:
        self._context.preferences.step_unit = action.data().value

    def _check_unit(self, unit: str) -> None:
        self._context.actions[f"{unit}Step"].setChecked(True)

    def _press_play(self) -> bool:
        play = self._context.actions["play"]
        self._press.look()
        play.trigger()
        return play.isEnabled()

    @Slot()
    def _play_or_pause(self) -> None:
        session = self._context.session
        is_running = session.state is State.RUNNING and not session.is_ending
        if self._press.take() and not is_running:
            # The run ended before the press; its end has been told.
            return
        if not is_running and not self._context.may_train():
            return
        session.toggle_play()
        run = session.run
        is_begun = not is_running and session.state is State.RUNNING
        if run is not None and is_begun and not run.snapshot.step and session.lesson is None:
            self._messages.say(begin_sentence(run))

    @Slot()
    def _restart(self) -> None:
        session = self._context.session
        before = session.run
        session.restart()
        if session.run is not None and session.run is not before:
            self._messages.say(restart_sentence(session.run))

    @Slot()
    def _step(self) -> None:
        session = self._context.session
        if not self._context.may_train():
            return
        before = session.run
        session.step(self._units.checkedAction().data())
        if before is not None and session.run is not None and session.run is not before:
            self._messages.say(begin_sentence(session.run))

    @Slot(object)
    def _follow_state(self, state: State) -> None:
        if state is State.RUNNING:
            self._started = monotonic()
        self._show_state(state)

    def _show_state(self, state: State) -> None:
        acts, is_running = self._context.actions, state is State.RUNNING
        play = acts["play"]
        config = self._context.session.config
        self._is_back = is_back = self._context.session.past is not None
        play.setText(play_text(state, config, is_back=is_back))
        texts = [play_text(each, config) for each in State]
        self.bar.set_play_texts([*texts, play_text(state, config, is_back=True)])
        acts.set_icon(play, "pause" if is_running else "play")
        acts.set_tip(play, play_tip(state, is_back=is_back))
        acts["step"].setEnabled(state not in (State.RUNNING, State.FAILED))
        acts.set_tip(acts["step"], step_tip(state))
        acts["stop"].setEnabled(state in (State.RUNNING, State.PAUSED))
        if not is_running:
            self._context.status("rate").setText("")

    @Slot()
    def _show_past(self) -> None:
        """Say that training goes on as a new run, or as this one again."""
        if (self._context.session.past is not None) != self._is_back:
            self._show_state(self._context.session.state)

    @Slot(object)
    def _show_config(self, _config: TrainingConfig) -> None:
        """Follow the number of epochs."""
        self._show_state(self._context.session.state)

    @Slot()
    def _tell_end(self) -> None:
        """Tell whoever looks elsewhere that a long training has ended."""
        window = self._context.window
        if monotonic() - self._started >= _LONG_SECONDS and not window.isActiveWindow():
            QApplication.alert(window)

    @Slot()
    def _show_restart(self) -> None:
        acts, tip = self._context.actions, restart_tip(self._context.session.run)
        if tip != acts.tip(acts["restart"]):
            acts.set_tip(acts["restart"], tip)

    @Slot(object)
    def _show_figures(self, frame: Frame) -> None:
        data = self._context.session.matching_dataset
        self.bar.show_progress(frame.progress, self._context.session.config)
        self.bar.show_test(len(data.test) if data else 0, frame.progress.tested_step)
        rate = frame.progress.examples_per_second
        told = number_text(rate, 2) if rate < 10 else decimal_text(rate, 0)
        text = self.tr("{0} examples/s", "", round(rate)).format(told) if isfinite(rate) else ""
        self._context.status("rate").setText(text)

    @Slot()
    def _show_run(self) -> None:
        session = self._context.session
        network = session.network
        activation = (
            value_text(network.activations[0])
            if network.activations
            else self.tr("no hidden layer")
        )
        shape = f"{network.describe()} · {activation}"
        self._context.status("network").set_forms(
            self.tr("{0} · {1} parameters", "", network.parameters.size).format(
                shape, count_text(network.parameters.size)
            ),
            shape,
            network.describe(),
        )
        dataset, absent = session.lesson or session.dataset, session.absent_data
        has_points = session.features is not None and dataset is not None
        self.bar.set_epoch(len(dataset.train) if dataset is not None and has_points else None)
        if absent is not None:
            self._context.status("data").setText(self.tr("{0} · not found").format(absent.title))
        if dataset is not None:
            counts = count_text(len(dataset.train)), count_text(len(dataset.test))
            words = self.tr("{0} · {1} training, {2} test images", "", len(dataset.test))
            if dataset.features is not None:
                words = self.tr("{0} · {1} training, {2} test points", "", len(dataset.test))
            text = words.format(dataset.title, *counts)
            self._context.status("data").set_forms(text, dataset.title)
