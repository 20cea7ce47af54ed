"""Training steps: against plain Python, without allocation, without denormal numbers."""

import tracemalloc
from collections.abc import Iterator
from itertools import product
from math import exp
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from visualnet.nn import matrix_products as products
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.backpropagation import Backpropagation, Dropout
from visualnet.nn.initializers import initialize
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.matrix_products import add_scaled
from visualnet.nn.network import Network
from visualnet.nn.optimizers import OPTIMIZERS, SGD
from visualnet.nn.penalties import Penalties

Rows = list[list[float]]
Array = npt.NDArray[np.float32]
RATE, MOMENTUM = 0.5, 0.9
INPUTS: Rows = [[0.2, 0.9], [1.0, 0.0], [0.4, 0.6]]
LABELS = [1, 0, 1]


def gradient_by_hand(p: list[float]) -> list[float]:
    """The chain rule of a 2-2-2 network, sigmoid then softmax, neuron by neuron.

    p: w00 w01 w10 w11 (from input, to neuron), b0 b1, and the same of the output layer.
    """
    gradient = [0.0] * 12
    for x, label in zip(INPUTS, LABELS, strict=True):
        a = [1 / (1 + exp(-(x[0] * p[j] + x[1] * p[2 + j] + p[4 + j]))) for j in (0, 1)]
        powers = [exp(a[0] * p[6 + k] + a[1] * p[8 + k] + p[10 + k]) for k in (0, 1)]
        out = [powers[k] / sum(powers) - (k == label) for k in (0, 1)]
        for k in (0, 1):
            gradient[10 + k] += out[k] / 3
            for j in (0, 1):
                gradient[6 + 2 * j + k] += a[j] * out[k] / 3
        for j in (0, 1):
            back = (out[0] * p[6 + 2 * j] + out[1] * p[7 + 2 * j]) * a[j] * (1 - a[j]) / 3
            gradient[4 + j] += back
            for i in (0, 1):
                gradient[2 * i + j] += x[i] * back
    return gradient


def test_two_steps_are_those_of_plain_python() -> None:
    network = Network((2, 2, 2), "sigmoid", dtype=np.float64)
    network.parameters[:] = [0.3, -0.2, 0.7, 0.1, 0.05, -0.4, 0.6, -0.6, -0.1, 0.9, 0.2, -0.3]
    expected, velocity = network.parameters.tolist(), [0.0] * 12
    optimizer = SGD(network.parameters, MOMENTUM)
    backpropagation = Backpropagation(network, 3, optimizer.gradient)
    for _ in range(2):
        slopes = gradient_by_hand(expected)
        velocity = [MOMENTUM * v + g for v, g in zip(velocity, slopes, strict=True)]
        expected = [p - RATE * v for p, v in zip(expected, velocity, strict=True)]
        factor = optimizer.begin_step()
        backpropagation.run(np.array(INPUTS), np.array(LABELS, np.uint8), factor, optimizer.adds)
        optimizer.update(network.parameters, RATE)
        assert network.parameters.tolist() == pytest.approx(expected, abs=1e-14)


def kinds_of_step() -> Iterator[Any]:
    """Yield (activation, output, optimizer), all with all; quick are all of each at least once."""
    for activation, output, optimizer in product(ACTIVATIONS, OUTPUTS, OPTIMIZERS):
        is_quick = optimizer == "sgd" or (activation, output) == ("relu", "softmax")
        marks = () if is_quick else pytest.mark.slow
        yield pytest.param(activation, output, optimizer, marks=marks)


@pytest.mark.parametrize(("activation", "output", "optimizer_name"), list(kinds_of_step()))
def test_a_step_allocates_nothing(activation: str, output: str, optimizer_name: str) -> None:
    network = Network((784, 16, 16, 10), activation, output)
    initialize(network, "glorot", 0)
    optimizer = OPTIMIZERS[optimizer_name](network.parameters)
    penalties = Penalties(network, optimizer.gradient)
    dropout = Dropout(0.2, np.random.default_rng(1))
    generator = np.random.default_rng(0)
    backpropagation = Backpropagation(network, 32, optimizer.gradient, dropout=dropout)
    inputs = generator.random((32, 784), np.float32)
    labels = generator.integers(0, 10, 32).astype(np.uint8)

    def steps(count: int) -> None:
        for _ in range(count):
            factor = optimizer.begin_step()
            backpropagation.run(inputs, labels, factor, optimizer.adds)
            penalties.add(1e-6, 1e-6, factor)
            optimizer.update(network.parameters, 1e-5)

    steps(70)
    tracemalloc.start()
    try:
        steps(2)
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        steps(200)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # NumPy's own scratch for adding biases to 32 rows takes 2 kB; the weights would take 52.
    assert peak - before < 6000


def sgd_steps(optimizer: SGD, parameters: Array, count: int, gradient: Array) -> None:
    for _ in range(count):
        add_scaled(gradient, optimizer.begin_step(), to=optimizer.gradient)
        optimizer.update(parameters, 0.1)


@pytest.mark.parametrize("momentum", [0.0, 0.25, 0.9])
def test_state_without_gradient_fades_to_zero_and_is_never_denormal(momentum: float) -> None:
    parameters = np.zeros(50, np.float32)
    optimizer = SGD(parameters, momentum)
    sgd_steps(optimizer, parameters, 1, np.logspace(-18, 2, 50, dtype=np.float32))
    smallest_normal = np.finfo(np.float32).tiny
    for _ in range(1000):
        sgd_steps(optimizer, parameters, 1, np.zeros(50, np.float32))
        moving = np.abs(optimizer.gradient[optimizer.gradient != 0])
        assert (moving >= smallest_normal).all()
    assert not optimizer.gradient.any()


def test_flushing_leaves_velocities_that_matter() -> None:
    parameters = np.zeros(2, np.float32)
    optimizer = SGD(parameters, 0.999)
    sgd_steps(optimizer, parameters, 1, np.array([1.0, -1e-15], np.float32))
    sgd_steps(optimizer, parameters, 200, np.zeros(2, np.float32))
    state = optimizer.state()
    velocity = state.arrays["gradient"] * state.numbers["_scale"]
    assert velocity == pytest.approx(np.array([1.0, -1e-15]) * 0.999**200, rel=1e-3)


def test_products_in_threads_are_the_same_products(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(0)
    inputs = generator.random((32, 784), np.float32)
    labels = generator.integers(0, 10, 32).astype(np.uint8)
    gradients = []
    for threads in (1, 2):
        monkeypatch.setattr(products, "_threads", threads)
        network = Network((784, 300, 40, 10), "relu")
        initialize(network, "he", 0)
        gradient = np.zeros_like(network.parameters)
        Backpropagation(network, 32, gradient).run(inputs, labels)
        gradients.append(gradient)
    np.testing.assert_allclose(gradients[0], gradients[1], atol=1e-6)
    assert np.abs(gradients[0]).max() > 1e-3
