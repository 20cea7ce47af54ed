"""Worked example: its action in the Help menu, and the window that it opens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.ui.worked_example.dialog import WorkedExampleDialog


class WorkedExampleFeature(QObject):
    """Opens one window at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._dialog: WorkedExampleDialog | None = None
        context.share(WorkedExampleFeature, self)
        context.actions.add(
            ActionRow("workedExample", "Worked example",
                      "Step through a network small enough for paper, with numbers to change",
                      self.open),
        )  # fmt: skip

    @property
    def dialog(self) -> "WorkedExampleDialog | None":
        """The window, None while it is closed."""
        return self._dialog

    def open(self) -> None:
        """Bring the window to the front."""
        from visualnet.ui.panels.step_through.export.step_menu import StepMenu
        from visualnet.ui.worked_example.dialog import WorkedExampleDialog

        if self._dialog is None:
            self._dialog = WorkedExampleDialog(self._context.window)
            self._dialog.destroyed.connect(self._forget)
            StepMenu(self._context, self._dialog.step_view)
            self._context.menus.serve(self._dialog)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
