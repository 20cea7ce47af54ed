"""Charts that keys walk through: what the mouse is told is told, and said, of each part."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from visualnet.insight.dataset_statistics import DatasetStatistics
from visualnet.insight.reading_change import EditReading
from visualnet.ui.pad.prediction_bars import PredictionBars
from visualnet.ui.panels.data.class_chart import ClassChart
from visualnet.ui.panels.data.pixel_histogram import PixelHistogram
from visualnet.ui.panels.experiments.chart import SweepChart
from visualnet.ui.panels.practice.score_columns import ScoreColumns
from visualnet.ui.widgets.class_columns import ClassChanges

CLASSES = [str(digit) for digit in range(10)]
KEYS = Qt.Key


def class_chart():
    chart = ClassChart()
    chart.show_statistics(statistics(), CLASSES)
    return chart, "0: 10 examples", "9: 19 examples"


def statistics():
    return DatasetStatistics(
        counts=np.arange(10, 20),
        means=np.zeros((10, 28, 28), np.uint8),
        histogram=np.ones(256, np.int64),
    )


def pixel_histogram():
    chart = PixelHistogram()
    chart.show_histogram(np.arange(256))
    return chart, "values from 0 to 7", "values from 248 to 255"


def score_columns():
    chart = ScoreColumns()
    chart.show_score(CLASSES, [2] * 10, list(range(3, 13)), None)
    return chart, "0: 2 of 3", "9: 2 of 12"


def class_changes():
    chart = ClassChanges()
    chart.set_classes(CLASSES)
    counts = np.arange(10, 20)
    chart.show_reading(EditReading(before=counts, now=counts - 1, support=counts, total=145))
    return chart, "0: 90", "9: 94.74"


def prediction_bars():
    bars = PredictionBars()
    bars.show_probabilities(np.linspace(0.2, 0, 10, dtype=np.float32), 0)
    return bars, "0: 20", "9: 0"


def sweep_chart():
    chart = SweepChart()
    chart.begin("momentum", ["0", "0.5", "0.9"], [None, None, 0.97])
    chart.add(0, 0.9)
    chart.add(0, 0.92)
    return chart, "0: mean 91", "0.9: no result yet, published 97"


def come_to(qtbot, view):
    """Show a view and bring the focus to it by the Tab key."""
    qtbot.addWidget(view)
    view.resize(330, 300)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus(Qt.FocusReason.TabFocusReason)


@pytest.mark.parametrize(
    "make",
    [class_chart, pixel_histogram, score_columns, class_changes, prediction_bars, sweep_chart],
)
def test_keys_walk_from_the_first_part_to_the_last_and_tell_each(qtbot, make):
    view, first, last = make()
    come_to(qtbot, view)
    assert QApplication.focusWidget() is view
    for key, words in ((KEYS.Key_End, last), (KEYS.Key_Home, first), (KEYS.Key_Up, first)):
        before = view.grab().toImage()
        QTest.keyClick(view, key)
        assert words in view.accessibleDescription()
        assert QToolTip.text() == view.accessibleDescription()
        assert (view.grab().toImage() == before) is (key == KEYS.Key_Up)
    QTest.keyClick(view, KEYS.Key_Down)
    assert first not in view.accessibleDescription()
    view.clearFocus()
    assert view.accessibleDescription() == ""


def test_what_a_key_tells_is_what_the_mouse_is_told(qtbot):
    view, _, _ = class_chart()
    come_to(qtbot, view)
    QTest.keyClick(view, KEYS.Key_Right)
    place = view.part_rect(1).center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place))
    told = view.accessibleDescription()
    QApplication.sendEvent(view, event)
    assert QToolTip.text() == told
    with qtbot.waitSignal(view.class_chosen) as chosen:
        QTest.keyClick(view, KEYS.Key_Return)
    assert chosen.args == [1]


@pytest.mark.parametrize("make", [class_chart, pixel_histogram, score_columns, prediction_bars])
def test_where_two_parts_meet_the_next_one_begins(qtbot, make):
    view, _, _ = make()
    qtbot.addWidget(view)
    view.resize(640, 300)
    first, second = view.part_rect(0), view.part_rect(1)
    is_below = second.top() > first.top()
    edge = QPointF(0, first.bottom()) if is_below else QPointF(first.right(), first.top())
    away = QPointF(0, 1) if is_below else QPointF(1, 0)
    assert (view.part_at(edge - away), view.part_at(edge)) == (0, 1)


def test_the_mouse_reads_a_shade_of_pixels_also_below_it(qtbot):
    view, _, _ = pixel_histogram()
    qtbot.addWidget(view)
    view.resize(640, 100)
    assert view.part_at(QPointF(639, 99)) == 31
