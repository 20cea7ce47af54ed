"""Base of the views of pyqtgraph: painted by Qt alone, without Python's lock.

A view whose paintEvent or viewportEvent is written in Python keeps the lock for as long as Qt
paints all of it, and training stands still: a seventh of what the window took of the lock
(2026-11). Here Python is asked before the painting, and by the items that paint themselves.
"""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGraphicsView, QWidget

_OF_FINGERS = frozenset(
    {
        QEvent.Type.Wheel,
        QEvent.Type.Gesture,
        QEvent.Type.NativeGesture,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)


class UnlockedView(pg.GraphicsView):
    """A view that subclasses follow by `take_event`, not by overriding viewportEvent."""

    # Qt's own, over pyqtgraph's: what that does besides is done by the filter.
    paintEvent = QGraphicsView.paintEvent  # noqa: N815 - Qt's name

    def __init__(self, parent: QWidget | None = None, background: object = "default") -> None:
        super().__init__(parent, background=background)
        self.viewport().installEventFilter(_ViewportEvents(self))

    def prepare_paint(self) -> None:
        """Let items put themselves where they are to be."""
        self.scene().prepareForPaint()

    def take_event(self, _event: QEvent) -> bool:
        """Do what a wheel's or a finger's event on the viewport means; tell whether that is all."""
        return False


class _ViewportEvents(QObject):
    """Sees the events of the viewport of its parent, a view, which it does not keep alive."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Paint:
            self._view.prepare_paint()
        # The others may come while the view is at its end.
        return kind in _OF_FINGERS and self._view.take_event(event)

    @property
    def _view(self) -> UnlockedView:
        view = self.parent()
        assert isinstance(view, UnlockedView)  # noqa: S101 - made so
        return view
