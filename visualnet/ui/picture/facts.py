"""Box with the numbers of the neuron or connection under the mouse."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from visualnet.insight.neuron import neuron_facts
from visualnet.number_text import decimal_text, number_text
from visualnet.scene.parts import Connection, Neuron, Part
from visualnet.ui.picture.modes import Mode, mode_name, value_source
from visualnet.ui.session.frame import Frame
from visualnet.ui.widgets.build import column, label
from visualnet.ui.widgets.part_names import layer_title, neuron_name

_FORMULAS = {
    "sigmoid": "σ(z)",
    "tanh": "tanh(z)",
    "relu": "max(0, z)",
    "leaky_relu": "max(0.01 z, z)",
    "gelu": "gelu(z)",
    "identity": "z",
    "softmax": "softmax(z)",
}

_TOLD = (Mode.WEIGHT, *(mode for mode in Mode if mode is not Mode.WEIGHT))

_ASIDE, _EDGE = 20, 4
"""Pixels between a place and what is said of it, and between that and the picture's edges."""

_Rows = list[tuple[str, str]]


class FactsPanel(QFrame):
    """A small table over the picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("neuronFacts")
        self._picture = parent
        self._classes: Sequence[str] = ()
        self.setProperty("role", "overlay")
        # Wheel and drag over it go to the picture.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # The style sheet makes every label plain that has no markup of its own; with a name it
        # tells of its changes no more than once a second.
        self._text = label(markup="own", accessibleName=self.tr("Numbers"))
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._layout = column(self._text, on=self, edges=(10, 8, 10, 8))
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.hide()

    def show_facts(self, frame: Frame, part: Part, classes: Sequence[str]) -> None:
        """Write the numbers of a part, as they are in a frame. classes: names of the outputs."""
        self._set_classes(frame, classes)
        if isinstance(part, Connection):
            rows = self._connection_rows(frame, part)
        else:
            rows = self._neuron_rows(frame, part)
        self._write(frame, part, rows)

    def show_both(self, a: Frame, b: Frame, part: Part, classes: Sequence[str]) -> None:
        """Write the numbers of a part in two networks of one shape, and how they differ."""
        self._set_classes(b, classes)
        if isinstance(part, Connection):
            place = part.source, part.target
            values = [float(each.network.weights[part.layer][place]) for each in (a, b)]
            names = self.tr("weight in A"), self.tr("weight in B")
        else:
            facts = (neuron_facts(each.network, each.forward, *part) for each in (a, b))
            values = [each.activation for each in facts]
            names = self.tr("activation in A"), self.tr("activation in B")
        values.append(values[1] - values[0])
        written = [number_text(value, 3) for value in values]
        self._write(b, part, list(zip((*names, "B − A"), written, strict=True)))

    def stand_beside(self, place: QPointF) -> None:
        """Show beside a place of the picture, and within it."""
        picture = self._picture
        x = place.x() + _ASIDE
        if x + self.width() > picture.width():
            x = place.x() - _ASIDE - self.width()
        # In a zoomed view the middle of a connection may lie outside.
        x = min(max(x, _EDGE), picture.width() - self.width() - _EDGE)
        y = place.y() - _ASIDE
        if x <= place.x() <= x + self.width():
            # In a narrow picture there is no room at either side.
            is_above = place.y() + _ASIDE + self.height() > picture.height()
            y = place.y() - _ASIDE - self.height() if is_above else place.y() + _ASIDE
        y = min(max(y, _EDGE), picture.height() - self.height() - _EDGE)
        self.move(round(x), round(y))
        self.show()
        self.raise_()

    def _set_classes(self, frame: Frame, classes: Sequence[str]) -> None:
        outputs = frame.network.layer_sizes[-1]
        self._classes = classes if len(classes) == outputs else [str(n) for n in range(outputs)]

    def _write(self, frame: Frame, part: Part, rows: _Rows) -> None:
        if isinstance(part, Connection):
            title = self._title_of(frame, part)
        else:
            title = self._name_of(frame, part)
        lines = "".join(
            f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td align=right>{escape(value)}</td></tr>"
            for name, value in rows
        )
        self._text.setText(f"{title}<table width=100%>{lines}</table>")
        self._layout.activate()

    def _neuron_rows(self, frame: Frame, neuron: Neuron) -> _Rows:
        facts = neuron_facts(frame.network, frame.forward, *neuron)
        numbers = []
        if facts.pre_activation is not None and facts.bias is not None:
            numbers = [("z", facts.pre_activation), (self.tr("bias"), facts.bias)]
        formula = _FORMULAS.get(facts.function)
        name = self.tr("activation {0}").format(formula) if formula else self.tr("value")
        own, rows = frame.probe.own_inputs, []
        if own and neuron[0] == 0:
            rows.append((name, number_text(own[neuron[1]])))
            name = self.tr("as the network reads it")
        numbers.append((name, facts.activation))
        rows += [(name, decimal_text(value, 3)) for name, value in numbers]
        return rows + self._mark_rows(frame, neuron)

    def _mark_rows(self, frame: Frame, neuron: Neuron) -> _Rows:
        """Return what is particular about a neuron, a line for each mark it has in the picture."""
        marks = frame.marks
        told = (
            (marks.silenced, self.tr("silenced"), self.tr("held at 0")),
            (marks.frozen, self.tr("frozen"), self.tr("training does not change it")),
            (marks.dead, self.tr("dead"), self.tr("no example activates it")),
        )
        return [(name, meaning) for neurons, name, meaning in told if neuron in neurons]

    def _connection_rows(self, frame: Frame, connection: Connection) -> _Rows:
        """Return the value in every mode that there is one in."""
        rows = []
        for mode in _TOLD:
            source = value_source(mode, frame)
            if source is not None:
                # A gradient may be a thousand times smaller than a weight.
                rows.append((mode_name(mode), number_text(source.value_of(connection))))
        return rows

    def _title_of(self, frame: Frame, connection: Connection) -> str:
        start = self._name_of(frame, (connection.layer, connection.source))
        end = self._name_of(frame, (connection.layer + 1, connection.target))
        return f"{start}<br>→ {end}"

    def _input_name(self, frame: Frame, index: int) -> str:
        if frame.probe.input_names:
            return frame.probe.input_names[index]
        return self.tr("pixel row {0}, column {1}").format(*divmod(index, frame.probe.shape[1]))

    def _name_of(self, frame: Frame, neuron: Neuron) -> str:
        layer, index = neuron
        layers = len(frame.network.layer_sizes)
        if layer == 0:
            name = self._input_name(frame, index)
        else:
            name = neuron_name(layer, index, layers, self._classes)
        title = escape(layer_title(layer, layers))
        return f'<span style="font-weight:600">{title}</span> · {escape(name)}'
