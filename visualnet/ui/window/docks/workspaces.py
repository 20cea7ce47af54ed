"""Workspaces: arrangements of all panels for one kind of work, and the user's own by name."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu

from visualnet.plain_text import one_line
from visualnet.projects.window_layout import WindowLayout
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.acts.context_menus import Act, Entries, Entry, fill_menu
from visualnet.ui.window.arranging.arrangements import WORKSPACES
from visualnet.ui.window.context import Context
from visualnet.ui.window.question import Answer, Question

_LONGEST_NAME = 40
_MOST = 30


class Workspaces(QObject):
    """Makes the actions of the built-in ones, and keeps the user's own in the preferences."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        arrange, actions = self._arrange, context.actions
        rows = (
            ActionRow("drawWorkspace", "Draw", "A wide drawing pad beside the network",
                      partial(arrange, "draw"), "Ctrl+Shift+1"),
            ActionRow("trainWorkspace", "Train", "Drawing pad, charts and settings",
                      partial(arrange, "train"), "Ctrl+Shift+2"),
            ActionRow("lookInsideWorkspace", "Look inside", "Drawing pad, Inspector and Why",
                      partial(arrange, "lookInside"), "Ctrl+Shift+3"),
            ActionRow("measureWorkspace", "Measure", "Evaluation and runs",
                      partial(arrange, "measure"), "Ctrl+Shift+4"),
            ActionRow("classWorkspace", "Class", "A wide drawing pad and wide charts",
                      partial(arrange, "class"), "Ctrl+Shift+5"),
        )  # fmt: skip
        actions.add(
            *rows,
            ActionRow("saveWorkspace", "Save workspace as…",
                      "Save this arrangement of panels under a name", self._ask_name),
        )  # fmt: skip
        self._names = [row.name for row in rows]
        # Nothing stays chosen, but the editor of keys tells what each of a group is.
        group = QActionGroup(self, exclusionPolicy=QActionGroup.ExclusionPolicy.None_)
        for name in self._names:
            group.addAction(actions[name])
        context.add_menu("workspaces", self._own_or_none)
        context.window.presentation_changed.connect(self._enable)

    def fill(self, menu: QMenu) -> None:
        """List all workspaces, and what can be done with them."""
        menu.clear()
        entries = [*self._names, None, *self._own(), "saveWorkspace", "resetDocks"]
        fill_menu(menu, entries, self._context.actions)

    @Slot(bool)
    def _enable(self, is_presented: bool) -> None:
        # That mode has an arrangement of its own.
        for name in (*self._names, "saveWorkspace"):
            self._context.actions[name].setEnabled(not is_presented)

    def _arrange(self, key: str) -> None:
        self._context.window.arrange(WORKSPACES[key])

    def _own(self) -> list[Entry]:
        """Return the user's own, and what can be done with them."""
        names = sorted(self._context.preferences.workspaces)
        is_free = not self._context.window.is_presented

        def listed(call: Callable[[str], None], is_enabled: bool = True) -> list[Act]:
            return [
                Act(_as_entry(name), partial(call, name), "", is_enabled=is_enabled)
                for name in names
            ]

        if not names:
            return []
        rename = (self.tr("Rename workspace"), listed(self._ask_new_name))
        delete = (self.tr("Delete workspace"), listed(self._ask_delete))
        return [*listed(self._open_own, is_free), None, rename, delete]

    def _own_or_none(self) -> Entries:
        none = Act(self.tr("None saved yet"), lambda: None, "", is_enabled=False)
        return self._own() or [none]

    def _open_own(self, name: str) -> None:
        layout = self._context.preferences.workspaces.get(name)
        if layout is not None:
            # The window keeps its own place.
            self._context.window.arrange_docks(replace(layout, is_maximised=False))

    def _ask_name(self) -> None:
        self._ask_text(self.tr("Save workspace"), "", self._save_own)

    def _ask_new_name(self, name: str) -> None:
        self._ask_text(self.tr("Rename workspace"), name, partial(self._rename_own, name))

    def _ask_text(self, title: str, text: str, act: Callable[[str], None]) -> None:
        dialog = QInputDialog(self._context.window)
        dialog.setObjectName("workspaceDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name of the workspace"))
        dialog.setTextValue(text)
        dialog.textValueSelected.connect(lambda value: act(one_line(value)))
        dialog.open()

    def _save_own(self, name: str) -> None:
        layout = self._context.window.current_layout()
        if layout is None or not self._may_be_named(name):
            return
        if name in self._context.preferences.workspaces:
            text = self.tr("Replace the workspace “{0}”?").format(name)
            self._ask_question(text, self.tr("Replace"), partial(self._keep_own, {name: layout}))
        elif len(self._context.preferences.workspaces) >= _MOST:
            self._context.say_error(
                self.tr("You already have {0} workspaces. Delete one first.").format(_MOST),
                "docks",
            )
        else:
            self._keep_own({name: layout})
            self._context.say(self.tr("Saved the workspace “{0}”.").format(name), "docks")

    def _rename_own(self, name: str, new: str) -> None:
        kept = self._context.preferences.workspaces
        if new == name or name not in kept or not self._may_be_named(new):
            return
        if new in kept:
            text = self.tr("A workspace named “{0}” already exists. Choose another name.")
            self._context.say_error(text.format(new), "docks")
        else:
            self._keep_own({new: kept[name]}, without=name)

    def _may_be_named(self, name: str) -> bool:
        is_name = 0 < len(name) <= _LONGEST_NAME
        if not is_name:
            text = self.tr("The name of a workspace needs 1 to {0} characters.")
            self._context.say_error(text.format(_LONGEST_NAME), "docks")
        return is_name

    def _ask_delete(self, name: str) -> None:
        text = self.tr("Delete the workspace “{0}”?").format(name)
        self._ask_question(text, self.tr("Delete"), partial(self._keep_own, {}, without=name))

    def _ask_question(self, text: str, button: str, act: Callable[[], None]) -> None:
        Question(self._context.window).ask(self.tr("Workspace"), text, Answer(button, act))

    def _keep_own(self, added: dict[str, WindowLayout], *, without: str = "") -> None:
        self._context.preferences.update(
            Preferences.workspaces,
            lambda kept: {**{name: kept[name] for name in kept if name != without}, **added},
        )


def _as_entry(name: str) -> str:
    """Return a name as a menu shows it: an ampersand would underline a letter."""
    return name.replace("&", "&&")
