"""The table of all actions and their keys."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.actions import Actions

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_Role = Qt.ItemDataRole


class KeyModel(QAbstractTableModel):
    """A row for each action: its name, and its keys, in bold where they are not its first ones."""

    def __init__(self, actions: Actions, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._preferences = actions, preferences
        self.names: list[str] = []
        """Names of the actions, row by row."""
        self.update()

    def update(self) -> None:
        """Follow the actions, of which there may be others, and their keys."""
        acts = self._actions
        self.beginResetModel()
        self.names = sorted(acts.names(), key=lambda name: self.text_of(name).casefold())
        self.endResetModel()

    def text_of(self, name: str) -> str:
        """Return what an action is called in the menus; one of a choice with what is chosen."""
        action = self._actions[name]
        text = without_mnemonic(action.text()).rstrip("…")
        if action.actionGroup() is None:
            return text
        return self.tr("{0} – {1}").format(text, self._actions.tip(action))

    def show_keys(self) -> None:
        """Show the keys that the actions have now."""
        last = self.index(len(self.names) - 1, 1)
        self.dataChanged.emit(self.index(0, 1), last)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of actions."""
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return two: name and keys."""
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Return the titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return (self.tr("Action"), self.tr("Keys"))[section]
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return a text, a tooltip, or bold letters for what was changed."""
        name = self.names[index.row()]
        action = self._actions[name]
        if role == _Role.DisplayRole:
            return self._actions.keys_of(action) if index.column() else self.text_of(name)
        if role == _Role.ToolTipRole:
            return self._actions.tip(action)
        if role == _Role.FontRole and name in self._preferences.shortcuts and index.column():
            font = QFont()
            font.setBold(True)
            return font
        return None
