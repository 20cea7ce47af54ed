"""Backpropagation against central differences, in float64."""

from collections.abc import Callable
from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from scipy.special import expit, log_softmax

from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.backpropagation import Backpropagation, Dropout
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.network import Network
from visualnet.nn.penalties import Penalties

Array = npt.NDArray[np.float64]
EXAMPLES, INPUTS, CLASSES = 7, 6, 4
HIDDEN: tuple[tuple[int, ...], ...] = ((5,), (5, 3))


def random_network(hidden: tuple[int, ...], activation: str, output: str) -> Network:
    network = Network((INPUTS, *hidden, CLASSES), activation, output, dtype=np.float64)
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.7, network.parameters.size)
    return network


def batch() -> tuple[Array, npt.NDArray[np.uint8]]:
    generator = np.random.default_rng(4)
    labels = generator.integers(0, CLASSES, EXAMPLES).astype(np.uint8)
    return generator.random((EXAMPLES, INPUTS)), labels


def loss_by_scipy(network: Network, inputs: Array, labels: npt.NDArray[np.uint8]) -> float:
    z = network.forward(inputs).pre_activations[-1]  # type: ignore[arg-type]
    if network.output == "softmax":
        return float(-log_softmax(z, axis=1)[np.arange(len(z)), labels].mean())
    return float(((expit(z) - np.eye(CLASSES)[labels]) ** 2).sum(axis=1).mean() / 2)


@pytest.mark.parametrize(
    ("activation", "output", "hidden"), list(product(ACTIVATIONS, OUTPUTS, HIDDEN))
)
def test_gradient_is_that_of_central_differences(
    activation: str, output: str, hidden: tuple[int, ...]
) -> None:
    network = random_network(hidden, activation, output)
    inputs, labels = batch()
    gradient = np.zeros_like(network.parameters)
    loss, correct = Backpropagation(network, EXAMPLES, gradient).run(
        inputs,  # type: ignore[arg-type]
        labels,
    )
    assert loss == pytest.approx(loss_by_scipy(network, inputs, labels), rel=1e-12)
    answers = network.forward(inputs).probabilities.argmax(axis=1)  # type: ignore[arg-type]
    assert correct == int((answers == labels).sum())

    differences = differences_of(network, lambda: loss_by_scipy(network, inputs, labels))
    assert np.abs(differences).max() > 1e-3
    np.testing.assert_allclose(gradient, differences, rtol=1e-6, atol=1e-9)


def differences_of(network: Network, loss: Callable[[], float]) -> Array:
    """The slope of a loss along each parameter, by central differences."""
    differences, h = np.zeros(network.parameters.size), 1e-6
    for k, value in enumerate(network.parameters.tolist()):
        network.parameters[k] = value + h
        above = loss()
        network.parameters[k] = value - h
        differences[k] = (above - loss()) / (2 * h)
        network.parameters[k] = value
    return differences


