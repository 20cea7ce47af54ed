"""Copies of large arrays, in memory that was used before.

Fresh memory costs more than the copying: a copy of 16 MB took 1 ms in memory at hand and 80 ms in
fresh pages, inside a sandbox (2026-11; about 5 ms outside). Snapshots and edits of wide networks
are such copies, one after the other.
"""

import weakref
from collections import deque
from typing import Any

import numpy as np

from visualnet.arrays import FloatArray

_WORTH_IT = 500_000
"""Bytes; smaller arrays have memory at hand anyway."""

_SPARE_BYTES = 100_000_000
"""Most memory that waits to be used again."""

# Appending and popping are atomic: arrays come to their end in any thread.
_spare: deque[FloatArray] = deque()


class _Lease:
    """Memory that goes back among the spare when the last array in it is gone."""

    def __init__(self, memory: FloatArray) -> None:
        self.__array_interface__: dict[str, Any] = memory.__array_interface__
        weakref.finalize(self, _give_back, memory)


def recycled_copy(array: FloatArray) -> FloatArray:
    """Return a writable, contiguous copy, the same as array.copy() but for where it lies."""
    if array.nbytes < _WORTH_IT:
        return array.copy()
    copied: FloatArray = np.asarray(_Lease(_memory_like(array)))
    np.copyto(copied, array)
    return copied


def _memory_like(array: FloatArray) -> FloatArray:
    while True:
        try:
            memory = _spare.pop()
        except IndexError:
            return np.empty(array.shape, array.dtype)
        # What is left of a network of another size is let go.
        if memory.shape == array.shape and memory.dtype == array.dtype:
            return memory


def _give_back(memory: FloatArray) -> None:
    if (len(_spare) + 1) * memory.nbytes <= _SPARE_BYTES:
        _spare.append(memory)
