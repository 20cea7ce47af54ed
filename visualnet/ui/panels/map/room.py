"""The part of a map's plane that is seen, both axes with the same scale."""

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray
from visualnet.nn.metrics import RealArray

_MARGIN = 10.0
_SHRINKING = 0.15  # of the room too much is given up with each new map
_MOST = 50.0


class MapRoom:
    """Follows the points without jumping, and can be magnified around a place of the widget."""

    def __init__(self) -> None:
        self._low, self._high = np.zeros(2), np.ones(2)
        self._size = np.ones(2)
        self._factor = 1.0
        self._away = np.zeros(2)

    @property
    def is_zoomed(self) -> bool:
        """Whether only a part is seen."""
        return self._factor > 1

    def set_size(self, width: int, height: int) -> None:
        self._size = np.array([width, height], np.float64)

    def make_room(self, places: FloatArray, *, at_once: bool) -> None:
        """Grow at once with the points, and shrink slowly, so that the picture stands still."""
        low, high = places.min(axis=0), places.max(axis=0)
        if at_once:
            self._low, self._high = low, high
        else:
            self._low = np.minimum(low, self._low + _SHRINKING * (low - self._low))
            self._high = np.maximum(high, self._high + _SHRINKING * (high - self._high))

    def on_screen(self, places: FloatArray) -> FloatArray:
        """Return where places of the plane, (points, 2), are in the widget."""
        away = (places - self._middle) * self._scale
        return (self._size / 2 + away).astype(np.float32)

    def is_inside(self, spots: FloatArray) -> npt.NDArray[np.bool_]:
        """Return which spots of the widget, (points, 2), can be seen; all if nothing is zoomed."""
        if not self.is_zoomed:
            return np.ones(len(spots), np.bool_)
        inside: npt.NDArray[np.bool_] = (spots >= 0) & (spots < self._size)
        return inside[:, 0] & inside[:, 1]

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Magnify around a place of the widget, which stays what it is."""
        spot = np.array([x, y]) - self._size / 2
        meant = self._middle + spot / self._scale
        self._factor = min(max(self._factor * factor, 1.0), _MOST)
        self._look_at(meant - spot / self._scale)

    def pan(self, x: float, y: float) -> None:
        """Move what is seen by so many pixels."""
        self._look_at(self._middle - np.array([x, y]) / self._scale)

    def reset(self) -> None:
        """Show everything."""
        self._factor, self._away = 1.0, np.zeros(2)

    def _look_at(self, middle: RealArray) -> None:
        reach = (self._high - self._low) / 2 * (1 - 1 / self._factor)
        self._away = np.clip(middle - (self._low + self._high) / 2, -reach, reach)

    @property
    def _middle(self) -> RealArray:
        middle: RealArray = (self._low + self._high) / 2 + self._away
        return middle

    @property
    def _scale(self) -> RealArray:
        """Pixels for each unit of the plane, upward below 0."""
        extent = np.maximum(self._high - self._low, 1e-12)
        scale = self._factor * float(((self._size - 2 * _MARGIN) / extent).min())
        return np.array([scale, -scale])
