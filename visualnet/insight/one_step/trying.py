"""What the loss of one example would be with other weights: along a step, or one of them nudged."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.errors import ShapeError
from visualnet.insight.one_step.layout import Array64, PerParameter, with_parameters
from visualnet.insight.one_step.reading import (
    Learning,
    activated,
    losses,
    read_one,
)
from visualnet.nn.network import Network

EPSILON = 1e-4
"""How far a weight is nudged, unless told otherwise: the error is about a millionth of that."""


@dataclass(frozen=True, slots=True, eq=False)
class Direction:
    """Where an update leads, for any learning rate.

    slopes: how far each parameter moves per unit of the rate. decayed: the weights that AdamW's
    decay makes smaller, 0 for the others, by a share of rate · decay, at most all; None without.
    """

    slopes: PerParameter
    decayed: PerParameter | None = None
    decay: float = 0.0

    def share_at(self, rate: float) -> float:
        """Return the share of each decayed weight that goes, 0 to 1."""
        return min(1.0, rate * self.decay)

    def steps_at(self, rate: float) -> Array64:
        """Return how far each parameter moves at a learning rate, (parameters,)."""
        steps: Array64 = rate * self.slopes.vector
        if self.decayed is not None:
            steps -= self.share_at(rate) * self.decayed.vector
        return steps


@dataclass(frozen=True, slots=True)
class Nudge:
    """One parameter moved a little both ways, and the slope that the losses there tell.

    value: the parameter's own. loss_below, loss_above: at value - epsilon and value + epsilon.
    numerical: (loss_above - loss_below) / (2 · epsilon). analytical: the gradient's entry.
    """

    value: float
    epsilon: float
    loss_below: float
    loss_above: float
    numerical: float
    analytical: float


@np.errstate(over="ignore", invalid="ignore")
def loss_at(network: Network, learning: Learning, parameters: npt.NDArray[Any]) -> float:
    """Return the loss of the same example with other parameters, (parameters,)."""
    z = read_one(with_parameters(network, parameters), learning.reading.inputs).z[-1]
    return float(losses(network.output, z[None], learning.targets)[0])


# At a rate that is far too high, sums may be too large.
@np.errstate(over="ignore", invalid="ignore")
def losses_over(
    network: Network, learning: Learning, direction: Direction, rates: Array64
) -> Array64:
    """Return the loss of the example after a step, for each of the learning rates, (rates,).

    All rates go through each layer together: 40 of them cost about as much as 5 passes. A loss that
    is too large for double precision is infinite or no number.
    """
    rate = np.asarray(rates, np.float64)[:, None]
    share = np.minimum(1.0, rate * direction.decay)
    a = learning.reading.inputs[None]
    for k, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        z = a @ np.asarray(weights, np.float64) + biases
        z = z + rate * (a @ direction.slopes.weights[k] + direction.slopes.biases[k])
        if direction.decayed is not None:
            z = z - share * (a @ direction.decayed.weights[k])
        if k < len(network.activations):
            a = activated(network.activations[k], z)
    return losses(network.output, z, learning.targets)


@np.errstate(over="ignore", invalid="ignore")
def predicted_over(gradient: PerParameter, direction: Direction, rates: Array64) -> Array64:
    """Return gradient · step for each of the learning rates, (rates,): the straight line."""
    rate = np.asarray(rates, np.float64)
    changes: Array64 = rate * float(gradient.vector @ direction.slopes.vector)
    if direction.decayed is not None:
        share = np.minimum(1.0, rate * direction.decay)
        changes -= share * float(gradient.vector @ direction.decayed.vector)
    return changes


def nudge(
    network: Network,
    learning: Learning,
    layer: int,
    row: int | None,
    column: int,
    epsilon: float = EPSILON,
) -> Nudge:
    """Move one parameter a little both ways and see what the loss does; the network stays as it is.

    learning: of this network. layer: 1 or more, that of neuron `column`. row: the neuron or pixel
    of the layer before whose weight it is; None for the bias. Raises ShapeError where there is no
    such parameter.
    """
    shape = network.weights[layer - 1].shape if 0 < layer <= len(network.weights) else (0, 0)
    if not (0 <= (row or 0) < shape[0] and 0 <= column < shape[1]):
        raise ShapeError(
            "A network {describe} has no such parameter in layer {layer}.",
            describe=network.describe(),
            layer=layer,
        )
    moved = with_parameters(network, network.parameters.astype(np.float64))
    pieces, gradients = moved.weights, learning.weight_gradients
    place: tuple[int, ...] = (row or 0, column)
    if row is None:
        pieces, gradients, place = moved.biases, learning.bias_gradients, (column,)
    piece = pieces[layer - 1]
    value = float(piece[place])
    found = []
    for moved_value in (value - epsilon, value + epsilon):
        piece[place] = moved_value
        found.append(loss_at(network, learning, moved.parameters))
    return Nudge(
        value=value,
        epsilon=epsilon,
        loss_below=found[0],
        loss_above=found[1],
        numerical=(found[1] - found[0]) / (2 * epsilon),
        analytical=float(gradients[layer - 1][place]),
    )
