"""Page of a connection: its numbers, gradient and curve."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from visualnet.number_text import count_text, number_text
from visualnet.scene.parts import Connection
from visualnet.ui.panels.inspector.figures import ConnectionFigures
from visualnet.ui.panels.inspector.labels import caption, title, words
from visualnet.ui.panels.inspector.weight_record import WeightRecord
from visualnet.ui.session.frame import Frame
from visualnet.ui.widgets.build import STRETCH, column
from visualnet.ui.widgets.chart import Chart
from visualnet.ui.widgets.chart_look import Look
from visualnet.ui.widgets.part_names import layer_title, neuron_name
from visualnet.ui.widgets.plots.line_styles import LineStyle

_LEAST_SPAN = 1e-4


class ConnectionCurve(Chart):
    """Series "weight"; its axis holds just what it takes, of any sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        looks = {
            "weight": Look(self.tr("weight"), lambda theme: theme.accent, LineStyle(symbol="o"))
        }
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


@dataclass(frozen=True, slots=True)
class ConnectionState:
    """A connection in one frame; layers: of the network.

    activation: of its source, for the probe. gradient: of the last batch, None where the frame has
    none. first_weight: that the run began with, None where that is not known.
    """

    connection: Connection
    layers: int
    weight: float
    activation: float
    gradient: float | None
    first_weight: float | None


def connection_state(frame: Frame, connection: Connection) -> ConnectionState:
    """Return the numbers of a connection in a frame."""
    pair, source, target = connection.layer, connection.source, connection.target
    network, forward = frame.network, frame.forward
    before = forward.inputs if pair == 0 else forward.activations[pair - 1]
    gradient, first = (
        None if vector is None else float(network.layer_views(vector)[0][pair][source, target])
        for vector in (frame.gradient, frame.first_parameters)
    )
    return ConnectionState(
        connection=connection,
        layers=len(network.layer_sizes),
        weight=float(network.weights[pair][source, target]),
        activation=float(before[0, source]),
        gradient=gradient,
        first_weight=first,
    )


class ConnectionPage(QWidget):
    """Its numbers, live; its gradient over many images; its curve since it was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes: Sequence[str] = ()
        self.inputs: Sequence[str] = ()
        """The names of the outputs."""
        self._title = title()
        self._numbers = words(self.tr("Figures"), "connectionNumbers", term="weight")
        self._gradient = words(self.tr("Gradient"), "connectionGradient", term="gradient")
        self._since = words(self.tr("Change"), "connectionSince")
        self.curve = ConnectionCurve()
        live = self._title, self._numbers, self._gradient
        heading = caption(self.tr("THE WEIGHT OVER THE RUN"))
        column(*live, heading, self.curve, self._since, STRETCH, on=self, gap=8)

    def show_another(self) -> None:
        """Another connection was chosen; what was measured of the former goes."""
        self._gradient.setText("")
        self.curve.clear()

    def show_state(self, state: ConnectionState) -> None:
        layer, layers = state.connection.layer, state.layers
        source = neuron_name(layer, state.connection.source, layers, self.classes, self.inputs)
        target = neuron_name(layer + 1, state.connection.target, layers, self.classes, self.inputs)
        self._title.setText(
            f"{layer_title(layer, layers)}, {source} → {layer_title(layer + 1, layers)}, {target}"
        )
        self._numbers.setText("\n".join(self._lines(state)))

    def _lines(self, state: ConnectionState) -> list[str]:
        lines = [
            self.tr("weight {0} × activation {1} = {2}").format(
                number_text(state.weight, signed=True),
                number_text(state.activation),
                number_text(state.weight * state.activation, signed=True),
            )
        ]
        if state.first_weight is not None:
            change = state.weight - state.first_weight
            lines.append(
                self.tr("at the start of the run {0}, changed by {1}").format(
                    number_text(state.first_weight, signed=True), number_text(change, signed=True)
                )
            )
        if state.gradient is not None:
            text = self.tr("gradient of the last batch {0}")
            lines.append(text.format(number_text(state.gradient, signed=True)))
        return lines

    def show_figures(self, figures: ConnectionFigures) -> None:
        self._gradient.setText(
            self.tr(
                "gradient of the mean loss {0}, over {1} training images; a step moves the "
                "weight the other way",
                "",
                figures.images,
            ).format(number_text(figures.gradient, signed=True), count_text(figures.images))
        )

    def show_record(self, record: WeightRecord) -> None:
        self.curve.show_series("weight", *record.series())
        if record.since is not None:
            text = self.tr("Recorded since step {0}, when you chose the connection.")
            self._since.setText(text.format(count_text(record.since)))
