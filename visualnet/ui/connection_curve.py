"""The curve of one weight over the run."""

from PySide6.QtWidgets import QWidget

from visualnet.ui.chart import Chart
from visualnet.ui.chart_look import Look
from visualnet.ui.number_text import number_text

_LEAST_SPAN = 1e-4


class ConnectionCurve(Chart):
    """Series "weight"; its axis holds just what it takes, of any sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        looks = {"weight": Look(self.tr("weight"), lambda theme: theme.accent, symbol="o")}
        super().__init__(self.tr("weight"), looks, parent)
        self.setAccessibleName(self.tr("The weight over training steps"))
        self.setToolTip(self.tr("The weight over training steps"))
        self.set_note(self.tr("Train the network to see it change."))

    def _value_range(self) -> tuple[float, float]:
        ((_, values),) = self._finite_values()
        low, high = float(values.min()), float(values.max())
        middle, half = (low + high) / 2, 0.55 * max(high - low, _LEAST_SPAN)
        return middle - half, middle + half

    def _empty_range(self) -> tuple[float, float]:
        return -1.0, 1.0

    def _value_text(self, value: float) -> str:
        return number_text(value)
