"""Numbers with a sign, one a row: a name, a bar to the left or to the right of zero, words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.ui.look.cut_names import cut_names
from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import PointedView

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


class SignedBars(Figure, PointedView):
    """Rows under each other; the longest bar is that of the largest size of value.

    11 rows are painted in 1 ms, 48 in 5 (2026-11).
    """

    spoken_role = QAccessible.Role.List
    is_chosen = True
    unused_keys = (Qt.Key.Key_Left, Qt.Key.Key_Right)

    row_chosen = Signal(int)
    """Its number, from 0, by click, Enter or Space; ↑, ↓, Home and End walk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows: Sequence[SignedRow] = ()
        self._measure()

    @property
    def rows(self) -> Sequence[SignedRow]:
        """What is shown."""
        return self._rows

    def numbers(self) -> Table:
        rows = [[row.name, exact(row.value)] for row in self._rows]
        return [[self.tr("name"), self.tr("value")], *rows]

    def show_rows(self, rows: Sequence[SignedRow]) -> None:
        """Show rows in place of those before; emits nothing."""
        is_another_height = len(rows) != len(self._rows)
        self._rows = rows
        if is_another_height:
            self.updateGeometry()
        self.update()

    def part_count(self) -> int:
        return len(self._rows)

    def part_rect(self, number: int) -> QRectF:
        return QRectF(0, number * self._pitch, self.width(), self._pitch)

    def part_words(self, number: int) -> str:
        return self._rows[number].explanation

    def choose_part(self, number: int) -> None:
        self.row_chosen.emit(number)

    def spoken_whole(self) -> str:
        return ", ".join(f"{row.name} {row.words}" for row in self._rows)

    def sizeHint(self) -> QSize:
        return QSize(round(20 * self._line), round(len(self._rows) * self._pitch))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(12 * self._line), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows, and a frame around the current one while the keyboard is here."""
        painter = QPainter(self)
        painter.setFont(self._font)
        names = [row.name for row in self._rows]
        widest = max(map(self._metrics.horizontalAdvance, names), default=0.0)
        left = min(widest, _NAME_SHARE * self.width())
        names = cut_names(names, self._metrics, left + 1)
        words = [self._metrics.horizontalAdvance(row.words) for row in self._rows]
        right = self.width() - max(words, default=0.0) - 2
        self._paint_bars(painter, left + _GAP, right - _GAP)
        for number, row in enumerate(self._rows):
            box = self.part_rect(number)
            painter.setPen(current_theme().text_muted)
            # In right-to-left languages the bars stay as they are.
            place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(box, place | Qt.AlignmentFlag.AlignLeft, names[number])
            painter.setPen(current_theme().text)
            inner = box.adjusted(0, 0, -2, 0)
            painter.drawText(inner, place | Qt.AlignmentFlag.AlignRight, row.words)
        self.paint_ring(painter)
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
            box, length = self.part_rect(number), row.value * per_unit
            if row.value != row.value:
                continue
            inset = box.height() * 0.25
            colour = current_theme().positive if row.value > 0 else current_theme().negative
            bar = QRectF(zero, box.top() + inset, length, box.height() - 2 * inset)
            painter.fillRect(bar.normalized(), colour)
        painter.setPen(current_theme().border_strong)
        painter.drawLine(QPointF(zero, 0), QPointF(zero, len(self._rows) * self._pitch))

    def _measure(self) -> None:
        super()._measure()
        self._pitch = float(round(_ROW * self._line))
