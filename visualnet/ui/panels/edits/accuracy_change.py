"""The test accuracy after the edits and before them: three figures, and columns of the classes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from visualnet.insight.reading_change import EditReading
from visualnet.number_text import count_text, percent_text, points_text
from visualnet.ui.look.theme import Theme, load_theme
from visualnet.ui.look.translation import plural
from visualnet.ui.widgets.chart_legend import ChartLegend
from visualnet.ui.widgets.class_columns import ClassChanges
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea

_NOTHING = "–"


class AccuracyChange(QWidget):
    """Shows one EditReading; says how many images it is of, and whether it is an estimate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("dark")
        self._note = ChartLegend()
        self._note.setObjectName("accuracyNote")
        self._words = ""
        self._has_bars = False
        self._classes = ClassChanges()
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        self._now = _added_figure(grid, 0, "accuracyNow", self.tr("test accuracy"))
        self._before = _added_figure(grid, 1, "accuracyBefore", self.tr("before the edits"))
        self._difference = _added_figure(grid, 2, "accuracyDifference", self.tr("difference"))
        self._now.setToolTip(self.tr("Test accuracy of the network as it is now"))
        self._before.setToolTip(self.tr("Test accuracy before the edits, on the same images"))
        self._difference.setToolTip(self.tr("In percentage points"))
        scroll = UprightScrollArea()
        scroll.setAccessibleName(self._classes.accessibleName())
        scroll.setWidget(self._classes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 0, 10, 0)
        layout.setSpacing(6)
        layout.addLayout(grid)
        layout.addWidget(self._note)
        layout.addWidget(scroll, 1)

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the classes and take away what was shown."""
        self._classes.set_classes(classes)
        self.show_nothing("")

    def show_reading(self, reading: EditReading) -> None:
        """Show a reading."""
        now, before = reading.accuracy_now, reading.accuracy_before
        sign = "≈ " if reading.is_estimate else ""
        self._now.setText(sign + percent_text(now, 2))
        self._before.setText(sign + percent_text(before, 2))
        self._difference.setText(points_text(now - before, 2))
        self._classes.show_reading(reading)
        if reading.is_estimate:
            text = self.tr("estimated from {0} of {1} test images", "", reading.total)
            self._words = text.format(count_text(reading.examples), count_text(reading.total))
        else:
            self._words = plural(
                reading.total,
                self.tr("1 test image"),
                self.tr("{0} test images", "", reading.total),
            )
        self._has_bars = True
        self._show_note()

    def show_nothing(self, reason: str) -> None:
        """Take away what was shown, and say why there is nothing, as a sentence."""
        for figure in (self._now, self._before, self._difference):
            figure.setText(_NOTHING)
        self._classes.show_reading(None)
        self._words, self._has_bars = reason, False
        self._show_note()

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._theme = theme
        self._classes.apply_theme(theme)
        self._show_note()

    def _show_note(self) -> None:
        theme = self._theme
        lost = (theme.negative, "■", self.tr("lost"))
        gained = (theme.positive, "■", self.tr("gained"))
        entries = (lost, gained) if self._has_bars else ()
        self._note.show_entries(self._words, entries, theme)


def _added_figure(grid: QGridLayout, column: int, name: str, caption: str) -> QLabel:
    """Add a number under its caption."""
    top, value = QLabel(caption), QLabel(_NOTHING)
    top.setProperty("role", "muted")
    # Beside two others a long one has little room.
    top.setWordWrap(True)
    top.setAlignment(Qt.AlignmentFlag.AlignBottom)
    value.setProperty("role", "value")
    value.setObjectName(name)
    value.setAccessibleName(caption)
    grid.addWidget(top, 0, column)
    grid.addWidget(value, 1, column)
    grid.setColumnStretch(column, 1)
    return value
