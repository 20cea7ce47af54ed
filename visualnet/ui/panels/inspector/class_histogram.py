"""A histogram for each class, under each other, all on the same axis."""

from collections.abc import Sequence
from math import isnan

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.nn.metrics import CountArray, RealArray
from visualnet.number_text import count_text, number_text, percent_text
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import Theme, load_theme
from visualnet.ui.look.tick_labels import paint_labels
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.chart_legend import smaller_font
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.matrix_view import Cell

_ROW = 1.45  # times the height of the text
_NAME_SHARE = 0.3  # of the width, at most
_GAP = 6.0


class ClassHistogram(Figure, QWidget):
    """A row for each class: its name, its bars, and a mark at its mean.

    Bars grow with the square root of the share of the class's examples, else the few would not be
    seen beside the many. Painted in 2 ms for ten classes, 10 ms for 47 (2026-11).
    """

    spoken_role = QAccessible.Role.Chart

    pointed = Signal(str)
    """The words for the bar under the mouse or the keyboard, which moves by arrows, Home and End;
    empty where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Activation per class"))
        self.setToolTip(self.tr("How often each class gives each activation (square-root scale)"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._names: Sequence[str] = ()
        self._edges: RealArray = np.linspace(0, 1, 2)
        self._counts: CountArray = np.zeros((0, 1), np.int64)
        self._means: list[float] = []
        self._current: Cell = (0, 0)
        self._theme = load_theme("dark")
        self._colours = class_colours(self._theme, 0)
        self._measure()

    def show_histograms(
        self, names: Sequence[str], edges: RealArray, counts: CountArray, means: RealArray
    ) -> None:
        """Show histograms in place of those before; emits nothing.

        names: of the classes. edges: (bins + 1,), rising. counts: (classes, bins). means:
        (classes,), NaN for a class without examples.
        """
        if counts.shape != self._counts.shape:
            self._current = (0, 0)
        self._names, self._edges, self._counts = names, edges, counts
        self._means = means.tolist()
        self._colours = class_colours(self._theme, len(counts))
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

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._theme = theme
        self._colours = class_colours(theme, len(self._counts))
        self.update()

    def sizeHint(self) -> QSize:
        rows = len(self._counts)
        return QSize(
            round(20 * self._line), round(rows * self._pitch + (self._line if rows else 0))
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(round(12 * self._line), self.sizeHint().height())

    def bar_rect(self, number: int, place: int) -> QRectF:
        """Return the room of a bar: class `number`, bin `place`."""
        left = self._names_width() + _GAP
        width = (self.width() - left - 1) / self._counts.shape[1]
        return QRectF(left + place * width, number * self._pitch, width, self._pitch)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars of each class and the numbers at the ends of the axis."""
        painter = QPainter(self)
        if not len(self._counts):
            if self.hasFocus():
                ring = QRectF(self.rect())
                draw_ring(painter, ring, self._theme.focus, self._theme.background)
            painter.end()
            return
        painter.setFont(self._font)
        totals = np.maximum(self._counts.sum(axis=1, keepdims=True), 1)
        heights = np.sqrt(self._counts / totals)
        heights *= (self._pitch - 3) / (float(heights.max()) or 1.0)
        for number, row in enumerate(heights.tolist()):
            self._paint_class(painter, number, row)
        self._paint_axis(painter)
        if self.hasFocus():
            bar = self.bar_rect(*self._current).adjusted(-3, -3, 3, 3)
            ring = bar.intersected(QRectF(self.rect()))
            draw_ring(painter, ring, self._theme.focus, self._theme.background)
        painter.end()

    def _paint_class(self, painter: QPainter, number: int, heights: list[float]) -> None:
        first = self.bar_rect(number, 0)
        painter.setPen(self._theme.text_muted)
        box = QRectF(0, first.top(), self._names_width() + 1, self._pitch)
        name = self._metrics.elidedText(
            self._names[number], Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        width = first.width()
        bars = [
            QRectF(first.left() + k * width, first.bottom() - tall, max(1.0, width - 0.5), tall)
            for k, height in enumerate(heights)
            if height and (tall := max(1.0, height))
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours[number])
        painter.drawRects(bars)
        painter.setPen(self._theme.border_strong)
        painter.drawLine(first.bottomLeft(), QPointF(self.width(), first.bottom()))
        if not isnan(self._means[number]):
            self._paint_mean(painter, first, self._means[number])

    def _paint_mean(self, painter: QPainter, first: QRectF, mean: float) -> None:
        """Paint a mark on the axis. first: the room of the class's first bar."""
        low, high = float(self._edges[0]), float(self._edges[-1])
        share = (mean - low) / (high - low)
        x = first.left() + share * (self.width() - 1 - first.left())
        painter.setPen(QPen(self._theme.text, 1.5))
        painter.drawLine(QPointF(x, first.bottom()), QPointF(x, first.bottom() - 6))

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setPen(self._theme.text_muted)
        left = self._names_width() + _GAP
        top = len(self._counts) * self._pitch
        box = QRectF(left, top, self.width() - left, self._line)
        low, high = float(self._edges[0]), float(self._edges[-1])
        texts = [number_text(value) for value in (low, (low + high) / 2, high)]
        paint_labels(painter, box, (0, 0.5, 1), texts, is_within=True)

    def _names_width(self) -> float:
        return min(self._widest_name, _NAME_SHARE * self.width())

    def _measure(self) -> None:
        self._font = smaller_font(self.font())
        self._metrics = QFontMetricsF(self._font)
        self._line = self._metrics.height()
        self._pitch = float(round(_ROW * self._line))
        self._widest_name = max(map(self._metrics.horizontalAdvance, self._names), default=0.0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self.updateGeometry()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        bar = self._bar_at(event.position())
        self.pointed.emit("" if bar is None else self._words(*bar))

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through bins and classes."""
        number, place = self._current
        classes, bins = self._counts.shape
        moves = {
            Qt.Key.Key_Left: (number, place - 1),
            Qt.Key.Key_Right: (number, place + 1),
            Qt.Key.Key_Up: (number - 1, place),
            Qt.Key.Key_Down: (number + 1, place),
            Qt.Key.Key_Home: (number, 0),
            Qt.Key.Key_End: (number, bins - 1),
        }
        if not classes or event.key() not in moves:
            super().keyPressEvent(event)
            return
        number, place = moves[Qt.Key(event.key())]
        self._move_to((min(max(number, 0), classes - 1), min(max(place, 0), bins - 1)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read the bar that the keyboard is at."""
        super().focusInEvent(event)
        if len(self._counts) and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._move_to(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit("")

    def spoken_value(self) -> str:
        """Return the bar that the keyboard is at; without it, the mean of each class."""
        if self.hasFocus() and len(self._counts):
            return self._words(*self._current)
        text = self.tr("{0}: mean {1}")
        return ", ".join(
            text.format(name, number_text(mean))
            for name, mean in zip(self._names, self._means, strict=True)
        )

    def _move_to(self, bar: Cell) -> None:
        self._current = bar
        tell_change(self)
        self.pointed.emit(self._words(*bar))
        self.update()

    def _bar_at(self, point: QPointF) -> Cell | None:
        if not len(self._counts):
            return None
        first = self.bar_rect(0, 0)
        number = int(point.y() // self._pitch)
        place = int((point.x() - first.left()) // first.width())
        is_bar = 0 <= number < len(self._counts) and 0 <= place < self._counts.shape[1]
        return (number, place) if is_bar else None

    def _words(self, number: int, place: int) -> str:
        counts, total = self._counts[number], int(self._counts[number].sum())
        return self.tr("{0}, {1} to {2}: {3} of {4} ({5}), mean {6}").format(
            self._names[number],
            number_text(float(self._edges[place])),
            number_text(float(self._edges[place + 1])),
            count_text(counts[place]),
            count_text(total),
            percent_text(counts[place] / max(1, total)),
            number_text(self._means[number]),
        )
