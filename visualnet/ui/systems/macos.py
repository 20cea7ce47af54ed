"""Files that macOS hands to the running program, and the menu that bears the program's name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

OpenPaths = Callable[[Sequence[str]], object]

_ROLES = {
    "aboutAction": QAction.MenuRole.AboutRole,
    "preferencesAction": QAction.MenuRole.PreferencesRole,
    "quitAction": QAction.MenuRole.QuitRole,
}


class MacApplication(QApplication):
    """An application that opens what is clicked in the Finder or dropped on the Dock.

    Such files come one by one, some of them before there is a window. The events come to the
    application itself; a filter would be asked about those of every widget.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(arguments)
        self._paths: list[str] = []
        self._open_paths: OpenPaths | None = None

    def open_files_by(self, open_paths: OpenPaths) -> None:
        """Hand over files from now on, those that have come already too."""
        self._open_paths = open_paths
        QTimer.singleShot(0, self._hand_over)

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        if path := event.file():
            self._paths.append(path)
            # After others that were chosen together with it.
            QTimer.singleShot(0, self._hand_over)
        return True

    def _hand_over(self) -> None:
        if self._paths and self._open_paths is not None:
            paths, self._paths = self._paths, []
            self._open_paths(paths)


def set_menu_roles(bar: QMenuBar) -> None:
    """Move About, Preferences and Quit into the program's own menu, and nothing else.

    Left alone, Qt moves what begins with a word such as About, Settings or Options. To be called
    before the window is shown.
    """
    for entry in bar.actions():
        menu = entry.menu()
        if isinstance(menu, QMenu):
            _set_roles(menu)
            # After what fills it anew.
            menu.aboutToShow.connect(lambda menu=menu: _set_roles(menu))


def _set_roles(menu: QMenu) -> None:
    for action in menu.actions():
        action.setMenuRole(_ROLES.get(action.objectName(), QAction.MenuRole.NoRole))
