"""Keys with a meaning for the whole window where the widget that has the focus uses them not."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class SpareKeys:
    """What is to be done by a key that reaches the window: no field or button has taken it."""

    def __init__(self) -> None:
        self._calls: dict[int, list[Callable[[], bool]]] = {}

    def add(self, key: Qt.Key, call: Callable[[], bool]) -> None:
        """Let a key call this; it returns whether there was anything to do.

        Of several for one key, those added last are asked first.
        """
        self._calls.setdefault(key, []).insert(0, call)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key is for; False where it is for nothing now."""
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        # A key that is held down does it once.
        if not is_plain or event.isAutoRepeat():
            return False
        return any(call() for call in self._calls.get(event.key(), []))
