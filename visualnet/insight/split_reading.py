"""Answers of changed copies of one network to a whole split, from the changed layer on."""

import numpy as np

from visualnet.arrays import FloatArray, LabelArray, PixelArray
from visualnet.nn.metrics import accuracy
from visualnet.nn.network import Network, as_inputs

_PIECE = 1000
"""Examples at a time, as many as `Network.probabilities` takes: BLAS then gives the same bits."""


class SplitReading:
    """What changed copies of one network answer to a split; only from the first change on anew.

    The activations that lead into the layer changed last are kept: 4 bytes × examples × its
    inputs, 20 MB for 10,000 images and 512 neurons. After a change in the first, second or third
    layer of 784-128-64-10 they 10,000 images take 23, 4 or 2 ms (2026-11). Belongs to one thread.
    """

    def __init__(self, network: Network, images: PixelArray | FloatArray) -> None:
        """network: its parameters must not change any more. images: as `probabilities` takes."""
        self._network = network
        self._images = images.reshape(len(images), -1)
        # Images are scaled anew each time: kept as floats they would be 31 MB, and hardly faster.
        self._kept: tuple[int, FloatArray | PixelArray] = (0, self._images)

    def probabilities(self, changed: Network) -> FloatArray:
        """Return the answers of a network of the same shape, (examples, classes).

        Equal to the last bit to `changed.probabilities(images)`.
        """
        first = self._first_change(changed)
        if self._kept[0] > first:
            self._kept = (0, self._images)
        start, activations = self._kept
        if start < first:
            self._kept = (first, _through(self._network, activations, start, first))
        return _through(changed, self._kept[1], first, len(changed.weights))

    def accuracy(self, changed: Network, labels: LabelArray) -> float:
        """Return the share that a changed network answers rightly, 0 to 1; labels: (examples,)."""
        return accuracy(self.probabilities(changed), labels)

    def _first_change(self, changed: Network) -> int:
        """Return the first pair of layers whose weights or biases differ; the last if none does."""
        ours, theirs = self._network, changed
        for pair in range(len(ours.weights) - 1):
            is_same = np.array_equal(ours.weights[pair], theirs.weights[pair])
            if not (is_same and np.array_equal(ours.biases[pair], theirs.biases[pair])):
                return pair
        return len(ours.weights) - 1


@np.errstate(over="ignore", invalid="ignore")
def _through(
    network: Network, activations: FloatArray | PixelArray, first: int, stop: int
) -> FloatArray:
    """Send activations, (examples, neurons), that lead into pair `first` as far as pair `stop`.

    Bytes are scaled as inputs are. Worked through in pieces, as `Network.probabilities` does.
    """
    functions = [f.apply for f in network.hidden_functions]
    functions.append(network.output_function.probabilities)
    plan = list(zip(network.weights, network.biases, functions, strict=True))[first:stop]
    result = np.empty((len(activations), network.layer_sizes[stop]), np.float32)
    for start in range(0, len(activations), _PIECE):
        a = as_inputs(activations[start : start + _PIECE])
        for weights, biases, apply in plan:
            z = a @ weights
            z += biases
            a = np.empty_like(z)
            apply(z, a)
        result[start : start + _PIECE] = a
    return result
