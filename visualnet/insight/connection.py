"""The numbers of one connection, and the gradient of a batch that they are read from."""

from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray, LabelArray, PixelArray, read_only
from visualnet.nn.backpropagation import Backpropagation
from visualnet.nn.network import ForwardPass, Network, as_inputs


@dataclass(frozen=True, slots=True)
class ConnectionFacts:
    """layer: that of the source, 0 the input; the target is in the next.

    activation: the source's, for the probe. contribution: weight × activation, what the connection
    adds to the target's z. gradient: of the mean loss of a batch by the weight; training moves the
    weight against its sign.
    """

    layer: int
    source: int
    target: int
    weight: float
    activation: float
    contribution: float
    gradient: float


def connection_facts(
    network: Network,
    forward: ForwardPass,
    gradient: FloatArray,
    layer: int,
    source: int,
    target: int,
) -> ConnectionFacts:
    """Return the numbers of a connection for the first input of a forward pass.

    gradient: (parameters,), from batch_gradient or the trainer.
    """
    before = forward.inputs if layer == 0 else forward.activations[layer - 1]
    weight, activation = float(network.weights[layer][source, target]), float(before[0, source])
    return ConnectionFacts(
        layer=layer,
        source=source,
        target=target,
        weight=weight,
        activation=activation,
        contribution=weight * activation,
        gradient=float(network.layer_views(gradient)[0][layer][source, target]),
    )


def batch_gradient(
    network: Network, images: PixelArray, labels: LabelArray, target_margin: float = 0.0
) -> FloatArray:
    """Return the gradient of the mean loss of a batch, (parameters,), without penalties or dropout.

    images: (examples, …) uint8, at least one. labels: (examples,). target_margin: with the sigmoid
    output, targets are 1 - margin and margin.
    """
    gradient = np.zeros_like(network.parameters)
    backpropagation = Backpropagation(network, len(labels), gradient, target_margin=target_margin)
    inputs = as_inputs(images.reshape(len(images), -1)).astype(gradient.dtype, copy=False)
    backpropagation.run(inputs, labels)
    return read_only(gradient, gradient.dtype.type)
