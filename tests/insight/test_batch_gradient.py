import numpy as np
import pytest
from scipy.special import expit, log_softmax

from visualnet.insight.gradients import batch_gradient
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.network import Network

INPUTS, CLASSES = 6, 4


def random_network(activation, output, hidden):
    network = Network((INPUTS, *hidden, CLASSES), activation, output, dtype=np.float64)
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.7, network.parameters.size)
    return network


def mean_loss(network, inputs, labels, margin):
    z = network.forward(inputs).pre_activations[-1]
    if network.output == "softmax":
        return -log_softmax(z, axis=1)[np.arange(len(z)), labels].mean()
    targets = np.eye(CLASSES)[labels] * (1 - 2 * margin) + margin
    return ((expit(z) - targets) ** 2).sum(axis=1).mean() / 2


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("hidden", [(), (5,), (5, 4, 3)])
@pytest.mark.parametrize(("output", "margin"), [("softmax", 0.0), ("sigmoid", 0.1)])
def test_the_gradient_is_what_moving_the_weight_does_to_the_loss(
    activation, hidden, output, margin
):
    network = random_network(activation, output, hidden)
    generator = np.random.default_rng(4)
    images = generator.integers(0, 256, (7, 2, 3), dtype=np.uint8)
    labels = generator.integers(0, CLASSES, 7).astype(np.uint8)
    gradient = batch_gradient(network, images, labels, margin)
    inputs = images.reshape(7, INPUTS).astype(np.float32) / np.float32(255)
    slopes, _ = network.layer_views(gradient)
    for slope, weights in zip(slopes, network.weights, strict=True):
        source, target = weights.shape[0] - 1, weights.shape[1] // 2
        kept, losses = weights[source, target], []
        for moved in (kept + 1e-5, kept - 1e-5):
            weights[source, target] = moved
            losses.append(mean_loss(network, inputs, labels, margin))
        weights[source, target] = kept
        moved = (losses[0] - losses[1]) / 2e-5
        assert slope[source, target] == pytest.approx(moved, rel=1e-4, abs=1e-7)
