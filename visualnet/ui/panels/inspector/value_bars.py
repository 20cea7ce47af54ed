"""Values of 0 or more as bars side by side, such as the singular values of a matrix."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.nn.metrics import RealArray
from visualnet.number_text import count_text, number_text
from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import PointedView

_LINES = 6  # of text that it is high


class ValueBars(Figure, PointedView):
    """Bars from left to right; where they are narrower than a pixel, one beside another."""

    spoken_role = QAccessible.Role.Chart
    is_told_by_tip = False
    ring_margins = QMarginsF(4, 0, 4, 0)
    unused_keys = (Qt.Key.Key_Up, Qt.Key.Key_Down)

    def __init__(self, describe: Callable[[int], str], parent: QWidget | None = None) -> None:
        """describe(number): words for a bar, counted from 0."""
        super().__init__(parent)
        self._describe_bar = describe
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: RealArray = np.zeros(0)

    def show_values(self, values: RealArray) -> None:
        """Show values, (bars,), each 0 or more; emits nothing."""
        self._values = values
        self.update()

    def numbers(self) -> Table:
        rows = enumerate(self._values.tolist(), 1)
        return [
            [self.tr("number"), self.tr("value")],
            *([str(k), exact(value)] for k, value in rows),
        ]

    def part_count(self) -> int:
        return len(self._values)

    def part_rect(self, number: int) -> QRectF:
        """Return the room of a bar, from top to bottom."""
        width = self.width() / max(1, len(self._values))
        return QRectF(number * width, 0, width, self.height())

    def part_at(self, point: QPointF) -> int | None:
        number = int(point.x() * len(self._values) / max(1, self.width()))
        return number if 0 <= number < len(self._values) else None

    def part_words(self, number: int) -> str:
        return self._describe_bar(number)

    def spoken_whole(self) -> str:
        if not len(self._values):
            return ""
        ends = (number_text(float(end)) for end in (self._values.max(), self._values.min()))
        return self.tr("{0} values from {1} to {2}").format(count_text(len(self._values)), *ends)

    def sizeHint(self) -> QSize:
        return QSize(20, _LINES) * QFontInfo(self.font()).pixelSize()

    def minimumSizeHint(self) -> QSize:
        return QSize(8, _LINES) * QFontInfo(self.font()).pixelSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, the current one brighter while the keyboard is here."""
        painter = QPainter(self)
        greatest = float(self._values.max(initial=0.0)) or 1.0
        room = self.height() - 3
        bars = []
        for number, height in enumerate((self._values * (room / greatest)).tolist()):
            box = self.part_rect(number)
            gap = min(1.0, box.width() / 4)
            width = max(1.0, box.width() - gap)
            bars.append(QRectF(box.left(), self.height() - 1 - height, width, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().accent)
        painter.drawRects(bars)
        if self.number is not None:
            painter.setBrush(current_theme().text)
            painter.drawRect(bars[self.number].adjusted(0, -2, 0, 0))
            self.paint_ring(painter)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(current_theme().border_strong)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
