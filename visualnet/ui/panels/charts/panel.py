"""The charts of a run, fed from its metric log."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, QTimer, Slot
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from visualnet.training.history import MetricLog
from visualnet.ui.panels.charts.histogram_chart import HistogramChart
from visualnet.ui.panels.charts.layer_chart import LayerChart, ShareChart
from visualnet.ui.panels.charts.page import ChartPage, more_button, page_choice, plot_of, scrolled
from visualnet.ui.panels.charts.series import (
    LoggedState,
    evaluated_line,
    idle_lines,
    layer_names,
    learning_lines,
    line_before,
    rate_line,
    size_lines,
    state_of,
)
from visualnet.ui.session.clock import FRAME_MS
from visualnet.ui.widgets.build import column, marked, row
from visualnet.ui.widgets.chart import Chart
from visualnet.ui.widgets.training_charts import AccuracyChart, LearningRateChart, LossChart

_CURVES, _PRESENTED = range(3), 2
"""The pages of loss and accuracy; that of accuracy, which a class sees first."""

_AnyChart = TypeVar("_AnyChart", bound=Chart | HistogramChart)


class ChartsPanel(QWidget):
    """Pages of charts, one at a time; only those that are seen are drawn.

    The charts of a page are made when it is first asked for: the start waits for two alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log: MetricLog | None = None
        self._turn = 0
        self._waiting: list[Callable[[], None]] = []
        self._next = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._next.timeout.connect(self._feed_next)
        self._past: int | None = None
        self._page_before: int | None = None
        self.loss, self.accuracy = LossChart(), AccuracyChart()
        self._made: list[Chart | HistogramChart] = [self.loss, self.accuracy]
        self._state_names = {"saturated": self.tr("saturated"), "dead": self.tr("dead")}
        self.more = more_button()
        self._make_controls()
        self._make_pages()
        controls = row((self.page, 1), self.smooth, self.log_scale, self.more, gap=3)
        column(controls, (self._pages, 1), on=self, gap=8, edges=(10, 8, 12, 8))
        for chart in (self.loss, self.accuracy):
            plot_of(chart).range_changed.connect(self._refresh)
        self._show_page(0)

    def show_log(self, log: MetricLog) -> None:
        """Show what a log holds, now or when the panel is next seen."""
        self._log = log
        if self.isVisible():
            self._refresh()

    def follow_log(self, log: MetricLog) -> None:
        """Bring the charts of the page up to date, all to the same step.

        For a log that grows: two charts are as costly as one if they wait twice as long. Each has
        a frame of its own.
        """
        if log is not self._log:
            self.show_log(log)
        elif self.isVisible():
            charts = len(self._contents[self._pages.currentIndex()].feeds)
            self._turn = (self._turn + 1) % charts
            if not self._turn:
                self._take_state()
                self._feed_next()

    @property
    def shown(self) -> list[Chart | HistogramChart]:
        """The charts of the page in front."""
        return [chart for chart in self._made if chart.isVisibleTo(self)]

    @Slot(object)
    def show_overlays(self, overlays: Sequence[tuple[str, QColor, int, MetricLog]]) -> None:
        """Show the loss and accuracy of other runs, each as (name, colour, mark, log).

        Those of validation images; of test images where nothing was kept for validation.
        """
        for chart, what in ((self.loss, "loss"), (self.accuracy, "accuracy")):
            chart.show_overlays([(*told[:3], evaluated_line(told[3], what)) for told in overlays])

    def show_past(self, step: int | None) -> None:
        """Let all charts read the step that is looked back at; None: now."""
        self._past = step
        for chart in self._made:
            if isinstance(chart, Chart):
                chart.hold_readout(step)

    def show_before(self, log: MetricLog | None) -> None:
        """Show the run that this one trains on as a pale line; None where there is none."""
        for chart, what in ((self.loss, "loss"), (self.accuracy, "accuracy")):
            chart.show_series("before", *line_before(log, what))

    @Slot(bool)
    def set_presented(self, is_on: bool) -> None:
        """Show one chart, at first that of accuracy, or again the page from before."""
        page = _PRESENTED if self._page_before is None else self._page_before
        self._page_before = self.page.currentIndex() if is_on else None
        self.page.setCurrentIndex(page)
        self._show_page(self.page.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        self._refresh()

    @cached_property
    def gradients(self) -> LayerChart:
        """The size of the gradient per weight, by layer."""
        return self._layer_chart(
            self.tr("gradient per weight"),
            self.tr("Size of the gradient per weight, by layer"),
            "gradient",
        )

    @cached_property
    def weights(self) -> LayerChart:
        """The size of the weights, by layer."""
        return self._layer_chart(
            self.tr("size of weights"), self.tr("Size of the weights, by layer"), "weight"
        )

    @cached_property
    def histograms(self) -> HistogramChart:
        """Weights, activations and gradients, by layer."""
        return self._noted(HistogramChart())

    @cached_property
    def idle(self) -> ShareChart:
        """The share of saturated or dead neurons, by layer."""
        name = self.tr("Share of saturated or dead neurons, by layer")
        chart = ShareChart(self.tr("saturated or dead neurons (%)"), name)
        chart.setProperty("term", "dead")
        return self._noted(chart)

    @cached_property
    def learning_rate(self) -> LearningRateChart:
        """The learning rate of each step."""
        return self._noted(LearningRateChart())

    def _layer_chart(self, label: str, name: str, term: str) -> LayerChart:
        chart = LayerChart(label, name)
        chart.setProperty("term", term)
        chart.set_note(self.tr("Train the network to see it, layer by layer."))
        chart.set_log(True)
        return self._noted(chart)

    def _noted(self, chart: _AnyChart) -> _AnyChart:
        self._made.append(chart)
        if isinstance(chart, Chart):
            chart.hold_readout(self._past)
        return chart

    def _make_controls(self) -> None:
        self.page = page_choice(self.tr("What the charts show"))
        tip = self.tr("Average the training curves over a fifth of an epoch")
        self.smooth = marked(QCheckBox(self.tr("smooth")), tip=tip, checked=True)
        self.smooth.toggled.connect(self._set_smoothed)
        name = self.tr("Logarithmic scale")
        self.log_scale = marked(QCheckBox(self.tr("log")), tip=name, spoken=name)
        self.log_scale.toggled.connect(self._set_log)

    def _make_pages(self) -> None:
        self._pages = QStackedWidget()
        self._contents = [
            ChartPage(
                self.tr("Loss, accuracy"),
                lambda: [self.loss, self.accuracy],
                lambda: [self.loss],
                (self._feed_loss, self._feed_accuracy),
            ),
            ChartPage(
                self.tr("Loss"), lambda: [self.loss], lambda: [self.loss], (self._feed_loss,)
            ),
            ChartPage(self.tr("Accuracy"), lambda: [self.accuracy], list, (self._feed_accuracy,)),
            ChartPage(
                self.tr("Gradients"),
                lambda: [self.gradients, self.weights],
                lambda: [self.gradients, self.weights],
                (self._feed_gradients, self._feed_weights),
            ),
            ChartPage(
                self.tr("Histograms"),
                lambda: [scrolled(self.histograms)],
                lambda: [self.histograms],
                (self._feed_histograms,),
            ),
            ChartPage(self.tr("Saturated or dead"), lambda: [self.idle], list, (self._feed_idle,)),
            ChartPage(
                self.tr("Learning rate"),
                lambda: [self.learning_rate],
                lambda: [self.learning_rate],
                (self._feed_learning_rate,),
            ),
        ]
        self._layouts: list[QVBoxLayout] = []
        for page in self._contents:
            self.page.addItem(page.title)
            self._pages.addWidget(widget := QWidget())
            self._layouts.append(column(on=widget, gap=8))
        self.page.currentIndexChanged.connect(self._show_page)

    @Slot(int)
    def _show_page(self, page: int) -> None:
        # Loss and accuracy go from page to page.
        if page in _CURVES or not self._layouts[page].count():
            for place, widget in enumerate(self._contents[page].widgets()):
                self._layouts[page].insertWidget(place, widget, 1)
        self._pages.setCurrentIndex(page)
        self.smooth.setVisible(page in _CURVES and self._page_before is None)
        scaled = self._contents[page].scaled()
        self.log_scale.setVisible(bool(scaled) and self._page_before is None)
        with QSignalBlocker(self.log_scale):
            self.log_scale.setChecked(any(chart.is_log for chart in scaled))
        self._refresh()

    @Slot(bool)
    def _set_log(self, is_log: bool) -> None:
        for chart in self._contents[self._pages.currentIndex()].scaled():
            chart.set_log(is_log)

    @Slot(bool)
    def _set_smoothed(self, is_smoothed: bool) -> None:
        for chart in (self.loss, self.accuracy):
            chart.set_smoothed(is_smoothed)
        self._refresh()

    def _refresh(self) -> None:
        self._take_state()
        while self._waiting:
            self._feed_next()

    def _take_state(self) -> None:
        """Have the charts of the page wait for what the log holds now."""
        self._waiting.clear()
        if self._log is not None:
            state = state_of(self._log)
            feeds = self._contents[self._pages.currentIndex()].feeds
            self._waiting += [partial(feed, state) for feed in feeds]

    @Slot()
    def _feed_next(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()
            self._next.start()

    def _feed_loss(self, state: LoggedState) -> None:
        self._feed_learning(self.loss, "loss", state)

    def _feed_accuracy(self, state: LoggedState) -> None:
        self._feed_learning(self.accuracy, "accuracy", state)

    def _feed_learning(self, chart: Chart, what: str, state: LoggedState) -> None:
        part, is_smoothed = plot_of(chart).part_across, self.smooth.isChecked()
        chart.show_all(learning_lines(state, what, is_smoothed=is_smoothed, part=part))

    def _feed_gradients(self, state: LoggedState) -> None:
        self.gradients.show_layers(*size_lines(state, "gradient_size"))

    def _feed_weights(self, state: LoggedState) -> None:
        self.weights.show_layers(*size_lines(state, "weight_size"))

    def _feed_histograms(self, state: LoggedState) -> None:
        found = state.diagnostics
        self.histograms.show_layers(layer_names(found), found[-1].layers if found else ())

    def _feed_idle(self, state: LoggedState) -> None:
        states, (names, steps, shares) = idle_lines(state)
        titles = [f"{n} {self._state_names[s]}" for n, s in zip(names, states, strict=True)]
        self.idle.set_note(
            self.tr("No neuron of this network can saturate or die.")
            if state.diagnostics
            else self.tr("Train the network to see its saturated or dead neurons.")
        )
        self.idle.show_layers(titles, steps, shares)

    def _feed_learning_rate(self, state: LoggedState) -> None:
        self.learning_rate.show_series("rate", *rate_line(state))
