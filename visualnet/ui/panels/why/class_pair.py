"""A choice of two classes, one against the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from visualnet.ui.widgets.build import marked, muted, row
from visualnet.ui.widgets.eliding_combo_box import combo_box

_AUTOMATIC = -1
"""The data of the entry that follows the network's answer."""


class ClassPair(QWidget):
    """Two classes that are never the same; at first the answer of the network and the runner-up."""

    pair_changed = Signal()
    """By the user."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._order: Sequence[int] = ()
        self._first = combo_box(
            tip=self.tr("The class to explain. “auto” is the most probable one."),
            spoken=self.tr("Class asked for"),
            narrow=True,
        )
        self._second = combo_box(
            tip=self.tr("The class to compare it with. “auto” is the second most probable."),
            spoken=self.tr("Class compared with"),
            narrow=True,
        )
        tip, spoken = self.tr("Swap the two classes and keep them"), self.tr("Swap the classes")
        swap = marked(QToolButton(), "swapClassesButton", tip, spoken, text="⇄")
        between = muted(self.tr("rather than"), wraps=False)
        row((self._first, 1), between, (self._second, 1), swap, on=self, gap=4)
        self._first.activated.connect(lambda: self._end_change(self._second, self._first))
        self._second.activated.connect(lambda: self._end_change(self._first, self._second))
        swap.clicked.connect(self._exchange)

    @property
    def pair(self) -> tuple[int, int]:
        """The two classes, the first asked for against the second."""
        first, second = self._first.currentData(), self._second.currentData()
        if first == _AUTOMATIC:
            first = next(k for k in self._order if k != second)
        if second == _AUTOMATIC:
            second = next(k for k in self._order if k != first)
        return int(first), int(second)

    def set_classes(self, names: Sequence[str]) -> None:
        """Set the names of the classes, two or more, and follow the answer; emits nothing."""
        self._names, self._order = names, range(len(names))
        for box in (self._first, self._second):
            with QSignalBlocker(box):
                box.clear()
                box.addItem("", _AUTOMATIC)
                for number, name in enumerate(names):
                    box.addItem(name, number)
        self._say_followed()

    def show_order(self, order: Sequence[int]) -> None:
        """Take the classes from the most to the least probable; emits nothing."""
        self._order = order
        self._say_followed()

    def _say_followed(self) -> None:
        """Say in the first entries which classes are followed now."""
        first, second = self.pair
        for box, number in ((self._first, first), (self._second, second)):
            is_followed = box.currentData() == _AUTOMATIC
            words = self.tr("auto: {0}").format(self._names[number] if is_followed else "…")
            if box.itemText(0) != words:
                box.setItemText(0, words)

    def _end_change(self, other: QComboBox, changed: QComboBox) -> None:
        """Let the other one follow the answer, if it were the same."""
        if changed.currentData() == other.currentData():
            other.setCurrentIndex(0)
        self._say_followed()
        self.pair_changed.emit()

    @Slot()
    def _exchange(self) -> None:
        first, second = self.pair
        self._first.setCurrentIndex(self._first.findData(second))
        self._second.setCurrentIndex(self._second.findData(first))
        self._say_followed()
        self.pair_changed.emit()
