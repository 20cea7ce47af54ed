"""What can be done with the drawing pad by menu, button or key."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from visualnet.ui.window.actions import Actions


def _tr(text: str) -> str:
    return QCoreApplication.translate("PadActions", text)


class PadActions:
    """The actions, listed with all others; the window is their parent."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._window, self._actions = window, actions
        standard = QKeySequence.StandardKey
        self.eraser = self._added(
            "eraserAction",
            _tr("Eraser"),
            _tr("Rub out parts of strokes instead of drawing"),
            "Ctrl+B",
            "eraser",
        )
        self.open_picture = self._added(
            "openPictureAction",
            _tr("Open picture or strokes…"),
            _tr("Read a digit from a photograph, a scan or a stroke file"),
            "Ctrl+P",
        )
        self.copy = self._added(
            "copyDrawingAction",
            _tr("Copy drawing"),
            _tr("Copy the drawing as a picture, and as a line of a stroke file"),
            standard.Copy,
        )
        self.paste = self._added(
            "pasteDrawingAction",
            _tr("Paste drawing"),
            _tr("Put a picture or strokes from the clipboard into the pad"),
            standard.Paste,
        )
        self.several = self._added(
            "severalDigitsAction",
            _tr("Several digits"),
            _tr("Read digits that stand side by side, one by one, as a number"),
            "Ctrl+Shift+D",
        )
        self.guide = self._added(
            "padGuideAction",
            _tr("Guide in the pad"),
            _tr("Show a faint square to draw in"),
            "Ctrl+Shift+B",
        )
        for action in (self.eraser, self.several, self.guide):
            action.setCheckable(True)

    def add_to(self, menu: QMenu) -> None:
        """List them in a menu."""
        menu.addActions([self.eraser, self.copy, self.paste, self.open_picture])
        menu.addSeparator()
        menu.addActions([self.several, self.guide])

    def _added(
        self,
        name: str,
        text: str,
        tip: str,
        keys: str | QKeySequence.StandardKey,
        icon_name: str | None = None,
    ) -> QAction:
        action = QAction(text, self._window)
        self._actions.adopt(action, name, tip, keys, icon_name)
        return action
