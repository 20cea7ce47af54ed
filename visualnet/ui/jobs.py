"""Work that takes longer than a frame, done in threads, its results brought to the GUI thread."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot


@dataclass(frozen=True, slots=True)
class _Done:
    """What a job came to, with the one to tell."""

    on_done: Callable[[Any], None]
    on_error: Callable[[Exception], None] | None
    result: Any
    error: Exception | None


class Jobs(QObject):
    """A pool of threads; each job's answer is a call in the thread that this object lives in.

    Whoever asks tells stale answers from fresh ones by what it put into the job.
    """

    _done = Signal(object)

    def __init__(self, threads: int, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._closing = threading.Lock()
        self._is_closed = False
        self._done.connect(self._deliver)

    def submit(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run work() in a thread, then on_done(its result), or on_error(its exception), here.

        Without on_error an exception is raised here, and so reaches the application's hook.
        """
        if not self._is_closed:
            self._executor.submit(self._run, work, on_done, on_error)

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
        result, failure = None, None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which raises it
            failure = error
        with self._closing:
            if not self._is_closed:
                self._done.emit(_Done(on_done, on_error, result, failure))

    @Slot(object)
    def _deliver(self, done: _Done) -> None:
        if self._is_closed:
            return
        if done.error is None:
            done.on_done(done.result)
        elif done.on_error is not None:
            done.on_error(done.error)
        else:
            raise done.error
