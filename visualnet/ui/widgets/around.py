"""What a widget stands in."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind", bound=QWidget)


def around(widget: QWidget | None, kind: type[Kind]) -> Kind | None:
    """Return the nearest widget of a kind that a widget stands in, or is; None for none."""
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget
