import itertools
from dataclasses import replace

import numpy as np
import pytest

from visualnet.data.dataset import Dataset, Split, frozen_split
from visualnet.data.orientation import TURNS
from visualnet.data.polarity import INVERSIONS, inverted
from visualnet.data.preparing import Preparation, inverted_twice, prepared, turned_twice
from visualnet.errors import SettingError


def test_nothing_asked_for_is_nothing_done(tiny_dataset: Dataset) -> None:
    assert prepared(tiny_dataset, Preparation()) is tiny_dataset


def test_all_parts_are_turned_and_inverted(tiny_dataset: Dataset) -> None:
    found = prepared(tiny_dataset, Preparation("left", "all"))
    for name in ("train", "validation", "test"):
        before, after = getattr(tiny_dataset, name), getattr(found, name)
        assert np.array_equal(after.images, np.rot90(255 - before.images, 1, (1, 2)))
        assert np.array_equal(after.labels, before.labels)
        assert not after.images.flags.writeable


def test_blank_images_are_left_out_of_every_part(tiny_dataset: Dataset) -> None:
    images = tiny_dataset.train.images.copy()
    images[::10] = 7
    dataset = replace(tiny_dataset, train=frozen_split(images, tiny_dataset.train.labels))
    found = prepared(dataset, Preparation(leave_out_blank=True))
    assert (len(found.train), len(found.validation), len(found.test)) == (90, 20, 30)
    assert np.array_equal(found.train.labels, np.delete(dataset.train.labels, np.s_[::10]))


def test_images_of_the_test_part_are_left_out_of_training(tiny_dataset: Dataset) -> None:
    train, test = tiny_dataset.train, tiny_dataset.test
    both = Split(np.concatenate((test.images[:5], train.images)), np.arange(105) % 10)
    found = prepared(replace(tiny_dataset, train=both), Preparation(leave_out_shared=True))
    assert np.array_equal(found.train.images, train.images)
    assert found.test is test or np.array_equal(found.test.images, test.images)


def test_to_leave_out_everything_is_refused(tiny_dataset: Dataset) -> None:
    blank = Split(np.zeros((20, 28, 28), np.uint8), np.zeros(20, np.uint8))
    with pytest.raises(SettingError, match="All training images of Ten bars would be left out"):
        prepared(replace(tiny_dataset, train=blank), Preparation(leave_out_blank=True))


@pytest.mark.parametrize("words", [{"turn_images": "up"}, {"invert_images": "paper"}])
def test_unknown_words_are_refused_with_those_there_are(words: dict[str, str]) -> None:
    with pytest.raises(SettingError, match="none"):
        Preparation(**words)  # type: ignore[arg-type]


def test_two_turns_are_one() -> None:
    image = np.random.default_rng(0).integers(0, 256, (1, 28, 28), np.uint8)
    for first, then in itertools.product(TURNS, TURNS):
        both = TURNS[turned_twice(first, then)](image)
        assert np.array_equal(both, TURNS[then](TURNS[first](image)))


def test_what_a_second_look_inverts_ends_on_dark_paper() -> None:
    dark, light = np.zeros((28, 28), np.uint8), np.full((28, 28), 255, np.uint8)
    for images, first in itertools.product(
        ([dark, dark], [light, light], [dark, light]), INVERSIONS
    ):
        now = inverted(np.stack(images), first)
        lights = int((now[:, 0, 0] > 127).sum())
        then = ("none", "light", "all")[lights]
        once = inverted(np.stack(images), inverted_twice(first, then))
        assert not once.any()
