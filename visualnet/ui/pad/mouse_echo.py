"""Filter for mouse events that a driver makes of a pen or a finger."""

from collections import deque
from math import dist
from time import monotonic

from PySide6.QtCore import QPointF

from visualnet.data.drawing.strokes import Point

_REACH = 4.0
"""Drivers round to whole pixels, some of them to the screen's own, in logical pixels."""
_WITHIN_S = 1.0
"""A driver's events come within milliseconds; a busy window hears of them later."""
_PLACES_KEPT = 10_000


class MouseEcho:
    """Knows where a pen or finger was last, where a mouse button that goes down is not the mouse's.

    Elsewhere, and a second later anywhere, it is: somebody took the mouse.
    """

    def __init__(self) -> None:
        self.is_down = False
        """Whether a pen or finger is on the pad: whatever the mouse does then is an echo."""
        self._places: deque[Point] = deque(maxlen=_PLACES_KEPT)
        self._last = -_WITHIN_S

    def begin(self, place: QPointF) -> None:
        """Note that a pen or finger went down."""
        self.is_down = True
        self._places.clear()
        self.follow(place)

    def follow(self, place: QPointF) -> None:
        """Note where a pen or finger is."""
        if self.is_down:
            self._places.append(place.toTuple())
            self._last = monotonic()

    def end(self) -> None:
        """Note that the pen or finger was lifted."""
        self.is_down = False

    def is_echo(self, place: QPointF) -> bool:
        """Return whether a mouse button that goes down here is a pen's or finger's doing."""
        if self.is_down or monotonic() - self._last >= _WITHIN_S:
            return self.is_down
        here: Point = place.toTuple()
        return any(dist(here, there) <= _REACH for there in self._places)
