"""The confusion matrix under mouse and keyboard."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontInfo,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.nn.metrics import CountArray
from visualnet.number_text import count_text, percent_text
from visualnet.ui.look.rings import are_rings_drawn
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.panels.evaluation.confusion_picture import Cell, ConfusionPicture
from visualnet.ui.widgets.copying.copyable import Copyable, text_data
from visualnet.ui.widgets.copying.figures import Figure, Table
from visualnet.ui.widgets.walked_view import PointedView

_MOST_FIGURES = 500
"""To write a count takes 9 µs; more of them would hold up the window (2026-11)."""


class ConfusionView(Figure, PointedView):
    """Shows a matrix, says what a cell means, and lets one be chosen.

    The matrix is painted into a pixmap when it changes, 10×10 in 3 ms, 47×47 in 5 to 8; what moves
    over it costs 0.1 to 0.4 ms (2026-11).
    """

    cell_chosen = Signal(int, int)
    """(true, answered), by click, Enter or Space; arrows walk."""

    spoken_role = QAccessible.Role.Table
    is_saved_here = False
    is_grid = is_chosen = True
    keeps_part = False
    ring_margins = QMarginsF(3, 3, 3, 3)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionView")
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.setToolTip(
            self.tr("Rows: true class. Columns: predicted class. Choose a cell to see more of it")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._classes: Sequence[str] = [str(digit) for digit in range(10)]
        self._confusion = _nothing(self._classes)
        self._picture: ConfusionPicture | None = None
        follow_theme(self._redraw)
        self._pixmap = QPixmap()
        self.reason_empty: Callable[[], str] = lambda: self.tr("Nothing is measured yet.")
        """Says why there are no counts, while there are none."""
        self._chosen: Cell | None = None
        self._measure()

    @property
    def chosen(self) -> Cell | None:
        """The cell that was chosen, None before."""
        return self._chosen

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the classes and take away what was shown; emits nothing."""
        self._number = self._chosen = None
        self.show_confusion(_nothing(classes), classes)

    def show_confusion(self, confusion: CountArray, classes: Sequence[str]) -> None:
        """Show counts, (classes, classes), rows true; a chosen cell stays, if there still is one.

        classes: names, in the order of the counts.
        """
        if len(classes) != len(self._classes):
            self._number = self._chosen = None
        self._confusion, self._classes = confusion, classes
        self._tell()
        self._redraw()

    def numbers(self) -> Table:
        rows = zip(self._classes, self._confusion.tolist(), strict=True)
        head = [self.tr("true \\ predicted"), *self._classes]
        is_empty = not self._confusion.any()
        return [head, *([] if is_empty else [[name, *map(str, row)] for name, row in rows])]

    def choose_at(self, place: QPoint) -> None:
        number = self.part_at(place.toPointF())
        if number is not None:
            self._point_at(number)
            self.choose_part(number)

    def copies(self) -> Sequence[Copyable]:
        forms, cell = [*super().copies()], self._chosen
        if forms and cell is not None:
            text, said = f"{self._confusion[cell]}", self.tr("Copied {0}.")
            said = said.format(self.meaning(cell))
            forms.append(Copyable(self.tr("Copy this count"), said, lambda: text_data(text)))
        return forms

    def menu_place(self) -> QPoint:
        return self.part_rect(self._here()).center().toPoint()

    def cell_rect(self, cell: Cell) -> QRectF:
        """Return where a cell is in the widget."""
        return self._drawn().cell_rect(cell)

    def meaning(self, cell: Cell) -> str:
        """Return what a cell says: classes, count, and share of the true class."""
        true, answered = cell
        count, support = int(self._confusion[cell]), int(self._confusion[true].sum())
        share = percent_text(count / support if support else None, 2)
        text = (
            self.tr("{0} read correctly: {2} of {3} ({4})")
            if true == answered
            else self.tr("{0} read as {1}: {2} of {3} ({4})")
        )
        counts = count_text(count), count_text(support)
        return text.format(self._classes[true], self._classes[answered], *counts, share)

    def part_count(self) -> int:
        return len(self._classes) ** 2

    def row_length(self) -> int:
        return len(self._classes)

    def first_part(self) -> int:
        return self._number_of(self._chosen or (0, 0))

    def part_at(self, point: QPointF) -> int | None:
        cell = self._drawn().cell_at(point)
        return None if cell is None else self._number_of(cell)

    def part_rect(self, number: int) -> QRectF:
        return self.cell_rect(self._cell(number))

    def part_words(self, number: int) -> str:
        """Return what a cell says, nothing while nothing is counted."""
        return self.meaning(self._cell(number)) if self._confusion.any() else ""

    def choose_part(self, number: int) -> None:
        self._chosen = self._cell(number)
        self._point_at(number)
        self.cell_chosen.emit(*self._chosen)

    def _cell(self, number: int) -> Cell:
        return divmod(number, len(self._classes))

    def _number_of(self, cell: Cell) -> int:
        return cell[0] * len(self._classes) + cell[1]

    def spoken_value(self) -> str:
        """Return the cell looked at, else all; while nothing is counted, why."""
        return super().spoken_value() if self._confusion.any() else self.reason_empty()

    def spoken_whole(self) -> str:
        counts = self._confusion
        total = int(counts.sum())
        right = int(counts.trace())
        classes = len(self._classes)
        text = self.tr("{0} classes; {1} of {2} correct ({3})", "", classes).format(
            classes, count_text(right), count_text(total), percent_text(right / total, 2)
        )
        if right == total:
            return text
        wrong = counts * (1 - np.eye(len(counts), dtype=counts.dtype))
        true, answered = divmod(int(wrong.argmax()), len(counts))
        worst = self.meaning((true, answered))
        return text + self.tr("; most frequent mistake: {0}").format(worst)

    def sizeHint(self) -> QSize:
        """Return a size for a matrix of ten classes with its figures."""
        return QSize(23, 25) * QFontInfo(self.font()).pixelSize()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the figures of ten classes grow with the text."""
        return QSize(14, 22) * QFontInfo(self.font()).pixelSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the matrix and rings around the cells looked at and chosen."""
        picture = self._drawn()
        painter = QPainter(self)
        if are_rings_drawn():
            painter.drawPixmap(0, 0, self._pixmap)
        else:
            picture.paint(painter)
        theme = current_theme()
        for cell, colour, width in (
            (None if self.number is None else self._cell(self.number), theme.text_muted, 1.5),
            (self._chosen, theme.text, 2.0),
        ):
            if cell is not None:
                painter.setPen(QPen(colour, width))
                painter.drawRect(picture.cell_rect(cell).adjusted(-1, -1, 0, 0))
        if self.number is not None:
            self.paint_ring(painter)
        painter.end()

    def _drawn(self) -> ConfusionPicture:
        if self._picture is None:
            room = QSizeF(self.size())
            self._picture = ConfusionPicture(
                self._classes, self._confusion, current_theme(), self._font, room, _MOST_FIGURES
            )
            ratio = self.devicePixelRatioF()
            self._pixmap = QPixmap((room * ratio).toSize())
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(current_theme().background)
            painter = QPainter(self._pixmap)
            self._picture.paint(painter)
            painter.end()
        return self._picture

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def _measure(self) -> None:
        super()._measure()
        self._picture = None

    def event(self, event: QEvent) -> bool:
        """Draw sharply."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._redraw()
        return super().event(event)

    def _ring_colour(self) -> QColor:
        return current_theme().text


def _nothing(classes: Sequence[str]) -> CountArray:
    return np.zeros((len(classes), len(classes)), np.int64)
