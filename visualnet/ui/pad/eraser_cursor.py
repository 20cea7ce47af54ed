"""The cursor of the eraser: a ring as large as what it rubs out."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QPainter,
    QPen,
    QPixmap,
)

# Seen on ink and on paper alike, by 3.3:1 and more.
_RING = QColor(140, 140, 140)


_LARGEST = 96


def eraser_cursor(diameter: float, ratio: float) -> QCursor:
    """Return a ring of this diameter, in pixels of the window. ratio: screen pixels for each."""
    side = min(_LARGEST, max(5, round(diameter)))
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_RING, 1.5))
    painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))
    painter.end()
    return QCursor(picture)
