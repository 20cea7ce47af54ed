"""One process at a time: a lock that the system lets go of when its holder ends, in any way."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

_PATIENCE = 10.0
"""Seconds to wait for another process, whose turn takes milliseconds."""

_PAUSE = 0.02


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file, which is made if it is not there and stays, empty.

    Waits for whoever holds it; threads of one process keep each other out too. Raises OSError where
    the file cannot be made, TimeoutError, one of these, where the lock is not let go in time.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    try:
        until = monotonic() + _PATIENCE
        while not _is_taken(descriptor):
            if monotonic() > until:
                raise TimeoutError(None, "another window has held it for too long")
            sleep(_PAUSE)
        # Closing lets go of it.
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _is_taken(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _is_taken(descriptor: int) -> bool:
        try:
            # flock belongs to the open file, so two threads that both opened it differ.
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
