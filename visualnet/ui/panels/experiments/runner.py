"""A sweep beside the window: a thread waits for its processes and brings back their results."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visualnet.errors import VisualNetError
from visualnet.training.sweeps.sweep import Runner, Sweep, SweepResult
from visualnet.training.sweeps.worker_pool import run_in_processes
from visualnet.ui.jobs.jobs import await_at_end
from visualnet.ui.look.translation import translated


@dataclass(frozen=True, slots=True)
class SweepRequest:
    """What the user asks for.

    processes: how many runs at a time. is_afresh: forget the results kept from an earlier time.
    name: of a built-in experiment.
    """

    sweep: Sweep
    processes: int
    is_afresh: bool = False
    name: str = ""


class SweepRunner(QObject):
    """Does one sweep at a time; its results are kept in a folder, and go on from there next time.

    Signals come in the thread that this object lives in. The thread is not waited for: told to
    stop, it kills its processes within a fraction of a second, and ends.
    """

    result_ready = Signal(object)  # SweepResult
    """Those kept from an earlier time come first."""
    ended = Signal(str)
    """The sweep is over, all done or stopped; a sentence where it went wrong, else empty."""

    def __init__(
        self,
        folder: Path,
        parent: QObject | None = None,
        runner_of: Callable[[int], Runner] | None = None,
    ) -> None:
        """folder: for results, made when needed. runner_of: where a number of runs is done."""
        super().__init__(parent)
        self._folder = folder
        self._runner_of = runner_of or (lambda n: partial(run_in_processes, processes=n))
        self._stop = threading.Event()
        self._telling = threading.Lock()
        self._is_closed = False
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether a sweep is going on, or is about to end."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, request: SweepRequest) -> None:
        """Begin a sweep; one that is going on must have ended."""
        # It may have told its end, and be about to return.
        if self._thread:
            self._thread.join(timeout=1)
        assert not self.is_running  # noqa: S101 - the panel offers no start meanwhile
        self._stop = threading.Event()
        work = partial(self._run, request, self._stop)
        self._thread = threading.Thread(target=work, name="sweep")
        self._thread.start()
        await_at_end(self._thread.join)

    def stop(self) -> None:
        """Give up the runs going on; what is finished stays. Does not wait."""
        self._stop.set()

    def close(self) -> None:
        """Stop, and tell nothing more; does not wait."""
        self.stop()
        with self._telling:
            self._is_closed = True

    def wait(self) -> None:
        """Wait until a sweep that was told to stop has ended; half a second at most (2026-11)."""
        if self._thread:
            self._thread.join()

    def results_file(self, sweep: Sweep) -> Path:
        """Return where the results of a sweep are kept: one file, whatever its seeds.

        Its own data are read, unless the sweep knows already what they hold; raises DataError.
        """
        known = sweep.on_present_data()
        settings = sorted({known.fingerprint(config.changed(seed=0)) for config in known.configs})
        text = "\n".join((*sweep.columns, *settings))
        return self._folder / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.csv"

    def _run(self, request: SweepRequest, stop: threading.Event) -> None:
        # Whatever else goes wrong is for the thread's hook; the panel is not left waiting.
        problem = self.tr("Something went wrong inside VisualNet. Start it again.")
        try:
            sweep = request.sweep.on_present_data()
            output = self.results_file(sweep)
            output.parent.mkdir(parents=True, exist_ok=True)
            if request.is_afresh:
                output.unlink(missing_ok=True)
            runner = self._runner_of(request.processes)
            sweep.run(output, runner, self._tell_result, stop.is_set)
            problem = ""
        except (VisualNetError, OSError) as error:
            problem = translated(error)
        finally:
            with self._telling:
                if not self._is_closed:
                    self.ended.emit(problem)

    def _tell_result(self, result: SweepResult) -> None:
        with self._telling:
            if not self._is_closed:
                self.result_ready.emit(result)
