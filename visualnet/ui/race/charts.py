"""Charts of both runs of a race over the examples that they have seen."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QStackedWidget, QWidget

from visualnet.training.racing.contender import Contender
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.chart import Chart, Look, WordsAcross
from visualnet.ui.widgets.downsampling import POINTS, Series, evaluated, means, smoothing
from visualnet.ui.widgets.plots.line_styles import DASH_DOT, DASHED, DOTTED, LineStyle
from visualnet.ui.widgets.training_charts import AccuracyChart, LossChart

_tr = Texts("RaceCharts")

_B_MEASURED = LineStyle(DASH_DOT.dash, "s")

_LEAST = QSize(12, 9)
"""Times the size of the text."""


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """Curves of one side, over examples.

    by_name: "loss" or "accuracy" (0 to 1): running means in training, and what was measured.
    is_tested: whether that was on test images, where there are no validation images.
    """

    by_name: Mapping[str, tuple[Series, Series]]
    is_tested: bool


def race_curves(contender: Contender) -> Curves:
    """Return the curves of one side since the race began, thinned; from any thread."""
    log, begun = contender.trainer.log, contender.first_step
    rows = log.step_rows()
    evaluations = log.evaluations()
    averaged = smoothing(len(rows["step"]), log.epochs())
    is_in_race = rows["step"] > begun
    steps = rows["step"][is_in_race]
    in_race = [row for row in evaluations if row.step > begun]
    is_tested = not len(contender.trainer.dataset.validation)
    split = "test" if is_tested else "validation"
    curves: dict[str, tuple[Series, Series]] = {}
    for what in ("loss", "accuracy"):
        values = rows[what][is_in_race]
        trained = means(steps, values, POINTS, averaged) if len(steps) else evaluated([], what)
        measured = evaluated(in_race, f"{split}_{what}")
        curves[what] = (
            (contender.examples_at(trained[0]), trained[1]),
            (contender.examples_at(measured[0]), measured[1]),
        )
    return Curves(curves, is_tested)


class _ByExamples(Chart):
    def _words_across(self) -> WordsAcross:
        ends = _tr("{0} from {1} to {2}, after {3} to {4} examples")
        return WordsAcross(_tr("examples"), _tr("{0} examples"), ends)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which little is left of it: there are pictures above it."""
        return _LEAST * QFontInfo(self.font()).pixelSize()


class _RaceLossChart(_ByExamples, LossChart):
    pass


class _RaceAccuracyChart(_ByExamples, AccuracyChart):
    pass


class RaceCharts(QStackedWidget):
    """Loss or accuracy of both runs, in training and as measured, over the examples seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_tested = (False, False)
        self.charts: dict[str, Chart] = {"loss": _RaceLossChart(), "accuracy": _RaceAccuracyChart()}
        spoken = {
            "loss": self.tr("Loss of both runs over examples"),
            "accuracy": self.tr("Accuracy of both runs over examples"),
        }
        for name, chart in self.charts.items():
            # Names of their own: the charts panel has a lossChart and an accuracyChart.
            chart.setObjectName(f"race-{name}")
            chart.setAccessibleName(spoken[name])
            chart.set_note(self.tr("The curves begin with the first steps of the race."))
            chart.set_looks(_looks(*self._is_tested))
            self.addWidget(chart)

    def choose(self, name: str) -> None:
        """Show the chart of the loss or of the accuracy."""
        self.setCurrentWidget(self.charts[name])

    def show_curves(self, a: Curves, b: Curves) -> None:
        """Show what both have come to."""
        is_tested = a.is_tested, b.is_tested
        for what, chart in self.charts.items():
            if is_tested != self._is_tested:
                chart.set_looks(_looks(*is_tested))
            (a_trained, a_measured), (b_trained, b_measured) = a.by_name[what], b.by_name[what]
            chart.show_all(
                {"A": a_trained, "A measured": a_measured}
                | {"B": b_trained, "B measured": b_measured}
            )
        self._is_tested = is_tested


def _looks(a_is_tested: bool, b_is_tested: bool) -> dict[str, Look]:
    """Return how the curves look, each named by the images that it was measured on."""
    a_measured = _tr("A test") if a_is_tested else _tr("A validation")
    b_measured = _tr("B test") if b_is_tested else _tr("B validation")
    return {
        "A": Look(_tr("A"), lambda theme: theme.accent),
        "A measured": Look(a_measured, lambda theme: theme.accent, DOTTED, depth=2),
        "B": Look(_tr("B"), lambda theme: theme.negative, LineStyle(DASHED.dash)),
        "B measured": Look(b_measured, lambda theme: theme.negative, _B_MEASURED, depth=2),
    }
