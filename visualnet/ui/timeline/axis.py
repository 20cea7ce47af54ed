"""The logarithmic axis of steps that all parts of the timeline share."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visualnet.number_text import count_text

LEFT_SIDE, RIGHT_SIDE = 16.0, 44.0
"""Pixels left free at ordinary text size: for half of a label, and for what is said of now."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Places of steps, from the left to the right in every language: x goes with log(1 + step).

    last_step: at the right end; 0 or more. left, width: in pixels, width above 0.
    """

    last_step: int
    left: float
    width: float

    @classmethod
    def across(cls, last_step: int, width: float, unit: float) -> "Axis":
        """Return the axis of a widget that is so many pixels wide, with its sides left free.

        unit: pixels for one at ordinary text size.
        """
        sides = (LEFT_SIDE + RIGHT_SIDE) * unit
        return cls(last_step, LEFT_SIDE * unit, max(1.0, width - sides))

    @property
    def right(self) -> float:
        """Where the last step is, in pixels; of a run without steps the right end."""
        return self.left + self.width

    def x_of(self, step: float) -> float:
        """Return the place of a step, in pixels; at an end for one beyond it."""
        within = min(max(step, 0), self.last_step)
        return self.left + self.width * math.log1p(within) / self._span

    def xs_of(self, steps: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Return the places of many steps, (n,), as `x_of` does."""
        within = np.clip(np.asarray(steps, np.float64), 0, self.last_step)
        return self.left + self.width * np.log1p(within) / self._span

    def step_at(self, x: float) -> int:
        """Return the step at a place, in pixels; the first or last beyond an end.

        Exactly the inverse of `x_of` for whole steps, up to 10^9 at least.
        """
        part = min(max((x - self.left) / self.width, 0.0), 1.0)
        return min(round(math.expm1(part * self._span)), self.last_step)

    def step_on_the_way(self, part: float) -> int:
        """Return the step that lies so far along the axis. part: 0 to 1."""
        return self.step_at(self.left + part * self.width)

    def part_of(self, step: int) -> float:
        """Return how far along the axis a step lies, 0 to 1."""
        return (self.x_of(step) - self.left) / self.width

    def ticks(self) -> list[int]:
        """Return the steps that deserve a label, rising: 0, 1, 10, 100 … and the last."""
        powers = [10**power for power in range(len(str(self.last_step)))]
        return sorted({0, *(each for each in powers if each < self.last_step), self.last_step})

    @property
    def _span(self) -> float:
        return math.log1p(max(1, self.last_step))


def tick_text(step: int) -> str:
    """Return a power of ten in few characters, other steps whole: 100, 10k, 1M, 34,380."""
    is_power = str(step).strip("0") == "1"
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if step >= size and is_power:
            return count_text(step // size) + letter
    return count_text(step)
