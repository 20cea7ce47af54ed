"""Table of all actions and their keys."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.actions import Actions


class KeyModel(QStandardItemModel):
    """A row for each action: its name, and its keys, in bold where they are not its first ones."""

    def __init__(self, actions: Actions, preferences: Preferences, parent: QObject) -> None:
        super().__init__(0, 2, parent)
        self.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self._actions, self._preferences = actions, preferences
        self.names: list[str] = []
        """Names of the actions, row by row."""
        self.update()

    def update(self) -> None:
        """Follow the actions, of which there may be others, and their keys."""
        acts = self._actions
        self.names = sorted(acts.names(), key=lambda name: self.text_of(name).casefold())
        self.setRowCount(0)
        for _ in self.names:
            row = [QStandardItem(), QStandardItem()]
            for item in row:
                item.setEditable(False)
            self.appendRow(row)
        self.show_keys()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return what an action is called and does now: for some that changes with the run."""
        name = self.names[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._actions.tip(self._actions[name])
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return self.text_of(name)
        return super().data(index, role)

    def text_of(self, name: str) -> str:
        """Return what an action is called in the menus; one of a choice with what is chosen."""
        action = self._actions[name]
        text = without_mnemonic(action.text()).rstrip("…")
        if action.actionGroup() is None:
            return text
        return self.tr("{0} – {1}").format(text, self._actions.tip(action))

    def show_keys(self) -> None:
        """Show the keys that the actions have now."""
        bold, shortcuts = QFont(), self._preferences.shortcuts
        bold.setBold(True)
        for number, name in enumerate(self.names):
            item = self.item(number, 1)
            item.setText(self._actions.keys_of(self._actions[name]))
            is_other = name in shortcuts
            # Whatever is set, the table reads all its rows anew.
            if is_other != (item.data(Qt.ItemDataRole.FontRole) is not None):
                item.setData(bold if is_other else None, Qt.ItemDataRole.FontRole)
