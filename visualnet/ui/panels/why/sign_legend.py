"""Legend of colours about zero: a bar from one sign to the other, with its numbers."""

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.ui.look.theme import current_theme
from visualnet.ui.panels.why.signed_colours import signed_image
from visualnet.ui.widgets.chart_legend import smaller_font

_BAR = 6
_GAP = 3


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
        """Paint the bar and its words."""
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

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self.update()
