"""Actions of the window itself: undo, redo, help, quit."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from visualnet.ui.window.context import Context
from visualnet.ui.window.help_dialogs import about_dialog, shortcuts_dialog


class WindowActions(QObject):
    """Makes the actions, and greys undo and redo where there is nothing to undo."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        add, stack, standard = (
            context.actions.add,
            context.session.undo_stack,
            QKeySequence.StandardKey,
        )
        undo = add(
            "undo",
            self.tr("Undo"),
            self.tr("Take back the last stroke, restart or change of settings"),
            standard.Undo,
            icon_name="undo",
            call=stack.undo,
        )
        redo = add(
            "redo",
            self.tr("Redo"),
            self.tr("Do again what was undone"),
            standard.Redo,
            icon_name="redo",
            call=stack.redo,
        )
        stack.canUndoChanged.connect(undo.setEnabled)
        stack.canRedoChanged.connect(redo.setEnabled)
        undo.setEnabled(False)
        redo.setEnabled(False)
        add(
            "shortcuts",
            self.tr("Keyboard shortcuts"),
            self.tr("List all keys"),
            "F1",
            icon_name="help",
            call=self._show_shortcuts,
        )
        add(
            "about",
            self.tr("About VisualNet"),
            self.tr("Versions and licences"),
            call=self._show_about,
        )
        add(
            "quit",
            self.tr("Quit"),
            self.tr("Close VisualNet"),
            standard.Quit,
            call=context.window.close,
        )

    def _show_shortcuts(self) -> None:
        shortcuts_dialog(self._context.actions.described(), self._context.window).open()

    def _show_about(self) -> None:
        about_dialog(self._context.window).open()
