"""The dialog of the preferences: pages beside a list; what is changed holds at once."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QStackedWidget,
    QWidget,
)

from visualnet.ui.look.fonts import dialog_size
from visualnet.ui.preferences.key_page import KeyPage
from visualnet.ui.preferences.pages import Entry, page_titles, tables
from visualnet.ui.preferences.reset_page import ResetPage
from visualnet.ui.session.kept.rows import Preference
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.widgets.build import button, column, form, label, marked, muted, row
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea
from visualnet.ui.window.context import Context
from visualnet.ui.window.question import Answer, Question

_KEPT = (Preferences.recent_file_names, Preferences.recent_data_names, Preferences.folders)
"""No preferences, but where the user's files are."""


class PreferencesDialog(QDialog):
    """Sets what lasts over restarts. A page, or everything, can be reset, and that undone."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context, self._preferences = context, context.preferences
        self._undo: Callable[[], None] | None = None
        self._question = Question(self)
        self.setObjectName("preferencesDialog")
        self.setWindowTitle(self.tr("Preferences"))
        self._rows: list[tuple[Preference[Any], ...]] = []
        self._fields: dict[str, QWidget] = {}
        self.list = marked(QListWidget(), "preferencePages", spoken=self.tr("Pages"))
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
        area = marked(UprightScrollArea(), focusPolicy=Qt.FocusPolicy.NoFocus, ring=False)
        area.setWidget(form)
        self._pages.addWidget(area)
        self._rows.append(tuple(rows))

    def _form(self, table: Sequence[Entry]) -> QWidget:
        page = QWidget()
        rows = form(14, 10, on=page, edges=(0, 0, 8, 0))
        for entry in table:
            field = entry.make(self._preferences, entry.row)
            marked(field, f"{entry.row.name}Preference", entry.tip, entry.label)
            self._fields[entry.row.name] = field
            if isinstance(field, QCheckBox):
                field.setText(entry.label)
                rows.addRow("", field)
            else:
                name = label(entry.label, toolTip=entry.tip)
                name.setBuddy(field)
                rows.addRow(name, field)
            if entry.is_late:
                note = self.tr("Takes effect at the next start.")
                rows.addRow("", muted(note, f"{entry.row.name}Note"))
        return page

    def _make_buttons(self) -> None:
        self._buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.reset_page = button(
            self.tr("Reset page"),
            self.tr("Reset the preferences on this page"),
            self._reset_page,
            "resetPage",
            autoDefault=False,
        )
        self.undo_reset = button(
            self.tr("Undo reset"),
            self.tr("Bring back what the last reset changed"),
            self._undo_reset,
            "undoReset",
            autoDefault=False,
        )
        self.undo_reset.setEnabled(False)
        tip = self.tr("Close; all changes are already saved")
        close = button(self.tr("Close"), tip, name="closePreferences", default=True)
        self._buttons.addButton(self.reset_page, role.ResetRole)
        self._buttons.addButton(self.undo_reset, role.ResetRole)
        self._buttons.addButton(close, role.RejectRole)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        pages = row(self.list, (self._pages, 1), gap=16)
        column((pages, 1), self._buttons, on=self, gap=14, edges=(20, 16, 20, 16))

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
        self._question.ask(
            self.tr("Reset everything"),
            self.tr("Reset all preferences, keys and panels?"),
            Answer(self.tr("Reset everything"), self._reset_everything),
            details=self.tr("Your files and lists of recent files stay."),
            usual=-1,
        )

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
