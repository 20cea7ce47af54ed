"""The worked example: three inputs, two hidden neurons, two classes, small enough for paper.

Its inputs, hidden layer and biases are those of an introduction to neural networks. That leaves
the output layer open; here it has small whole weights.
"""

import numpy as np

from visualnet.nn.network import Network

INPUTS = (0.8, 0.4, 0.6)
"""x₁ to x₃, each 0 to 1."""
LABEL = 0
LEARNING_RATE = 0.5

_WEIGHTS = (((0.5, -0.3), (0.3, 0.7), (-0.2, 0.4)), ((1.0, -1.0), (0.0, 2.0)))
_BIASES = ((0.1, -0.2), (0.0, 0.5))


def worked_network(dtype: type[np.floating] = np.float32) -> Network:
    """Return its network, 3-2-2 with sigmoid and softmax, new at each call."""
    network = Network((3, 2, 2), "sigmoid", dtype=dtype)
    for values, rows in zip(network.weights, _WEIGHTS, strict=True):
        values[...] = rows
    for values, row in zip(network.biases, _BIASES, strict=True):
        values[...] = row
    return network
