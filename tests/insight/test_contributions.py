"""Contributions against loops, central differences and a fine sum along the way."""

from itertools import product

import numpy as np
import pytest

from visualnet.insight.contributions import contributions
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.network import Network

INPUTS, CLASSES = 6, 4
HIDDEN = ((), (5,), (5, 4), (5, 4, 3))
NETWORKS = list(product(ACTIVATIONS, ("softmax", "sigmoid"), HIDDEN))


def random_network(activation, output, hidden, dtype=np.float64):
    network = Network((INPUTS, *hidden, CLASSES), activation, output, dtype=dtype)
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.7, network.parameters.size)
    return network


@pytest.fixture
def image():
    image = np.random.default_rng(4).integers(1, 256, (2, 3), dtype=np.uint8)
    image[1, 1] = 0
    return image


def lead(network, inputs, first, second):
    z = network.forward(np.atleast_2d(inputs)).pre_activations[-1]
    return np.squeeze(z[:, first] - z[:, second])


def pixel_gradient(network, inputs, first, second, step=1e-6):
    """The gradient of the lead by each input, by moving them; mean over rows of inputs."""
    found = np.zeros(INPUTS)
    for pixel, move in enumerate(np.eye(INPUTS) * step):
        there = lead(network, inputs + move, first, second)
        back = lead(network, inputs - move, first, second)
        found[pixel] = np.mean(there - back) / (2 * step)
    return found


@pytest.mark.parametrize(("activation", "output", "hidden"), NETWORKS)
def test_integrated_gradients_are_the_mean_gradient_along_the_way(
    activation, output, hidden, image
):
    network = random_network(activation, output, hidden)
    inputs = (image.reshape(-1) / 255).astype(np.float32).astype(np.float64)
    shares = (np.arange(5000) + 0.5)[:, None] / 5000
    expected = inputs * pixel_gradient(network, inputs * shares, 2, 1)
    found = contributions(network, image, 2, 1)
    np.testing.assert_allclose(found.pixels, expected, atol=0.02 * np.abs(expected).max())
    assert found.lead == pytest.approx(lead(network, inputs, 2, 1), abs=1e-6)
    assert found.empty_lead == pytest.approx(lead(network, 0 * inputs, 2, 1), abs=1e-6)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("activation", "output", "hidden"), NETWORKS)
def test_integrated_gradients_are_complete(activation, output, hidden, dtype, image):
    network = random_network(activation, output, hidden, dtype)
    for first, second in ((0, 1), (3, 2)):
        found = contributions(network, image, first, second)
        whole = found.lead - found.empty_lead
        assert found.pixels.sum() == pytest.approx(whole, abs=2e-5)
        for pair in found.connections:
            assert pair.sum() == pytest.approx(whole, abs=2e-5)


def test_the_first_connections_of_a_pixel_sum_to_the_pixel(image):
    network = random_network("gelu", "softmax", (5, 4))
    found = contributions(network, image, 0, 3)
    np.testing.assert_allclose(found.connections[0].sum(axis=1), found.pixels, atol=1e-6)
    assert [pair.shape for pair in found.connections] == [w.shape for w in network.weights]
    assert found.pixels[4] == 0
    assert not found.pixels.flags.writeable


def test_the_other_way_round_has_the_other_sign(image):
    network = random_network("relu", "softmax", (5, 4))
    there, back = contributions(network, image, 0, 3), contributions(network, image, 3, 0)
    np.testing.assert_allclose(there.pixels, -back.pixels, atol=1e-7)
    assert there.lead == -back.lead


def test_a_class_has_no_lead_over_itself_and_an_empty_image_no_contributions(image):
    network = random_network("relu", "softmax", (5, 4))
    assert not contributions(network, image, 2, 2).pixels.any()
    empty = contributions(network, np.zeros_like(image), 2, 1)
    assert not any(pair.any() for pair in empty.connections)
    assert empty.lead == empty.empty_lead
