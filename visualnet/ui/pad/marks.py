"""Marks on the pad: what was read where."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from visualnet.ui.pad.ink import PAPER

SURE, DOUBTFUL = QColor(88, 176, 255), QColor(150, 158, 174)
"""Of marks; the pad is black in every theme."""

_DASH = [4.0, 3.0]


@dataclass(frozen=True, slots=True)
class Mark:
    """What was read at a place: left, top, right, bottom in units of the side, and the words."""

    box: tuple[float, float, float, float]
    text: str
    is_doubtful: bool = False


def paint_marks(painter: QPainter, marks: Sequence[Mark], side: float) -> None:
    """Paint a box around each place with its words beside it; dashed where it is doubtful."""
    for mark in marks:
        left, top, right, bottom = (edge * side for edge in mark.box)
        colour = DOUBTFUL if mark.is_doubtful else SURE
        pen = QPen(colour, 1)
        if mark.is_doubtful:
            pen.setDashPattern(_DASH)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(left, top, right - left, bottom - top), 4, 4)
        above = top > painter.fontMetrics().height()
        room = QRectF(left - 30, top - 40 if above else bottom, right - left + 60, 40)
        edge = Qt.AlignmentFlag.AlignBottom if above else Qt.AlignmentFlag.AlignTop
        look = Qt.AlignmentFlag.AlignHCenter | edge
        # Paper behind the words, where ink of the next digit may be.
        painter.fillRect(painter.boundingRect(room, look, mark.text), PAPER)
        painter.drawText(room, look, mark.text)
