"""Graphics item of the pulse: a veil over the layers ahead, a glow at its front."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QGraphicsItem

from visualnet.scene.layout import TITLE_HEIGHT, Layout
from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.item import PictureItem

_VEIL = 205
"""Opacity, of 255, of what covers the layers that the pulse has not reached."""

_SOFT = 70.0
"""Width of the veil's edge, in layout units."""

_STRIPS, _STRIP = 7, 9.0
_GLOW = 0.85


class PulseItem(PictureItem):
    """Stands over connections and neurons; paints nothing while no pulse is on its way."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent, is_cached=False)
        self.hide()
        self._front, self._is_forward = 0.0, True
        self._light: tuple[QImage, QRectF] | None = None

    def set_light(self, image: QImage, rect: QRectF) -> None:
        """Let the front brighten this image of the connections, which lies at rect."""
        self._light = image, rect

    def show_pulse(self, share: float, is_forward: bool) -> None:
        """Show it so far on its way, 0 to 1."""
        layout = self._layout
        if layout is None:
            return
        x, _, side = layout.input_rect
        start, end = x + side, layout.width + _SOFT
        if not is_forward:
            start, end = float(layout.positions[-1][:, 0].max()) + _SOFT, x - _SOFT
        self._front, self._is_forward = start + share * (end - start), is_forward
        self.show()
        self.update()

    def area(self, layout: Layout) -> QRectF:
        return QRectF(0, 0, layout.width, layout.height - TITLE_HEIGHT)

    def draw(self, painter: QPainter, layout: Layout, theme: Theme, _seen: QRectF) -> None:
        """Paint the glow, and the veil before it."""
        self._paint_glow(painter, theme)
        rect, ahead = self.area(layout), self._front + (_SOFT if self._is_forward else -_SOFT)
        clear, veil = QColor(theme.background), QColor(theme.background)
        clear.setAlpha(0)
        veil.setAlpha(_VEIL)
        # Qt continues a gradient beyond its ends in the colours of its ends.
        gradient = QLinearGradient(QPointF(self._front, 0), QPointF(ahead, 0))
        gradient.setColorAt(0.0, clear)
        gradient.setColorAt(1.0, veil)
        if self._is_forward:
            rect.setLeft(max(rect.left(), self._front))
        else:
            rect.setRight(min(rect.right(), self._front))
        if rect.isValid():
            painter.fillRect(rect, gradient)

    def _paint_glow(self, painter: QPainter, theme: Theme) -> None:
        """Brighten the connections in strips behind the front, and nothing else."""
        if self._light is None:
            return
        image, place = self._light
        modes = QPainter.CompositionMode
        is_dark = theme.is_dark
        painter.save()
        painter.setCompositionMode(
            modes.CompositionMode_ColorDodge if is_dark else modes.CompositionMode_ColorBurn
        )
        across = image.width() / place.width()
        for number in range(_STRIPS):
            behind = number * _STRIP if self._is_forward else -(number + 1) * _STRIP
            strip = QRectF(self._front - behind - _STRIP, place.top(), _STRIP, place.height())
            strip = strip.intersected(place)
            if strip.isEmpty():
                continue
            left = (strip.left() - place.left()) * across
            source = QRectF(left, 0, strip.width() * across, image.height())
            painter.setOpacity(_GLOW * (1.0 - number / _STRIPS))
            painter.drawImage(strip, image, source)
        painter.restore()
