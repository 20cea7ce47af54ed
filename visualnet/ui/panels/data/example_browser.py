"""The images of one part of a data set, page by page."""

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from visualnet.arrays import IndexArray
from visualnet.data.datasets import Split
from visualnet.number_text import count_text
from visualnet.ui.widgets.build import column, marked, muted, row
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.image_grid import ImageGrid
from visualnet.ui.widgets.number_fields import WholeField

_PAGE = 100
_EVERY_CLASS = -1


class ExampleBrowser(QWidget):
    """A grid of images, those of one class or all; goes to a page or to a position."""

    example_chosen = Signal(int)
    """The position in the split."""
    class_changed = Signal(object)  # int | None
    """The class shown, None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._split: Split | None = None
        self._positions: IndexArray = np.zeros(0, np.int64)
        self._first = 0
        self._class = combo_box(
            tip=self.tr("Show the images of one class, or of all"),
            spoken=self.tr("Class shown"),
            narrow=True,
        )
        self._position = marked(
            WholeField(),
            tip=self.tr("Go to the image with this number, counting from 0"),
            spoken=self.tr("Position"),
            narrow=True,
        )
        self._before = _arrow(Qt.ArrowType.LeftArrow, self.tr("Previous images"), self._page_back)
        self._after = _arrow(Qt.ArrowType.RightArrow, self.tr("Next images"), self._page_on)
        self._range = muted(wraps=False)
        self._grid = ImageGrid()
        self._grid.setAccessibleName(self.tr("Examples"))
        self._grid.setToolTip(self.tr("Choose an image to put it into the pad"))
        pager = row(self._before, self._after, (self._range, 1), gap=8)
        column(self._made_filter(), (self._grid, 1), pager, on=self, gap=6, edges=(0, 6, 0, 0))
        self._class.currentIndexChanged.connect(self._choose_class)
        self._position.valueChanged.connect(self._go_to)
        self._grid.image_chosen.connect(self.example_chosen)

    def set_classes(self, names: Sequence[str]) -> None:
        """Set the names of the classes, in the order of their labels; emits nothing."""
        self._names = names
        blocker = QSignalBlocker(self._class)
        self._class.clear()
        self._class.addItem(self.tr("all classes"), _EVERY_CLASS)
        for number, name in enumerate(names):
            self._class.addItem(self.tr("class {0}").format(name), number)
        blocker.unblock()

    def show_split(self, split: Split) -> None:
        """Show the first images of a split, of the class that is chosen."""
        self._split = split
        self._choose_class()

    @Slot(int)
    def toggle_class(self, number: int) -> None:
        """Show the images of this class alone, or of all again."""
        is_shown = self._class.currentData() == number
        self._class.setCurrentIndex(self._class.findData(_EVERY_CLASS if is_shown else number))

    def _made_filter(self) -> QHBoxLayout:
        label = muted(self.tr("position"), wraps=False)
        label.setBuddy(self._position)
        # As narrow as a panel can be, the number is whole; then the words are, too.
        return row((self._class, 5), label, (self._position, 4), gap=8)

    @Slot()
    def _choose_class(self) -> None:
        if self._split is None:
            return
        number = self._class.currentData()
        is_every = number == _EVERY_CLASS
        labels = self._split.labels
        self._positions = np.arange(len(labels)) if is_every else np.flatnonzero(labels == number)
        blocker = QSignalBlocker(self._position)
        self._position.setMaximum(max(0, len(labels) - 1))
        blocker.unblock()
        self._show_page(0)
        self.class_changed.emit(None if is_every else number)

    @Slot(int)
    def _go_to(self, position: int) -> None:
        """Show the image at this position of the split first, or the next of the class that way."""
        is_back = position < self._shown_position()
        side: Literal["left", "right"] = "right" if is_back else "left"
        place = int(np.searchsorted(self._positions, position, side=side))
        self._show_page(place - 1 if is_back else place)

    @Slot()
    def _page_back(self) -> None:
        self._show_page(self._first - _PAGE)

    @Slot()
    def _page_on(self) -> None:
        self._show_page(self._first + _PAGE)

    def _show_page(self, first: int) -> None:
        """Show a page of images from this one of the class on."""
        if self._split is None:
            return
        count = len(self._positions)
        self._first = max(0, min(first, count - 1))
        shown = self._positions[self._first : self._first + _PAGE]
        names = [self._names[label] for label in self._split.labels[shown]]
        tips = [
            self.tr("image {0}, labelled {1}").format(count_text(position), name)
            for position, name in zip(shown.tolist(), names, strict=True)
        ]
        self._grid.show_images(self._split.images, shown, tips, names)
        self._before.setEnabled(self._first > 0)
        self._after.setEnabled(self._first + _PAGE < count)
        last = self._first + len(shown)
        first_shown = min(count, self._first + 1)
        self._range.setText(
            self.tr("{0} to {1} of {2}").format(*map(count_text, (first_shown, last, count)))
        )
        blocker = QSignalBlocker(self._position)
        self._position.setValue(self._shown_position())
        blocker.unblock()

    def _shown_position(self) -> int:
        """Return the position of the first image shown, 0 where there is none."""
        return int(self._positions[self._first]) if len(self._positions) else 0


def _arrow(arrow: Qt.ArrowType, tip: str, call: Callable[[], None]) -> QToolButton:
    button = marked(QToolButton(), "", tip, tip)
    button.setArrowType(arrow)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(call)
    return button
