"""Which way from a picture to the input suits a data set, and all its images in it."""

from dataclasses import replace

import numpy as np
import pytest

from visualnet.data.dataset import Dataset, frozen_split
from visualnet.data.drawing.picture_ways import (
    PICTURE_WAYS,
    is_blank,
    seen_images,
    seen_picture,
    suited_to,
)
from visualnet.data.one_way import in_one_way
from visualnet.models.metadata import PICTURES
from visualnet.settings_table import PICTURE_WAYS as NAMED_WAYS


def raw(dataset: Dataset, images: np.ndarray) -> Dataset:
    part = frozen_split(images, dataset.test.labels[: len(images)])
    return replace(dataset, train=part, validation=part.part(0, 0), test=part, pictures="as-is")


@pytest.fixture
def digits(mnist: Dataset) -> np.ndarray:
    return mnist.test.images[:200].copy()


def test_the_ways_have_the_same_names_everywhere() -> None:
    assert PICTURE_WAYS == PICTURES == NAMED_WAYS


def test_what_has_the_form_of_mnist_stays_and_is_refitted_elsewhere(
    mnist: Dataset, digits: np.ndarray
) -> None:
    found = in_one_way(raw(mnist, digits), "auto")
    assert (found.pictures, found.notes) == ("refitted", ())
    assert found.train.images is digits
    # One in a hundred may have another form: it is seen as predict sees it.
    digits = digits.copy()
    digits[7] = 0
    digits[7, :, 5:9] = 255
    found = in_one_way(raw(mnist, digits), "auto")
    assert found.pictures == "refitted"
    assert np.array_equal(found.train.images[7], seen_picture(digits[7], "refitted"))
    assert np.array_equal(np.delete(found.train.images, 7, 0), np.delete(digits, 7, 0))
    assert "cropped to their ink" in found.notes[0]


def test_other_forms_are_as_they_are_and_inverted_ones_inverted(
    mnist: Dataset, digits: np.ndarray
) -> None:
    rolled = np.roll(digits, 14, 2)
    found = in_one_way(raw(mnist, rolled), "auto")
    assert (found.pictures, found.train.images is rolled) == ("as-is", True)
    assert "read whole" in found.notes[0]
    turned = in_one_way(raw(mnist, rolled), "auto", inverted="all")
    assert (turned.pictures, turned.train.images is rolled) == ("inverted", True)
    mixed = in_one_way(raw(mnist, rolled), "auto", inverted="light")
    assert "Only images on light paper" in mixed.notes[-1]
    chosen = in_one_way(raw(mnist, 255 - rolled), "inverted")
    assert (chosen.pictures, chosen.notes) == ("inverted", ())
    assert np.array_equal(chosen.test.images, rolled)


@pytest.mark.parametrize("way", PICTURE_WAYS)
def test_images_are_seen_as_pictures_of_them_are(digits: np.ndarray, way: str) -> None:
    images = np.concatenate((digits[:5], 255 - digits[:5], np.roll(digits[:5], 14, 1)))
    one_by_one = np.stack([seen_picture(image, way) for image in images])
    assert np.array_equal(seen_images(images, way), one_by_one)


@pytest.mark.parametrize("level", [0, 100, 255])
@pytest.mark.parametrize("size", [(28, 28), (90, 40), (5, 300)])
def test_a_picture_of_one_level_shows_nothing(level: int, size: tuple[int, int]) -> None:
    for way in PICTURE_WAYS:
        assert is_blank(seen_picture(np.full(size, level, np.uint8), way))


def test_no_images_are_seen_in_the_usual_way() -> None:
    assert suited_to(np.zeros((0, 28, 28), np.uint8)) == "refitted"
