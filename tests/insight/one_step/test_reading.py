"""One example forward and back: against the engine in double precision, and by the definition."""

import numpy as np
import pytest

from tests.insight.one_step.samples import NUMBERS, sample
from visualnet.errors import ShapeError
from visualnet.insight.one_step import learn_one, nudge, read_one
from visualnet.insight.worked_example import INPUTS, LABEL, worked_network
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.backpropagation import Backpropagation
from visualnet.nn.network import Network


def close(expected, digits=6):
    """Equal to so many digits, of the largest number there."""
    largest = float(np.abs(expected).max())
    return pytest.approx(np.asarray(expected), rel=0.5 * 10**-digits, abs=largest * 1e-12)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_is_that_of_the_engine_in_double_precision(number):
    given = sample(number, np.float64)
    network, margin = given.network, given.config.target_margin
    learning = learn_one(network, given.inputs, given.label, margin)
    reading, forward = learning.reading, network.forward(given.inputs[None])
    gradient = np.zeros_like(network.parameters)
    engine = Backpropagation(network, 1, gradient, target_margin=margin)
    loss, _ = engine.run(given.inputs[None], np.array([given.label], np.uint8))
    for k, (z, a) in enumerate(zip(forward.pre_activations, forward.activations, strict=True)):
        assert reading.z[k] == close(z[0])
        assert reading.a[k] == close(a[0])
    assert learning.loss == pytest.approx(loss, rel=1e-9)
    weights, biases = network.layer_views(gradient)
    for k, (slopes, bias_slopes) in enumerate(zip(weights, biases, strict=True)):
        assert learning.weight_gradients[k] == close(slopes)
        assert learning.bias_gradients[k] == close(bias_slopes)
        # One example's delta is the gradient of its biases.
        assert learning.deltas[k] == close(bias_slopes)
    for k, back in enumerate(learning.back):
        assert back == close(network.weights[k + 1] @ biases[k + 1])
        assert learning.deltas[k] == close(back * reading.slopes[k])


@pytest.mark.parametrize("number", NUMBERS)
def test_gradients_are_what_nudging_does_to_the_loss(number):
    given = sample(number)
    learning = learn_one(given.network, given.inputs, given.label, given.config.target_margin)
    generator = np.random.default_rng(number)
    for layer, weights in enumerate(given.network.weights, start=1):
        column = int(generator.integers(weights.shape[1]))
        for row in (None, *generator.integers(len(weights), size=3).tolist()):
            found = nudge(given.network, learning, layer, row, column, 1e-5)
            assert found.numerical == pytest.approx(found.analytical, abs=1e-6)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_slopes_are_those_of_the_values(name):
    z = np.array([-30.0, -3.0, -0.5, 0.2, 1.0, 4.0, 30.0])
    network = Network((7, 7, 2), name, dtype=np.float64)
    network.weights[0][...] = np.eye(7)
    above, below = (read_one(network, z + step).a[0] for step in (1e-5, -1e-5))
    assert read_one(network, z).slopes[0] == pytest.approx((above - below) / 2e-5, abs=1e-9)


def test_the_worked_example_has_the_printed_numbers():
    learning = learn_one(worked_network(), np.array(INPUTS), LABEL)
    reading = learning.reading

    def printed(*numbers):
        return pytest.approx(np.array(numbers), abs=6e-7)

    assert reading.inputs == printed(0.8, 0.4, 0.6)
    assert reading.z[0] == printed(0.5, 0.08)
    assert reading.a[0] == printed(0.622459, 0.519989)
    assert reading.z[1] == printed(0.622459, 0.917519)
    assert reading.a[1] == printed(0.426766, 0.573234)
    assert learning.loss == printed(0.851520)
    assert learning.deltas[1] == printed(-0.573234, 0.573234)
    assert learning.weight_gradients[1] == printed([-0.356815, 0.356815], [-0.298076, 0.298076])
    assert learning.back[0] == printed(-1.146469, 1.146469)
    assert learning.deltas[0] == printed(-0.269424, 0.286159)
    assert learning.weight_gradients[0] == printed(
        [-0.215540, 0.228927], [-0.107770, 0.114464], [-0.161655, 0.171695]
    )
    network = worked_network()
    network.biases[0][0] = -5
    dark = read_one(network, np.array(INPUTS))
    assert (dark.z[0][0], dark.a[0][0]) == printed(-4.6, 0.009952)


def test_bytes_are_the_inputs_that_the_engine_makes_of_them():
    network = sample(0).network
    pixels = np.arange(network.layer_sizes[0], dtype=np.uint8) * 3
    inputs = read_one(network, pixels).inputs
    engine = network.forward((pixels / np.float32(255))[None].astype(np.float32)).inputs[0]
    assert inputs == pytest.approx(engine, rel=1e-7)
    assert (inputs.astype(np.float32) == inputs).all()


def test_inputs_are_rounded_as_the_engine_rounds_them():
    for dtype in (np.float32, np.float64):
        inputs = read_one(worked_network(dtype), np.array(INPUTS)).inputs
        assert inputs.tolist() == np.array(INPUTS, dtype).astype(np.float64).tolist()


def test_the_loss_is_finite_where_the_probability_is_zero():
    network = Network((1, 2))
    network.biases[0][...] = [5000, 0]
    learning = learn_one(network, np.zeros(1), 1)
    assert learning.reading.a[-1].tolist() == [1, 0]
    assert learning.loss == 5000


def test_cross_entropy_has_no_target_margin():
    network = worked_network()
    with_margin = learn_one(network, np.array(INPUTS), LABEL, 0.2)
    assert with_margin.loss == learn_one(network, np.array(INPUTS), LABEL).loss
    assert with_margin.targets.tolist() == [1, 0]


def test_numbers_cannot_be_changed_and_none_is_the_networks_own():
    network = sample(1, np.float64).network
    learning = learn_one(network, np.ones(network.layer_sizes[0]), 0)
    for arrays in (learning.reading.z, learning.reading.a, learning.weight_gradients):
        assert not any(array.flags.writeable for array in arrays)
    assert network.parameters.flags.writeable


def test_what_does_not_fit_the_network_is_refused():
    network = worked_network()
    with pytest.raises(ShapeError, match="rows of 3 inputs, not shape"):
        read_one(network, np.zeros(4))
    for label in (-1, 2):
        with pytest.raises(ShapeError, match=f"label {label} is none of the 2 classes"):
            learn_one(network, np.array(INPUTS), label)
