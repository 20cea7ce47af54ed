"""Accessible interfaces of controls for which Qt tells too little: combo boxes, radio buttons,
headings that fold.

A button says what it is by a class attribute `spoken_role`: RadioButton for one of several choices;
Button with `spoken_expands = True` for a heading that shows or hides what stands under it.
"""

import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox

_Text = QAccessible.Text


class ComboInterface(QAccessibleWidget):
    """Of a combo box: on Linux Qt tells its choice alone, and nothing of what is chosen."""

    def text(self, kind: QAccessible.Text) -> str:
        combo = self.widget()
        if not isinstance(combo, QComboBox) or not shiboken6.isValid(combo):
            return super().text(kind)
        if kind == _Text.Value:
            return combo.currentText()
        if kind != _Text.Name:
            return super().text(kind)
        # What speaks on Linux reads no value of a combo box that has a name of its own.
        return ": ".join(filter(None, (super().text(kind), combo.currentText())))

    def state(self) -> QAccessible.State:
        state, combo = super().state(), self.widget()
        if isinstance(combo, QComboBox) and shiboken6.isValid(combo):
            is_open = combo.view().isVisible()
            state.hasPopup = state.expandable = True
            state.expanded, state.collapsed = is_open, not is_open
        return state

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.showMenuAction(), *super().actionNames()]

    def doAction(self, action: str) -> None:
        combo = self.widget()
        if action != QAccessibleActionInterface.showMenuAction():
            super().doAction(action)
        elif isinstance(combo, QComboBox) and combo.isEnabled():
            combo.showPopup()


class ButtonInterface(QAccessibleWidget):
    """Of a button that is no mere button."""

    def text(self, kind: QAccessible.Text) -> str:
        text, button = super().text(kind), self.widget()
        if kind == _Text.Name and not text and isinstance(button, QAbstractButton):
            return button.text().replace("&", "")
        return text

    def state(self) -> QAccessible.State:
        state, button = super().state(), self.widget()
        if isinstance(button, QAbstractButton) and shiboken6.isValid(button):
            is_on = button.isChecked()
            if getattr(type(button), "spoken_expands", False):
                state.expandable, state.expanded, state.collapsed = True, is_on, not is_on
            else:
                state.checkable, state.checked = button.isCheckable(), is_on
                # Of several choices Qt lets only the chosen one take the Tab key.
                state.focusable = button.isEnabled()
            state.pressed = button.isDown()
        return state

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, action: str) -> None:
        button = self.widget()
        if action != QAccessibleActionInterface.pressAction():
            super().doAction(action)
        elif isinstance(button, QAbstractButton) and button.isEnabled():
            button.click()
