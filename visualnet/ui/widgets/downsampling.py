"""Long series made as short as a chart can show."""

from collections.abc import Iterable, Sequence

import numpy as np

from visualnet.training.history import EvaluationRow, SeriesArray
from visualnet.training.loss_watch import averaged_steps

POINTS = 1000
"""Points of a long line; a chart has fewer pixels."""

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


def means(steps: SeriesArray, values: SeriesArray, points: int, averaged: int) -> Series:
    """Return running means at `points` points.

    averaged: over so many of the last steps; at the start over a fifth of those there are, so that
    the line does not lag behind.
    """
    count = len(values)
    points = min(points, count)
    ends = 1 + np.arange(points) * (count - 1) // max(1, points - 1)
    starts = np.maximum(0, ends - np.minimum(averaged, np.maximum(1, ends // 5)))
    # Every second sum is that of a window; a zero more lets a window end where the values do.
    windows = np.stack((starts, ends), axis=1).ravel()
    sums = np.add.reduceat(np.append(values, 0.0), windows)[::2]
    return steps[ends - 1], sums / (ends - starts)


def smoothing(steps: int, rows: Sequence[EvaluationRow]) -> int:
    """Return how many steps `means` is to average where a run has taken so many.

    rows: its evaluations, which tell how long an epoch is.
    """
    per_epoch = next((row.step / row.epochs_done for row in reversed(rows) if row.epochs_done), 1e9)
    return averaged_steps(steps, per_epoch)


def evaluated(rows: Iterable[EvaluationRow], field: str) -> Series:
    """Return what was measured of one field of evaluation rows, every so many of very many."""
    measured = [(row.step, v) for row in rows if (v := getattr(row, field)) is not None]
    measured = measured[:: max(1, len(measured) // POINTS)]
    points = np.array(measured, np.float64).reshape(-1, 2)
    return points[:, 0], points[:, 1]
