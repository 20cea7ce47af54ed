"""Histograms of layers, read by mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.ui.listening import description
from visualnet.nn.network import Network
from visualnet.training.diagnostics import BINS, diagnose
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.charts.histogram_chart import HistogramChart
from visualnet.ui.panels.charts.layer_chart import layer_colour

NAMES = ["hidden 1", "output"]
MIDDLE = BINS // 2


def layers():
    network = Network((784, 5, 10), "sigmoid")
    network.parameters[...] = 0
    network.weights[0][0, 0] = 1.0  # so that its histogram reaches from -1 to 1
    inputs = np.zeros((7, 784), np.float32)
    return diagnose(network, np.zeros_like(network.parameters), inputs, 1).layers


@pytest.fixture
def chart(qapp, qtbot):
    apply_theme(qapp, load_theme("dark"))
    made = HistogramChart()
    qtbot.addWidget(made)
    made.resize(330, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def tab_to(chart):
    chart.clearFocus()  # a window of its own has it from the beginning
    chart.setFocus(Qt.FocusReason.TabFocusReason)


def pixels_of(chart, colour):
    """The places of a colour, from left to right."""
    image = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    columns = rows[:, : image.width()].T
    return [(int(x), int(y)) for x, y in np.argwhere(columns == colour.rgb())]


def test_each_layer_is_drawn_in_its_colour(chart):
    theme = load_theme("dark")
    chart.show_layers(NAMES, layers())
    for layer in (0, 1):
        assert len(pixels_of(chart, layer_colour(theme, layer, 2))) > 100
    chart.show_layers([], ())
    assert not pixels_of(chart, layer_colour(theme, 0, 2))


def test_a_logarithmic_scale_lifts_what_is_rare(chart):
    chart.show_layers(NAMES, layers())
    colour = layer_colour(load_theme("dark"), 0, 2)
    before = len(pixels_of(chart, colour))
    chart.set_log(True)
    assert len(pixels_of(chart, colour)) > before


def test_the_bin_under_the_mouse_is_told(chart):
    chart.show_layers(NAMES, layers())
    # All activations of the first layer are sigmoid(0) = 0.5, in the middle of its right half.
    colour = layer_colour(load_theme("dark"), 0, 2)
    x, y = next((x, y) for x, y in pixels_of(chart, colour) if x > 200)
    QTest.mouseMove(chart, QPoint(x + 1, y + 5))
    assert description(chart) == ("hidden 1 activations 0.488 to 0.512: 35 (100.0\u202f%)")
    assert pixels_of(chart, load_theme("dark").text)


def test_the_arrow_keys_walk_bins_and_layers(chart):
    chart.show_layers(NAMES, layers())
    tab_to(chart)
    assert description(chart) == ("hidden 1 weights −0.0244 to 0.0244: 3,919 (>99.9\u202f%)")
    for _ in range(MIDDLE):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert description(chart).startswith("hidden 1 weights 0.951 to 1: 1 (")
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert description(chart).startswith("hidden 1 activations 0 to")
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert description(chart).startswith("output activations")
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert description(chart).startswith("output activations")
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert description(chart).startswith("hidden 1 weights from")
    QTest.keyClick(chart, Qt.Key.Key_Down)
    chart.show_layers(NAMES[:1], layers()[:1])  # the layer that was read is gone
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert description(chart).startswith("hidden 1")


def test_an_empty_chart_takes_keys_and_mouse_without_harm(chart):
    tab_to(chart)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.mouseMove(chart, QPoint(40, 60))
    assert not chart.grab().isNull()


def test_many_layers_ask_for_room(chart):
    chart.show_layers(NAMES, layers())
    few = chart.minimumSizeHint().height()
    chart.show_layers([str(k) for k in range(17)], layers()[:1] * 17)
    assert chart.minimumSizeHint().height() > 4 * few
    assert chart.minimumSizeHint().width() <= 308
