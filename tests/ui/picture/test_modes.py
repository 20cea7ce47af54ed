"""What the connections show, how it is explained, and how single parts are pointed at."""

import re
from typing import get_args

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QSlider, QWidget

from tests.ui.clicks import double_click
from tests.ui.fed import wait_told
from tests.ui.listening import description
from tests.ui.look.eyes import EYES, contrast, lab, seen
from visualnet.nn.network import as_inputs
from visualnet.paths import user_config_dir
from visualnet.scene.parts import Connection
from visualnet.training.control import StepUnit
from visualnet.ui.look.theme import THEMES, SignColours, load_theme
from visualnet.ui.picture.modes import Mode
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences

ACTIONS = {mode: f"{mode.name.lower()}ModeAction" for mode in Mode}
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(shared_desk):
    """The window of all tests here that only look."""
    return shared_desk


@pytest.fixture
def own_desk(reused_desk):
    """The same, for tests that do something in it; it is put back after each."""
    return reused_desk


def legend(desk):
    return description(desk.window.findChild(QWidget, "connectionLegend"))


def picture(desk):
    """The canvas as numbers, (height, width, 3), without what stands over it."""
    for name in ("connectionLegend", "neuronFacts"):
        desk.window.findChild(QWidget, name).hide()
    image = desk.canvas.grab().toImage()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[..., 2::-1].astype(int)


def choose(desk, mode):
    desk.do(ACTIONS[mode])
    desk.wait(lambda: desk.canvas.shown_scales is not None)
    desk.wait_for_picture()


def step(desk):
    before = desk.step_shown()
    desk.do("stepAction")
    desk.wait(lambda: desk.step_shown() == before + 1)
    desk.wait_at_rest()


# Modes


@pytest.mark.slow
def test_every_mode_has_a_key_and_the_window_says_which_is_on(own_desk):
    combo = own_desk.window.findChild(QComboBox, "modeChoice")
    own_desk.window.activateWindow()
    own_desk.wait(own_desk.window.isActiveWindow)
    for number, mode in reversed(list(enumerate(Mode, start=1))):
        QTest.keySequence(own_desk.window, f"Ctrl+{number}")
        assert own_desk.view.mode is mode
        assert combo.currentText() == mode.value
        checked = [m for m in Mode if own_desk.action(ACTIONS[m]).isChecked()]
        assert checked == [mode]


@pytest.mark.slow
def test_a_mode_can_be_chosen_over_the_picture(desk):
    combo = desk.window.findChild(QComboBox, "modeChoice")
    flow = picture(desk)
    combo.setFocus()
    with wait_told(desk, desk.canvas.frame_shown):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert desk.view.mode is Mode.WEIGHT
    assert desk.action("weightModeAction").isChecked()
    assert not desk.action("flowModeAction").isChecked()
    assert (picture(desk) != flow).any()


def test_what_has_nothing_to_show_says_why(own_desk):
    for mode, words in (
        (Mode.GRADIENT, "next step"),
        (Mode.CHANGE, "No weight has changed"),
        (Mode.CHANGE_SINCE_MARK, "No step is marked"),
    ):
        choose(own_desk, mode)
        own_desk.wait(lambda words=words: words in legend(own_desk))
        assert own_desk.canvas.shown_scales == ()
    # It is no start, either.
    assert own_desk.application.preferences.picture_mode == Mode.FLOW.name
    own_desk.do("markStepAction")
    own_desk.wait(lambda: "since the marked step" in legend(own_desk))


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(Mode))
def test_the_legend_tells_the_scale_and_its_unit(own_desk, mode):
    own_desk.do("gradientModeAction")
    own_desk.do("markStepAction")
    step(own_desk)
    choose(own_desk, mode)
    if mode is Mode.STEP_GRADIENT:
        # It needs the right class of what is drawn.
        own_desk.application.panels._filled["stepThrough"].panel.label_chosen.emit(3)
    own_desk.wait(lambda: "±" in legend(own_desk))
    numbers = re.findall(r"±([\d.e+−]+)", legend(own_desk))
    scales = [float(number.rstrip(".").replace("−", "-")) for number in numbers]
    assert scales == [float(f"{scale:.2g}") for scale in own_desk.canvas.shown_scales]
    assert len(scales) == 3
    assert min(scales) > 0
    unit = {
        Mode.FLOW: "adds to z",
        Mode.WEIGHT: "z per unit of activation",
        Mode.GRADIENT: "nats per unit of weight",
        Mode.CHANGE: "since the run began",
        Mode.CHANGE_SINCE_MARK: "since the marked step",
        Mode.CONTRIBUTION: "contribution to z of",
        Mode.STEP_GRADIENT: "loss of this input",
    }
    assert unit[mode] in legend(own_desk)


