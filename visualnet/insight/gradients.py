"""Gradients of any neurons' z, by the backward pass alone: no labels, no loss.

Layers are counted as in `neuron`: 0 is the input, so z of layer k is pre_activations[k - 1].
"""

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.nn.activations import Activation
from visualnet.nn.network import ForwardPass, Network


def slope(function: Activation, z: FloatArray, a: FloatArray) -> FloatArray:
    """Return f'(z), of the shape of z, given a = f(z)."""
    slopes = np.ones_like(z)
    function.backward(z.copy(), a.copy(), slopes, np.empty_like(z))
    return slopes


def slopes_of(network: Network, forward: ForwardPass) -> tuple[FloatArray, ...]:
    """Return f'(z) of each hidden layer, (examples, neurons)."""
    hidden = len(network.hidden_functions)
    return tuple(
        slope(function, z, a)
        for function, z, a in zip(
            network.hidden_functions,
            forward.pre_activations[:hidden],
            forward.activations[:hidden],
            strict=True,
        )
    )


def deltas_of(
    network: Network, slopes: tuple[FloatArray, ...], layer: int, seed: FloatArray
) -> tuple[FloatArray, ...]:
    """Return the gradient of (seed · z of the layer) by z of the layers 1 to `layer`.

    seed: (rows, neurons of the layer). slopes: from slopes_of; of one example, they serve all rows.
    The gradient by the inputs is the first delta times weights[0] transposed; that by a layer's
    activations is the delta of the next times the weights between, transposed.
    """
    deltas = [seed]
    for k in range(layer - 1, 0, -1):
        deltas.append((deltas[-1] @ network.weights[k].T) * slopes[k - 1])
    return tuple(reversed(deltas))


def one_hot(size: int, index: int, dtype: np.dtype[np.float32]) -> FloatArray:
    """Return one row, (1, size), with a one at the index."""
    row = np.zeros((1, size), dtype)
    row[0, index] = 1
    return row
