"""Long series made as short as a chart can show."""

from collections.abc import Iterable

import numpy as np

from visualnet.training.history import EvaluationRow, SeriesArray

POINTS = 1000
"""Points of a long line; a chart has fewer pixels."""

_SMOOTHED_STEPS = 200

Series = tuple[SeriesArray, SeriesArray]
"""Steps and values, both (points,)."""


def extremes(steps: SeriesArray, values: SeriesArray, points: int) -> Series:
    """Return at most about `points` points that keep the least and largest of their neighbours."""
    count = len(steps)
    if count <= points:
        return steps, values
    size = -(-2 * count // points)
    starts = np.arange(0, count, size)
    ends = np.append(starts[1:], count) - 1
    low, high = np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)
    x = np.stack((steps[starts], steps[ends]), axis=1).ravel()
    return x, np.stack((low, high), axis=1).ravel()


def means(steps: SeriesArray, values: SeriesArray, points: int) -> Series:
    """Return running means over the last steps (200, fewer at the start), at `points` points."""
    count = len(values)
    points = min(points, count)
    ends = 1 + np.arange(points) * (count - 1) // max(1, points - 1)
    starts = np.maximum(0, ends - np.minimum(_SMOOTHED_STEPS, np.maximum(1, ends // 2)))
    # Every second sum is that of a window; a zero more lets a window end where the values do.
    windows = np.stack((starts, ends), axis=1).ravel()
    sums = np.add.reduceat(np.append(values, 0.0), windows)[::2]
    return steps[ends - 1], sums / (ends - starts)


def evaluated(rows: Iterable[EvaluationRow], field: str) -> Series:
    """Return what was measured of one field of evaluation rows, every so many of very many."""
    measured = [(row.step, v) for row in rows if (v := getattr(row, field)) is not None]
    measured = measured[:: max(1, len(measured) // POINTS)]
    points = np.array(measured, np.float64).reshape(-1, 2)
    return points[:, 0], points[:, 1]
