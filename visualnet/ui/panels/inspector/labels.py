"""Labels that the pages of the inspector have in common."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def caption(text: str) -> QLabel:
    """Return a heading over a figure."""
    label = QLabel(text)
    label.setProperty("role", "caption")
    label.setWordWrap(True)
    return label


def words(name: str = "") -> QLabel:
    """Return an empty label for sentences, muted. name: its caption for a screen reader.

    Under a caption changes are told once a second, without one each time.
    """
    label = QLabel()
    label.setAccessibleName(name)
    label.setProperty("role", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def title() -> QLabel:
    """Return an empty label for the name of what is looked into."""
    label = QLabel()
    label.setProperty("role", "value")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
