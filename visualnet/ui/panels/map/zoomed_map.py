"""Zoom of the map by wheel, keys and pinch, pan by drag, everything by a double click."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from visualnet.ui.panels.map.room import MapRoom
from visualnet.ui.widgets.copying.dragging import DragStart, drag_image
from visualnet.ui.widgets.plots.reset_button import ResetZoomButton
from visualnet.ui.widgets.plots.zoom_input import NOTCH, ZOOM_KEYS, pinch_of

_PAN_STEP = 40
_PANS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left.value: (_PAN_STEP, 0),
    Qt.Key.Key_Right.value: (-_PAN_STEP, 0),
    Qt.Key.Key_Up.value: (0, _PAN_STEP),
    Qt.Key.Key_Down.value: (0, -_PAN_STEP),
}


class ZoomedMap(QWidget):
    """Base of the map; subclasses draw `room` anew, and choose what a click means.

    The wheel scrolls the panel, unless the map has the focus or Ctrl is down. Dragging carries the
    image under the mouse out of the window, or pans while only a part is seen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = MapRoom()
        self._drag = DragStart()
        self._dragged_at: QPointF | None = None
        self._reset = ResetZoomButton(self, self.reset_zoom)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def draw_anew(self) -> None:
        """Paint with another part of the map, or in another size."""
        raise NotImplementedError

    def choose_near(self, spot: QPointF) -> None:
        """Do what a click at a place means."""
        raise NotImplementedError

    def reset_zoom(self) -> None:
        """Show everything."""
        self.room.reset()
        self._show_room()

    def zoom(self, factor: float, spot: QPointF) -> None:
        """Magnify around a place."""
        self.room.zoom(factor, spot.x(), spot.y())
        self._show_room()

    def press_zoom_key(self, event: QKeyEvent) -> bool:
        """Zoom, pan or show everything by a key; returns whether it was one for that."""
        none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        key, pressed = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ZOOM_KEYS and pressed in (none, shift):
            self.zoom(ZOOM_KEYS[key], QPointF(self.rect().center()))
        elif key == Qt.Key.Key_0 and pressed == none:
            self.reset_zoom()
        elif key in _PANS and pressed == shift:
            self._pan(*_PANS[key])
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer, if that is meant; else the panel scrolls."""
        is_meant = self.hasFocus() or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not is_meant:
            event.ignore()
            return
        self.zoom(NOTCH ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold, to choose, to carry or to pan."""
        self._drag.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or carry the image under the mouse out of the window."""
        if self._drag.moves_away(event):
            if not self.room.is_zoomed:
                drag_image(self)
                return
            self._dragged_at = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._dragged_at is not None:
            moved, self._dragged_at = event.position() - self._dragged_at, event.position()
            self._pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse, where nothing was dragged."""
        if self._drag.ends_click(event):
            self.choose_near(event.position())
        self._dragged_at = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset_zoom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.set_size(self.width(), self.height())
        self._reset.place()
        self.draw_anew()

    def event(self, event: QEvent) -> bool:
        """Zoom by two fingers, on a screen or a touchpad."""
        pinch = pinch_of(event, self)
        if pinch is not None:
            self.zoom(*pinch)
            return True
        return super().event(event)

    def _pan(self, x: float, y: float) -> None:
        self.room.pan(x, y)
        self.draw_anew()

    def _show_room(self) -> None:
        self._reset.show_for(is_zoomed=self.room.is_zoomed)
        self.draw_anew()
