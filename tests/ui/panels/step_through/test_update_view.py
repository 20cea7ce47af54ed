"""The view of the update: figures, the line to drag, the nudge, Apply, and the answer again."""

import re
from concurrent.futures import Future

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QSpinBox,
)

from tests.ui.panels.step_through.test_updates import PLAIN, worked_step
from visualnet.insight.one_step.stages import Place
from visualnet.insight.worked_example import worked_network
from visualnet.number_text import number_text
from visualnet.scene.parts import Connection
from visualnet.training.config import TrainingConfig
from visualnet.training.updater import Updater
from visualnet.ui.panels.step_through.again_columns import AgainColumns
from visualnet.ui.panels.step_through.nudge_view import NudgeView
from visualnet.ui.panels.step_through.rate_chart import RateChart
from visualnet.ui.panels.step_through.update_view import UpdateView
from visualnet.ui.widgets.choice_row import ChoiceRow


@pytest.fixture
def applied():
    """What was applied: (parameters, learning rate) each."""
    return []


@pytest.fixture
def view(qtbot, applied):
    """The update of the worked example."""
    made = UpdateView()
    qtbot.addWidget(made)
    made.resize(1200, 130)
    made.show()
    made.show_step(worked_step(apply=lambda *what: applied.append(what)), "update")
    return made


def text(view, name):
    return view.findChild(QLabel, name).text()


def ways(view):
    return view.findChild(ChoiceRow, "updateWays")


def chart(view):
    return view.findChild(RateChart)


def field(view):
    return view.findChild(QDoubleSpinBox)


def press(view, name):
    QTest.mouseClick(view.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def outcome(view):
    return view.course.outcome_at(view.rate)


def run_step():
    """The worked example after a step of a run with momentum."""
    network = worked_network()
    updater = Updater(network, TrainingConfig())
    updater.step(np.array([[0.1, 0.2, 0.9]], np.float32), np.array([1]), 0.5)
    return worked_step(
        network, config=TrainingConfig(), updater=updater.state(), step=1, run_id=7,
        learning_rate=0.1,
    )  # fmt: skip


def test_the_figures_are_those_of_the_worked_example(view):
    assert text(view, "updateLoss") == "0.85152 → 0.329505"
    assert text(view, "updatePredicted") == "−0.711599"
    assert text(view, "updateActual") == "−0.522016"
    assert text(view, "updateRule") == "w ← w − η·g"
    assert text(view, "updateWords") == (
        "The gradient is a straight line, the loss a curve: they differ on a long step."
    )
    assert field(view).value() == 0.5


def test_the_line_is_dragged_by_the_mouse(view):
    line, place = chart(view), chart(view).rect().center()
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(round(line.x_of(0.5)), place.y()))
    QTest.mouseMove(line, QPoint(round(line.x_of(1.0)), place.y()))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=place)
    assert view.rate == pytest.approx(1.0, rel=0.03)
    assert field(view).value() == view.rate
    assert text(view, "updateActual") == number_text(outcome(view).change, 6, signed=True)


