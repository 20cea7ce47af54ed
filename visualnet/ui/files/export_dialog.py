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
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from visualnet.models.formats import ModelFormat
from visualnet.nn.network import Network
from visualnet.ui.look.fonts import dialog_size
from visualnet.ui.look.style_properties import set_style_property, wrapped_label
from visualnet.ui.look.translation import translated
from visualnet.ui.widgets.upright_scroll_area import DialogArea

_ROW_GAP = 3
_PURPOSE_LINES, _OUTCOME_LINES = 2, 4
"""Lines that are kept free for the texts that change."""

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ExportDialog(QDialog):
    """Format and file.

    It stays open while the file is written and checked, and tells what came of it.
    """

    chosen = Signal(str, str)
    """The path, and the format's name."""

    def __init__(
        self, formats: Iterable[ModelFormat], network: Network, path: Path, parent: QWidget
    ) -> None:
        """formats: offered in this order; those that `network` cannot be written in are greyed.

        path: a first guess of the file, its ending left open.
        """
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export weights"))
        self._formats = list(formats)
        self._obstacles = [kind.obstacle(network) for kind in self._formats]
        self._make_formats()
        self._make_file(path)
        self._make_outcome()
        self._make_buttons()
        self._lay_out()
        self._export.setDefault(True)
        rows = [row for row, obstacle in enumerate(self._obstacles) if not obstacle]
        if rows:
            self._list.setCurrentRow(rows[0])
        self._export.setEnabled(bool(rows))

    def _make_formats(self) -> None:
        self._list = QListWidget()
        self._list.setObjectName("exportFormats")
        self._list.setAccessibleName(self.tr("Format"))
        self._list.setToolTip(self.tr("Where you will use the weights"))
        for kind, obstacle in zip(self._formats, self._obstacles, strict=True):
            item = QListWidgetItem(f"{translated(kind.title)}  ({kind.suffix})")
            item.setToolTip(translated(obstacle or kind.purpose))
            if obstacle:
                item.setText(self.tr("{0} – not available").format(item.text()))
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, translated(obstacle))
            self._list.addItem(item)
        self._list.setSpacing(_ROW_GAP)
        rows = (self._list.sizeHintForRow(0) + 2 * _ROW_GAP) * self._list.count()
        self._list.setFixedHeight(rows + 2 * self._list.frameWidth() + 4)
        self._list.currentRowChanged.connect(self._show_format)
        self._purpose = wrapped_label("exportPurpose", "muted")
        self._purpose.setMinimumHeight(_PURPOSE_LINES * self._purpose.fontMetrics().lineSpacing())
        self._reasons = wrapped_label("exportObstacles", "muted")
        self._reasons.setAccessibleName(self.tr("Not available"))
        self._reasons.setText("\n".join(filter(None, self._obstacles)))
        # A command to install something can be copied, also by the keyboard.
        self._reasons.setTextInteractionFlags(_SELECTABLE)
        self._reasons.setVisible(bool(self._reasons.text()))

    def _make_file(self, path: Path) -> None:
        self._folder = path.parent
        self._file = QLineEdit(str(path))
        self._file.setObjectName("exportFile")
        self._file.setAccessibleName(self.tr("File"))
        self._file.setToolTip(self.tr("File to save the weights in"))
        self._file.setMinimumWidth(dialog_size(360, 0).width())
        self._file.textChanged.connect(self._forget_outcome)
        self._choose = QPushButton(self.tr("Choose…"))
        self._choose.setObjectName("exportChoose")
        self._choose.setToolTip(self.tr("Choose a folder and a name"))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._choose_file)
        self._replaced: str | None = None
        self._had_focus: QWidget | None = None

    def _make_outcome(self) -> None:
        self._outcome = wrapped_label("exportOutcome", "")
        self._outcome.setAccessibleName(self.tr("Outcome"))
        self._outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._outcome.setTextInteractionFlags(_SELECTABLE)
        # Whatever is told, no button moves: the next click is to hit.
        self._outcome_room = QScrollArea()
        self._outcome_room.setFrameShape(QScrollArea.Shape.NoFrame)
        self._outcome_room.setWidgetResizable(True)
        self._outcome_room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._outcome_room.setWidget(self._outcome)
        self._outcome_room.setFixedHeight(
            _OUTCOME_LINES * self._outcome.fontMetrics().lineSpacing()
        )
        self._busy = QProgressBar()
        self._busy.setObjectName("exportProgress")
        self._busy.setAccessibleName(self.tr("Writing and checking"))
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()

    def _make_buttons(self) -> None:
        self._buttons = QDialogButtonBox()
        self._export = QPushButton(self.tr("Export"))
        self._export.setObjectName("exportButton")
        self._export.setToolTip(self.tr("Save the file and check its answers"))
        # As wide as with its other name.
        self._export.setText(self.tr("Replace"))
        width = self._export.sizeHint().width()
        self._export.setText(self.tr("Export"))
        self._export.setMinimumWidth(max(width, self._export.sizeHint().width()))
        self._close = QPushButton(self.tr("Close"))
        self._close.setObjectName("exportClose")
        self._close.setToolTip(self.tr("Close this dialog; saving continues"))
        self._buttons.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        # Export stays the blue one while it is disabled, and where the focus is elsewhere.
        self._close.setAutoDefault(False)
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
        form.addRow("", self._reasons)
        form.addRow(self.tr("file"), file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        contents = QVBoxLayout()
        contents.setSpacing(16)
        contents.addLayout(form)
        contents.addWidget(self._busy)
        contents.addWidget(self._outcome_room)
        self._area = DialogArea(contents)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(dialog_size(560, 0).width())

    def choose_format(self, name: str) -> None:
        """Choose a format, if there is one of that name and the network can be written in it."""
        for row, kind in enumerate(self._formats):
            if kind.name == name and not self._obstacles[row]:
                self._list.setCurrentRow(row)

    @property
    def _format(self) -> ModelFormat:
        return self._formats[max(0, self._list.currentRow())]

    @Slot(int)
    def _show_format(self, _row: int) -> None:
        self._purpose.setText(translated(self._format.purpose))
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
        if not self._file.text().strip():
            self.show_problem(self.tr("Enter a file name."))
            return
        # A name alone lies in the folder that was proposed, not wherever the program was started.
        name = str(self._folder / self._file.text())
        if os.path.exists(name) and self._replaced != name:
            self._replaced = name
            self.show_problem(self.tr("This file already exists. Press Replace to overwrite it."))
            self._export.setText(self.tr("Replace"))
            return
        self._set_busy(True)
        self._say("", self.tr("Saving the file and checking its answers…"))
        self.chosen.emit(name, self._format.name)

    @Slot(str)
    def show_success(self, text: str) -> None:
        """Tell that the file is written and right."""
        self._set_busy(False)
        self._replaced = None
        self._say("success", text)

    @Slot(str)
    def show_problem(self, text: str) -> None:
        """Tell what went wrong."""
        self._set_busy(False)
        self._say("error", text)

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy:
            self._had_focus = self.focusWidget()
        self._busy.setVisible(is_busy)
        for widget in (self._list, self._file, self._choose, self._export):
            widget.setEnabled(not is_busy)
        if not is_busy and self._had_focus is not None:
            # It went on by itself when its widget was disabled.
            self._had_focus.setFocus()
            self._had_focus = None

    @Slot()
    def _forget_outcome(self) -> None:
        self._replaced = None
        self._export.setText(self.tr("Export"))
        self._say("", "")

    def _say(self, role: str, text: str) -> None:
        set_style_property(self._outcome, "role", role)
        self._outcome.setText(text)
        if text:
            self._area.ensureWidgetVisible(self._outcome_room)
