"""One page of the charts panel: its widgets, made when it is first seen, and what feeds them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from visualnet.ui.panels.charts.histogram_chart import HistogramChart
from visualnet.ui.panels.charts.series import LoggedState
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.chart import Chart
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox, combo_box
from visualnet.ui.widgets.plots.zoomed_plot import ZoomedPlot
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea


@dataclass(frozen=True, slots=True)
class ChartPage:
    """widgets: makes them. scaled: charts that may be logarithmic. feeds: one for each chart."""

    title: str
    widgets: Callable[[], Sequence[QWidget]]
    scaled: Callable[[], Sequence[Chart | HistogramChart]]
    feeds: tuple[Callable[[LoggedState], None], ...]


def plot_of(chart: Chart) -> ZoomedPlot:
    """Return the plot of a chart, for what its user zoomed to."""
    plot = chart.findChild(ZoomedPlot)
    assert isinstance(plot, ZoomedPlot)  # noqa: S101 - every chart has one
    return plot


def page_choice(name: str) -> ElidingComboBox:
    """Return the field that turns the pages; name: what is chosen in it."""
    field = combo_box((), "chartPage", name, name)
    # A narrow dock is to hold it, whatever its longest entry.
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(3)
    return field


def more_button() -> QToolButton:
    """Return the button that opens the menu of the page: copy, save, show in another way."""
    tip = QCoreApplication.translate("ChartsPanel", "Copy or save these charts")
    return marked(QToolButton(), "moreOfCharts", tip, tip, text="⋮", tiny=True)


def scrolled(widget: QWidget) -> UprightScrollArea:
    """Return an area that scrolls a chart up and down."""
    area = UprightScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
