"""A label that wraps and is always as high as all its lines, in whatever layout."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel


class WholeLabel(QLabel):
    """Small words below figures. Nested layouts ask too late how high a text is at a width."""

    def __init__(self, name: str) -> None:
        """name: of the object."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "chart-words")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._keep_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_lines()

    def _keep_lines(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)
