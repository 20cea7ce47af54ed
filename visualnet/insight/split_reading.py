"""Answers of changed copies of one network to a whole split, from the changed layer on."""

import numpy as np

from visualnet.arrays import FloatArray, InputArray, LabelArray
from visualnet.insight.split_activations import split_activations
from visualnet.nn.metrics import accuracy
from visualnet.nn.network import Network


class SplitReading:
    """Answers of changed copies of one network to a split, computed from the first change on.

    The activations that lead into the layer changed last are kept: 4 bytes × examples × its
    inputs, 20 MB for 10,000 images and 512 neurons. 10,000 images take 23, 4 or 2 ms after a change
    in the first, second or third layer of 784-128-64-10 (2026-11). Belongs to one thread.
    """

    def __init__(self, network: Network, images: InputArray) -> None:
        """network: its parameters must not change any more. images: as `probabilities` takes."""
        self._network = network
        self._images = images.reshape(len(images), -1)
        # Images are scaled anew each time: kept as floats they would be 31 MB, and hardly faster.
        self._kept: tuple[int, InputArray] = (0, self._images)

    def probabilities(self, changed: Network) -> FloatArray:
        """Return the answers of a network of the same shape, (examples, classes).

        Equal to the last bit to `changed.probabilities(images)`.
        """
        first = self._first_change(changed)
        if self._kept[0] > first:
            self._kept = (0, self._images)
        if self._kept[0] < first:
            unlabelled = np.zeros(len(self._images), np.uint8)
            split = split_activations(self._network, self._images, unlabelled, (first,), 0)
            self._kept = (first, split.of(first))
        return changed.after(first).probabilities(self._kept[1])

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
