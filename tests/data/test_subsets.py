"""Subsets of the training examples, and labels spoilt on purpose."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.dataset import Split, frozen_split
from visualnet.data.subsets import (
    balanced_examples,
    first_examples,
    noisy_labels,
    shuffle_labels,
    stratified_order,
)
from visualnet.errors import SettingError

CLASSES = ("a", "b", "c", "d")


def _split(labels: list[int]) -> Split:
    images = np.zeros((len(labels), 28, 28), np.uint8)
    images[:, 0, 0] = np.arange(len(labels))
    return frozen_split(images, np.array(labels, np.uint8))


TRAIN = _split([0, 0, 0, 0, 1, 2, 1, 3, 2, 3, 1, 2, 3, 0])


def _rows(split: Split) -> list[int]:
    return [int(row) for row in split.images[:, 0, 0]]


def test_the_first_are_views() -> None:
    few = first_examples(TRAIN, 3, "Letters")
    assert _rows(few) == [0, 1, 2]
    assert np.shares_memory(few.images, TRAIN.images)
    assert first_examples(TRAIN, None, "Letters") is TRAIN
    for count in (0, -1, 15):
        with pytest.raises(SettingError, match="Letters has 14"):
            first_examples(TRAIN, count, "Letters")


def test_balanced_takes_the_first_of_each() -> None:
    assert _rows(balanced_examples(TRAIN, 8, CLASSES)) == [0, 1, 4, 5, 6, 7, 8, 9]
    assert _rows(balanced_examples(TRAIN, 6, CLASSES)) == [0, 1, 4, 5, 6, 7]
    assert np.bincount(balanced_examples(TRAIN, None, CLASSES).labels).tolist() == [3, 3, 3, 3]


def test_classes_without_images_are_not_waited_for() -> None:
    more = (*CLASSES, "e")
    assert _rows(balanced_examples(TRAIN, 8, more)) == _rows(balanced_examples(TRAIN, 8, CLASSES))
    assert np.bincount(balanced_examples(TRAIN, None, more).labels).tolist() == [3, 3, 3, 3]


@pytest.mark.parametrize("count", [3, 16])
def test_balanced_refuses_what_is_not_there(count: int) -> None:
    with pytest.raises(SettingError, match="balanc"):
        balanced_examples(TRAIN, count, CLASSES)


def test_shuffling_keeps_images_and_numbers() -> None:
    labels = _split([0] * 50 + [1] * 50)
    shuffled = shuffle_labels(labels, 4)
    assert shuffled.images is labels.images
    assert np.bincount(shuffled.labels).tolist() == [50, 50]
    assert 10 < np.count_nonzero(shuffled.labels != labels.labels) < 90
    assert np.array_equal(shuffled.labels, shuffle_labels(labels, 4).labels)
    assert not np.array_equal(shuffled.labels, shuffle_labels(labels, 5).labels)
    assert labels.labels[:50].max() == 0


@pytest.mark.parametrize("share", [0.0, 0.1, 0.25, 1.0])
def test_noise_changes_exactly_its_share(share: float) -> None:
    labels = _split([0, 1, 2, 3] * 50)
    noisy = noisy_labels(labels, share, 4, 7)
    assert np.count_nonzero(noisy.labels != labels.labels) == round(200 * share)
    assert noisy.labels.max() <= 3
    assert np.array_equal(noisy.labels, noisy_labels(labels, share, 4, 7).labels)
    if share == 1:
        away = (noisy.labels.astype(int) - labels.labels) % 4
        assert set(away.tolist()) == {1, 2, 3}


@pytest.mark.parametrize("share", [-0.1, 1.01, float("nan")])
def test_refuses_other_shares(share: float) -> None:
    with pytest.raises(SettingError, match="between 0 and 1"):
        noisy_labels(TRAIN, share, 4, 0)


@pytest.mark.slow
@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=120), st.integers(0, 100), st.integers(0, 120)
)
def test_any_stretch_has_each_class_in_its_share(labels: list[int], seed: int, cut: int) -> None:
    array = np.array(labels, np.uint8)
    order = stratified_order(array, np.random.default_rng(seed))
    assert sorted(order.tolist()) == list(range(len(labels)))
    head = array[order[:cut]]
    for label in set(labels):
        fair = labels.count(label) * min(cut, len(labels)) / len(labels)
        assert abs(np.count_nonzero(head == label) - fair) <= 3
