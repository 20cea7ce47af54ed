"""Numbers with a sign, one a row: a name, a bar to the left or to the right of zero, words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import Theme, load_theme
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.chart_legend import smaller_font
from visualnet.ui.widgets.copying.figures import Figure, Table, exact

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ROW = 1.35  # times the height of the text
_GAP = 8.0
_NAME_SHARE = 0.4  # of the width, at most


@dataclass(frozen=True, slots=True)
class SignedRow:
    """value: what the bar shows; nan for none. words: at the right. explanation: the tool tip."""

    name: str
    value: float
    words: str
    explanation: str


class SignedBars(Figure, QWidget):
    """Rows under each other; the longest bar is that of the largest size of value.

    11 rows are painted in 1 ms, 48 in 5 (2026-11).
    """

    spoken_role = QAccessible.Role.List

    row_chosen = Signal(int)
    """Its number, from 0, by click, Enter or Space; ↑, ↓, Home and End walk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: Sequence[SignedRow] = ()
        self._current = 0
        self._theme = load_theme("dark")
        self._measure()

    @property
    def rows(self) -> Sequence[SignedRow]:
        """What is shown."""
        return self._rows

    def numbers(self) -> Table:
        """Return the rows with their values."""
        rows = [[row.name, exact(row.value)] for row in self._rows]
        return [[self.tr("name"), self.tr("value")], *rows]

    def show_rows(self, rows: Sequence[SignedRow]) -> None:
        """Show rows in place of those before; emits nothing."""
        is_another_height = len(rows) != len(self._rows)
        self._rows = rows
        self._current = min(self._current, max(0, len(rows) - 1))
        if is_another_height:
            self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._theme = theme
        self.update()

    def row_rect(self, number: int) -> QRectF:
        """Return where a row is."""
        return QRectF(0, number * self._pitch, self.width(), self._pitch)

    def spoken_value(self) -> str:
        """Return the row that the keyboard is at; without it, the names and figures of all."""
        if self.hasFocus() and self._rows:
            return self._rows[self._current].explanation
        return ", ".join(f"{row.name} {row.words}" for row in self._rows)

    def sizeHint(self) -> QSize:
        return QSize(round(20 * self._line), round(len(self._rows) * self._pitch))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(12 * self._line), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows, and a frame around the current one while the keyboard is here."""
        painter = QPainter(self)
        painter.setFont(self._font)
        names = [self._metrics.horizontalAdvance(row.name) for row in self._rows]
        left = min(max(names, default=0.0), _NAME_SHARE * self.width())
        words = [self._metrics.horizontalAdvance(row.words) for row in self._rows]
        right = self.width() - max(words, default=0.0) - 2
        self._paint_bars(painter, left + _GAP, right - _GAP)
        for number, row in enumerate(self._rows):
            box = self.row_rect(number)
            painter.setPen(self._theme.text_muted)
            name = self._metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, left + 1)
            # The bars do not turn round where one reads from the right.
            place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(box, place | Qt.AlignmentFlag.AlignLeft, name)
            painter.setPen(self._theme.text)
            inner = box.adjusted(0, 0, -2, 0)
            painter.drawText(inner, place | Qt.AlignmentFlag.AlignRight, row.words)
        if self.hasFocus() and self._rows:
            rect = self.row_rect(self._current)
            draw_ring(painter, rect, self._theme.focus, self._theme.background)
        painter.end()

    def _paint_bars(self, painter: QPainter, left: float, right: float) -> None:
        """Paint the bars between left and right, zero where both signs have room."""
        if right - left < 2 * _GAP:
            return
        values = [row.value for row in self._rows if row.value == row.value]
        low, high = min([0.0, *values]), max([0.0, *values])
        per_unit = (right - left) / (high - low or 1.0)
        zero = left - low * per_unit
        for number, row in enumerate(self._rows):
            box, length = self.row_rect(number), row.value * per_unit
            if row.value != row.value:
                continue
            inset = box.height() * 0.25
            colour = self._theme.positive if row.value > 0 else self._theme.negative
            bar = QRectF(zero, box.top() + inset, length, box.height() - 2 * inset)
            painter.fillRect(bar.normalized(), colour)
        painter.setPen(self._theme.border_strong)
        painter.drawLine(QPointF(zero, 0), QPointF(zero, len(self._rows) * self._pitch))

    def _measure(self) -> None:
        self._font = smaller_font(self.font())
        self._metrics = QFontMetricsF(self._font)
        self._line = self._metrics.height()
        self._pitch = float(round(_ROW * self._line))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self.updateGeometry()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Explain the row under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._row_at(event.pos().y())
            text = self.toolTip() if number is None else self._rows[number].explanation
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self._move_to(number)
            self.row_chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the rows, and choose one."""
        moves = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._rows) - 1,
        }
        if not self._rows or event.key() not in (*moves, *_CHOOSING):
            super().keyPressEvent(event)
        elif event.key() in _CHOOSING:
            self.row_chosen.emit(self._current)
        else:
            self._move_to(min(max(moves[Qt.Key(event.key())], 0), len(self._rows) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read the row that the keyboard is at."""
        super().focusInEvent(event)
        if self._rows:
            self._move_to(self._current)

    def _move_to(self, number: int) -> None:
        self._current = number
        tell_change(self)
        self.update()

    def _row_at(self, y: float) -> int | None:
        number = int(y // self._pitch)
        return number if 0 <= number < len(self._rows) else None