def values_of(facts):
    """The figures of a connection by their names."""
    rows = re.findall(r"<td>([^<&]+)&nbsp;&nbsp;</td><td align=right>([^<]+)<", facts)
    return {name: float(value.replace("−", "-")) for name, value in rows}


@pytest.mark.slow
def test_a_connections_numbers_are_those_of_numpy(own_desk):
    own_desk.do("gradientModeAction")
    first = own_desk.parameters().copy()
    step(own_desk)
    marked = own_desk.parameters().copy()
    own_desk.do("markStepAction")
    step(own_desk)
    network, canvas = own_desk.session.network, own_desk.canvas
    neurons = canvas.position_of((1, 4)), canvas.position_of((2, 9))
    QTest.mouseMove(canvas.viewport(), ((neurons[0] * 2 + neurons[1]) / 3).toPoint())
    own_desk.wait(lambda: isinstance(canvas.focus, Connection))
    part = canvas.focus
    place = part.source, part.target
    inputs = as_inputs(canvas.frame.probe.image.reshape(1, -1)).astype(np.float64)
    activation = 1 / (1 + np.exp(-(inputs @ network.weights[0] + network.biases[0])))
    assert part.layer == 1
    weight = float(network.weights[1][place])
    of = lambda vector: float(network.layer_views(vector)[0][1][place])  # noqa: E731
    expected = {
        "weight": weight,
        "weight × activation": weight * activation[0, part.source],
        "gradient": of(own_desk.session.snapshot.gradient),
        "change since start": weight - of(first),
        "change since mark": weight - of(marked),
    }
    assert values_of(own_desk.facts()) == pytest.approx(expected, rel=0.01)
    assert f"neuron {part.source + 1}" in own_desk.facts()
    assert f"neuron {part.target + 1}" in own_desk.facts()
    own_desk.leave_canvas()
    assert own_desk.facts() is None


@pytest.mark.slow
def test_the_gradient_is_taken_only_while_it_is_shown(own_desk):
    step(own_desk)
    assert own_desk.session.snapshot.gradient is None
    own_desk.do("gradientModeAction")
    step(own_desk)
    assert own_desk.session.snapshot.gradient is not None
    own_desk.do("weightModeAction")
    step(own_desk)
    assert own_desk.session.snapshot.gradient is None


@pytest.mark.slow
def test_a_gradient_that_will_come_says_when(own_desk):
    own_desk.session.change(batch_size=4)
    own_desk.do("gradientModeAction")
    own_desk.wait(lambda: "It appears with the next step" in legend(own_desk))
    for number in (1, 2, 3):
        own_desk.session.step(StepUnit.EXAMPLE)
        words = f"The gradient appears after example 4 ({number} so far)."
        own_desk.wait(lambda words=words: words in legend(own_desk))
    own_desk.session.step(StepUnit.EXAMPLE)
    own_desk.wait(lambda: "nats per unit of weight" in legend(own_desk))


@pytest.mark.slow
def test_a_gradient_that_cannot_come_says_so(own_desk):
    step(own_desk)
    own_desk.do("stopAction")
    own_desk.wait(lambda: own_desk.session.state is State.FINISHED)
    own_desk.do("gradientModeAction")
    own_desk.wait(lambda: "the run has ended" in legend(own_desk))


