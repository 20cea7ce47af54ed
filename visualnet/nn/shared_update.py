"""An update that two threads take parts of while the gradient still comes in, bit for bit."""

from collections import deque
from concurrent.futures import Executor, Future

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.nn.arrays import aligned_zeros
from visualnet.nn.optimizer import Block, Optimizer

LEAST_SHARED = 400_000
"""Parameters from which on help pays: a step of 784-512-256-10 with Adam takes 0.8 of its time."""

_UNIT = 16_384
"""Parts begin at multiples of so many parameters, also of what a vector unit takes at once, so
that every bit stays the same."""

_PART = 131_072
"""Parameters of a part at most; shorter vectors are waited for longer than they take."""


class SharedUpdate:
    """Takes the steps of an optimizer together with another thread.

    A step is `begin`, `take` as the gradient comes in from its end, and `end`.
    """

    def __init__(self, optimizer: Optimizer, parameters: FloatArray, helper: Executor) -> None:
        self._optimizer, self._parameters, self._helper = optimizer, parameters, helper
        self._scratch = [aligned_zeros(_PART, parameters.dtype) for _ in range(2)]
        self._parts: dict[tuple[int, int], tuple[Block, Block]] = {}
        self._waiting: deque[tuple[Block, Block]] = deque()
        self._helped: list[Future[None]] = []
        self._numbers: tuple[float, ...] = ()
        self._taken = parameters.size
        # What is to be said of numbers that overflow is known in the thread that learns alone.
        self._change_quietly = np.errstate(all="ignore")(self._change_waiting)

    def begin(self, learning_rate: float) -> None:
        """Begin a step; the optimizer has begun it."""
        self._numbers = self._optimizer.begin_update(learning_rate)
        self._taken = self._parameters.size

    def take(self, place: int) -> None:
        """Have all parameters from this place on changed: their gradient is there.

        Also where it comes from what the other thread was told to do before. Nothing but this
        update may read or write them until the end of the step.
        """
        if self._wait_with(place):
            self._helped.append(self._helper.submit(self._change_quietly, 1))

    def end(self) -> None:
        """Change what is left, and return when all is done."""
        self.take(0)
        self._change_waiting(0)
        for helped in self._helped:
            helped.result()
        self._helped.clear()
        self._optimizer.end_update()

    def _wait_with(self, place: int) -> bool:
        begin, end = -(-place // _UNIT) * _UNIT, self._taken
        if begin >= end:
            return False
        self._taken = begin
        for start in range(begin, end, _PART):
            self._waiting.append(self._part(start, min(start + _PART, end)))
        return True

    def _part(self, start: int, end: int) -> tuple[Block, Block]:
        """Return a part as each of the two threads takes it, tied up once."""
        known = self._parts.get((start, end))
        if known is None:
            first, second = (
                self._optimizer.block(self._parameters, start, end, scratch)
                for scratch in self._scratch
            )
            known = self._parts[start, end] = first, second
        return known

    def _change_waiting(self, who: int) -> None:
        """Change what waits, whoever of the two comes first. who: 0, or 1 for the helper."""
        while True:
            try:
                part = self._waiting.popleft()
            except IndexError:
                return
            self._optimizer.change([part[who]], *self._numbers)
