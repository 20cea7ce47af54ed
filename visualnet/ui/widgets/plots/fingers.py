"""Two fingers on a screen or a touchpad that move and enlarge what a view shows."""

from collections.abc import Callable, Sequence
from math import hypot

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

_HOLD_MS = 700
"""A finger that rests for so long asks for the menu, as the right button does."""

_NEAR = 24
"""Pixels between two taps of a double one."""


class Fingers:
    """Follows a widget's events of touch; the widget hands them on.

    One finger moves the view, a tap is a click, a finger that rests asks for the menu. Two fingers
    move the view and enlarge it about the point between them.
    """

    def __init__(
        self,
        widget: QWidget,
        pan: Callable[[QPointF], object],
        zoom: Callable[[float, QPointF], object],
    ) -> None:
        """pan: moves the view by so many pixels. zoom: enlarges it by a factor about a point."""
        self._widget, self._pan, self._zoom = widget, pan, zoom
        self._points: dict[int, QPointF] = {}
        self._tapped_at: QPointF | None = None
        self._clicked_at, self._since_click = QPointF(), QElapsedTimer()
        self._hold = QTimer(widget, singleShot=True, interval=_HOLD_MS)
        self._hold.timeout.connect(self._ask_menu)
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def take(self, event: QEvent) -> bool:
        """Do what an event of touch means; False for any other event."""
        if isinstance(event, QTouchEvent):
            self._follow(event)
        elif isinstance(event, QNativeGestureEvent):
            return self._follow_touchpad(event)
        elif isinstance(event, QWheelEvent) and _is_by_fingers(event):
            self._pan(QPointF(event.pixelDelta()))
        else:
            return False
        event.accept()
        return True

    def _follow(self, event: QTouchEvent) -> None:
        states = QEventPoint.State
        points = [point for point in event.points() if point.state() != states.Released]
        now = {point.id(): point.position() for point in points}
        if event.type() == QEvent.Type.TouchBegin:
            self._tapped_at = next(iter(now.values()), None)
            self._hold.start()
        if len(now) > 1:
            self._end_tap()
        both = [key for key in now if key in self._points]
        if both and len(now) == len(self._points):
            self._move([self._points[key] for key in both], [now[key] for key in both])
        else:
            # A finger came or went: the rest go on from where they are.
            self._points = now
        tapped, is_cancelled = self._tapped_at, event.type() == QEvent.Type.TouchCancel
        if not now:
            self._end_tap()
            if tapped is not None and not is_cancelled:
                self._click(tapped)

    def _move(self, before: Sequence[QPointF], now: Sequence[QPointF]) -> None:
        moved = _middle(now) - _middle(before)
        if self._tapped_at is not None:
            if (now[0] - self._tapped_at).manhattanLength() < QApplication.startDragDistance():
                return
            self._end_tap()
        self._pan(moved)
        wide, was_wide = _spread(now), _spread(before)
        if wide > 0 and was_wide > 0:
            self._zoom(wide / was_wide, _middle(now))
        self._points = dict(zip(self._points, now, strict=True))

    def _end_tap(self) -> None:
        self._tapped_at = None
        self._hold.stop()

    def _click(self, place: QPointF) -> None:
        """Let a tap do what a click of the mouse does, and two soon after each other the double."""
        before, self._clicked_at = self._clicked_at, place
        is_soon = self._since_click.isValid() and not self._since_click.hasExpired(
            QApplication.doubleClickInterval()
        )
        is_double = is_soon and (place - before).manhattanLength() < _NEAR
        if is_double:
            self._since_click.invalidate()
        else:
            self._since_click.start()
        kinds = QEvent.Type
        down = kinds.MouseButtonDblClick if is_double else kinds.MouseButtonPress
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, held in ((down, left), (kinds.MouseButtonRelease, none)):
            spot = self._widget.mapToGlobal(place)
            keys = QApplication.keyboardModifiers()
            QApplication.sendEvent(self._widget, QMouseEvent(kind, place, spot, left, held, keys))

    def _ask_menu(self) -> None:
        place, self._tapped_at = self._tapped_at, None
        if place is not None:
            spot = self._widget.mapToGlobal(place).toPoint()
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Other, place.toPoint(), spot)
            QApplication.sendEvent(self._widget, asked)

    def _follow_touchpad(self, event: QNativeGestureEvent) -> bool:
        kinds = Qt.NativeGestureType
        if event.gestureType() == kinds.ZoomNativeGesture:
            self._zoom(1 + event.value(), event.position())
        elif event.gestureType() == kinds.PanNativeGesture:
            self._pan(event.delta())
        else:
            return False
        event.accept()
        return True


def _is_by_fingers(event: QWheelEvent) -> bool:
    """Return whether two fingers on a touchpad pan; with Ctrl they zoom, as a wheel does."""
    is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    is_touchpad = event.device().type() == QInputDevice.DeviceType.TouchPad
    return is_touchpad and not is_control and not event.pixelDelta().isNull()


def _middle(points: Sequence[QPointF]) -> QPointF:
    middle = QPointF()
    for point in points:
        middle += point
    return middle / len(points)


def _spread(points: Sequence[QPointF]) -> float:
    """Return how far points lie from their middle, 0 for one."""
    middle = _middle(points)
    return sum(hypot(p.x() - middle.x(), p.y() - middle.y()) for p in points) / len(points)
