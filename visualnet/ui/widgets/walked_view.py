"""A painted picture whose parts, such as columns, the arrow keys walk through."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from visualnet.ui.look.rings import RING_WIDTH, draw_ring

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SMALLEST = 12
"""Pixels: around a smaller part the ring is larger than it, or it would hide it."""


class Walk:
    """Moves from part to part of a widget by keys; each is told as under the mouse.

    The widget hands on its events of keys and focus, and paints the ring last.
    """

    def __init__(
        self,
        widget: QWidget,
        count: Callable[[], int],
        rect: Callable[[int], QRectF],
        words: Callable[[int], str],
        *,
        row_length: Callable[[], int] = lambda: 1,
        first: Callable[[], int] = lambda: 0,
        choose: Callable[[int], object] | None = None,
    ) -> None:
        """count: of the parts. rect: where a part is, in the widget or its viewport. words: what it
        says. row_length: parts in a row, by so many ↑ and ↓ move. first: where to begin. choose: is
        called for Enter and Space; without it they are the window's.
        """
        self._widget, self._count, self._rect, self._words = widget, count, rect, words
        self._row_length, self._first, self._choose = row_length, first, choose
        self._number: int | None = None
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def number(self) -> int | None:
        """The part that the keyboard is at, None where it is elsewhere."""
        if self._number is None or not self._count() or not self._widget.hasFocus():
            return None
        return min(self._number, self._count() - 1)

    def press(self, event: QKeyEvent) -> bool:
        """Walk, or choose; returns whether the key was one for that."""
        last = self._count() - 1
        if last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        here = self._here()
        moves = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Up: here - self._row_length(),
            Qt.Key.Key_Down: here + self._row_length(),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in _CHOOSING and self._choose is not None:
            self._choose(here)
        elif event.key() in moves:
            self._go_to(min(max(moves[Qt.Key(event.key())], 0), last))
        else:
            return False
        return True

    def enter(self, event: QFocusEvent) -> None:
        """Tell the part that the keyboard comes to."""
        if event.reason() != Qt.FocusReason.MouseFocusReason and self._count():
            self._number = self._here()
        self._describe()

    def leave(self) -> None:
        """Tell no part any more."""
        self._number = None
        self._describe()

    def paint_ring(self, painter: QPainter) -> None:
        """Paint a ring around the part that the keyboard is at, or around all for none."""
        if not self._widget.hasFocus():
            return
        whole, number = QRectF(self._surface.rect()), self.number
        rect = whole if number is None else self._rect(number)
        if min(rect.width(), rect.height()) < _SMALLEST:
            rect = rect.adjusted(-4, -4, 4, 4)
        palette = self._widget.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        colours = palette.accent().color(), palette.window().color()
        draw_ring(painter, rect.intersected(whole), *colours)

    @property
    def _surface(self) -> QWidget:
        widget = self._widget
        return widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget

    def _here(self) -> int:
        number = self._first() if self._number is None else self._number
        return min(max(number, 0), self._count() - 1)

    def _go_to(self, number: int) -> None:
        self._number = number
        self._describe()
        below = self._rect(number).bottomLeft().toPoint() + QPoint(4, 0)
        place = self._surface.mapToGlobal(below)
        QToolTip.showText(place, self._words(number), self._widget)

    def _describe(self) -> None:
        number = self.number
        text = "" if number is None else self._words(number)
        # Screen readers are told of every change, so the same text is not set again.
        if text != self._widget.accessibleDescription():
            self._widget.setAccessibleDescription(text)
        # With what lies over it, such as the ring.
        self._surface.update()
        for overlay in self._surface.findChildren(RingOverlay):
            overlay.update()


class RingOverlay(QWidget):
    """Paints a ring over what stands in a view, such as a plot, while the view has the focus."""

    spoken_role = QAccessible.Role.Border
    covered = QMargins(RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH)
    """What a ring around the whole view covers of it."""

    def __init__(self, view: QWidget, paint: Callable[[QPainter], None] | None = None) -> None:
        """paint: paints the ring; one around the whole view if not given."""
        super().__init__(view)
        self._paint = paint
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.installEventFilter(self)

    def eventFilter(self, view: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize):
            assert isinstance(view, QWidget)  # noqa: S101 - its parent
            self.setGeometry(view.rect())
            if kind != QEvent.Type.Resize:
                self.setVisible(kind == QEvent.Type.FocusIn)
                self.raise_()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._paint is None:
            colours = self.palette().accent().color(), self.palette().window().color()
            draw_ring(painter, QRectF(self.rect()), *colours)
        else:
            self._paint(painter)
        painter.end()


class WalkedView(QWidget):
    """Arrows, Home and End walk through its parts, which subclasses tell; they paint the ring.

    The mouse is told the same of the part under it.
    """

    is_chosen_by_key = False
    """Whether Enter and Space choose a part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = Walk(
            self,
            self.part_count,
            self.part_rect,
            self.part_words,
            row_length=self.row_length,
            choose=self.choose_part if self.is_chosen_by_key else None,
        )

    def part_count(self) -> int:
        """Return how many parts there are now."""
        raise NotImplementedError

    def part_rect(self, number: int) -> QRectF:
        """Return where a part is."""
        raise NotImplementedError

    def part_words(self, number: int) -> str:
        """Return what a part says."""
        raise NotImplementedError

    def part_at(self, point: QPoint) -> int | None:
        """Return the part that the mouse is told of at a place, None for none."""
        del point
        return None

    def row_length(self) -> int:
        """Return how many parts stand in a row: by so many ↑ and ↓ move."""
        return 1

    def choose_part(self, number: int) -> None:
        """Do what a click on a part does."""

    def paint_ring(self, painter: QPainter) -> None:
        """Paint a ring around the part that the keyboard is at, or around all for none."""
        self._walk.paint_ring(painter)

    def event(self, event: QEvent) -> bool:
        """Tell the part under the mouse, else what the whole is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.part_at(event.pos())
            text = self.toolTip() if number is None else self.part_words(number)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, or choose."""
        if not self._walk.press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the part that the keyboard comes to."""
        super().focusInEvent(event)
        self._walk.enter(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._walk.leave()
