"""How the C library keeps memory that was given back to it."""

import ctypes
import sys

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
