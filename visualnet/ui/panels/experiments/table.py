"""The results of an experiment, a row per run."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from visualnet.number_text import bare_percent_text, count_text, decimal_text, points_text
from visualnet.training.sweeps.sweep import SweepResult

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SweepTable(QTableWidget):
    """Setting, seed, test accuracy, published accuracy and the difference, seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 6, parent)
        self.setObjectName("sweepTable")
        self.setAccessibleName(self.tr("Results"))
        self.setToolTip(self.tr("Results in the order in which the runs finished"))
        for column, title in enumerate(self._titles()):
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(_RIGHT if column else _LEFT)
            self.setHorizontalHeaderItem(column, heading)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        self._show_published(is_shown=False)

    def minimumSizeHint(self) -> QSize:
        """Return room for two rows under the headings."""
        height = self.horizontalHeader().sizeHint().height()
        height += 2 * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()
        return QSize(super().minimumSizeHint().width(), height)

    def clear_results(self) -> None:
        """Take all rows away."""
        self.setRowCount(0)

    def add(self, result: SweepResult, setting: str, published: float | None) -> None:
        """Add a row. published: test accuracy, 0 to 1, None where there is none."""
        texts = self._texts(result, setting, published)
        row = self.rowCount()
        self.insertRow(row)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(_RIGHT)
            self.setItem(row, column, item)
        self._show_published(is_shown=published is not None)
        self.scrollToBottom()

    def _show_published(self, *, is_shown: bool) -> None:
        """Without results that were published, their columns would only take room."""
        for column in (3, 4):
            self.setColumnHidden(column, not is_shown)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("setting"),
            self.tr("seed"),
            self.tr("test %"),
            self.tr("published"),
            self.tr("difference"),
            self.tr("seconds"),
        )

    def _texts(self, result: SweepResult, setting: str, published: float | None) -> list[str]:
        figures = result.figures
        accuracy = figures["test_accuracy"]
        difference = ""
        if accuracy is not None and published is not None:
            difference = points_text(accuracy - published, 2)
        return [
            setting,
            count_text(result.config.seed),
            self.tr("diverged") if accuracy is None else bare_percent_text(accuracy, 2),
            "" if published is None else bare_percent_text(published, 2),
            difference,
            decimal_text(figures["seconds"], 1),
        ]
