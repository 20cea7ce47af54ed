"""Workspaces: arrangements of all panels for one kind of work, and the user's own by name."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox

from visualnet.plain_text import one_line
from visualnet.projects.window_layout import WindowLayout
from visualnet.ui.look.mnemonics import set_mnemonics
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.arranging.arrangements import WORKSPACES
from visualnet.ui.window.context import Context

_LONGEST_NAME = 40
_MOST = 30


class Workspaces(QObject):
    """Makes the actions of the built-in ones, and keeps the user's own in the preferences."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        rows = (
            ("draw", self.tr("Draw"), self.tr("A wide drawing pad beside the network")),
            ("train", self.tr("Train"), self.tr("Drawing pad, charts and settings")),
            ("lookInside", self.tr("Look inside"), self.tr("Drawing pad, Inspector and Why")),
            ("measure", self.tr("Measure"), self.tr("Evaluation and runs")),
            ("class", self.tr("Class"), self.tr("A wide drawing pad and wide charts")),
        )
        self._names = [f"{key}Workspace" for key, _, _ in rows]
        # Nothing stays chosen, but the editor of keys tells what each of a group is.
        group = QActionGroup(self, exclusionPolicy=QActionGroup.ExclusionPolicy.None_)
        for number, (key, text, tip) in enumerate(rows):
            act = context.actions.add(
                f"{key}Workspace", text, tip, f"Ctrl+Shift+{number + 1}",
                call=partial(self._arrange, key),
            )  # fmt: skip
            group.addAction(act)
        context.actions.add(
            "saveWorkspace",
            self.tr("Save workspace as…"),
            self.tr("Save this arrangement of panels under a name"),
            call=self._ask_name,
        )
        context.add_menu("workspaces", self._fill_own)
        context.window.presentation_changed.connect(self._enable)

    def fill(self, menu: QMenu) -> None:
        """List all workspaces, and what can be done with them."""
        menu.clear()
        menu.setToolTipsVisible(True)
        actions = self._context.actions
        for name in self._names:
            menu.addAction(actions[name])
        menu.addSeparator()
        self._fill_own(menu, is_part=True)
        menu.addAction(actions["saveWorkspace"])
        menu.addAction(actions["resetDocks"])
        set_mnemonics(menu)

    @Slot(bool)
    def _enable(self, is_presented: bool) -> None:
        # That mode has an arrangement of its own.
        for name in (*self._names, "saveWorkspace"):
            self._context.actions[name].setEnabled(not is_presented)

    def _arrange(self, key: str) -> None:
        self._context.window.arrange(WORKSPACES[key])

    # The user's own

    def _fill_own(self, menu: QMenu, *, is_part: bool = False) -> None:
        """List the user's own. is_part: of a longer menu."""
        if not is_part:
            menu.clear()
        names = sorted(self._context.preferences.workspaces)
        is_presented = self._context.window.is_presented
        for name in names:
            menu.addAction(_as_entry(name), partial(self._open, name)).setDisabled(is_presented)
        if names:
            menu.addSeparator()
            acts = (
                (menu.addMenu(self.tr("Rename workspace")), self._ask_new_name),
                (menu.addMenu(self.tr("Delete workspace")), self._ask_delete),
            )
            for part, act in acts:
                for name in names:
                    part.addAction(_as_entry(name), partial(act, name))
        elif not is_part:
            menu.addAction(self.tr("None saved yet")).setEnabled(False)

    def _open(self, name: str) -> None:
        layout = self._context.preferences.workspaces.get(name)
        if layout is not None:
            # The window keeps its own place.
            self._context.window.arrange_docks(replace(layout, is_maximised=False))

    def _ask_name(self) -> None:
        self._ask_text(self.tr("Save workspace"), "", self._save)

    def _ask_new_name(self, name: str) -> None:
        self._ask_text(self.tr("Rename workspace"), name, partial(self._rename, name))

    def _ask_text(self, title: str, text: str, act: Callable[[str], None]) -> None:
        dialog = QInputDialog(self._context.window)
        dialog.setObjectName("workspaceDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name of the workspace"))
        dialog.setTextValue(text)
        dialog.textValueSelected.connect(lambda value: act(one_line(value)))
        dialog.open()

    def _save(self, name: str) -> None:
        layout = self._context.window.current_layout()
        if layout is None or not self._may_be_named(name):
            return
        if name in self._context.preferences.workspaces:
            text = self.tr("Replace the workspace “{0}”?").format(name)
            self._ask(text, self.tr("Replace"), partial(self._keep, {name: layout}))
        elif len(self._context.preferences.workspaces) >= _MOST:
            self._context.say_error(
                self.tr("You already have {0} workspaces. Delete one first.").format(_MOST),
                "docks",
            )
        else:
            self._keep({name: layout})
            self._context.say(self.tr("Saved the workspace “{0}”.").format(name), "docks")

    def _rename(self, name: str, new: str) -> None:
        kept = self._context.preferences.workspaces
        if new == name or name not in kept or not self._may_be_named(new):
            return
        if new in kept:
            text = self.tr("A workspace named “{0}” already exists. Choose another name.")
            self._context.say_error(text.format(new), "docks")
        else:
            self._keep({new: kept[name]}, without=name)

    def _may_be_named(self, name: str) -> bool:
        is_name = 0 < len(name) <= _LONGEST_NAME
        if not is_name:
            text = self.tr("The name of a workspace needs 1 to {0} characters.")
            self._context.say_error(text.format(_LONGEST_NAME), "docks")
        return is_name

    def _ask_delete(self, name: str) -> None:
        text = self.tr("Delete the workspace “{0}”?").format(name)
        self._ask(text, self.tr("Delete"), partial(self._keep, {}, without=name))

    def _ask(self, text: str, button: str, act: Callable[[], None]) -> None:
        box = QMessageBox(self._context.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Workspace"))
        box.setText(text)
        yes = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        yes.clicked.connect(act)
        box.open()

    def _keep(self, added: dict[str, WindowLayout], *_checked: bool, without: str = "") -> None:
        self._context.preferences.update(
            Preferences.workspaces,
            lambda kept: {**{name: kept[name] for name in kept if name != without}, **added},
        )


def _as_entry(name: str) -> str:
    """Return a name as a menu shows it: an ampersand would underline a letter."""
    return name.replace("&", "&&")
