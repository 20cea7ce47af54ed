"""Zoom of a chart by wheel, drag, keys and double click."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton

from tests.ui.clicks import double_click
from visualnet.ui.panels.experiments.chart import SweepChart
from visualnet.ui.widgets.plots.plain_plot import PlainPlot
from visualnet.ui.widgets.training_charts import LossChart

STEPS = np.arange(1.0, 1001.0)


@pytest.fixture
def area(qtbot):
    area = QScrollArea()
    qtbot.addWidget(area)
    return area


@pytest.fixture
def chart(area, qtbot):
    """A chart in a panel that scrolls, without the focus."""
    chart = LossChart()
    area.setWidget(chart)
    chart.resize(400, 600)
    area.resize(420, 300)
    area.show()
    qtbot.waitActive(area)
    area.setFocus()
    chart.show_series("train", STEPS, 1 / STEPS)
    return chart


def plot_of(chart):
    return chart.findChild(PlainPlot)


def ranges(chart):
    x, y = plot_of(chart).getPlotItem().getViewBox().viewRange()
    return tuple(x), tuple(y)


def reset_button(chart):
    return chart.findChild(QToolButton, "resetZoom")


def place_of(chart, x, y):
    """Where a point of the plane is in the plot."""
    return plot_of(chart).getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))


def turn_wheel(chart, place, keys=Qt.KeyboardModifier.NoModifier, notches=1):
    view = plot_of(chart).viewport()
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def test_the_wheel_scrolls_the_panel_until_the_chart_has_the_focus_or_control_is_down(chart):
    whole, middle = ranges(chart), place_of(chart, 250, 0.5)
    assert not turn_wheel(chart, middle), "the panel is to scroll"
    assert ranges(chart) == whole

    turn_wheel(chart, middle, Qt.KeyboardModifier.ControlModifier)
    assert ranges(chart)[0] == whole[0], "Ctrl is for the upright axis"
    assert ranges(chart)[1][1] < whole[1][1]
    plot_of(chart).reset_zoom()

    chart.setFocus()
    assert turn_wheel(chart, middle, notches=4)
    (low, high), upright = ranges(chart)
    assert 0 < low < 250 < high < 1000
    assert upright[1] < whole[1][1], "the upright axis holds just what is in sight"
    # What is under the pointer stays there.
    assert place_of(chart, 250, 0.5).x() == pytest.approx(middle.x(), abs=1)
    turn_wheel(chart, middle, notches=-9)
    assert ranges(chart) == whole, "never more than everything"


def test_a_part_is_dragged_stays_while_points_come_and_is_left_by_a_double_click(chart):
    view = plot_of(chart).viewport()
    assert not reset_button(chart).isVisible()
    chart.setFocus()
    turn_wheel(chart, place_of(chart, 500, 0.5), notches=5)
    assert reset_button(chart).isVisible()
    (low, high), _ = ranges(chart)

    begin = place_of(chart, 500, 0.5).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, begin - QPoint(20, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=begin - QPoint(20, 0))
    moved = ranges(chart)[0]
    assert moved[0] > low
    assert moved[1] - moved[0] == pytest.approx(high - low)

    more = np.arange(1.0, 2001.0)
    chart.show_series("train", more, 1 / more)
    assert ranges(chart)[0] == moved
    double_click(view, begin)
    assert ranges(chart)[0] == (0, 2000)
    assert not reset_button(chart).isVisible()

    even_more = np.arange(1.0, 3001.0)
    chart.show_series("train", even_more, 1 / even_more)
    assert ranges(chart)[0] == (0, 3000), "the newest is seen again"


def test_keys_zoom_pan_and_reset_and_another_run_shows_all_of_it(chart):
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    whole = ranges(chart)
    for _ in range(4):
        QTest.keyClick(chart, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    (low, high), _ = ranges(chart)
    assert high - low == pytest.approx(1000 / 1.25**4)
    QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert ranges(chart)[0][0] < low
    QTest.keyClick(chart, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert ranges(chart)[1] != whole[1]
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.spoken_value().startswith(f"step {int(np.ceil(ranges(chart)[0][0])):,}")
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert ranges(chart) == whole

    QTest.keyClick(chart, Qt.Key.Key_Plus)
    reset_button(chart).click()
    assert ranges(chart) == whole
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    chart.show_series("train", [1, 10], [2.0, 1.0])
    assert ranges(chart)[0] == (1, 10) or ranges(chart)[0] == (0, 10)
    chart.clear()
    assert not plot_of(chart).is_zoomed


def test_two_fingers_on_a_touchpad_zoom_at_once(chart):
    view, place = plot_of(chart).viewport(), place_of(chart, 500, 0.5)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        QPointF(view.mapToGlobal(place.toPoint())),
        1.0,
        QPointF(),
    )
    QApplication.sendEvent(view, event)
    low, high = ranges(chart)[0]
    assert (high - low, (low + high) / 2) == pytest.approx((500, 500), abs=5)


def test_an_experiment_is_zoomed_too_and_the_ring_stays_around_its_setting(qtbot):
    chart = SweepChart()
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.show()
    qtbot.waitExposed(chart)
    chart.begin("momentum", ["0", "0.5", "0.9", "0.99"], [None] * 4)
    chart.add(1, 0.95)
    before = chart.part_rect(1)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.part_rect(1).width() > before.width()
    assert ranges(chart)[0] == pytest.approx((-0.1, 3.1))
