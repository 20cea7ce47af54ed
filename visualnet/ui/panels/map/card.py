"""The card beside a point of the map: its image and what it is."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.nn.arrays import PixelArray
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.look.theme import Theme

_PAD = 6.0
_AWAY = 14.0  # from the point, so that it stays in sight
_PIXEL = 3.0


def paint_card(
    painter: QPainter, room: QRectF, place: QPointF, image: PixelArray, text: str, theme: Theme
) -> None:
    """Paint an image with words below it beside a place, where there is room.

    image: (28, 28) uint8. room: within which it stays, if it is large enough.
    """
    metrics = QFontMetricsF(painter.font())
    side = FIELD_SIDE * _PIXEL
    width = max(side, metrics.horizontalAdvance(text)) + 2 * _PAD
    height = side + metrics.height() + 3 * _PAD
    x = place.x() + _AWAY
    if x + width > room.right():
        x = place.x() - _AWAY - width
    x = min(max(x, room.left()), max(room.left(), room.right() - width))
    y = place.y() + _AWAY
    if y + height > room.bottom():
        y = place.y() - _AWAY - height
    box = QRectF(QPointF(x, max(y, room.top())), QSizeF(width, height))
    painter.setPen(theme.border_strong)
    painter.setBrush(theme.raised)
    painter.drawRoundedRect(box, 6, 6)
    left = box.center().x() - side / 2
    painter.drawImage(QRectF(left, box.top() + _PAD, side, side), grey_image(image))
    painter.setPen(theme.text)
    words = QRectF(box.left(), box.top() + side + 2 * _PAD, width, metrics.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)
