"""A neuron's z, written out as the sum that it is: its largest terms, its bias and the rest."""

from dataclasses import dataclass

import numpy as np

from visualnet.arrays import read_only
from visualnet.nn.metrics import CountArray, RealArray
from visualnet.nn.network import ForwardPass, Network


@dataclass(frozen=True, slots=True, eq=False)
class WeightedSum:
    """z = bias + all weight × activation, of which the largest are written out.

    sources: (terms,), the neurons of the layer before, largest |term| first. weights, activations,
    terms: (terms,), term = weight × activation. rest: sum of the other terms, rest_count how many
    they are. z: the sum of all, in double precision; the forward pass has it to within the
    rounding of its float32.
    """

    sources: CountArray
    weights: RealArray
    activations: RealArray
    terms: RealArray
    bias: float
    rest: float
    rest_count: int
    z: float


def z_terms(
    network: Network, forward: ForwardPass, layer: int, index: int, count: int = 8
) -> WeightedSum:
    """Return the z of a neuron for the first input of a forward pass, as a sum.

    layer: 1 or more. count: how many terms to write out, at most all.
    """
    before = forward.inputs if layer == 1 else forward.activations[layer - 2]
    # The product of two float32 numbers is exact in double precision.
    activations = before[0].astype(np.float64)
    weights = network.weights[layer - 1][:, index].astype(np.float64)
    terms = weights * activations
    order = np.argsort(-np.abs(terms), kind="stable")
    largest = order[:count]
    bias, rest = float(network.biases[layer - 1][index]), float(terms[order[count:]].sum())
    return WeightedSum(
        sources=read_only(largest, np.int64),
        weights=read_only(weights[largest], np.float64),
        activations=read_only(activations[largest], np.float64),
        terms=read_only(terms[largest], np.float64),
        bias=bias,
        rest=rest,
        rest_count=len(terms) - len(largest),
        z=bias + float(terms[largest].sum()) + rest,
    )
