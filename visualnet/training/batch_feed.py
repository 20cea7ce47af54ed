"""Batches for the trainer: shuffled, images scaled to 0..1 and changed, in buffers made once."""

from collections.abc import Callable
from typing import cast

import numpy as np

from visualnet.arrays import FloatArray, IndexArray, InputArray, LabelArray, PixelArray
from visualnet.data.augmentation import BLOCK, Augmenter
from visualnet.nn.network import PIXEL_SCALE


class BatchFeed:
    """Hands out the training examples of each epoch in a seeded order.

    rows: (examples, inputs): uint8 of images, which are scaled; float32 of points, which are handed
    out as they are. The arrays of a batch are views of the feed's own buffers, valid until the next
    call. Examples are gathered in blocks, counted from the first epoch on, so
    that an example comes with the same changes at the same place whatever the size of batches.

    augmenter: what changes images at random, None for nothing; another one may be set at any time
    and begins with the next batch: what comes depends on the place and the augmenter alone. It must
    take BLOCK images, or all where there are fewer.
    """

    def __init__(
        self,
        rows: InputArray,
        labels: LabelArray,
        order_of_epoch: Callable[[int], IndexArray],
        augmenter: Augmenter | None = None,
    ) -> None:
        """order_of_epoch(epoch): a permutation of the examples, epochs counted from 0."""
        self._rows = rows
        self._are_images = rows.dtype == np.uint8
        # As NumPy takes them for positions, without a copy at each step.
        self._labels = labels.astype(np.int64)
        self._order_of_epoch = order_of_epoch
        self._augmenter = augmenter
        self.epoch = 0
        self.position = 0
        self._order = order_of_epoch(0)
        self._gathered_from = self._gathered_to = 0
        self._looked_at: tuple[tuple[int, int, Augmenter], PixelArray] | None = None
        # What a block of images is gathered into before it is scaled.
        staged = min(BLOCK, len(labels)) if self._are_images else 0
        self._pixels = np.zeros((staged, rows.shape[1]), np.uint8)
        self._inputs = np.zeros((0, rows.shape[1]), np.float32)
        self._batch_labels = np.zeros(0, np.int64)

    @property
    def augmenter(self) -> Augmenter | None:
        """What changes images at random."""
        return self._augmenter

    @augmenter.setter
    def augmenter(self, augmenter: Augmenter | None) -> None:
        self._augmenter = augmenter
        self._forget_gathered()

    @property
    def is_at_end(self) -> bool:
        """Whether every example of the epoch was handed out."""
        return self.position == len(self._labels)

    def next_size(self, batch_size: int) -> int:
        """Return how many examples the next batch will have: the last of an epoch may be short."""
        return min(batch_size, len(self._labels) - self.position)

    def next_batch(self, batch_size: int) -> tuple[FloatArray, IndexArray]:
        """Return (inputs, labels) of the next batch: (n, inputs), 0..1 of images, and (n,)."""
        count = self.next_size(batch_size)
        if self.position + count > self._gathered_to:
            self._gather(batch_size)
        start = self.position - self._gathered_from
        self.position += count
        return self._inputs[start : start + count], self._batch_labels[start : start + count]

    def example_at(self, offset: int) -> int:
        """Return the place in the split of the offset-th example after the present position."""
        return int(self._order[self.position + offset])

    def image_at(self, offset: int) -> PixelArray:
        """Return that image as it is learnt, changes included: (pixels,) uint8, a copy."""
        place = self.position + offset
        if self._gathered_from <= place < self._gathered_to:
            return as_pixels(self._inputs[place - self._gathered_from])
        image: PixelArray
        if self.augmenter is None:
            image = self._rows[self._order[place]].astype(np.uint8)
            return image
        block = place // BLOCK
        key = self.epoch, block, self.augmenter
        if self._looked_at is None or self._looked_at[0] != key:
            chosen = self._order[block * BLOCK : (block + 1) * BLOCK]
            pixels = cast(PixelArray, self._rows[chosen])
            changed = self.augmenter.changed(pixels, self._block_number(block))
            self._looked_at = key, as_pixels(changed)
        image = self._looked_at[1][place % BLOCK].copy()
        return image

    def shelve(self) -> None:
        """Let go of what only speeds up the batches to come."""
        if self._augmenter is not None:
            self._augmenter.shelve()

    def begin_epoch(self) -> None:
        """Shuffle anew and start over."""
        self.epoch += 1
        self.position = self._gathered_from = self._gathered_to = 0
        self._order = self._order_of_epoch(self.epoch)

    def seek(self, epoch: int, position: int) -> None:
        """Go to a place in an epoch, as if all before it had been handed out."""
        self.epoch = epoch
        self._order = self._order_of_epoch(epoch)
        self.position = position
        self._forget_gathered()

    def _forget_gathered(self) -> None:
        """Have all examples gathered anew at the next batch; the last one's arrays stay as are."""
        # Blocks are counted from the epoch's first example, so the one around it comes whole.
        self._gathered_from = self._gathered_to = self.position - self.position % BLOCK

    def _gather(self, batch_size: int) -> None:
        """Bring the examples not handed out yet to the front, and add blocks for a whole batch."""
        if self._gathered_to < self.position:
            self._inputs, self._batch_labels = self._buffers_for(batch_size)
            self._gather_block()
        kept = slice(self.position - self._gathered_from, self._gathered_to - self._gathered_from)
        self._gathered_from = self.position
        inputs, labels = self._buffers_for(batch_size)
        inputs[: kept.stop - kept.start] = self._inputs[kept]
        labels[: kept.stop - kept.start] = self._batch_labels[kept]
        self._inputs, self._batch_labels = inputs, labels
        while self._gathered_to < min(self.position + batch_size, len(self._labels)):
            self._gather_block()

    def _buffers_for(self, batch_size: int) -> tuple[FloatArray, IndexArray]:
        """Return room for a batch and the rest of a block: the present one, or new."""
        room = min(batch_size + BLOCK - 1, len(self._labels))
        if room == len(self._inputs):
            return self._inputs, self._batch_labels
        return np.zeros((room, self._rows.shape[1]), np.float32), np.zeros(room, np.int64)

    def _gather_block(self) -> None:
        chosen = self._order[self._gathered_to : self._gathered_to + BLOCK]
        begin = self._gathered_to - self._gathered_from
        place = slice(begin, begin + len(chosen))
        # Without mode="clip" np.take would buffer the whole output.
        np.take(self._labels, chosen, out=self._batch_labels[place], mode="clip")
        if self._are_images:
            self._gather_images(chosen, self._inputs[place])
        else:
            np.take(self._rows, chosen, axis=0, out=self._inputs[place], mode="clip")
        self._gathered_to += len(chosen)

    def _gather_images(self, chosen: IndexArray, inputs: FloatArray) -> None:
        pixels = self._pixels[: len(chosen)]
        np.take(self._rows, chosen, axis=0, out=pixels, mode="clip")
        if self.augmenter is None:
            np.copyto(inputs, pixels)
            np.multiply(inputs, PIXEL_SCALE, out=inputs)
        else:
            number = self._block_number(self._gathered_to // BLOCK)
            inputs[:] = self.augmenter.changed(pixels, number)

    def _block_number(self, block: int) -> int:
        """Return the number, counted from the first epoch on, of a block of this epoch."""
        blocks_per_epoch = -(-len(self._labels) // BLOCK)
        return self.epoch * blocks_per_epoch + block


def as_pixels(inputs: FloatArray) -> PixelArray:
    """Return inputs in 0..1 as pixels, uint8, the nearest there are."""
    pixels: PixelArray = np.rint(inputs * 255).astype(np.uint8)
    return pixels
