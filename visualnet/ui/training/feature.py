"""Actions of run control (train, pause, step, restart), the toolbar, and advice."""

from math import isfinite

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QActionGroup

from visualnet.errors import VisualNetError
from visualnet.training.control import StepUnit
from visualnet.ui.look.theme import Theme
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.open_run import State
from visualnet.ui.training.advice import Adviser
from visualnet.ui.training.advice_bar import AdviceBar
from visualnet.ui.training.toolbar import ControlBar
from visualnet.ui.window.context import Context


class TrainingFeature(QObject):
    """Connects run control with the session."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        session = context.session
        self._failure = ""
        self._add_actions()
        self._units = self._added_units()
        acts = context.actions
        others = [acts["restart"], acts["newWeights"]]
        self.bar = ControlBar(acts["play"], acts["step"], self._units, others, context.window)
        context.window.addToolBar(self.bar)
        self.bar.speed_changed.connect(session.set_speed)
        self._advice = AdviceBar()
        context.window.add_bar(self._advice, is_below=True)
        self._adviser = Adviser(session, context.frames, self._advice, self)
        self._adviser.settings_chosen.connect(self._change_settings)
        self._adviser.config_chosen.connect(context.data.apply)
        context.frames.reading_ready.connect(self._show_figures)
        session.state_changed.connect(self._show_state)
        session.run_changed.connect(self._show_run)
        session.failed.connect(self._show_failure)
        self._show_state(session.state)

    def apply_theme(self, _theme: Theme, scale: float) -> None:
        """Take on a theme's colours; scale: of all type, 1 is ordinary."""
        self.bar.scale_icons(scale)

    def close(self) -> None:
        """Nothing goes on here by itself."""

    def _add_actions(self) -> None:
        add, session = self._context.actions.add, self._context.session
        play = add(
            "play",
            self.tr("Train"),
            self.tr("Let it learn"),
            "F5",
            icon_name="play",
            call=session.toggle_play,
        )
        self._context.actions.set_primary(play)
        add(
            "step",
            self.tr("Step"),
            self.tr("Go one example, batch or epoch further"),
            "F6",
            icon_name="step",
            call=self._step,
        )
        add(
            "stop",
            self.tr("End run"),
            self.tr("End this run; Train then begins a new one"),
            "F7",
            call=session.stop,
        )
        add(
            "restart",
            self.tr("Restart"),
            self.tr("Go back to the first weights of this run; can be undone"),
            "Ctrl+R",
            icon_name="restart",
            call=session.restart,
        )
        add(
            "newWeights",
            self.tr("New weights"),
            self.tr("Draw new first weights from the next seed; can be undone"),
            "Ctrl+N",
            icon_name="new-weights",
            call=session.new_weights,
        )

    def _added_units(self) -> QActionGroup:
        tips = {
            StepUnit.EXAMPLE: self.tr("A step shows the next example of the batch"),
            StepUnit.BATCH: self.tr("A step learns one batch: one update of the weights"),
            StepUnit.EPOCH: self.tr("A step learns all training images once"),
        }
        units = self._context.actions.add_choice(
            (unit, f"{unit.value}Step", self.tr(unit.value), tip, f"Ctrl+F{number}")
            for number, (unit, tip) in enumerate(tips.items(), start=6)
        )
        units.actions()[1].setChecked(True)
        return units

    @Slot()
    def _step(self) -> None:
        self._context.session.step(self._units.checkedAction().data())

    @Slot(object)
    def _change_settings(self, settings: dict[str, object]) -> None:
        try:
            self._context.session.change(**settings)
        except VisualNetError as error:
            self._context.tell(error)

    @Slot(object)
    def _show_state(self, state: State) -> None:
        acts, is_running = self._context.actions, state is State.RUNNING
        play = acts["play"]
        play.setText(self.tr("Pause") if is_running else self.tr("Train"))
        acts.set_icon(play, "pause" if is_running else "play")
        tip = (
            self.tr("Stand still after the present step") if is_running else self.tr("Let it learn")
        )
        acts.set_tip(play, tip)
        acts["step"].setEnabled(state not in (State.RUNNING, State.FINISHED, State.FAILED))
        acts["stop"].setEnabled(state in (State.RUNNING, State.PAUSED))
        reason = self._context.session.stop_reason
        if state is State.FINISHED and reason:
            self._context.say(reason)
        if not is_running:
            self._context.status("rate").setText("")

    @Slot(object)
    def _show_figures(self, frame: Frame) -> None:
        self.bar.show_progress(frame.progress, self._context.session.config)
        rate = frame.progress.examples_per_second
        text = self.tr("{0} examples/s").format(f"{rate:,.0f}") if isfinite(rate) else ""
        self._context.status("rate").setText(text)

    @Slot()
    def _show_run(self) -> None:
        self._context.window.notices.take_back(self._failure)
        session = self._context.session
        network = session.network
        activation = network.activations[0] if network.activations else "no hidden layer"
        self._context.status("network").setText(
            f"{network.describe()} · {activation} · {network.parameters.size:,} parameters"
        )
        dataset, absent = session.lesson or session.dataset, session.absent_data
        if absent is not None:
            self._context.status("data").setText(self.tr("{0} · not found").format(absent.title))
        elif session.obstacle:
            self._show_failure(session.obstacle)
        if dataset is not None:
            self._context.status("data").setText(
                f"{dataset.title} · {len(dataset.train):,} to learn, {len(dataset.test):,} to test"
            )

    @Slot(str)
    def _show_failure(self, sentence: str) -> None:
        self._failure = sentence
        self._context.say_error(sentence)