# Threshold


@pytest.mark.slow
def test_the_threshold_dims_but_nothing_vanishes(build):
    # Its own, as every pixel counts.
    desk = build().show()
    desk.wait_for_picture()
    choose(desk, Mode.WEIGHT)
    background = load_theme("dark").background
    ground = np.array([background.red(), background.green(), background.blue()])
    light = lambda: np.abs(picture(desk) - ground).sum(axis=2)  # noqa: E731
    whole = light()
    slider = desk.window.findChild(QSlider, "thresholdSlider")
    with wait_told(desk, desk.canvas.frame_shown):
        slider.setValue(2)
    few = light()
    # In the gap before the first hidden layer all lines lie close.
    end = desk.canvas.position_of((1, 8)).toPoint()
    start = desk.canvas.position_of((0, 28 * 14 + 27)).toPoint()
    bundle = np.s_[start.y() - 60 : start.y() + 60, (start.x() + end.x()) // 2]
    assert few[bundle].mean() < 0.7 * whole[bundle].mean()
    assert (few[bundle] > 0).mean() > 0.9
    assert "Largest 2\u202f%" in shown_words(desk)


def shown_words(desk):
    desk.view._legend_pace.pass_on()
    panel = desk.window.findChild(QWidget, "connectionLegend")
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


# Colours and dashes


@pytest.mark.slow
def test_colours_and_dashes_are_remembered(build):
    desk = build().show()
    desk.wait_for_picture()
    whole = picture(desk)
    desk.do("purple-greenAction")
    desk.do("dashNegativeAction")
    desk.wait(lambda: desk.canvas.picture.request.dash > 0)
    desk.wait_for_picture()
    assert (picture(desk) != whole).any()
    assert "(dashed)" in legend(desk)
    desk.window.close()
    later = build().show()
    assert later.action("purple-greenAction").isChecked()
    assert not later.action("blue-orangeAction").isChecked()
    assert later.action("dashNegativeAction").isChecked()
    later.wait_for_picture()
    assert later.canvas.picture.request.dash > 0
    later.do("blue-orangeAction")
    later.do("dashNegativeAction")
    later.wait(lambda: later.canvas.picture.request.dash == 0)


@pytest.mark.parametrize("text", ["", "purple", "17", "[]", "YES"])
def test_preferences_that_say_anything_give_the_usual_look(text):
    path = user_config_dir() / "visualnet.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[picture]\nsigns={text}\ndashes={text}\n")
    preferences = Preferences(path.with_name("preferences.json"))
    assert preferences.sign_colours == "blue-orange"
    assert preferences.has_dashes is False


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("signs", get_args(SignColours))
@pytest.mark.parametrize("name", THEMES)
def test_signs_stay_apart_by_hue_for_every_eye(name, signs, eye):
    theme = load_theme(name, signs)
    seen_signs = [lab(seen(colour, eye))[1:] for colour in (theme.positive, theme.negative)]
    # A difference of 2.3 is just noticed; lines are thin and faint, so ten times as much and more.
    assert np.hypot(*(seen_signs[0] - seen_signs[1])) >= 40
    for colour in (theme.positive, theme.negative):
        assert contrast(colour, theme.background) >= 4.5


# Pointing