def test_gradient_of_layers_with_activations_of_their_own() -> None:
    network = Network((INPUTS, 5, 4, 3, CLASSES), ("gelu", "tanh", "leaky_relu"), dtype=np.float64)
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.7, network.parameters.size)
    inputs, labels = batch()
    gradient = np.zeros_like(network.parameters)
    Backpropagation(network, EXAMPLES, gradient).run(inputs, labels)  # type: ignore[arg-type]
    expected = differences_of(network, lambda: loss_by_scipy(network, inputs, labels))
    np.testing.assert_allclose(gradient, expected, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("activation", list(ACTIVATIONS))
def test_gradient_with_dropout_is_that_of_the_thinned_network(activation: str) -> None:
    network = random_network((5, 3), activation, "softmax")
    inputs, labels = batch()

    def run(gradient: Array) -> float:
        # The same draws at every call, so that it is one function of the parameters.
        dropout = Dropout(0.4, np.random.default_rng(8))
        one_pass = Backpropagation(network, EXAMPLES, gradient, dropout=dropout)  # type: ignore[arg-type]
        return one_pass.run(inputs, labels)[0]  # type: ignore[arg-type]

    gradient = np.zeros_like(network.parameters)
    run(gradient)  # type: ignore[arg-type]
    scratch = np.zeros(gradient.size)
    expected = differences_of(network, lambda: run(scratch))
    np.testing.assert_allclose(gradient, expected, rtol=1e-6, atol=1e-9)
    assert not np.allclose(gradient, gradient_of(network, inputs, labels))


def gradient_of(network: Network, inputs: Array, labels: npt.NDArray[np.uint8]) -> Array:
    gradient = np.zeros_like(network.parameters)
    Backpropagation(network, EXAMPLES, gradient).run(inputs, labels)  # type: ignore[arg-type]
    return gradient


def test_dropout_keeps_the_mean_of_what_a_layer_passes_on() -> None:
    network = Network((INPUTS, 400, CLASSES), "identity", dtype=np.float64)
    network.biases[0][:] = 1.0
    network.weights[1][:, 0] = 1.0
    dropout = Dropout(0.25, np.random.default_rng(0))
    one_pass = Backpropagation(network, 100, np.zeros_like(network.parameters), dropout=dropout)
    loss, _ = one_pass.run(np.zeros((100, INPUTS)), np.ones(100, np.uint8))  # type: ignore[arg-type]
    # The first output's z is the sum over the layer, 400 but for chance, the others' are 0.
    assert loss == pytest.approx(400, rel=0.01)
    assert loss != pytest.approx(400, abs=1e-3)


def test_gradient_is_added_to_what_is_there() -> None:
    network = random_network((5,), "tanh", "softmax")
    inputs, labels = batch()
    plain = gradient_of(network, inputs, labels)
    gradient = np.full_like(plain, 2.0)
    Backpropagation(network, EXAMPLES, gradient).run(inputs, labels, 0.5, adds=True)  # type: ignore[arg-type]
    np.testing.assert_allclose(gradient, 2.0 + plain / 2, rtol=1e-12)


def test_gradient_towards_targets_with_a_margin() -> None:
    network = random_network((5,), "sigmoid", "sigmoid")
    inputs, labels = batch()
    targets = np.where(np.eye(CLASSES)[labels] > 0, 0.9, 0.1)

    def loss() -> float:
        z = network.forward(inputs).pre_activations[-1]  # type: ignore[arg-type]
        return float(((expit(z) - targets) ** 2).sum(axis=1).mean() / 2)

    gradient = np.zeros_like(network.parameters)
    one_pass = Backpropagation(network, EXAMPLES, gradient, target_margin=0.1)
    told, correct = one_pass.run(inputs, labels)  # type: ignore[arg-type]
    assert told == pytest.approx(loss(), rel=1e-12)
    answers = network.forward(inputs).probabilities.argmax(axis=1)  # type: ignore[arg-type]
    assert correct == int((answers == labels).sum())
    np.testing.assert_allclose(gradient, differences_of(network, loss), rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize(("l1", "l2"), [(0.3, 0.0), (0.0, 0.2), (0.3, 0.2)])
def test_penalties_have_the_gradient_of_their_formula(l1: float, l2: float) -> None:
    network = random_network((5,), "tanh", "softmax")
    gradient = np.zeros_like(network.parameters)
    Penalties(network, gradient).add(l1, l2, 2.0)

    def penalty() -> float:
        return sum(
            2 * (l1 * float(np.abs(w).sum()) + l2 / 2 * float((w**2).sum()))
            for w in network.weights
        )

    np.testing.assert_allclose(gradient, differences_of(network, penalty), atol=1e-8)


def test_gradient_without_hidden_layers() -> None:
    network = random_network((), "sigmoid", "softmax")
    inputs, labels = batch()
    gradient = np.zeros_like(network.parameters)
    Backpropagation(network, EXAMPLES, gradient).run(inputs, labels)  # type: ignore[arg-type]
    z = network.forward(inputs).pre_activations[-1]  # type: ignore[arg-type]
    delta = (np.exp(log_softmax(z, axis=1)) - np.eye(CLASSES)[labels]) / EXAMPLES
    weights, biases = network.layer_views(gradient)
    np.testing.assert_allclose(weights[0], inputs.T @ delta, atol=1e-12)
    np.testing.assert_allclose(biases[0], delta.sum(axis=0), atol=1e-12)


@pytest.mark.parametrize("activation", list(ACTIVATIONS))
def test_each_activation_is_its_formula(activation: str) -> None:
    z = np.array([[-800.0, -2.0, -0.5, 0.0, 0.5, 2.0, 800.0]])
    formula = {
        "sigmoid": expit,
        "tanh": np.tanh,
        "relu": lambda v: v * (v > 0),
        "leaky_relu": lambda v: np.where(v > 0, v, v / 100),
        "gelu": lambda v: v * (1 + np.tanh(np.sqrt(2 / np.pi) * (v + 0.044715 * v**3))) / 2,
    }
    expected = formula.get(activation, lambda v: v)(z)
    out = np.empty_like(z)
    ACTIVATIONS[activation].apply(z, out)
    np.testing.assert_allclose(out, expected, rtol=1e-12, atol=1e-15)
