"""Fields of what a foreign model's file does not say: inputs, functions and classes."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout

from visualnet.models.document import ModelDocument
from visualnet.models.said_of_model import SaidOfModel
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.losses import OUTPUTS
from visualnet.ui.files.input_scale_field import InputScaleField, choice_combo, with_share
from visualnet.ui.session.setting_text import PROPER_NAMES

_MOST_LAYERS = 8
"""Hidden layers whose every choice is tried; with more only what is chosen is."""
_FUNCTIONS, _OUTPUTS = list(ACTIVATIONS), list(OUTPUTS)

Choice = tuple[str, int]
"""A field, and the number of one of its choices."""


class ForeignModelFields(QObject):
    """One for each thing that the file leaves open."""

    changed = Signal()
    """By the user."""

    def __init__(self, document: ModelDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        metadata, left_open = document.metadata, document.left_open
        self._scale = InputScaleField(self) if "input" in left_open else None
        self._hidden: list[QComboBox] = []
        self._output = self._classes = None
        if "activations" in left_open:
            tip = self.tr("The activation function of these neurons")
            for number, name in enumerate(metadata.activations, 1):
                label = self.tr("hidden layer {0}").format(number)
                combo = choice_combo(f"modelActivation{number}", label, tip)
                combo.addItems([PROPER_NAMES.get(each, each) for each in _FUNCTIONS])
                combo.setCurrentIndex(_FUNCTIONS.index(name))
                self._hidden.append(combo)
        if "output" in left_open:
            tip = self.tr("How the last layer's sums become probabilities")
            self._output = choice_combo("modelOutput", self.tr("outputs"), tip)
            self._output.addItems(_OUTPUTS)
            self._output.setCurrentText(metadata.output)
        if "classes" in left_open:
            tip = self.tr("Names of the outputs in order, separated by commas")
            self._classes = choice_combo("modelClasses", self.tr("classes"), tip)
            self._classes.setEditable(True)
            self._classes.addItem(_listed(metadata.classes))
            self._classes.editTextChanged.connect(self.changed)
        for combo in filter(None, (*self._hidden, self._output)):
            combo.currentIndexChanged.connect(self.changed)
        if self._scale is not None:
            self._scale.changed.connect(self.changed)

    def add_to(self, form: QFormLayout) -> None:
        """Add a row for each field."""
        if self._scale is not None:
            self._scale.add_to(form)
        for combo in filter(None, (*self._hidden, self._output, self._classes)):
            form.addRow(combo.accessibleName(), combo)

    def said(self) -> SaidOfModel:
        """Return what is chosen; raises SettingError for numbers that make no scale."""
        scale = None if self._scale is None else self._scale.scale()
        hidden = tuple(_FUNCTIONS[combo.currentIndex()] for combo in self._hidden)
        output = None if self._output is None else _OUTPUTS[self._output.currentIndex()]
        classes = None
        if self._classes is not None:
            classes = tuple(name.strip() for name in self._classes.currentText().split(","))
        return SaidOfModel(scale, hidden or None, output, classes)

    def offer_classes(self, usual: list[tuple[str, ...]]) -> None:
        """List what the classes may be called; the first is chosen, which tells nobody."""
        if self._classes is not None and usual:
            with QSignalBlocker(self._classes):
                self._classes.clear()
                self._classes.addItems([_listed(names) for names in usual])

    def choose(self, said: SaidOfModel) -> None:
        """Show the scale and the functions that are said; tells nobody."""
        if self._scale is not None and said.scale is not None:
            self._scale.show_scale(said.scale)
        for combo, name in zip(self._hidden, said.activations or (), strict=False):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(_FUNCTIONS.index(name))

    def choices(self, said: SaidOfModel) -> dict[Choice, SaidOfModel]:
        """Return what would be said with each choice in the place of the present one."""
        found: dict[Choice, SaidOfModel] = {}
        if self._scale is not None:
            for number, scale in enumerate(self._scale.scales):
                found["inputs", number] = replace(said, scale=scale)
        if len(self._hidden) <= _MOST_LAYERS:
            for place, combo in enumerate(self._hidden):
                for number, name in enumerate(_FUNCTIONS):
                    names = [*(said.activations or ())]
                    names[place] = name
                    other = replace(said, activations=tuple(names))
                    found[combo.objectName(), number] = other
        return found

    def show_accuracies(self, shares: Mapping[Choice, float]) -> None:
        """Show beside each choice the share of images that are read with it."""
        if self._scale is not None:
            self._scale.show_accuracies(shares)
        for combo in self._hidden:
            for number, name in enumerate(_FUNCTIONS):
                share = shares.get((combo.objectName(), number))
                combo.setItemText(number, with_share(PROPER_NAMES.get(name, name), share))


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
