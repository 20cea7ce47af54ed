"""The way to any neuron, connection or layer by keyboard alone."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from visualnet.scene.parts import Connection
from visualnet.ui.widgets.build import marked, muted
from visualnet.ui.widgets.choice_row import ChoiceRow
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.number_fields import NamedField
from visualnet.ui.widgets.part_names import Choice, layer_of, layer_title

_NEURON, _CONNECTION, _LAYER = range(3)


class InspectorNavigator(QWidget):
    """Neuron, connection or layer; which layer; which neuron, and for a connection where from.

    Hidden neurons count from 1 as in the picture, pixels and outputs from 0; other inputs have
    names.
    """

    choice_changed = Signal(object)  # Choice
    """Made by the user."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[int, ...] = ()
        self._inputs: Sequence[str] = ()
        self._kinds = ChoiceRow(
            self.tr("Part of the network"),
            (self.tr("Neuron"), self.tr("Connection"), self.tr("Layer")),
            (
                self.tr("Inspect one neuron"),
                self.tr("Inspect one connection"),
                self.tr("Inspect a whole layer"),
            ),
        )
        tip = self.tr("The layer to inspect")
        self._layer = combo_box((), "inspectedLayer", tip, self.tr("Layer"), narrow=True)
        self._index, self._index_label = _labelled_field(
            "inspectedNeuron", self.tr("The neuron of that layer to inspect"), self.tr("Neuron")
        )
        self._source, self._source_label = _labelled_field(
            "inspectedSource",
            self.tr("The neuron or input where the connection starts"),
            self.tr("From"),
        )
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 2, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(6)
        layout.addWidget(self._kinds, 0, 0, 1, 4)
        layout.addWidget(self._layer, 1, 0, 1, 2)
        layout.addWidget(self._index_label, 1, 2)
        layout.addWidget(self._index, 1, 3)
        layout.addWidget(self._source_label, 2, 2)
        layout.addWidget(self._source, 2, 3)
        layout.setColumnStretch(1, 1)
        self._kinds.number_chosen.connect(self._change_kind)
        self._layer.currentIndexChanged.connect(self._change_layer)
        self._source.valueChanged.connect(self._tell)
        self._index.valueChanged.connect(self._tell)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        layer, index = self._shown_layer(), self._index.value() - self._index.minimum()
        if self._kinds.number == _LAYER:
            return layer
        if self._kinds.number == _NEURON:
            return layer, index
        return Connection(layer - 1, self._source.value() - self._source.minimum(), index)

    def set_layers(self, layer_sizes: Sequence[int], inputs: Sequence[str] = ()) -> None:
        """Offer what a network of these sizes has; emits nothing, goes to the first neuron.

        inputs: names of those that are no pixels.
        """
        self._sizes, self._inputs = tuple(layer_sizes), inputs
        self.show_choice((1, 0))

    def show_choice(self, choice: Choice) -> None:
        """Show what is chosen elsewhere, which must exist; emits nothing."""
        kind = _LAYER if isinstance(choice, int) else _NEURON
        kind = _CONNECTION if isinstance(choice, Connection) else kind
        blockers = [QSignalBlocker(box) for box in (self._layer, self._source, self._index)]
        self._kinds.set_number(kind)
        self._offer_layers(layer_of(choice))
        self._offer_neurons()
        if isinstance(choice, Connection):
            self._source.setValue(choice.source + self._source.minimum())
            self._index.setValue(choice.target + self._index.minimum())
        elif isinstance(choice, tuple):
            self._index.setValue(choice[1] + self._index.minimum())
        del blockers

    def _offer_layers(self, current: int) -> None:
        """Offer the layers of the kind that is chosen: the input has no weights that lead in."""
        layers = len(self._sizes)
        first = 0 if self._kinds.number == _NEURON else 1
        self._layer.clear()
        for layer in range(first, layers):
            self._layer.addItem(layer_title(layer, layers), layer)
        self._layer.setCurrentIndex(max(0, current - first))

    def _offer_neurons(self) -> None:
        kind, layer = self._kinds.number, self._shown_layer()
        first = self.tr("input") if self._inputs else self.tr("pixel")
        whole = first if layer == 0 else self.tr("neuron")
        into = self.tr("into") if kind == _CONNECTION else whole
        self._limit(self._index, self._index_label, layer, into)
        self._limit(self._source, self._source_label, layer - 1, self.tr("from"))
        for widget in (self._index, self._index_label):
            widget.setVisible(kind != _LAYER)
        for widget in (self._source, self._source_label):
            widget.setVisible(kind == _CONNECTION)

    def _limit(self, field: NamedField, label: QLabel, layer: int, text: str) -> None:
        """Let a field take the neurons of a layer; the present one stays where it can."""
        label.setText(text)
        # What stands before a field begins its name, for who hears it.
        name = self.tr("{0}: neuron").format(text) if self._kinds.number == _CONNECTION else text
        if name != field.accessibleName():
            field.setAccessibleName(name)
        if layer < 0:
            return
        is_hidden = 0 < layer < len(self._sizes) - 1
        index = field.value() - field.minimum()
        field.typing.names = self._inputs if layer == 0 else ()
        field.setRange(int(is_hidden), self._sizes[layer] - 1 + int(is_hidden))
        field.setValue(index + int(is_hidden))

    def _shown_layer(self) -> int:
        return int(self._layer.currentData())

    @Slot(int)
    def _change_kind(self, _kind: int) -> None:
        layer = self._shown_layer()
        blockers = [QSignalBlocker(box) for box in (self._layer, self._source, self._index)]
        self._offer_layers(max(layer, 0 if self._kinds.number == _NEURON else 1))
        self._offer_neurons()
        del blockers
        self._tell()

    @Slot()
    def _change_layer(self) -> None:
        blockers = [QSignalBlocker(box) for box in (self._source, self._index)]
        self._offer_neurons()
        del blockers
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.choice_changed.emit(self.choice)


def _labelled_field(name: str, tip: str, spoken: str) -> tuple[NamedField, QLabel]:
    field, label = marked(NamedField(), name, tip, spoken, narrow=True), muted(wraps=False)
    label.setBuddy(field)
    return field, label
