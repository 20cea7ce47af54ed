"""Edits of one neuron, connection or layer: value, silence, freeze, restore."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from visualnet.nn.edits import Edit, SetBias
from visualnet.nn.network import Network
from visualnet.nn.parts import Part
from visualnet.scene.parts import Connection
from visualnet.setting import Numbers
from visualnet.ui.look.translation import translated
from visualnet.ui.picture.parts.edits import (
    freezing,
    no_bias,
    no_freeze,
    no_silence,
    restoring,
    silencing,
    weight,
)
from visualnet.ui.widgets.build import button, column, label, marked, row
from visualnet.ui.widgets.part_chooser import InspectorNavigator
from visualnet.ui.widgets.part_names import Choice, exists, layer_of
from visualnet.ui.widgets.slider_settings import SliderSetting, symmetric_scale

_NUMBERS = Numbers(-1e6, 1e6, decimals=5)


class PartEdits(QWidget):
    """A way to choose a part, its bias or weight to change, and buttons."""

    edited = Signal(object, bool)  # Edit, merges
    """By hand; merges: it takes the place of the last edit, as one move of the slider does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: Network | None = None
        self._before: Network | None = None
        self._edits: Sequence[Edit] = ()
        self._moved: Edit | None = None
        self._classes: Sequence[str] = ()
        self._inputs: Sequence[str] = ()
        self._navigator = InspectorNavigator()
        self._title = label(wraps=True, textFormat=Qt.TextFormat.PlainText)
        name = self._name_label = label("", "muted")
        name.setMinimumWidth(name.fontMetrics().horizontalAdvance("weight  "))
        tip = self.tr("The bias or weight now; move it to see what changes")
        self._value = marked(SliderSetting(tip, _NUMBERS, symmetric_scale(1.0)), name="editedValue")
        self._value.set_label(name)
        self._silence = button(self.tr("Silence"), call=self._silence_part, name="silenceButton")
        self._freeze = button(self.tr("Freeze"), call=self._freeze_part, name="freezeButton")
        self._restore = button(self.tr("Restore"), call=self._restore_part, name="restoreButton")
        value = row(name, (self._value, 1), gap=6)
        buttons = row((self._silence, 1), (self._freeze, 1), (self._restore, 1), gap=6)
        column(self._navigator, self._title, value, buttons, on=self, gap=8)
        self._navigator.choice_changed.connect(self._show_chosen)
        self._value.edited.connect(self._move)
        self._value.settled.connect(self._end_move)

    @property
    def choice(self) -> Choice:
        """The part that is chosen; only once there is a network."""
        return self._navigator.choice

    def set_network(
        self, layer_sizes: Sequence[int], classes: Sequence[str], inputs: Sequence[str]
    ) -> None:
        """Offer the parts of a network of these sizes; emits nothing.

        inputs: names of those that are no pixels. What was chosen stays chosen where there is such
        a part, else it is the first neuron.
        """
        former = self.choice if self._network is not None else None
        self._network = self._before = None
        self._edits, self._moved = (), None
        self._classes, self._inputs = classes, inputs
        self._navigator.set_layers(layer_sizes, inputs)
        if former is not None and exists(former, layer_sizes):
            self._navigator.show_choice(former)

    def show_choice(self, choice: Choice) -> None:
        """Show a part that was chosen elsewhere; one that does not exist is passed over."""
        if self._network is not None and exists(choice, self._network.layer_sizes):
            self._navigator.show_choice(choice)
            self._show_chosen()

    def show_state(self, network: Network, before: Network, edits: Sequence[Edit]) -> None:
        """Show what a network has been made of by these edits, and from what; emits nothing.

        network: of the sizes that `set_network` told.
        """
        self._network, self._before, self._edits = network, before, edits
        self._show_part()

    def _show_part(self) -> None:
        network, choice = self._network, self.choice
        if network is None:
            return
        self._title.setText(self._description(network, choice))
        self._show_value(network, choice)
        for act, tip, reason in (
            (self._silence, self._silence_tip(choice), no_silence(network, choice)),
            (
                self._freeze,
                self.tr("Keep training from changing it"),
                no_freeze(network, choice, self._inputs),
            ),
            (
                self._restore,
                self.tr("Restore its bias and weights from before the edits"),
                ""
                if self._edits
                else self.tr("No edits since the last step. Undo removes earlier edits."),
            ),
        ):
            act.setEnabled(not reason)
            act.setToolTip(f"{reason}\n{tip}" if reason else tip)

    def _description(self, network: Network, choice: Choice) -> str:
        if isinstance(choice, Connection):
            text = self.tr("from {0} to {1}").format(
                self._name(network, choice.layer, choice.source),
                self._name(network, choice.layer + 1, choice.target),
            )
        elif isinstance(choice, int):
            text = translated(Part(choice).describe(network))
        else:
            text = self._name(network, *choice)
        return text[0].upper() + text[1:]

    def _name(self, network: Network, layer: int, index: int) -> str:
        """Return what a neuron is called; an output by the name of its class too."""
        text = translated(Part(layer, index).describe(network, self._inputs))
        is_output = layer == len(network.weights) and index < len(self._classes)
        if is_output and self._classes[index] != str(index):
            return f"{text} ({self._classes[index]})"
        return text

    def _show_value(self, network: Network, choice: Choice) -> None:
        reason = no_bias(network, choice, self._inputs)
        is_weight = isinstance(choice, Connection)
        name = self.tr("weight") if is_weight else self.tr("bias")
        if name != self._name_label.text():
            self._name_label.setText(name)
            self._value.set_name(name)
        self._value.set_idle(reason)
        if reason or self._before is None:
            self._value.set_value(0.0)
            return
        pair = layer_of(choice) - 1
        values = (self._before.weights if is_weight else self._before.biases)[pair]
        self._value.set_scale(symmetric_scale(float(np.abs(values).max())))
        self._value.set_value(_value_of(network, choice))

    def _silence_tip(self, choice: Choice) -> str:
        if isinstance(choice, Connection):
            return self.tr("Set the weight to 0")
        return self.tr("Hold its activation at 0")

    @Slot()
    def _show_chosen(self) -> None:
        self._moved = None
        self._show_part()

    @Slot()
    def _end_move(self) -> None:
        self._moved = None

    @Slot()
    def _move(self) -> None:
        merges = bool(self._edits) and self._edits[-1] is self._moved
        choice, value = self.choice, float(self._value.value())
        if isinstance(choice, Connection):
            self._moved = weight(choice, value)
        elif not isinstance(choice, int):
            self._moved = SetBias(*choice, value)
        self.edited.emit(self._moved, merges)

    @Slot()
    def _silence_part(self) -> None:
        self.edited.emit(silencing(self.choice), False)

    @Slot()
    def _freeze_part(self) -> None:
        self.edited.emit(freezing(self.choice), False)

    @Slot()
    def _restore_part(self) -> None:
        if self._before is not None:
            self.edited.emit(restoring(self.choice, self._before), False)


def _value_of(network: Network, choice: Choice) -> float:
    """Return the weight of a connection, or the bias of a neuron."""
    if isinstance(choice, Connection):
        return float(network.weights[choice.layer][choice.source, choice.target])
    if isinstance(choice, int):
        return 0.0
    return float(network.biases[choice[0] - 1][choice[1]])
