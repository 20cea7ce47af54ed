"""Painted widgets whose parts, such as columns or cells, mouse and keyboard point at."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from visualnet.ui.look.rings import RingOverlay, draw_ring
from visualnet.ui.look.theme import current_theme
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.chart_legend import smaller_font

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SMALLEST, _LARGER = 12, QMarginsF(4, 4, 4, 4)
"""Pixels: around a smaller part the ring is larger than it, or it would hide it."""

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class Walked(_Widget):
    """Mixed into a widget that tells its parts by number, and paints them, the ring last.

    Arrows, Home and End walk from part to part; each is told as under the mouse, by a tool tip.
    """

    is_chosen = False
    """Whether a click, Enter and Space choose a part; else these keys are the window's."""
    is_grid = False
    """Whether ←, →, Home and End stay in a row; else they go on through all parts."""
    unused_keys: Collection[Qt.Key] = ()
    """Arrows that do not walk."""
    keeps_part = False
    """Whether the keyboard comes back to the part that it left, wherever the mouse was."""
    is_told_by_tip = True
    """Whether a tool tip tells the part under the mouse; else it tells what the widget is."""
    ring_margins: QMarginsF | None = None
    """By how much the ring is larger than a part, wherever that is not by its size."""
    _number: int | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _measure(self) -> None:
        """Measure the text; called when its size changes, and by subclasses at first."""
        self._font = smaller_font(self.font())
        self._metrics = QFontMetricsF(self._font)
        self._line = self._metrics.height()

    def part_count(self) -> int:
        """Return how many parts there are now."""
        raise NotImplementedError

    def part_rect(self, number: int) -> QRectF:
        """Return where a part is, in the widget or its viewport."""
        raise NotImplementedError

    def ring_rect(self, number: int) -> QRectF:
        """Return what of a part the ring goes around."""
        return self.part_rect(number)

    def part_words(self, number: int) -> str:
        """Return what a part says."""
        raise NotImplementedError

    def part_at(self, point: QPointF) -> int | None:
        """Return the part at a place, None for none; where two meet, the next one begins."""
        for number in range(self.part_count()):
            rect = self.part_rect(number)
            away = point - rect.topLeft()
            if 0 <= away.x() < rect.width() and 0 <= away.y() < rect.height():
                return number
        return None

    def row_length(self) -> int:
        """Return how many parts stand in a row: by so many ↑ and ↓ move."""
        return 1

    def first_part(self) -> int:
        """Return the part that the keyboard comes to first."""
        return 0

    def choose_part(self, number: int) -> None:
        """Do what a click on a part does."""

    @property
    def number(self) -> int | None:
        """The part that is pointed at, None for none."""
        is_none = not self.hasFocus() if self.keeps_part else self._number is None
        return None if is_none or not self.part_count() else self._here()

    def paint_ring(self, painter: QPainter) -> None:
        """Paint a ring around the part that the keyboard is at, or around all for none."""
        if not self.hasFocus():
            return
        whole, number = QRectF(self._surface.rect()), self.number
        rect = whole if number is None else self.ring_rect(number)
        margins = self.ring_margins
        if margins is None and min(rect.width(), rect.height()) < _SMALLEST:
            margins = _LARGER
        rect = rect.marginsAdded(margins or QMarginsF())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        draw_ring(painter, rect.intersected(whole), self._ring_colour())

    def _ring_colour(self) -> QColor:
        return current_theme().focus

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self.updateGeometry()
            self._surface.update()

    def event(self, event: QEvent) -> bool:
        """Tell the part under the mouse, else what the whole is."""
        return self._shows_tip(event) or super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the part under the mouse, where the widget scrolls."""
        return self._shows_tip(event) or super().viewportEvent(event)  # type: ignore[misc]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        number = self.part_at(event.position()) if self.is_chosen and is_left else None
        if number is None:
            super().mousePressEvent(event)
        else:
            self._point_at(number)
            self.choose_part(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press_part_key(event):
            super().keyPressEvent(event)

    def press_part_key(self, event: QKeyEvent) -> bool:
        """Walk, or choose; returns whether the key was one for that."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not is_plain or not self.part_count():
            return False
        if event.key() in _CHOOSING and self.is_chosen:
            self.choose_part(self._here())
            return True
        number = self._part_by_key(event.key())
        if number is not None:
            self._point_at(number)
            self._show_part(number)
        return number is not None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the part that the keyboard comes to."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and self.part_count():
            self._point_at(self._here())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(self._number if self.keeps_part else None)

    @property
    def _surface(self) -> QWidget:
        return self.viewport() if isinstance(self, QAbstractScrollArea) else self

    def _here(self) -> int:
        number = self.first_part() if self._number is None else self._number
        return min(max(number, 0), self.part_count() - 1)

    def _part_by_key(self, key: int) -> int | None:
        here, length, last = self._here(), self.row_length(), self.part_count() - 1
        first = here - here % length if self.is_grid else 0
        end = first + length - 1 if self.is_grid else last
        moves = {
            Qt.Key.Key_Left: max(here - 1, first),
            Qt.Key.Key_Right: min(here + 1, end),
            Qt.Key.Key_Up: here - length,
            Qt.Key.Key_Down: here + length,
            Qt.Key.Key_Home: first,
            Qt.Key.Key_End: end,
        }
        if key not in moves or key in self.unused_keys:
            return None
        number = moves[Qt.Key(key)]
        is_beyond = not 0 <= number <= last
        return here if is_beyond and self.is_grid else min(max(number, 0), last)

    def _point_at(self, number: int | None) -> None:
        self._number = number
        self._tell()

    def _tell(self) -> None:
        """Tell of the part that is pointed at."""
        text = "" if self.number is None else self.part_words(self.number)
        # Screen readers are told of every change, so the same text is not set again.
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
        self._repaint_ring()

    def _repaint_ring(self) -> None:
        # With what lies over it, such as the ring.
        self._surface.update()
        for overlay in self._surface.findChildren(RingOverlay):
            overlay.update()

    def _show_part(self, number: int) -> None:
        """Show what a part says that a key has led to."""
        below = self.part_rect(number).bottomLeft().toPoint() + QPoint(4, 0)
        QToolTip.showText(self._surface.mapToGlobal(below), self.part_words(number), self)

    def _shows_tip(self, event: QEvent) -> bool:
        is_tip = event.type() == QEvent.Type.ToolTip and self.is_told_by_tip
        if not is_tip or not isinstance(event, QHelpEvent):
            return False
        number = self.part_at(event.pos().toPointF())
        text = "" if number is None else self.part_words(number)
        QToolTip.showText(event.globalPos(), text or self.toolTip(), self)
        return True


