"""The hidden layers of a network to be: one number each, more or fewer of them."""

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from visualnet.training.config import MAX_HIDDEN_LAYERS, MAX_LAYER_SIZE
from visualnet.ui.widgets.build import STRETCH, column, marked, row
from visualnet.ui.widgets.number_fields import WholeField
from visualnet.ui.widgets.setting_controls import SettingControl

_PER_ROW = 2
_SIZE_OF_FIRST = 16


class LayerSizesEditor(SettingControl):
    """Spin boxes for the sizes of the hidden layers, and buttons for one more or one less.

    Its value is a tuple of sizes, first hidden layer first.
    """

    spoken_role = QAccessible.Role.Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ()
        self._boxes: list[WholeField] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._more = self._made_button("+", self.tr("Add a hidden layer"))
        self._fewer = self._made_button("−", self.tr("Remove the last hidden layer"))
        self._more.clicked.connect(self._add_layer)
        self._fewer.clicked.connect(self._remove_layer)
        buttons = row(self._fewer, self._more, STRETCH, gap=6)
        # Above the fields, so that the next click on a button hits it again.
        column(buttons, self._grid, on=self, gap=6)

    def _show(self, value: Any) -> None:
        while len(self._boxes) > len(value):
            self._drop_box()
        while len(self._boxes) < len(value):
            self._append_box(_SIZE_OF_FIRST)
        for box, size in zip(self._boxes, value, strict=True):
            box.blockSignals(True)
            box.setValue(size)
            box.blockSignals(False)
        self._show_limits()

    def _read(self) -> Any:
        return tuple(box.value() for box in self._boxes)

    @Slot()
    def _add_layer(self) -> None:
        self._append_box(self._boxes[-1].value() if self._boxes else _SIZE_OF_FIRST)
        self._show_limits()
        self._take_edit()

    @Slot()
    def _remove_layer(self) -> None:
        self._drop_box()
        self._show_limits()
        self._take_edit()

    def _made_button(self, text: str, tip: str) -> QToolButton:
        button = marked(QToolButton(), "", tip, tip, text=text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _append_box(self, size: int) -> None:
        number = len(self._boxes)
        box = WholeField()
        box.setRange(1, MAX_LAYER_SIZE)
        box.setValue(size)
        name = self.tr("Neurons in hidden layer {0}").format(number + 1)
        marked(box, "", name, name, narrow=True)
        box.valueChanged.connect(self._take_edit)
        self._boxes.append(box)
        self._grid.addWidget(box, number // _PER_ROW, number % _PER_ROW)

    def _drop_box(self) -> None:
        box = self._boxes.pop()
        self._grid.removeWidget(box)
        box.deleteLater()

    def _show_limits(self) -> None:
        self._more.setEnabled(len(self._boxes) < MAX_HIDDEN_LAYERS)
        self._fewer.setEnabled(bool(self._boxes))
