"""Figures, such as charts and matrices: copied and saved as pictures and as their numbers."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QImage, QPaintDevice, QPainter
from PySide6.QtWidgets import QGraphicsView, QToolButton, QWidget

from visualnet.ui.look.rings import without_rings
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.copying.copyable import Copyable, picture_data, table_text, text_data

_tr = Texts("Figures")

Table = list[list[str]]
"""Rows of cells, the head first; numbers exactly, with a point as decimal sign."""

_SHARPNESS = 2
"""Pixels of a picture for each of the screen."""


class Figure:
    """Mixed into a widget that has an accessible name: picture and numbers come by themselves."""

    is_saved_here = True
    """Whether its menu offers to save it; False where its panel has a way of its own."""
    is_copied_with_numbers = True
    """Whether the picture takes its numbers along, for programs that want text."""

    def numbers(self) -> Table:
        """Return what is shown as a table; without rows below the head where nothing is."""
        raise NotImplementedError

    def has_numbers(self) -> bool:
        """Return whether there is anything to copy."""
        return len(self.numbers()) > 1

    def save_texts(self) -> tuple[str, str]:
        """Return the entries that save the picture, and the numbers."""
        return _tr("Save picture…"), _tr("Save numbers…")

    def choose_at(self, place: QPoint) -> None:
        """Choose the part at a place of the widget, for what is done with it next."""

    def copies(self) -> Sequence[Copyable]:
        """Return the picture, and the numbers alone; none where nothing is shown."""
        widget = cast("QWidget", self)
        if not self.has_numbers():
            return ()
        name = widget.accessibleName()
        return (
            Copyable(
                _tr("Copy as picture"), _tr("Copied the picture: {0}.").format(name), self._copied
            ),
            Copyable(
                _tr("Copy as numbers"),
                _tr("Copied the numbers: {0}.").format(name),
                lambda: text_data(table_text(self.numbers())),
            ),
        )

    def _copied(self) -> QMimeData:
        text = table_text(self.numbers()) if self.is_copied_with_numbers else ""
        return picture_data(picture_of(cast("QWidget", self)), text)


def exact(value: float | np.generic) -> str:
    """Return a number so that it reads back as the same; nothing for what is no number."""
    return "" if np.isnan(value) else str(value)


def joined_table(
    x_name: str, lines: Iterable[tuple[str, npt.NDArray[np.float64], npt.NDArray[np.float64]]]
) -> Table:
    """Return lines over one axis side by side; a cell is empty where a line has no point.

    x_name: heads the first column. lines: (name, x, y) each; x and y: (points,), x rising.
    """
    named = list(lines)
    every = np.unique(np.concatenate([x for _, x, _ in named])) if named else np.empty(0)
    columns = []
    for _, x, y in named:
        column = np.full(len(every), np.nan)
        column[np.searchsorted(every, x)] = y
        columns.append([exact(value) for value in column.tolist()])
    # Steps are whole, and read so.
    firsts = [exact(int(x) if x.is_integer() else x) for x in every.tolist()]
    return [
        [x_name, *(name for name, _, _ in named)],
        *map(list, zip(firsts, *columns, strict=True)),
    ]


def picture_of(widget: QWidget) -> QImage:
    """Return a picture of a widget as it is seen, twice as sharp, without a ring of the focus."""
    image = QImage(widget.size() * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    _paint(widget, image)
    return image


def _paint(widget: QWidget, device: QPaintDevice) -> None:
    painter = QPainter(device)
    painter.fillRect(widget.rect(), widget.palette().window())
    with as_to_keep(widget):
        # Views of scenes have a render of their own, which leaves out the rest.
        QWidget.render(widget, painter, QPoint())
    painter.end()


@contextmanager
def as_to_keep(widget: QWidget) -> Iterator[None]:
    """Have a widget painted meanwhile without the focus and what is there to be pressed.

    The marks of plots are drawn anew, not copied from the pixels of the screen.
    """
    buttons = [b for b in widget.findChildren(QToolButton) if b.isVisible() and not b.hasFocus()]
    views = widget.findChildren(QGraphicsView)
    items = [item for view in views for item in view.scene().items()]
    plotted = [item for item in items if hasattr(item, "setExportMode")]
    for button in buttons:
        button.hide()
    for item in plotted:
        item.setExportMode(True, {"antialias": True})
    try:
        with without_rings():
            yield
    finally:
        for item in plotted:
            item.setExportMode(False)
        for button in buttons:
            button.show()
