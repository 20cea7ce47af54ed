"""One number for each weight and bias of a network, layer by layer."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.arrays import read_only
from visualnet.nn.network import Network

Array64 = npt.NDArray[np.float64]
"""Numbers in double precision."""


@dataclass(frozen=True, slots=True, eq=False)
class PerParameter:
    """Numbers laid out like a network's parameters, in double precision and read-only.

    vector: (parameters,). weights[k], (fan_in, fan_out), and biases[k], (fan_out,), are views.
    """

    vector: Array64
    weights: tuple[Array64, ...]
    biases: tuple[Array64, ...]


def per_parameter(network: Network, vector: npt.NDArray[Any]) -> PerParameter:
    """Return a vector, (parameters,), as numbers of a network's layers.

    It becomes read-only, and is copied only to convert it. Raises ShapeError for another length.
    """
    kept: npt.NDArray[Any] = read_only(vector, np.float64)
    weights, biases = network.layer_views(kept)
    return PerParameter(kept, _as_64(weights), _as_64(biases))


def joined(weights: tuple[Array64, ...], biases: tuple[Array64, ...]) -> Array64:
    """Return the layers' numbers as one vector, (parameters,), weights before biases."""
    pieces = [
        piece for pair in zip(weights, biases, strict=True) for piece in (pair[0].ravel(), pair[1])
    ]
    return np.concatenate(pieces)


def with_parameters(network: Network, parameters: npt.NDArray[Any]) -> Network:
    """Return a network of this shape around parameters in double precision, not copied."""
    return network.with_parameters(parameters)


def _as_64(arrays: tuple[npt.NDArray[Any], ...]) -> tuple[Array64, ...]:
    return tuple(np.asarray(array, np.float64) for array in arrays)
