"""Actions of the window itself: undo, redo, panes, the sheet of keys, quit."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication

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
        add, stack, standard = (
            context.actions.add,
            context.session.undo_stack,
            QKeySequence.StandardKey,
        )
        undo = add(
            "undo",
            self.tr("Undo"),
            self.tr("Undo the last change"),
            standard.Undo,
            icon_name="undo",
            call=stack.undo,
            repeats=True,
        )
        redo = add(
            "redo",
            self.tr("Redo"),
            self.tr("Redo the last undone change"),
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            icon_name="redo",
            call=stack.redo,
            repeats=True,
        )
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
        add(
            "nextPane",
            self.tr("Next pane"),
            self.tr("Go to the next part of the window: toolbar, pad, network, panel"),
            "F6",
            call=partial(focus_pane, context.window, True),
        )
        add(
            "previousPane",
            self.tr("Previous pane"),
            self.tr("Go to the previous part of the window"),
            "Shift+F6",
            call=partial(focus_pane, context.window, False),
        )
        add(
            "quit",
            self.tr("Quit"),
            self.tr("Close VisualNet"),
            "Ctrl+Q",
            call=context.window.close,
        )

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
        add, context = self._context.actions.add, self._context
        add(
            "copy",
            self.tr("Copy"),
            self.tr("Copy the numbers, table, picture or drawing that is selected"),
            QKeySequence.StandardKey.Copy,
            call=context.copying.copy_focused,
        )
        add(
            "contextMenu",
            self.tr("Menu for this item"),
            self.tr("Open the context menu, like a right-click"),
            "Shift+F10",
            call=self._show_menu,
        )
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
