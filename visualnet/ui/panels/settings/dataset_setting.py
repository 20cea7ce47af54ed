"""A data set: one of the bundled ones, one opened lately, or a new one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from visualnet.data.datasets import DATASETS
from visualnet.data.plane.patterns import PATTERNS
from visualnet.ui.look.translation import Texts, translated
from visualnet.ui.widgets.build import button, column
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.setting_controls import SettingControl

_tr = Texts("DatasetSetting")


class DatasetSetting(SettingControl):
    """A combo box of data sets, and a button that asks for another one.

    Its value is a bundled name or a path; None where that is a choice.
    """

    open_requested = Signal()
    """Someone wants to choose a path."""

    def __init__(
        self,
        tip: str,
        button_text: str,
        button_tip: str,
        none_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """none_text: of the first choice, None; without it there is no such choice."""
        super().__init__(parent)
        self._combo = ElidingComboBox()
        if none_text:
            self._add(none_text, "", none_text)
        for name, info in DATASETS.items():
            self._add(info.title, name, info.source)
        for pattern in () if none_text else PATTERNS.values():
            self._add(translated(pattern.title), pattern.name, _tr("Points drawn at random"))
        self._fixed = self._combo.count()
        self._value = self._combo.itemData(0) or None
        self._adopt(self._combo, tip)
        opener = button(button_text, button_tip, self.open_requested)
        column(self._combo, (opener, 0, Qt.AlignmentFlag.AlignLeft), on=self, gap=6)
        self._combo.currentIndexChanged.connect(self._take_edit)

    def set_recent(self, paths: Iterable[str]) -> None:
        """Offer these paths besides the bundled data sets, newest first; emits nothing."""
        blocker = QSignalBlocker(self._combo)
        while self._combo.count() > self._fixed:
            self._combo.removeItem(self._combo.count() - 1)
        for path in paths:
            self._add_path(path)
        self._show(self._value)
        blocker.unblock()

    def choose(self, path: str) -> None:
        """Take this path as if it had been chosen by hand."""
        if self._combo.findData(path) < 0:
            blocker = QSignalBlocker(self._combo)
            self._add_path(path)
            blocker.unblock()
        self._combo.setCurrentIndex(self._combo.findData(path))

    def _show(self, value: Any) -> None:
        value = value or ""
        if self._combo.findData(value) < 0:
            self._add_path(value)
        self._combo.setCurrentIndex(self._combo.findData(value))

    def _read(self) -> Any:
        return self._combo.currentData() or None

    def _add_path(self, path: str) -> None:
        self._add(Path(path).name or path, path, path)

    def _add(self, text: str, value: str, tip: str) -> None:
        self._combo.addItem(text, value)
        self._combo.setItemData(self._combo.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
