"""The network view: the canvas, what its colours mean, and the numbers of the neuron looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visualnet.insight.neuron import NeuronFacts, neuron_facts
from visualnet.scene.selection import Selection
from visualnet.ui.frame import Frame
from visualnet.ui.network_canvas import NetworkCanvas
from visualnet.ui.picture import Mode, Neuron
from visualnet.ui.theme import Theme

_FORMULAS = {
    "sigmoid": "σ(z)",
    "tanh": "tanh(z)",
    "relu": "max(0, z)",
    "leaky_relu": "max(0.01 z, z)",
    "gelu": "gelu(z)",
    "identity": "z",
    "softmax": "softmax(z)",
}


class NetworkView(QWidget):
    """Every neuron in the colour of its activation, every connection in that of its weight."""

    mode_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkView")
        self.setAccessibleName(self.tr("Network view"))
        self.canvas = NetworkCanvas(self)
        self.canvas.setAccessibleName(self.tr("Network"))
        self.canvas.setToolTip("")
        self._modes = QButtonGroup(self)
        self._legend = {sign: QLabel() for sign in ("positive", "negative")}
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._facts = _FactsPanel(self.canvas)
        self.drawn = self.total = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._made_header())
        layout.addWidget(self.canvas, 1)
        self.canvas.focus_changed.connect(self._show_facts)
        self.canvas.frame_shown.connect(self._refresh_facts)
        self.canvas.selection_changed.connect(self._show_count)
        self.set_mode(Mode.FLOW)

    def _made_header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setContentsMargins(16, 8, 16, 2)
        header.setSpacing(0)
        tips = {
            Mode.FLOW: self.tr(
                "Each connection shows weight × activation: what it passes on of the digit shown"
            ),
            Mode.WEIGHT: self.tr("Each connection shows its weight, whatever the digit"),
        }
        for number, mode in enumerate((Mode.FLOW, Mode.WEIGHT)):
            button = QToolButton()
            button.setText(self.tr(mode.value))
            button.setCheckable(True)
            button.setToolTip(tips[mode])
            button.setProperty("segment", "first" if number == 0 else "last")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._modes.addButton(button, number)
            header.addWidget(button)
        self._modes.idClicked.connect(self._choose_mode)
        header.addSpacing(16)
        for label in self._legend.values():
            header.addWidget(label)
            header.addSpacing(12)
        header.addStretch(1)
        header.addWidget(self._count)
        return header

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the header what a narrow view has no room for."""
        super().resizeEvent(event)
        width = self.width() / max(1.0, self.fontMetrics().height() / 16)
        self._count.setVisible(width > 480)
        for label in self._legend.values():
            label.setVisible(width > 640)

    # What it shows

    @property
    def is_complete(self) -> bool:
        """Whether the connections of what is seen are drawn, not those of an older view."""
        return self.canvas.is_complete

    def show_frame(self, frame: Frame) -> None:
        """Show a frame as soon as its picture is made."""
        self.canvas.show_frame(frame)

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the outputs."""
        self.canvas.set_classes(classes)

    def set_mode(self, mode: Mode) -> None:
        """Choose what the connections' colours show."""
        self._modes.button(0 if mode is Mode.FLOW else 1).setChecked(True)
        meanings = {
            Mode.FLOW: (self.tr("pushes up"), self.tr("holds back")),
            Mode.WEIGHT: (self.tr("positive weight"), self.tr("negative weight")),
        }
        self._meanings = meanings[mode]
        self._show_legend()
        self.canvas.set_mode(mode)

    def apply_theme(self, theme: Theme, text_scale: float) -> None:
        """Take on a theme's colours; text_scale: of the labels, 1 is ordinary."""
        self._theme = theme
        self._show_legend()
        self.canvas.apply_theme(theme, text_scale)

    def _show_legend(self) -> None:
        theme = getattr(self, "_theme", None)
        if theme is None:
            return
        for (sign, label), meaning in zip(self._legend.items(), self._meanings, strict=True):
            colour = getattr(theme, sign).name()
            label.setText(
                f'<span style="color:{colour}">●</span>&nbsp;'
                f'<span style="color:{theme.text_muted.name()}">{meaning}</span>'
            )

    @Slot(int)
    def _choose_mode(self, number: int) -> None:
        mode = (Mode.FLOW, Mode.WEIGHT)[number]
        self.set_mode(mode)
        self.mode_chosen.emit(mode)

    @Slot(object)
    def _show_count(self, selection: Selection) -> None:
        strongest = "" if selection.drawn == selection.total else self.tr(", the strongest")
        self._count.setText(
            self.tr("{0} of {1} connections").format(f"{selection.drawn:,}", f"{selection.total:,}")
            + strongest
        )
        self.drawn, self.total = selection.drawn, selection.total

    @Slot(object)
    def _show_facts(self, neuron: Neuron | None) -> None:
        frame = self.canvas.frame
        if neuron is None or frame is None:
            self._facts.hide()
            return
        self._facts.show_facts(neuron_facts(frame.network, frame.forward, *neuron))
        position = self.canvas.position_of(neuron)
        x = position.x() + 20
        if x + self._facts.width() > self.canvas.width():
            x = position.x() - 20 - self._facts.width()
        y = min(max(position.y() - 20, 4), self.canvas.height() - self._facts.height() - 4)
        self._facts.move(round(x), round(y))
        self._facts.show()
        self._facts.raise_()

    @Slot(object)
    def _refresh_facts(self, _frame: Frame) -> None:
        if self._facts.isVisible():
            self._show_facts(self.canvas.focus)


class _FactsPanel(QFrame):
    """The numbers of one neuron, beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("neuronFacts")
        self.setProperty("role", "overlay")
        self._text = QLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(self._text)
        self.hide()

    def show_facts(self, facts: NeuronFacts) -> None:
        """Write the numbers, three decimals each."""
        rows = []
        if facts.pre_activation is not None and facts.bias is not None:
            rows = [("z", facts.pre_activation), (self.tr("bias"), facts.bias)]
        rows.append((_FORMULAS.get(facts.function, self.tr("value")), facts.activation))
        lines = "".join(
            f"<tr><td>{name}&nbsp;&nbsp;</td><td align=right>{value:.3f}</td></tr>"
            for name, value in rows
        )
        kind = self.tr("pixel") if facts.layer == 0 else self.tr("neuron")
        place = (
            self.tr("row {0}, column {1}").format(*divmod(facts.index, 28))
            if facts.layer == 0
            else f"{facts.index + 1}"
            if facts.layer_name != "output"
            else f"{facts.index}"
        )
        self._text.setText(
            f'<span style="font-weight:600">{facts.layer_name}</span> · {kind} {place}'
            f"<table width=100%>{lines}</table>"
        )
        self.adjustSize()
