"""Two networks of one shape, weight by weight."""

from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray, IndexArray
from visualnet.errors import ShapeError
from visualnet.nn.network import Network

MAX_POINTS = 2_000
MAX_NEURONS = 12

_SIDE = 28
_GOLDEN = 0.6180339887498949


@dataclass(frozen=True, slots=True)
class LayerComparison:
    """How the weights of one layer differ between two networks; biases are left aside.

    correlation: Pearson's, -1 to 1, nan where all weights of one network are equal.
    mean_difference, largest_difference: of the absolute differences. sample_a, sample_b: the same
    weights of both, spread evenly over the layer, (points,), at most MAX_POINTS.
    """

    correlation: float
    mean_difference: float
    largest_difference: float
    sample_a: FloatArray
    sample_b: FloatArray


@dataclass(frozen=True, slots=True)
class NetworkComparison:
    """All layers, and the neurons of the first one that differ most.

    neurons: their positions, the most different first, at most MAX_NEURONS. images_a, images_b:
    their weights as they lie over the image, (neurons, 28, 28). All three are empty where inputs
    are not 28×28.
    """

    layers: tuple[LayerComparison, ...]
    neurons: IndexArray
    images_a: FloatArray
    images_b: FloatArray


def compare_networks(a: Network, b: Network) -> NetworkComparison:
    """Compare two networks weight by weight.

    Raises ShapeError where their layers differ in size.
    """
    if a.layer_sizes != b.layer_sizes:
        raise ShapeError(
            "The weights of {first} and {second} cannot be compared; their layers must have "
            "the same sizes.",
            first=a.describe(),
            second=b.describe(),
        )
    first_a, first_b = a.weights[0], b.weights[0]
    neurons = np.zeros(0, np.int64)
    if len(first_a) == _SIDE * _SIDE:
        differences = np.abs(first_a - first_b).mean(axis=0)
        neurons = np.argsort(-differences, kind="stable")[:MAX_NEURONS]
    return NetworkComparison(
        tuple(_compare_layer(x, y) for x, y in zip(a.weights, b.weights, strict=True)),
        neurons,
        first_a.T[neurons].reshape(len(neurons), _SIDE, _SIDE),
        first_b.T[neurons].reshape(len(neurons), _SIDE, _SIDE),
    )


def _compare_layer(a: FloatArray, b: FloatArray) -> LayerComparison:
    difference = np.abs(a - b)
    places = _spread(a.size)
    return LayerComparison(
        correlation=_correlation(a.ravel(), b.ravel()),
        mean_difference=float(difference.mean(dtype=np.float64)),
        largest_difference=float(difference.max()),
        sample_a=a.ravel()[places],
        sample_b=b.ravel()[places],
    )


def _correlation(a: FloatArray, b: FloatArray) -> float:
    if a.min() == a.max() or b.min() == b.max():
        return float("nan")
    x, y = a - a.mean(dtype=np.float64), b - b.mean(dtype=np.float64)
    return float(x @ y / np.sqrt((x @ x) * (y @ y)))


def _spread(count: int) -> IndexArray:
    """Return at most MAX_POINTS places of 0 to count - 1.

    Multiples of the golden section fill an interval evenly (Weyl) and, unlike every k-th place,
    keep no step with the rows of a matrix.
    """
    if count <= MAX_POINTS:
        return np.arange(count)
    return np.unique((np.arange(1, MAX_POINTS + 1) * _GOLDEN % 1.0 * count).astype(np.int64))