def click(desk, point, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(desk.canvas.viewport(), LEFT, modifier, point.toPoint())


def test_neurons_are_chosen_by_click_and_several_with_the_control_key(desk):
    canvas, neurons = desk.canvas, [(1, 3), (2, 5), (3, 1)]
    changes = []
    canvas.focus_changed.connect(changes.append)
    click(desk, canvas.position_of(neurons[0]))
    assert canvas.chosen == ((1, 3),)
    for neuron in neurons[1:]:
        click(desk, canvas.position_of(neuron), CTRL)
    assert canvas.chosen == tuple(neurons)
    assert canvas.focus == (3, 1)
    assert changes[-1] == (3, 1)
    click(desk, canvas.position_of((2, 5)), CTRL)
    assert canvas.chosen == ((1, 3), (3, 1))
    desk.leave_canvas()
    assert canvas.focus == (3, 1)
    click(desk, canvas.position_of((1, 0)))
    assert canvas.chosen == ((1, 0),)
    desk.leave_canvas()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.chosen == ()
    assert canvas.focus is None


def test_several_can_be_chosen_by_keys(desk):
    canvas, shift = desk.canvas, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, shift)
    QTest.keyClick(canvas, Qt.Key.Key_Right, shift)
    assert canvas.chosen == ((1, 0), (1, 1), (2, 1))
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.chosen == ((1, 1),)


def test_the_union_of_the_chosen_stands_out(desk):
    choose(desk, Mode.WEIGHT)
    canvas = desk.canvas
    ways = [((1, 0), (2, 0)), ((1, 15), (2, 15))]
    points = [(canvas.position_of(a) + canvas.position_of(b)) / 2 for a, b in ways]

    def brightness():
        shown = picture(desk)
        boxes = [np.s_[round(p.y()) - 8 : round(p.y()) + 9, round(p.x())] for p in points]
        return [shown[box].sum() for box in boxes]

    def after_click(neuron, modifier=Qt.KeyboardModifier.NoModifier):
        with wait_told(desk, canvas.frame_shown):
            click(desk, canvas.position_of(neuron), modifier)
        desk.leave_canvas()
        return brightness()

    one = after_click((1, 0))
    both = after_click((1, 15), CTRL)
    assert both[0] == pytest.approx(one[0], rel=0.02)
    assert both[1] > one[1]


def test_a_click_on_a_connection_keeps_it_and_on_nothing_lets_go(desk):
    canvas = desk.canvas
    middle = (canvas.position_of((2, 3)) + canvas.position_of((3, 5))) / 2
    click(desk, middle)
    (chosen,) = canvas.chosen
    assert isinstance(chosen, Connection)
    assert chosen.layer == 2
    desk.leave_canvas()
    assert canvas.focus == chosen
    assert values_of(desk.facts())["weight"] == pytest.approx(
        float(desk.session.network.weights[2][chosen.source, chosen.target]), rel=0.01
    )
    # From a connection the keys lead to its ends.
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.focus == (3, chosen.target)
    click(desk, middle)
    click(desk, canvas.position_of((0, 0)) * 0.5)
    assert canvas.chosen == ()


def test_the_mouse_crosses_connections_without_dimming_the_picture(desk):
    canvas = desk.canvas
    middle = (canvas.position_of((2, 3)) + canvas.position_of((3, 5))) / 2
    QTest.mouseMove(canvas.viewport(), middle.toPoint())
    desk.wait(lambda: isinstance(canvas.focus, Connection))
    assert canvas.pointing.standing_out == ()
    desk.hover((2, 3))
    assert canvas.pointing.standing_out == ((2, 3),)


@pytest.mark.slow
def test_enter_and_a_double_click_ask_for_the_inspector(own_desk):
    canvas, asked = own_desk.canvas, []
    own_desk.view.inspect_requested.connect(asked.append)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert asked == []
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert asked == [(1, 1)]
    double_click(canvas.viewport(), canvas.position_of((2, 8)).toPoint())
    assert asked == [(1, 1), (2, 8)]


@pytest.mark.slow
def test_dragging_moves_the_picture_and_chooses_nothing(desk):
    canvas = desk.canvas
    desk.do("zoomInAction")
    start = canvas.position_of((2, 8)).toPoint()
    QTest.mousePress(canvas.viewport(), LEFT, pos=start)
    QTest.mouseMove(canvas.viewport(), start + canvas.rect().center() * 0.2)
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=start + canvas.rect().center() * 0.2)
    assert canvas.chosen == ()
