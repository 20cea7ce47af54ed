import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from visualnet.data.dataset import Dataset, Split, frozen_split
from visualnet.data.datasets import load_dataset, load_test_images
from visualnet.data.orientation import TURNS
from visualnet.data.polarity import INVERSIONS, inverted
from visualnet.data.preparing import (
    Preparation,
    image_keys,
    inverted_twice,
    prepared,
    turned_twice,
)
from visualnet.errors import SettingError
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import load_dataset_of
from visualnet.training.sweeps.sweep import sweep_of


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


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"pictures": "inverted"}, "leave out --pictures inverted"),
        ({"turn_images": "left", "invert_images": "light"}, "--turn-images and --invert-images"),
        (
            {"pictures": "inverted", "test_dataset": "/mine.npz"},
            "already upright and light on black",
        ),
        ({"dataset": "/mine.npz", "pictures": "as-is", "invert_images": "all"}, "do not invert"),
    ],
)
def test_what_cannot_be_done_to_images_is_refused_before_a_run_or_any_of_a_sweep(
    settings: dict[str, str], reason: str
) -> None:
    config = TrainingConfig(**settings)  # type: ignore[arg-type]
    with pytest.raises(SettingError, match=reason):
        load_dataset_of(config)
    with pytest.raises(SettingError, match=reason):
        sweep_of([TrainingConfig(), config], ["pictures"])


def test_bundled_images_are_whole_and_refitted_alike(mnist: Dataset) -> None:
    for way in ("as-is", "refitted"):
        found = load_dataset("mnist", pictures=way)
        assert found.pictures == way
        assert np.array_equal(found.train.images, mnist.train.images)


def test_a_network_of_inverted_pictures_is_measured_on_bundled_ones_as_they_are(
    mnist: Dataset,
) -> None:
    found = load_test_images("mnist", pictures="inverted")
    assert np.array_equal(found.test.images, mnist.test.images)
    assert found.pictures == "as-is"
    assert "not inverted" in found.notes[-1]
    with pytest.raises(SettingError, match="leave out --turn-images"):
        load_test_images("mnist", preparation=Preparation("left"))


def test_turns_are_of_ones_own_test_images_alone(mnist: Dataset, tmp_path: Path) -> None:
    images, labels = mnist.test.images[:60], mnist.test.labels[:60]
    lying = tmp_path / "lying_test.npz"
    np.savez(lying, images=np.rot90(images, 1, (1, 2)), labels=labels)
    turned = Preparation(turn_images="right")
    found = load_dataset("mnist", test_dataset=str(lying), preparation=turned)
    assert np.array_equal(found.train.images, mnist.train.images)
    assert np.isin(image_keys(found.test.images), image_keys(images)).all()


@pytest.mark.parametrize("way", ["auto", "inverted"])
def test_inverted_by_both_flags_is_inverted_once(way: str, mnist: Dataset, tmp_path: Path) -> None:
    # Not of MNIST's form: the ink reaches the border.
    images = np.roll(mnist.test.images[:60], 14, 2)
    white = tmp_path / "white.npz"
    np.savez(white, images=255 - images, labels=mnist.test.labels[:60])
    inverted = Preparation(invert_images="all")
    found = load_test_images(str(white), is_whole=True, pictures=way, preparation=inverted)
    assert found.pictures == "inverted"
    assert np.isin(image_keys(found.test.images), image_keys(images)).all()


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
