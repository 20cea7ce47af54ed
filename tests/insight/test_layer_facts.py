from math import inf

import numpy as np
import pytest

from visualnet.insight.layer import layer_facts
from visualnet.nn.network import Network


@pytest.fixture
def network():
    network = Network((8, 5, 3), "relu")
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.7, network.parameters.size)
    return network


def test_the_singular_values_are_the_roots_of_the_eigenvalues_of_the_product(network):
    facts = layer_facts(network, 1)
    weights = network.weights[0].astype(np.float64)
    roots = np.sqrt(np.linalg.eigvalsh(weights.T @ weights))[::-1]
    np.testing.assert_allclose(facts.singular_values, roots, rtol=1e-9)
    assert facts.condition == pytest.approx(roots[0] / roots[-1], rel=1e-9)
    np.testing.assert_allclose(facts.explained, roots**2 / (weights**2).sum(), rtol=1e-9)
    assert facts.explained.sum() == pytest.approx(1)
    assert facts.function == "relu"


def test_the_matrix_is_a_copy_that_nobody_can_change(network):
    facts = layer_facts(network, 2)
    before = network.weights[1].copy()
    network.parameters[:] = 0
    assert np.array_equal(facts.weights, before)
    assert not facts.weights.flags.writeable
    assert facts.function == "softmax"


def test_a_layer_of_zeros_has_no_condition(network):
    network.weights[0][:] = 0
    facts = layer_facts(network, 1)
    assert facts.condition == inf
    assert not facts.explained.any()


def test_spreads_and_idle_neurons(network):
    network.biases[0][:] = (0, 1, -100, 2, -100)
    # Hardly moves, but is not idle.
    network.weights[0][:, 1] *= 1e-3
    inputs = np.random.default_rng(4).random((30, 8), np.float32)
    activations = network.forward(inputs).activations[0]
    facts = layer_facts(network, 1, activations)
    for spread, values in (
        (facts.weight_spread, network.weights[0]),
        (facts.bias_spread, network.biases[0]),
        (facts.activations, activations),
    ):
        wide = values.astype(np.float64)
        assert spread.mean == pytest.approx(wide.mean(), abs=1e-9)
        assert spread.deviation == pytest.approx(wide.std(), rel=1e-7)
        assert (spread.least, spread.greatest) == (wide.min(), wide.max())
    assert facts.idle == sum(len(set(column.tolist())) == 1 for column in activations.T)
    assert facts.idle == 2
    assert layer_facts(network, 1).idle is None
