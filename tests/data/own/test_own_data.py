"""The user's own data through the common door: parts, counts, titles."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visualnet.data.datasets import Dataset, load_dataset
from visualnet.data.own.own_parts import Examples
from visualnet.errors import DataError, SettingError


@pytest.fixture
def path(tmp_path: Path, bars: Examples) -> str:
    np.savez(tmp_path / "bars of ink.npz", images=bars.images, labels=bars.labels)
    return str(tmp_path / "bars of ink.npz")


def _rows(dataset: Dataset) -> list[list[int]]:
    parts = (dataset.train, dataset.validation, dataset.test)
    return [part.images[:, 27, 1].tolist() for part in parts]


def test_a_tenth_is_for_validation_by_default(path: str) -> None:
    dataset = load_dataset(path)
    assert (dataset.name, dataset.title) == ("bars of ink", "bars of ink")
    train, validation, test = _rows(dataset)
    assert (len(train), len(validation), len(test)) == (45, 5, 10)
    assert sorted(train + validation + test) == list(range(60))
    for part in (dataset.train, dataset.validation, dataset.test):
        assert not part.images.flags.writeable
        assert not part.labels.flags.writeable
        assert np.ptp(np.bincount(part.labels)) <= 2


def test_other_numbers_are_taken_at_their_word(path: str) -> None:
    for count in (0, 7, 49):
        dataset = load_dataset(path, validation_examples=count)
        assert (len(dataset.train), len(dataset.validation)) == (50 - count, count)
        assert _rows(dataset)[2] == _rows(load_dataset(path))[2]
    for count in (-1, 50):
        with pytest.raises(SettingError, match="choose 0 to 49 of them for validation"):
            load_dataset(path, validation_examples=count)


def test_subsets_work_as_with_bundled_data(path: str) -> None:
    few = load_dataset(path, train_examples=12, balanced=True, label_noise=0.25, seed=1)
    clean = load_dataset(path, train_examples=12, balanced=True)
    assert np.bincount(clean.train.labels).tolist() == [4, 4, 4]
    assert np.array_equal(few.train.images, clean.train.images)
    assert np.count_nonzero(few.train.labels != clean.train.labels) == 3


def test_a_capital_or_odd_name_changes_nothing(path: str) -> None:
    odd = Path(path).with_name("b\x07ars" + "x" * 100 + ".NPZ")
    Path(path).rename(odd)
    dataset = load_dataset(str(odd))
    assert dataset.title.startswith("barsxxx")
    assert len(dataset.title) == 40


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
@pytest.mark.parametrize("name", ["pipe.csv", "pipe.npz", "train-images-idx3-ubyte"])
def test_refuses_a_pipe_without_waiting_for_it(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    (tmp_path / "train-labels-idx1-ubyte").touch()
    with pytest.raises(DataError, match="pipe"):
        load_dataset(str(tmp_path / name))


def test_refuses_what_is_no_data(tmp_path: Path) -> None:
    for name in ("photo.png", "empty.csv", "empty.npz", "images", "cat.npy"):
        (tmp_path / name).touch()
        with pytest.raises(DataError) as caught:
            load_dataset(str(tmp_path / name))
        assert str(tmp_path) in str(caught.value)
    with pytest.raises(DataError, match=r"several data files .*; choose one of them"):
        load_dataset(str(tmp_path))
    (tmp_path / "nothing").mkdir()
    with pytest.raises(DataError, match="has no data that can be read"):
        load_dataset(str(tmp_path / "nothing"))


def test_a_validation_part_is_validated_with(tmp_path: Path, bars: Examples) -> None:
    parts = {"train": slice(0, 60, 2), "val": slice(1, 60, 3), "test": slice(2, 60, 5)}
    arrays = {f"x_{name}": bars.images[rows] for name, rows in parts.items()}
    arrays |= {f"y_{name}": bars.labels[rows] for name, rows in parts.items()}
    path = tmp_path / "parts.npz"
    np.savez(path, **arrays)
    for count, sizes in ((5000, (30, 20, 12)), (0, (50, 0, 12)), (7, (30, 7, 12))):
        dataset = load_dataset(str(path), validation_examples=count)
        assert tuple(map(len, _rows(dataset))) == sizes
    for count in (-1, 21):
        with pytest.raises(SettingError, match="has 20 validation images; choose 0 to 20, not"):
            load_dataset(str(path), validation_examples=count)


_NAMES = {"Zero": "zero", "Three": "3", "cat": "CAT"}
"""Of the training part, and what the test part calls the same."""


def test_a_class_that_the_test_part_calls_otherwise_is_the_same(
    tmp_path: Path, bars: Examples
) -> None:
    own, others = (np.array(names)[bars.labels] for names in (list(_NAMES), [*_NAMES.values()]))
    np.savez(
        tmp_path / "names.npz",
        x_train=bars.images,
        y_train=own,
        x_test=bars.images,
        y_test=others,
    )
    for part, names in (("train", own), ("test", others)):
        for k in range(0, 60, 3):
            place = tmp_path / "folders" / part / names[k]
            place.mkdir(parents=True, exist_ok=True)
            Image.fromarray(bars.images[k]).save(place / f"{k}.png")
    for path in (tmp_path / "names.npz", tmp_path / "folders"):
        dataset = load_dataset(str(path), pictures="as-is")
        assert dataset.classes == ("Three", "Zero", "cat")
        rows = dataset.test.images[:, 27, 1].tolist()
        called = [dataset.classes[label] for label in dataset.test.labels]
        assert called == own[rows].tolist()
        (note,) = dataset.notes
        assert "test part are matched with the training classes" in note
        assert "3 as Three" in note


def test_classes_that_the_files_tell_apart_stay_apart_and_that_is_told(
    tmp_path: Path, bars: Examples
) -> None:
    names = np.array(["Cat", "cat", "dog"])[bars.labels]
    np.savez(tmp_path / "names.npz", images=bars.images, labels=names)
    dataset = load_dataset(str(tmp_path / "names.npz"))
    assert dataset.classes == ("Cat", "cat", "dog")
    assert "The classes Cat and cat are kept separate; give them one" in " ".join(dataset.notes)
