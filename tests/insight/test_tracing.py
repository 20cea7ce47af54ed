"""Traces against the enumeration of all paths."""

from itertools import product

import numpy as np
import pytest

from visualnet.insight.tracing import trace_back
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.network import Network

INPUTS, CLASSES = 6, 4
HIDDEN = ((), (5,), (5, 4), (5, 4, 3))


def random_network(activation, hidden):
    network = Network((INPUTS, *hidden, CLASSES), activation)
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.7, network.parameters.size)
    return network


def activations_of(network):
    forward = network.forward(np.random.default_rng(4).random((1, INPUTS), np.float32))
    return [forward.inputs[0], *(a[0] for a in forward.activations)]


def all_paths(network, activations, layer, index):
    """Every path with its share and its terms, strongest first."""
    found = []
    for way in product(*(range(size) for size in network.layer_sizes[:layer]), [index]):
        share, terms = 1.0, []
        for k in range(layer):
            column = network.weights[k][:, way[k + 1]].astype(np.float64)
            if activations is not None:
                column = column * activations[k]
            terms.append(column[way[k]])
            total = np.abs(column).sum()
            share *= abs(column[way[k]]) / total if total else 0.0
        found.append((share, way, terms))
    return sorted(found, key=lambda path: -path[0])


@pytest.mark.parametrize("by_weights", [False, True])
@pytest.mark.parametrize(("activation", "hidden"), list(product(ACTIVATIONS, HIDDEN)))
def test_shares_and_paths_are_those_of_all_paths(activation, hidden, by_weights):
    network = random_network(activation, hidden)
    activations = None if by_weights else activations_of(network)
    for layer in range(1, len(network.layer_sizes)):
        index = network.layer_sizes[layer] - 2
        paths = all_paths(network, activations, layer, index)
        for count in (1, 2, 9):
            trace = trace_back(network, layer, index, activations, count)
            existing = [path for path in paths if path[0] > 0][:count]
            assert len(trace.paths) == len(existing)
            for found, (share, _, _) in zip(trace.paths, existing, strict=True):
                assert found.share == pytest.approx(share, rel=1e-5)
                same = next(path for path in paths if path[1] == found.neurons)
                assert found.share == pytest.approx(same[0], rel=1e-5)
                np.testing.assert_allclose(found.terms, same[2], rtol=1e-5, atol=1e-7)
            assert len({found.neurons for found in trace.paths}) == len(trace.paths)
        neurons = [np.zeros(size) for size in network.layer_sizes[: layer + 1]]
        connections = [np.zeros(weights.shape) for weights in network.weights[:layer]]
        for share, way, _ in paths:
            for k in range(layer):
                neurons[k][way[k]] += share
                connections[k][way[k], way[k + 1]] += share
        neurons[layer][index] = 1
        for k in range(layer):
            np.testing.assert_allclose(trace.connections[k], connections[k], atol=1e-5)
        if activation not in ("relu",):
            for k in range(layer + 1):
                np.testing.assert_allclose(trace.neurons[k], neurons[k], atol=1e-5)


def test_each_layer_holds_the_whole():
    network = random_network("tanh", (5, 4, 3))
    trace = trace_back(network, 4, 1, activations_of(network))
    for shares in (*trace.neurons, *trace.connections):
        assert shares.sum() == pytest.approx(1, abs=1e-5)
        assert not shares.flags.writeable
    assert trace.paths[0].share >= trace.paths[-1].share
    assert all(path.neurons[-1] == 1 and len(path.neurons) == 5 for path in trace.paths)


def test_where_nothing_flows_there_is_no_path():
    network = random_network("relu", (5,))
    activations = [np.zeros(INPUTS, np.float32), np.zeros(5, np.float32)]
    trace = trace_back(network, 2, 0, activations)
    assert trace.paths == ()
    assert trace.neurons[2].tolist() == [1, 0, 0, 0]
    assert not trace.connections[0].any()


def test_a_single_way_is_found_and_no_other():
    network = Network((INPUTS, 5, CLASSES), "relu")
    network.weights[0][3, 2] = -2
    network.weights[1][2, 0] = 0.5
    trace = trace_back(network, 2, 0, None, count=5)
    assert [path.neurons for path in trace.paths] == [(3, 2, 0)]
    assert trace.paths[0].terms == (-2.0, 0.5)
    assert trace.paths[0].share == 1
