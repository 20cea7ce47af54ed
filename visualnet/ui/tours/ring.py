"""The ring around the part of the window that a lesson speaks of."""

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame

from visualnet.tours.parts import NamedPart
from visualnet.ui.tours.places import Places
from visualnet.ui.widgets.build import marked
from visualnet.ui.window.main_window import MainWindow

_FOLLOW_MS = 150
"""How often it is looked whether the part has moved."""


class Ring(QObject):
    """Follows one part of a window, however it moves; the mouse goes through it."""

    def __init__(self, window: MainWindow, places: Places) -> None:
        super().__init__(window)
        self._window, self._places = window, places
        self._part: NamedPart | None = None
        self._frame = marked(QFrame(window), "lessonRing", role="ring")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._frame.hide()
        self._timer = QTimer(self, interval=_FOLLOW_MS)
        self._timer.timeout.connect(self.follow)

    @property
    def rect(self) -> QRect:
        """Where it is, in pixels of the window; empty while nothing is marked."""
        return QRect() if self._frame.isHidden() else self._frame.geometry()

    def mark(self, part: NamedPart | None) -> None:
        """Mark a part; None marks nothing."""
        self._part = part
        if part is None:
            self._timer.stop()
            self._frame.hide()
        else:
            self._timer.start()
            self.follow()

    @Slot()
    def follow(self) -> None:
        """Be around the part, where it is seen."""
        rect = QRect() if self._part is None else self._places.rect_in_window(self._part)
        if rect.isEmpty():
            self._frame.hide()
            return
        around = rect.adjusted(-3, -3, 3, 3).intersected(self._window.rect())
        if around != self._frame.geometry():
            self._frame.setGeometry(around)
        if self._frame.isHidden():
            self._frame.show()
        self._frame.raise_()
