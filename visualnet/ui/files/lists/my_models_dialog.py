"""The dialog in which the user's own models are renamed and removed from the menu."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from visualnet.number_text import bare_percent_text
from visualnet.ui.look.fonts import dialog_size
from visualnet.ui.session.my_models import MyModel, renamed, without
from visualnet.ui.session.preferences import Preferences, is_file
from visualnet.ui.widgets.build import button, forget_items, marked

_NAME, _TEST, _FILE = range(3)
_ROW_HEIGHT = 28


class MyModelsDialog(QDialog):
    """Changes hold at once, and are undone one by one; files are never touched."""

    chosen = Signal(object)  # MyModel
    """To be opened."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("myModels")
        self.setWindowTitle(self.tr("My models"))
        self._preferences = preferences
        self._before: list[tuple[MyModel, ...]] = []
        self._list = self._made_list()
        grid = QGridLayout()
        grid.setSpacing(6)
        self._make_buttons()
        buttons = (self._open, self._rename, self._folder, self._remove, self._undo)
        for place, each in enumerate(buttons):
            each.setAutoDefault(False)
            grid.addWidget(each, place // 3, place % 3)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._list, 1)
        layout.addLayout(grid)
        forget_items(grid)
        layout.addWidget(close)
        self.resize(dialog_size(560, 420))
        self._list.itemSelectionChanged.connect(self._show_what_can_be_done)
        self._list.itemChanged.connect(self._take_name)
        self._list.itemActivated.connect(lambda _item, _column: self._choose())
        # Not at once: the list is not to be filled anew while a name is taken out of its editor.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_models)
        preferences.follow(Preferences.my_models, lambda _models: self._soon.start())
        self._show_models()

    def _made_list(self) -> QTreeWidget:
        models = marked(QTreeWidget(), "myModelsList", spoken=self.tr("My models"))
        models.setHeaderLabels([self.tr("name"), self.tr("test %"), self.tr("file")])
        models.setRootIsDecorated(False)
        models.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        models.setColumnWidth(_NAME, 190)
        models.setColumnWidth(_TEST, 70)
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), models)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._remove_model)
        return models

    def _make_buttons(self) -> None:
        tip = self.tr("Open this model")
        self._open = button(self.tr("Open"), tip, self._choose)
        tip = self.tr("Change the name in the menu (F2)")
        self._rename = button(self.tr("Rename"), tip, self._edit_name)
        tip = self.tr("Open the folder of this file")
        self._folder = button(self.tr("Show in folder"), tip, self._show_folder)
        tip = self.tr("Remove from the menu; the file stays (Delete)")
        self._remove = button(self.tr("Remove"), tip, self._remove_model)
        tip = self.tr("Undo the last change here")
        self._undo = button(self.tr("Undo"), tip, self._undo_last)

    def _show_models(self) -> None:
        chosen = self._chosen()
        self._list.blockSignals(True)
        self._list.clear()
        for model in self._preferences.my_models:
            item = self._item_of(model)
            self._list.addTopLevelItem(item)
            if chosen is not None and model.path == chosen.path:
                self._list.setCurrentItem(item)
        first = self._list.topLevelItem(0)
        if first is not None and self._list.currentItem() is None:
            self._list.setCurrentItem(first)
        self._list.blockSignals(False)
        self._show_what_can_be_done()

    def _item_of(self, model: MyModel) -> QTreeWidgetItem:
        is_there = is_file(Path(model.path))
        file = model.path if is_there else self.tr("not found: {0}").format(model.path)
        item = QTreeWidgetItem([model.name, bare_percent_text(model.test_accuracy, 2), file])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setSizeHint(_NAME, QSize(0, _ROW_HEIGHT))
        item.setData(_NAME, Qt.ItemDataRole.UserRole, model.path)
        item.setToolTip(_FILE, file)
        if not is_there:
            grey = self.palette().placeholderText()
            for column in (_NAME, _TEST, _FILE):
                item.setForeground(column, grey)
        return item

    def _chosen(self) -> MyModel | None:
        item = self._list.currentItem()
        path = item.data(_NAME, Qt.ItemDataRole.UserRole) if item is not None else None
        return next((each for each in self._preferences.my_models if each.path == path), None)

    @Slot()
    def _show_what_can_be_done(self) -> None:
        model = self._chosen()
        is_there = model is not None and is_file(Path(model.path))
        self._open.setEnabled(is_there)
        for each in (self._rename, self._folder, self._remove):
            each.setEnabled(model is not None)
        self._undo.setEnabled(bool(self._before))

    def _change(self, change: Callable[[tuple[MyModel, ...]], tuple[MyModel, ...]]) -> None:
        before = self._preferences.my_models
        if change(before) != before:
            self._before.append(before)
            self._preferences.update(Preferences.my_models, change)

    @Slot()
    def _choose(self) -> None:
        model = self._chosen()
        if model is not None and is_file(Path(model.path)):
            self.accept()
            self.chosen.emit(model)

    @Slot()
    def _edit_name(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._list.editItem(item, _NAME)

    def _take_name(self, item: QTreeWidgetItem, column: int) -> None:
        path, name = item.data(_NAME, Qt.ItemDataRole.UserRole), item.text(_NAME)
        if column == _NAME:
            self._change(lambda models: renamed(models, path, name))
        # What was typed into another column, or is no name, is not kept.
        self._soon.start()

    @Slot()
    def _remove_model(self) -> None:
        model = self._chosen()
        if model is not None:
            self._change(partial(without, path=model.path))

    @Slot()
    def _show_folder(self) -> None:
        model = self._chosen()
        if model is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(model.path).parent)))

    @Slot()
    def _undo_last(self) -> None:
        before = self._before.pop()
        self._preferences.update(Preferences.my_models, lambda _models: before)