def test_keys_move_the_line(view):
    line = chart(view)
    line.setFocus()
    last = view.course.curve.last_rate
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert view.rate == pytest.approx(0.5 + last / 100, rel=0.01)
    QTest.keyClick(line, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.rate == pytest.approx(0.5 - 0.09 * last, rel=0.02)
    QTest.keyClick(line, Qt.Key.Key_End)
    assert view.rate == pytest.approx(last, rel=0.01)
    QTest.keyClick(line, Qt.Key.Key_Home)
    assert view.rate == 0
    assert text(view, "updateActual") == "0"
    assert line.spoken_value() == "learning rate 0: loss 0.852 → 0.852, predicted 0.852"
    press(view, "ownRateButton")
    assert view.rate == 0.5


def test_a_rate_beyond_the_axis_makes_it_longer(view):
    field(view).setValue(40.0)
    assert view.rate == 40.0
    assert view.course.curve.last_rate > 40
    assert chart(view).x_of(40.0) < chart(view).width()


def test_the_rate_stays_until_another_run_is_shown(view):
    field(view).setValue(0.25)
    view.show_step(worked_step(), "update")
    assert view.rate == 0.25
    view.show_step(worked_step(run_id=3), "update")
    assert view.rate == 0.5


def test_where_the_schedule_has_ended_the_view_says_so(view):
    view.show_step(worked_step(learning_rate=0.0), "update")
    assert "this is η from Settings" in text(view, "updateWords")
    assert view.rate == PLAIN.learning_rate


def test_with_the_velocity_of_a_run_the_step_is_another(view):
    choose = ways(view).button(1)
    assert not choose.isEnabled()
    assert choose.toolTip() == "Without momentum there is no velocity."
    view.show_step(run_step(), "update")
    plain = view.course
    choose.click()
    assert view.course is not plain
    assert text(view, "updateRule") == "v ← 0.9·v + g;  w ← w − η·v"
    assert text(view, "updateWords").endswith("of the step's length comes from earlier examples.")
    assert text(view, "updateLoss").endswith(" → " + number_text(outcome(view).loss_after, 6))
    assert outcome(view).loss_after > plain.outcome_at(0.1).loss_after


RULES = [
    ({"optimizer": "sgd"}, "v ← 0.9·v + g;  w ← w − η·v"),
    ({"optimizer": "nesterov"}, "v ← 0.9·v + g;  w ← w − η·(g + 0.9·v)"),
    ({"optimizer": "rmsprop"}, "s ← 0.9·s + 0.1·g²;  w ← w − η·g / (√s + ε)"),
    (
        {"optimizer": "adam", "l2": 0.01},
        "g ← ∂L/∂w + 0.01·w;  m ← 0.9·m + 0.1·g;  s ← 0.999·s + 0.001·g²;  w ← w − η·m̂ / (√ŝ + ε)",
    ),
    (
        {"optimizer": "adamw", "l2": 0.01, "l1": 0.002},
        "g ← ∂L/∂w + 0.002·sign(w);  m ← 0.9·m + 0.1·g;  s ← 0.999·s + 0.001·g²;  "
        "w ← w − η·m̂ / (√ŝ + ε) − η·0.01·w",
    ),
]


@pytest.mark.parametrize(("settings", "rule"), RULES, ids=[one["optimizer"] for one, _ in RULES])
def test_the_rule_is_that_of_the_optimizer_in_force(view, settings, rule):
    view.show_step(worked_step(config=TrainingConfig(**settings)), "update")
    assert text(view, "updateRule") == rule
    chart(view).setFocus()
    QTest.keyClick(chart(view), Qt.Key.Key_Home)
    words = text(view, "updateWords")
    letters = {part.strip()[0] for part in rule.split(";")} - {"w"}
    assert letters
    assert all(letter in re.split(r"\W", words) for letter in letters), "each letter has its name"


def test_words_are_as_high_as_their_lines_whatever_was_said_before(view):
    rule = view.findChild(QLabel, "updateRule")
    line = rule.fontMetrics().lineSpacing()
    view.resize(320, 400)
    view.show_step(worked_step(config=TrainingConfig(**RULES[-1][0])), "update")
    QApplication.processEvents()
    assert rule.minimumHeight() >= 2 * line
    view.show_step(worked_step(config=PLAIN), "update")
    QApplication.processEvents()
    assert rule.minimumHeight() <= line


def test_a_clipped_gradient_is_seen_in_the_rule(view):
    clipped = TrainingConfig(clip_norm=0.5, momentum=0.0)
    view.show_step(worked_step(config=clipped), "update")
    factor = view.course.update.clip_factor
    assert factor < 1
    assert text(view, "updateRule") == f"g ← {number_text(factor, 4)}·∂L/∂w;  w ← w − η·g"


def test_frozen_weights_stay_and_the_view_says_so(view, applied):
    held = np.zeros(14, np.bool_)
    held[8:] = True
    frozen = worked_step(held=held, apply=lambda *what: applied.append(what))
    view.show_step(frozen, "update")
    assert text(view, "updateWords").endswith("Frozen weights stay as they are.")
    press(view, "applyStepButton")
    ((parameters, _rate),) = applied
    is_same = parameters == worked_network().parameters
    assert is_same[8:].all()
    assert not is_same[:8].any()


def test_apply_hands_over_the_weights_and_the_rate(view, applied):
    field(view).setValue(0.25)
    press(view, "applyStepButton")
    ((parameters, rate),) = applied
    assert rate == 0.25
    assert parameters.dtype == np.float32
    network = worked_network()
    Updater(network, PLAIN).step(np.array([[0.8, 0.4, 0.6]], np.float32), np.array([0]), 0.25)
    assert parameters == pytest.approx(network.parameters, abs=1e-6, rel=0)


def test_apply_is_offered_as_what_it_is(view):
    button = view.findChild(QAbstractButton, "applyStepButton")
    assert button.text() == "Apply"
    view.show_step(worked_step(apply=print, is_past=True), "update")
    assert button.text() == "Apply in a new run"
    view.show_step(worked_step(), "update")
    assert button.isHidden()


def test_a_nudge_tells_the_gradient(view):
    view.choose(Connection(1, 0, 0))
    assert float(text(view, "nudgeNumerical").replace("−", "-")) == pytest.approx(-0.356815, 1e-6)
    assert float(text(view, "nudgeGradient").replace("−", "-")) == pytest.approx(-0.356815, 1e-5)
    assert text(view, "nudgeStep") == "1 → 1.17841"
    assert text(view, "nudgeUpdate").endswith("W²₁→₀ ← 1 − 0.5 · (−0.3568) = 1.178")
    view.findChild(QComboBox, "nudgeEpsilon").setCurrentIndex(0)
    coarse = float(text(view, "nudgeNumerical").replace("−", "-"))
    assert 1e-5 < abs(coarse + 0.356815) < 1e-2


def test_any_weight_or_bias_can_be_nudged(view, qtbot):
    nudge, chosen = view.findChild(NudgeView), []
    view.part_chosen.connect(chosen.append)
    view.choose(Connection(0, 2, 1))
    assert nudge.place == Place(1, 2, 1)
    assert text(view, "nudgeStep").startswith("0.4 → ")
    view.findChild(QSpinBox, "nudgeSource").stepBy(-1)
    assert nudge.place == Place(1, 1, 1)
    for _ in range(2):
        view.findChild(QSpinBox, "nudgeSource").stepBy(-1)
    assert nudge.place == Place(1, None, 1)
    assert view.findChild(QSpinBox, "nudgeSource").text() == "bias"
    assert text(view, "nudgeStep").startswith("−0.2 → ")
    view.findChild(QComboBox, "nudgeLayer").setCurrentIndex(1)
    assert nudge.place == Place(2, 0, 0)
    assert chosen[-2:] == [(1, 1), Connection(1, 0, 0)]
    view.choose((0, 1))
    assert nudge.place == Place(2, 0, 0)


def test_without_a_choice_each_example_has_its_weight_with_the_largest_gradient(view):
    nudge = view.findChild(NudgeView)
    other = {"inputs": np.array([0.1, 0.9, 0.9], np.float32), "label": 1}
    view.show_step(worked_step(**other), "update")
    # Those into both classes are equally large.
    assert (nudge.place.layer, nudge.place.row) == (2, 1)
    view.choose(Connection(0, 2, 1))
    view.show_step(worked_step(), "update")
    assert nudge.place == Place(1, 2, 1)


def test_the_same_input_again_shows_both_answers(view):
    view.show_step(worked_step(), "again")
    columns = view.findChild(AgainColumns)
    assert columns.isVisible()
    assert not chart(view).isVisible()
    assert columns.part_words(0) == "0: 42.7\u202f% → 71.9\u202f%"
    assert columns.numbers()[0] == ["class", "before", "after"]
    assert float(columns.numbers()[1][2]) == pytest.approx(0.719280, abs=1e-6)


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e30])
@pytest.mark.parametrize("stage", ["update", "again"])
def test_weights_that_are_no_numbers_or_far_too_large_are_shown(view, value, stage):
    network = worked_network()
    network.weights[0][0, 0] = value
    view.show_step(worked_step(network), stage)
    view.grab()
    if np.isnan(value):
        assert text(view, "updateLoss") == "– → –"
    field(view).setValue(1e6)
    view.grab()


def test_the_curve_is_copied_as_numbers(view):
    head, first, *_others = chart(view).numbers()
    assert head == ["learning rate", "loss after the step", "predicted"]
    assert float(first[0]) == 0
    assert float(first[1]) == float(first[2]) == pytest.approx(0.851520, abs=5e-7)


def test_in_a_narrow_panel_sections_stand_below_each_other(view, qtbot):
    line, nudge = chart(view), view.findChild(NudgeView)
    assert line.y() == nudge.y() == 0
    view.resize(700, 300)
    qtbot.waitUntil(lambda: line.y() == nudge.y() > 0)
    view.resize(view.minimumSizeHint().width(), 600)
    qtbot.waitUntil(lambda: nudge.y() > line.y() > 0)
    assert view.minimumSizeHint().width() < 400


def test_a_run_that_does_not_answer_leaves_the_plain_step(view):
    cancelled = Future()
    cancelled.cancel()
    view.show_step(worked_step(step=4, ask_updater=lambda: cancelled), "update")
    assert not ways(view).button(1).isEnabled()
    assert text(view, "updateActual") == "−0.522016"
