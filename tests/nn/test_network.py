"""The network: one vector and its views, forward passes, and what it refuses."""

import numpy as np
import pytest

from visualnet.arrays import FloatArray
from visualnet.errors import SettingError, ShapeError, VisualNetError
from visualnet.nn.initializers import initialize
from visualnet.nn.network import Network, parameter_count
from visualnet.nn.temperature import read_at, read_with_each


def test_weights_and_biases_are_views_of_the_vector() -> None:
    network = Network((3, 2, 4))
    assert network.parameters.size == parameter_count((3, 2, 4)) == 3 * 2 + 2 + 2 * 4 + 4
    network.parameters[:] = np.arange(20)
    assert network.weights[0].tolist() == [[0, 1], [2, 3], [4, 5]]
    assert network.biases[0].tolist() == [6, 7]
    assert network.weights[1].tolist() == [[8, 9, 10, 11], [12, 13, 14, 15]]
    assert network.biases[1].tolist() == [16, 17, 18, 19]
    network.weights[1][0, 0] = -1
    assert network.parameters[8] == -1
    assert all(np.shares_memory(part, network.parameters) for part in network.weights)


def test_layer_views_of_another_vector_write_into_it() -> None:
    vector = np.zeros(20, np.float32)
    _, biases = Network((3, 2, 4)).layer_views(vector)
    biases[1][3] = 7
    assert vector[-1] == 7


def test_copy_shares_nothing_and_with_parameters_everything() -> None:
    network = Network((3, 2, 4), "relu", "sigmoid")
    copied = network.copy()
    copied.parameters[:] = 1
    assert not network.parameters.any()
    assert (copied.activations, copied.output) == (("relu",), "sigmoid")
    vector = np.ones(20, np.float32)
    around = network.with_parameters(vector)
    vector[0] = 5
    assert around.weights[0][0, 0] == 5


def test_mixed_activations() -> None:
    network = Network((2, 2, 2, 2), ["relu", "tanh"], dtype=np.float64)
    network.parameters[:] = np.linspace(-1, 1, network.parameters.size)
    inputs = np.array([[0.3, 0.6]])
    first = np.maximum(inputs @ network.weights[0] + network.biases[0], 0)
    second = np.tanh(first @ network.weights[1] + network.biases[1])
    forward = network.forward(inputs)
    np.testing.assert_allclose(forward.activations[0], first)
    np.testing.assert_allclose(forward.activations[1], second)


def test_bytes_are_scaled_and_floats_taken_as_they_are() -> None:
    network = Network((784, 10))
    initialize(network, "glorot", 1)
    images = np.random.default_rng(0).integers(0, 256, (1501, 28, 28), dtype=np.uint8)
    of_bytes = network.probabilities(images)
    floats: FloatArray = np.divide(images, 255, dtype=np.float32).reshape(1501, 784)
    of_floats = network.forward(floats).probabilities
    assert of_bytes.shape == (1501, 10)
    np.testing.assert_allclose(of_bytes, of_floats, atol=1e-6)
    np.testing.assert_allclose(of_bytes.sum(axis=1), 1, atol=1e-5)
    assert network.probabilities(images[:0]).shape == (0, 10)


def test_describe() -> None:
    assert Network((784, 16, 16, 10)).describe() == "784-16-16-10"


@pytest.mark.parametrize("sizes", [(), (784,), (784, 0, 10), (3, -2)])
def test_sizes_that_make_no_network(sizes: tuple[int, ...]) -> None:
    with pytest.raises(ShapeError, match=r"do not make a network; it needs inputs and outputs"):
        Network(sizes)


def refusals() -> list[tuple[VisualNetError, str]]:
    network = Network((3, 2, 4))
    calls = (
        lambda: Network((3, 2, 4), ["relu", "relu"]),
        lambda: Network((3, 2, 4), "step"),
        lambda: Network((3, 2, 4), parameters=np.zeros(19, np.float32)),
        lambda: network.layer_views(np.zeros(40, np.float32)[::2]),
        lambda: network.forward(np.zeros((1, 4), np.float32)),
        lambda: network.forward(np.zeros(3, np.float32)),
        lambda: initialize(network, "zeros", 0),
    )
    found = []
    for call in calls:
        with pytest.raises((ShapeError, SettingError)) as caught:
            call()
        found.append((caught.value, str(caught.value)))
    return found


def test_refusals_are_single_sentences() -> None:
    for error, sentence in refusals():
        assert isinstance(error, ValueError)
        assert sentence.endswith(".")
        assert "\n" not in sentence
    sentences = [sentence for _, sentence in refusals()]
    assert "1 hidden layers need as many activations, not 2" in sentences[0]
    assert "'step'; choose one of sigmoid, tanh, relu, " in sentences[1]
    assert "have 20 parameters, not an array of shape (19,)" in sentences[2]
    assert "rows of 3 inputs, not shape (1, 4)" in sentences[4]
    assert "choose one of glorot, he, " in sentences[6]


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
@pytest.mark.parametrize("temperature", [1.0, 2.5])
def test_many_networks_read_an_image_as_each_of_them(output: str, temperature: float) -> None:
    network = Network((784, 9, 7, 5), ("tanh", "gelu"), output)
    rng = np.random.default_rng(1)
    vectors = [rng.normal(0, 0.2, network.parameters.size).astype(np.float32) for _ in range(6)]
    image = rng.integers(0, 256, (28, 28)).astype(np.uint8)
    answers = read_with_each(network, vectors, image, temperature)
    assert answers.shape == (6, 5)
    for vector, answer in zip(vectors, answers, strict=True):
        alone = read_at(network.with_parameters(vector), image, temperature)
        np.testing.assert_allclose(answer, alone.probabilities[0], rtol=1e-5, atol=1e-7)
