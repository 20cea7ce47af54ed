"""Record of a weight over the steps of a run."""

import numpy as np

from visualnet.training.history import SeriesArray
from visualnet.ui.widgets.downsampling import Series

POINTS = 2000
"""No more points are kept: then every second one goes, and only every second is added."""


class WeightRecord:
    """Values over steps, at most POINTS of them, in even distances over what was recorded."""

    def __init__(self) -> None:
        self._steps: list[int] = []
        self._values: list[float] = []
        self._newest: tuple[int, float] | None = None
        self._stride = 1
        self._seen = 0

    @property
    def since(self) -> int | None:
        """The step of the first value, None without any."""
        return self._steps[0] if self._steps else None

    def add(self, step: int, value: float) -> None:
        """Note the value at a step; takes the place of one noted there, or later.

        Earlier steps come back when an act is undone.
        """
        while self._steps and self._steps[-1] >= step:
            self._steps.pop()
            self._values.pop()
        if self._seen % self._stride == 0 or not self._steps:
            self._steps.append(step)
            self._values.append(value)
            self._newest = None
        else:
            self._newest = step, value
        self._seen += 1
        if len(self._steps) >= POINTS:
            self._steps, self._values = self._steps[::2], self._values[::2]
            self._stride *= 2
            self._newest = step, value

    def series(self) -> Series:
        """Return steps and values, both (points,); the newest is always the last."""
        newest = [] if self._newest is None else [self._newest]
        steps: SeriesArray = np.array([*self._steps, *(s for s, _ in newest)], np.float64)
        return steps, np.array([*self._values, *(v for _, v in newest)], np.float64)
