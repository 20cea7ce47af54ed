"""A reliability diagram as a picture: how often a network is right when it is so sure."""

from collections.abc import Callable
from math import isfinite, sqrt

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from visualnet.nn.metrics import Calibration
from visualnet.number_text import count_text, percent_text, short_count_text
from visualnet.ui.look.theme import Theme
from visualnet.ui.look.tick_labels import (
    CENTRE,
    LEFT,
    RIGHT,
    label_step,
    paint_labels,
    paint_upright,
)
from visualnet.ui.look.translation import Texts

_tr = Texts("CalibrationPicture")

_COUNTS_SHARE = 0.2  # of the height, for the histogram of counts
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


class CalibrationPicture:
    """Bars of accuracy over bins of confidence, and below them how many examples each bin holds.

    The form is that of Guo et al. 2017, figure 1. A tick in each bar's column marks the bin's mean
    confidence: where the network is calibrated, the bar ends there. Counts are drawn on a
    square-root scale, because most examples lie in the last bin. Made and painted in the thread of
    the window, or another's as a whole.
    """

    def __init__(self, bins: Calibration, theme: Theme, font: QFont, size: QSizeF) -> None:
        """font: of the labels. size: room, in pixels."""
        self._bins, self._theme, self._font = bins, theme, font
        self._metrics = QFontMetricsF(font)
        line = self._line = self._metrics.height()
        left = self._metrics.horizontalAdvance(percent_text(1.0, 0)) + line + 8
        width = max(1.0, size.width() - left - 1.3 * line)
        rest = max(2.0, size.height() - 5.5 * line)
        self.plot = QRectF(left, line, width, rest * (1 - _COUNTS_SHARE))
        self.counts = QRectF(left, self.plot.bottom() + 2.5 * line, width, rest * _COUNTS_SHARE)

    def bin_at(self, point: QPointF) -> int | None:
        """Return the bin above or below a point, None beside the bars."""
        place = (point.x() - self.plot.left()) / self.plot.width()
        is_inside = 0 <= place < 1 and self.plot.top() <= point.y() <= self.counts.bottom()
        return int(place * len(self._bins.counts)) if is_inside else None

    def column(self, number: int) -> QRectF:
        """Return the strip in which a bin is drawn, from the top of its bar's room to its count."""
        width = self.plot.width() / len(self._bins.counts)
        height = self.counts.bottom() - self.plot.top()
        return QRectF(self.plot.left() + number * width, self.plot.top(), width, height)

    def paint(self, painter: QPainter) -> None:
        """Paint scales, bars and counts; the background is the caller's."""
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scales(painter)
        self._paint_bars(painter)
        self._paint_diagonal(painter)
        self._paint_legend(painter)
        self._paint_counts(painter)

    def _paint_scales(self, painter: QPainter) -> None:
        plot, line, texts = self.plot, self._line, [percent_text(share, 0) for share in _TICKS]
        step = label_step([share * plot.height() for share in _TICKS], [line] * len(_TICKS), 0)
        for number, share in enumerate(_TICKS):
            y = plot.bottom() - share * plot.height()
            painter.setPen(self._theme.border if share else self._theme.border_strong)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._theme.text_muted)
            if number % step == 0:
                box = QRectF(0, y - line / 2, plot.left() - 5, line)
                painter.drawText(box, RIGHT, texts[number])
        below = QRectF(plot.left(), plot.bottom() + 0.45 * line, plot.width(), line)
        paint_labels(painter, below, _TICKS, texts)
        title = _tr("confidence: probability of the answer")
        self._paint_title(painter, plot, plot.bottom() + 1.4 * line, title)
        beside = QRectF(0, plot.top(), line, plot.height())
        paint_upright(painter, beside, _tr("accuracy"), CENTRE)

    def _paint_title(self, painter: QPainter, above: QRectF, top: float, text: str) -> None:
        """Write a title in the middle below a part; over all of the width where it is long."""
        is_long = self._metrics.horizontalAdvance(text) > above.width()
        left = 0.0 if is_long else above.left()
        painter.drawText(QRectF(left, top, above.right() - left, self._line), CENTRE, text)

    def _paint_bars(self, painter: QPainter) -> None:
        plot, bins = self.plot, self._bins
        for k, (accuracy, sure) in enumerate(zip(bins.accuracies, bins.confidences, strict=True)):
            if not isfinite(accuracy):
                continue
            column = self.column(k).adjusted(1, 0, -1, 0)
            column.setBottom(plot.bottom())
            bar = QRectF(column)
            bar.setTop(plot.bottom() - accuracy * plot.height())
            painter.fillRect(bar, self._theme.accent)
            y = plot.bottom() - sure * plot.height()
            self._paint_tick(painter, column.left(), column.right(), y)

    def _paint_tick(self, painter: QPainter, left: float, right: float, y: float) -> None:
        # The edge keeps it in sight over a bar, which may be as bright.
        for colour, width in ((self._theme.background, 6), (self._theme.negative, 2)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_diagonal(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.text_muted, 1, Qt.PenStyle.DashLine))
        painter.drawLine(self.plot.bottomLeft(), self.plot.topRight())

    def _paint_legend(self, painter: QPainter) -> None:
        """Explain both marks in the upper left corner, which bars seldom reach."""
        line, left = self._line, self.plot.left() + 6
        top = self.plot.top() + 0.5 * line
        painter.fillRect(QRectF(left, top + 2, line, line - 4), self._theme.accent)
        y = top + 1.5 * line
        self._paint_tick(painter, left, left + line, y)
        painter.setPen(self._theme.text)
        for text in (_tr("accuracy"), _tr("mean confidence")):
            painter.drawText(QRectF(left + line + 6, top, 20 * line, line), LEFT, text)
            top += line

    def _paint_counts(self, painter: QPainter) -> None:
        strip, counts = self.counts, self._bins.counts.tolist()
        column = strip.width() / len(counts)
        largest = max(1, *counts)
        before = QRectF()
        painter.setPen(self._theme.border_strong)
        painter.drawLine(strip.bottomLeft(), strip.bottomRight())
        for k, count in enumerate(counts):
            height = sqrt(count / largest) * (strip.height() - self._line)
            left, top = strip.left() + k * column, strip.bottom() - height
            painter.fillRect(QRectF(left + 1, top, column - 2, height), self._theme.border_strong)
            painter.setPen(self._theme.text_muted)
            box = QRectF(left - column, top - self._line, 3 * column, self._line)
            text = fitting_count_text(
                count, lambda text: self._metrics.horizontalAdvance(text) <= column
            )
            told = painter.boundingRect(box, CENTRE, text)
            # One number over another could not be read; the words below tell each.
            if not told.intersects(before):
                painter.drawText(box, CENTRE, text)
                before = told
        title = _tr("examples in each bin (square-root scale)")
        self._paint_title(painter, strip, strip.bottom() + 3, title)


def fitting_count_text(count: int, fits: Callable[[str], bool]) -> str:
    """Return a count in full where it fits, else in thousands: 9,512 or 9.5k."""
    full = count_text(count)
    return full if fits(full) else short_count_text(count)
