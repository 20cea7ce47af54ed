"""A field that searches what stands below it; Esc empties it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SearchField(QLineEdit):
    """Esc empties the field; only where it is empty the key means what it means elsewhere."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """name: what it searches, shown while it is empty."""
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        # A narrow dock is to hold it.
        self.setProperty("narrow", True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._empties(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._empties(event):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _empties(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return is_escape and bool(self.text())
