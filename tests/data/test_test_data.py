"""Data that are a test set, and data that are tested on others."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visualnet.data.dataset import Split
from visualnet.data.datasets import Dataset, load_dataset, load_test_images
from visualnet.data.look import look_at
from visualnet.data.preparing import Preparation
from visualnet.errors import SettingError


@pytest.fixture(scope="module")
def mnist() -> Dataset:
    return load_dataset("mnist")


def csv(path: Path, dataset: Dataset, part: str, start: int, stop: int) -> str:
    split = getattr(dataset, part).part(start, stop)
    rows = np.c_[split.labels, split.images.reshape(len(split), -1)]
    np.savetxt(path, rows, fmt="%d", delimiter=",")
    return str(path)


def as_set(images: np.ndarray) -> set[bytes]:
    return {image.tobytes() for image in images}


@pytest.mark.parametrize("name", ["mnist_test.csv", "t10k.csv", "My-Testing.csv"])
def test_all_images_of_what_is_called_a_test_set_are_counted(
    name: str, mnist: Dataset, tmp_path: Path
) -> None:
    path = csv(tmp_path / name, mnist, "test", 0, 60)
    found = load_test_images(path)
    assert as_set(found.test.images) == as_set(mnist.test.images[:60])
    assert (len(found.train), len(found.validation), found.notes) == (0, 0, ())
    (note,) = load_dataset(path).notes
    title = load_dataset(path).title
    assert note == f"{title} is named as a test set, but 50 of its images are used for training."


def test_idx_files_without_train_images_are_a_test_set(mnist: Dataset, tmp_path: Path) -> None:
    for kind, array in (
        ("images-idx3", mnist.test.images[:60]),
        ("labels-idx1", mnist.test.labels[:60]),
    ):
        head = bytes((0, 0, 8, array.ndim)) + b"".join(n.to_bytes(4, "big") for n in array.shape)
        (tmp_path / f"t10k-{kind}-ubyte").write_bytes(head + array.tobytes())
    assert len(load_test_images(str(tmp_path)).test) == 60


@pytest.mark.parametrize("name", ["latest.csv", "contest.csv", "mine.csv"])
def test_of_other_data_the_images_kept_for_testing_are_counted_and_that_is_told(
    name: str, mnist: Dataset, tmp_path: Path
) -> None:
    path = csv(tmp_path / name, mnist, "test", 0, 60)
    found = load_test_images(path)
    assert len(found.test) == 10
    assert "10 of its 60 images, kept out of training, are used" in found.notes[0]
    assert len(load_test_images(path, is_whole=True).test) == 60


def test_train_and_test_files_go_together(mnist: Dataset, tmp_path: Path) -> None:
    train = csv(tmp_path / "mnist_train.csv", mnist, "train", 0, 120)
    test = csv(tmp_path / "mnist_test.csv", mnist, "test", 0, 60)
    found = load_dataset(train, validation_examples=20, test_dataset=test)
    assert as_set(found.test.images) == as_set(mnist.test.images[:60])
    learnt = np.concatenate((found.train.images, found.validation.images))
    assert as_set(learnt) == as_set(mnist.train.images[:120])
    assert (len(found.train), len(found.validation)) == (100, 20)
    assert not any("not used" in note for note in found.notes)
    mine = load_dataset("mnist", test_dataset=test)
    assert mine.notes == (
        "mnist_test has no examples of 1 class of MNIST handwritten digits: 8.",
        "Measured on mnist_test, not on the 10,000 test images of MNIST handwritten digits.",
    )


def test_both_files_are_prepared_alike(mnist: Dataset, tmp_path: Path) -> None:
    train = csv(tmp_path / "mnist_train.csv", mnist, "train", 0, 60)
    test = csv(tmp_path / "mnist_test.csv", mnist, "test", 0, 60)
    found = load_dataset(train, test_dataset=test, preparation=Preparation("half", "all"))
    turned = 255 - mnist.test.images[:60, ::-1, ::-1]
    assert as_set(found.test.images) == as_set(turned)


def test_test_data_of_other_classes_are_refused(mnist: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    test = csv(folder / "letters_test.csv", mnist, "test", 0, 60)
    (folder / "classes.txt").write_text("\n".join("abcdefghij"))
    with pytest.raises(SettingError, match="cannot test a network trained on"):
        load_dataset("mnist", test_dataset=test)


def pictures(folder: Path, images: np.ndarray, labels: np.ndarray) -> str:
    """Write a folder of PNG pictures by class."""
    for k, (image, label) in enumerate(zip(images, labels, strict=True)):
        (folder / str(label)).mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(folder / str(label) / f"{k}.png")
    return str(folder)


def cropped(image: np.ndarray) -> np.ndarray:
    """Dark on white, cut to its ink, three times as large."""
    rows, columns = np.nonzero(image)
    inked = 255 - image[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return np.kron(inked, np.ones((3, 3), np.uint8))


@pytest.mark.slow
@pytest.mark.parametrize("source", ["mnist", "own"])
@pytest.mark.parametrize("kind", ["tight", "white"])
def test_a_training_measures_what_an_evaluation_of_its_model_does(
    source: str, kind: str, mnist: Dataset, tmp_path: Path
) -> None:
    train = source if source == "mnist" else csv(tmp_path / "mine.csv", mnist, "train", 0, 200)
    images = mnist.test.images[:80].reshape(-1, 28, 28)
    drawn = [cropped(image) if kind == "tight" else 255 - image for image in images]
    test = pictures(tmp_path / "pictures", drawn, mnist.test.labels[:80])
    learnt = load_dataset(train, test_dataset=test)
    asked = load_test_images(test, is_whole=True, pictures=learnt.pictures)
    assert learnt.pictures == "refitted"
    assert np.array_equal(learnt.test.images, asked.test.images)
    assert np.array_equal(learnt.test.labels, asked.test.labels)


def test_bundled_test_images_are_neither_turned_nor_inverted(
    mnist: Dataset, tmp_path: Path
) -> None:
    path = csv(tmp_path / "mine.csv", mnist, "train", 0, 60)
    turned = Preparation(turn_images="left", invert_images="all")
    found = load_dataset(path, test_dataset="mnist", preparation=turned)
    assert np.array_equal(found.test.images, mnist.test.images)
    assert not np.array_equal(found.train.images[0], load_dataset(path).train.images[0])


def test_refitted_pictures_are_light_on_dark_already(mnist: Dataset, tmp_path: Path) -> None:
    white = 255 - mnist.test.images[:80].reshape(-1, 28, 28)
    source = pictures(tmp_path / "white", white, mnist.test.labels[:80])
    inverted = Preparation(invert_images="all")
    found = load_test_images(source, is_whole=True, pictures="refitted", preparation=inverted)
    plain = load_test_images(source, is_whole=True, pictures="refitted")
    assert np.array_equal(found.test.images, plain.test.images)
    assert any("not inverted" in note for note in found.notes)


@pytest.mark.parametrize("rolled", [0, 7])
@pytest.mark.parametrize("white", ["train", "test"])
def test_a_test_file_on_other_paper_is_told_and_made_as_those_to_learn_from(
    white: str, rolled: int, mnist: Dataset, tmp_path: Path
) -> None:
    parts = {"train": mnist.train.part(0, 200), "test": mnist.test.part(0, 80)}
    # Ink at the border is no form of MNIST's: such images are taken as they are.
    parts = {
        name: Split(np.roll(part.images, rolled, axis=2), part.labels)
        for name, part in parts.items()
    }
    paths = {name: str(tmp_path / f"my-{name}.npz") for name in parts}
    for name, part in parts.items():
        images = 255 - part.images if name == white else part.images
        np.savez(paths[name], images=images, labels=part.labels)

    def loaded(present: Preparation) -> Dataset:
        return load_dataset(paths["train"], test_dataset=paths["test"], preparation=present)

    found = [f for f in look_at(loaded(Preparation())).findings if f.kind == "light_paper"]
    # What is refitted is light on dark already.
    assert [f.part for f in found] == ([] if white == "test" and not rolled else [white])
    present = Preparation(**{k: v for f in found for k, v in f.remedy})  # type: ignore[arg-type]
    mended = loaded(present)
    assert "light_paper" not in [f.kind for f in look_at(mended, present).findings]
    assert as_set(mended.test.images) == as_set(parts["test"].images)
    learnt = np.concatenate((mended.train.images, mended.validation.images))
    assert as_set(learnt) == as_set(parts["train"].images)
    # A model of it, evaluated with the same flags, is shown the same.
    asked = load_test_images(
        paths["test"], is_whole=True, preparation=present, pictures=mended.pictures
    )
    assert as_set(asked.test.images) == as_set(parts["test"].images)
