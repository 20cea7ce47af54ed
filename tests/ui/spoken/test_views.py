"""What a screen reader is told of charts, matrices, the map and figures, without focus and with."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.listening import description, listener, role, told
from tests.ui.told import faults
from visualnet.ui.panels.evaluation.confusion_view import ConfusionView
from visualnet.ui.panels.experiments.chart import SweepChart
from visualnet.ui.panels.inspector.signed_bars import SignedBars, SignedRow
from visualnet.ui.panels.practice.score_columns import ScoreColumns
from visualnet.ui.panels.settings.activation_setting import ActivationSetting
from visualnet.ui.panels.settings.layer_sizes_editor import LayerSizesEditor
from visualnet.ui.widgets.matrix_view import MatrixView
from visualnet.ui.widgets.training_charts import LossChart

__all__ = ["listener"]
Role = QAccessible.Role


@pytest.fixture
def shown(qtbot):
    def show(view):
        qtbot.addWidget(view)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.clearFocus()
        return view

    return show


def test_a_chart_tells_how_its_series_go_and_then_the_values_at_the_readout(shown, listener):
    chart = shown(LossChart())
    assert role(chart) == Role.Chart
    chart.set_note("Train to see it.")
    assert description(chart) == "Train to see it."
    chart.show_all({"train": ([0, 100, 200], [2.5, 1.5, 0.5]), "test": ([0, 200], [2.4, 0.6])})
    assert description(chart) == (
        "train from 2.50 to 0.500, steps 0 to 200; test from 2.40 to 0.600, steps 0 to 200"
    )
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert description(chart) == "step 200, train 0.500, test 0.600"
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert description(chart).startswith("step 100, train 1.50")
    assert listener.changed(chart)
    chart.clearFocus()
    assert description(chart).startswith("train from 2.50")


def test_a_confusion_matrix_tells_its_sum_and_then_the_cell(shown):
    view = shown(ConfusionView())
    assert role(view) == Role.Table
    assert description(view) == "Nothing is measured yet."
    view.show_confusion(np.array([[90, 10], [5, 95]]), ["cat", "dog"])
    assert description(view) == (
        "2 classes; 185 of 200 correct (92.50\u202f%); "
        "most frequent mistake: cat read as dog: 10 of 100 (10.00\u202f%)"
    )
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert description(view) == "dog read as cat: 5 of 100 (5.00\u202f%)"


def test_a_matrix_tells_its_size_and_range_and_then_the_cell(shown):
    view = shown(MatrixView(lambda row, column: f"weight {row}, {column}", 5))
    assert description(view) == "No values yet."
    view.show_matrix(np.array([[0.5, -2.0, 0.0]], np.float32))
    assert role(view) == Role.Table
    assert description(view) == "rows: 1, columns: 3, from −2 to 0.5"
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert description(view) == "weight 0, 1"


def test_bars_tell_all_rows_and_then_the_one_the_keyboard_is_at(shown):
    bars = SignedBars()
    bars.show_rows([SignedRow("bias", -1.0, "−1", "the bias"), SignedRow("2", 3.0, "3", "from 2")])
    shown(bars)
    assert role(bars) == Role.List
    assert description(bars) == "bias −1, 2 3"
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert description(bars) == "from 2"


def test_the_results_of_an_experiment_and_a_score_are_told_without_any_focus(shown):
    chart = shown(SweepChart())
    assert description(chart) == "No results yet."
    chart.begin("momentum", ["0", "0.9"], [None, None])
    chart.add(1, 0.95)
    chart.add(1, 0.97)
    assert description(chart) == "0.9: 96.00\u202f%, runs: 2"
    score = shown(ScoreColumns())
    score.show_score(["a", "b"], [1, 0], [2, 0], None)
    assert role(score) == role(chart) == Role.Chart
    assert description(score) == "a: 1 of 2 correct, b: 0 of 0 correct"


@pytest.mark.slow
def test_the_map_tells_how_many_images_of_each_class_it_shows(shared_desk):
    panel = shared_desk.application.panels._fill("map").panel
    assert role(panel.view) == Role.Chart
    assert description(panel.view).startswith("There is no map yet.")


def label(panel, name):
    (found,) = [each for each in panel.findChildren(QLabel) if each.objectName() == name]
    return found


@pytest.mark.slow
def test_the_figures_of_the_xray_are_told_with_what_they_are(desk):
    desk.draw_seven()
    desk.wait_at_rest()
    panel = desk.open_dock("xrayDock")
    reading = label(panel, "croppedReading")
    desk.wait(lambda: bool(reading.text()))
    assert told(reading) == f"Read after this stage: Cropped: {reading.text()}"


@pytest.mark.slow
def test_the_class_to_draw_is_told_in_practice(desk):
    panel = desk.open_dock("practiceDock")
    desk.press(panel, "Begin")
    asked = label(panel, "practiceAsked")
    assert asked.text() in "0123456789"
    assert told(asked) == f"Class to draw: {asked.text()}"


@pytest.mark.slow
def test_figures_of_panels_are_told_with_their_captions(desk):
    panel = desk.open_dock("editsDock")
    accuracy = label(panel, "accuracyNow")
    desk.wait(lambda: accuracy.text() != "–")
    assert told(accuracy) == f"test accuracy: {accuracy.text()}"
    numbers = label(desk.open_dock("inspectorDock"), "neuronNumbers")
    desk.wait(lambda: bool(numbers.text()))
    assert told(numbers) == f"Figures: {numbers.text()}"


def test_the_sizes_of_hidden_layers_are_a_group(shared_desk):
    editor = shared_desk.settings.findChild(LayerSizesEditor)
    assert role(editor) == Role.Grouping
    assert told(editor) == "hidden layers"


def test_labels_lead_to_the_fields_of_each_layer_too(qtbot):
    setting = ActivationSetting("Activation: of each layer")
    qtbot.addWidget(setting)
    setting.set_layers(2)
    setting.set_value("sigmoid,tanh")
    assert not faults(setting)
