"""Training steps: against plain Python, without allocation, without denormal numbers."""

import tracemalloc
from math import exp

import numpy as np
import pytest

from visualnet.nn.backpropagation import Backpropagation
from visualnet.nn.initializers import initialize
from visualnet.nn.network import Network
from visualnet.nn.optimizers import SGD

Rows = list[list[float]]
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
    gradient = np.zeros_like(network.parameters)
    backpropagation = Backpropagation(network, 3, gradient)
    optimizer = SGD(network.parameters, MOMENTUM)
    for _ in range(2):
        slopes = gradient_by_hand(expected)
        velocity = [MOMENTUM * v + g for v, g in zip(velocity, slopes, strict=True)]
        expected = [p - RATE * v for p, v in zip(expected, velocity, strict=True)]
        backpropagation.run(np.array(INPUTS), np.array(LABELS, np.uint8))
        optimizer.update(network.parameters, gradient, RATE)
        assert network.parameters.tolist() == pytest.approx(expected, abs=1e-14)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "identity"])
def test_a_step_allocates_nothing(activation: str, output: str) -> None:
    network = Network((784, 16, 16, 10), activation, output)
    initialize(network, "glorot", 0)
    gradient = np.zeros_like(network.parameters)
    optimizer = SGD(network.parameters)
    generator = np.random.default_rng(0)
    batches = [
        (
            Backpropagation(network, size, gradient),
            generator.random((size, 784), np.float32),
            generator.integers(0, 10, size).astype(np.uint8),
        )
        for size in (32, 24)
    ]

    def steps(count: int) -> None:
        for _ in range(count):
            for backpropagation, inputs, labels in batches:
                backpropagation.run(inputs, labels)
                optimizer.update(network.parameters, gradient, 0.01)

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


def test_velocity_without_gradient_fades_to_zero_and_is_never_denormal() -> None:
    parameters = np.zeros(50, np.float32)
    optimizer = SGD(parameters, 0.9)
    optimizer.update(parameters, np.logspace(-18, 2, 50, dtype=np.float32), 0.1)
    smallest_normal = np.finfo(np.float32).tiny
    for _ in range(1000):
        optimizer.update(parameters, np.zeros(50, np.float32), 0.1)
        moving = np.abs(optimizer.velocity[optimizer.velocity != 0])
        assert (moving >= smallest_normal).all()
    assert not optimizer.velocity.any()


def test_flushing_leaves_velocities_that_matter() -> None:
    parameters = np.zeros(2, np.float32)
    optimizer = SGD(parameters, 0.999)
    optimizer.update(parameters, np.array([1.0, -1e-15], np.float32), 0.1)
    for _ in range(200):
        optimizer.update(parameters, np.zeros(2, np.float32), 0.1)
    assert optimizer.velocity == pytest.approx(np.array([1.0, -1e-15]) * 0.999**200, rel=1e-3)
