"""The pages of charts, fed from a metric log."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox

from visualnet.nn.initializers import initialize
from visualnet.nn.network import Network
from visualnet.training.diagnostics import diagnose
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.charts.histogram_chart import HistogramChart
from visualnet.ui.panels.charts.panel import ChartsPanel
from visualnet.ui.panels.charts.series import LoggedState, learning_lines
from visualnet.ui.widgets.chart import Chart
from visualnet.ui.widgets.downsampling import evaluated, extremes, means, smoothing

PAGES = [
    "Loss, accuracy",
    "Loss",
    "Accuracy",
    "Gradients",
    "Histograms",
    "Saturated or dead",
    "Learning rate",
]


def log_of(activation="sigmoid", steps=400, validation=True):
    log = MetricLog()
    network = Network((784, 6, 4, 10), activation)
    initialize(network, "glorot", 1)
    generator = np.random.default_rng(2)
    inputs = generator.random((20, 784), dtype=np.float32)
    for step in range(1, steps + 1):
        log.append_step(step, 2.0 / step, 1 - 1 / step, 0.1 / step)
        if step % 100 == 0:
            log.append_evaluation(
                EvaluationRow(
                    step=step,
                    epochs_done=step / 100,
                    validation_accuracy=0.9 if validation else None,
                    validation_loss=0.3 if validation else None,
                    test_accuracy=0.8,
                    test_loss=0.5,
                )
            )
            gradient = generator.normal(size=network.parameters.size).astype(np.float32)
            log.append_diagnostics(diagnose(network, gradient, inputs, step))
    return log


@pytest.fixture
def panel(qapp, qtbot):
    apply_theme(qapp, load_theme("dark"))
    made = ChartsPanel()
    qtbot.addWidget(made)
    made.resize(330, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def turn_to(panel, title):
    panel.findChild(QComboBox).setCurrentText(title)


def box(panel, text):
    (found,) = [box for box in panel.findChildren(QCheckBox) if box.text() == text]
    return found


def shown(chart):
    return sorted(chart._series)


def test_loss_and_accuracy_come_first(panel):
    panel.show_log(log_of())
    assert panel.loss.isVisible()
    assert shown(panel.loss) == ["batch", "test", "train", "validation"]
    assert shown(panel.accuracy) == ["test", "train", "validation"]
    panel.show_log(MetricLog())
    assert shown(panel.loss) == shown(panel.accuracy) == []


def test_smoothing_can_be_switched_off(panel):
    panel.show_log(log_of())
    box(panel, "smooth").click()
    assert shown(panel.loss) == shown(panel.accuracy) == ["batch", "test", "validation"]
    box(panel, "smooth").click()
    assert "train" in shown(panel.loss)


def test_pages_are_turned_from_the_keyboard(panel):
    choice = panel.findChild(QComboBox)
    assert [choice.itemText(k) for k in range(choice.count())] == PAGES
    choice.setFocus()
    for _ in PAGES[1:]:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "Learning rate"
    assert panel.learning_rate.isVisible()
    assert not panel.loss.isVisible()


def test_loss_and_accuracy_have_pages_of_their_own_too(panel):
    panel.show_log(log_of())
    box(panel, "log").click()
    turn_to(panel, "Accuracy")
    assert panel.accuracy.isVisible()
    assert not panel.loss.isVisible()
    turn_to(panel, "Loss")
    assert panel.loss.isVisible()
    assert box(panel, "log").isChecked()
    turn_to(panel, "Loss, accuracy")
    assert panel.loss.isVisible()
    assert panel.accuracy.isVisible()
    assert panel.loss.y() < panel.accuracy.y()


def test_a_class_sees_one_chart_and_then_the_page_is_as_before(panel):
    turn_to(panel, "Gradients")
    panel.set_presented(True)
    assert panel.findChild(QComboBox).currentText() == "Accuracy"
    turn_to(panel, "Loss")
    panel.set_presented(False)
    assert panel.findChild(QComboBox).currentText() == "Gradients"


def test_only_the_page_that_is_seen_is_fed(panel):
    turn_to(panel, "Learning rate")
    panel.show_log(log_of())
    assert shown(panel.learning_rate) == ["rate"]
    assert shown(panel.loss) == shown(panel.gradients) == []
    turn_to(panel, "Gradients")
    assert shown(panel.gradients) == shown(panel.weights) == ["0", "1", "2"]


def test_a_hidden_panel_catches_up_when_it_is_seen(panel):
    panel.hide()
    panel.show_log(log_of())
    assert shown(panel.loss) == []
    panel.show()
    assert "train" in shown(panel.loss)


def test_each_page_has_a_scale_of_its_own(panel):
    panel.show_log(log_of())
    scale = box(panel, "log")
    assert not scale.isChecked()
    turn_to(panel, "Gradients")
    assert scale.isChecked()
    low, high = panel.gradients._plot.getPlotItem().getViewBox().viewRange()[1]
    assert -1 < low < high < 0.1  # powers of ten: the gradients are around 1
    scale.click()
    assert panel.gradients._plot.getPlotItem().getViewBox().viewRange()[1][0] == 0
    turn_to(panel, "Saturated or dead")
    assert scale.isHidden()
    turn_to(panel, "Loss, accuracy")
    assert not scale.isChecked()
    turn_to(panel, "Gradients")
    assert not scale.isChecked()


def test_neurons_are_idle_in_the_way_of_their_function(panel):
    turn_to(panel, "Saturated or dead")
    for activation, labels in (
        ("sigmoid", ["hidden 1 saturated", "hidden 2 saturated"]),
        ("relu", ["hidden 1 dead", "hidden 2 dead"]),
        (["relu", "tanh"], ["hidden 1 dead", "hidden 2 saturated"]),
        (["identity", "relu"], ["hidden 2 dead"]),
        ("identity", []),
    ):
        panel.show_log(log_of(activation))
        looks = [panel.idle._looks[name].label for name in shown(panel.idle)]
        assert looks == labels, activation


def test_very_many_looks_into_the_layers_are_thinned_to_the_newest(panel):
    log = log_of(steps=100)
    (found,) = log.diagnostics()
    for step in range(200, 60_000, 100):
        log.append_diagnostics(type(found)(step, found.layers))
    turn_to(panel, "Gradients")
    panel.show_log(log)
    steps, _ = panel.gradients._series["0"]
    assert len(steps) <= 250
    assert steps[-1] == 59_900
    assert (np.diff(steps) > 0).all()


def test_other_runs_show_what_they_measured(panel):
    with_validation, without = log_of(), log_of(validation=False)
    panel.show_log(log_of())
    green, red = QColor("#5fd39a"), QColor("#ff8080")
    panel.show_overlays([("a", green, 0, with_validation), ("b", red, 1, without)])
    values = [panel.loss._series[f"overlay {k}"][1][0] for k in (0, 1)]
    assert values == [0.3, 0.5]
    assert panel.accuracy._series["overlay 0"][1][0] == pytest.approx(90)
    panel.show_overlays([("c", green, 0, MetricLog())])
    assert not [name for name in shown(panel.loss) if name.startswith("overlay")]


@pytest.mark.slow
def test_a_narrow_dock_holds_every_page(qapp, panel):
    panel.show_log(log_of())
    assert panel.minimumSizeHint().width() <= 330
    for title in PAGES:
        turn_to(panel, title)
        apply_theme(qapp, load_theme("light"))
        assert not panel.grab().isNull()


def test_everything_can_be_reached_and_is_named(panel):
    panel.show_log(log_of())
    controls = [panel.findChild(QComboBox), *panel.findChildren(QCheckBox)]
    for control in controls:
        assert control.toolTip()
        assert control.accessibleName() or control.text()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    for title in PAGES:
        turn_to(panel, title)
    for chart in [*panel.findChildren(Chart), *panel.findChildren(HistogramChart)]:
        assert chart.accessibleName()
        assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_means_are_those_of_the_steps_before():
    steps = np.arange(1.0, 1001)
    values = np.random.default_rng(4).random(1000)
    x, y = means(steps, values, 50, 150)
    assert (x[0], x[-1], len(x)) == (1, 1000, 50)
    for step, mean in zip(x.astype(int), y, strict=True):
        window = min(150, max(1, step // 5))
        assert mean == pytest.approx(values[step - window : step].mean())
    x, y = means(steps[:1], values[:1], 50, 150)
    assert (x.tolist(), y.tolist()) == ([1], [values[0]])


def test_the_smoothing_follows_the_length_of_run_and_epoch():
    rows = [EvaluationRow(320, 10.0), EvaluationRow(640, 20.0)]
    assert smoothing(640, rows) == 6
    assert smoothing(640, []) == 32
    assert smoothing(34_380, [EvaluationRow(34_380, 20.0)]) == 200
    assert smoothing(0, []) == smoothing(19, rows) == 1


def test_a_falling_training_loss_can_be_compared_with_the_loss_that_is_validated():
    # 32 steps an epoch; both fall alike, and a batch's loss is that before its step.
    steps = np.arange(1.0, 641)
    losses = 2.3 * np.exp(-steps / 80)
    rows = [EvaluationRow(int(step), step / 32) for step in range(32, 641, 32)]
    x, y = means(steps, losses, 640, smoothing(640, rows))
    validated = 2.3 * np.exp(-x / 80)
    assert (y / validated < 1.05).all()


def test_extremes_keep_every_peak():
    values = np.zeros(10_000)
    values[[17, 5003]] = 9, -9
    x, y = extremes(np.arange(10_000.0), values, 100)
    assert len(x) <= 102
    assert (y.max(), y.min()) == (9, -9)
    assert (np.diff(x) >= 0).all()


def test_raw_batches_leave_gaps_in_which_their_means_are_seen():
    losses = np.abs(np.random.default_rng(0).normal(0.3, 0.1, 10_000))
    rows = {"step": np.arange(10_000.0), "loss": losses}
    state = LoggedState(rows, [], [])
    x, y = learning_lines(state, "loss", is_smoothed=True)["batch"]
    # About one line up and down in two pixels of a narrow chart; none of the peaks is lost.
    assert len(x) <= 202
    assert (y.min(), y.max()) == (losses.min(), losses.max())
    assert len(learning_lines(state, "loss", is_smoothed=False)["batch"][0]) > 900


@pytest.mark.parametrize("is_smoothed", [True, False])
def test_a_part_that_is_looked_at_closely_has_all_its_points_and_the_rest_stays(is_smoothed):
    losses = np.abs(np.random.default_rng(0).normal(0.3, 0.1, 100_000))
    steps = np.arange(1.0, 100_001)
    state = LoggedState({"step": steps, "loss": losses}, [], [])
    whole = learning_lines(state, "loss", is_smoothed=is_smoothed)
    close = learning_lines(state, "loss", is_smoothed=is_smoothed, part=(50_000.0, 50_100.0))
    x, y = close["batch"]
    inside = (x >= 50_000) & (x <= 50_100)
    assert x[inside].tolist() == steps[49_999:50_100].tolist()
    assert y[inside].tolist() == losses[49_999:50_100].tolist()
    for name in ("batch", "train"):
        x, before = close[name][0], whole[name][0]
        assert (np.diff(x) >= 0).all()
        assert (x[:3].tolist(), x[-3:].tolist()) == (before[:3].tolist(), before[-3:].tolist())
    x, y = close["train"]
    for step, mean in zip(x, y, strict=True):
        if 50_000 <= step <= 50_100:
            assert mean == pytest.approx(losses[int(step) - 200 : int(step)].mean())


def test_only_what_was_measured_is_told():
    rows = [EvaluationRow(1, 0.1, test_loss=0.5), EvaluationRow(2, 0.2, validation_loss=0.4)]
    x, y = evaluated(rows, "validation_loss")
    assert (x.tolist(), y.tolist()) == ([2], [0.4])
    assert len(evaluated([], "test_loss")[0]) == 0


@pytest.mark.parametrize("page", ["Loss, accuracy", "Gradients"])
def test_the_charts_of_a_page_end_at_the_same_step_while_a_log_grows(panel, page, qtbot):
    turn_to(panel, page)
    pairs = {"Loss, accuracy": ("loss", "accuracy"), "Gradients": ("gradients", "weights")}
    charts = [getattr(panel, name) for name in pairs[page]]
    log = log_of()
    panel.show_log(log)
    lasts = set()
    for step in range(401, 421):
        log.append_step(step, 0.5, 0.5, 0.1)
        log.append_diagnostics(dataclasses.replace(log.diagnostics()[-1], step=step))
        panel.follow_log(log)
        qtbot.waitUntil(lambda: len(set(lasts_of(charts))) == 1, timeout=5000)
        first = lasts_of(charts)[0]
        one, other = (each._plot.getPlotItem().getViewBox().viewRange() for each in charts)
        assert one[0] == other[0]
        lasts.add(first)
    assert max(lasts) == 420
    assert len(lasts) == 11


def lasts_of(charts):
    return [max(x[-1] for x, _ in chart._series.values()) for chart in charts]


def test_while_a_log_grows_each_chart_has_a_frame_of_its_own(panel, qtbot):
    log, charts = log_of(), (panel.loss, panel.accuracy)
    panel.show_log(log)
    log.append_step(401, 0.5, 0.5, 0.1)
    panel.follow_log(log)
    panel.follow_log(log)
    assert lasts_of(charts) == [401, 400]
    # What comes meanwhile waits for the next turn.
    log.append_step(402, 0.5, 0.5, 0.1)
    qtbot.waitUntil(lambda: lasts_of(charts) == [401, 401], timeout=5000)
    panel.follow_log(log)
    panel.follow_log(log)
    # Whoever turns a page, or pauses, sees all at once.
    panel.show_log(log)
    assert lasts_of(charts) == [402, 402]


def test_an_empty_chart_says_how_to_fill_it(panel):
    panel.show_log(MetricLog())
    for page in PAGES:
        turn_to(panel, page)
        page_shown = panel._pages.currentWidget()
        charts = page_shown.findChildren(Chart) + page_shown.findChildren(HistogramChart)
        assert charts, page
        for chart in charts:
            words = chart._headline() if isinstance(chart, HistogramChart) else chart._note
            assert words.startswith("Train the network to see "), page


def test_neurons_that_cannot_be_idle_are_told(panel):
    panel.show_log(log_of("identity"))
    turn_to(panel, "Saturated or dead")
    assert panel.idle._note == "No neuron of this network can saturate or die."
