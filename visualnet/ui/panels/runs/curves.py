"""Chart of the curves of two runs."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from visualnet.training.history import MetricLog
from visualnet.ui.widgets.build import column
from visualnet.ui.widgets.chart import Chart, Look
from visualnet.ui.widgets.downsampling import POINTS, Series, evaluated, means, smoothing
from visualnet.ui.widgets.eliding_combo_box import combo_box
from visualnet.ui.widgets.plots.line_styles import DASH_DOT, DASHED, DOTTED, LineStyle
from visualnet.ui.widgets.training_charts import AccuracyChart, LossChart

Curves = dict[str, tuple[Series, Series]]
"""By what is measured, "accuracy" (0 to 1) or "loss": running means in training; on test images."""

_B_TEST = LineStyle(DASH_DOT.dash, "s")


def curves_of(log: MetricLog) -> Curves:
    """Return the curves of a log, thinned; takes 2 ms for 220,000 steps (2026-11)."""
    rows, epochs = log.step_rows(), log.epochs()
    averaged = smoothing(len(rows["step"]), epochs)
    return {
        what: (means(rows["step"], rows[what], POINTS, averaged), evaluated(epochs, f"test_{what}"))
        if len(rows["step"])
        else (evaluated([], what), evaluated(epochs, f"test_{what}"))
        for what in ("accuracy", "loss")
    }


class RunCurves(QWidget):
    """Accuracy or loss of run A and run B over their steps, in training and on test images."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        looks = {
            "A": Look(self.tr("A"), lambda theme: theme.accent),
            "A test": Look(self.tr("A test"), lambda theme: theme.accent, DOTTED, depth=2),
            "B": Look(self.tr("B"), lambda theme: theme.negative, LineStyle(DASHED.dash)),
            "B test": Look(self.tr("B test"), lambda theme: theme.negative, _B_TEST, depth=2),
        }
        self._charts: dict[str, Chart] = {"accuracy": AccuracyChart(), "loss": LossChart()}
        what = combo_box(
            ((self.tr("accuracy"), "accuracy"), (self.tr("loss"), "loss")),
            name="comparedCurves",
            tip=self.tr("Curves: accuracy or loss"),
            spoken=self.tr("Curves"),
        )
        pages = QStackedWidget()
        for name, chart in self._charts.items():
            # Names of their own: the charts panel has an accuracyChart and a lossChart.
            chart.setObjectName(f"compared-{name}")
            chart.set_looks(looks)
            pages.addWidget(chart)
        column(what, (pages, 1), on=self, gap=6, edges=(10, 0, 0, 0))
        what.currentIndexChanged.connect(pages.setCurrentIndex)

    def show_curves(self, a: Curves, b: Curves) -> None:
        for what, chart in self._charts.items():
            for name, curves in (("A", a), ("B", b)):
                trained, tested = curves[what]
                chart.show_series(name, *trained)
                chart.show_series(f"{name} test", *tested)
