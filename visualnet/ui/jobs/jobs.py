"""Jobs: slow work in threads, with the results brought to the GUI thread."""

import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject

_JOB_DONE = QEvent.Type(QEvent.registerEventType())

_awaited: list[Callable[[], object]] = []
"""Waits for what must be done before the program ends."""

_reading: set[Future[None]] = set()
"""Jobs whose results nobody wants any more once the program ends."""


def await_at_end(wait: Callable[[], object]) -> None:
    """Have wait() called before the program ends: it returns when some work is done."""
    _awaited.append(wait)


def end_jobs() -> bool:
    """Wait for all that is not only read; the windows must be closed.

    Returns whether something is still being read, which may take minutes.
    """
    for wait in _awaited:
        wait()
    _awaited.clear()
    return any(job.running() for job in list(_reading))


class Jobs(QObject):
    """A pool of threads; each job's answer is a call in the thread that this object lives in.

    Whoever asks tells stale answers from fresh ones by what it put into the job. With only_reads,
    jobs change nothing outside the program, and its end does not wait for them.
    """

    def __init__(
        self, threads: int, name: str, parent: QObject | None = None, *, only_reads: bool = False
    ) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._only_reads = only_reads
        if not only_reads:
            await_at_end(self._executor.shutdown)
        self._closing = threading.Lock()
        self._is_closed = False
        self._done: deque[Callable[[], None]] = deque()

    def submit(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run work() in a thread, then on_done(its result), or on_error(its exception), here.

        Without on_error an exception is raised here, and so reaches the application's hook.
        """
        if self._is_closed:
            return
        job = self._executor.submit(self._run, work, on_done, on_error)
        if self._only_reads:
            _reading.add(job)
            job.add_done_callback(_reading.discard)

    def wait_for(self, work: Callable[[], object]) -> None:
        """Run work() in a thread, after what waits there, and return when it is done."""
        if not self._is_closed:
            self._executor.submit(work).result()

    def close(self, *, drops_waiting: bool = True) -> None:
        """Let no answer through any more; waits for nothing.

        drops_waiting: what has not begun is dropped, or else still done before the program ends.
        """
        with self._closing:
            self._is_closed = True
        self._executor.shutdown(wait=False, cancel_futures=drops_waiting)

    def _run(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None,
    ) -> None:
        try:
            tell = partial(on_done, work())
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which raises it
            tell = partial(on_error or _raise, error)
        with self._closing:
            if not self._is_closed:
                self._done.append(tell)
                # A signal hands Python's lock over, and the thread waits for it once more.
                QCoreApplication.postEvent(self, QEvent(_JOB_DONE))

    def customEvent(self, _event: QEvent) -> None:
        """Tell what the next of the jobs that are done came to."""
        tell = self._done.popleft()
        if not self._is_closed:
            try:
                tell()
            except Exception:  # noqa: BLE001 - as of a slot; Qt adds words of its own to others
                sys.excepthook(*sys.exc_info())


def _raise(error: Exception) -> None:
    raise error
