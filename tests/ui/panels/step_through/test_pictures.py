"""The pictures of a stage: what they show, and what is pointed at and chosen in them."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.painted_words import noting_painted_words
from visualnet.insight.one_step.formulas import Place
from visualnet.nn.network import Network
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.step_through.pictures.neuron_bars import NeuronBars
from visualnet.ui.panels.step_through.pictures.stage_picture import StagePicture
from visualnet.ui.panels.step_through.source import StepSource, step_of
from visualnet.ui.panels.step_through.stages import stage_of

DIGITS = tuple("0123456789")


@pytest.fixture(scope="module", autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme("dark"))


def image_step(hidden):
    network = Network((784, hidden, 10))
    network.parameters[:] = np.random.default_rng(2).normal(0, 0.1, network.parameters.size)
    inputs = np.zeros(784, np.float32)
    inputs[300:340] = np.linspace(0.1, 1, 40)
    return step_of(StepSource(network, DIGITS, inputs, label=3))


@pytest.fixture
def picture(qtbot):
    picture = StagePicture()
    qtbot.addWidget(picture)
    picture.resize(700, 120)
    picture.show()
    return picture


def show(picture, step, name, place):
    picture.show_stage(step, name, stage_of(name, 2), place)


def noted(signal):
    got = []
    signal.connect(got.append)
    return got


def test_the_first_gradient_is_a_picture_for_each_neuron_with_its_bias_below(picture):
    step = image_step(16)
    show(picture, step, "gradient1", Place(1, 320, 4))
    pixels = picture.pixels
    assert pixels.isVisible()
    assert pixels.part_count() == 16
    assert np.array_equal(pixels._values, step.learning.weight_gradients[0].T)
    chosen = noted(picture.place_chosen)
    box = pixels.part_rect(6)
    row, column = divmod(325, 28)
    place = box.topLeft() + (box.bottomRight() - box.topLeft()) / 28 * 0.5
    place.setX(box.left() + (column + 0.5) * box.width() / 28)
    place.setY(box.top() + (row + 0.5) * box.height() / 28)
    QTest.mouseMove(pixels, place.toPoint())
    value = step.learning.weight_gradients[0][325, 6]
    assert f"{abs(value):.4g}" in picture._caption.text()
    QTest.mouseClick(pixels, Qt.MouseButton.LeftButton, pos=place.toPoint())
    strip = pixels.strip_rect(6).center().toPoint()
    QTest.mouseMove(pixels, strip)
    assert "bias of neuron 7" in picture._caption.text()
    assert chosen == [Place(1, 325, 6)]


def test_of_many_neurons_those_that_learn_most_and_the_chosen_one_are_shown(picture):
    step = image_step(300)
    sizes = np.abs(step.learning.bias_gradients[0])
    least = int(sizes.argmin())
    show(picture, step, "gradient1", Place(1, 320, least))
    room = picture.pixels.part_count()
    assert 20 < room < 300
    assert min(picture.pixels.part_rect(0).size().toTuple()) >= 24
    shown = picture._pictured
    assert least in shown
    assert set(np.argsort(-sizes, kind="stable")[: room - 1].tolist()) & set(shown)
    assert int(sizes.argmax()) in shown
    assert "of 300 neurons" in picture._caption.text()


def names_below_bars(qtbot, width, names):
    """Return what is painted below bars with these names."""
    bars = NeuronBars()
    qtbot.addWidget(bars)
    bars.resize(width, 120)
    bars.show_values(np.arange(float(len(names))), names.__getitem__, names, 5)
    with qtbot.waitExposed(bars):
        bars.show()
    with noting_painted_words() as words:
        return words.read(bars)


def test_long_names_of_all_bars_stand_below_them_unlike_each_other(qtbot):
    told = names_below_bars(qtbot, 420, [f"fixed acidity of wine {one}" for one in "abcdefgh"])
    assert len(told) == len({each.text for each in told}) == 8
    rights = [each.rect.right() for each in told]
    assert all(right <= each.rect.left() for right, each in zip(rights, told[1:], strict=False))


@pytest.mark.parametrize("count", [40, 400])
def test_of_numbers_below_bars_none_is_cut(qtbot, count):
    numbers = [str(k + 1) for k in range(count)]
    told = [each.text for each in names_below_bars(qtbot, 300, numbers)]
    assert set(told) <= set(numbers)
    assert "6" in told


def test_bars_tell_their_neurons_numbers_and_the_targets(picture):
    step = image_step(16)
    show(picture, step, "loss", Place(2, None, 3))
    bars = picture.bars
    assert bars.isVisible()
    p = step.reading.a[-1][3]
    assert bars.part_words(3) == f"class 3: {p:.6g}, target 1"
    show(picture, step, "z1", Place(1, None, 5))
    pointed = noted(picture.place_pointed)
    QTest.mouseMove(bars, bars.part_rect(9).center().toPoint())
    assert pointed == [Place(1, None, 9)]
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Right)
    chosen = noted(picture.place_chosen)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert chosen == [Place(1, None, bars.number)]


def test_the_input_is_its_image_and_each_pixel_its_ink(picture):
    step = image_step(16)
    show(picture, step, "pixels", Place(0, None, 339))
    assert picture.pixels.isVisible()
    assert picture.pixels.part_words(0) == "pixel 12, 3: 1"


@pytest.mark.parametrize("value", [np.nan, np.inf, 3e38])
def test_numbers_that_are_too_large_are_shown_without_a_fault(picture, value):
    network = Network((784, 4, 10), "relu")
    network.parameters[:] = value
    step = step_of(StepSource(network, DIGITS, np.ones(784, np.float32), label=3))
    places = {"pixels": 0, "z1": 1, "loss": 2, "gradient2": 2, "delta1": 1, "gradient1": 1}
    for name, layer in places.items():
        row = 2 if "gradient" in name else None
        show(picture, step, name, Place(layer, row, 3))
        assert not picture.grab().isNull()
