"""Words on the plane, on a plate of their own, so that they are read over any colours."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from visualnet.ui.look.theme import Theme

_EDGE, _PADDING = 6.0, 6.0


def paint_plate(painter: QPainter, square: QRectF, text: str, theme: Theme) -> None:
    """Write a line at the top of a square, cut off where it is too long."""
    metrics = painter.fontMetrics()
    room = square.width() - 2 * (_EDGE + _PADDING)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
    width = metrics.horizontalAdvance(shown) + 2 * _PADDING
    plate = QRectF(square.x() + _EDGE, square.y() + _EDGE, width, metrics.height() + 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.border_strong)
    painter.setBrush(theme.background)
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(theme.text)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, shown)
