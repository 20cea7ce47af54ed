"""What a lesson has brought: on my digits and on the test images, before and after."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from visualnet.arrays import FloatArray
from visualnet.insight.reading_change import EditReading
from visualnet.number_text import count_text, percent_text, points_text
from visualnet.training.teaching.lesson_report import Change, LessonReport
from visualnet.ui.widgets.build import column, label, marked, muted, row
from visualnet.ui.widgets.chart_legend import ChartLegend, sign_entries
from visualnet.ui.widgets.class_columns import ClassChanges
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.matrix_view import MatrixView

_NOTHING = "–"


class LessonView(QWidget):
    """Two lines of figures, and of one of both sets a column and a matrix of the classes.

    In the matrix, rows are true and columns answered; a cell has the colour of gain where more is
    right or less is wrong than before, and that of loss where it is the other way round.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._report: LessonReport | None = None
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(10)
        self._figures.setVerticalSpacing(2)
        self._taught = self._added_figures(1, "taught", self.tr("my digits"))
        self._test = self._added_figures(2, "test", self.tr("test images"))
        right = Qt.AlignmentFlag.AlignRight
        for place, words in enumerate((self.tr("before"), self.tr("after"), self.tr("points")), 1):
            self._figures.addWidget(muted(words, wraps=False), 0, place, right)
        tip = self.tr("Which images are counted below")
        sets = ((self.tr("Test images"), None), (self.tr("My digits"), None))
        self._which = combo_box(sets, "lessonSet", tip, tip)
        self._which.currentIndexChanged.connect(self._show_set)
        self._columns = ClassChanges()
        self._matrix = marked(
            MatrixView(self._words_of, 0),
            "lessonMatrix",
            self.tr(
                "Rows: true class. Columns: predicted class. Gained: more correct or fewer wrong"
            ),
            self.tr("What was gained and what was forgotten"),
        )
        self._legend = ChartLegend()
        entries = sign_entries(self.tr("gained"), self.tr("forgotten"))
        self._legend.show_entries("", entries)
        self._cell = muted("", "lessonCell")
        self._matrix.pointed.connect(self._cell.setText)
        top = Qt.AlignmentFlag.AlignTop
        column(
            self._figures,
            row(self._which, (self._legend, 1), gap=10),
            row((self._matrix, 0, top), (self._cell, 1, top), gap=10),
            self._columns,
            on=self,
            gap=8,
        )

    def _added_figures(self, line: int, name: str, caption: str) -> list[QLabel]:
        self._figures.addWidget(muted(caption, wraps=False), line, 0)
        labels = []
        for place, when in enumerate(("Before", "After", "Points"), start=1):
            labels.append(label(_NOTHING, "value", f"{name}{when}"))
            labels[-1].setAlignment(Qt.AlignmentFlag.AlignRight)
            self._figures.addWidget(labels[-1], line, place)
        self._figures.setColumnStretch(0, 1)
        return labels

    def show_report(self, report: LessonReport, classes: Sequence[str]) -> None:
        """Show a report on a network of these classes."""
        if classes != self._names:
            self._columns.set_classes(classes)
            self._matrix.names = classes
        self._names, self._report = classes, report
        for labels, change, what, decimals in (
            (self._taught, report.taught, self.tr("my digits"), 1),
            (self._test, report.test, self.tr("test images"), 2),
        ):
            before, after = change.accuracy_before, change.accuracy_after
            words = (
                percent_text(before, decimals),
                percent_text(after, decimals),
                points_text(after - before, decimals),
            )
            said = self.tr("{0}: {1} before, {2} after, {3} points").format(what, *words)
            for shown, text in zip(labels, words, strict=True):
                shown.setText(text)
                marked(shown, tip=f"{said} ({count_text(change.examples)})", spoken=said)
        self._show_set()

    @Slot()
    def _show_set(self) -> None:
        change = self._change
        if change is None:
            return
        support = change.before.sum(axis=1)
        self._columns.show_reading(
            EditReading(
                np.diagonal(change.before), np.diagonal(change.after), support, change.examples
            )
        )
        self._matrix.show_matrix(gains(change))
        if not self._cell.text():
            self._cell.setText(
                self.tr("Point at a cell. Rows: true class. Columns: predicted class.")
            )

    @property
    def _change(self) -> Change | None:
        report = self._report
        if report is None:
            return None
        return report.taught if self._which.currentIndex() else report.test

    def _words_of(self, row: int, column: int) -> str:
        change = self._change
        if change is None:
            return ""
        before, after = int(change.before[row, column]), int(change.after[row, column])
        return self.tr("{0} read as {1}: {2} before, {3} after").format(
            self._names[row], self._names[column], count_text(before), count_text(after)
        )


def gains(change: Change) -> FloatArray:
    """Return how many examples each cell has gained, (classes, classes), losses negative.

    On the diagonal more is a gain, beside it less.
    """
    difference = (change.before - change.after).astype(np.float32)
    np.fill_diagonal(difference, -np.diagonal(difference))
    return difference
