"""Labels of the axes of charts."""

from itertools import combinations, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.experiments.chart import SweepChart
from visualnet.ui.widgets.plots.plain_plot import PlainPlot

NAMES = (
    ("0.01", "0.02"),
    ("momentum", "adam", "sgd") * 5,
    tuple(str(k / 1000) for k in range(1, 60)),
    ("cosine with warm up", "constant"),
)


@pytest.fixture(params=[0.8, 1, 2])
def _scale(qapp, request):
    apply_theme(qapp, load_theme("dark"), request.param)
    yield
    apply_theme(qapp, load_theme("dark"))


def labels(plot):
    """What stands beside both axes, as (text, where it is in the plot)."""
    found, image = [], QImage(1, 1, QImage.Format.Format_RGB32)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        painter = QPainter(image)
        font = axis.style["tickFont"]
        painter.setFont(font)
        for room, _flags, text in (axis.generateDrawSpecs(painter) or ((), (), ()))[2]:
            inked = QFontMetricsF(font).tightBoundingRect(text)
            inked.moveCenter(room.center())
            found.append((text, axis.mapRectToScene(inked)))
        painter.end()
    return found


def touching(plot):
    """Pairs of labels with less than a pixel between them."""
    return [
        (first, second)
        for (first, one), (second, other) in combinations(labels(plot), 2)
        if one.adjusted(-1, -1, 1, 1).intersects(other)
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("_scale")
def test_numbers_of_the_axes_never_touch(qtbot):
    plot = PlainPlot("accuracy (%)", "step", is_whole=True)
    qtbot.addWidget(plot)
    plot.show()
    least = plot.minimumSizeHint()
    for wider, higher in ((0, 0), (300, 60), (900, 500)):
        plot.resize(least.width() + wider, least.height() + higher)
        ends = (9, 12_345, 98_765_432, 3e9)
        for end, low_and_high in product(ends, ((90, 100), (0, 1e-5), (-0.01, 0.01))):
            plot.show_range((0, end), low_and_high)
            assert touching(plot) == []


@pytest.mark.slow
@pytest.mark.usefixtures("_scale")
def test_names_of_settings_never_touch(qtbot):
    chart = SweepChart()
    qtbot.addWidget(chart)
    chart.show()
    plot = chart.findChild(PlainPlot)
    for width, names in product((220, 400, 900), NAMES):
        chart.resize(width, 300)
        chart.begin("setting", names, [None] * len(names))
        assert touching(plot) == [], (width, names)
    assert [text for text, _ in labels(plot)][-2:] == list(NAMES[-1])


def test_a_label_longer_than_its_axis_is_whole_in_a_tooltip(qtbot):
    plot = PlainPlot("the loss of every batch, in nats per example", "step")
    qtbot.addWidget(plot)
    plot.show()
    label = plot.getAxis("left").label
    for height, is_cut in ((160, True), (600, False)):
        plot.resize(400, height)
        plot.grab()
        assert label.toPlainText().rstrip().endswith("…") == is_cut
        assert label.toolTip() == (plot.labels["left"] if is_cut else "")
        margin = label.document().documentMargin()
        words = label.boundingRect().adjusted(margin, margin, -margin, -margin)
        assert plot.sceneRect().contains(label.mapRectToScene(words))


def test_a_plot_can_be_closed_before_its_font_changes(qtbot):
    plot = PlainPlot("loss", "step")
    qtbot.addWidget(plot)
    plot.close()
    plot.setFont(QFont("serif", 20))


def test_the_axes_stay_where_they_are_where_one_reads_from_the_right(qapp, qtbot):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        plot = PlainPlot("loss", "step")
        qtbot.addWidget(plot)
        plot.show()
        plot.grab()
        view = plot.getPlotItem().getViewBox().sceneBoundingRect()
        assert plot.getAxis("left").scenePos().x() < view.left()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
