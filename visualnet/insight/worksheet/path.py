"""Which neurons a worksheet asks for: all of a small network, one path through a large one."""

import numpy as np

from visualnet.insight.one_step.reading import Learning
from visualnet.nn.network import Network

_SMALL_LAYER, _SMALL_NETWORK = 4, 12
"""Networks with at most so many neurons a layer, and in all layers, are worked out whole."""

Path = tuple[tuple[int, ...], ...]
"""The neurons asked for, layer by layer; the first are inputs."""


def is_small(network: Network) -> bool:
    """Return whether every number of the network can be asked for."""
    sizes = network.layer_sizes
    return max(sizes) <= _SMALL_LAYER and sum(sizes) <= _SMALL_NETWORK


def asked_path(network: Network, learning: Learning) -> Path:
    """Return the neurons whose numbers are asked for.

    In a large network: the class of the label, and back from it in each layer the neuron that gives
    most to the next one and learns most; of the inputs, that which gives most to the sum.
    """
    if is_small(network):
        return tuple(tuple(range(size)) for size in network.layer_sizes)
    path = [learning.label]
    sources = learning.reading.sources
    for layer in range(len(network.weights), 0, -1):
        weights = network.weights[layer - 1][:, path[0]].astype(np.float64)
        given = np.abs(weights * sources[layer - 1])
        learnt = np.abs(learning.deltas[layer - 2]) if layer > 1 else np.ones_like(given)
        # Where nothing is learnt, what is given decides alone.
        both = given * learnt
        path.insert(0, int((both if both.any() else given).argmax()))
    return tuple((neuron,) for neuron in path)
