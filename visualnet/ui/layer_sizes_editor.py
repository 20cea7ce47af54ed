"""The hidden layers of a network to be: one number each, more or fewer of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QToolButton, QVBoxLayout, QWidget

MAX_LAYERS = 6
_PER_ROW = 3


class LayerSizesEditor(QWidget):
    """Spin boxes for the sizes of the hidden layers, and buttons for one more or one less."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[QSpinBox] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._more = QToolButton()
        self._more.setText("+")
        self._more.setToolTip(self.tr("Add a hidden layer"))
        self._more.setAccessibleName(self.tr("Add a hidden layer"))
        self._fewer = QToolButton()
        self._fewer.setText("−")
        self._fewer.setToolTip(self.tr("Take the last hidden layer away"))
        self._fewer.setAccessibleName(self.tr("Take the last hidden layer away"))
        self._more.clicked.connect(self._add_layer)
        self._fewer.clicked.connect(self._remove_layer)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._fewer)
        buttons.addWidget(self._more)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._grid)
        layout.addLayout(buttons)

    def sizes(self) -> tuple[int, ...]:
        """Return the sizes, first hidden layer first."""
        return tuple(box.value() for box in self._boxes)

    def set_sizes(self, sizes: Sequence[int]) -> None:
        """Show these sizes; emits nothing."""
        while len(self._boxes) > len(sizes):
            self._drop_box()
        while len(self._boxes) < len(sizes):
            self._append_box(16)
        for box, size in zip(self._boxes, sizes, strict=True):
            box.blockSignals(True)
            box.setValue(size)
            box.blockSignals(False)
        self._show_limits()

    @Slot()
    def _add_layer(self) -> None:
        self._append_box(self._boxes[-1].value() if self._boxes else 16)
        self._show_limits()
        self.changed.emit()

    @Slot()
    def _remove_layer(self) -> None:
        self._drop_box()
        self._show_limits()
        self.changed.emit()

    def _append_box(self, size: int) -> None:
        number = len(self._boxes)
        box = QSpinBox()
        box.setRange(1, 2048)
        box.setValue(size)
        box.setMinimumWidth(60)
        box.setToolTip(self.tr("Neurons in hidden layer {0}").format(number + 1))
        box.setAccessibleName(self.tr("Neurons in hidden layer {0}").format(number + 1))
        box.valueChanged.connect(self.changed)
        self._boxes.append(box)
        self._grid.addWidget(box, number // _PER_ROW, number % _PER_ROW)

    def _drop_box(self) -> None:
        box = self._boxes.pop()
        self._grid.removeWidget(box)
        box.deleteLater()

    def _show_limits(self) -> None:
        self._more.setEnabled(len(self._boxes) < MAX_LAYERS)
        self._fewer.setEnabled(bool(self._boxes))
