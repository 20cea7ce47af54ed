"""Menus of files: bundled models, the user's own, and recent files."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QMenu

from visualnet.models.bundled import bundled_models
from visualnet.number_text import percent_text
from visualnet.ui.files.models import ModelFiles
from visualnet.ui.session.my_models import MyModel
from visualnet.ui.session.preferences import is_file
from visualnet.ui.widgets.shown_names import entry_text, told_apart
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.ui.files.lists.my_models_dialog import MyModelsDialog


class FileMenus(QObject):
    """Fills menus each time that they open."""

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

    def fill_recent(self, menu: QMenu) -> None:
        """List the recent files."""
        menu.clear()
        preferences = self._context.preferences
        recent = preferences.recent_files
        for path, text in zip(recent, told_apart(recent), strict=True):
            action = menu.addAction(entry_text(text))
            action.setToolTip(str(path))
            action.triggered.connect(
                lambda _=False, name=str(path): self._context.openers.open_paths([name])
            )
        if not recent:
            menu.addAction(self.tr("No recent files")).setEnabled(False)
            return
        menu.addSeparator()
        clear = menu.addAction(self.tr("Clear recent files"))
        clear.setToolTip(self.tr("Empty this list; the files stay"))
        clear.triggered.connect(preferences.forget_recent_files)

    def fill_models(self, menu: QMenu) -> None:
        """List bundled models and the user's own."""
        from visualnet.ui.files.model_card import add_card_actions

        menu.clear()
        title = self._context.session.title
        for bundled in bundled_models():
            action = menu.addAction(entry_text(bundled.name))
            action.setToolTip(self.tr("Bundled with VisualNet"))
            action.setCheckable(True)
            action.setChecked(title == bundled.name)
            action.triggered.connect(
                lambda _=False, one=bundled: self._models.open_bundled(one.name, one.path)
            )
        menu.addSeparator()
        models = self._context.preferences.my_models
        if models:
            menu.addAction(self.tr("My models")).setEnabled(False)
            for model, text in zip(models, shown_names(models), strict=True):
                self._add_mine(menu, model, text)
            manage = menu.addAction(self.tr("Manage my models…"))
            manage.setToolTip(self.tr("Rename models, or remove them from this menu"))
            manage.triggered.connect(self.manage)
        add_card_actions(menu, self._context.window, self._context.say_error)

    @Slot()
    def manage(self) -> None:
        """Show the dialog, or bring it to the front."""
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _add_mine(self, menu: QMenu, model: MyModel, text: str) -> None:
        is_there = is_file(Path(model.path))
        if not is_there:
            text = self.tr("{0} (file not found)").format(text)
        action = menu.addAction(entry_text(text))
        action.setToolTip(described(model))
        action.setEnabled(is_there)
        action.setCheckable(True)
        action.setChecked(self._context.session.title == model.name)
        action.triggered.connect(lambda _=False: self._models.open_mine(model))


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileMenus", text)
