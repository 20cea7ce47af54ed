"""Gradients of any neurons' z, by the backward pass alone, and of the mean loss of a batch.

Layers are counted as in `neuron`: 0 is the input, so z of layer k is pre_activations[k - 1].
"""

import numpy as np

from visualnet.arrays import FloatArray, InputArray, LabelArray, read_only
from visualnet.nn.activations import Activation
from visualnet.nn.backpropagation import Backpropagation
from visualnet.nn.network import ForwardPass, Network, as_inputs
from visualnet.nn.product_threads import products_with


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


def one_hot(network: Network, layer: int, index: int) -> FloatArray:
    """Return one row, (1, neurons of the layer), with a one at the index."""
    row = np.zeros((1, network.layer_sizes[layer]), network.parameters.dtype)
    row[0, index] = 1
    return row


def lead_seed(network: Network, first: int, second: int) -> FloatArray:
    """Return the seed of the lead of one class over another: z of the first minus z of the second.

    (1, classes).
    """
    return one_hot(network, -1, first) - one_hot(network, -1, second)


def batch_gradient(
    network: Network, images: InputArray, labels: LabelArray, target_margin: float = 0.0
) -> FloatArray:
    """Return the gradient of the mean loss of a batch, (parameters,), without penalties or dropout.

    images: (examples, …) uint8, at least one. labels: (examples,). target_margin: with the sigmoid
    output, targets are 1 - margin and margin.
    """
    gradient = np.zeros_like(network.parameters)
    backpropagation = Backpropagation(network, len(labels), gradient, target_margin=target_margin)
    inputs = as_inputs(images.reshape(len(images), -1)).astype(gradient.dtype, copy=False)
    with products_with(1):
        backpropagation.run(inputs, labels)
    return read_only(gradient, gradient.dtype.type)
