"""Memory of the process: pages given back to the system, garbage collected between events."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

COLLECT_MS = 2000


@contextmanager
def collecting_between_events() -> Iterator[None]:
    """Collect garbage in this thread alone, between two events of Qt, every two seconds.

    Left to itself the collector runs in any thread at any allocation: it would then destroy widgets
    in the training's thread, or in the midst of a call into Qt, which can wait for its own lock for
    ever. What is there already is left out of all collections, which so stay short; that some of it
    is garbage, 1,050 objects of 100,000 after a start, is not worth the 70 ms of a look (2026-11).
    """
    gc.freeze()
    gc.disable()
    timer = QTimer(interval=COLLECT_MS)
    timer.timeout.connect(_collect_what_is_due)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        gc.enable()
        gc.unfreeze()


def _collect_what_is_due() -> None:
    """Do as the collector would at its next allocation."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


# Of glibc's malloc.h; see mallopt(3).
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
_LARGE_BYTES = 4 * 1024 * 1024
# What is below is used again at the next frame, and would cost a page fault every 4 kB.
_KEPT_BYTES = 64 * 1024 * 1024


def give_large_memory_back() -> None:
    """Let arrays of 4 MB and more go back to the system when they are freed, where glibc is used.

    Left to itself glibc learns to keep blocks of up to 32 MB, in an arena for each thread: after
    800 random actions a window took 698 MB, and with this 455 (2026-11).
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        mallopt(_M_TRIM_THRESHOLD, _KEPT_BYTES)
        mallopt(_M_ARENA_MAX, 2)
