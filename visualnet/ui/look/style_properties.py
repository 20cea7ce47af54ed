"""Properties of widgets that the style sheet goes by."""

from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget) -> None:
    """Have the style sheet look at a widget's properties again; it does when it is applied only."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet goes by, such as `role`, on a widget in sight."""
    widget.setProperty(name, value)
    restyle(widget)
