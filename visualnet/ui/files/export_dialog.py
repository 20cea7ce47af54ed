"""Asks in what format and where to save weights, and shows how the written file was proven."""

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visualnet.models.formats import ModelFormat

_ROW_GAP = 3


class ExportDialog(QDialog):
    """Format and file.

    It stays open while the file is written and checked, and tells what came of it.
    """

    chosen = Signal(str, str)
    """The path, and the format's name."""

    def __init__(self, formats: Iterable[ModelFormat], path: Path, parent: QWidget) -> None:
        """formats: offered in this order. path: a first guess of the file, its ending left open."""
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export weights"))
        self._formats = list(formats)
        self._make_formats()
        self._make_file(path)
        self._make_outcome()
        self._make_buttons()
        self._lay_out()
        self._list.setCurrentRow(0)
        self._export.setDefault(True)

    def _make_formats(self) -> None:
        self._list = QListWidget()
        self._list.setObjectName("exportFormats")
        self._list.setAccessibleName(self.tr("Format"))
        self._list.setToolTip(self.tr("What the weights are to be used with"))
        for kind in self._formats:
            item = QListWidgetItem(f"{kind.title}  ({kind.suffix})")
            item.setToolTip(kind.purpose)
            self._list.addItem(item)
        self._list.setSpacing(_ROW_GAP)
        rows = (self._list.sizeHintForRow(0) + 2 * _ROW_GAP) * self._list.count()
        self._list.setFixedHeight(rows + 2 * self._list.frameWidth() + 4)
        self._list.currentRowChanged.connect(self._show_format)
        self._purpose = _wrapped("exportPurpose", "muted")

    def _make_file(self, path: Path) -> None:
        self._file = QLineEdit(str(path))
        self._file.setObjectName("exportFile")
        self._file.setAccessibleName(self.tr("File"))
        self._file.setToolTip(self.tr("Where the weights are saved"))
        self._file.setMinimumWidth(360)
        self._file.textChanged.connect(self._forget_outcome)
        self._choose = QPushButton(self.tr("Choose…"))
        self._choose.setObjectName("exportChoose")
        self._choose.setToolTip(self.tr("Choose the folder and the name"))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._choose_file)
        self._replaced: str | None = None

    def _make_outcome(self) -> None:
        self._outcome = _wrapped("exportOutcome", "")
        self._outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._busy = QProgressBar()
        self._busy.setObjectName("exportProgress")
        self._busy.setAccessibleName(self.tr("Writing and checking"))
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()

    def _make_buttons(self) -> None:
        self._buttons = QDialogButtonBox()
        self._export = QPushButton(self.tr("Export"))
        self._export.setObjectName("exportButton")
        self._export.setToolTip(self.tr("Write the file, read it back and compare its answers"))
        self._close = QPushButton(self.tr("Close"))
        self._close.setObjectName("exportClose")
        self._close.setToolTip(self.tr("Close this dialog; what is being written is finished"))
        self._buttons.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._ask)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self._file, 1)
        file.addWidget(self._choose)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow(self.tr("format"), self._list)
        form.addRow("", self._purpose)
        form.addRow(self.tr("file"), file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self._busy)
        layout.addWidget(self._outcome)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(560)

    @property
    def _format(self) -> ModelFormat:
        return self._formats[max(0, self._list.currentRow())]

    @Slot(int)
    def _show_format(self, _row: int) -> None:
        self._purpose.setText(self._format.purpose)
        path = Path(self._file.text())
        known = {kind.suffix for kind in self._formats}
        stem = path.with_suffix("") if path.suffix.lower() in known else path
        if stem.name:
            self._file.setText(f"{stem}{self._format.suffix}")

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Export weights"), self._file.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        suffix = self._format.suffix
        dialog.setNameFilters([f"{self._format.title} (*{suffix})", self.tr("All files (*)")])
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.fileSelected.connect(self._take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _take_file(self, name: str) -> None:
        self._file.setText(name)
        # That dialog has asked already whether to write over it.
        self._replaced = name

    @Slot()
    def _ask(self) -> None:
        name = self._file.text()
        if not name.strip():
            self.show_problem(self.tr("Give the name of a file."))
            return
        if os.path.exists(name) and self._replaced != name:
            self._replaced = name
            self.show_problem(self.tr("There is such a file; press Replace to write over it."))
            self._export.setText(self.tr("Replace"))
            return
        self._set_busy(True)
        self._say("", self.tr("Writing, reading back and comparing answers…"))
        self.chosen.emit(name, self._format.name)

    @Slot(str)
    def show_success(self, text: str) -> None:
        """Tell that the file is written and right."""
        self._set_busy(False)
        self._replaced = None
        self._say("success", text)
        self._close.setDefault(True)
        self._close.setFocus()

    @Slot(str)
    def show_problem(self, text: str) -> None:
        """Tell what went wrong."""
        self._set_busy(False)
        self._say("error", text)

    def _set_busy(self, is_busy: bool) -> None:
        self._busy.setVisible(is_busy)
        for widget in (self._list, self._file, self._choose, self._export):
            widget.setEnabled(not is_busy)

    @Slot()
    def _forget_outcome(self) -> None:
        self._replaced = None
        self._export.setText(self.tr("Export"))
        self._say("", "")

    def _say(self, role: str, text: str) -> None:
        self._outcome.setProperty("role", role)
        self._outcome.style().unpolish(self._outcome)
        self._outcome.style().polish(self._outcome)
        self._outcome.setText(text)
        self._outcome.setVisible(bool(text))


def _wrapped(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
