"""What is measured of each layer, over steps."""

from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from visualnet.number_text import percent_text
from visualnet.ui.look.theme import Theme
from visualnet.ui.widgets.chart import Chart
from visualnet.ui.widgets.chart_look import Look, Values
from visualnet.ui.widgets.plots.line_styles import numbered_style

_FEW_LAYERS = 5


class LayerChart(Chart):
    """One line for each layer, the first amber, the last blue, each in a line style of its own.

    The series are called "0", "1"… in the order of the layers.
    """

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        """label: what the upright axis shows. name: what the chart is called to those who hear."""
        super().__init__(label, {}, parent)
        self.setAccessibleName(name)
        self._labels: tuple[str, ...] = ()

    def show_layers(self, labels: Sequence[str], x: Values, y: Values) -> None:
        """Show a value of each layer at each step.

        labels: names of the layers. x: (points,), steps. y: (points, layers).
        """
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self.set_looks({str(k): _look(label, k, len(labels)) for k, label in enumerate(labels)})
        self.show_all({str(k): (x, y[:, k]) for k in range(len(labels))})


class ShareChart(LayerChart):
    """Shares of each layer in percent; given as fractions, 0 to 1."""

    def _scaled(self, values: Values) -> Values:
        return values * 100

    def _value_range(self) -> tuple[float, float]:
        return 0.0, 100.0

    def _empty_range(self) -> tuple[float, float]:
        return 0.0, 100.0

    def _value_text(self, value: float) -> str:
        return percent_text(value / 100, 0)


def layer_colour(theme: Theme, layer: int, layers: int) -> QColor:
    """Return the colour of a layer, from 0: amber at the inputs, by pink, to blue at the output."""
    stops = (theme.series_validation, theme.series_test, theme.series_train)
    place = 2.0 * layer / (layers - 1) if layers > 1 else 2.0
    left = min(int(place), 1)
    share = place - left
    below, above = stops[left], stops[left + 1]
    return QColor.fromRgbF(
        below.redF() + (above.redF() - below.redF()) * share,
        below.greenF() + (above.greenF() - below.greenF()) * share,
        below.blueF() + (above.blueF() - below.blueF()) * share,
    )


def _look(label: str, layer: int, layers: int) -> Look:
    # Many wide lines would take too long to draw, and hide each other.
    width = 1.5 if layers <= _FEW_LAYERS else 1.0
    return Look(
        label, lambda theme: layer_colour(theme, layer, layers), numbered_style(layer), width
    )
