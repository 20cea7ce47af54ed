"""Weights of two runs compared: numbers, a scatter plot of each layer, single neurons."""

from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QWidget

from visualnet.arrays import FloatArray
from visualnet.number_text import count_text, decimal_text, number_text
from visualnet.training.weight_comparison import NetworkComparison
from visualnet.ui.look.rings import RingOverlay
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.panels.runs.neuron_images import NeuronImages
from visualnet.ui.widgets.build import column, muted
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.plots.plain_plot import PlainPlot


class WeightsPlot(Figure, PlainPlot):
    """A dot for each weight; takes the focus, for the keys that zoom."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_labels(self.tr("weight in B"), self.tr("weight in A"))
        self.setObjectName("weightsPlot")
        self.setAccessibleName(self.tr("The weights of both runs"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dots = pg.ScatterPlotItem(size=3, pen=None, pxMode=True)
        self._samples: tuple[FloatArray, FloatArray] = (np.empty(0, np.float32),) * 2
        self.addItem(self._dots)
        RingOverlay(self)

    def show_samples(self, a: FloatArray, b: FloatArray) -> None:
        """Show all of the weights given in both runs, (weights,) each."""
        self._samples = (a, b)
        self._dots.setData(a, b)
        reach = float(np.abs(np.concatenate((a, b))).max()) * 1.05 or 1.0
        self.reset_zoom()
        self.show_range((-reach, reach), (-reach, reach))

    def set_dot_colour(self, colour: QColor) -> None:
        self._dots.setBrush(colour)

    def numbers(self) -> Table:
        """Return the weights shown, run A beside run B."""
        rows = zip(*self._samples, strict=True)
        return [
            [self.labels["bottom"], self.labels["left"]],
            *([exact(a), exact(b)] for a, b in rows),
        ]

    def spoken_value(self) -> str:
        """Return how many weights are shown; the words beside it say how they differ."""
        return str(self.tr("weights: {0}")).format(count_text(len(self._samples[0])))


class WeightsView(QWidget):
    """One layer at a time: a dot for each weight, its value in run A across and in run B upward.

    Until a comparison is given it says why there is none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: NetworkComparison | None = None
        tip = self.tr("Layer: which weights to compare")
        self._layer = combo_box(name="comparedLayer", tip=tip, spoken=self.tr("Layer"))
        self._words = muted(name="comparedWeights", textFormat=Qt.TextFormat.PlainText)
        self._plot = WeightsPlot()
        self._diagonal = pg.InfiniteLine(angle=45, movable=False)
        self._diagonal.setZValue(-1)
        self._plot.addItem(self._diagonal, ignoreBounds=True)
        self._images = NeuronImages()
        parts = self._layer, self._words, (self._plot, 1), self._images
        column(*parts, on=self, gap=6, edges=(10, 0, 0, 0))
        self._layer.currentIndexChanged.connect(self._show_layer)
        self._colour_plot()
        follow_theme(self._colour_plot)
        self.show_reason("")

    def show_reason(self, sentence: str) -> None:
        self._comparison = None
        self._words.setText(sentence)
        for part in (self._layer, self._plot, self._images):
            part.hide()

    def show_comparison(self, comparison: NetworkComparison, layer_sizes: tuple[int, ...]) -> None:
        """Show a comparison of two networks of these layer sizes, its first layer first."""
        self._comparison = comparison
        self._layer.blockSignals(True)
        self._layer.clear()
        for number, (fan_in, fan_out) in enumerate(pairwise(layer_sizes)):
            self._layer.addItem(self.tr("layer {0}: {1} → {2}").format(number + 1, fan_in, fan_out))
        self._layer.blockSignals(False)
        self._images.show_neurons(comparison.neurons, comparison.images_a, comparison.images_b)
        for part in (self._layer, self._plot):
            part.show()
        self._show_layer()

    def _colour_plot(self) -> None:
        theme = current_theme()
        self._diagonal.setPen(theme.border_strong)
        dot = QColor(theme.accent)
        dot.setAlpha(190)
        self._plot.set_dot_colour(dot)

    @Slot()
    def _show_layer(self) -> None:
        number = self._layer.currentIndex()
        if self._comparison is None or number < 0:
            return
        layer = self._comparison.layers[number]
        self._images.setVisible(number == 0 and len(self._comparison.neurons) > 0)
        self._plot.show_samples(layer.sample_a, layer.sample_b)
        self._words.setText(self._sentence(number))

    def _sentence(self, number: int) -> str:
        assert self._comparison is not None  # noqa: S101 - the caller checked
        layer = self._comparison.layers[number]
        text = self.tr("correlation {0} · differences {1} on average, {2} at most").format(
            decimal_text(layer.correlation, 3),
            number_text(layer.mean_difference),
            number_text(layer.largest_difference),
        )
        if layer.correlation >= 0.5:
            return text
        return text + self.tr(
            "\nNetworks with different first weights have little correlation, even if they "
            "give the same answers."
        )
