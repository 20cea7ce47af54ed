"""Drawing pad for mouse, pen and finger."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from math import dist

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QEventPoint,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from visualnet.data.drawing.erasing import erase
from visualnet.data.drawing.limits import MAX_POINTS, PAD_LENGTH, PAD_POINTS, line_length
from visualnet.data.drawing.strokes import Point
from visualnet.ui.look.translation import plural
from visualnet.ui.pad.eraser_cursor import eraser_cursor
from visualnet.ui.pad.mouse_echo import MouseEcho
from visualnet.ui.pad.surface import PadSurface
from visualnet.ui.widgets.build import marked
from visualnet.ui.window.drop_hint import DropHint, DropTarget

ERASER = 0.1
"""Diameter of the eraser as a fraction of the side."""


class _Hand(Enum):
    """What the pen on the pad is doing."""

    RESTS = auto()
    DRAWS = auto()
    ERASES = auto()


class DrawingPad(DropTarget, PadSurface):
    """Takes strokes, and rubs them out; a stroke replaces an image that is shown.

    Every point that comes is kept, from the mouse, a finger or a pen, whose pressure does not
    matter and whose other end erases. Setting by program emits none of the signals.
    """

    spoken_role = QAccessible.Role.Canvas

    stroke_started = Signal()
    """The hand begins to draw or to erase."""
    strokes_changed = Signal()
    """By drawing or by erasing."""
    stroke_finished = Signal(object)  # list[Point]
    erased = Signal()
    """An eraser was lifted that has taken something away."""
    filled = Signal()
    """The drawing has reached its limits, and what is drawn is no longer taken; told once for each
    stroke."""
    clear_requested = Signal()
    dropped = Signal(object)  # QMimeData
    """Files or a picture were dropped onto the pad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr("Draw a digit here, or drop a picture of one; Delete clears it")
        marked(self, "drawingPad", tip, self.tr("Drawing pad"))
        self.setAccessibleDescription(
            self.tr(
                "Draw with a mouse, pen or finger. Or use Test image, or paste a picture. "
                "Delete clears the pad."
            )
        )
        self.reading: Callable[[], str] = str
        """Returns what stands in the pad is read as, empty where nothing is."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._hand = _Hand.RESTS
        self._is_eraser = False
        self._points, self._length, self._is_full = 0, 0.0, False
        self._has_erased = False
        self._rubbed: Point | None = None
        self._finger: int | None = None
        self._echo = MouseEcho()

    def spoken_value(self) -> str:
        """Return what stands in the pad and what it is read as."""
        count = len(self.kept_strokes())
        if count:
            content = plural(count, self.tr("1 stroke"), self.tr("{0} strokes", "", count))
        else:
            content = self.tr("empty") if self._image is None else self.tr("an image")
        if self.note:
            return f"{content}, {self.note}"
        reading = self.reading()
        return self.tr("{0}, read as {1}").format(content, reading) if reading else content

    def set_eraser(self, is_eraser: bool) -> None:
        self._is_eraser = is_eraser
        if is_eraser:
            self.setCursor(eraser_cursor(ERASER * self.side(), self.devicePixelRatioF()))
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    def set_strokes(self, strokes: Sequence[Sequence[Point]], side: float) -> None:
        """Show these strokes instead; whatever the hand was doing ends."""
        self._hand = _Hand.RESTS
        super().set_strokes(strokes, side)

    def drop_finished_strokes(self) -> None:
        """Take away all strokes but the one that is being drawn."""
        if self._hand is _Hand.DRAWS:
            self._strokes.clear()
            self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
        elif not self._echo.is_echo(event.position()):
            self._put_down(event.position(), self._is_eraser)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._echo.is_down:
            self._move_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._echo.is_down:
            self._lift(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pen's tip, erase with its other end."""
        kind, position = event.type(), event.position()
        if kind == QEvent.Type.TabletPress:
            if event.button() != Qt.MouseButton.LeftButton:
                event.ignore()
                return
            is_turned = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._put_pointer_down(position, self._is_eraser or is_turned)
        elif kind == QEvent.Type.TabletMove:
            self._echo.follow(position)
            self._move_to(position)
        elif kind == QEvent.Type.TabletRelease:
            self._lift_pointer(position)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Draw with the finger that came first; others do nothing until it is lifted."""
        if isinstance(event, QTouchEvent):
            if event.type() == QEvent.Type.TouchCancel:
                self._end_stroke()
                self._forget_pointer()
            else:
                for point in event.points():
                    self._follow_finger(point)
            event.accept()
            return True
        return super().event(event)

    def _follow_finger(self, point: QEventPoint) -> None:
        state = QEventPoint.State
        if point.state() == state.Pressed and self._finger is None:
            self._finger = point.id()
            self._put_pointer_down(point.position(), self._is_eraser)
        elif point.id() != self._finger:
            return
        elif point.state() == state.Released:
            self._finger = None
            self._lift_pointer(point.position())
        else:
            self._echo.follow(point.position())
            self._move_to(point.position())

    def _put_pointer_down(self, position: QPointF, is_eraser: bool) -> None:
        """Begin with a pen or finger, whose mouse events may have begun already."""
        by_mouse = _Hand.RESTS if self._echo.is_down else self._hand
        self._echo.begin(position)
        if by_mouse is (_Hand.ERASES if is_eraser else _Hand.DRAWS):
            self._move_to(position)
        else:
            self._put_down(position, is_eraser)

    def _lift_pointer(self, position: QPointF) -> None:
        self._echo.follow(position)
        self._echo.end()
        self._lift(position)

    def _forget_pointer(self) -> None:
        self._finger = None
        self._echo.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for an empty pad on Delete and Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """End the stroke, whose release will not come."""
        self._end_stroke()
        self._forget_pointer()
        super().hideEvent(event)

    def take_drops(self) -> None:
        """Let pictures and files be dropped here; someone must hear `dropped`."""
        self.setAcceptDrops(True)
        self.drop_hint = DropHint(self)

    def _put_down(self, position: QPointF, is_eraser: bool) -> None:
        self._end_stroke()
        if is_eraser:
            self._hand, self._rubbed, self._has_erased = _Hand.ERASES, None, False
            self.stroke_started.emit()
            self._rub(position)
            return
        self._points, self._length = sum(map(len, self._strokes)), line_length(self._strokes)
        if self._points >= PAD_POINTS or self._length >= PAD_LENGTH:
            self.filled.emit()
            return
        if self._image is not None:
            self._image = None
            self.update()
        self._hand, self._is_full = _Hand.DRAWS, False
        self.set_marks(())
        self.stroke_started.emit()
        if not self._strokes:
            self.update()  # the hint goes
        # Before the stroke is in the list, or a new picture would hold its points already.
        self._ink_image()
        self._strokes.append([])
        self._is_drawing = True
        self._ink.begin()
        self._add_point(position)

    def _move_to(self, position: QPointF) -> None:
        if self._hand is _Hand.DRAWS:
            self._add_point(position)
        elif self._hand is _Hand.ERASES:
            self._rub(position)

    def _lift(self, position: QPointF) -> None:
        if self._hand is not _Hand.RESTS:
            self._move_to(position)
            self._end_stroke()

    def _add_point(self, position: QPointF) -> None:
        side = self.side()
        point = (position.x() / side, position.y() / side)
        stroke = self._strokes[-1]
        if stroke and stroke[-1] == point:
            return
        step = dist(stroke[-1], point) if stroke else 0.0
        if self._points >= PAD_POINTS or self._length + step > PAD_LENGTH:
            if not self._is_full:
                self._is_full = True
                self.filled.emit()
            return
        self._points += 1
        self._length += step
        self._ink_image()
        stroke.append(point)
        changed = self._ink.extend(point)
        touched = QRectF(
            changed.x() * side, changed.y() * side, changed.width() * side, changed.height() * side
        )
        self.update(touched.toAlignedRect())
        self.strokes_changed.emit()

    def _rub(self, position: QPointF) -> None:
        if self._image is not None:
            return
        side = self.side()
        end = (position.x() / side, position.y() / side)
        start = self._rubbed or end
        self._rubbed = end
        # What is seen of a stroke is as thick as the brush.
        radius = (ERASER + self._brush) / 2
        left = erase(self._strokes, start, end, radius)
        # A stroke is cut at points of its own, which may be too many.
        if left != self._strokes and sum(map(len, left)) <= MAX_POINTS:
            self._has_erased = True
            self._strokes = left
            self._redraw()
            self.strokes_changed.emit()

    def _end_stroke(self) -> None:
        hand, self._hand = self._hand, _Hand.RESTS
        if hand is _Hand.DRAWS:
            self._ink_image()
            self._ink.end()
            self._is_drawing = False
            self.stroke_finished.emit(self.strokes()[-1])
        elif hand is _Hand.ERASES and self._has_erased:
            self.erased.emit()
