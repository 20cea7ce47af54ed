"""The charts of a run, fed from its metric log."""

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from visualnet.training.history import EvaluationRow, MetricLog, SeriesArray
from visualnet.ui.charts import AccuracyChart, LossChart
from visualnet.ui.theme import Theme

_POINTS = 1000
_SMOOTHED_STEPS = 200


class ChartsPanel(QWidget):
    """Loss and accuracy over steps: training (raw and smoothed), validation and test."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss = LossChart(self)
        self.accuracy = AccuracyChart(self)
        self._is_log = QCheckBox(self.tr("logarithmic"))
        self._is_log.setToolTip(self.tr("Show the loss on a logarithmic scale"))
        self._is_log.toggled.connect(self._set_log)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._is_log)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.loss, 1)
        layout.addWidget(self.accuracy, 1)

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self.loss.apply_theme(theme)
        self.accuracy.apply_theme(theme)

    def show_log(self, log: MetricLog) -> None:
        """Show all that a log holds, thinned to what a chart can show."""
        rows = log.step_rows()
        steps = rows["step"]
        if not len(steps):
            self.loss.clear()
            self.accuracy.clear()
        else:
            x, raw = extremes(steps, rows["loss"], _POINTS)
            self.loss.show_series("batch", x, raw)
            self.loss.show_series("train", *means(steps, rows["loss"], _POINTS))
            self.accuracy.show_series("train", *means(steps, rows["accuracy"], _POINTS))
        evaluations = log.evaluations()
        self._show_evaluations(evaluations, "validation")
        self._show_evaluations(evaluations, "test")

    def _show_evaluations(self, rows: list[EvaluationRow], split: str) -> None:
        for chart, what in ((self.loss, "loss"), (self.accuracy, "accuracy")):
            points = [
                (row.step, value)
                for row in rows
                if (value := getattr(row, f"{split}_{what}")) is not None
            ]
            points = points[:: max(1, len(points) // _POINTS)]
            chart.show_series(split, [x for x, _ in points], [y for _, y in points])

    @Slot(bool)
    def _set_log(self, is_log: bool) -> None:
        self.loss.set_log(is_log)


def extremes(
    steps: SeriesArray, values: SeriesArray, points: int
) -> tuple[SeriesArray, SeriesArray]:
    """Return at most about `points` points that keep the least and largest of their neighbours."""
    count = len(steps)
    if count <= points:
        return steps, values
    size = -(-2 * count // points)
    starts = np.arange(0, count, size)
    ends = np.append(starts[1:], count) - 1
    low, high = np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)
    x = np.stack((steps[starts], steps[ends]), axis=1).ravel()
    return x, np.stack((low, high), axis=1).ravel()


def means(steps: SeriesArray, values: SeriesArray, points: int) -> tuple[SeriesArray, SeriesArray]:
    """Return running means over the last steps (200, fewer at the start), at `points` points."""
    sums = np.concatenate(([0.0], np.cumsum(values)))
    ends = np.unique(np.linspace(1, len(values), min(points, len(values))).astype(np.int64))
    starts = np.maximum(0, ends - np.minimum(_SMOOTHED_STEPS, np.maximum(1, ends // 2)))
    return steps[ends - 1], (sums[ends] - sums[starts]) / (ends - starts)
