"""Penalties on large weights: L1, L2, and weight decay apart from the gradient. Biases go free."""

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.nn.matrix_products import add_scaled
from visualnet.nn.network import Network


class Penalties:
    """The weights of a network and of a gradient laid out like it, layer by layer; made once."""

    def __init__(self, network: Network, gradient: FloatArray) -> None:
        gradients, _ = network.layer_views(gradient)
        self._pairs = [
            (weights.reshape(-1), slope.reshape(-1))
            for weights, slope in zip(network.weights, gradients, strict=True)
        ]
        largest = max(weights.size for weights, _ in self._pairs)
        self._signs: FloatArray = np.zeros(largest, network.parameters.dtype)

    def add(self, l1: float, l2: float, factor: float) -> None:
        """Add factor times the gradient of l1 · Σ|w| + l2 / 2 · Σw² to the gradient."""
        for weights, slope in self._pairs:
            if l2:
                add_scaled(weights, factor * l2, to=slope)
            if l1:
                signs = self._signs[: weights.size]
                np.sign(weights, out=signs)
                add_scaled(signs, factor * l1, to=slope)

    def decay(self, share: float) -> None:
        """Make every weight smaller by a share, 0 to 1 (Loshchilov and Hutter 2019)."""
        for weights, _ in self._pairs:
            np.multiply(weights, 1.0 - share, out=weights)
