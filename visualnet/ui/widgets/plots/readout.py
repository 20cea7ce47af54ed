"""The step that a chart is read at, and the values there."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt

Values = npt.NDArray[np.float64]

_KEY_PRESSES = 100
"""An arrow key moves the readout by so small a part of the points."""

WALKING_KEYS = {
    Qt.Key.Key_Left.value: -1,
    Qt.Key.Key_Right.value: 1,
    Qt.Key.Key_Home.value: -_KEY_PRESSES,
    Qt.Key.Key_End.value: _KEY_PRESSES,
}
"""The keys that move the readout, and by how many of its smallest moves."""


def walked_step(steps: Values, step: float, key: int) -> float:
    """Return the step that one of the walking keys leads to. steps: rising."""
    stride = WALKING_KEYS[key] * -(-len(steps) // _KEY_PRESSES)
    place = int(np.searchsorted(steps, step)) + stride
    return float(steps[min(max(place, 0), len(steps) - 1)])


def nearest_step(steps: Sequence[Values], step: float) -> float:
    """Return the step of any series that is nearest to one. steps: (points,) each, rising."""
    candidates = (float(x[_nearest_place(x, step)]) for x in steps)
    return min(candidates, key=lambda candidate: abs(candidate - step))


def value_near(x: Values, y: Values, step: float) -> float | None:
    """Return the value of a series at the nearest of its steps; None beyond its ends.

    A run that ended before, or is measured later, has no value there. x, y: (points,), x rising.
    """
    gap = (x[-1] - x[0]) / max(1, len(x) - 1)
    is_inside = x[0] - gap <= step <= x[-1] + gap
    return float(y[_nearest_place(x, step)]) if is_inside else None


def value_until(x: Values, y: Values, step: float) -> tuple[float, float] | tuple[None, None]:
    """Return the newest value of a series that is not after a step, and its step; None before it.

    x, y: (points,), x rising.
    """
    place = int(np.searchsorted(x, step, side="right")) - 1
    return (None, None) if place < 0 else (float(y[place]), float(x[place]))


def point_at(
    step: float | None, series: Iterable[tuple[Values, Values]], is_log: bool
) -> tuple[float | None, float | None]:
    """Return a step and the value of the first series there, as a power of ten if is_log."""
    if step is None:
        return None, None
    values = (value_near(*points, step) for points in series)
    value = next((value for value in values if value is not None), None)
    return step, float(np.log10(value)) if is_log and value else value


def values_within(
    series: Mapping[str, tuple[Values, Values]], limits: tuple[float, float] | None
) -> list[tuple[str, Values]]:
    """Return the finite values of each series at steps within limits; all if there are none."""
    low, high = limits or (-np.inf, np.inf)
    finite = [
        (name, y[np.isfinite(y) & (x >= low) & (x <= high)]) for name, (x, y) in series.items()
    ]
    found = [(name, values) for name, values in finite if len(values)]
    return found if found or limits is None else values_within(series, None)


def steps_within(steps: Sequence[Values], limits: tuple[float, float]) -> Values:
    """Return the steps of all series that lie in a range; all there are where none does."""
    every = np.unique(np.concatenate(steps))
    inside = every[(every >= limits[0]) & (every <= limits[1])]
    return inside if len(inside) else every


def _nearest_place(x: Values, step: float) -> int:
    """Return the place of the value that is nearest to a step. x: (points,), rising."""
    right = int(np.clip(np.searchsorted(x, step), 0, len(x) - 1))
    left = max(0, right - 1)
    return left if abs(x[left] - step) <= abs(x[right] - step) else right
