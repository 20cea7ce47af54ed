"""A dock whose key brings it to the front with the focus in it, and hides it only from there."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from visualnet.ui.window.spare_keys import SpareKeys
from visualnet.ui.window.tab_stops import enter, focus_next


class Dock(QDockWidget):
    """Its `toggleViewAction` is checked while the dock is in front, where a press hides it."""

    focus_left = Signal()
    """The dock was hidden, or went behind another, with the focus in it."""
    menu_asked = Signal(QPoint)
    """Its own menu is asked for at a place of the screen."""

    def __init__(self, name: str, title: str, window: QMainWindow, keys: SpareKeys) -> None:
        super().__init__(title, window)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.fill: Callable[[], object] = lambda: None
        """Makes what stands in the dock, where that has not been made yet."""
        self._keys = keys
        action = self.toggleViewAction()
        # Qt's own would hide a dock that stands behind another, where nobody sees it.
        action.triggered.disconnect()
        action.triggered.connect(self._open_or_hide)
        self.visibilityChanged.connect(self._note_visibility)

    @property
    def is_in_front(self) -> bool:
        """Whether it can be seen: neither hidden nor behind another."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def open(self) -> None:
        """Bring it to the front, with the focus in it."""
        self.show()
        self.raise_()
        # Qt tells of its coming to light only later.
        self.fill()
        enter(self)
        self.toggleViewAction().setChecked(True)

    @Slot()
    def _open_or_hide(self) -> None:
        if self.is_in_front:
            self.hide()
        else:
            self.open()

    def show_whether_in_front(self) -> None:
        """Check the action or not; only needed where `visibilityChanged` was not heard."""
        self.toggleViewAction().setChecked(self.is_in_front)

    @Slot(bool)
    def _note_visibility(self, is_in_front: bool) -> None:
        self.toggleViewAction().setChecked(is_in_front)
        focused = self.window().focusWidget()
        if not is_in_front and focused is not None and self.isAncestorOf(focused):
            self.focus_left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key does everywhere where it floats: the window does not hear of the key."""
        if not (self.isFloating() and self._keys.press(event)):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the dock where nothing in it has one of its own."""
        self.menu_asked.emit(event.globalPos())
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        if self.isFloating():
            return focus_next(self, next)
        parent = self.parentWidget()
        assert isinstance(parent, QWidget)  # noqa: S101 - the window
        return parent.focusNextPrevChild(next)
