"""Buttons beside and under the pad."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton


def is_common(action: QAction) -> bool:
    """Return whether an action is one of undo and redo, which an icon says well enough."""
    return action.objectName() in ("undoAction", "redoAction")


def button_of(action: QAction, look: Qt.ToolButtonStyle) -> QToolButton:
    """Return a button of an action, which the Tab key reaches."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(look)
    return button
