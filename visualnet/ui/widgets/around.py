"""What a widget stands in."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind", bound=QWidget)


def outwards(widget: QWidget | None) -> Iterator[QWidget]:
    """Yield a widget and all that it stands in, from the inside out."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def around(widget: QWidget | None, kind: type[Kind]) -> Kind | None:
    """Return the nearest widget of a kind that a widget stands in, or is; None for none."""
    return next((part for part in outwards(widget) if isinstance(part, kind)), None)
