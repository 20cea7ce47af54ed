"""The worked example of the introduction that VisualNet teaches from, and the engine's answer."""

import numpy as np
import pytest

from visualnet.insight.worked_example import INPUTS, worked_network
from visualnet.nn.network import ForwardPass


@pytest.fixture
def forward() -> ForwardPass:
    return worked_network(np.float64).forward(np.array([INPUTS]))


def test_hidden_layer_gives_the_printed_numbers(forward: ForwardPass) -> None:
    assert forward.pre_activations[0][0] == pytest.approx([0.5, 0.08], abs=1e-12)
    assert forward.activations[0][0].round(3).tolist() == [0.622, 0.520]


def test_output_is_the_softmax_of_its_weighted_sums(forward: ForwardPass) -> None:
    a1, a2 = 1 / (1 + np.exp(-0.5)), 1 / (1 + np.exp(-0.08))
    z = np.array([a1, -a1 + 2 * a2 + 0.5])
    assert forward.probabilities[0] == pytest.approx(np.exp(z) / np.exp(z).sum())


def test_each_call_makes_a_network_of_its_own() -> None:
    worked_network().parameters[:] = 0
    assert worked_network().weights[1].tolist() == [[1, -1], [0, 2]]
    assert worked_network().biases[0].tolist() == pytest.approx([0.1, -0.2])
