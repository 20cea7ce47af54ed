"""Graphics view of a picture of fixed size, with zoom and pan."""

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseDragEvent
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QWidget

from visualnet.ui.widgets.plots.fingers import Fingers
from visualnet.ui.widgets.plots.unlocked_view import UnlockedView

_MAX_ZOOM = 20.0
_ZOOM_STEP = 1.25
_DRAG_STEP = 1.007
"""For each pixel of a drag with the right button: over 140 of them it is 2.7 times as large."""
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_WHOLE_SHARE = 0.999
"""Who sees more than this of the width sees all of the picture."""


class _Box(pg.ViewBox):
    """One that a drag with the right button does not take out of sight of everything."""

    def mouseDragEvent(self, event: MouseDragEvent, axis: int | None = None) -> None:
        if event.button() != Qt.MouseButton.RightButton:
            super().mouseDragEvent(event, axis)
            return
        event.accept()
        way = event.screenPos() - event.lastScreenPos()
        factor = _DRAG_STEP ** way.y()
        middle = self.mapToView(event.buttonDownPos(Qt.MouseButton.RightButton))
        self.scaleBy((factor, factor), center=middle)
        self.sigRangeChangedManually.emit(self.mouseEnabled())


class ZoomView(UnlockedView):
    """Shows all of the picture or a part of it; the aspect ratio stays."""

    came_to_light = Signal()
    """It can be seen again: the window was covered or minimised."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        # The view itself takes the focus, also by a click on it.
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Each frame is a new picture all over: there is no smaller part to look for.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._box = _Box(invertY=True, lockAspect=True, enableMenu=False)
        self._box.setDefaultPadding(0)
        # It paints nothing itself and fills the view: asked for neither, it takes no lock.
        self._box.setFlag(self._box.GraphicsItemFlag.ItemHasNoContents)
        self._box.setFlag(self._box.GraphicsItemFlag.ItemClipsChildrenToShape, enabled=False)
        self.setCentralItem(self._box)
        # The style paints it: the view itself is repainted many times a second.
        self._ring = QFrame(self.viewport())
        self._ring.setProperty("role", "ring")
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring.hide()
        self._whole: tuple[float, float] | None = None
        self._part: QRectF | None = None
        self._asked_at: QPointF | None = None
        self._fingers = Fingers(self.viewport(), self.pan, self.zoom)
        self._box.sigRangeChangedManually.connect(self._note_part)

    def set_whole(self, width: float, height: float) -> None:
        """Set the size of the picture, in its own units, and show the same part of it again."""
        self._whole = width, height
        self._show_part()

    @Slot()
    def reset_zoom(self) -> None:
        """Show the whole network."""
        self._part = None
        self._show_part()

    def zoom(self, factor: float, place: QPointF | None = None) -> None:
        """Make everything larger by a factor, around a place in pixels, else around the middle."""
        centre = (
            None if place is None else self._box.mapSceneToView(self.mapToScene(place.toPoint()))
        )
        self._box.scaleBy((1 / factor, 1 / factor), center=centre)
        self._note_part()

    def pan(self, way: QPointF) -> None:
        """Move the picture by so many pixels, as far as there is more of it."""
        per_pixel = self._box.viewRect().width() / max(1, self.width())
        self._box.translateBy(x=-way.x() * per_pixel, y=-way.y() * per_pixel)
        self._note_part()

    def prepare_paint(self) -> None:
        """Move the picture; told by the scene, it would take the lock twice."""
        self._box.prepareForPaint()

    def take_event(self, event: QEvent) -> bool:
        """Follow fingers; the wheel of a mouse zooms."""
        # Events come while the view is made, before there are fingers.
        fingers = getattr(self, "_fingers", None)
        return fingers is not None and fingers.take(event)

    @Slot()
    def _note_part(self) -> None:
        """Note what the user zoomed or moved to, as fractions of the picture.

        Only then: a size that the view has for a while may cut off some of it.
        """
        if self._whole is not None:
            width, height = self._whole
            seen = self._box.viewRect()
            part = QRectF(
                seen.x() / width, seen.y() / height, seen.width() / width, seen.height() / height
            )
            self._part = part if part.width() < _WHOLE_SHARE else None

    def _show_part(self) -> None:
        if self._whole is None:
            return
        width, height = self._whole
        self._box.setLimits(xMin=0, xMax=width, yMin=0, yMax=height, minXRange=width / _MAX_ZOOM)
        part = self._part or QRectF(0, 0, 1, 1)
        seen = QRectF(
            part.x() * width, part.y() * height, part.width() * width, part.height() * height
        )
        self._box.setRange(seen, padding=0)

    @Slot()
    def zoom_in(self) -> None:
        """Show the network larger."""
        self.zoom(_ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show more of the network."""
        self.zoom(1 / _ZOOM_STEP)

    def _scale(self) -> float:
        """Return device pixels per unit of the picture."""
        shown = self._box.viewRect().width()
        return self.width() * self.devicePixelRatioF() / shown if shown else 1.0

    @property
    def is_seen(self) -> bool:
        """Whether painting serves anyone: not while minimised, hidden or covered."""
        window = self.window().windowHandle()
        return self.isVisible() and window is not None and window.isExposed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where the right button goes down, which drags to zoom or asks for a menu."""
        super().mousePressEvent(event)
        is_right = event.button() == Qt.MouseButton.RightButton
        self._asked_at = event.position() if is_right else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for a menu where the right button was only clicked."""
        super().mouseReleaseEvent(event)
        asked_at, self._asked_at = self._asked_at, None
        if asked_at is None or event.button() != Qt.MouseButton.RightButton:
            return
        if (event.position() - asked_at).manhattanLength() < QApplication.startDragDistance():
            place, spot = event.position().toPoint(), event.globalPosition().toPoint()
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Other, place, spot)
            QApplication.sendEvent(self, asked)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to what is around; the mouse asks at its release, as a drag zooms."""
        event.setAccepted(event.reason() == QContextMenuEvent.Reason.Mouse)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.setVisible(event.reason() in _BY_KEYBOARD)
        self._ring.raise_()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:  # pyqtgraph calls this before the view is made
            self._ring.setGeometry(self.viewport().rect())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose and self.is_seen:
            self.came_to_light.emit()
        return bool(super().eventFilter(watched, event))
