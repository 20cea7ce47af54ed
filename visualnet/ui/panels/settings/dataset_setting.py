"""The data set to learn from: one of the bundled ones, one opened lately, or a new one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from visualnet.data.datasets import DATASETS
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.setting_controls import SettingControl


class DatasetSetting(SettingControl):
    """A combo box of data sets, and a button that asks for another one.

    Its value is a bundled name or a path.
    """

    open_requested = Signal()
    """Someone wants to choose a path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = next(iter(DATASETS))
        self._combo = ElidingComboBox()
        for name, info in DATASETS.items():
            self._add(info.title, name, info.source)
        self._adopt(self._combo, self.tr("Data set: the images that the network learns from"))
        button = QPushButton(self.tr("Open data…"))
        button.setToolTip(
            self.tr("Learn from images of your own: IDX, npz or CSV files, or a folder of images")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._combo)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._combo.currentIndexChanged.connect(self._take_edit)
        button.clicked.connect(self.open_requested)

    def set_recent(self, paths: Iterable[str]) -> None:
        """Offer these paths besides the bundled data sets, newest first; emits nothing."""
        blocker = QSignalBlocker(self._combo)
        while self._combo.count() > len(DATASETS):
            self._combo.removeItem(self._combo.count() - 1)
        for path in paths:
            self._add_path(path)
        self._show(self._value)
        blocker.unblock()

    def _show(self, value: Any) -> None:
        if self._combo.findData(value) < 0:
            self._add_path(value)
        self._combo.setCurrentIndex(self._combo.findData(value))

    def _read(self) -> Any:
        return self._combo.currentData()

    def _add_path(self, path: str) -> None:
        self._add(Path(path).name or path, path, path)

    def _add(self, text: str, value: str, tip: str) -> None:
        self._combo.addItem(text, value)
        self._combo.setItemData(self._combo.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
