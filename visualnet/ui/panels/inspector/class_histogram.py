"""A histogram for each class, under each other, all on the same axis."""

from collections.abc import Sequence
from math import isnan

import numpy as np
from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.nn.metrics import CountArray, RealArray
from visualnet.number_text import count_text, number_text, percent_text
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.cut_names import cut_name
from visualnet.ui.look.theme import current_theme
from visualnet.ui.look.tick_labels import paint_labels
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import PointedView

_ROW = 1.45  # times the height of the text
_NAME_SHARE = 0.3  # of the width, at most
_GAP = 6.0


class ClassHistogram(Figure, PointedView):
    """A row for each class: its name, its bars, and a mark at its mean.

    Bars grow with the square root of the share of the class's examples, else the few would not be
    seen beside the many. Painted in 2 ms for ten classes, 10 ms for 47 (2026-11).
    """

    spoken_role = QAccessible.Role.Chart
    is_told_by_tip = False
    ring_margins = QMarginsF(3, 3, 3, 3)
    is_grid = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Activation per class"))
        self.setToolTip(self.tr("How often each class gives each activation (square-root scale)"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names: Sequence[str] = ()
        self._edges: RealArray = np.linspace(0, 1, 2)
        self._counts: CountArray = np.zeros((0, 1), np.int64)
        self._means: list[float] = []
        self._measure()

    def show_histograms(
        self, names: Sequence[str], edges: RealArray, counts: CountArray, means: RealArray
    ) -> None:
        """Show histograms in place of those before; emits nothing.

        names: of the classes. edges: (bins + 1,), rising. counts: (classes, bins). means:
        (classes,), NaN for a class without examples.
        """
        if counts.shape != self._counts.shape:
            self._number = None
        self._names, self._edges, self._counts = names, edges, counts
        self._means = means.tolist()
        self._measure()
        self.updateGeometry()
        self.update()

    def numbers(self) -> Table:
        """Return how many examples of each class lie in each bin."""
        if not len(self._counts):
            return []
        edges = self._edges.tolist()
        bins = zip(edges, edges[1:], self._counts.T.tolist(), strict=False)
        rows = [[exact(low), exact(high), *map(exact, counts)] for low, high, counts in bins]
        return [[self.tr("from"), self.tr("to"), *self._names], *rows]

    def sizeHint(self) -> QSize:
        rows = len(self._counts)
        return QSize(
            round(20 * self._line), round(rows * self._pitch + (self._line if rows else 0))
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(round(12 * self._line), self.sizeHint().height())

    def part_count(self) -> int:
        return self._counts.size

    def row_length(self) -> int:
        return int(self._counts.shape[1])

    def part_rect(self, number: int) -> QRectF:
        """Return the room of a bar; they are numbered class by class, bin by bin."""
        row, place = divmod(number, self.row_length())
        left = self._names_width() + _GAP
        width = (self.width() - left - 1) / self.row_length()
        return QRectF(left + place * width, row * self._pitch, width, self._pitch)

    def part_at(self, point: QPointF) -> int | None:
        if not len(self._counts):
            return None
        first = self.part_rect(0)
        row, place = point.y() // self._pitch, (point.x() - first.left()) // first.width()
        is_bar = 0 <= row < len(self._counts) and 0 <= place < self.row_length()
        return int(row * self.row_length() + place) if is_bar else None

    def part_words(self, number: int) -> str:
        row, place = divmod(number, self.row_length())
        counts, total = self._counts[row], int(self._counts[row].sum())
        return self.tr("{0}, {1} to {2}: {3} of {4} ({5}), mean {6}").format(
            self._names[row],
            number_text(float(self._edges[place])),
            number_text(float(self._edges[place + 1])),
            count_text(counts[place]),
            count_text(total),
            percent_text(counts[place] / max(1, total)),
            number_text(self._means[row]),
        )

    def spoken_whole(self) -> str:
        text = self.tr("{0}: mean {1}")
        return ", ".join(
            text.format(name, number_text(mean))
            for name, mean in zip(self._names, self._means, strict=True)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars of each class and the numbers at the ends of the axis."""
        painter = QPainter(self)
        if len(self._counts):
            painter.setFont(self._font)
            totals = np.maximum(self._counts.sum(axis=1, keepdims=True), 1)
            heights = np.sqrt(self._counts / totals)
            heights *= (self._pitch - 3) / (float(heights.max()) or 1.0)
            colours = class_colours(current_theme(), len(self._counts))
            for number, row in enumerate(heights.tolist()):
                self._paint_class(painter, number, row, colours[number])
            self._paint_axis(painter)
        self.paint_ring(painter)
        painter.end()

    def _paint_class(
        self, painter: QPainter, number: int, heights: list[float], colour: QColor
    ) -> None:
        first = self.part_rect(number * self.row_length())
        painter.setPen(current_theme().text_muted)
        box = QRectF(0, first.top(), self._names_width() + 1, self._pitch)
        name = cut_name(self._names[number], self._names, self._metrics, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        width = first.width()
        bars = [
            QRectF(first.left() + k * width, first.bottom() - tall, max(1.0, width - 0.5), tall)
            for k, height in enumerate(heights)
            if height and (tall := max(1.0, height))
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(bars)
        painter.setPen(current_theme().border_strong)
        painter.drawLine(first.bottomLeft(), QPointF(self.width(), first.bottom()))
        if not isnan(self._means[number]):
            self._paint_mean(painter, first, self._means[number])

    def _paint_mean(self, painter: QPainter, first: QRectF, mean: float) -> None:
        """Paint a mark on the axis. first: the room of the class's first bar."""
        low, high = float(self._edges[0]), float(self._edges[-1])
        share = (mean - low) / (high - low)
        x = first.left() + share * (self.width() - 1 - first.left())
        painter.setPen(QPen(current_theme().text, 1.5))
        painter.drawLine(QPointF(x, first.bottom()), QPointF(x, first.bottom() - 6))

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setPen(current_theme().text_muted)
        left = self._names_width() + _GAP
        top = len(self._counts) * self._pitch
        box = QRectF(left, top, self.width() - left, self._line)
        low, high = float(self._edges[0]), float(self._edges[-1])
        texts = [number_text(value) for value in (low, (low + high) / 2, high)]
        paint_labels(painter, box, (0, 0.5, 1), texts, is_within=True)

    def _names_width(self) -> float:
        return min(self._widest_name, _NAME_SHARE * self.width())

    def _measure(self) -> None:
        super()._measure()
        self._pitch = float(round(_ROW * self._line))
        self._widest_name = max(map(self._metrics.horizontalAdvance, self._names), default=0.0)
