"""Menus of files: bundled models, the user's own, and recent files."""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from visualnet.models.bundled import bundled_models
from visualnet.number_text import percent_text
from visualnet.ui.files.models import ModelFiles
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.my_models import MyModel
from visualnet.ui.session.preferences import is_file
from visualnet.ui.widgets.shown_names import entry_text, told_apart
from visualnet.ui.window.acts.context_menus import Act, Entries
from visualnet.ui.window.context import Context

_tr = Texts("FileMenus")

if TYPE_CHECKING:
    from visualnet.ui.files.lists.my_models_dialog import MyModelsDialog


class FileMenus(QObject):
    """Says what menus hold each time that they open."""

    def __init__(self, context: Context, models: ModelFiles) -> None:
        super().__init__(context.window)
        self._context, self._models = context, models

    @cached_property
    def dialog(self) -> "MyModelsDialog":
        """Where the user's models are renamed and removed; made when it is first asked for."""
        from visualnet.ui.files.lists.my_models_dialog import MyModelsDialog

        dialog = MyModelsDialog(self._context.preferences, self._context.window)
        dialog.chosen.connect(self._models.open_mine)
        return dialog

    def offer_last_project(self) -> None:
        """Offer to go on with the project that was open last, once the welcome was answered."""
        from visualnet.ui.files.lists.last_project import LastProject

        preferences = self._context.preferences
        if preferences.are_kept and preferences.is_welcomed:
            LastProject(self._context).offer()

    def recent(self) -> Entries:
        """Return the recent files."""
        kept, open_paths = self._context.preferences, self._context.openers.open_paths
        files = [
            Act(entry_text(text), partial(open_paths, [str(path)]), "", str(path))
            for path, text in zip(kept.recent_files, told_apart(kept.recent_files), strict=True)
        ]
        if not files:
            return [_note(self.tr("No recent files"))]
        tip = self.tr("Empty this list; the files stay")
        return [*files, None, Act(self.tr("Clear recent files"), kept.forget_recent_files, "", tip)]

    def models(self) -> Entries:
        """Return bundled models and the user's own."""
        from visualnet.ui.files.model_card import card_acts

        title, models = self._context.session.title, self._context.preferences.my_models
        bundled = [
            Act(
                entry_text(one.name),
                partial(self._models.open_bundled, one.name, one.path),
                "",
                self.tr("Bundled with VisualNet"),
                is_checked=title == one.name,
            )
            for one in bundled_models()
        ]
        mine: list[Act] = []
        if models:
            tip = self.tr("Rename models, or remove them from this menu")
            names = zip(models, shown_names(models), strict=True)
            mine = [
                _note(self.tr("My models")),
                *(self._act_of(model, name) for model, name in names),
                Act(self.tr("Manage my models…"), self.manage, "", tip),
            ]
        cards = card_acts(self._context.window, self._context.say_error)
        return [*bundled, None, *mine, None, *cards]

    @Slot()
    def manage(self) -> None:
        """Show the dialog, or bring it to the front."""
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _act_of(self, model: MyModel, name: str) -> Act:
        is_there = is_file(Path(model.path))
        return Act(
            entry_text(name if is_there else self.tr("{0} (file not found)").format(name)),
            partial(self._models.open_mine, model),
            "",
            described(model),
            is_there,
            is_checked=self._context.session.title == model.name,
        )


def _note(text: str) -> Act:
    """Return an entry that only says something."""
    return Act(text, lambda: None, "", is_enabled=False)


def shown_names(models: tuple[MyModel, ...]) -> list[str]:
    """Return the names of models; beside those that are equal stand folders."""
    paths = [Path(model.path) for model in models]
    return told_apart(paths, [model.name for model in models])


def described(model: MyModel) -> str:
    """Return a model's file, and its test accuracy if that is known."""
    if model.test_accuracy is None:
        return model.path
    accuracy = percent_text(model.test_accuracy, 2)
    return _tr("{0}\nTest accuracy {1}").format(model.path, accuracy)
