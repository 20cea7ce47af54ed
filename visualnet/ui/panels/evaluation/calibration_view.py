"""The reliability diagram under mouse and keyboard."""

import numpy as np
from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAccessible, QFontInfo, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.nn.metrics import Calibration, calibration
from visualnet.number_text import percent_text, with_percent
from visualnet.ui.look.theme import current_theme
from visualnet.ui.look.translation import plural
from visualnet.ui.panels.evaluation.calibration_picture import CalibrationPicture
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import PointedView


class CalibrationView(Figure, PointedView):
    """Shows how sure a network is and how often rightly; painted in 1 ms (2026-11)."""

    spoken_role = QAccessible.Role.Chart

    is_saved_here = False
    keeps_part = False
    ring_margins = QMarginsF(0, 0, 0, 0)
    unused_keys = (Qt.Key.Key_Up, Qt.Key.Key_Down)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calibrationView")
        self.setAccessibleName(self.tr("Calibration"))
        self.setToolTip(
            self.tr("In a calibrated network confidence equals accuracy: each bar ends at its tick")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._bins = calibration(np.zeros(0, np.float32), np.zeros(0, np.bool_))
        self._measure()

    def show_calibration(self, bins: Calibration | None) -> None:
        """Show these bins; None where there is nothing to show."""
        nothing = calibration(np.zeros(0, np.float32), np.zeros(0, np.bool_))
        self._bins = nothing if bins is None else bins
        self._point_at(None)

    def part_count(self) -> int:
        return len(self._bins.counts)

    def first_part(self) -> int:
        return self.part_count() - 1

    def part_at(self, point: QPointF) -> int | None:
        return self._picture().bin_at(point)

    def part_rect(self, number: int) -> QRectF:
        return self._picture().column(number)

    def part_words(self, number: int) -> str:
        """Return what a bin says: its range, count, mean confidence and accuracy."""
        bins = self._bins
        low, high = (round(edge * 100) for edge in bins.edges[number : number + 2])
        between = with_percent(f"{low}–{high}")
        if not bins.counts[number]:
            return self.tr("{0}: no examples").format(between)
        count = int(bins.counts[number])
        return plural(
            count,
            self.tr("{1}: 1 example, {2} confidence, {3} correct"),
            self.tr("{1}: {0} examples, {2} confidence, {3} correct", "", count),
            between,
            percent_text(float(bins.confidences[number])),
            percent_text(float(bins.accuracies[number])),
        )

    def numbers(self) -> Table:
        """Return the bins: how many images, how sure on average, how often correct, 0 to 1."""
        bins = self._bins
        head = [self.tr("above"), self.tr("up to"), self.tr("examples")]
        columns = (bins.edges[:-1], bins.edges[1:], bins.counts, bins.confidences, bins.accuracies)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        is_empty = not bins.counts.any()
        return [
            [*head, self.tr("mean confidence"), self.tr("accuracy")],
            *([] if is_empty else [list(map(exact, row)) for row in rows]),
        ]

    def spoken_whole(self) -> str:
        filled = [self.part_words(int(number)) for number in np.flatnonzero(self._bins.counts)]
        return "; ".join(filled) or self.tr("Nothing is measured yet.")

    def sizeHint(self) -> QSize:
        """Return a size at which counts have room."""
        return QSize(23, 25) * QFontInfo(self.font()).pixelSize()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which bars can still be compared."""
        return QSize(16, 16) * QFontInfo(self.font()).pixelSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the diagram, and a frame around the bin looked at."""
        painter = QPainter(self)
        self._picture().paint(painter)
        if self.number is not None and not self.hasFocus():
            painter.setPen(QPen(current_theme().text_muted, 1.5))
            painter.drawRect(self.part_rect(self.number))
        if self.number is not None:
            self.paint_ring(painter)
        painter.end()

    def _picture(self) -> CalibrationPicture:
        return CalibrationPicture(self._bins, current_theme(), self._font, QSizeF(self.size()))
