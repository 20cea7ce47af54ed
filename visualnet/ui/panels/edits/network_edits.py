"""Edits of many weights at once: noise, pruning, biases to zero."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from visualnet.nn.edits import AddNoise, Edit, Prune, ZeroBiases
from visualnet.nn.network import Network
from visualnet.nn.parts import Part
from visualnet.setting import Numbers
from visualnet.ui.look.translation import translated
from visualnet.ui.widgets.build import STRETCH, button, form, marked, row
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.setting_controls import SettingControl
from visualnet.ui.widgets.slider_settings import StrengthSetting

_MOST_NOISE = 2.0  # at the slider's end: there hardly anything is left of what was learnt
_NOISE = Numbers(0.0, 10.0, 4, step=0.01, is_share=True, off=0.0, slider_end=_MOST_NOISE)
_PRUNED = Numbers(0.0, 1.0, 4, step=0.01, is_share=True, off=0.0, slider_end=1.0)


class WeightsEdits(QWidget):
    """Noise, pruning and biases, of the whole network or of one layer.

    A slider shows what the last edit did; moved on, it does that edit anew, with another share.
    """

    edited = Signal(object, bool)  # Edit, merges
    """By hand; merges: it takes the place of the last edit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: Edit | None = None
        self._seed = 0
        self._scope = combo_box(
            name="editedWeights",
            tip=self.tr("The weights and biases to change"),
            spoken=self.tr("Of which weights"),
        )
        noise = self.tr("Noise: add random numbers of this size, relative to the weights")
        self._noise = marked(StrengthSetting(noise, _NOISE), "noiseShare")
        pruned = self.tr("Prune: set this share of the smallest weights to 0")
        self._pruned = marked(StrengthSetting(pruned, _PRUNED), "prunedShare")
        self._again = button(self.tr("Again"), call=self._add_other_noise, name="noiseAgainButton")
        self._zero = button(
            self.tr("Zero biases"),
            self.tr("Set all biases to 0"),
            self._zero_biases,
            "zeroBiasesButton",
        )
        self._lay_out()
        self._scope.currentIndexChanged.connect(self._show_shares)
        self._noise.edited.connect(self._add_noise)
        self._pruned.edited.connect(self._prune)

    def set_network(self, network: Network) -> None:
        """Offer the layers of a network; emits nothing."""
        with QSignalBlocker(self._scope):
            self._scope.clear()
            for layer in (None, *range(1, len(network.layer_sizes))):
                text = translated(Part(layer).describe(network))
                self._scope.addItem(text[0].upper() + text[1:], layer)
        self._show_shares()

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Show what has been done until now; emits nothing."""
        self._last = edits[-1] if edits else None
        self._show_shares()

    def _lay_out(self) -> None:
        rows = form(10, 7, on=self)
        for text, field in (
            (self.tr("of"), self._scope),
            (self.tr("noise"), self._noise),
            (self.tr("prune"), self._pruned),
        ):
            label = QLabel(text)
            if isinstance(field, SettingControl):
                field.set_label(label)
            else:
                label.setBuddy(field)
            rows.addRow(label, field)
        rows.addRow("", row(self._again, self._zero, STRETCH))

    @property
    def _layer(self) -> int | None:
        layer: int | None = self._scope.currentData()
        return layer

    @Slot()
    def _show_shares(self) -> None:
        noise, pruned = self._is_last(AddNoise), self._is_last(Prune)
        last = self._last
        self._noise.set_value(last.share if noise and isinstance(last, AddNoise) else 0.0)
        self._pruned.set_value(last.share if pruned and isinstance(last, Prune) else 0.0)
        tip = self.tr("Replace the last noise with other random numbers")
        self._again.setEnabled(noise)
        reason = "" if noise else self.tr("Add noise first.") + "\n"
        self._again.setToolTip(reason + tip)

    def _is_last(self, kind: type[AddNoise | Prune]) -> bool:
        """Return whether the last edit was of this kind, to the weights that are chosen here."""
        last = self._last
        return (
            isinstance(last, AddNoise | Prune)
            and isinstance(last, kind)
            and last.layer == self._layer
        )

    @Slot()
    def _add_noise(self) -> None:
        last, is_same = self._last, self._is_last(AddNoise)
        if not is_same:
            # The same random numbers again would only scale the noise.
            self._seed += 1
        seed = last.seed if is_same and isinstance(last, AddNoise) else self._seed
        self.edited.emit(AddNoise(self._noise.value(), seed, self._layer), is_same)

    @Slot()
    def _add_other_noise(self) -> None:
        self._seed += 1
        self.edited.emit(AddNoise(self._noise.value(), self._seed, self._layer), True)

    @Slot()
    def _prune(self) -> None:
        self.edited.emit(Prune(self._pruned.value(), self._layer), self._is_last(Prune))

    @Slot()
    def _zero_biases(self) -> None:
        self.edited.emit(ZeroBiases(self._layer), False)
