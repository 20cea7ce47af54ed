"""A plot that zooms by wheel, keys and pinch, pans by drag, and shows all by a double click."""

from collections.abc import Mapping

from pyqtgraph import AxisItem
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from visualnet.ui.widgets.plots.axes_view import AxesView
from visualnet.ui.widgets.plots.reset_button import ResetZoomButton
from visualnet.ui.widgets.plots.zoom import Range, X, Y, Zoom
from visualnet.ui.widgets.plots.zoom_input import NOTCH, ZOOM_KEYS, pinch_of

_PAN_SHARE = 0.1
"""By so much of what is shown a key moves it."""

_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left.value: (X, -1),
    Qt.Key.Key_Right.value: (X, 1),
    Qt.Key.Key_Down.value: (Y, -1),
    Qt.Key.Key_Up.value: (Y, 1),
}


class ZoomedPlot(AxesView):
    """Zooms along the bottom axis; with Ctrl along the upright one.

    The wheel scrolls the panel that the plot stands in, unless the plot has the focus or Ctrl is
    down. Keys are handed on by the widget that has the focus: + and −, Ctrl+↑ and Ctrl+↓, Shift and
    arrows to pan, 0 for the whole. While a part is shown, new points do not move it. The upright
    axis, until it is zoomed itself, shows what the owner says that the part takes.
    """

    range_changed = Signal()
    """By the user: another part of the bottom axis is shown."""

    def __init__(
        self,
        axes: Mapping[str, AxisItem],
        parent: QWidget | None = None,
        *,
        is_whole: bool = False,
    ) -> None:
        """axes: "left" and "bottom". is_whole: the bottom one counts whole things."""
        super().__init__(axes, parent)
        self._zoom = Zoom(whole_steps=is_whole)
        self._dragged_at: QPointF | None = None
        self._reset = ResetZoomButton(self, self.reset_zoom)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def is_zoomed(self) -> bool:
        """Whether only a part is shown."""
        return self._zoom.is_zoomed

    @property
    def shown_range(self) -> tuple[Range, Range]:
        """What is shown of both axes, across and upward."""
        return self._zoom.shown

    @property
    def part_across(self) -> Range | None:
        """The part of the bottom axis that is shown, None for all of it."""
        return self._zoom.part_across

    def show_range(self, x: Range, y: Range) -> None:
        """Show these ranges, or still the part of them that was zoomed to."""
        was_zoomed = self.is_zoomed
        self._zoom.set_whole(x, y)
        self._show_zoom(was_zoomed)
        if was_zoomed and not self.is_zoomed:
            self.range_changed.emit()

    def reset_zoom(self) -> None:
        """Show everything."""
        was_zoomed = self.is_zoomed
        self._zoom.reset()
        self._show_zoom(was_zoomed)
        if was_zoomed:
            self.range_changed.emit()

    def show_part(self, x: Range, y: Range) -> None:
        """Let the axes show ranges; subclasses make room for the numbers."""
        self.show_ranges(x, y)

    def press_zoom_key(
        self, event: QKeyEvent, at: tuple[float | None, float | None] = (None, None)
    ) -> bool:
        """Zoom, pan or show everything by a key; returns whether it was one for that.

        at: values of both axes to zoom at, where they are shown; else the middle.
        """
        none, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if key in ZOOM_KEYS and pressed in (none, shift):
            self._zoom_by(X, ZOOM_KEYS[key], at[X])
        elif key == Qt.Key.Key_0 and pressed == none:
            self.reset_zoom()
        elif key in _ARROWS and pressed == shift:
            axis, side = _ARROWS[key]
            low, high = self._zoom.shown[axis]
            self._pan(axis, side * _PAN_SHARE * (high - low))
        elif key in _ARROWS and _ARROWS[key][0] == Y and pressed == control:
            self._zoom_by(Y, NOTCH ** _ARROWS[key][1], at[Y])
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by keys, where the plot itself has the focus."""
        if not self.press_zoom_key(event):
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer, if that is meant; else the panel scrolls."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        turned = event.angleDelta()
        if not (is_control or self._has_focus()):
            event.ignore()
            return
        event.accept()
        if turned.y():
            axis = Y if is_control else X
            self._zoom_by(axis, NOTCH ** (turned.y() / 120), self._value_at(event, axis))
        if turned.x():
            self._pan(X, -turned.x() * self._units_per_pixel(X))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a part, to pan it."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.is_zoomed:
            self._dragged_at = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            # The moves that follow come here.
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while the part is held; else tell what is under the mouse."""
        if self._dragged_at is None:
            super().mouseMoveEvent(event)
            return
        moved, self._dragged_at = event.position() - self._dragged_at, event.position()
        self._pan(X, -moved.x() * self._units_per_pixel(X))
        self._pan(Y, moved.y() * self._units_per_pixel(Y))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._dragged_at is not None:
            self._dragged_at = None
            self._show_hand()
            event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        if event.button() == Qt.MouseButton.LeftButton and self.is_zoomed:
            self.reset_zoom()
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def take_event(self, event: QEvent) -> bool:
        """Zoom by two fingers, on a screen or a touchpad."""
        pinch = pinch_of(event, self.viewport())
        if pinch is not None:
            factor, place = pinch
            self._zoom_by(X, factor, self._values_at(place)[X])
        return pinch is not None

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        # pyqtgraph's constructor calls this as well.
        if hasattr(self, "_reset"):
            self._reset.place()

    def _has_focus(self) -> bool:
        parent = self.parentWidget()
        return self.hasFocus() or (parent is not None and parent.hasFocus())

    def _zoom_by(self, axis: int, factor: float, at: float | None) -> None:
        was_zoomed, (low, high) = self.is_zoomed, self._zoom.shown[axis]
        if factor > 0:
            is_shown = at is not None and low <= at <= high
            self._zoom.zoom(axis, factor, at if is_shown and at is not None else (low + high) / 2)
            self._show_zoom(was_zoomed)
            self.range_changed.emit()

    def _pan(self, axis: int, distance: float) -> None:
        was_zoomed = self.is_zoomed
        self._zoom.pan(axis, distance)
        self._show_zoom(was_zoomed)
        self.range_changed.emit()

    def _show_zoom(self, was_zoomed: bool) -> None:
        self.show_part(*self._zoom.shown)
        if was_zoomed != self.is_zoomed:
            self._reset.show_for(is_zoomed=self.is_zoomed)
            self._show_hand()

    def _show_hand(self) -> None:
        if self.is_zoomed:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

    def _value_at(self, event: QWheelEvent, axis: int) -> float:
        return self._values_at(event.position())[axis]

    def _values_at(self, place: QPointF) -> tuple[float, float]:
        point = self.getPlotItem().getViewBox().mapSceneToView(self.mapToScene(place.toPoint()))
        (left, right), (low, high) = self._zoom.shown
        return min(max(point.x(), left), right), min(max(point.y(), low), high)

    def _units_per_pixel(self, axis: int) -> float:
        box = self.getPlotItem().getViewBox().sceneBoundingRect()
        low, high = self._zoom.shown[axis]
        return (high - low) / max(1.0, float(box.width() if axis == X else box.height()))
