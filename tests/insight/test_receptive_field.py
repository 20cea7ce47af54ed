"""Receptive fields against central differences of plain forward passes, in float64."""

from itertools import product

import numpy as np
import pytest

from visualnet.insight.receptive_field import FieldKind, mean_receptive_field, receptive_field
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.network import Network

INPUTS, CLASSES = 6, 4
HIDDEN = ((), (5,), (5, 4), (5, 4, 3))
CASES = [
    (activation, output, hidden)
    for activation, output, hidden in product(ACTIVATIONS, ("softmax", "sigmoid"), HIDDEN)
]


def random_network(activation, output, hidden):
    network = Network((INPUTS, *hidden, CLASSES), activation, output, dtype=np.float64)
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.7, network.parameters.size)
    return network


def differences(network, inputs, layer, index, step=1e-6):
    """The gradient of one z by each input, by moving the inputs."""
    found = np.zeros(INPUTS)
    for pixel in range(INPUTS):
        ends = []
        for sign in (1, -1):
            moved = inputs.copy()
            moved[pixel] += sign * step
            ends.append(network.forward(moved[None]).pre_activations[layer - 1][0, index])
        found[pixel] = (ends[0] - ends[1]) / (2 * step)
    return found


@pytest.mark.parametrize(("activation", "output", "hidden"), CASES)
def test_a_field_is_what_moving_each_pixel_does(activation, output, hidden):
    network = random_network(activation, output, hidden)
    inputs = np.random.default_rng(4).random(INPUTS)
    forward = network.forward(np.stack((inputs, 1 - inputs)))
    for layer in range(1, len(network.layer_sizes)):
        for index in range(network.layer_sizes[layer]):
            field = receptive_field(network, forward, layer, index)
            np.testing.assert_allclose(
                field.pixels, differences(network, inputs, layer, index), rtol=1e-5, atol=1e-6
            )
            assert field.kind is (FieldKind.WEIGHTS if layer == 1 else FieldKind.GRADIENT)
            assert not field.pixels.flags.writeable


@pytest.mark.slow
@pytest.mark.parametrize(("activation", "output", "hidden"), CASES)
def test_the_mean_field_is_the_mean_of_all_fields(activation, output, hidden):
    network = random_network(activation, output, hidden)
    # More than one piece, the last of them short.
    images = np.random.default_rng(5).integers(0, 256, (1003, 2, 3), dtype=np.uint8)
    forward = network.forward(images.reshape(-1, INPUTS).astype(np.float32) / 255)
    layer = len(network.layer_sizes) - 1
    fields = [
        receptive_field(network, one(forward, row), layer, 2).pixels for row in range(len(images))
    ]
    found = mean_receptive_field(network, images, layer, 2)
    np.testing.assert_allclose(found.pixels, np.mean(fields, axis=0), rtol=1e-4, atol=1e-5)
    assert found.kind is (FieldKind.MEAN_GRADIENT if hidden else FieldKind.WEIGHTS)


def one(forward, row):
    part = slice(row, row + 1)
    return type(forward)(
        forward.inputs[part],
        tuple(z[part] for z in forward.pre_activations),
        tuple(a[part] for a in forward.activations),
    )


def test_the_first_hidden_layer_sees_its_weights_even_where_it_is_off():
    network = random_network("relu", "softmax", (5,))
    network.biases[0][:] = -100
    forward = network.forward(np.zeros((1, INPUTS)))
    field = receptive_field(network, forward, 1, 3)
    np.testing.assert_allclose(field.pixels, network.weights[0][:, 3], rtol=1e-6)
    # The next layer then sees nothing.
    assert not receptive_field(network, forward, 2, 0).pixels.any()


def test_a_field_stays_when_the_network_learns_on():
    network = random_network("tanh", "softmax", (5,))
    field = receptive_field(network, network.forward(np.zeros((1, INPUTS))), 1, 0)
    before = field.pixels.copy()
    network.parameters += 1
    assert np.array_equal(field.pixels, before)


def test_looking_changes_nothing():
    network = random_network("gelu", "softmax", (5, 4))
    forward = network.forward(np.full((1, INPUTS), 0.5))
    kept = [a.copy() for a in (*forward.pre_activations, *forward.activations, network.parameters)]
    receptive_field(network, forward, 3, 1)
    now = (*forward.pre_activations, *forward.activations, network.parameters)
    assert all(np.array_equal(a, b) for a, b in zip(kept, now, strict=True))
