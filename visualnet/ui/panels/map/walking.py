"""Walking from point to point of the map by arrow keys."""

import numpy as np
from PySide6.QtCore import Qt

from visualnet.arrays import FloatArray

DIRECTIONS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


def nearest_that_way(
    places: FloatArray, here: FloatArray | None, direction: tuple[float, float]
) -> int | None:
    """Return the nearest place within 45 degrees of a direction, None where there is none.

    places: (points, 2), at least one. here: (2,); None finds the place nearest to their middle.
    """
    if here is None:
        away = places - places.mean(axis=0)
        is_there = np.ones(len(places), np.bool_)
    else:
        away = places - here
        ahead = away @ np.array(direction)
        is_there = (ahead > 0) & (np.abs(away @ np.array(direction[::-1])) <= ahead)
    if not is_there.any():
        return None
    return int(np.where(is_there, np.square(away).sum(axis=1), np.inf).argmin())
