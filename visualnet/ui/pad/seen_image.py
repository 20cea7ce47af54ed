"""The 28×28 pixels that the network is given."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.arrays import PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.pad.ink import PAPER
from visualnet.ui.widgets.copying.copyable import Copyable
from visualnet.ui.widgets.copying.dragging import DragStart, drag_image
from visualnet.ui.widgets.copying.images import image_copies

_PIXEL = 3
_RADIUS = 4.0


class SeenImage(QWidget):
    """Shows an image pixel by pixel, each of them the same whole number of screen pixels wide."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seenImage")
        self.setAccessibleName(self.tr("What the network sees"))
        self.setToolTip(
            self.tr(
                "What the network sees: the drawing cropped, scaled to 20 × 20 and centred "
                "in 28 × 28 pixels"
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(FIELD_SIDE, FIELD_SIDE)
        self._image: QImage | None = None
        self._pixels: PixelArray | None = None
        self._drag = DragStart()

    def show_image(self, pixels: PixelArray | None) -> None:
        """Show an image, (28, 28) uint8 with 255 as ink; None for none.

        Raises ShapeError where the array is not a 28×28 image.
        """
        self._pixels = pixels
        self._image = None if pixels is None else grey_image(pixels)
        self.update()

    def shown_image(self, _place: QPoint | None = None) -> PixelArray | None:
        """Return what is shown, (28, 28) uint8; None for none."""
        return self._pixels

    def image_name(self) -> str:
        return self.tr("what the network sees")

    def copies(self) -> Sequence[Copyable]:
        return image_copies(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the image, to drag it out of the window."""
        self._drag.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag.moves_away(event):
            drag_image(self)

    def spoken_value(self) -> str:
        """Return where the ink is."""
        if self._pixels is None or not self._pixels.any():
            return self.tr("no ink")
        rows, columns = (np.flatnonzero(self._pixels.any(axis=axis)) for axis in (1, 0))
        return self.tr("{0} × {1} pixels, ink in rows {2} to {3}, columns {4} to {5}").format(
            *self._pixels.shape, rows[0], rows[-1], columns[0], columns[-1]
        )

    def sizeHint(self) -> QSize:
        """Return three pixels of the screen for each of the image."""
        return QSize(FIELD_SIDE * _PIXEL, FIELD_SIDE * _PIXEL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        room = min(self.width(), self.height())
        pixel = max(1, int(room * ratio) // FIELD_SIDE) / ratio
        side = pixel * FIELD_SIDE
        # On whole screen pixels, at the left: beside it stands the answer.
        corner = QPointF(0, int((self.height() - side) / 2 * ratio) / ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PAPER if self._image is None else _texture(self._image, corner, pixel))
        painter.drawRoundedRect(QRectF(corner.x(), corner.y(), side, side), _RADIUS, _RADIUS)
        painter.end()


def _texture(image: QImage, corner: QPointF, pixel: float) -> QBrush:
    brush = QBrush(image)
    brush.setTransform(QTransform.fromTranslate(corner.x(), corner.y()).scale(pixel, pixel))
    return brush
