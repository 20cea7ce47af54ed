"""A matrix of gradients as large as it can be, with the cell that the formula is about."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.matrix_view import Cell, MatrixView

_LINES = 5


class MatrixPicture(MatrixView):
    """Rows are what the connections come from, the last the biases; columns where they lead."""

    cell_pointed = Signal(object)  # Cell | None
    """Under the mouse or the keyboard."""

    def __init__(self, describe: Callable[[int, int], str], parent: QWidget | None = None) -> None:
        super().__init__(describe, _LINES, parent)
        self.setObjectName("stepMatrix")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip(self.tr("Click a cell to see how its number is worked out"))
        self._chosen: Cell | None = None
        self._lit: Cell | None = None
        self._under_mouse: int | None = None

    def show_chosen(self, cell: Cell | None) -> None:
        """Mark the cell that the formula is about; emits nothing."""
        if cell != self._chosen:
            self._chosen = cell
            self.update()

    def light(self, cell: Cell | None) -> None:
        """Bring a cell out that is pointed at elsewhere."""
        if cell != self._lit:
            self._lit = cell
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(super().minimumSizeHint().width(), 80), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and marks around the chosen one and the one that is lit."""
        super().paintEvent(event)
        painter = QPainter(self)
        theme = current_theme()
        for cell, colour in ((self._chosen, theme.text), (self._lit, theme.focus)):
            if cell is not None and cell[0] < self._values.shape[0] > 0:
                rect = self.part_rect(cell[0] * self.row_length() + cell[1])
                painter.setPen(QPen(colour, 2))
                painter.drawRect(rect.adjusted(-1, -1, 1, 1).intersected(self.rect().toRectF()))
        painter.end()

    def _point_mouse_at(self, number: int | None) -> None:
        super()._point_mouse_at(number)
        self._tell_cell(number)

    def _tell(self) -> None:
        super()._tell()
        self._tell_cell(self.number)

    def _tell_cell(self, number: int | None) -> None:
        if number != self._under_mouse:
            self._under_mouse = number
            cell = None if number is None else divmod(number, self.row_length())
            self.cell_pointed.emit(cell)
