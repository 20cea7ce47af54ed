"""A lock that lives as long as the process that holds it, however that ends."""

import os
import sys
from pathlib import Path
from typing import Self

_FLAGS = os.O_RDWR | os.O_CREAT


class InstanceLock:
    """Holds a lock file; the system lets go of it when the process dies."""

    def __init__(self, path: Path, descriptor: int) -> None:
        """For `take` alone."""
        self._path = path
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, path: Path) -> Self | None:
        """Lock the file at `path`, made if missing; None where another process holds it.

        Raises OSError where the file cannot be made.
        """
        descriptor = os.open(path, _FLAGS, 0o600)
        if _is_locked_now(descriptor) and _is_still(path, descriptor):
            return cls(path, descriptor)
        os.close(descriptor)
        return None

    def release(self, removes_file: bool) -> None:
        """Let go, once; removes_file: the lock file too, as nothing is left to be locked."""
        if self._descriptor is None:
            return
        if removes_file:
            # Before letting go, so that nobody locks a file that then vanishes.
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = None


def _is_locked_now(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        # Held by another; or a file system without locks, where nobody can tell.
        return False
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Tell whether the locked file has not been removed by whoever held it before."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
