import numpy as np
import pytest

from visualnet.insight.weighted_sum import z_terms
from visualnet.nn.network import Network


@pytest.fixture
def network():
    network = Network((20, 6, 5, 3), ("tanh", "relu"))
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.7, network.parameters.size)
    return network


@pytest.mark.parametrize("layer", [1, 2, 3])
def test_the_sum_is_the_z_of_the_forward_pass(network, layer):
    forward = network.forward(np.random.default_rng(4).random((1, 20), np.float32))
    before = (forward.inputs, *forward.activations)[layer - 1][0]
    for index in range(network.layer_sizes[layer]):
        found = z_terms(network, forward, layer, index, count=4)
        assert found.bias + found.terms.sum() + found.rest == pytest.approx(found.z, abs=1e-14)
        assert found.z == pytest.approx(
            float(forward.pre_activations[layer - 1][0, index]), abs=1e-5
        )
        for source, weight, a, term in zip(
            found.sources, found.weights, found.activations, found.terms, strict=True
        ):
            assert weight == float(network.weights[layer - 1][source, index])
            assert a == float(before[source])
            assert term == weight * a
        # The rest, by a loop; and nothing in it is larger than what is written out.
        others = [i for i in range(len(before)) if i not in found.sources]
        products = [float(before[i]) * float(network.weights[layer - 1][i, index]) for i in others]
        assert found.rest == pytest.approx(sum(products), abs=1e-14)
        assert found.rest_count == len(others) == len(before) - 4
        sizes = np.abs(found.terms)
        assert (np.diff(sizes) <= 0).all()
        assert max(map(abs, products), default=0) <= sizes[-1]


def test_all_terms_leave_no_rest(network):
    found = z_terms(network, network.forward(np.ones((1, 20), np.float32)), 1, 0, count=50)
    assert (len(found.terms), found.rest, found.rest_count) == (20, 0.0, 0)
    assert sorted(found.sources) == list(range(20))
