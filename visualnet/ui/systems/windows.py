"""The window's name and title bars on Windows."""

import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStyleHints

from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.session.preferences import Preferences

_NAME_FOR_TASKBAR = "VisualNet.VisualNet"


def name_for_taskbar() -> None:
    """Give the process a name before any window; the taskbar shows it as Python without one."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_NAME_FOR_TASKBAR)


class TitleBarColours(QObject):
    """Title bars and the system's own dialogs as dark or as light as the theme."""

    def __init__(self, hints: QStyleHints, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._hints, self._preferences = hints, preferences
        self._colour()
        follow_theme(self._colour)

    def _colour(self) -> None:
        """Colour them; a theme that follows the system needs Qt to follow it too."""
        if self._preferences.theme == "system":
            self._hints.unsetColorScheme()
        else:
            scheme = Qt.ColorScheme.Dark if current_theme().is_dark else Qt.ColorScheme.Light
            self._hints.setColorScheme(scheme)
