"""Batches: every example once an epoch, whatever the sizes."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.batches import epoch_order
from visualnet.nn.arrays import IndexArray
from visualnet.training.feed import BatchFeed

EXAMPLES = 1000
IMAGES = np.arange(EXAMPLES * 3, dtype=np.uint32).reshape(EXAMPLES, 3).astype(np.uint8)
# The number of an example, as its label, tells which one came.
NUMBERS = np.arange(EXAMPLES).astype(np.uint16)


def feed_of(examples: int) -> BatchFeed:
    def order(epoch: int) -> IndexArray:
        return epoch_order(examples, 7, epoch)

    return BatchFeed(IMAGES[:examples], NUMBERS[:examples], order)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 32, 255, 256, 257, 999, 1000, 1001, 60_000])
def test_an_epoch_hands_out_each_example_once_in_its_order(size: int) -> None:
    feed = feed_of(EXAMPLES)
    for epoch in range(2):
        numbers: list[int] = []
        while not feed.is_at_end:
            expected_size = feed.next_size(size)
            next_example = feed.example_at(0)
            inputs, labels = feed.next_batch(size)
            assert labels[0] == next_example
            assert len(inputs) == len(labels) == expected_size
            np.testing.assert_allclose(inputs, IMAGES[labels] / 255, rtol=1e-6)
            numbers += labels.tolist()
        assert numbers == epoch_order(EXAMPLES, 7, epoch).tolist()
        assert feed.epoch == epoch
        feed.begin_epoch()


@given(st.integers(1, 400), st.lists(st.integers(1, 300), min_size=1, max_size=12))
def test_the_batch_size_may_change_within_an_epoch(examples: int, sizes: list[int]) -> None:
    feed = feed_of(examples)
    numbers: list[int] = []
    while not feed.is_at_end:
        size = sizes[len(numbers) % len(sizes)]
        inputs, labels = feed.next_batch(size)
        assert np.array_equal(np.rint(inputs * 255).astype(np.uint8), IMAGES[labels])
        numbers += labels.tolist()
    assert numbers == epoch_order(examples, 7, 0).tolist()


def test_a_batch_larger_than_the_data_takes_no_more_room_than_the_data() -> None:
    feed = feed_of(100)
    tracemalloc.start()
    try:
        feed.next_batch(60_000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000
