"""Python's garbage collector, held to moments when it does no harm."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

COLLECT_MS = 2000


@contextmanager
def collecting_between_events() -> Iterator[None]:
    """Collect garbage in this thread alone, between two events of Qt, every two seconds.

    Left to itself the collector runs in any thread at any allocation: it would then destroy widgets
    in the training's thread, or in the midst of a call into Qt, which can wait for its own lock for
    ever. What is there already is left out of later collections, which so stay short.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    timer = QTimer()
    timer.setInterval(COLLECT_MS)
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
