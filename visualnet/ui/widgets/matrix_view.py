"""A matrix as a picture: one colour for what is positive, one for what is negative."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontInfo,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.arrays import FloatArray, IndexArray
from visualnet.number_text import count_text, number_text
from visualnet.scene.colours import activation_colours, colour_ramp
from visualnet.ui.look.pixels import rgb_of
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.widgets.copying.copyable import Copyable, text_data
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import PointedView

Cell = tuple[int, int]
"""(row, column)."""


def strongest_cells(values: FloatArray, rows: int, columns: int) -> FloatArray:
    """Return at most (rows, columns) values: of each block the one of the largest size, its sign
    kept; the values themselves where they are no more.

    values: (any, any), not empty. rows, columns: 1 or more.
    """
    if values.shape[0] <= rows and values.shape[1] <= columns:
        return values
    tops, lefts = _starts(values.shape[0], rows), _starts(values.shape[1], columns)
    bands = np.split(values, tops[1:])
    # Band by band: reduceat over rows takes five times as long (2026-11).
    high = np.maximum.reduceat(np.stack([band.max(axis=0) for band in bands]), lefts, axis=1)
    low = np.minimum.reduceat(np.stack([band.min(axis=0) for band in bands]), lefts, axis=1)
    strongest: FloatArray = np.where(high >= -low, high, low)
    return strongest


def strongest_cell(values: FloatArray, rows: int, columns: int, block: Cell) -> Cell:
    """Return which cell of the values a block of `strongest_cells` shows."""
    (top, bottom), (left, right) = (
        _bounds(size, count, place)
        for size, count, place in zip(values.shape, (rows, columns), block, strict=True)
    )
    part = np.abs(values[top:bottom, left:right])
    row, column = divmod(int(part.argmax()), part.shape[1])
    return top + row, left + column


def _starts(size: int, count: int) -> IndexArray:
    count = min(size, count)
    return np.arange(count, dtype=np.int64) * size // count


def _bounds(size: int, count: int, place: int) -> tuple[int, int]:
    count = min(size, count)
    return place * size // count, (place + 1) * size // count


_LEAST_SCALE = 1e-30
_SHARE = 0.5
"""Of the width of what an image stands in; one that is smaller than that grows."""
_BAR = 20


class MatrixView(Figure, PointedView):
    """Cells in colours that diverge about zero, which has the background's.

    Where there are more cells than pixels, each pixel shows the strongest of its cells: a mean
    would hide them. 784×1,024 cells are coloured in 8 ms, once for each size and matrix (2026-11).
    """

    spoken_role = QAccessible.Role.Table
    is_copied_with_numbers = False  # 800,000 of them take half a second

    names: Sequence[str] = ()  # of rows and columns, for copies; else they are counted from 0

    is_grid = is_chosen = True
    is_told_by_tip = False
    ring_margins = QMarginsF(4, 4, 4, 4)

    cell_chosen = Signal(int, int)
    """(row, column), by click, Enter or Space; arrows, Home and End move."""

    def __init__(
        self, describe: Callable[[int, int], str], rows: int, parent: QWidget | None = None
    ) -> None:
        """describe(row, column): words for a cell. rows: lines of text that it is high; 0 for a
        square of 13 lines.
        """
        super().__init__(parent)
        self._describe_cell = describe
        self._lines = rows
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if rows else QSizePolicy.Policy.Fixed,
            QSizePolicy.Policy.Fixed,
        )
        self._values: FloatArray = np.zeros((0, 0), np.float32)
        self._scale = 1.0
        self._image = QImage()
        self._room = 0
        follow_theme(self._draw)

    @property
    def scale(self) -> float:
        """The size of value that has a sign's full colour."""
        return self._scale

    def show_matrix(self, values: FloatArray) -> None:
        """Show values, (rows, columns), scaled by the largest of them; emits nothing."""
        if values.shape != self._values.shape:
            self._number = None
        self._values = values
        largest = float(np.abs(values).max()) if values.size else 0.0
        self._scale = largest if largest > _LEAST_SCALE else 1.0
        self._draw()

    def numbers(self) -> Table:
        names = self.names or [str(k) for k in range(max(self._values.shape))]
        rows = [[names[k], *map(exact, row)] for k, row in enumerate(self._values)]
        return [["", *names[: self._values.shape[1]]], *rows]

    def has_numbers(self) -> bool:
        return bool(self._values.size)

    def choose_at(self, place: QPoint) -> None:
        number = self.part_at(place.toPointF())
        if number is not None:
            self._point_at(number)

    def copies(self) -> Sequence[Copyable]:
        """Return the matrix as picture and as numbers, and the number of one cell."""
        forms = [*super().copies()]
        if forms:
            number = self._here()
            text = exact(self._values.flat[number])
            said = self.tr("Copied {0}.").format(self.part_words(number))
            forms.append(Copyable(self.tr("Copy this number"), said, lambda: text_data(text)))
        return forms

    def menu_place(self) -> QPoint:
        here = self.part_rect(self._here()) if self.has_numbers() else QRectF()
        return here.center().toPoint()

    def part_count(self) -> int:
        return self._values.size

    def row_length(self) -> int:
        return int(self._values.shape[1])

    def part_rect(self, number: int) -> QRectF:
        """Return where a cell is; they are numbered row by row."""
        row, column = divmod(number, self.row_length())
        width, height = self.width() / self.row_length(), self.height() / len(self._values)
        return QRectF(column * width, row * height, width, height)

    def part_words(self, number: int) -> str:
        return self._describe_cell(*divmod(number, self.row_length()))

    def part_at(self, point: QPointF) -> int | None:
        """Return the cell at a point: the strongest of those that share its pixel."""
        if not self._values.size or not self.rect().contains(point.toPoint()):
            return None
        height, width = max(1, self.height()), max(1, self.width())
        rows, columns = (
            min(pair) for pair in zip(self._values.shape, (height, width), strict=True)
        )
        block = (int(point.y() * rows / height), int(point.x() * columns / width))
        row, column = strongest_cell(self._values, height, width, block)
        return row * self.row_length() + column

    def choose_part(self, number: int) -> None:
        self.cell_chosen.emit(*divmod(number, self.row_length()))

    def spoken_whole(self) -> str:
        if not self._values.size:
            return self.tr("No values yet.")
        ends = (number_text(float(end)) for end in (self._values.min(), self._values.max()))
        shape = map(count_text, self._values.shape)
        return self.tr("rows: {0}, columns: {1}, from {2} to {3}").format(*shape, *ends)

    def sizeHint(self) -> QSize:
        pixels = QFontInfo(self.font()).pixelSize()
        if self._lines:
            return QSize(20 * pixels, self._lines * pixels)
        # Whole pixels for each cell of an image of 28×28.
        side = 28 * max(1, pixels * 13 // 28, round(_SHARE * self._room) // 28)
        return QSize(side, side)

    def fit(self, width: int) -> None:
        """Let an image grow with the width of what it stands in."""
        # What a scroll bar takes must not matter: the bar may come and go with the image's height.
        if abs(width - self._room) > _BAR:
            self._room = width
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 120), hint.height()) if self._lines else hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells, and a frame around the current one while the keyboard is here."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().background)
        if not self._image.isNull():
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(QPen(current_theme().border_strong, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self._values.size:
            self.paint_ring(painter)
        painter.end()

    def _ring_colour(self) -> QColor:
        return current_theme().text

    def _draw(self) -> None:
        if self._values.size:
            pooled = strongest_cells(self._values, max(1, self.height()), max(1, self.width()))
            theme = current_theme()
            colours = (theme.negative, theme.background, theme.positive)
            ramp = colour_ramp([rgb_of(colour) for colour in colours])
            packed = ramp[activation_colours(pooled, -self._scale, self._scale)]
            height, width = packed.shape
            form = QImage.Format.Format_RGB32
            self._image = QImage(packed.tobytes(), width, height, 4 * width, form).copy()
        else:
            self._image = QImage()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()
