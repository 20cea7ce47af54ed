"""Weights of the most different neurons of two runs, as images."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.arrays import FloatArray, IndexArray
from visualnet.scene.colours import pack_colours
from visualnet.ui.look.pixels import colours_image, rgb_array
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.widgets.copying.images import SeenPicture

_SIDE = 28
_GAP = 2


class NeuronImages(SeenPicture, QWidget):
    """A column per neuron: its weights in the first run, in the second, and first minus second.

    All share one scale, by sign in the colours of weights, and no weight in the background's.
    """

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Weights of single neurons"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._captions = ("A", "B", "A − B")
        self._rows: FloatArray = np.zeros((3, 0, _SIDE, _SIDE), np.float32)
        self._image = QImage()
        follow_theme(self._draw)

    def show_neurons(self, neurons: IndexArray, images_a: FloatArray, images_b: FloatArray) -> None:
        """Show neurons of the first hidden layer side by side.

        neurons: their positions, (neurons,). images_a, images_b: (neurons, 28, 28).
        """
        numbers = ", ".join(str(position + 1) for position in neurons)
        text = self.tr("Most different neurons of the first hidden layer: {0}").format(numbers)
        self.setToolTip(text)
        self.setAccessibleDescription(text)
        self._rows = np.stack((images_a, images_b, images_a - images_b))
        self._draw()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which a weight is a pixel and a half, none without neurons."""
        neurons = self._rows.shape[1]
        pitch = (_SIDE + _GAP) * 3 // 2
        return QSize(neurons * pitch + self._margin(), 3 * pitch if neurons else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setPen(self.palette().placeholderText().color())
        margin = self._margin()
        scale = min(
            (self.width() - margin) / self._image.width(), self.height() / self._image.height()
        )
        width, height = self._image.width() * scale, self._image.height() * scale
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(margin, 0, width, height), self._image)
        for row, caption in enumerate(self._captions):
            box = QRectF(0, row * height / 3, margin, height / 3)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, caption)
        painter.end()

    def _margin(self) -> int:
        return round(QFontMetricsF(self.font()).horizontalAdvance(self._captions[-1]) + 10)

    def _draw(self) -> None:
        if not self._rows.shape[1]:
            self._image = QImage()
            return
        scale = float(np.abs(self._rows[:2]).max()) or 1.0
        share = np.clip(self._rows / scale, -1, 1)
        framed = np.pad(share, ((0, 0), (0, 0), (0, _GAP), (0, _GAP)))
        picture = framed.transpose(0, 2, 1, 3).reshape(3 * (_SIDE + _GAP), -1)[..., np.newaxis]
        theme = current_theme()
        base, plus, minus = map(rgb_array, (theme.background, theme.positive, theme.negative))
        mixed = (
            base + np.maximum(picture, 0) * (plus - base) + np.maximum(-picture, 0) * (minus - base)
        )
        self._image = colours_image(pack_colours(mixed))
