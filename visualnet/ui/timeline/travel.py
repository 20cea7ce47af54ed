"""Travel in a run: any of its steps found in a thread, and shown; the newest wish wins."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.session.frame import PastStep
from visualnet.ui.session.past.steps import PastFinder, finder_of
from visualnet.ui.session.session import Session

_QUICK_SECONDS = 0.008
"""A replay that takes longer waits until the knob is let go."""

_TELL_MS = 500
"""A replay that takes longer tells how far it is."""


class TimeTravel(QObject):
    """Shows past steps of the run that is shown.

    While the knob is dragged, a step that takes long to find is shown by the kept one nearest to
    it. Nothing waits for a replay: the training stands still, and all else goes on.
    """

    progressed = Signal(int, float)
    """A long replay: the step that is looked for, and the share that is done, 0 to 1."""
    missed = Signal()
    """Nothing is kept near a step but the newest."""
    arrived = Signal()
    """What was asked for is shown, or was given up."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = Jobs(1, "travel", self, only_reads=True)
        self._wanted: tuple[PastFinder, int, bool] | None = None
        self._is_busy, self._is_long = False, False
        self._asked = 0
        self._share, self._sought = 0.0, 0
        self._telling = QTimer(self, interval=_TELL_MS // 5)
        self._telling.timeout.connect(self._tell)
        self._waited = 0
        session.run_changed.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether a step is still looked for."""
        return self._is_busy

    @Slot(int)
    def drag_to(self, step: int) -> None:
        """Show a step, or the kept one nearest to it where a replay would take long."""
        self._go_to(step, is_dragged=True)

    @Slot(int)
    def go_to(self, step: int) -> None:
        """Show a step, however long its replay takes; the last one is now."""
        self._go_to(step, is_dragged=False)

    @Slot()
    def return_to_now(self) -> None:
        """Show the newest step again."""
        self.cancel()
        self._session.return_to_now()

    @Slot()
    def cancel(self) -> None:
        """Stay at what is shown."""
        self._asked += 1
        self._wanted = None

    def close(self) -> None:
        """Look for nothing any more; does not wait."""
        self.cancel()
        self._telling.stop()
        self._jobs.close()

    def _go_to(self, step: int, *, is_dragged: bool) -> None:
        run = self._session.run
        if run is None:
            return
        # What it comes to in the step being taken is still its newest.
        self._session.pause()
        finder = finder_of(run)
        if finder is None or step >= run.snapshot.step:
            self.return_to_now()
            self.arrived.emit()
            return
        step = finder.nearest_step(max(step, 0))
        if step >= run.snapshot.step:
            self.return_to_now()
            self.missed.emit()
            self.arrived.emit()
            return
        seconds = run.trainer.training_seconds / max(run.trainer.step, 1)
        is_long = finder.steps_to_replay(step) * seconds > _QUICK_SECONDS
        if is_long and is_dragged:
            step, is_long = finder.nearest_keyframe(step), False
            if step >= run.snapshot.step:
                self.return_to_now()
                return
        if self._is_busy and self._is_long:
            self._asked += 1
        self._wanted = finder, step, is_long
        self._begin()

    def _begin(self) -> None:
        if self._is_busy or self._wanted is None:
            return
        (finder, step, is_long), self._wanted = self._wanted, None
        shown = self._session.past
        if shown is not None and shown.step == step:
            self.arrived.emit()
            return
        self._is_busy, self._is_long = True, is_long
        self._share, self._sought, self._waited = 0.0, step, 0
        if is_long:
            self._telling.start()
        asked = self._asked
        self._jobs.submit(
            partial(finder.find, step, self._goes_on(asked)),
            partial(self._end, asked),
            partial(self._fail, asked),
        )

    def _goes_on(self, asked: int) -> Callable[[float], bool]:
        """Return what a replay asks whether it is still wanted; called in its thread."""

        def note(share: float) -> bool:
            self._share = share
            return asked == self._asked

        return note

    def _end(self, asked: int, past: PastStep | None) -> None:
        self._is_busy = False
        self._telling.stop()
        run = self._session.run
        is_wanted = asked == self._asked and run is not None
        if past is not None and is_wanted and past.snapshot.run_id == self._session.run_id:
            self._session.show_past(past)
        if self._wanted is None:
            self.arrived.emit()
        self._begin()

    def _fail(self, asked: int, error: Exception) -> None:
        self._end(asked, None)
        if not isinstance(error, CancelledError):
            raise error

    @Slot()
    def _tell(self) -> None:
        self._waited += self._telling.interval()
        if self._waited >= _TELL_MS:
            self.progressed.emit(self._sought, self._share)
