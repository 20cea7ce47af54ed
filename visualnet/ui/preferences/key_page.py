"""The editor of keyboard shortcuts: a table of all actions, and a field that takes a key."""

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTableView,
    QToolButton,
    QWidget,
)

from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.preferences.key_model import KeyModel
from visualnet.ui.preferences.keys import is_suitable, menu_of_key, panel_of_key
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.widgets.build import button, column, label, marked, muted, row
from visualnet.ui.window.context import Context

_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeyPage(QWidget):
    """A key that is pressed in the field is the chosen action's at once, unless it is taken.

    Then it says whose key it is, and a button gives it to the chosen action.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._actions, self._preferences = context.actions, context.preferences
        self._wanted = QKeySequence()
        self._model = KeyModel(context.actions, context.preferences, self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setFilterKeyColumn(-1)
        self._make_table()
        self._make_field()
        self._lay_out()
        self._preferences.follow(Preferences.shortcuts, lambda _keys: self._show_keys())
        self.show_action(self._model.names[0])

    def update_actions(self) -> None:
        """Show the actions that there are now; the chosen one stays."""
        name = self.name
        self._model.update()
        self.show_action(name or self._model.names[0])

    @property
    def name(self) -> str:
        """The name of the chosen action; empty for none."""
        index = self._shown.mapToSource(self.table.currentIndex())
        return self._model.names[index.row()] if index.isValid() else ""

    def show_action(self, name: str) -> None:
        """Choose an action in the table."""
        number = self._model.names.index(name) if name in self._model.names else 0
        self.table.setCurrentIndex(self._shown.mapFromSource(self._model.index(number, 0)))

    def _make_table(self) -> None:
        words = self.tr("Search actions and keys")
        self.filter = marked(QLineEdit(), "keyFilter", spoken=words)
        self.filter.setPlaceholderText(words)
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._shown.setFilterFixedString)
        self.table = marked(QTableView(), "keyTable", spoken=self.tr("Actions and their keys"))
        self.table.setModel(self._shown)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.selectionModel().currentChanged.connect(self._show_chosen)
        self.table.activated.connect(self._begin_edit)

    def _make_field(self) -> None:
        self._caption = label(self.tr("New key"))
        self.field = marked(
            QKeySequenceEdit(),
            "keyField",
            self.tr("Press the new keys; they work at once"),
            self.tr("New key"),
        )
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        # Not when the sequence changes: it is emptied as soon as any key goes down, Ctrl alone too.
        self.field.editingFinished.connect(self._end_typing)
        self._caption.setBuddy(self.field)
        for inner in self.field.findChildren(QLineEdit):
            # It has the focus.
            inner.setAccessibleName(self.tr("New key"))
            for cross in inner.findChildren(QToolButton):
                cross.clicked.connect(self._clear_key)
        tip = self.tr("Take these keys from the other action")
        self.take = button(self.tr("Use here"), tip, self._take_key, "takeKey", autoDefault=False)
        tip = self.tr("Give this action its original keys")
        self.reset = button(
            self.tr("Reset key"), tip, self._reset_key, "resetKey", autoDefault=False
        )
        self.said = muted(name="keyNote", accessibleName=self.tr("About this key"))

    def _lay_out(self) -> None:
        below = row(self._caption, (self.field, 1), self.take, self.reset, gap=8)
        column(self.filter, (self.table, 1), below, self.said, on=self, gap=8)

    @Slot(QModelIndex)
    def _show_chosen(self) -> None:
        """Show the key of the chosen action in the field, which asks for nothing by that."""
        name = self.name
        for widget in (self.field, self.reset):
            widget.setEnabled(bool(name))
        keys = self._actions[name].shortcuts() if name else []
        self._wanted = keys[0] if keys else QKeySequence()
        self.field.setKeySequence(self._wanted)
        self.reset.setEnabled(name in self._preferences.shortcuts)
        self.take.hide()
        self._show_note("muted", self._actions.tip(self._actions[name]) if name else "")

    @Slot()
    def _begin_edit(self) -> None:
        self.field.setFocus()

    @Slot()
    def _end_typing(self) -> None:
        """Try what was pressed; after Ctrl, Alt or Shift alone the action's key is shown again."""
        key = self.field.keySequence()
        if key.isEmpty():
            self._show_chosen()
        elif key != self._wanted:
            self._try_key(key)

    @Slot()
    def _clear_key(self) -> None:
        self._set_key(QKeySequence())

    def _try_key(self, key: QKeySequence) -> None:
        """Use a key that was pressed, or say why not."""
        self._wanted = key
        self.take.hide()
        text = key.toString(_NATIVE)
        if not is_suitable(key):
            self._show_note(
                "error",
                self.tr("{0} alone is for typing and moving; add Ctrl or Alt.").format(text),
            )
            return
        menu = menu_of_key(self._context.window, key)
        if menu:
            self._show_note("error", self.tr("{0} opens the menu {1}.").format(text, menu))
            return
        panel = panel_of_key(self._context.window, key)
        if panel:
            self._show_note("error", self.tr("{0} is used in the panel {1}.").format(text, panel))
            return
        other = self._actions.name_of_key(key)
        if other and other != self.name:
            self.take.show()
            self._show_note(
                "error", self.tr("{0} is used by: {1}.").format(text, self._model.text_of(other))
            )
            return
        self._set_key(key)

    @Slot()
    def _take_key(self) -> None:
        """Give the key to the chosen action; the other one keeps what else it has."""
        other = self._actions.name_of_key(self._wanted)
        had_focus = self.take.hasFocus()
        changed: dict[str, tuple[str, ...]] = {self.name: (self._wanted.toString(),)}
        if other:
            left = [key for key in self._actions[other].shortcuts() if key != self._wanted]
            changed[other] = tuple(key.toString() for key in left)
        self._keep(changed)
        if had_focus:
            self.field.setFocus()

    def _set_key(self, key: QKeySequence) -> None:
        if self.name:
            self._keep({self.name: () if key.isEmpty() else (key.toString(),)})

    @Slot()
    def _reset_key(self) -> None:
        """Give the chosen action its first keys, also those that others have now."""
        name, first = self.name, self._actions.first_keys(self.name)

        def without(keys: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
            kept = {other: each for other, each in keys.items() if other != name}
            return {
                other: tuple(key for key in each if key not in first)
                for other, each in kept.items()
            }

        self._preferences.update(Preferences.shortcuts, without)
        self.field.setFocus()

    def _keep(self, changed: dict[str, tuple[str, ...]]) -> None:
        first = self._actions.first_keys

        def merged(keys: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
            both = {**keys, **changed}
            # Those that are as at first again follow a newer version.
            names = set(self._actions.names())
            return {
                name: each
                for name, each in both.items()
                if name not in names or each != first(name)
            }

        self._preferences.update(Preferences.shortcuts, merged)

    def _show_keys(self) -> None:
        self._model.show_keys()
        self._show_chosen()

    def _show_note(self, role: str, text: str) -> None:
        set_style_property(self.said, "role", role)
        self.said.setText(text)
