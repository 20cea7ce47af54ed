"""Values of 0 or more as bars side by side, such as the singular values of a matrix."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.nn.metrics import RealArray
from visualnet.number_text import count_text, number_text
from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import Theme, load_theme
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.copying.figures import Figure, Table, exact

_LINES = 6  # of text that it is high


class ValueBars(Figure, QWidget):
    """Bars from left to right; where they are narrower than a pixel, one beside another."""

    spoken_role = QAccessible.Role.Chart

    pointed = Signal(str)
    """The words for the bar under the mouse or the keyboard, which moves by ←, →, Home and End;
    empty where there is none."""

    def __init__(self, describe: Callable[[int], str], parent: QWidget | None = None) -> None:
        """describe(number): words for a bar, counted from 0."""
        super().__init__(parent)
        self._describe_bar = describe
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._values: RealArray = np.zeros(0)
        self._current = 0
        self._theme = load_theme("dark")

    def show_values(self, values: RealArray) -> None:
        """Show values, (bars,), each 0 or more; emits nothing."""
        self._values = values
        self._current = min(self._current, max(0, len(values) - 1))
        self.update()

    def numbers(self) -> Table:
        """Return the values in their order."""
        rows = enumerate(self._values.tolist(), 1)
        return [
            [self.tr("number"), self.tr("value")],
            *([str(k), exact(value)] for k, value in rows),
        ]

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._theme = theme
        self.update()

    def bar_rect(self, number: int) -> QRectF:
        """Return the room of a bar, from top to bottom."""
        width = self.width() / max(1, len(self._values))
        return QRectF(number * width, 0, width, self.height())

    def spoken_value(self) -> str:
        """Return the bar that the keyboard is at; without it, how many and their range."""
        if not len(self._values):
            return ""
        if self.hasFocus():
            return self._describe_bar(self._current)
        ends = (number_text(float(end)) for end in (self._values.max(), self._values.min()))
        return self.tr("{0} values from {1} to {2}").format(count_text(len(self._values)), *ends)

    def sizeHint(self) -> QSize:
        pixels = QFontInfo(self.font()).pixelSize()
        return QSize(20 * pixels, _LINES * pixels)

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * QFontInfo(self.font()).pixelSize(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, the current one brighter while the keyboard is here."""
        painter = QPainter(self)
        greatest = float(self._values.max(initial=0.0)) or 1.0
        room = self.height() - 3
        bars = []
        for number, height in enumerate((self._values * (room / greatest)).tolist()):
            box = self.bar_rect(number)
            gap = min(1.0, box.width() / 4)
            width = max(1.0, box.width() - gap)
            bars.append(QRectF(box.left(), self.height() - 1 - height, width, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        painter.drawRects(bars)
        if self.hasFocus() and bars:
            painter.setBrush(self._theme.text)
            painter.drawRect(bars[self._current].adjusted(0, -2, 0, 0))
            around = self.bar_rect(self._current).adjusted(-4, 0, 4, 0)
            ring = around.intersected(QRectF(self.rect()))
            draw_ring(painter, ring, self._theme.focus, self._theme.background)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.border_strong)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = int(event.position().x() * len(self._values) / max(1, self.width()))
        is_bar = 0 <= number < len(self._values)
        self.pointed.emit(self._describe_bar(number) if is_bar else "")

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the bars."""
        last = len(self._values) - 1
        moves = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if last < 0 or event.key() not in moves:
            super().keyPressEvent(event)
        else:
            self._move_to(min(max(moves[Qt.Key(event.key())], 0), last))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read the bar that the keyboard is at."""
        super().focusInEvent(event)
        if len(self._values) and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._move_to(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit("")
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _move_to(self, number: int) -> None:
        self._current = number
        tell_change(self)
        self.pointed.emit(self._describe_bar(number))
        self.update()
