"""Runs in processes of their own, each with one BLAS thread.

A process starts with this module, which therefore must not import NumPy: the number of threads of
a matrix product is settled before NumPy is loaded.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from visualnet.errors import SettingError, VisualNetError
from visualnet.number_text import count_text
from visualnet.safe_path import safe_children

if TYPE_CHECKING:
    from visualnet.training.config import TrainingConfig

MAX_PROCESSES = 256

BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""The variables by which OpenBLAS and MKL are told how many threads a product may take."""

_OF_GROUP = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
}
"""Signals that a terminal, or `timeout`, sends to all processes of a group: the one that started
the others answers them, and ends these."""

_SPAWN = get_context("spawn")
_POLL_SECONDS = 0.2


def run_in_processes(
    configs: Sequence["TrainingConfig"],
    should_stop: Callable[[], bool],
    processes: int | None = None,
) -> Generator[tuple["TrainingConfig", dict[str, Any]], None, None]:
    """Yield each config with its figures (see `one_run.run_config`) as its run ends.

    should_stop: asked five times a second; the runs going on are then given up. Closing the
    iterator gives them up as well. processes: how many at a time, as many as cores if not given.
    Raises SettingError where that is outside its range, VisualNetError where a run has no data or
    a process ended by itself.
    """
    count = (os.cpu_count() or 1) if processes is None else processes
    check_processes(count)
    todo = list(reversed(configs))
    workers: list[_Worker] = []
    try:
        for _ in range(min(count, len(todo))):
            workers.append(_Worker())
            workers[-1].give(todo.pop())
        busy = {worker.connection: worker for worker in workers}
        while busy and not should_stop():
            for ready in wait(list(busy), _POLL_SECONDS):
                worker = busy[ready]  # type: ignore[index]
                config, figures = worker.take()
                if todo:
                    worker.give(todo.pop())
                else:
                    del busy[worker.connection]
                yield config, figures
    finally:
        for worker in workers:
            worker.end()


def check_processes(count: int) -> None:
    """Raise SettingError where so many processes cannot be had."""
    if not 1 <= count <= MAX_PROCESSES:
        raise SettingError(
            "There can be 1 to {max_processes} processes, not {count}.",
            max_processes=MAX_PROCESSES,
            count=count_text(count),
        )


class _Worker:
    """A process that answers one config after the other."""

    def __init__(self) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs,), daemon=True)
        self._config: TrainingConfig | None = None
        try:
            with safe_children(), _without_interrupts():
                self._process.start()
        except OSError as error:
            # Also that it ended before it could be told what to do: nobody else's pipe is broken.
            raise VisualNetError(
                "A process of the sweep could not start ({reason}). Check that you can run "
                "{executable}, or use fewer processes.",
                reason=error.strerror or error,
                executable=sys.executable,
            ) from error
        theirs.close()

    def give(self, config: "TrainingConfig") -> None:
        self._config = config
        try:
            self.connection.send(config)
        except OSError:
            raise self._end_by_itself() from None

    def take(self) -> tuple["TrainingConfig", dict[str, Any]]:
        from visualnet.training.sweeps.one_run import figures_of

        assert self._config is not None  # noqa: S101 - only asked for what it was given
        try:
            return self._config, figures_of(self.connection.recv())
        except (EOFError, OSError):
            raise self._end_by_itself() from None

    def _end_by_itself(self) -> VisualNetError:
        self._process.join()
        return VisualNetError(
            "A process of the sweep stopped unexpectedly (exit code {exitcode}), perhaps for "
            "lack of memory. Start again with fewer processes.",
            exitcode=self._process.exitcode,
        )

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold _OF_GROUP back from this thread and the processes that it starts meanwhile.

    One that is just starting would answer Ctrl-C with a traceback. Windows has no such mask.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Starting this helper process lets signals through again, so it is to run by then.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _OF_GROUP)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: "Connection[Any, Any]") -> None:
    """Answer configs until the other end is closed; the life of a process."""
    for number in _OF_GROUP:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.update(dict.fromkeys(BLAS_THREADS, "1"))
    from visualnet.training.sweeps.one_run import answer

    try:
        while True:
            connection.send(answer(connection.recv()))
    except (EOFError, BrokenPipeError):
        return


def _end_with_parent() -> None:
    """Leave at once when the process that started this one is gone, even by SIGKILL."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
