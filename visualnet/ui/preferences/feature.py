"""The action that opens the preferences; the dialog is made when first opened."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context, Find

if TYPE_CHECKING:
    from visualnet.ui.preferences.dialog import PreferencesDialog


class PreferencesFeature(QObject):
    """Opens the dialog, also at one of its fields, which a search over everything finds."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._dialog: PreferencesDialog | None = None
        context.actions.add(
            ActionRow("preferences", "Preferences…", "Change looks, saving, folders and keys",
                      self.open_dialog, "Ctrl+,"),
        )  # fmt: skip
        context.add_finds(self.tr("Preference"), self._finds)

    @property
    def dialog(self) -> "PreferencesDialog":
        """The dialog, made when it is first asked for."""
        if self._dialog is None:
            from visualnet.ui.preferences.dialog import PreferencesDialog

            self._dialog = PreferencesDialog(self._context)
        return self._dialog

    @Slot()
    def open_dialog(self) -> None:
        """Show the dialog, or bring it to the front."""
        dialog = self.dialog
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _open_at(self, page: int, name: str) -> None:
        self.open_dialog()
        self.dialog.go_to(page, name)

    def _finds(self) -> Iterator[Find]:
        from visualnet.ui.preferences.pages import page_titles, tables

        for page, (title, table) in enumerate(
            zip(page_titles(), tables(self._context), strict=False)
        ):
            for entry in table:
                go = partial(self._open_at, page, entry.row.name)
                yield Find(
                    entry.label, self.tr("Preferences › {0}").format(title), "", go, entry.tip
                )
