"""Backpropagation against central differences, in float64."""

from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from scipy.special import expit, log_softmax

from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.backpropagation import Backpropagation
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.network import Network

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

    differences, h = np.zeros_like(gradient), 1e-6
    for k, value in enumerate(network.parameters.tolist()):
        network.parameters[k] = value + h
        above = loss_by_scipy(network, inputs, labels)
        network.parameters[k] = value - h
        below = loss_by_scipy(network, inputs, labels)
        network.parameters[k] = value
        differences[k] = (above - below) / (2 * h)
    assert np.abs(differences).max() > 1e-3
    np.testing.assert_allclose(gradient, differences, rtol=1e-6, atol=1e-9)


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
    formula = {"sigmoid": expit, "tanh": np.tanh, "relu": lambda v: v * (v > 0)}
    expected = formula.get(activation, lambda v: v)(z)
    out = np.empty_like(z)
    ACTIVATIONS[activation].apply(z, out)
    np.testing.assert_allclose(out, expected, rtol=1e-12, atol=1e-15)
