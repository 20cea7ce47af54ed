"""One page of the charts panel: its widgets, made when it is first seen, and what feeds them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from visualnet.ui.panels.charts.histogram_chart import HistogramChart
from visualnet.ui.panels.charts.series import LoggedState
from visualnet.ui.widgets.chart import Chart
from visualnet.ui.widgets.upright_scroll_area import UprightScrollArea


@dataclass(frozen=True, slots=True)
class ChartPage:
    """widgets: makes them. scaled: charts that may be logarithmic. feeds: one for each chart."""

    title: str
    widgets: Callable[[], Sequence[QWidget]]
    scaled: Callable[[], Sequence[Chart | HistogramChart]]
    feeds: tuple[Callable[[LoggedState], None], ...]


def scrolled(widget: QWidget) -> UprightScrollArea:
    """Return an area that scrolls a chart up and down."""
    area = UprightScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
