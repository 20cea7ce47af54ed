"""Batches for the trainer: shuffled, scaled to 0..1, gathered into buffers made once."""

from collections.abc import Callable

import numpy as np

from visualnet.nn.arrays import FloatArray, IndexArray, LabelArray, PixelArray
from visualnet.nn.network import PIXEL_SCALE

_GATHERED = 256
"""Examples gathered at a time: 0.8 MB as float32, which stays in the second-level cache."""


class BatchFeed:
    """Hands out the training examples of each epoch in a seeded order.

    images: (examples, pixels), uint8. The arrays of a batch are views of the feed's own buffers,
    valid until the next call.
    """

    def __init__(
        self,
        images: PixelArray,
        labels: LabelArray,
        order_of_epoch: Callable[[int], IndexArray],
    ) -> None:
        """order_of_epoch(epoch): a permutation of the examples, epochs counted from 0."""
        self._images = images
        self._labels = labels
        self._order_of_epoch = order_of_epoch
        self.epoch = 0
        self.position = 0
        self._order = order_of_epoch(0)
        self._gathered_from = self._gathered_to = 0
        self._make_buffers(1)

    @property
    def is_at_end(self) -> bool:
        """Whether every example of the epoch was handed out."""
        return self.position == len(self._labels)

    def next_size(self, batch_size: int) -> int:
        """Return how many examples the next batch will have: the last of an epoch may be short."""
        return min(batch_size, len(self._labels) - self.position)

    def next_batch(self, batch_size: int) -> tuple[FloatArray, LabelArray]:
        """Return (inputs, labels) of the next batch: (n, pixels) in 0..1, and (n,)."""
        count = self.next_size(batch_size)
        if self.position + count > self._gathered_to:
            self._gather(batch_size)
        start = self.position - self._gathered_from
        self.position += count
        return self._inputs[start : start + count], self._batch_labels[start : start + count]

    def example_at(self, offset: int) -> int:
        """Return the place in the split of the offset-th example after the present position."""
        return int(self._order[self.position + offset])

    def begin_epoch(self) -> None:
        """Shuffle anew and start over."""
        self.epoch += 1
        self.position = self._gathered_from = self._gathered_to = 0
        self._order = self._order_of_epoch(self.epoch)

    def _gather(self, batch_size: int) -> None:
        wanted = max(batch_size, _GATHERED // batch_size * batch_size)
        wanted = min(wanted, len(self._labels))
        if wanted != len(self._pixels):
            self._make_buffers(wanted)
        self._gathered_from = self.position
        self._gathered_to = min(self.position + wanted, len(self._labels))
        count = self._gathered_to - self._gathered_from
        chosen = self._order[self._gathered_from : self._gathered_to]
        # Without mode="clip" np.take would buffer the whole output.
        np.take(self._images, chosen, axis=0, out=self._pixels[:count], mode="clip")
        np.take(self._labels, chosen, out=self._batch_labels[:count], mode="clip")
        np.copyto(self._inputs[:count], self._pixels[:count])
        np.multiply(self._inputs[:count], PIXEL_SCALE, out=self._inputs[:count])

    def _make_buffers(self, count: int) -> None:
        self._pixels = np.zeros((count, self._images.shape[1]), np.uint8)
        self._inputs = np.zeros((count, self._images.shape[1]), np.float32)
        self._batch_labels = np.zeros(count, self._labels.dtype)
