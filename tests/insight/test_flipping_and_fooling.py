"""Flips and foolings: what they claim is what the network really answers."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import minimize

from visualnet.insight.flipping import changes_to_flip
from visualnet.insight.fooling import smallest_fooling
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.network import Network

INPUTS, CLASSES = 12, 4
HIDDEN = ((), (5,), (5, 4), (5, 4, 3))
NETWORKS = list(product(ACTIVATIONS, ("softmax", "sigmoid"), HIDDEN))


def random_network(activation, output, hidden):
    network = Network((INPUTS, *hidden, CLASSES), activation, output, dtype=np.float64)
    network.parameters[:] = np.random.default_rng(3).normal(0, 1, network.parameters.size)
    return network


@pytest.fixture
def image():
    image = np.random.default_rng(4).integers(0, 256, (3, 4), dtype=np.uint8)
    image[0, 0], image[1, 1] = 0, 255
    return image


def answer(network, image):
    return int(network.probabilities(image[None])[0].argmax())


def lead(network, inputs, first, second):
    z = network.forward(inputs[None]).pre_activations[-1][0]
    return z[first] - z[second]


@pytest.mark.parametrize(("activation", "output", "hidden"), NETWORKS)
def test_a_flip_says_what_each_pixel_would_bring_and_how_many_do_it(
    activation, output, hidden, image
):
    network = random_network(activation, output, hidden)
    inputs = image.reshape(-1) / 255
    for wanted in {0, 1, 2, 3} - {answer(network, image)}:
        flip = changes_to_flip(network, image, wanted)
        assert flip.answer == answer(network, image)
        for pixel in range(INPUTS):
            move = np.eye(INPUTS)[pixel] * 1e-6
            ends = [lead(network, inputs + s * move, wanted, flip.answer) for s in (1, -1)]
            slope = (ends[0] - ends[1]) / 2e-6
            room = 1 - inputs[pixel] if slope > 0 else inputs[pixel]
            assert flip.gains[pixel] == pytest.approx(abs(slope) * room, abs=1e-4)
            assert abs(slope) < 1e-4 or flip.adds[pixel] == (slope > 0)
        gains = flip.gains[flip.ranked]
        assert (gains > 0).all()
        assert (np.diff(gains) <= 0).all()
        changed = image.reshape(-1).copy()
        for count, pixel in enumerate([None, *flip.ranked]):
            if pixel is not None:
                changed[pixel] = 255 if flip.adds[pixel] else 0
            # Fewer never do it, as many as are named do.
            if answer(network, changed) == wanted:
                assert flip.needed == count
                assert np.array_equal(flip.image, changed.reshape(3, 4))
                break
        else:
            assert flip.needed is None
            assert flip.image is None


def test_without_hidden_layers_a_flip_is_found_where_there_is_one(image):
    network = Network((INPUTS, CLASSES))
    network.weights[0][:6, 1] = 1
    network.biases[0][2] = 3
    assert answer(network, np.zeros_like(image)) == 2
    flip = changes_to_flip(network, np.zeros_like(image), 1)
    # z is 3 for both after three pixels; the earlier class is the answer then.
    assert flip.needed == 3
    assert sorted(flip.ranked) == list(range(6))
    # Class 0 has no weights, so no pixel speaks for it: only those against class 2 would.
    assert changes_to_flip(network, np.zeros_like(image), 0).needed is None


def test_what_is_answered_already_needs_no_change(image):
    network = random_network("relu", "softmax", (5,))
    flip = changes_to_flip(network, image, answer(network, image))
    assert (flip.needed, len(flip.ranked)) == (0, 0)
    assert np.array_equal(flip.image, image)


@pytest.mark.parametrize(("activation", "output", "hidden"), NETWORKS)
def test_a_fooling_image_is_what_it_claims(activation, output, hidden, image):
    network = random_network(activation, output, hidden)
    images = np.random.default_rng(5).integers(0, 256, (2000, 3, 4), dtype=np.uint8)
    others = images[network.probabilities(images).argmax(axis=1) != answer(network, image)]
    found = smallest_fooling(network, image)
    if found is None:
        # Rectifiers may hide a class from the gradient; else there is none to find.
        assert activation in ("relu", "leaky_relu", "gelu") or not len(others)
        return
    assert found.answer == answer(network, image)
    assert found.fooled_answer == answer(network, found.image) != found.answer
    assert found.image.shape == image.shape
    difference = (found.image.astype(float) - image) / 255
    assert found.distance == pytest.approx(np.sqrt((difference**2).sum()), rel=1e-9)
    distances = np.sqrt((((others.astype(float) - image) / 255) ** 2).sum(axis=(1, 2)))
    assert found.distance > 0
    if activation in ("sigmoid", "tanh", "identity"):
        # Without kinks to get stuck at, it is nearer than any that luck finds.
        assert found.distance < distances.min(initial=np.inf)
    assert not found.image.flags.writeable


@pytest.mark.parametrize("seed", range(6))
def test_without_hidden_layers_the_change_is_the_smallest_there_is(seed):
    """Against SciPy's solver, for each class's boundary within 0..1."""
    network = Network((INPUTS, CLASSES))
    generator = np.random.default_rng(seed)
    network.parameters[:] = generator.normal(0, 1, network.parameters.size)
    # Much paper and full ink, so that the limits bind.
    image = generator.choice(np.array([0, 0, 100, 255], np.uint8), (3, 4))
    found = smallest_fooling(network, image)
    start, distances = image.reshape(-1) / 255, []
    weights, biases = network.weights[0].astype(float), network.biases[0].astype(float)
    for other in set(range(CLASSES)) - {answer(network, image)}:
        w = weights[:, other] - weights[:, answer(network, image)]
        b = biases[other] - biases[answer(network, image)]
        result = minimize(
            lambda x: ((x - start) ** 2).sum(),
            start,
            jac=lambda x: 2 * (x - start),
            bounds=[(0, 1)] * INPUTS,
            constraints={
                "type": "ineq",
                "fun": lambda x, w=w, b=b: w @ x + b,
                "jac": lambda x, w=w: w,
            },
            method="SLSQP",
        )
        if result.success:
            distances.append(np.sqrt(result.fun))
    if not distances:
        assert found is None
        return
    # A grey level beyond, and each pixel rounded to whole ones.
    assert found.distance == pytest.approx(min(distances), abs=(1 + 0.5 * INPUTS**0.5) / 255)


def test_nothing_is_claimed_where_no_pixel_matters(image):
    network = Network((INPUTS, 5, CLASSES), "relu")
    network.biases[1][:] = (0, 1, 2, 3)
    assert smallest_fooling(network, image) is None


def test_nothing_is_claimed_where_no_image_is_answered_otherwise(image):
    network = Network((INPUTS, CLASSES))
    network.weights[0][:] = np.random.default_rng(1).normal(0, 0.1, (INPUTS, CLASSES))
    network.biases[0][1] = 50
    assert smallest_fooling(network, image) is None
