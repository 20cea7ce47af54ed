"""Conflicts of keys: what a key does already, and which keys no action can have."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.window.main_window import MainWindow

_OF_PANELS: dict[str, tuple[str | QKeySequence.StandardKey, ...]] = {
    "settingsDock": (QKeySequence.StandardKey.Find,),
    "practiceDock": ("F8", "F9"),
}
"""Keys that work in a panel alone, and are no action's."""

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def is_suitable(key: QKeySequence) -> bool:
    """Tell whether an action can have a key: one with Ctrl, Alt or Meta, or a function key.

    Others are for typing, drawing and the keyboard's way through the window.
    """
    if key.count() != 1:
        return False
    # Not known to the type checker.
    pressed: QKeyCombination = key[0]  # type: ignore[index]
    is_function = Qt.Key.Key_F1 <= pressed.key() <= Qt.Key.Key_F35
    return is_function or bool(pressed.keyboardModifiers() & _MODIFIERS)


def panel_of_key(window: MainWindow, key: QKeySequence) -> str:
    """Return the title of the panel that has a key for itself; empty for none."""
    for dock, keys in _OF_PANELS.items():
        if any(key == QKeySequence(each) for each in keys):
            return without_mnemonic(window.actions_[dock].text())
    return ""


def menu_of_key(window: MainWindow, key: QKeySequence) -> str:
    """Return the title of the menu that a key opens by its underlined letter; empty for none."""
    for action in window.menuBar().actions():
        if QKeySequence.mnemonic(action.text()) == key:
            return without_mnemonic(action.text())
    return ""
