"""The charts of a training: loss, accuracy and learning rate over its steps."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from visualnet.number_text import number_text, percent_text
from visualnet.ui.look.theme import Theme
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.chart import Chart
from visualnet.ui.widgets.chart_look import Look, Values
from visualnet.ui.widgets.downsampling import Series
from visualnet.ui.widgets.plots.line_styles import (
    DASH_DOT,
    DASHED,
    DOTTED,
    FINE,
    SOLID,
    LineStyle,
    marked_style,
)

_tr = Texts("Chart")

_KEPT = LineStyle(symbol="star", has_line=False)

Overlay = tuple[str, QColor, int, Series]
"""Another run in the same chart: its name, its colour, the number of its mark, its points."""


class _SplitChart(Chart):
    """Series "batch" (raw, finely dotted), "train", "validation", "test", and those of other runs.

    Among them "before", of the run that this one trains on.
    """

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        self._is_smoothed = True
        self._overlay_looks: dict[str, Look] = {}
        super().__init__(label, _split_looks(self._is_smoothed), parent)

    def set_smoothed(self, is_smoothed: bool) -> None:
        """Say whether "batch" is the background of a smoothed line, or the line itself."""
        self._is_smoothed = is_smoothed
        self.set_looks(_split_looks(is_smoothed) | self._overlay_looks)

    def show_overlays(self, overlays: Sequence[Overlay]) -> None:
        """Show other runs beside this one, in place of those shown before."""
        names = [f"overlay {k}" for k in range(len(overlays))]
        self._overlay_looks = {
            name: _overlay_look(title, colour, number)
            for name, (title, colour, number, _) in zip(names, overlays, strict=True)
        }
        self.set_looks(_split_looks(self._is_smoothed) | self._overlay_looks)
        points = [points for _, _, _, points in overlays]
        self.show_all(dict(zip(names, points, strict=True)))


class LossChart(_SplitChart):
    """Loss in nats per example, from 0 on a linear axis, or on a logarithmic one."""

    _smallest_top = 0.1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("loss (nats per example)"), parent)
        self.setObjectName("lossChart")
        self.setProperty("term", "loss")
        self.setAccessibleName(self.tr("Loss over training steps"))
        self.setWhatsThis(
            self.tr("How wrong the network is: training makes it fall. Point at it for numbers.")
        )
        self.set_note(self.tr("Train the network to see its loss fall."))

    def _spread(self, name: str, values: Values) -> tuple[float, float]:
        # Single batches jump: one in a hundred may leave the picture at each end.
        if name == "batch":
            low, high = np.percentile(values, (1, 99))
            return float(low), float(high)
        return super()._spread(name, values)

    def _empty_range(self) -> tuple[float, float]:
        return (-2.0, 0.4) if self.is_log else (0.0, 2.5)

    def _value_text(self, value: float) -> str:
        return number_text(value, padded=True)


class AccuracyChart(_SplitChart):
    """Accuracy in percent; the series are given as fractions, 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("accuracy (%)"), parent)
        self.setObjectName("accuracyChart")
        self.setProperty("term", "accuracy")
        self.setAccessibleName(self.tr("Accuracy over training steps"))
        self.setWhatsThis(
            self.tr("The share of images that are read correctly. Point at it for numbers.")
        )
        self.set_note(self.tr("Train the network to see its accuracy rise."))

    def _scaled(self, values: Values) -> Values:
        # A share of 0.9413 is 94.13 per cent, also to who reads all decimals.
        return np.round(values * 100, 10)

    def _value_range(self) -> tuple[float, float]:
        # The raw batches scatter: they decide only where nothing else is shown.
        series = self._finite_values()
        lows = [float(y.min()) for name, y in series if name != "batch" or len(series) == 1]
        low = min(90.0, max(0.0, np.floor(min(lows, default=0.0) / 10) * 10))
        return low, _with_air(low)

    def _value_text(self, value: float) -> str:
        return percent_text(value / 100)

    def _empty_range(self) -> tuple[float, float]:
        return 0.0, _with_air(0.0)


def _with_air(low: float) -> float:
    """Return a little more than 100, so that a line along it is not cut. low: of the range."""
    return 100.0 + 0.015 * (100.0 - low)


class LearningRateChart(Chart):
    """The learning rate of each step, after the schedule: series "rate"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        looks = {"rate": Look(self.tr("learning rate"), lambda theme: theme.series_train)}
        super().__init__(self.tr("learning rate"), looks, parent)
        self.setObjectName("learningRateChart")
        self.setProperty("term", "learning_rate")
        self.setAccessibleName(self.tr("Learning rate over training steps"))
        self.set_note(self.tr("Train the network to see the learning rate of each step."))

    def _value_text(self, value: float) -> str:
        return number_text(value)


def _overlay_look(title: str, colour: QColor, number: int) -> Look:
    return Look(title, lambda _theme: colour, marked_style(number))


def _split_looks(is_smoothed: bool) -> dict[str, Look]:
    def raw(theme: Theme) -> QColor:
        return theme.series_batch if is_smoothed else theme.series_train

    style = FINE if is_smoothed else SOLID
    return {
        "batch": Look(_tr("batch"), raw, style, width=1.0, depth=0, is_noise=True),
        "before": Look(_tr("run before"), lambda theme: theme.text_muted, DASH_DOT, depth=0),
        "train": Look(_tr("train"), lambda theme: theme.series_train),
        "validation": Look(
            _tr("validation"), lambda theme: theme.series_validation, DASHED, depth=2
        ),
        "test": Look(_tr("test"), lambda theme: theme.series_test, DOTTED, depth=3),
        "kept": Look(_tr("weights kept"), lambda theme: theme.text, _KEPT, depth=4),
    }
