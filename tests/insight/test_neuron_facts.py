import numpy as np
import pytest

from visualnet.insight.neuron import layer_name, neuron_facts
from visualnet.nn.initializers import initialize
from visualnet.nn.network import Network


@pytest.fixture
def network():
    network = Network((4, 3, 2), "tanh")
    initialize(network, "he", 3)
    network.biases[0][:] = (0.5, -0.25, 0.125)
    return network


def test_the_numbers_of_a_hidden_neuron_are_those_of_the_plain_formula(network):
    inputs = np.array([[0.1, 0.9, 0.0, 0.4]], np.float32)
    facts = neuron_facts(network, network.forward(inputs), 1, 2)
    z = float(inputs[0] @ network.weights[0][:, 2] + 0.125)
    assert facts.bias == 0.125
    assert facts.pre_activation == pytest.approx(z, abs=1e-6)
    assert facts.activation == pytest.approx(np.tanh(z), abs=1e-6)
    assert facts.function == "tanh"


def test_an_output_neuron_has_the_probability_as_its_activation(network):
    forward = network.forward(np.ones((1, 4), np.float32))
    facts = neuron_facts(network, forward, 2, 1)
    assert facts.function == "softmax"
    assert facts.activation == float(forward.probabilities[0, 1])


def test_an_input_pixel_has_only_its_value(network):
    forward = network.forward(np.array([[0.0, 0.25, 1.0, 0.0]], np.float32))
    facts = neuron_facts(network, forward, 0, 1)
    assert (facts.pre_activation, facts.bias, facts.activation) == (None, None, 0.25)


def test_layers_are_called_as_people_call_them():
    assert [layer_name(k, 4) for k in range(4)] == ["input", "hidden 1", "hidden 2", "output"]