class WalkedView(Walked, QWidget):
    """A painted widget whose parts keys walk through."""


class PointedView(WalkedView):
    """A painted widget that tells the part under the mouse, or that the keyboard is at, at once.

    `pointed` tells it, for a label beside it, and `spoken_value`, of all parts `spoken_whole`.
    """

    pointed = Signal(str)
    """The words for the part under the mouse or the keyboard, empty where there is none."""

    keeps_part = True
    _told = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)

    def spoken_whole(self) -> str:
        """Return what all parts say together."""
        raise NotImplementedError

    def spoken_value(self) -> str:
        """Return the part that is pointed at, else all."""
        return self.spoken_whole() if self.number is None else self.part_words(self.number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_mouse_at(self.part_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_mouse_at(None)
        super().leaveEvent(event)

    def _point_mouse_at(self, number: int | None) -> None:
        if self.keeps_part:
            self._say("" if number is None else self.part_words(number))
        elif number != self._number:
            self._point_at(number)

    def _tell(self) -> None:
        self._say("" if self.number is None else self.part_words(self.number))
        tell_change(self)
        self._repaint_ring()

    def _say(self, words: str) -> None:
        if words or self._told:
            self._told = words
            self.pointed.emit(words)

    def _show_part(self, number: int) -> None:
        """Show no tool tip, which would hide what lies below; `pointed` tells the words."""
