"""Locks on files, which the system lets go of when their holder ends, however that ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

_PATIENCE = 10.0
"""Seconds to wait for another process, whose turn takes milliseconds."""

_PAUSE = 0.02


class HeldLock:
    """A locked file; see `take_lock`."""

    def __init__(self, lock: "BaseFileLock") -> None:
        self._lock = lock

    def release(self, *, removes_file: bool = False) -> None:
        """Let go, once; removes_file: the file too, as nothing is left to be locked."""
        if removes_file and self._lock.is_locked:
            # Before letting go, so that nobody locks a file that then vanishes.
            Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()


def take_lock(path: Path, patience: float = 0.0) -> HeldLock | None:
    """Lock a file, which is made if it is not there; None where another holds it so many seconds.

    Threads of one process keep each other out too. Raises OSError where it cannot be locked.
    """
    # 20 ms, for which a command that locks nothing does not wait (2026-11).
    from filelock import FileLock, Timeout

    # Where the system has no locks, a file that stands for one would outlive its holder.
    lock = FileLock(path, patience, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire(poll_interval=_PAUSE)
    except Timeout:
        return None
    return HeldLock(lock)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file, which stays, empty; waits for whoever holds it.

    Raises OSError where the file cannot be made, TimeoutError, one of these, where the lock is not
    let go in time.
    """
    lock = take_lock(path, _PATIENCE)
    if lock is None:
        raise TimeoutError(None, "another window has held it for too long")
    try:
        yield
    finally:
        lock.release()
