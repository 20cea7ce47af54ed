"""Labels that the pages of the inspector have in common."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from visualnet.ui.widgets.build import label, muted

_PLAIN = Qt.TextFormat.PlainText


def caption(text: str) -> QLabel:
    """Return a heading over a figure."""
    return label(text, "caption", wraps=True)


def words(spoken: str = "", name: str = "", **properties: Any) -> QLabel:
    """Return an empty label for sentences, muted. spoken: its caption for a screen reader.

    Under a caption changes are told once a second, without one each time.
    """
    return muted("", name, accessibleName=spoken, textFormat=_PLAIN, **properties)


def title() -> QLabel:
    """Return an empty label for the name of what is looked into."""
    return label("", "value", wraps=True, textFormat=_PLAIN)
