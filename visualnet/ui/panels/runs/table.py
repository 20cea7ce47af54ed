"""Table view of the runs: sorted by its headers, with as many columns as fit."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from visualnet.training.runs import RunRecord
from visualnet.ui.panels.runs.model import (
    DIFFERENCES,
    EPOCHS,
    NAME,
    NETWORK,
    SECONDS,
    SHOWN,
    SORT_ROLE,
    TEST,
    VALIDATION,
    RunsModel,
)
from visualnet.ui.window.acts.context_menus import Act, Entry

_FIGURES = (TEST, VALIDATION, EPOCHS, SECONDS)
_WIDEST = {TEST: "100.00", VALIDATION: "100.00", EPOCHS: "1,000.0", SECONDS: "10,000.0"}
_NAME_LETTERS, _SETTINGS_LETTERS = 20, 20
_MARGIN = 20
"""Pixels beside a number: of the cell, and of the arrow that shows the order."""
_ROW_MARGIN = 14


class RunsTable(QTableView):
    """A row per run.

    The name always has its place, and takes two lines where it is long; of the other columns as
    many are shown as fit beside it, so that there is nothing to scroll to. Rows stand in the order
    in which they were begun until a header is clicked: once up, twice down, three times as before;
    the selection stays.
    """

    order_changed = Signal(object)  # int | None
    """By the user: the column that rows are sorted by, see `set_order`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = RunsModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.runs)
        self._sorted.setSortRole(SORT_ROLE)
        self._sorted.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setSortLocaleAware(True)
        self.setModel(self._sorted)
        self.setObjectName("runsTable")
        self.setAccessibleName(self.tr("Table of runs"))
        self.setToolTip(self.tr("Double-click a name, or press F2, to change it"))
        self._set_behaviour()
        self._set_header()

    def set_order(self, order: int | None) -> None:
        """Sort by a column, the first being 1, below 0 where it falls; None as they were begun."""
        columns, orders = self.runs.columnCount(), Qt.SortOrder
        column = -1 if order is None or abs(order) > columns else abs(order) - 1
        falls = order is not None and order < 0
        self.sortByColumn(column, orders.DescendingOrder if falls else orders.AscendingOrder)

    @Slot(int, Qt.SortOrder)
    def _tell_order(self, column: int, order: Qt.SortOrder) -> None:
        sign = 1 if order == Qt.SortOrder.AscendingOrder else -1
        self.order_changed.emit(None if column < 0 else sign * (column + 1))

    def selected(self) -> list[int]:
        """Return the numbers of the selected runs, rising."""
        records = self.runs.records
        rows = self.selectionModel().selectedRows()
        return sorted(records[self._sorted.mapToSource(index).row()].number for index in rows)

    def rename_current(self) -> None:
        current = self.currentIndex()
        if current.isValid():
            self.edit(current.siblingAtColumn(NAME))

    def sort_entries(self) -> list[Entry]:
        """Return entries of a menu: all columns to sort by, also those that do not fit."""
        by = self.horizontalHeader().sortIndicatorSection()
        return [
            Act(title, partial(self._sort_by, column), f"sort{column}", is_checked=column == by)
            for column, title in enumerate(self.runs.titles)
        ]

    def fit_columns(self) -> None:
        """Show as many columns as fit, the first ones first, and give the names the rest."""
        header = self.horizontalHeader()
        letter = header.fontMetrics().averageCharWidth()
        widths = self._widths(letter)
        room = self.viewport().width() - widths[SHOWN] - _NAME_LETTERS * letter
        fits = True
        for column in (TEST, VALIDATION, EPOCHS, SECONDS, NETWORK, DIFFERENCES):
            fits = fits and room >= widths[column]
            self.setColumnHidden(column, not fits)
            room -= widths[column] if fits else 0
        if fits:
            # Names need less than half of what a wide panel has left.
            widths[DIFFERENCES] += max(0, room * 2 // 3)
        for column, width in widths.items():
            header.resizeSection(column, width)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give the rows a second line where a name needs it."""
        metrics = self.fontMetrics()
        room = self.columnWidth(NAME) - _MARGIN
        names = (self.runs.name_of(record.number) for record in self.runs.records)
        is_long = any(metrics.horizontalAdvance(name) > room for name in names)
        height = (2 if is_long else 1) * metrics.lineSpacing() + _ROW_MARGIN
        self.verticalHeader().setDefaultSectionSize(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_columns()

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(28)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self._tell_order)

    def _widths(self, letter: int) -> dict[int, int]:
        records: Sequence[RunRecord] = self.runs.records
        metrics = self.horizontalHeader().fontMetrics()
        widths = {}
        for column in _FIGURES:
            texts = (self.runs.titles[column], _WIDEST[column])
            widths[column] = max(map(metrics.horizontalAdvance, texts)) + _MARGIN
        shapes = {record.shape_text for record in records}
        widest = max((*shapes, self.runs.titles[NETWORK]), key=len)
        widths[NETWORK] = metrics.horizontalAdvance(widest) + _MARGIN
        widths[DIFFERENCES] = _SETTINGS_LETTERS * letter
        last = self.runs.index(len(records) - 1, SHOWN)
        title = metrics.horizontalAdvance(self.runs.titles[SHOWN]) + _MARGIN
        widths[SHOWN] = max(title, self.sizeHintForIndex(self._sorted.mapFromSource(last)).width())
        return widths

    def _sort_by(self, column: int) -> None:
        """Sort by a column; of figures the largest first, of words the first; again: turned."""
        header = self.horizontalHeader()
        is_falling = column in _FIGURES
        if header.sortIndicatorSection() == column:
            is_falling = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, Qt.SortOrder(int(is_falling)))
