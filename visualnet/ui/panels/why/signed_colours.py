"""Colours of signed values, such as over an image of ink, and their legend."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.arrays import FloatArray
from visualnet.scene.colours import pack_colours
from visualnet.ui.look.pixels import colours_image, rgb_array
from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.chart_legend import smaller_font

_INK = 0.35
"""How far full ink goes from paper to the colour of muted text, so that signs outshine it."""

_BAR = 6
_GAP = 3


def signed_image(values: FloatArray, ink: FloatArray) -> QImage:
    """Return an image of values, (height, width) in -1..1, over ink of that shape, 0..1.

    Zero leaves the ink as it is, grey on paper; ±1 is the full colour of that sign.
    """
    theme = current_theme()
    paper, grey = rgb_array(theme.panel), rgb_array(theme.text_muted)
    base = paper + (_INK * ink)[..., None] * (grey - paper)
    strength = np.clip(np.abs(values), 0.0, 1.0)[..., None]
    sign = np.where((values > 0)[..., None], rgb_array(theme.positive), rgb_array(theme.negative))
    return colours_image(pack_colours(base + strength * (sign - base)))


class SignLegend(QWidget):
    """A bar with words below its ends and a 0 below its middle."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Legend"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = ("", "")

    def set_words(self, negative: str, positive: str) -> None:
        """Say what the ends mean, with their values."""
        if (negative, positive) != self._words:
            self._words = negative, positive
            self.setAccessibleDescription(" – ".join(filter(None, self._words)))
            self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(smaller_font(self.font())).height()
        return QSize(160, _BAR + _GAP + line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(smaller_font(self.font()))
        values = np.linspace(-1, 1, 255, dtype=np.float32)[None]
        image = signed_image(values, np.zeros_like(values))
        painter.drawImage(QRectF(0, 0, self.width(), _BAR), image)
        painter.setPen(current_theme().text_muted)
        below = QRectF(0, _BAR + _GAP, self.width(), self.height() - _BAR - _GAP)
        for words, side in (
            (self._words[0], Qt.AlignmentFlag.AlignLeft),
            ("0" if self._words[0] else "", Qt.AlignmentFlag.AlignHCenter),
            (self._words[1], Qt.AlignmentFlag.AlignRight),
        ):
            # The bar does not turn round where one reads from the right.
            painter.drawText(below, side | Qt.AlignmentFlag.AlignAbsolute, words)
        painter.end()
