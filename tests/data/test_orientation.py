import string

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from visualnet.data.bundled.mnist import load_mnist
from visualnet.data.bundled.pen_digits import load_pen_digits
from visualnet.data.dataset import Split
from visualnet.data.orientation import TURNS, turn_to_upright

DIGITS = tuple("0123456789")
BACK = {"left": "right", "right": "left"}
"""The turns that are not undone by themselves."""


def digits(count: int, start: int = 0) -> Split:
    return load_mnist()[1].part(start, start + count)


@pytest.mark.parametrize("turn", TURNS)
def test_a_turn_and_its_opposite_give_the_same_images(turn: str) -> None:
    images = digits(5).images
    there = TURNS[turn](images)
    assert there.shape == images.shape
    assert np.array_equal(TURNS[BACK.get(turn, turn)](there), images)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("source", ["mnist", "pens", "white paper"])
def test_digits_that_lie_are_told_with_what_sets_them_upright(turn: str, source: str) -> None:
    split = load_pen_digits()["test"] if source == "pens" else load_mnist()[1]
    for start in range(0, 600, 60):
        part = split.part(start, start + 60)
        images = 255 - part.images if source == "white paper" else part.images
        lying = Split(TURNS[turn](images), part.labels)
        assert turn_to_upright(lying, DIGITS) == BACK.get(turn, turn)


@pytest.mark.slow
def test_twenty_upright_digits_are_not_taken_for_lying_ones() -> None:
    for start in range(0, 4000, 20):
        assert turn_to_upright(digits(20, start), DIGITS) in ("none", None)


def test_digits_in_words_tell_as_those_in_figures() -> None:
    words = ["Eight", "five", "four", "nine", "ONE", "seven", "six", "three", "two", "zero"]
    places = np.array(
        [
            words.index(word)
            for word in [
                "zero",
                "ONE",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "Eight",
                "nine",
            ]
        ],
        np.uint8,
    )
    part = digits(300)
    for turn in ("none", "transpose", "left"):
        lying = Split(TURNS[turn](part.images), places[part.labels])
        assert turn_to_upright(lying, words) == BACK.get(turn, turn)


def test_digits_among_letters_tell_for_all() -> None:
    part = digits(300)
    lying = Split(TURNS["transpose"](part.images), part.labels + np.uint8(26))
    letters = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert turn_to_upright(lying, (*letters, *DIGITS)) == "transpose"


def written_letters(count: int) -> Split:
    """Return capitals and small letters as one class, slanted and of several widths."""
    generator, font = np.random.default_rng(0), ImageFont.load_default(size=60)
    images, labels = [], []
    for number in range(count):
        letter = chr(number % 26 + (97 if generator.random() < 0.5 else 65))
        page = Image.new("L", (140, 140))
        ImageDraw.Draw(page).text((40, 30), letter, fill=255, font=font)
        slant, width = generator.uniform(0, 0.4), generator.uniform(0.8, 1.4)
        page = page.transform(page.size, Image.Transform.AFFINE, (1, slant, -30 * slant, 0, 1, 0))
        page = page.crop(page.getbbox())
        scale = 20 / max(page.width * width, page.height)
        small = page.resize((max(1, round(page.width * width * scale)), round(page.height * scale)))
        image = Image.new("L", (28, 28))
        image.paste(small, ((28 - small.width) // 2, (28 - small.height) // 2))
        images.append(np.asarray(image))
        labels.append(number % 26)
    return Split(np.stack(images), np.array(labels, np.uint8))


@pytest.mark.parametrize("names", [string.ascii_uppercase, [str(k) for k in range(1, 27)]])
def test_letters_that_lie_are_told(names: list[str]) -> None:
    letters = written_letters(260)
    assert turn_to_upright(letters, names) == "none"
    lying = Split(TURNS["transpose"](letters.images), letters.labels)
    assert turn_to_upright(lying, names) == "transpose"


def test_images_sorted_by_class_are_told_as_well() -> None:
    part = load_mnist()[1]
    part = part.taken(np.argsort(part.labels, kind="stable"))
    assert turn_to_upright(Split(TURNS["left"](part.images), part.labels), DIGITS) == "right"


@pytest.mark.parametrize("kind", ["letters", "shuffled", "noise", "blank", "few"])
def test_what_tells_nothing_is_left_alone(kind: str) -> None:
    part, classes = digits(19 if kind == "few" else 600), DIGITS
    generator = np.random.default_rng(1)
    if kind == "letters":
        classes = tuple("abcdefghij")
    elif kind == "shuffled":
        part = Split(part.images, generator.permutation(part.labels))
    elif kind == "noise":
        part = Split(generator.integers(0, 256, part.images.shape, np.uint8), part.labels)
    elif kind == "blank":
        part = Split(np.zeros_like(part.images), part.labels)
    lying = Split(TURNS["left"](part.images), part.labels)
    assert turn_to_upright(lying, classes) in ("none", None)
