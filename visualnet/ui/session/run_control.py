"""Control of the open run: play, pause, step, speed, changed settings."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.arrays import FloatArray
from visualnet.errors import VisualNetError
from visualnet.models.document import ModelDocument
from visualnet.training.config import TrainingConfig
from visualnet.training.control import StepUnit
from visualnet.training.fitting import check_augmentation
from visualnet.training.loading import with_data_of
from visualnet.training.moments.budget import HistoryBudget
from visualnet.ui.look.translation import translated
from visualnet.ui.session.clock import FrameClock
from visualnet.ui.session.frame import PastStep
from visualnet.ui.session.new_runs import keep_moments
from visualnet.ui.session.open_run import OpenRun, State
from visualnet.ui.session.shown_run import ShownRun

_OVER = (State.FINISHED, State.FAILED)
"""States of a run that came to its end."""


class ControlledRun(ShownRun):
    """Base of the session: knows one run at a time; what needs a run waits for the first."""

    driven = Signal()
    """Someone lets the run go on, by any step, or stand still."""
    forked = Signal(int)
    """A new run is shown, begun from this past step of the one before."""
    moved_on = Signal()
    """A new run is shown: the one before, which has learnt, goes on with it on other data."""

    def __init__(
        self, document: ModelDocument, title: str, config: TrainingConfig, parent: QObject | None
    ) -> None:
        super().__init__(document, title, config, parent)
        self.clock = FrameClock(self)
        self._waiting: list[Callable[[], None]] = []
        self._speed: float | None = None
        self._wants_gradient = False
        self.moments_budget = HistoryBudget()
        self._is_over = False
        """Whether the run that is shown was finished or failed when that was looked at last."""

    def when_ready(self, act: Callable[[], None]) -> None:
        """Do something now, or once the first data set is there."""
        if self._run is None:
            self._waiting.append(act)
        else:
            act()

    def show_first(self, run: OpenRun, go_on: bool = False) -> None:
        """Show the first run, and do what waited for one; go_on: play it."""
        self.show(run, go_on)
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            try:
                act()
            except VisualNetError as error:
                # It was asked for without knowing this run, which is sound.
                self.failed.emit(translated(error))

    def show(self, run: OpenRun, go_on: bool) -> None:
        """Show a run, which stands still; go_on: play it. Undo knows nothing of it."""
        self.show_past(None)
        if self._run is not None and self._run is not run:
            self._run.leave()
        run.settle()
        run.past = None
        keep_moments(run, self.moments_budget)
        self._run = run
        self._config = run.trainer.config
        self._network = run.network
        # It came to its end before it was shown.
        self._is_over = run.activity in _OVER
        self.shown_changed.emit()
        self.run_changed.emit()
        self.config_changed.emit(self._config)
        if go_on and not self.obstacle:
            self._advance(None)
        self._update_state()

    def show_past(self, past: PastStep | None) -> None:
        """Show a past step of the run, which pauses, with the settings of then; None: the newest.

        All that is shown is of it, until another is shown, another run, or the run is to go on.
        """
        run = self._run
        if run is None or past is run.past:
            return
        if run.past is None:
            self.pause()
            self._newest_config = self._config
        config = self._newest_config
        if past is not None:
            # Its data may have been found elsewhere since.
            config = with_data_of(past.point.config, config)
        run.past = past
        self._network = run.network
        self.shown_changed.emit()
        self.past_changed.emit()
        if config != self._config:
            self._config = config
            self.config_changed.emit(config)

    @Slot()
    def return_to_now(self) -> None:
        """Show the newest step of the run again."""
        self.show_past(None)

    @Slot()
    def pause(self) -> None:
        """Pause after this step."""
        self.driven.emit()
        if self._run and self._run.thread:
            self._run.thread.control.pause()
            self._update_state()

    def _set_ended(self, is_ended: bool) -> None:
        """End the run as it is, or let it go on from where it was ended."""
        run = self._run
        if run is None:
            return
        if is_ended:
            run.leave()
        else:
            self._halt(run)
        run.is_ended = is_ended
        self.clock.start()
        self._update_state()

    def step(self, unit: StepUnit) -> None:
        """Go one example, batch or epoch further, then stand still."""
        self.when_ready(lambda: self._step(unit))

    def _step(self, unit: StepUnit) -> None:
        if self._refuses():
            return
        self._await_end()
        self.fork()
        if self._state is not State.FAILED:
            self._train_on()
            self._advance(unit)

    def _set_mark(self, parameters: FloatArray | None) -> None:
        """Compare with these weights, read-only, from now on; None: with none."""
        if self._run:
            self._run.marked_parameters = parameters
            self.shown_changed.emit()

    def change(self, **settings: object) -> None:
        """Change settings that apply at once, to the run as it goes. Raises SettingError."""
        self._config = self._config_changed(settings)
        if self._run is None:
            self.when_ready(lambda: self.change(**settings))
        else:
            self._run.change(settings)
            if self._run.thread:
                # It may end of that.
                self.clock.start()
        self.config_changed.emit(self._config)
        self._update_state()

    def _config_changed(self, settings: dict[str, object]) -> TrainingConfig:
        """Return changed settings. Raises SettingError where a training would fail of them."""
        config = self._config.changed(**settings)
        if self._run is not None:
            check_augmentation(config, self._run.trainer.dataset)
        return config

    def fork(self) -> None:
        """Show a new run from the past step that is shown, if one is."""
        raise NotImplementedError

    def _train_on(self) -> None:
        """Show a new run from the present weights where the one that is shown is finished."""
        raise NotImplementedError

    def _lacks_data(self) -> bool:
        return self.absent_data is not None and self._refuses()

    def _refuses(self) -> bool:
        """Tell whether the run has to stand still, and say why."""
        obstacle = self.obstacle
        if obstacle:
            self.failed.emit(obstacle)
        return bool(obstacle)

    def _halt(self, run: OpenRun) -> None:
        """Let the training stand still, with its last state shown."""
        if run.thread:
            run.leave()
            run.settle()
            self._network = run.network

    def _await_end(self) -> None:
        """Have a run that was told to end at its end."""
        if self._run is not None and self.is_ending:
            self._halt(self._run)
            self._update_state()

    def _advance(self, unit: StepUnit | None) -> None:
        """Continue the run, by one unit, or until stopped where that is None."""
        assert self._run is not None  # noqa: S101 - callers checked
        self.driven.emit()
        self._run.advance(unit, self._speed, self._wants_gradient)
        self.clock.start()
        self._update_state()

    @Slot(object)
    def set_speed(self, examples_per_second: float | None) -> None:
        """Set the pace; None means as fast as the machine goes."""
        self._speed = examples_per_second
        if self._run and self._run.thread:
            self._run.thread.control.set_speed(examples_per_second)

    def want_gradient(self, is_wanted: bool) -> None:
        """Let frames hold the gradient of the last batch, from the next step on, or no longer."""
        self._wants_gradient = is_wanted
        if self._run and self._run.thread:
            self._run.thread.outbox.wants_gradient = is_wanted

    def take_newest(self) -> bool:
        """Take what the training has come to; the clock rests where nothing more can come.

        Returns whether there is another state to be shown.
        """
        run = self._run
        thread = run.thread if run else None
        has_ended = thread is not None and thread.isFinished()
        is_settled = thread is None or has_ended or thread.control.is_settled
        is_new = run is not None and run.take_snapshot()
        if run and has_ended:
            run.settle()
        if run and is_new:
            self._network = run.network
        if is_settled:
            self.clock.stop()
        self._update_state()
        return is_new

    def close(self) -> None:
        """Stop the training; does not wait."""
        self.clock.stop()
        if self._run:
            self._run.leave()

    def _update_state(self) -> None:
        """Tell the state where it is another, and the end of the run, whatever brought it."""
        state = self._run.activity if self._run else State.IDLE
        was_over, self._is_over = self._is_over, state in _OVER
        has_ended = self._is_over and not was_over
        if has_ended and state is State.FAILED:
            self.failed.emit(self.failure_sentence)
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
        if has_ended:
            self.ended.emit()
