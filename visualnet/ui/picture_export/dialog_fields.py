"""What the dialogs that ask for a size have in common."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from visualnet.ui.widgets.number_fields import WholeField


def length_field(name: str, tip: str, least: int, most: int) -> WholeField:
    """Return a field for a length in pixels, least to most."""
    field = WholeField()
    field.setObjectName(name)
    field.setRange(least, most)
    field.setSingleStep(16)
    field.setSuffix(" px")
    field.setToolTip(tip)
    field.setAccessibleName(tip)
    return field


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets beside each other, at the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
