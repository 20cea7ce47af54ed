"""Dialog for exporting weights: format and file, and how the written file was proven."""

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from visualnet.models.formats import ModelFormat
from visualnet.nn.network import Network
from visualnet.ui.look.fonts import dialog_size
from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.look.translation import translated
from visualnet.ui.widgets.build import button, column, fill_dialog, label, marked, muted, row
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
        tip = self.tr("Where you will use the weights")
        self._list = marked(QListWidget(), "exportFormats", tip, self.tr("Format"))
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
        self._purpose = muted(name="exportPurpose")
        self._purpose.setMinimumHeight(_PURPOSE_LINES * self._purpose.fontMetrics().lineSpacing())
        # A command to install something can be copied, also by the keyboard.
        self._reasons = muted(
            "\n".join(filter(None, self._obstacles)),
            "exportObstacles",
            accessibleName=self.tr("Not available"),
            textInteractionFlags=_SELECTABLE,
        )
        self._reasons.setVisible(bool(self._reasons.text()))

    def _make_file(self, path: Path) -> None:
        self._folder = path.parent
        tip = self.tr("File to save the weights in")
        self._file = marked(QLineEdit(str(path)), "exportFile", tip, self.tr("File"))
        self._file.setMinimumWidth(dialog_size(360, 0).width())
        self._file.textChanged.connect(self._forget_outcome)
        self._choose = button(
            self.tr("Choose…"),
            self.tr("Choose a folder and a name"),
            self._choose_file,
            "exportChoose",
            autoDefault=False,
        )
        self._replaced: str | None = None
        self._had_focus: QWidget | None = None

    def _make_outcome(self) -> None:
        self._outcome = label(
            name="exportOutcome",
            wraps=True,
            accessibleName=self.tr("Outcome"),
            alignment=Qt.AlignmentFlag.AlignTop,
            textInteractionFlags=_SELECTABLE,
        )
        # Whatever is told, no button moves: the next click is to hit.
        self._outcome_room = marked(QScrollArea(), focusPolicy=Qt.FocusPolicy.NoFocus)
        self._outcome_room.setFrameShape(QScrollArea.Shape.NoFrame)
        self._outcome_room.setWidgetResizable(True)
        self._outcome_room.setWidget(self._outcome)
        self._outcome_room.setFixedHeight(
            _OUTCOME_LINES * self._outcome.fontMetrics().lineSpacing()
        )
        spoken = self.tr("Writing and checking")
        self._busy = marked(QProgressBar(), "exportProgress", spoken=spoken)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()

    def _make_buttons(self) -> None:
        self._buttons = QDialogButtonBox()
        # As wide as with its other name.
        tip = self.tr("Save the file and check its answers")
        self._export = button(self.tr("Replace"), tip, name="exportButton")
        width = self._export.sizeHint().width()
        self._export.setText(self.tr("Export"))
        self._export.setMinimumWidth(max(width, self._export.sizeHint().width()))
        # Export stays the blue one while it is disabled, and where the focus is elsewhere.
        tip = self.tr("Close this dialog; saving continues")
        self._close = button(self.tr("Close"), tip, name="exportClose", autoDefault=False)
        self._buttons.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._ask_export)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow(self.tr("format"), self._list)
        form.addRow("", self._purpose)
        form.addRow("", self._reasons)
        form.addRow(self.tr("file"), row((self._file, 1), self._choose, gap=8))
        self._area = DialogArea(column(form, self._busy, self._outcome_room, gap=16))
        fill_dialog(self, self._area, buttons=self._buttons)
        self.setMinimumWidth(dialog_size(560, 0).width())

    def choose_format(self, name: str) -> None:
        """Choose a format, if there is one of that name and the network can be written in it."""
        for number, kind in enumerate(self._formats):
            if kind.name == name and not self._obstacles[number]:
                self._list.setCurrentRow(number)

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
    def _ask_export(self) -> None:
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
        self._show_outcome("", self.tr("Saving the file and checking its answers…"))
        self.chosen.emit(name, self._format.name)

    @Slot(str)
    def show_success(self, text: str) -> None:
        """Tell that the file is written and right."""
        self._set_busy(False)
        self._replaced = None
        self._show_outcome("success", text)

    @Slot(str)
    def show_problem(self, text: str) -> None:
        """Tell what went wrong."""
        self._set_busy(False)
        self._show_outcome("error", text)

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
        self._show_outcome("", "")

    def _show_outcome(self, role: str, text: str) -> None:
        set_style_property(self._outcome, "role", role)
        self._outcome.setText(text)
        if text:
            self._area.ensureWidgetVisible(self._outcome_room)
