"""Box with the numbers of the neuron or connection under the mouse."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
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

_Rows = list[tuple[str, str]]


class FactsPanel(QFrame):
    """A small table over the picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("neuronFacts")
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
        outputs = frame.network.layer_sizes[-1]
        self._classes = classes if len(classes) == outputs else [str(n) for n in range(outputs)]
        if isinstance(part, Connection):
            title, rows = self._title_of(frame, part), self._connection_rows(frame, part)
        else:
            title, rows = self._name_of(frame, part), self._neuron_rows(frame, part)
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
        numbers.append((name, facts.activation))
        rows = [(name, decimal_text(value, 3)) for name, value in numbers]
        return rows + self._mark_rows(frame, neuron)

    def _mark_rows(self, frame: Frame, neuron: Neuron) -> _Rows:
        """Return what is particular about a neuron, a line for each mark it has in the picture."""
        marks = frame.marks
        told = (
            (marks.silenced, self.tr("silenced"), self.tr("held at 0")),
            (marks.frozen, self.tr("frozen"), self.tr("training does not change it")),
            (marks.dead, self.tr("dead"), self.tr("no image activates it")),
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

    def _name_of(self, frame: Frame, neuron: Neuron) -> str:
        layer, index = neuron
        layers = len(frame.network.layer_sizes)
        if layer == 0:
            place = divmod(index, frame.probe.image.shape[1])
            name = self.tr("pixel row {0}, column {1}").format(*place)
        else:
            name = neuron_name(layer, index, layers, self._classes)
        title = escape(layer_title(layer, layers))
        return f'<span style="font-weight:600">{title}</span> · {escape(name)}'
