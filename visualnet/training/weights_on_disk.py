"""Weights of earlier runs in files instead of memory."""

import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.paths import user_state_dir


class WeightsOnDisk:
    """Moves weights into files of the user's state folder, in a thread of its own.

    A file has no name and is gone with the last array in it, and with the process, however it ends.
    Not the system's folder for temporary files: that is often memory itself.
    """

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="weights")

    def move(self, arrays: Sequence[FloatArray]) -> Future[list[FloatArray]]:
        """Write arrays, (parameters,) each, and answer with the same values, read from the disk.

        The answers are read-only. The future raises OSError where there is no room.
        """
        return self._executor.submit(_mapped, arrays)


def is_on_disk(array: FloatArray | None) -> bool:
    """Tell whether an array was moved by `WeightsOnDisk`."""
    return isinstance(array, np.memmap)


def _mapped(arrays: Sequence[FloatArray]) -> list[FloatArray]:
    folder = user_state_dir()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # One file for all: each that is open takes one of the few descriptors of a process.
    with tempfile.TemporaryFile(dir=folder) as file:
        for array in arrays:
            file.write(np.ascontiguousarray(array, np.float32).data)
        file.flush()
        # Without it a full disk would be met only when the numbers are read.
        os.fsync(file.fileno())
        whole = np.memmap(file, np.float32, "r")
    ends = np.cumsum([array.size for array in arrays])
    return np.split(whole, ends[:-1])
