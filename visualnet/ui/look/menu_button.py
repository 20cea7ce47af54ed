"""A button that opens a menu, by every key that presses something."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MenuButton(QToolButton):
    """Its menu opens by Enter too, not by the space bar alone as Qt's does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu, else do what buttons do."""
        if event.key() in _OPENING and self.menu() is not None:
            self.showMenu()
        else:
            super().keyPressEvent(event)
