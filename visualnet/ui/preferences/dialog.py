"""The dialog of the preferences: pages beside a list; what is changed holds at once."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from visualnet.ui.look.fonts import dialog_size
from visualnet.ui.look.style_properties import wrapped_label
from visualnet.ui.preferences.key_page import KeyPage
from visualnet.ui.preferences.pages import Entry, page_titles, tables
from visualnet.ui.preferences.reset_page import ResetPage
from visualnet.ui.session.kept.rows import Preference
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea
from visualnet.ui.window.context import Context

_KEPT = (Preferences.recent_file_names, Preferences.recent_data_names, Preferences.folders)
"""No preferences, but where the user's files are."""


class PreferencesDialog(QDialog):
    """Sets what lasts over restarts. A page, or everything, can be reset, and that undone."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context, self._preferences = context, context.preferences
        self._undo: Callable[[], None] | None = None
        self._question: QMessageBox | None = None
        self.setObjectName("preferencesDialog")
        self.setWindowTitle(self.tr("Preferences"))
        self._rows: list[tuple[Preference[Any], ...]] = []
        self._fields: dict[str, QWidget] = {}
        self.list = QListWidget()
        self.list.setObjectName("preferencePages")
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.addItems(page_titles())
        self.list.setSpacing(3)
        self._pages = QStackedWidget()
        for table in tables(context):
            self._add_page(self._form(table), tuple(entry.row for entry in table))
        for name in ("autosave_seconds", "autosave_folder"):
            self._preferences.bind(Preferences.autosaves, self._fields[name].setEnabled)
        self._keys = KeyPage(context)
        self._pages.addWidget(self._keys)
        self._rows.append((Preferences.shortcuts,))
        last = ResetPage(context.actions)
        last.reset_requested.connect(self._ask_reset)
        last.left.connect(self.reject)
        self._add_page(last, ())
        self._make_buttons()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_page)
        self.list.setCurrentRow(0)
        self._fit()

    def go_to(self, page: int, name: str) -> None:
        """Show a page, with the focus on the field of a preference."""
        self.list.setCurrentRow(page)
        if name in self._fields:
            self._fields[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the actions that there are now."""
        super().showEvent(event)
        self._keys.update_actions()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text, which is set here."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # The list takes on another style after the dialog itself.
            QTimer.singleShot(0, self, self._fit)

    @Slot()
    def _fit(self) -> None:
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 34)
        self.resize(self.size().expandedTo(dialog_size(720, 470)))
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        if self.isVisible() and not room.contains(frame):
            past = (frame.bottomRight() - room.bottomRight()).toTuple()
            self.move(self.pos() - QPoint(*(max(0, each) for each in past)))

    def _add_page(self, form: QWidget, rows: Sequence[Preference[Any]]) -> None:
        area = UprightScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setProperty("ring", False)
        area.setWidget(form)
        self._pages.addWidget(area)
        self._rows.append(tuple(rows))

    def _form(self, table: Sequence[Entry]) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 8, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for entry in table:
            field = entry.make(self._preferences)
            field.setObjectName(f"{entry.row.name}Preference")
            field.setAccessibleName(entry.label)
            field.setToolTip(entry.tip)
            self._fields[entry.row.name] = field
            if isinstance(field, QCheckBox):
                field.setText(entry.label)
                form.addRow("", field)
            else:
                label = QLabel(entry.label)
                label.setToolTip(entry.tip)
                label.setBuddy(field)
                form.addRow(label, field)
            if entry.is_late:
                note = wrapped_label(f"{entry.row.name}Note", "muted")
                note.setText(self.tr("Takes effect at the next start."))
                form.addRow("", note)
        return page

    def _make_buttons(self) -> None:
        self._buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.reset_page = QPushButton(self.tr("Reset page"))
        self.reset_page.setObjectName("resetPage")
        self.reset_page.setToolTip(self.tr("Reset the preferences on this page"))
        self.reset_page.clicked.connect(self._reset_page)
        self.undo_reset = QPushButton(self.tr("Undo reset"))
        self.undo_reset.setObjectName("undoReset")
        self.undo_reset.setToolTip(self.tr("Bring back what the last reset changed"))
        self.undo_reset.clicked.connect(self._undo_reset)
        self.undo_reset.setEnabled(False)
        close = QPushButton(self.tr("Close"))
        close.setObjectName("closePreferences")
        close.setToolTip(self.tr("Close; all changes are already saved"))
        self._buttons.addButton(self.reset_page, role.ResetRole)
        self._buttons.addButton(self.undo_reset, role.ResetRole)
        self._buttons.addButton(close, role.RejectRole)
        self._buttons.rejected.connect(self.reject)
        for button in (self.reset_page, self.undo_reset):
            button.setAutoDefault(False)
        close.setDefault(True)

    def _lay_out(self) -> None:
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(row, 1)
        layout.addWidget(self._buttons)

    @Slot(int)
    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.reset_page.setEnabled(bool(self._rows[page]))

    @Slot()
    def _reset_page(self) -> None:
        self._reset(self._rows[self.list.currentRow()])

    @Slot()
    def _ask_reset(self) -> None:
        """Ask before everything is reset."""
        if self._question is not None:
            self._question.raise_()
            return
        box = self._question = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Reset everything"))
        box.setText(self.tr("Reset all preferences, keys and panels?"))
        box.setInformativeText(self.tr("Your files and lists of recent files stay."))
        reset = box.addButton(self.tr("Reset everything"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))

        def answer() -> None:
            self._question = None
            if box.clickedButton() is reset:
                self._reset_everything()
            box.deleteLater()

        box.finished.connect(answer)
        box.open()

    def _reset_everything(self) -> None:
        window = self._context.window
        before = window.current_layout()
        self._reset([row for row in self._preferences.rows().values() if row not in _KEPT])
        undo = self._undo
        self._context.actions["resetDocks"].trigger()

        def undo_all() -> None:
            if undo is not None:
                undo()
            if before is not None:
                window.restore_layout(before)

        self._undo = undo_all

    def _reset(self, rows: Sequence[Preference[Any]]) -> None:
        self._undo = self._preferences.reset(*rows)
        self.undo_reset.setEnabled(True)

    @Slot()
    def _undo_reset(self) -> None:
        if self._undo is not None:
            self._undo()
        self._undo = None
        self.undo_reset.setEnabled(False)
