"""How often each value of a pixel occurs."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontInfo, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.arrays import IndexArray
from visualnet.number_text import number_text, percent_text, with_percent
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import WalkedView

_BINS = 32
_VALUES = 256 // _BINS  # in each bin
_DECADES = 5  # the scale goes from one pixel in 100,000 to all of them
_BAR_HEIGHT = 36
_KEY_HEIGHT = 4


class PixelHistogram(Figure, WalkedView):
    """Bars on a logarithmic scale, for most pixels are paper; below each its shade; keys walk."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Values of the pixels"))
        self.setWhatsThis(
            self.tr(
                "How often each pixel value occurs, on a logarithmic scale. ← and → read the bars."
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shares: list[float] = []
        self._paper = 0.0
        self._measure()

    def show_histogram(self, histogram: IndexArray | None) -> None:
        """Show how many pixels have each value, (256,); None or all zero for nothing."""
        total = 0 if histogram is None else int(histogram.sum())
        self._shares = []
        if histogram is not None and total:
            bins = np.add.reduceat(histogram, np.arange(0, 256, _VALUES))
            self._shares = (bins / total).tolist()
            self._paper = float(histogram[0]) / total
        self.update()

    def numbers(self) -> Table:
        """Return which share of the pixels has values from one to another, 0 to 255."""
        rows = [
            [str(k * _VALUES), str((k + 1) * _VALUES - 1), exact(share)]
            for k, share in enumerate(self._shares)
        ]
        return [[self.tr("from"), self.tr("to"), self.tr("share of the pixels")], *rows]

    def spoken_value(self) -> str:
        return self._paper_text()

    def sizeHint(self) -> QSize:
        return QSize(200, self._bar + _KEY_HEIGHT + self._text_height + 2)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which the bars can be told apart."""
        return QSize(3 * _BINS, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.palette()
        if not self._shares:
            self.paint_ring(painter)
            painter.end()
            return
        pitch = self.width() / _BINS
        for number, share in enumerate(self._shares):
            left = number * pitch
            length = self._bar * max(0.0, 1 + np.log10(share) / _DECADES) if share else 0.0
            painter.fillRect(QRectF(left, self._bar - length, pitch - 1, length), palette.accent())
            shade = round(number * 255 / (_BINS - 1))
            key = QRectF(left, self._bar + 1, pitch, _KEY_HEIGHT)
            painter.fillRect(key, QColor(shade, shade, shade))
        painter.setFont(self._font)
        painter.setPen(palette.placeholderText().color())
        box = QRectF(0, self._bar + _KEY_HEIGHT + 2, self.width(), self._text_height)
        # The levels do not turn round where one reads from the right.
        absolute = Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | absolute, self._paper_text())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | absolute, self.tr("ink"))
        self.paint_ring(painter)
        painter.end()

    def part_count(self) -> int:
        return len(self._shares)

    def part_rect(self, number: int) -> QRectF:
        pitch = self.width() / _BINS
        return QRectF(number * pitch, 0, pitch, self._bar + _KEY_HEIGHT + 2)

    def part_at(self, point: QPointF) -> int | None:
        """Return the bar above or below a place, also where the words stand."""
        number = int(point.x() * _BINS / max(1, self.width()))
        return number if 0 <= number < len(self._shares) else None

    def part_words(self, number: int) -> str:
        first = number * _VALUES
        return self.tr("{0} of the pixels have values from {1} to {2} (of 255)").format(
            with_percent(number_text(self._shares[number] * 100)), first, first + _VALUES - 1
        )

    def _measure(self) -> None:
        super()._measure()
        self._text_height = QFontMetrics(self._font).height()
        self._bar = round(_BAR_HEIGHT * QFontInfo(self.font()).pixelSize() / 13)

    def _paper_text(self) -> str:
        if not self._shares:
            return ""
        return self.tr("paper: {0} of all pixels").format(percent_text(self._paper))
