"""A label that wraps and is always as high as all its lines, in whatever layout."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

_HIGHEST = 10_000  # pixels


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
        # `heightForWidth` is never less than the minimum that there was.
        room = QRect(0, 0, self.contentsRect().width(), _HIGHEST)
        lines = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        self.setMinimumHeight(lines.height() if self.text() else 0)
