"""The confusion matrix under mouse and keyboard."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFont,
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visualnet.nn.metrics import CountArray
from visualnet.number_text import count_text, percent_text
from visualnet.ui.look.rings import are_rings_drawn, draw_ring
from visualnet.ui.look.theme import Theme, load_theme
from visualnet.ui.panels.evaluation.confusion_picture import Cell, ConfusionPicture
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.copying.copyable import Copyable, text_data
from visualnet.ui.widgets.copying.figures import Figure, Table

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

_MOST_FIGURES = 500
"""To write a count takes 9 µs; more of them would hold up the window (2026-11)."""


class ConfusionView(Figure, QWidget):
    """Shows a matrix, says what a cell means, and lets one be chosen.

    The matrix is painted into a pixmap when it changes, 10×10 in 3 ms, 47×47 in 5 to 8; what moves
    over it costs 0.1 to 0.4 ms (2026-11).
    """

    pointed = Signal(str)
    """The meaning of the cell under the mouse or keyboard, empty where there is none."""
    cell_chosen = Signal(int, int)
    """(true, answered), by click, Enter or Space; arrows walk."""

    spoken_role = QAccessible.Role.Table
    is_saved_here = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionView")
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.setToolTip(
            self.tr("Rows: true class. Columns: predicted class. Choose a cell to see its images")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = load_theme("dark")
        self._classes: Sequence[str] = [str(digit) for digit in range(10)]
        self._confusion = _nothing(self._classes)
        self._picture: ConfusionPicture | None = None
        self._pixmap = QPixmap()
        self._pointed: Cell | None = None
        self._told = ""
        self.reason_empty: Callable[[], str] = lambda: self.tr("Nothing is measured yet.")
        """Says why there are no counts, while there are none."""
        self._chosen: Cell | None = None

    @property
    def chosen(self) -> Cell | None:
        """The cell that was chosen, None before."""
        return self._chosen

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the classes and take away what was shown; emits nothing."""
        self._pointed = self._chosen = None
        self.show_confusion(_nothing(classes), classes)

    def show_confusion(self, confusion: CountArray, classes: Sequence[str]) -> None:
        """Show counts, (classes, classes), rows true; a chosen cell stays, if there still is one.

        classes: names, in the order of the counts.
        """
        if len(classes) != len(self._classes):
            self._pointed = self._chosen = None
        self._confusion, self._classes = confusion, classes
        self._tell()
        self._redraw()

    def numbers(self) -> Table:
        rows = zip(self._classes, self._confusion.tolist(), strict=True)
        head = [self.tr("true \\ predicted"), *self._classes]
        is_empty = not self._confusion.any()
        return [head, *([] if is_empty else [[name, *map(str, row)] for name, row in rows])]

    def choose_at(self, place: QPoint) -> None:
        cell = self._drawn().cell_at(place.toPointF())
        if cell is not None:
            self._choose(cell)

    def copies(self) -> Sequence[Copyable]:
        forms, cell = [*super().copies()], self._chosen
        if forms and cell is not None:
            text, said = f"{self._confusion[cell]}", self.tr("Copied {0}.")
            said = said.format(self.meaning(cell))
            forms.append(Copyable(self.tr("Copy this count"), said, lambda: text_data(text)))
        return forms

    def menu_place(self) -> QPoint:
        return self.cell_rect(self._pointed or self._chosen or (0, 0)).center().toPoint()

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._theme = theme
        self._redraw()

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

    def spoken_value(self) -> str:
        """Return the cell looked at; without one, how many are right, and the worst mistake."""
        counts = self._confusion
        total = int(counts.sum())
        if not total:
            return self.reason_empty()
        if self._pointed is not None:
            return self.meaning(self._pointed)
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
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(23 * pixels, 25 * pixels)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the figures of ten classes grow with the text."""
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(14 * pixels, 22 * pixels)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the matrix and rings around the cells looked at and chosen."""
        picture = self._drawn()
        painter = QPainter(self)
        if are_rings_drawn():
            painter.drawPixmap(0, 0, self._pixmap)
        else:
            picture.paint(painter)
        for cell, colour, width in (
            (self._pointed, self._theme.text_muted, 1.5),
            (self._chosen, self._theme.text, 2.0),
        ):
            if cell is not None:
                painter.setPen(QPen(colour, width))
                painter.drawRect(picture.cell_rect(cell).adjusted(-1, -1, 0, 0))
        if self.hasFocus() and self._pointed is not None:
            rect = picture.cell_rect(self._pointed).adjusted(-3, -3, 3, 3)
            draw_ring(painter, rect, self._theme.text, self._theme.background)
        painter.end()

    def _drawn(self) -> ConfusionPicture:
        if self._picture is None:
            font = QFont(self.font())
            font.setPixelSize(max(8, round(QFontInfo(font).pixelSize() * 11 / 13)))
            room = QSizeF(self.size())
            self._picture = ConfusionPicture(
                self._classes, self._confusion, self._theme, font, room, _MOST_FIGURES
            )
            ratio = self.devicePixelRatioF()
            self._pixmap = QPixmap((room * ratio).toSize())
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(self._theme.background)
            painter = QPainter(self._pixmap)
            self._picture.paint(painter)
            painter.end()
        return self._picture

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the matrix out anew."""
        super().resizeEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._redraw()

    def event(self, event: QEvent) -> bool:
        """Tell the meaning of the cell under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._drawn().cell_at(event.pos().toPointF())
            text = self._counted(cell) or self.toolTip()
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._redraw()
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the cell under the mouse."""
        self._point_at(self._drawn().cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._drawn().cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._choose(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from cell to cell, and choose one."""
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -len(self._classes)),
            Qt.Key.Key_End: (0, len(self._classes)),
        }
        here = self._pointed or self._chosen or (0, 0)
        if event.key() in _CHOOSING:
            self._choose(here)
        elif event.key() in steps:
            down, right = steps[Qt.Key(event.key())]
            last = len(self._classes) - 1
            self._point_at((min(max(0, here[0] + down), last), min(max(0, here[1] + right), last)))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._point_at(self._pointed or self._chosen or (0, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)

    def _point_at(self, cell: Cell | None) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self._tell()
            self.update()

    def _tell(self) -> None:
        text = self._counted(self._pointed)
        if text != self._told:
            self._told = text
            self.pointed.emit(text)
            tell_change(self)

    def _counted(self, cell: Cell | None) -> str:
        """Return what a cell says, empty for none and while nothing is counted."""
        return self.meaning(cell) if cell and self._confusion.any() else ""

    def _choose(self, cell: Cell) -> None:
        self._chosen = cell
        self._point_at(cell)
        self.update()
        self.cell_chosen.emit(*cell)


def _nothing(classes: Sequence[str]) -> CountArray:
    return np.zeros((len(classes), len(classes)), np.int64)
