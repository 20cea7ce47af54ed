"""The line along which a field over a grid of cells is zero: marching squares."""

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray

Segments = npt.NDArray[np.float64]
"""(segments, 4): x and y of both ends."""

_NOTHING: Segments = np.zeros((0, 4))


def zero_line(field: FloatArray) -> Segments:
    """Return the line on which a field is zero, in cells: the middle of the first is (0.5, 0.5).

    field: (rows, columns); between the middles of neighbours it is straight.
    """
    corners = np.stack([field[:-1, :-1], field[:-1, 1:], field[1:, 1:], field[1:, :-1]], axis=-1)
    signs = corners > 0
    rows, columns = np.nonzero(signs.any(axis=-1) & ~signs.all(axis=-1))
    if not len(rows):
        return _NOTHING
    values = corners[rows, columns].astype(np.float64)
    is_crossed = (values > 0) != (np.roll(values, -1, axis=1) > 0)
    points = _crossings(values, is_crossed) + np.stack([columns, rows], axis=1)[:, None, :] + 0.5
    # Two of the four sides are crossed, or all: then each other one belongs to the one before.
    order = np.argsort(~is_crossed, axis=1, kind="stable")
    paired = np.take_along_axis(points, order[:, :, None], axis=1)
    lines = [paired[:, :2].reshape(-1, 4)]
    whole = is_crossed.all(axis=1)
    lines.append(paired[whole, 2:].reshape(-1, 4))
    return np.concatenate(lines)


def class_borders(probabilities: FloatArray) -> Segments:
    """Return where the answer changes from one class to another; see `zero_line`.

    probabilities: (rows, columns, classes).
    """
    classes = probabilities.shape[2]
    if classes < 2:
        return _NOTHING
    lines = []
    # Each border lies between two classes: that of the last is one of another's.
    for number in range(classes - 1):
        rest = np.delete(probabilities, number, axis=2).max(axis=2)
        lines.append(zero_line(probabilities[:, :, number] - rest))
    return np.concatenate(lines)


def _crossings(values: Segments, is_crossed: npt.NDArray[np.bool_]) -> Segments:
    """Return where the sides of squares are crossed, (squares, 4, 2), from their top left."""
    following = np.roll(values, -1, axis=1)
    difference = values - following
    share = np.divide(values, difference, out=np.full_like(values, 0.5), where=is_crossed)
    starts = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
    ways = np.array([(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)])
    crossings: Segments = starts + share[:, :, None] * ways
    return crossings
