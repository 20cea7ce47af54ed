"""The charts of a training: loss and accuracy over its steps."""

import numpy as np
from PySide6.QtWidgets import QWidget

from visualnet.ui.chart import Chart, Values

_SMALLEST_TOP = 0.1
"""The loss axis never shows less than 0 to this, so that noise does not look like news."""


class LossChart(Chart):
    """Loss in nats per example, from 0 on a linear axis, or on a logarithmic one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("loss (nats per example)"), parent)
        self.setObjectName("lossChart")
        self.setAccessibleName(self.tr("Loss over training steps"))

    def set_log(self, is_log: bool) -> None:
        """Make the loss axis logarithmic, or linear again."""
        self._is_log = is_log
        self._axes["left"].setLogMode(y=is_log)
        for name in self._series:
            self._draw(name)
        self._fit()

    def _value_range(self) -> tuple[float, float]:
        # Single batches jump: one in a hundred may leave the picture at the top.
        tops = [
            np.percentile(values, 99) if name == "batch" else values.max()
            for name, values in self._finite_values()
        ]
        top = max([_SMALLEST_TOP, *map(float, tops)]) * 1.05
        if not self._is_log:
            return 0.0, top
        bottoms = [
            np.percentile(values, 1) if name == "batch" else values.min()
            for name, values in self._finite_values()
        ]
        bottom = max(1e-9, min([_SMALLEST_TOP, *map(float, bottoms)]))
        return float(np.log10(bottom)) - 0.05, float(np.log10(top))

    def _empty_range(self) -> tuple[float, float]:
        return (-2.0, 0.4) if self._is_log else (0.0, 2.5)

    def _value_text(self, value: float) -> str:
        return f"{value:#.3g}" if value < 1 else f"{value:.2f}"


class AccuracyChart(Chart):
    """Accuracy in percent; the series are given as fractions, 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("accuracy (%)"), parent)
        self.setObjectName("accuracyChart")
        self.setAccessibleName(self.tr("Accuracy over training steps"))

    def _scaled(self, values: Values) -> Values:
        return values * 100

    def _value_range(self) -> tuple[float, float]:
        # The raw batches scatter: they decide only where nothing else is shown.
        series = self._finite_values()
        lows = [float(y.min()) for name, y in series if name != "batch" or len(series) == 1]
        return min(90.0, max(0.0, np.floor(min(lows, default=0.0) / 10) * 10)), 100.0

    def _value_text(self, value: float) -> str:
        return f"{value:.1f} %"

    def _empty_range(self) -> tuple[float, float]:
        return 0.0, 100.0
