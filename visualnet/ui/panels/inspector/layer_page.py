"""Page of a layer: its matrix, singular values and spreads."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from visualnet.insight.layer import LayerFacts, Spread
from visualnet.number_text import count_text, number_text, percent_text
from visualnet.scene.parts import Connection
from visualnet.ui.look.translation import plural
from visualnet.ui.panels.inspector.labels import caption, title, words
from visualnet.ui.panels.inspector.value_bars import ValueBars
from visualnet.ui.widgets.build import STRETCH, column, marked, page
from visualnet.ui.widgets.chart_legend import ChartLegend, sign_entries
from visualnet.ui.widgets.matrix_view import MatrixView
from visualnet.ui.widgets.part_names import layer_title, neuron_name

_MATRIX_LINES = 13
_MOST = 0.9
"""The share of the sum of squares that says how many directions matter."""


class LayerPage(QWidget):
    """Its matrix as a heat map, its singular values as bars, and its spreads in words."""

    choice_made = Signal(object)  # Connection
    """By click on its weight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes: Sequence[str] = ()
        self.inputs: Sequence[str] = ()
        """The names of the outputs."""
        self._layers = 0
        self._facts: LayerFacts | None = None
        self._title = title()
        self._numbers = words(self.tr("Figures"), "layerNumbers", term="condition")
        self._cell, self._value = words(), words(name="singularWords")
        self._legend = ChartLegend()
        self.matrix = marked(
            MatrixView(self._describe_cell, _MATRIX_LINES),
            tip=self.tr("One row per neuron; choose a weight to inspect it"),
            spoken=self.tr("The layer's weights"),
        )
        self.singular_values = marked(
            ValueBars(self._describe_value),
            tip=self.tr("How strongly the layer passes on each direction of its input"),
            spoken=self.tr("Singular values"),
        )
        heading = caption(self.tr("WEIGHTS: A ROW PER NEURON, A COLUMN PER INPUT"))
        weights = heading, self.matrix, self._legend, self._cell
        values = caption(self.tr("SINGULAR VALUES")), self.singular_values, self._value
        self._figures = page(*weights, 6, *values, gap=4)
        column(self._title, self._numbers, self._figures, STRETCH, on=self, gap=8)
        self.matrix.pointed.connect(self._say_cell)
        self.matrix.cell_chosen.connect(self._choose)
        self.singular_values.pointed.connect(self._say_value)

    def show_layer(self, layer: int, layer_sizes: Sequence[int]) -> None:
        """Show another layer; what was known of the former goes."""
        self._facts, self._layers = None, len(layer_sizes)
        self._title.setText(
            self.tr("{0} · {1} → {2}").format(
                layer_title(layer, self._layers),
                count_text(layer_sizes[layer - 1]),
                count_text(layer_sizes[layer]),
            )
        )
        self._numbers.setText("")
        self._figures.hide()

    def show_facts(self, facts: LayerFacts) -> None:
        self._facts = facts
        self._numbers.setText("\n".join(self._lines(facts)))
        self.matrix.show_matrix(np.ascontiguousarray(facts.weights.T))
        self.singular_values.show_values(facts.singular_values)
        self._show_legend()
        self._say_cell("")
        self._say_value("")
        self._figures.show()

    def _lines(self, facts: LayerFacts) -> list[str]:
        lines = [
            self.tr("weights {0}").format(_spread_text(facts.weight_spread)),
            self.tr("biases {0}").format(_spread_text(facts.bias_spread)),
        ]
        if facts.activations is not None:
            text = self.tr("activations ({0}) {1}, test set")
            lines.append(text.format(facts.function, _spread_text(facts.activations)))
        if facts.idle is not None:
            total = facts.weights.shape[1]
            text = plural(
                total,
                self.tr("{1} of 1 neuron gives the same output for every test example"),
                self.tr(
                    "{1} of {0} neurons give the same output for every test example", "", total
                ),
                count_text(facts.idle),
            )
            lines.append(text)
        return lines

    def _show_legend(self) -> None:
        scale = number_text(self.matrix.scale)
        positive = self.tr("positive, to {0}").format(scale)
        negative = self.tr("negative, to −{0}").format(scale)
        self._legend.show_entries("", sign_entries(positive, negative))

    def _describe_cell(self, row: int, column: int) -> str:
        facts = self._facts
        if facts is None:
            return ""
        source = neuron_name(facts.layer - 1, column, self._layers, self.classes, self.inputs)
        target = neuron_name(facts.layer, row, self._layers, self.classes, self.inputs)
        return f"{source} → {target}: {number_text(float(facts.weights[column, row]), signed=True)}"

    def _describe_value(self, number: int) -> str:
        facts = self._facts
        if facts is None:
            return ""
        return self.tr("singular value {0} of {1}: {2}, {3} of the sum of squares").format(
            number + 1,
            len(facts.singular_values),
            number_text(float(facts.singular_values[number])),
            percent_text(float(facts.explained[number])),
        )

    @Slot(str)
    def _say_cell(self, meaning: str) -> None:
        self._cell.setText(
            meaning or self.tr("Where several weights share a pixel, it shows the largest.")
        )

    @Slot(str)
    def _say_value(self, meaning: str) -> None:
        self._value.setText(meaning or self._summary())

    def _summary(self) -> str:
        facts = self._facts
        if facts is None:
            return ""
        count = int(np.searchsorted(np.cumsum(facts.explained), _MOST)) + 1
        condition = number_text(facts.condition)
        return self.tr(
            "{0} of {1} make up {2} of the sum of squares · condition number {3}"
        ).format(
            count_text(min(count, len(facts.explained))),
            count_text(len(facts.explained)),
            percent_text(_MOST, 0),
            condition,
        )

    @Slot(int, int)
    def _choose(self, row: int, column: int) -> None:
        if self._facts is not None:
            self.choice_made.emit(Connection(self._facts.layer - 1, column, row))


def _spread_text(spread: Spread) -> str:
    return QCoreApplication.translate("LayerPage", "{0} ± {1}, {2} to {3}").format(
        number_text(spread.mean, signed=True),
        number_text(spread.deviation),
        number_text(spread.least),
        number_text(spread.greatest),
    )
