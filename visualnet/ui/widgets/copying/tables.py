"""Copies of any table, list, label or field, which need nothing of their own for it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QTreeView,
    QWidget,
)

from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.copying.copyable import Copyable, HasCopies, table_text, text_data

_tr = Texts("Copying")


def copies_of(widget: QWidget) -> Sequence[Copyable] | None:
    """Return in which forms a widget can be copied, by its own word or by what it is.

    None for one that holds nothing to copy ever, none where it is merely empty now.
    """
    if isinstance(widget, HasCopies):
        return widget.copies()
    if isinstance(widget, QHeaderView):
        parent = widget.parentWidget()
        return copies_of(parent) if isinstance(parent, QAbstractItemView) else None
    if isinstance(widget, QAbstractItemView):
        return _table_copies(widget)
    if isinstance(widget, QLabel):
        return _text_copies(widget.selectedText() or _plain(widget))
    if isinstance(widget, QComboBox):
        return _text_copies(widget.currentText())
    if isinstance(widget, QAbstractSpinBox):
        return _text_copies(widget.text())
    if isinstance(widget, QLineEdit):
        return _text_copies(widget.selectedText() or widget.text())
    return None


def _text_copies(text: str) -> Sequence[Copyable] | None:
    if not text:
        return None
    said = _tr("Copied “{0}”.").format(text if len(text) <= 60 else f"{text[:59]}…")
    return (Copyable(_tr("Copy text"), said, partial(text_data, text)),)


def _plain(label: QLabel) -> str:
    """Return a label's text as it is read, though it may be set as HTML."""
    text = label.text()
    is_html = label.textFormat() == Qt.TextFormat.RichText
    return QTextDocumentFragment.fromHtml(text).toPlainText() if is_html else text


def _table_copies(view: QAbstractItemView) -> Sequence[Copyable]:
    rows = _rows(view)
    chosen = [row for row in rows if _is_chosen(view, row)]
    name = view.accessibleName()
    forms = []
    if chosen and len(chosen) < len(rows):
        said = _tr("Copied the chosen rows: {0}, {1} of {2}.")
        forms.append(
            Copyable(
                _tr("Copy rows"),
                said.format(name, len(chosen), len(rows)),
                lambda: text_data(_table_text(view, chosen)),
            )
        )
    if rows:
        forms.append(
            Copyable(
                _tr("Copy table"),
                _tr("Copied the table: {0}.").format(name),
                lambda: text_data(_table_text(view, rows)),
            )
        )
    return forms


def _rows(view: QAbstractItemView) -> list[QModelIndex]:
    """Return the first cell of each row, those below others after them."""
    model = view.model()
    # A list or table is not told of a model before it gets one.
    return [] if model is None else list(_rows_below(view, view.rootIndex()))


def _rows_below(view: QAbstractItemView, parent: QModelIndex) -> list[QModelIndex]:
    model = view.model()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append(index)
        # Models of lists and tables may answer for any parent, or not at all.
        if isinstance(view, QTreeView):
            found += _rows_below(view, index)
    return found


def _is_chosen(view: QAbstractItemView, row: QModelIndex) -> bool:
    chosen: QItemSelectionModel | None = view.selectionModel()
    return chosen is not None and chosen.rowIntersectsSelection(row.row(), row.parent())


def _table_text(view: QAbstractItemView, rows: Sequence[QModelIndex]) -> str:
    """Return rows as lines with tabs, with the heads of the columns that are not hidden."""
    model = view.model()
    head = next((h for h in view.findChildren(QHeaderView) if _is_across(h)), None)
    # Those of lists do not answer, as they have one.
    columns = range(1 if isinstance(view, QListView) else model.columnCount(view.rootIndex()))
    if head is not None:
        order = sorted(columns, key=head.visualIndex)
        columns_shown = [column for column in order if not head.isSectionHidden(column)]
    else:
        columns_shown = list(columns)
    lines = [[_cell(row.siblingAtColumn(column)) for column in columns_shown] for row in rows]
    if head is not None and not head.isHidden():
        across = Qt.Orientation.Horizontal
        lines.insert(0, [str(model.headerData(k, across) or "") for k in columns_shown])
    return table_text(lines)


def _is_across(head: QHeaderView) -> bool:
    return head.orientation() == Qt.Orientation.Horizontal


def _cell(index: QModelIndex) -> str:
    text = index.data(Qt.ItemDataRole.DisplayRole)
    checked = index.data(Qt.ItemDataRole.CheckStateRole)
    if text is None and checked is not None:
        return "1" if Qt.CheckState(checked) == Qt.CheckState.Checked else "0"
    return "" if text is None else str(text)
