"""The worked example of the introduction that VisualNet teaches from: 3 inputs, 2 hidden, 2 out."""

import numpy as np
import pytest

from visualnet.nn.network import Network


@pytest.fixture
def network() -> Network:
    network = Network((3, 2, 2), "sigmoid", dtype=np.float64)
    # One column per hidden neuron.
    network.weights[0][...] = np.array([[0.5, 0.3, -0.2], [-0.3, 0.7, 0.4]]).T
    network.biases[0][...] = [0.1, -0.2]
    return network


def test_hidden_layer_gives_the_printed_numbers(network: Network) -> None:
    forward = network.forward(np.array([[0.8, 0.4, 0.6]]))
    assert forward.pre_activations[0][0] == pytest.approx([0.5, 0.08], abs=1e-12)
    assert forward.activations[0][0].round(3).tolist() == [0.622, 0.520]


def test_output_is_the_softmax_of_its_weighted_sums(network: Network) -> None:
    network.weights[1][...] = [[1.0, -1.0], [0.0, 2.0]]
    network.biases[1][...] = [0.0, 0.5]
    a1, a2 = 1 / (1 + np.exp(-0.5)), 1 / (1 + np.exp(-0.08))
    z = np.array([a1, -a1 + 2 * a2 + 0.5])
    probabilities = network.forward(np.array([[0.8, 0.4, 0.6]])).probabilities[0]
    assert probabilities == pytest.approx(np.exp(z) / np.exp(z).sum())
