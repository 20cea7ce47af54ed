"""Text cursors of labels, which screen readers are not told of."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel


def leave_out_cursor(label: QLabel) -> None:
    """Keep screen readers from being told of the text cursor of a label of rich text.

    Qt shows rich text by the control that editors have, which tells of its cursor and of each
    change as the editor that its parent is; of a label Qt warns of every one of them on Linux
    (6.11, 2026-11). With a parent that is no widget it tells of none.
    """
    text = label.text()
    # Makes the control, which the label then keeps, and deletes itself.
    label.setText(f"{text} ")
    for child in label.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.metaObject().className() == "QWidgetTextControl":
            child.setParent(QObject(label))
    label.setText(text)
