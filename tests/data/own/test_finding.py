"""Files of the user's own data that belong together, and folders that hold them."""

from pathlib import Path

import numpy as np
import pytest

from visualnet.data.own.finding import find_data, whole_sources
from visualnet.data.own.own_parts import Examples
from visualnet.data.own.part_names import (
    TEST,
    TRAIN,
    VALIDATION,
    are_of_one_set,
    part_called,
    part_within,
)
from visualnet.errors import DataError


def touched(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).touch()
    return [folder / name for name in names]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("mnist_train.csv", TRAIN),
        ("Training set.npz", TRAIN),
        ("t10k-images-idx3-ubyte", TEST),
        ("my-test_data.npz", TEST),
        ("x.val.csv", VALIDATION),
        ("train_of_test.csv", TEST),
        ("contest.csv", None),
        ("strainer.csv", None),
        ("latest.csv", None),
    ],
)
def test_a_word_of_a_name_tells_the_part(name: str, part: str | None) -> None:
    assert part_within(name) == part


def test_a_whole_name_tells_a_part() -> None:
    names = ("Train", "training", "VALID", "val", "test", "testing", "trains")
    assert list(map(part_called, names)) == [TRAIN, TRAIN, VALIDATION, VALIDATION, TEST, TEST, None]


def test_files_of_one_set_are_known_by_their_names() -> None:
    assert are_of_one_set("mnist_train.csv", "mnist_test.csv")
    assert are_of_one_set("k-train-imgs.npz", "k-test-labels.npz")
    assert are_of_one_set("q-train-images-idx3-ubyte", "q-train-labels-idx2-int")
    assert not are_of_one_set("mnist_train.csv", "mine_train.csv")


def test_files_given_together_count_as_one(tmp_path: Path) -> None:
    train, test, other = touched(tmp_path, "a_train.csv", "a_test.csv", "b_test.csv")
    assert whole_sources([test, train]) == [train]
    assert whole_sources([train, other]) == [train, other]
    assert whole_sources([test]) == [test]
    images, labels, tests = touched(
        tmp_path,
        "qmnist-train-images-idx3-ubyte.gz",
        "qmnist-train-labels-idx2-int.gz",
        "qmnist-test-images-idx3-ubyte.gz",
    )
    assert whole_sources([labels, images, tests]) == [images]


def test_a_validation_file_is_taken_too(tmp_path: Path, bars: Examples) -> None:
    np.savez(tmp_path / "a_train.npz", x=bars.images, y=bars.labels)
    np.savez(tmp_path / "a_valid.npz", x=bars.images[::3], y=bars.labels[::3])
    parts = find_data(tmp_path / "a_train.npz")
    assert parts.test is None
    assert parts.validation is not None
    assert len(parts.validation.labels) == 20
    assert parts.notes == ("Its validation part is a_valid.npz in the same folder.",)


def test_one_file_of_a_folder_is_it_and_several_are_named(tmp_path: Path, bars: Examples) -> None:
    np.savez(tmp_path / "mine.npz", x=bars.images, y=bars.labels)
    touched(tmp_path, "readme.txt", "k_classmap.csv")
    assert len(find_data(tmp_path).train.labels) == 60
    touched(tmp_path, "other.csv")
    with pytest.raises(DataError, match=r"several data files \(mine.npz, other.csv\)"):
        find_data(tmp_path)


def test_folders_within_each_other_end_somewhere(tmp_path: Path) -> None:
    (tmp_path / "a" / "b" / "c" / "d" / "e" / "f").mkdir(parents=True)
    with pytest.raises(DataError, match="has 1 folder"):
        find_data(tmp_path)
