import numpy as np
import pytest
from scipy.special import expit, log_softmax

from visualnet.insight.connection import batch_gradient, connection_facts
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
    forward = network.forward(inputs)
    for layer, weights in enumerate(network.weights):
        source, target = weights.shape[0] - 1, weights.shape[1] // 2
        facts = connection_facts(network, forward, gradient, layer, source, target)
        kept, losses = weights[source, target], []
        for moved in (kept + 1e-5, kept - 1e-5):
            weights[source, target] = moved
            losses.append(mean_loss(network, inputs, labels, margin))
        weights[source, target] = kept
        assert facts.gradient == pytest.approx((losses[0] - losses[1]) / 2e-5, rel=1e-4, abs=1e-7)


def test_the_contribution_is_what_z_loses_without_the_connection():
    network = random_network("tanh", "softmax", (5, 4))
    inputs = np.random.default_rng(5).random((2, INPUTS))
    forward = network.forward(inputs)
    gradient = np.zeros_like(network.parameters)
    for layer, weights in enumerate(network.weights):
        facts = connection_facts(network, forward, gradient, layer, 2, 1)
        assert (facts.layer, facts.source, facts.target) == (layer, 2, 1)
        assert facts.weight == weights[2, 1]
        assert facts.contribution == facts.weight * facts.activation
        kept, weights[2, 1] = weights[2, 1], 0
        without = network.forward(inputs).pre_activations[layer][0, 1]
        weights[2, 1] = kept
        z = forward.pre_activations[layer][0, 1]
        assert facts.contribution == pytest.approx(z - without, abs=1e-12)
