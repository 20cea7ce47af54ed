"""Training steps: against plain Python, without allocation, without denormal numbers."""

import sys
import threading
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from itertools import product
from math import exp
from time import sleep
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.backpropagation import Backpropagation, Dropout
from visualnet.nn.initializers import initialize
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.matrix_products import add_scaled, blas_for
from visualnet.nn.network import Network
from visualnet.nn.optimizers import OPTIMIZERS, SGD
from visualnet.nn.penalties import Penalties
from visualnet.nn.product_threads import products_with

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

    # Whatever ran before in this process: small products by several threads take very long.
    with products_with(1):
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


def gradient_with(threads: int, helper: Executor | None = None, batch: int = 32) -> Array:
    generator = np.random.default_rng(0)
    inputs = generator.random((batch, 784), np.float32)
    labels = generator.integers(0, 10, batch).astype(np.uint8)
    network = Network((784, 300, 240, 10), "relu")
    initialize(network, "he", 0)
    gradient = np.zeros_like(network.parameters)
    with products_with(threads):
        one_pass = Backpropagation(network, batch, gradient, threads=threads, helper=helper)
        one_pass.run(inputs, labels)
        one_pass.run(inputs, labels, 0.5, adds=True)
    return gradient


def test_products_in_threads_are_the_same_products() -> None:
    one, two = gradient_with(1), gradient_with(2)
    np.testing.assert_allclose(one, two, atol=1e-6)
    assert np.abs(one).max() > 1e-3


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_as_many_threads_give_the_same_bits(threads: int) -> None:
    assert gradient_with(threads).tobytes() == gradient_with(threads).tobytes()


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("batch", [7, 32, 128])
def test_a_thread_that_takes_products_or_halves_changes_no_bit(threads: int, batch: int) -> None:
    with ThreadPoolExecutor(1) as helper:
        helped = gradient_with(threads, helper, batch)
    assert helped.tobytes() == gradient_with(threads, None, batch).tobytes()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("sizes", [(7, 5, 3), (200, 130, 120)])
def test_products_with_and_without_the_lock_are_the_same(
    sizes: tuple[int, int, int], dtype: type
) -> None:
    rows, fan_in, fan_out = sizes
    generator = np.random.default_rng(1)
    a, z, weights = (
        generator.random(shape).astype(dtype)
        for shape in ((rows, fan_in), (rows, fan_out), (fan_in, fan_out))
    )
    blas = blas_for(a)
    added, known = weights.copy(), weights.copy()
    blas.accumulation(z.T, np.zeros_like(a).T, added.T)(0.5, a.T, 2.0)
    blas.gemm(0.5, z.T, a.T, 2.0, known.T, 0, 1, 1)
    assert added.tobytes() == known.tobytes()
    assert added == pytest.approx(0.5 * a.T @ z + 2.0 * weights, rel=1e-4)
    with products_with(2):
        for left, right in ((a, weights), (z, weights.T)):
            out = np.zeros((rows, right.shape[1]), dtype)
            blas.multiplication(np.zeros_like(left), right, out, 2)(left, right, out)
            assert out == pytest.approx(left @ right, rel=1e-4)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("count", [50, 300_007])
def test_vectors_are_added_as_by_the_locked_routine(count: int, dtype: type) -> None:
    generator = np.random.default_rng(2)
    vector, added = (generator.random(count).astype(dtype) for _ in range(2))
    known = added.copy()
    blas_for(known).axpy(vector, known, count, -0.3)
    add_scaled(vector, -0.3, to=added)
    assert added.tobytes() == known.tobytes()


def test_others_run_while_a_long_product_is_taken() -> None:
    a, z = np.ones((256, 512), np.float32), np.ones((256, 512), np.float32)
    gradient = np.zeros((512, 512), np.float32)
    accumulate = blas_for(a).accumulation(z.T, a.T, gradient.T)
    counted, is_over = [0], threading.Event()

    def count() -> None:
        while not is_over.is_set():
            counted[0] += 1
            # Lets the lock go, for none but those that wait.
            sleep(0)

    other = threading.Thread(target=count)
    before = sys.getswitchinterval()
    # The lock changes hands where it is let go, and nowhere else.
    sys.setswitchinterval(100.0)
    try:
        other.start()
        for _ in range(5000):
            counted_before = counted[0]
            accumulate(1.0, a.T, 1.0)
            if counted[0] > counted_before:
                break
        has_moved = counted[0] > counted_before
    finally:
        is_over.set()
        sys.setswitchinterval(before)
        other.join()
    assert has_moved
