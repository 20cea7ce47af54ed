"""Autosave of what is being learnt, so that no crash and no kill costs more than seconds."""

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visualnet.errors import VisualNetError
from visualnet.projects.project import Project
from visualnet.training.config import TrainingConfig
from visualnet.training.runs import RunRecord
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.session.open_run import State
from visualnet.ui.session.session import Session

if TYPE_CHECKING:
    from visualnet.projects.autosave import Slot as AutosaveSlot

INTERVAL_MS = 5000
SHARE = 50
"""Between two writes passes at least so many times what one took: they cost a fiftieth at most."""

_LONGEST_MS = 600_000
"""Between two writes, however long one took, as when the machine slept in the midst of it."""

_Kept = tuple[
    int, int, int, TrainingConfig, bool, bool, tuple[tuple[int, tuple[int, int]], ...], object
]


class Autosaver(QObject):
    """Writes the whole project in a thread of its own: every few seconds while something is learnt,
    and at once when the training comes to a stand.

    Nothing is written, and no file made, before something was learnt, by the run that is open or by
    one that is listed and in no file, or made by hand. saved, failed come in the GUI thread; a
    failure is told once, until it works again.
    """

    saved = Signal()
    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        gather: Callable[[], Callable[[], Project] | None],
        folder: Path,
        parent: QObject,
        left: Callable[[], Iterable[RunRecord]] = tuple,
        made: Callable[[], object] = lambda: None,
    ) -> None:
        """left: returns the listed runs that are not open and in no file.

        made: returns what the user made that only a project keeps, another object for another
        state; None for nothing.
        """
        super().__init__(parent)
        self._left, self._made = left, made
        self._session, self._gather, self._folder = session, gather, folder
        self._jobs = Jobs(1, "autosave", self)
        self._is_on = True
        self._slot: AutosaveSlot | None = None
        self._kept: object = None
        self._is_busy = self._is_wanted = self._is_failing = False
        self._interval, self._share = INTERVAL_MS, SHARE
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.save_if_changed)
        session.state_changed.connect(self._notice_state)
        self._timer.start()

    def set_pace(self, milliseconds: int, share: int = SHARE) -> None:
        """Write so often at most. share: so many times what a write took passes between two."""
        self._interval, self._share = milliseconds, share
        self._timer.setInterval(milliseconds)

    def set_on(self, is_on: bool) -> None:
        """Autosave, or no longer; what was written stays until the window is closed."""
        self._is_on = is_on
        self.save_if_changed()

    @property
    def kept(self) -> object:
        """What was written last, None before the first.

        It is (run id, step, revision, settings, whether it was ended, whether it failed, the number
        and weights of each run that was left, what was made by hand).
        """
        return self._kept

    @Slot()
    def save_if_changed(self) -> None:
        """Write what is there now, in the thread, if it was learnt and is not kept yet."""
        state = self._state()
        if self._is_busy or state is None or state == self._kept:
            return
        make = self._gather()
        if make is not None:
            self._is_busy = True
            write, note = partial(self._write, make), partial(self._note_kept, state)
            self._jobs.submit(write, note, self._note_failure)

    def save_and_wait(self) -> None:
        """Write what is there now, and return when that is done; for the end of the program."""
        make = None if self._state() is None else self._gather()
        if make is not None:
            self._jobs.wait_for(partial(self._write, make))

    def close(self, keeps: bool) -> None:
        """Write no more; keeps: leave what was written for the next start. Does not wait."""
        self._timer.stop()
        self._jobs.submit(partial(self._end, keeps), lambda _none: None)
        self._jobs.close(drops_waiting=False)

    @Slot(object)
    def _notice_state(self, state: State) -> None:
        if state is not State.RUNNING:
            self._is_wanted = self._is_busy
            self.save_if_changed()

    def _state(self) -> _Kept | None:
        """Return what tells a state from the next; None where nothing is learnt, or it is off."""
        run = self._session.run
        if not self._is_on or run is None:
            return None
        left = tuple((each.number, each.weights_state) for each in self._left())
        made = self._made()
        if run.state == (0, 0) and not left and made is None:
            return None
        # The settings also name the place of its data.
        ends = run.is_ended, run.failure is not None
        return (self._session.run_id, *run.state, self._session.newest_config, *ends, left, made)

    def _write(self, make: Callable[[], Project]) -> float:
        """Write a project; returns the seconds that took, without waiting for the present step."""
        # Loaded when it is needed: the start is not to wait.
        from visualnet.projects.autosave import new_slot

        project = make()
        started = perf_counter()
        if self._slot is None:
            self._slot = new_slot(self._folder)
        self._slot.save(project)
        return perf_counter() - started

    def _end(self, keeps: bool) -> None:
        if self._slot is not None:
            if not keeps:
                self._slot.remove()
            self._slot.close()

    def _note_kept(self, state: object, seconds: float) -> None:
        rest = min(round(self._share * seconds * 1000), _LONGEST_MS)
        self._timer.setInterval(max(self._interval, rest))
        self._is_busy = self._is_failing = False
        self._kept = state
        self.saved.emit()
        self._save_wanted()

    def _note_failure(self, error: Exception) -> None:
        self._timer.setInterval(self._interval)
        self._is_busy = False
        if isinstance(error, CancelledError):
            # The run ended in that moment; now it can be asked again.
            self._is_wanted = True
        elif not isinstance(error, VisualNetError):
            raise error
        elif not self._is_failing:
            self._is_failing = True
            self.failed.emit(self.tr("Autosave is not working. {0}").format(error))
        self._save_wanted()

    def _save_wanted(self) -> None:
        if self._is_wanted:
            self._is_wanted = False
            self.save_if_changed()
