"""Below the pictures of a race: what both networks read, and the curves of both."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QWidget

from visualnet.ui.pad.prediction_bars import PredictionBars
from visualnet.ui.race.charts import RaceCharts
from visualnet.ui.session.frame import Frame
from visualnet.ui.widgets.build import caption, column, marked, row
from visualnet.ui.widgets.choice_row import ChoiceRow

_READING, _LOSS, _ACCURACY = range(3)

_LEAST_WIDTH, _LEAST_HEIGHT = 8, 8
"""Of bars, times the size of the text; classes that have no room scroll."""


class RaceFigures(QWidget):
    """Bars beside curves; in a narrow view one of them, as the user chooses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("raceFigures")
        self._is_narrow = False
        self.charts = RaceCharts()
        self.bars = tuple(map(self._made_bars, "AB"))
        self.choice = ChoiceRow(
            self.tr("Figures"),
            (self.tr("Reading"), self.tr("Loss"), self.tr("Accuracy")),
            (
                self.tr("Show what both networks read"),
                self.tr("Show the loss of both runs"),
                self.tr("Show the accuracy of both runs"),
            ),
        )
        marked(self.choice, "raceFigure")
        self._readings = QWidget()
        halves = [
            (column(caption(letter), (bars, 1), gap=0), 1)
            for letter, bars in zip("AB", self.bars, strict=True)
        ]
        row(*halves, on=self._readings, gap=10)
        parts = row((self._readings, 4), (self.charts, 3), gap=10)
        self._column = column(self.choice, (parts, 1), on=self, gap=4)
        self.choice.number_chosen.connect(self._show_chosen)
        self.choice.set_number(_LOSS)
        self._show_chosen()

    def set_narrow(self, is_narrow: bool) -> None:
        """Show one thing at a time, or the readings always and one of the charts."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow or self.choice.number == _READING:
            self.choice.set_number(_READING if is_narrow else _LOSS)
        self._show_chosen()

    def set_classes(self, a: Sequence[str], b: Sequence[str], *, has_points: bool = False) -> None:
        """Set the names of the outputs of both. has_points: whether they read points."""
        for bars, classes in zip(self.bars, (a, b), strict=True):
            bars.set_classes(classes, has_dots=has_points)

    def show_readings(self, a: Frame, b: Frame) -> None:
        """Show what both networks read, and the truth where it is known."""
        for bars, frame in zip(self.bars, (a, b), strict=True):
            is_read = frame.answer is not None
            probabilities = frame.forward.probabilities[0] if is_read else None
            bars.show_probabilities(probabilities, frame.marked_answer, frame.probe.label)

    @Slot()
    def _show_chosen(self) -> None:
        number, is_narrow = self.choice.number, self._is_narrow
        self.choice.button(_READING).setVisible(is_narrow)
        if number != _READING:
            self.charts.choose("loss" if number == _LOSS else "accuracy")
        self.charts.setVisible(number != _READING)
        self._readings.setVisible(not is_narrow or number == _READING)
        # It stands over what it is about: in a wide view the curves, at the end.
        ends = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._column.setAlignment(self.choice, ends[not is_narrow])

    def _made_bars(self, letter: str) -> PredictionBars:
        spoken = self.tr("Probabilities of {0}").format(letter)
        bars = PredictionBars()
        size = QFontInfo(self.font()).pixelSize()
        bars.setMinimumSize(_LEAST_WIDTH * size, _LEAST_HEIGHT * size)
        return marked(bars, f"raceBars{letter}", self.tr("What this run reads"), spoken)
