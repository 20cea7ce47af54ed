"""Test accuracy before and after the edits: three figures, and a column for each class."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from visualnet.insight.reading_change import EditReading
from visualnet.number_text import count_text, percent_text, points_text
from visualnet.ui.look.translation import plural
from visualnet.ui.widgets.build import column, label, marked, muted
from visualnet.ui.widgets.chart_legend import ChartLegend, sign_entries
from visualnet.ui.widgets.class_columns import ClassChanges
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea

_NOTHING = "–"


class AccuracyChange(QWidget):
    """Shows one EditReading; says how many images it is of, and whether it is an estimate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = marked(ChartLegend(), "accuracyNote")
        self._classes = ClassChanges()
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        now = self.tr("Test accuracy of the network as it is now")
        before = self.tr("Test accuracy before the edits, on the same examples")
        points = self.tr("In percentage points")
        self._now = _added_figure(grid, "accuracyNow", self.tr("test accuracy"), now)
        self._before = _added_figure(grid, "accuracyBefore", self.tr("before the edits"), before)
        self._difference = _added_figure(grid, "accuracyDifference", self.tr("difference"), points)
        scroll = marked(UprightScrollArea(), spoken=self._classes.accessibleName())
        scroll.setWidget(self._classes)
        column(grid, self._note, (scroll, 1), on=self, gap=6, edges=(2, 0, 10, 0))

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the classes and take away what was shown."""
        self._classes.set_classes(classes)
        self.show_nothing("")

    def show_reading(self, reading: EditReading) -> None:
        now, before = reading.accuracy_now, reading.accuracy_before
        sign = "≈ " if reading.is_estimate else ""
        self._now.setText(sign + percent_text(now, 2))
        self._before.setText(sign + percent_text(before, 2))
        self._difference.setText(points_text(now - before, 2))
        self._classes.show_reading(reading)
        if reading.is_estimate:
            text = self.tr("estimated from {0} of {1} test examples", "", reading.total)
            words = text.format(count_text(reading.examples), count_text(reading.total))
        else:
            words = plural(
                reading.total,
                self.tr("1 test example"),
                self.tr("{0} test examples", "", reading.total),
            )
        gained, lost = sign_entries(self.tr("gained"), self.tr("lost"))
        self._note.show_entries(words, (lost, gained))

    def show_nothing(self, reason: str) -> None:
        """Take away what was shown, and say why there is nothing, as a sentence."""
        for figure in (self._now, self._before, self._difference):
            figure.setText(_NOTHING)
        self._classes.show_reading(None)
        self._note.show_entries(reason)


def _added_figure(grid: QGridLayout, name: str, heading: str, tip: str) -> QLabel:
    """Add a number under its heading, beside those that are there."""
    place = grid.count() // 2
    # Beside two others a long heading has little room.
    top = muted(heading, alignment=Qt.AlignmentFlag.AlignBottom)
    value = label(_NOTHING, "value", name, toolTip=tip, accessibleName=heading)
    grid.addWidget(top, 0, place)
    grid.addWidget(value, 1, place)
    grid.setColumnStretch(place, 1)
    return value
