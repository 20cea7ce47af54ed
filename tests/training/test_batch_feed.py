"""Batches: every example once an epoch, whatever the sizes."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.arrays import FloatArray, IndexArray, LabelArray
from visualnet.data.augmentation import Augmentation, Augmenter
from visualnet.data.batches import epoch_order
from visualnet.training.batch_feed import BatchFeed

EXAMPLES = 1000
IMAGES = np.arange(EXAMPLES * 3, dtype=np.uint32).reshape(EXAMPLES, 3).astype(np.uint8)
# The number of an example, as its label, tells which one came.
NUMBERS = np.arange(EXAMPLES).astype(np.uint16)


def feed_of(examples: int) -> BatchFeed:
    def order(epoch: int) -> IndexArray:
        return epoch_order(examples, 7, epoch)

    return BatchFeed(IMAGES[:examples], NUMBERS[:examples], order)  # type: ignore[arg-type]


@pytest.mark.slow
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


@pytest.mark.slow
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


PICTURES = np.random.default_rng(2).integers(0, 256, (EXAMPLES, 784), dtype=np.uint8)
CHANGES = Augmentation(shift=2, rotation=10, elastic=1, noise=0.1)


def augmented_feed(augmenter: Augmenter | None, examples: int = EXAMPLES) -> BatchFeed:
    def order(epoch: int) -> IndexArray:
        return epoch_order(examples, 7, epoch)

    numbers: LabelArray = NUMBERS[:examples]  # type: ignore[assignment]
    return BatchFeed(PICTURES[:examples], numbers, order, augmenter)


def epoch_of(feed: BatchFeed, *sizes: int) -> FloatArray:
    """Return all inputs of one epoch, by batches of these sizes in turn."""
    batches: list[FloatArray] = []
    while not feed.is_at_end:
        batches.append(feed.next_batch(sizes[len(batches) % len(sizes)])[0].copy())
    feed.begin_epoch()
    return np.concatenate(batches)


@pytest.mark.parametrize("sizes", [(1,), (10,), (300,), (1000,), (60_000,), (7, 513, 2)])
def test_the_same_seed_gives_the_same_changed_images_whatever_the_batches(
    sizes: tuple[int, ...],
) -> None:
    by_32, otherwise = (augmented_feed(Augmenter(CHANGES, 5)) for _ in range(2))
    for _ in range(2):
        assert np.array_equal(epoch_of(by_32, 32), epoch_of(otherwise, *sizes))


def test_an_image_is_changed_anew_in_each_epoch_and_is_still_itself() -> None:
    feed = augmented_feed(Augmenter(Augmentation(noise=0.02), 5))
    first, second = epoch_of(feed, 32), epoch_of(feed, 32)
    for epoch, inputs in enumerate((first, second)):
        order = epoch_order(EXAMPLES, 7, epoch)
        assert np.abs(inputs - PICTURES[order] / 255).max() < 0.02 * 6
    example = 11
    shown = [
        inputs[np.flatnonzero(epoch_order(EXAMPLES, 7, epoch) == example)[0]]
        for epoch, inputs in enumerate((first, second))
    ]
    assert not np.array_equal(shown[0], shown[1])


@pytest.mark.parametrize("size", [32, 40, 300])
def test_another_augmenter_begins_with_the_next_batch(size: int) -> None:
    feed = augmented_feed(None)
    plain = epoch_of(augmented_feed(None), 32)
    changed = epoch_of(augmented_feed(Augmenter(CHANGES, 5)), 32)
    last = feed.next_batch(size)[0]
    got = [last.copy()]
    feed.augmenter = Augmenter(CHANGES, 5)
    assert np.array_equal(last, got[0]), "the last batch stays as it was until the next one"
    assert np.array_equal(feed.image_at(0), np.rint(changed[size] * 255).astype(np.uint8))
    got += [feed.next_batch(size)[0].copy() for _ in range(2)]
    feed.augmenter = None
    while not feed.is_at_end:
        got.append(feed.next_batch(size)[0].copy())
    inputs = np.concatenate(got)
    assert np.array_equal(inputs[:size], plain[:size])
    assert np.array_equal(inputs[size : 3 * size], changed[size : 3 * size])
    assert np.array_equal(inputs[3 * size :], plain[3 * size :])


def test_what_comes_depends_on_the_place_and_the_augmenter_alone() -> None:
    feed, later = augmented_feed(None), augmented_feed(None)
    feed.next_batch(300)
    feed.augmenter = Augmenter(CHANGES, 5)
    later.augmenter = Augmenter(CHANGES, 5)
    later.seek(0, 300)
    assert np.array_equal(feed.next_batch(70)[0], later.next_batch(70)[0])


def test_no_change_at_all_gives_the_plain_images_bit_for_bit() -> None:
    assert np.array_equal(
        epoch_of(augmented_feed(Augmenter(Augmentation(), 5)), 32),
        epoch_of(augmented_feed(None), 32),
    )


def test_few_examples_need_an_augmenter_of_no_more_than_them() -> None:
    feed = augmented_feed(Augmenter(CHANGES, 5, count=20), examples=20)
    assert len(epoch_of(feed, 32)) == 20


@pytest.mark.parametrize("augmenter", [None, Augmenter(CHANGES, 5)])
def test_an_example_is_seen_beforehand_as_it_is_learnt_and_changes_nothing(
    augmenter: Augmenter | None,
) -> None:
    feed = augmented_feed(augmenter)
    undisturbed = augmented_feed(Augmenter(CHANGES, 5) if augmenter else None)
    while not feed.is_at_end:
        seen = [feed.image_at(offset) for offset in range(feed.next_size(96))]
        inputs, labels = feed.next_batch(96)
        assert np.array_equal(np.stack(seen), np.rint(inputs * 255).astype(np.uint8))
        expected, expected_labels = undisturbed.next_batch(96)
        assert np.array_equal(inputs, expected)
        assert np.array_equal(labels, expected_labels)


def test_rows_of_numbers_come_as_they_are() -> None:
    rows = np.random.default_rng(0).normal(0, 3, (EXAMPLES, 2)).astype(np.float32)

    def order(epoch: int) -> IndexArray:
        return epoch_order(EXAMPLES, 7, epoch)

    feed = BatchFeed(rows, NUMBERS, order)  # type: ignore[arg-type]
    seen: list[int] = []
    for size in (1, 7, 300, 32, 1000):
        inputs, labels = feed.next_batch(size)
        assert inputs.dtype == np.float32
        assert np.array_equal(inputs, rows[labels])
        seen += labels.tolist()
    assert seen == epoch_order(EXAMPLES, 7, 0).tolist()
    feed.seek(1, 500)
    inputs, labels = feed.next_batch(20)
    assert np.array_equal(inputs, rows[labels])
