"""The memory for the keyframes of all runs together."""

import threading
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakSet, finalize

from visualnet.arrays import FloatArray
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.packed import PackedArray, PackedArrays

if TYPE_CHECKING:
    from visualnet.training.moments.keyframes import History

DEFAULT_BUDGET = 128_000_000
"""Bytes for the keyframes of all runs together."""

_NUMBER_BYTES = 8
"""A number in a tuple; the number itself is shared with the keyframes around."""


class HistoryBudget:
    """The memory that the keyframes of all runs share; what several runs keep counts once."""

    def __init__(self, limit: int = DEFAULT_BUDGET) -> None:
        """limit: in bytes."""
        self.lock = threading.RLock()
        self._limit = limit
        self._histories: WeakSet[History] = WeakSet()
        self._keepers: Counter[Checkpoint] = Counter()
        self._size = 0

    @property
    def limit(self) -> int:
        """What it may take, in bytes; what is over it goes at once."""
        return self._limit

    @limit.setter
    def limit(self, limit: int) -> None:
        with self.lock:
            self._limit = limit
            self.make_room(None)

    @property
    def size(self) -> int:
        """What it takes, in bytes."""
        return self._size

    def add_history(self, history: "History", keyframes: Mapping[int, Checkpoint]) -> None:
        """Count the keyframes of a run from now on, as long as it is used."""
        with self.lock:
            self._histories.add(history)
        finalize(history, self._let_go_of_all, keyframes)

    def take_in(self, point: Checkpoint) -> int:
        """Count a keyframe of one run; return its bytes. Under the lock."""
        size = size_of(point)
        self._size += 0 if self._keepers[point] else size
        self._keepers[point] += 1
        return size

    def let_go(self, point: Checkpoint) -> int:
        """Count a keyframe of one run no more; return its bytes. Under the lock."""
        size = size_of(point)
        self._keepers[point] -= 1
        if not self._keepers[point]:
            del self._keepers[point]
            self._size -= size
        return size

    def make_room(self, growing: "History | None") -> None:
        """Let keyframes go until all fit. growing: keeps at least two."""
        while (excess := self._size - self._limit) > 0:
            largest = sorted(self._histories, key=lambda each: each.size, reverse=True)
            if any(each.thin(excess) for each in largest):
                continue
            if any(each.thin(excess, with_changes=True) for each in largest):
                continue
            others = [each for each in largest if each is not growing and each.size]
            if others:
                others[0].clear()
            elif growing is None or not growing.give_way(excess):
                return

    def _let_go_of_all(self, keyframes: Mapping[int, Checkpoint]) -> None:
        with self.lock:
            for point in keyframes.values():
                self.let_go(point)


def arrays_of(point: Checkpoint) -> list[FloatArray]:
    """Return a keyframe's own arrays: its first weights it shares with its run."""
    arrays = [point.parameters, *([] if point.best is None else [point.best.parameters])]
    if point.updater is not None:
        arrays += point.updater.optimizer.arrays.values()
    return arrays


def packed(point: Checkpoint) -> Checkpoint:
    """Return the same moment in less room, bit for bit; in two threads, as training waits."""
    updater = point.updater
    if updater is None or isinstance(point.weights, PackedArray):
        return point
    with ThreadPoolExecutor(1, "packing") as helper:
        weights = helper.submit(PackedArray, point.weights, point.first_parameters)
        state = replace(updater.optimizer, arrays=PackedArrays(updater.optimizer.arrays))
    return replace(point, weights=weights.result(), updater=replace(updater, optimizer=state))


def size_of(point: Checkpoint) -> int:
    """Return the bytes of a keyframe."""
    numbers = (len(point.losses) + len(point.accuracies)) * _NUMBER_BYTES
    best = 0 if point.best is None else point.best.parameters.nbytes
    state = {} if point.updater is None else point.updater.optimizer.arrays
    if isinstance(state, PackedArrays):
        collected = state.nbytes
    else:
        collected = sum(array.nbytes for array in state.values())
    return numbers + point.weights.nbytes + best + collected
