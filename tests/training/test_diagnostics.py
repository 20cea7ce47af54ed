"""What is seen of each layer, on networks small enough to tell by hand."""

import numpy as np
import pytest

from visualnet.nn.initializers import initialize
from visualnet.nn.network import Network
from visualnet.training.diagnostics import BINS, Diagnostics, diagnose, histogram


def images(examples: int = 100) -> np.ndarray:
    return np.random.default_rng(3).random((examples, 8), dtype=np.float32)


def diagnosed(network: Network, gradient: np.ndarray | None = None) -> Diagnostics:
    if gradient is None:
        gradient = np.zeros_like(network.parameters)
    return diagnose(network, gradient, images(), 7)


def drawn(activation: str, hidden: tuple[int, ...] = (6, 4)) -> Network:
    network = Network((8, *hidden, 3), activation)
    initialize(network, "glorot", 1)
    return network


def test_sizes_are_root_mean_squares_of_weights_alone() -> None:
    network = drawn("sigmoid")
    gradient = np.zeros_like(network.parameters)
    weights, biases = network.layer_views(gradient)
    weights[0][...] = 2.0
    weights[1].flat[:12] = 4.0  # half of them
    for vector in biases:
        vector[...] = 1e6
    found = diagnosed(network, gradient)
    assert found.step == 7
    sizes = [layer.gradient_size for layer in found.layers]
    assert sizes == pytest.approx([2.0, np.sqrt(8), 0.0])
    expected = [float(np.sqrt(np.mean(w.astype(np.float64) ** 2))) for w in network.weights]
    assert [layer.weight_size for layer in found.layers] == pytest.approx(expected)
    assert [layer.function for layer in found.layers] == ["sigmoid", "sigmoid", "softmax"]
    assert [layer.neurons for layer in found.layers] == [6, 4, 3]


def test_a_gradient_too_small_for_its_square_still_has_a_size() -> None:
    network = drawn("sigmoid")
    gradient = np.full_like(network.parameters, 1e-30)
    assert diagnosed(network, gradient).layers[0].gradient_size == pytest.approx(1e-30)


@pytest.mark.parametrize(("activation", "far"), [("sigmoid", 3.0), ("tanh", 1.5)])
def test_saturated_neurons_are_those_at_a_limit_for_nearly_all(activation: str, far: float) -> None:
    network = drawn(activation, hidden=(4,))
    network.parameters[...] = 0
    # The derivative of both is under a fifth of its greatest from here on.
    network.biases[0][...] = [far, -far, far * 0.9, 0.0]
    hidden, output = diagnosed(network).layers
    assert hidden.saturated == 0.5
    assert hidden.dead is None
    assert output.saturated is None


def test_a_neuron_that_jumps_between_both_limits_is_saturated() -> None:
    network = drawn("sigmoid", hidden=(2,))
    network.parameters[...] = 0
    network.weights[0][0, 0] = 1000
    network.biases[0][0] = -500
    assert diagnosed(network).layers[0].saturated == 0.5


def test_dead_neurons_are_those_that_no_example_turns_on() -> None:
    network = drawn("relu", hidden=(4,))
    network.weights[0][...] = 1
    # Sums of eight pixels lie between 0 and 8; the third neuron is on for one image alone.
    largest = images().sum(axis=1).max()
    network.biases[0][...] = [-9, -8.5, 0.01 - largest, 0]
    hidden, output = diagnosed(network).layers
    assert hidden.dead == 0.5
    assert hidden.saturated is None
    assert output.dead is None


def test_gelu_dies_where_its_slope_has_gone() -> None:
    network = drawn("gelu", hidden=(4,))
    network.weights[0][...] = 0
    network.biases[0][...] = [-8, -5.5, -4, 1]
    assert diagnosed(network).layers[0].dead == 0.5


def test_functions_that_pass_a_gradient_everywhere_have_no_idle_neurons() -> None:
    for activation in ("identity", "leaky_relu"):
        hidden = diagnosed(drawn(activation, hidden=(4,))).layers[0]
        assert (hidden.saturated, hidden.dead) == (None, None)


def test_neurons_are_alike_where_their_weights_are() -> None:
    network = drawn("sigmoid")
    assert [layer.are_alike for layer in diagnosed(network).layers] == [False] * 3
    network.parameters[...] = 0
    assert [layer.are_alike for layer in diagnosed(network).layers] == [True, True, False]
    network.weights[0][...] = np.arange(8)[:, np.newaxis]
    assert diagnosed(network).layers[0].are_alike
    network.biases[0][3] = 1
    assert not diagnosed(network).layers[0].are_alike
    assert not diagnosed(drawn("sigmoid", hidden=(1,))).layers[0].are_alike


def test_histograms_count_every_value_once_in_limits_that_seldom_change() -> None:
    values = np.array([-0.9, -0.02, 0.0, 0.01, 0.99, 0.99], np.float32)
    found = histogram(values, None)
    assert (found.low, found.high) == (-1.0, 1.0)
    assert found.counts.sum() == 6
    assert found.counts[BINS // 2] == 3  # the bin around zero
    assert found.counts[-1] == 2
    assert (histogram(values * 0.6, None).low, histogram(values * 1.2, None).low) == (-1, -2)
    assert not found.counts.flags.writeable


def test_bounded_activations_have_the_limits_of_their_function() -> None:
    for activation, low in (("sigmoid", 0.0), ("tanh", -1.0)):
        hidden, output = diagnosed(drawn(activation, hidden=(5,))).layers
        assert (hidden.activations.low, hidden.activations.high) == (low, 1.0)
        assert hidden.activations.counts.sum() == 100 * 5
        assert (output.activations.low, output.activations.high) == (0.0, 1.0)
        assert hidden.weights.counts.sum() == 8 * 5
    assert diagnosed(drawn("relu")).layers[0].activations.low < 0


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 3e38])
def test_a_network_about_to_diverge_is_diagnosed_like_any_other(value: float) -> None:
    network = drawn("relu")
    network.weights[0][2, 2] = value
    with np.errstate(all="ignore"):  # as the trainer runs
        found = diagnosed(network)
    assert all(
        layer.weights.counts.sum() == layer.neurons * n
        for layer, n in zip(found.layers, (8, 6, 4), strict=True)
    )


def test_no_hidden_layer_is_a_network_too() -> None:
    (output,) = diagnosed(drawn("sigmoid", hidden=())).layers
    assert output.function == "softmax"
    assert not output.are_alike
