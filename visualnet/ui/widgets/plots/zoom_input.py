"""Keys and pinches that zoom a chart or a map."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

NOTCH = 1.25
"""How much larger the part under the mouse gets by one notch of the wheel, or one key."""

ZOOM_KEYS: dict[int, float] = {
    Qt.Key.Key_Plus.value: NOTCH,
    Qt.Key.Key_Equal.value: NOTCH,
    Qt.Key.Key_Minus.value: 1 / NOTCH,
    Qt.Key.Key_Underscore.value: 1 / NOTCH,
}
"""By how much each key enlarges."""


def pinch_of(event: QEvent, widget: QWidget) -> tuple[float, QPointF] | None:
    """Return how much two fingers, on a screen or a touchpad, enlarge, and about which place.

    widget: in which the place is told. None where the event is no pinch; else it is accepted.
    """
    kind = event.type()
    if kind == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            return 1 + event.value(), event.position()
    elif kind == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            event.accept(pinch)
            return pinch.scaleFactor(), QPointF(widget.mapFromGlobal(pinch.centerPoint()))
    return None
