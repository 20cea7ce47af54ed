"""The activation function of the hidden layers: one for all, or one for each."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from visualnet.nn.activations import ACTIVATIONS
from visualnet.ui.session.setting_text import value_text
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.setting_controls import SettingControl

_EACH = ""
"""What the first box holds while each layer has a box of its own."""


class ActivationSetting(SettingControl):
    """A combo box, and one more for each hidden layer where they are to differ.

    Its value is a name, or as many names as there are hidden layers with commas between.
    """

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = next(iter(ACTIVATIONS))
        self._layers = 0
        self._boxes: list[QComboBox] = []
        self._all = _made_combo()
        self._all.addItem(self.tr("one per layer"), _EACH)
        each = self.tr("The function that turns z into the activation, layer by layer")
        self._all.setItemData(self._all.count() - 1, each, Qt.ItemDataRole.ToolTipRole)
        self._adopt(self._all, tip)
        self._form = QFormLayout(self)
        # A narrow panel has fields below their names.
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(6)
        self._form.addRow(self._all)
        self._all.currentIndexChanged.connect(self._choose)

    def set_layers(self, layers: int) -> None:
        """Follow the number of hidden layers, which the value must fit; emits nothing.

        A new layer takes the function of the one before it.
        """
        if layers == self._layers:
            return
        self._layers = layers
        names = self._value.split(",")
        if len(names) > 1:
            names = (names + [names[-1]] * layers)[: max(1, layers)]
            self.set_value(",".join(names))

    def _show(self, value: Any) -> None:
        names = value.split(",")
        is_each = len(names) > 1
        self._all.setCurrentIndex(self._all.findData(_EACH if is_each else value))
        self._show_boxes(names if is_each else [])

    def _read(self) -> Any:
        if self._boxes:
            return ",".join(box.currentData() for box in self._boxes)
        return self._all.currentData()

    @Slot()
    def _choose(self) -> None:
        """Take a name for all, or open a box for each layer with what it has now."""
        is_each = self._all.currentData() == _EACH
        if is_each and self._layers < 2:
            # With one hidden layer both mean the same.
            self.set_value(self._value)
            return
        names = self._value.split(",")
        self._show_boxes((names * self._layers)[: self._layers] if is_each else [])
        self._take_edit()

    def _show_boxes(self, names: list[str]) -> None:
        while len(self._boxes) > len(names):
            self._form.removeRow(self._boxes.pop())
        while len(self._boxes) < len(names):
            self._append_box()
        for box, name in zip(self._boxes, names, strict=True):
            blocker = QSignalBlocker(box)
            box.setCurrentIndex(box.findData(name))
            blocker.unblock()

    def _append_box(self) -> None:
        number = len(self._boxes) + 1
        box = marked(
            _made_combo(),
            tip=self.tr("Activation of hidden layer {0}").format(number),
            # Begins as the label before it.
            spoken=self.tr("{0}, activation of this hidden layer").format(number),
            narrow=True,
        )
        box.currentIndexChanged.connect(self._take_edit)
        self._boxes.append(box)
        self._form.addRow(str(number), box)


def _made_combo() -> QComboBox:
    combo = combo_box((value_text(name), name) for name in ACTIVATIONS)
    for number, function in enumerate(ACTIVATIONS.values()):
        combo.setItemData(number, function.formula, Qt.ItemDataRole.ToolTipRole)
    return combo
