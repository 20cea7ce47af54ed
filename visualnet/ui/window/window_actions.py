"""Actions of the window itself: undo, redo, panes, the sheet of keys, quit."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.acts.figures import FigureActs
from visualnet.ui.window.acts.images import ImageActs
from visualnet.ui.window.context import Context
from visualnet.ui.window.field_undo import FieldUndo
from visualnet.ui.window.tab_stops import focus_pane


class WindowActions(QObject):
    """Makes the actions; undo and redo are named after what they would do, and grey without any."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        acts, stack = context.actions, context.session.undo_stack
        acts.add(
            ActionRow("undo", "Undo", "Undo the last change", stack.undo,
                      QKeySequence.StandardKey.Undo, icon="undo", repeats=True),
            ActionRow("redo", "Redo", "Redo the last undone change", stack.redo,
                      ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo", repeats=True),
        )  # fmt: skip
        undo, redo = acts["undo"], acts["redo"]
        stack.canUndoChanged.connect(undo.setEnabled)
        stack.canRedoChanged.connect(redo.setEnabled)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        undo.setEnabled(False)
        redo.setEnabled(False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - there is a window
        application.focusChanged.connect(FieldUndo(undo, redo, stack, self).follow)
        self._add_acts()
        acts.add(
            ActionRow("nextPane", "Next pane",
                      "Go to the next part of the window: toolbar, pad, network, panel",
                      partial(focus_pane, context.window, True), "F6"),
            ActionRow("previousPane", "Previous pane", "Go to the previous part of the window",
                      partial(focus_pane, context.window, False), "Shift+F6"),
            ActionRow("quit", "Quit", "Close VisualNet", context.window.close, "Ctrl+Q"),
        )  # fmt: skip

    @Slot(str)
    def _name_undo(self, step: str) -> None:
        self._name("undo", self.tr("Undo"), self.tr("Undo {0}"), step)

    @Slot(str)
    def _name_redo(self, step: str) -> None:
        self._name("redo", self.tr("Redo"), self.tr("Redo {0}"), step)

    def _name(self, action: str, plain: str, pattern: str, step: str) -> None:
        """Name an action after the step that it takes back or does again."""
        acts = self._context.actions
        text = pattern.format(step) if step else plain
        # Names of files are part of some: an ampersand would underline a letter.
        acts[action].setText(text.replace("&", "&&"))
        acts.set_tip(acts[action], text)

    def _add_acts(self) -> None:
        """Make what is done with the thing that has the focus."""
        context = self._context
        context.actions.add(
            ActionRow("copy", "Copy",
                      "Copy the numbers, table, picture or drawing that is selected",
                      context.copying.copy_focused, QKeySequence.StandardKey.Copy),
            ActionRow("contextMenu", "Menu for this item",
                      "Open the context menu, like a right-click", self._show_menu, "Shift+F10"),
        )  # fmt: skip
        context.window.offer_menu = context.menus.show_for
        ImageActs(context)
        FigureActs(context)

    @Slot()
    def _show_menu(self) -> None:
        """Ask for a menu as the key for it does, which not every keyboard has."""
        focused = QApplication.focusWidget()
        if focused is not None:
            middle = focused.rect().center()
            asked = QContextMenuEvent.Reason.Keyboard
            event = QContextMenuEvent(asked, middle, focused.mapToGlobal(middle))
            QApplication.sendEvent(focused, event)
