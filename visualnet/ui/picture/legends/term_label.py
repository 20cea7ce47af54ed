"""Word of the legend that opens its entry in the glossary."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget


class TermLabel(QLabel):
    """Names its entry in the glossary by the property `term`, which F1 asks for too."""

    asked = Signal(str)
    """The term was clicked."""

    def __init__(self, term: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_term(term)

    def set_term(self, term: str) -> None:
        """Lead to another entry; empty: to none."""
        self.setProperty("term", term)
        if term:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Else press and release would go to the picture.
        event.setAccepted(self._is_meant(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_meant(event) and self.rect().contains(event.position().toPoint()):
            self.asked.emit(self.property("term"))
        else:
            event.ignore()

    def _is_meant(self, event: QMouseEvent) -> bool:
        return event.button() == Qt.MouseButton.LeftButton and bool(self.property("term"))
