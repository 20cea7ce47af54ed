"""What the threads of the window take while it trains; part of the benchmark.

Who holds Python's lock is sampled by py-spy, where that is installed and may look at the process.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from math import isnan, nan
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from visualnet.ui.demo.scripted_window import wait_until
from visualnet.ui.session.training_thread import TrainingThread

_RATE, _SECONDS = 100, 5
_PATIENCE_SECONDS = 60
_SET_PTRACER, _ANY = 0x59616D61, -1
"""Of Linux's prctl: a child may look at this process, which it may not by itself."""

GUI, TRAINING, OTHERS = "gui_thread", "training_thread", "other_threads"
_IN_TRAINING, _IN_GUI = "training_thread.py", "MainThread"


class ThreadTimes:
    """Processor time of the GUI thread and of the training thread since this was made."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self._clocks = {GUI: time.thread_time, TRAINING: _clock_of_training()}
        self._before = {name: clock() for name, clock in self._clocks.items()}

    def shares(self) -> dict[str, float | None]:
        """Return how much of a core each has taken, 0 to 1; None where the system does not tell."""
        seconds = time.perf_counter() - self._begun
        spent = {name: clock() - self._before[name] for name, clock in self._clocks.items()}
        return {
            f"{name}_share": None if isnan(each) else round(each / seconds, 3)
            for name, each in spent.items()
        }


def lock_shares() -> dict[str, float] | None:
    """Return which share of time each thread holds Python's lock, while the window lives on.

    None where py-spy is not installed, or may not look at this process.
    """
    beside = shutil.which("py-spy", path=str(Path(sys.executable).parent))
    spy = beside or shutil.which("py-spy")
    if spy is None:
        return None
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PTRACER, _ANY)
    with TemporaryDirectory(prefix="visualnet-") as folder:
        path = Path(folder, "samples")
        words = ["--gil", "--threads", "--format", "raw", "--output", str(path)]
        how = ["--rate", str(_RATE), "--duration", str(_SECONDS), "--pid", str(os.getpid())]
        process = subprocess.Popen(  # noqa: S603 - a tool that the user installed
            [spy, "record", *words, *how], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if not wait_until(lambda: process.poll() is not None, _PATIENCE_SECONDS):
            process.kill()
        with process:
            pass
        if process.returncode or not path.exists():
            return None
        return shares_of(path.read_text(encoding="utf-8"), _RATE * _SECONDS)


def shares_of(samples: str, count: int) -> dict[str, float]:
    """Return the shares that samples of py-spy tell, by thread.

    samples: lines of the calls of the thread that held the lock, and how often. count: of all.
    """
    held = {GUI: 0, TRAINING: 0, OTHERS: 0}
    for line in samples.splitlines():
        calls, _, times = line.rpartition(" ")
        is_gui = _IN_GUI in calls.partition(";")[0]
        name = TRAINING if _IN_TRAINING in calls else GUI if is_gui else OTHERS
        held[name] += int(times)
    return {name: round(times / count, 3) for name, times in held.items()}


def _clock_of_training() -> Callable[[], float]:
    """Return what tells the processor time of the thread that trains now, in seconds."""
    for number, frame in sys._current_frames().items():
        calls: Any = frame
        while calls is not None and calls.f_code is not TrainingThread.run.__code__:
            calls = calls.f_back
        if calls is not None and number != threading.get_ident():
            if not hasattr(time, "pthread_getcpuclockid"):
                break
            clock = time.pthread_getcpuclockid(number)
            return lambda: time.clock_gettime(clock)
    return lambda: nan
