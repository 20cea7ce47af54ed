"""A look at small data sets made of MNIST, each with one thing that is not as it was meant."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from visualnet.data.bundled.mnist import load_mnist
from visualnet.data.class_matching import matched_to
from visualnet.data.dataset import Dataset, Split
from visualnet.data.datasets import load_dataset
from visualnet.data.findings import PartLook
from visualnet.data.look import DataLook, look_at, warnings_on
from visualnet.data.preparing import Preparation, prepared

Change = Callable[[Split], Split]


@pytest.fixture(scope="module")
def sound() -> Dataset:
    train, test = load_mnist()
    parts = train.part(0, 400), train.part(400, 450), test.part(0, 300)
    return Dataset("mine", "Mine", tuple("0123456789"), *parts)


def with_images(dataset: Dataset, change: Callable[[np.ndarray], np.ndarray]) -> Dataset:
    parts = ("train", "validation", "test")
    found = {name: getattr(dataset, name) for name in parts}
    return replace(
        dataset, **{name: Split(change(part.images), part.labels) for name, part in found.items()}
    )


def kinds(look: DataLook) -> list[str]:
    return [finding.kind for finding in look.findings]


def mended(dataset: Dataset, look: DataLook) -> DataLook:
    settings = dict(pair for finding in look.findings for pair in finding.remedy)
    preparation = Preparation(**settings)  # type: ignore[arg-type]
    return look_at(prepared(dataset, preparation), preparation)


def test_nothing_is_found_where_all_is_well(sound: Dataset) -> None:
    assert look_at(sound) == DataLook(
        0,
        0,
        0,
        {"train": PartLook("dark", "none", 0, 400), "test": PartLook("dark", "none", 0, 300)},
        (),
    )
    assert warnings_on(sound, "/mine", Preparation()) == []


def half_inverted(images: np.ndarray) -> np.ndarray:
    images = images.copy()
    images[::2] = 255 - images[::2]
    return images


def some_blank(images: np.ndarray) -> np.ndarray:
    images = images.copy()
    images[::10] = 0
    return images


@pytest.mark.parametrize(
    ("change", "kind", "text", "flag"),
    [
        (
            lambda images: 255 - images,
            "light_paper",
            "700 of 700 images are dark on light paper; the network expects light ink on black.",
            "--invert-images all",
        ),
        (
            half_inverted,
            "mixed_paper",
            "350 of 700 images are on light paper, the others on dark paper.",
            "--invert-images light",
        ),
        (
            lambda images: images.swapaxes(1, 2),
            "lying",
            "The images are not upright: their rows and columns are swapped.",
            "--turn-images transpose",
        ),
        (some_blank, "blank", "75 of 750 images are blank.", "--leave-out-blank yes"),
    ],
)
def test_what_is_found_is_told_with_what_mends_it(
    sound: Dataset,
    change: Callable[[np.ndarray], np.ndarray],
    kind: str,
    text: str,
    flag: str,
) -> None:
    dataset = with_images(sound, change)
    look = look_at(dataset)
    assert kinds(look) == [kind]
    assert look.findings[0].text == text
    assert look.findings[0].flag == flag
    assert warnings_on(dataset, "/mine", Preparation()) == [f"{text[:-1]}; correct it with {flag}."]
    assert mended(dataset, look).findings == ()


def test_white_and_lying_are_told_at_once_and_mended_at_once(sound: Dataset) -> None:
    dataset = with_images(sound, lambda images: 255 - np.rot90(images, 1, (1, 2)))
    look = look_at(dataset)
    assert kinds(look) == ["light_paper", "lying"]
    assert mended(dataset, look).findings == ()


def test_what_was_turned_the_wrong_way_is_turned_from_there(sound: Dataset) -> None:
    lying = with_images(sound, lambda images: np.rot90(images, 1, (1, 2)))
    wrong = Preparation("left", "all")
    look = look_at(prepared(lying, wrong), wrong)
    assert dict(pair for f in look.findings for pair in f.remedy) == {
        "invert_images": "none",
        "turn_images": "right",
    }


def turned(dataset: Dataset, part: str, change: Callable[[np.ndarray], np.ndarray]) -> Dataset:
    """Return the data set with one part changed."""
    split = getattr(dataset, part)
    return replace(dataset, **{part: Split(change(split.images), split.labels)})  # type: ignore[arg-type]


def left(images: np.ndarray) -> np.ndarray:
    return np.rot90(images, 1, (1, 2))


@pytest.mark.parametrize(
    ("part", "change", "text", "flag"),
    [
        (
            "test",
            lambda images: 255 - images,
            "300 of 300 test images are dark on light paper; the network expects light ink on "
            "black.",
            "--invert-test-images all",
        ),
        (
            "train",
            lambda images: 255 - images,
            "400 of 400 training images are dark on light paper; the network expects light ink on "
            "black.",
            "--invert-images all --invert-test-images none",
        ),
        (
            "test",
            half_inverted,
            "150 of 300 test images are on light paper, the others on dark paper.",
            "--invert-test-images light",
        ),
        (
            "test",
            left,
            "The test images are not upright: they lie on their left side.",
            "--turn-test-images right",
        ),
        (
            "train",
            left,
            "The training images are not upright: they lie on their left side.",
            "--turn-images right --turn-test-images none",
        ),
    ],
)
def test_a_part_that_is_otherwise_is_named_and_mended_alone(
    sound: Dataset,
    part: str,
    change: Callable[[np.ndarray], np.ndarray],
    text: str,
    flag: str,
) -> None:
    dataset = turned(sound, part, change)
    look = look_at(dataset)
    (finding,) = look.findings
    assert (finding.part, finding.text, finding.flag) == (part, text, flag)
    settings = Preparation(**dict(finding.remedy))  # type: ignore[arg-type]
    after = prepared(dataset, settings)
    assert look_at(after, settings).findings == ()
    if change is not half_inverted:
        assert np.array_equal(after.train.images, sound.train.images)
        assert np.array_equal(after.test.images, sound.test.images)


def test_parts_that_lie_in_different_ways_are_each_turned(sound: Dataset) -> None:
    dataset = turned(sound, "train", left)
    dataset = turned(dataset, "validation", left)
    dataset = turned(dataset, "test", lambda images: 255 - images[:, ::-1, ::-1])
    look = look_at(dataset)
    assert [(f.kind, f.part) for f in look.findings] == [
        ("light_paper", "test"),
        ("lying", "train"),
        ("lying", "test"),
    ]
    after = mended(dataset, look)
    assert after.findings == ()
    # From what they are turned to, they are turned on.
    wrong = Preparation("half", turn_test_images="left", invert_test_images="all")
    look = look_at(prepared(dataset, wrong), wrong)
    assert dict(pair for f in look.findings for pair in f.remedy) == {
        "turn_images": "right",
        "turn_test_images": "half",
    }


def test_a_validation_part_of_its_own_is_looked_at_and_a_made_one_is_not(sound: Dataset) -> None:
    upside_down = sound.train.part(0, 200)
    upside_down = Split(upside_down.images[:, ::-1, ::-1], upside_down.labels)
    dataset = replace(sound, validation=upside_down)
    assert look_at(dataset).findings == ()
    (finding,) = look_at(replace(dataset, has_own_validation=True)).findings
    assert (finding.part, finding.flag) == ("validation", None)
    made = turned(replace(sound, is_test_made=True), "test", left)
    assert list(look_at(made).parts) == ["train"]


def test_test_images_that_stand_in_training_too_are_counted(sound: Dataset) -> None:
    copies = sound.test.part(0, 40)
    train = Split(
        np.concatenate((sound.train.images, copies.images)),
        np.concatenate((sound.train.labels, copies.labels)),
    )
    dataset = replace(sound, train=train)
    look = look_at(dataset)
    assert (look.shared, kinds(look)) == (40, ["shared"])
    assert (
        look.findings[0].text == "40 of 300 test images are also training images (the same pixels)."
    )
    after = mended(dataset, look)
    assert (after.shared, after.findings) == (0, ())


def test_repeated_and_contradictory_images_are_counted(sound: Dataset) -> None:
    again = sound.train.part(0, 30)
    labels = again.labels.copy()
    labels[:3] = (labels[:3] + 1) % 10
    train = Split(
        np.concatenate((sound.train.images, again.images)),
        np.concatenate((sound.train.labels, labels)),
    )
    look = look_at(replace(sound, train=train))
    assert look.repeated == 30
    (finding,) = look.findings
    assert (finding.kind, finding.count, finding.remedy) == ("contradictory", 3, ())


def test_blank_images_are_no_copies_of_each_other(sound: Dataset) -> None:
    look = look_at(with_images(sound, some_blank))
    assert (look.blank, look.repeated, look.shared) == (75, 0, 0)


def test_classes_with_too_few_images_are_named(sound: Dataset) -> None:
    keep = (sound.train.labels != 3) | (np.cumsum(sound.train.labels == 3) <= 4)
    train = sound.train.taken(np.flatnonzero(keep))
    test = sound.test.taken(np.flatnonzero(sound.test.labels != 7))
    look = look_at(replace(sound, train=train, test=test))
    assert [(f.kind, f.names) for f in look.findings] == [("few", ("3",)), ("not_tested", ("7",))]
    assert look.findings[0].text == "Classes with fewer than 10 training images: 3."


def test_of_test_images_alone_the_paper_is_told(sound: Dataset) -> None:
    nothing = sound.train.part(0, 0)
    white = Split(255 - sound.test.images, sound.test.labels)
    look = look_at(replace(sound, train=nothing, validation=nothing, test=white))
    assert kinds(look) == ["light_paper"]


def test_classes_that_only_a_network_has_are_no_lack_of_the_data(sound: Dataset) -> None:
    assert look_at(matched_to(sound, ("x", *sound.classes, "y"))).findings == ()


def test_what_was_turned_for_its_name_is_upright_in_the_look_too(tmp_path: Path) -> None:
    train, _ = load_mnist()
    # Half of the labels are wrong, so that the forms alone tell nothing for sure.
    rng = np.random.default_rng(0)
    labels = train.labels[:60].copy()
    wrong = rng.random(60) < 0.5
    labels[wrong] = rng.integers(0, 10, int(wrong.sum()))
    lying = train.images[:60].swapaxes(1, 2)
    path = tmp_path / "emnist-odd.npz"
    np.savez(path, x_train=lying, y_train=labels, x_test=lying[:30], y_test=labels[:30])
    dataset = load_dataset(str(path), validation_examples=0)
    assert any("were turned" in note for note in dataset.notes)
    assert look_at(dataset).parts["train"].turn == "none"
    assert look_at(replace(dataset, is_emnist=False)).parts["train"].turn is None
