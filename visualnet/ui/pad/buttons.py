"""The buttons under the pad."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton


def button_row(actions: Sequence[QAction]) -> tuple[QHBoxLayout, list[QToolButton]]:
    """Return a row of buttons, and those of undo and redo, which are icons."""
    row, icons = QHBoxLayout(), list[QToolButton]()
    row.setSpacing(6)
    style = Qt.ToolButtonStyle
    for action in actions:
        is_common = action.objectName() in ("undoAction", "redoAction")
        look = style.ToolButtonIconOnly if is_common else style.ToolButtonTextOnly
        button = button_of(action, look)
        row.addWidget(button)
        icons += [button] if is_common else []
    row.addStretch(1)
    return row, icons


def button_of(action: QAction, look: Qt.ToolButtonStyle) -> QToolButton:
    """Return a button of an action, which the Tab key reaches."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(look)
    return button
