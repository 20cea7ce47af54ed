"""A repeated job of which only the newest request matters."""

from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from visualnet.ui.jobs.jobs import Jobs

_LONGEST_REST_MS = 2000
"""After a job that took longer, as when the machine slept in the midst of it."""


class NewestJob(QObject):
    """Runs one job at a time, at most one per pause; of those that wait, the newest alone.

    After each it rests at least as long as that one took, two seconds at most, so that no more than
    half a core is taken from the training. Belongs to the GUI thread.
    """

    def __init__(
        self, jobs: Jobs, pause_ms: int, on_error: Callable[[Exception], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs, self._pause_ms, self._on_error = jobs, pause_ms, on_error
        self._waiting: tuple[Callable[[], Any], Callable[[Any], None]] | None = None
        self._asked = 0
        self._is_busy = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._begin_job)

    def offer(self, work: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        """Run work() in a thread as soon as its turn comes, then on_done(its result) here."""
        self._waiting = work, on_done
        self._begin_job()

    def forget(self) -> None:
        """Drop what waits, and the answer to what is under way."""
        self._waiting = None
        self._asked += 1

    @Slot()
    def _begin_job(self) -> None:
        if self._waiting is None or self._is_busy or self._rest.isActive():
            return
        (work, on_done), self._waiting = self._waiting, None
        self._is_busy = True
        asked, begun = self._asked, perf_counter()
        self._jobs.submit(
            work,
            partial(self._end_job, asked, begun, on_done),
            partial(self._end_job, asked, begun, self._on_error),
        )

    def _end_job(self, asked: int, begun: float, tell: Callable[[Any], None], outcome: Any) -> None:
        took_ms = round((perf_counter() - begun) * 1000)
        self._is_busy = False
        self._rest.start(max(self._pause_ms - took_ms, min(took_ms, _LONGEST_REST_MS)))
        if asked == self._asked:
            tell(outcome)
