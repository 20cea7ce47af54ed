"""Numbers of a layer's neurons as bars side by side, up or down from zero."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.insight.one_step import Array64
from visualnet.number_text import number_text
from visualnet.ui.look.cut_names import cut_names
from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import PointedView

_WIDEST = 4.0  # times the height of the text
_LEAST_LINES = 5
_LEAST_NAME = "000…"
"""No name is cut to less room than this takes."""


class NeuronBars(Figure, PointedView):
    """A bar for each neuron; a click, Enter or Space chooses one.

    100 bars are painted in 0.3 ms (2026-11).
    """

    spoken_role = QAccessible.Role.Chart
    is_chosen = True
    is_told_by_tip = False
    ring_margins = QMarginsF(1, 0, 1, 0)
    unused_keys = (Qt.Key.Key_Up, Qt.Key.Key_Down)

    number_pointed = Signal(object)  # int | None
    """The neuron under the mouse or the keyboard."""
    number_chosen = Signal(int)
    """By the user."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepBars")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip(self.tr("Click a bar to see how its number is worked out"))
        self._values: Array64 = np.zeros(0)
        self._marks: Array64 | None = None
        self._name_of: Callable[[int], str] = str
        self._shorts: Sequence[str] = ()
        self._chosen: int | None = None
        self._lit: int | None = None
        self._measure()

    def show_values(
        self,
        values: Array64,
        name_of: Callable[[int], str],
        shorts: Sequence[str],
        chosen: int | None,
        marks: Array64 | None = None,
    ) -> None:
        """Show values, (neurons,); emits nothing.

        name_of(k): of a neuron, for words. shorts: below the bars. chosen: the one that the formula
        is about. marks: what the values should be, shown as lines, (neurons,).
        """
        if len(values) != len(self._values):
            self._number = None
        self._values, self._marks = np.nan_to_num(values), marks
        self._name_of, self._shorts, self._chosen = name_of, shorts, chosen
        self.update()

    def light(self, number: int | None) -> None:
        """Bring a neuron out that is pointed at elsewhere."""
        if number != self._lit:
            self._lit = number
            self.update()

    def numbers(self) -> Table:
        rows = [[self._name_of(k), exact(v)] for k, v in enumerate(self._values.tolist())]
        return [[self.tr("neuron"), self.tr("value")], *rows]

    def has_numbers(self) -> bool:
        return bool(len(self._values))

    def first_part(self) -> int:
        return self._chosen or 0

    def part_count(self) -> int:
        return len(self._values)

    def part_rect(self, number: int) -> QRectF:
        """Return the room of a bar, from top to bottom."""
        pitch = self._pitch()
        return QRectF(number * pitch, 0, pitch, self.height())

    def part_at(self, point: QPointF) -> int | None:
        number = int(point.x() // self._pitch()) if len(self._values) else -1
        return number if 0 <= number < len(self._values) else None

    def part_words(self, number: int) -> str:
        text = self.tr("{0}: {1}").format(
            self._name_of(number), number_text(float(self._values[number]), 6)
        )
        if self._marks is None:
            return text
        target = number_text(float(self._marks[number]))
        return self.tr("{0}, target {1}").format(text, target)

    def choose_part(self, number: int) -> None:
        self.number_chosen.emit(number)

    def spoken_whole(self) -> str:
        if not len(self._values):
            return ""
        if len(self._values) <= 12:
            return ", ".join(map(self.part_words, range(len(self._values))))
        ends = (number_text(float(end)) for end in (self._values.min(), self._values.max()))
        return self.tr("{0} values from {1} to {2}").format(len(self._values), *ends)

    def sizeHint(self) -> QSize:
        return QSize(round(26 * self._line), round(_LEAST_LINES * self._line))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(8 * self._line), round(_LEAST_LINES * self._line))

    def _pitch(self) -> float:
        return min(_WIDEST * self._line, self.width() / max(1, len(self._values)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, what stands below them, and the one that is chosen brighter."""
        if not len(self._values):
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(self._font)
        low = min(0.0, float(self._values.min()))
        high = max(0.0, float(self._values.max()))
        if self._marks is not None:
            low, high = min(low, float(self._marks.min())), max(high, float(self._marks.max()))
        room = self.height() - self._line - 4
        per_unit = room / ((high - low) or 1.0)
        zero = 2 + high * per_unit
        looked_at = self._lit if self._lit is not None else self._under_mouse
        for number, ground in ((self._chosen, theme.hover), (looked_at, theme.selection)):
            if number is not None and number < len(self._values):
                painter.fillRect(self.part_rect(number), ground)
        self._paint_bars(painter, zero, per_unit)
        painter.setPen(QPen(theme.border_strong, 1))
        end = self._pitch() * len(self._values)
        painter.drawLine(QPointF(0, zero), QPointF(end, zero))
        self._paint_marks(painter, zero, per_unit)
        self._paint_names(painter)
        self.paint_ring(painter)
        painter.end()

    def _paint_bars(self, painter: QPainter, zero: float, per_unit: float) -> None:
        pitch, theme = self._pitch(), current_theme()
        gap = min(2.0, pitch / 5)
        up, down = list[QRectF](), list[QRectF]()
        left = gap / 2
        for length in (self._values * per_unit).tolist():
            if length > 0:
                up.append(QRectF(left, zero - length, pitch - gap, length))
            else:
                down.append(QRectF(left, zero, pitch - gap, -length))
            left += pitch
        painter.setPen(Qt.PenStyle.NoPen)
        for bars, colour in ((up, theme.positive), (down, theme.negative)):
            painter.setBrush(colour)
            painter.drawRects(bars)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_marks(self, painter: QPainter, zero: float, per_unit: float) -> None:
        if self._marks is None:
            return
        painter.setPen(QPen(current_theme().text, 2))
        for number, mark in enumerate(self._marks.tolist()):
            box, y = self.part_rect(number), zero - mark * per_unit
            painter.drawLine(QPointF(box.left() + 1, y), QPointF(box.right() - 1, y))

    def _paint_names(self, painter: QPainter) -> None:
        """Write the short names, cut where that leaves each some letters.

        Else as many as have room, that of the chosen one always.
        """
        names, room, advance = self._shorts, self._pitch() - 4, self._metrics.horizontalAdvance
        widest = max(map(advance, names), default=0.0)
        if widest > room >= advance(_LEAST_NAME):
            names, widest = cut_names(names, self._metrics, room), room
        widest += 4
        every = max(1, int(np.ceil(widest / self._pitch())))
        top, theme = self.height() - self._line, current_theme()
        chosen = self._chosen if self._chosen is not None else 0
        for number in range(chosen % every, len(names), every):
            painter.setPen(theme.text if number == self._chosen else theme.text_muted)
            middle = self.part_rect(number).center().x()
            box = QRectF(middle - widest / 2, top, widest, self._line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, names[number])

    _under_mouse: int | None = None

    def _point_mouse_at(self, number: int | None) -> None:
        super()._point_mouse_at(number)
        if number != self._under_mouse:
            self._under_mouse = number
            self.number_pointed.emit(number)
            self.update()

    def _tell(self) -> None:
        super()._tell()
        self._under_mouse = self.number
        self.number_pointed.emit(self.number)
