"""The sheet of keyboard shortcuts."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtGui import QAction, QFontInfo
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea

Row = tuple[str, str, str]
_Group = tuple[QLabel, list[tuple[str, list[QLabel]]]]

_MARGIN = 24


def _tr(text: str) -> str:
    return QCoreApplication.translate("HelpDialogs", text)


def rows_by_menu(bar: QMenuBar, rows: Mapping[QAction, Row]) -> dict[str, list[Row]]:
    """Return the rows under the titles of the menus that have their actions.

    rows: (keys, name, what it does) of actions; what is in no menu is the window's own.
    """
    grouped: dict[str, list[Row]] = {}
    left = dict(rows)
    for entry in bar.actions():
        title = without_mnemonic(entry.text())
        found = [left.pop(action) for action in _actions_under(entry) if action in left]
        if found:
            grouped[title] = found
    if left:
        grouped[_tr("Window")] = list(left.values())
    return grouped


def _actions_under(entry: QAction) -> Iterator[QAction]:
    yield entry
    menu = entry.menu()
    if isinstance(menu, QMenu):
        for inner in menu.actions():
            yield from _actions_under(inner)


def _other_rows() -> dict[str, list[Row]]:
    """Return keys that belong to no action, by the part of the window where they work."""
    return {
        _tr("Anywhere"): [
            (_tr("Space"), _tr("Train"), _tr("Or pause, where the focus has no use for it")),
            (
                _tr("Esc"),
                _tr("Let go"),
                _tr("Of neurons and pixels, then of the presentation mode"),
            ),
        ],
        _tr("Network"): [
            (_tr("arrows"), _tr("Walk neurons"), _tr("From neuron to neuron")),
            (
                _tr("Shift+arrows"),
                _tr("Choose several"),
                _tr("Those passed stay chosen; or Ctrl+click"),
            ),
            (
                _tr("Enter"),
                _tr("Inspect"),
                _tr("Look into the neuron or connection; or double click"),
            ),
            (_tr("wheel, drag"), _tr("Zoom, pan"), _tr("Double click resets")),
        ],
        _tr("Drawing"): [(_tr("Delete"), _tr("Clear"), _tr("Empty the drawing pad"))],
        _tr("My digits"): [
            (_tr("Delete"), _tr("Delete"), _tr("The chosen drawing; can be undone"))
        ],
        _tr("Practice"): [
            (_tr("F8, F9"), _tr("Done, Skip"), _tr("Count the drawing; ask for another one"))
        ],
    }


def shortcuts_dialog(groups: Mapping[str, Sequence[Row]], parent: QWidget) -> QDialog:
    """Return the sheet; groups: rows of (keys, name, what it does) under their titles."""
    sheet = _Sheet({**groups, **_other_rows()})
    dialog = _dialog(_tr("Keyboard shortcuts"), sheet, parent)
    # As high as the window has room for.
    width = min(sheet.sizeHint().width() + 2 * _MARGIN, parent.width())
    dialog.resize(width, min(720, parent.height()))
    sheet.filter.setFocus()
    return dialog


class _Sheet(QWidget):
    """Keys under titles, in columns, of which a field leaves those that match."""

    def __init__(self, groups: Mapping[str, Sequence[Row]]) -> None:
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setObjectName("shortcutsFilter")
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(_tr("Find a key or a word"))
        self.filter.setAccessibleName(_tr("Find a key or a word"))
        self.filter.setToolTip(_tr("Shows only what has these letters"))
        self._none = QLabel(_tr("No key matches."))
        self._none.setProperty("role", "muted")
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(20)
        self._groups = [self._added(title, rows) for title, rows in groups.items()]
        self._grid.setColumnStretch(2, 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        area = UprightScrollArea()
        area.setObjectName("shortcutsArea")
        area.setAccessibleName(_tr("Keyboard shortcuts"))
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.filter, self._none):
            column.addWidget(part)
        column.addWidget(area, 1)
        self.filter.textChanged.connect(self._show_matching)
        self._show_matching("")

    def sizeHint(self) -> QSize:
        """Return a width with room for most sentences in one line."""
        return QSize(52 * QFontInfo(self.font()).pixelSize(), 480)

    def _added(self, title: str, rows: Sequence[Row]) -> _Group:
        """Add a title and its rows below what is there."""
        heading = QLabel(title.upper())
        heading.setProperty("role", "caption")
        heading.setContentsMargins(0, 10, 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 3)
        shown: list[tuple[str, list[QLabel]]] = []
        for row in rows:
            place = self._grid.rowCount()
            labels = [QLabel(text) for text in row]
            for column, label in enumerate(labels):
                label.setWordWrap(column > 0)
                self._grid.addWidget(label, place, column, Qt.AlignmentFlag.AlignTop)
            labels[2].setProperty("role", "muted")
            shown.append((" ".join((title, *row)).casefold(), labels))
        return heading, shown

    @Slot(str)
    def _show_matching(self, text: str) -> None:
        wanted = text.casefold().split()
        is_empty = True
        for heading, rows in self._groups:
            is_any = False
            for words, labels in rows:
                matches = all(word in words for word in wanted)
                for label in labels:
                    label.setVisible(matches)
                is_any |= matches
            heading.setVisible(is_any)
            is_empty &= not is_any
        self._none.setVisible(is_empty)


def _dialog(title: str, body: QWidget, parent: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(_MARGIN, 20, _MARGIN, 16)
    layout.setSpacing(16)
    layout.addWidget(body, 1)
    layout.addWidget(buttons)
    return dialog
