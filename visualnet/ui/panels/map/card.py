"""Card of a point of the map, and the mark of the input."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from visualnet.arrays import PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.look.theme import current_theme

_PAD = 6.0
_AWAY = 14.0  # from the point, so that it stays in sight
_PIXEL = 3.0


def paint_card(
    painter: QPainter, room: QRectF, place: QPointF, image: PixelArray, text: str
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
    theme = current_theme()
    painter.setPen(theme.border_strong)
    painter.setBrush(theme.raised)
    painter.drawRoundedRect(box, 6, 6)
    left = box.center().x() - side / 2
    painter.drawImage(QRectF(left, box.top() + _PAD, side, side), grey_image(image))
    painter.setPen(theme.text)
    words = QRectF(box.left(), box.top() + side + 2 * _PAD, width, metrics.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)


def paint_input_mark(
    painter: QPainter, place: QPointF, ring: float, colour: QColor, letter: str
) -> None:
    """Paint a cross around a disc at the place of the input.

    ring: radius of the disc. colour, letter: of the class it is read as; the letter may be empty.
    """
    theme = current_theme()
    painter.setBrush(colour)
    for line, width in ((theme.background, 5.0), (theme.text, 2.0)):
        painter.setPen(QPen(line, width))
        painter.drawEllipse(place, ring, ring)
        for step in (QPointF(1, 0), QPointF(0, 1)):
            painter.drawLine(place - step * (ring + 5), place - step * ring)
            painter.drawLine(place + step * ring, place + step * (ring + 5))
    painter.setPen(theme.background)
    box = QRectF(place.x() - 3 * ring, place.y() - 3 * ring, 6 * ring, 6 * ring)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
