"""The sheet of keyboard shortcuts: all keys by what they are for, with a search."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from visualnet.ui.finding.key_groups import Row
from visualnet.ui.finding.matching import has_words
from visualnet.ui.finding.search_field import SearchField
from visualnet.ui.look.translation import Texts
from visualnet.ui.spoken.announcer import announce
from visualnet.ui.widgets.build import caption, column, fill_dialog, label, marked, muted
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea

_tr = Texts("KeySheet")

_MARGIN = 24

_Group = tuple[QLabel, list[tuple[str, list[QLabel]]]]


def shortcuts_dialog(groups: Mapping[str, Sequence[Row]], parent: QWidget) -> QDialog:
    """Return the sheet; groups: rows of (keys, name, what it does) under their titles."""
    dialog = QDialog(parent)
    sheet = _Sheet(groups, dialog)
    dialog.setWindowTitle(_tr("Keyboard shortcuts"))
    fill_dialog(dialog, sheet)
    # As high as the window has room for.
    width = min(sheet.sizeHint().width() + 2 * _MARGIN, parent.width())
    dialog.resize(width, min(720, parent.height()))
    sheet.filter.setFocus()
    return dialog


class _Sheet(QWidget):
    """Keys under titles, in columns, of which a field leaves those that match."""

    def __init__(self, groups: Mapping[str, Sequence[Row]], parent: QWidget) -> None:
        super().__init__(parent)
        self.filter = SearchField(_tr("Find a key or a word"))
        marked(self.filter, "shortcutsFilter", _tr("Show only keys that match these letters"))
        self._none = muted(wraps=False)
        area = UprightScrollArea(self)
        marked(area, "shortcutsArea", spoken=_tr("Keyboard shortcuts"))
        column(self.filter, self._none, (area, 1), on=self, gap=10)
        body = QWidget()
        # Its labels are made where they stay: each other parent would style them all anew.
        area.setWidget(body)
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(20)
        self._groups = [self._added(title, rows) for title, rows in groups.items()]
        self._grid.setColumnStretch(2, 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.filter.textChanged.connect(self._show_matching)
        self._none.hide()

    def sizeHint(self) -> QSize:
        """Return a width with room for most sentences in one line."""
        return QSize(52 * QFontInfo(self.font()).pixelSize(), 480)

    def _added(self, title: str, rows: Sequence[Row]) -> _Group:
        """Add a title and its rows below what is there."""
        heading = caption(title.upper(), above=10)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 3)
        shown: list[tuple[str, list[QLabel]]] = []
        for row in rows:
            place = self._grid.rowCount()
            keys, name, what = row
            labels = [label(keys), label(name, wraps=True), muted(what)]
            for number, each in enumerate(labels):
                self._grid.addWidget(each, place, number, Qt.AlignmentFlag.AlignTop)
            shown.append((" ".join((title, *row)), labels))
        return heading, shown

    @Slot(str)
    def _show_matching(self, text: str) -> None:
        is_empty = True
        for heading, rows in self._groups:
            is_any = False
            for words, labels in rows:
                matches = has_words(words, text)
                for each in labels:
                    each.setVisible(matches)
                is_any |= matches
            heading.setVisible(is_any)
            is_empty &= not is_any
        self._none.setVisible(is_empty)
        if is_empty:
            self._none.setText(_tr("No key matches “{0}”.").format(text.strip()))
            announce(self, self._none.text())
