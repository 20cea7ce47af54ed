"""The buttons under the pad."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton


class ButtonRow(QHBoxLayout):
    """Buttons of actions; those of undo and redo are icons, which a narrow row leaves out."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._icons: list[QToolButton] = []
        self.setSpacing(6)
        style = Qt.ToolButtonStyle
        for action in actions:
            is_common = action.objectName() in ("undoAction", "redoAction")
            look = style.ToolButtonIconOnly if is_common else style.ToolButtonTextOnly
            button = button_of(action, look)
            self.addWidget(button)
            self._icons += [button] if is_common else []
        self.addStretch(1)

    def show_icons(self, are_shown: bool) -> None:
        """Show the icons, or leave them out."""
        for icon in self._icons:
            icon.setVisible(are_shown)

    def least_width(self) -> int:
        """Return the width without the icons, in pixels."""
        return self.whole_width() - self._icons_width()

    def whole_width(self) -> int:
        """Return the width of all buttons, in pixels."""
        width = self.minimumSize().width()
        return width + self._icons_width() if self._icons[0].isHidden() else width

    def _icons_width(self) -> int:
        return sum(icon.sizeHint().width() + self.spacing() for icon in self._icons)


def button_of(action: QAction, look: Qt.ToolButtonStyle) -> QToolButton:
    """Return a button of an action, which the Tab key reaches."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(look)
    return button
