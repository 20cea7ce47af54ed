"""Rings around what has the focus in a picture, seen on whatever colour they lie."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RING_WIDTH = 4
"""Pixels at each side that a ring covers."""


_are_drawn = [True]


@contextmanager
def without_rings() -> Iterator[None]:
    """Leave the rings away from what is painted meanwhile: a picture to be kept has no focus."""
    _are_drawn[0] = False
    try:
        yield
    finally:
        _are_drawn[0] = True


def are_rings_drawn() -> bool:
    """Return whether what is painted is for the screen; a picture to be kept is drawn sharply."""
    return _are_drawn[0]


def draw_ring(painter: QPainter, rect: QRectF, colour: QColor, around: QColor) -> None:
    """Draw a ring of 2 pixels, and 2 more of another colour within it.

    One of two colours that differ by 7:1 or more has 3:1 against any colour between or beyond.
    """
    if not _are_drawn[0]:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, ring in ((1.0, colour), (3.0, around)):
        painter.setPen(QPen(ring, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap,
                            Qt.PenJoinStyle.MiterJoin))  # fmt: skip
        painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))
