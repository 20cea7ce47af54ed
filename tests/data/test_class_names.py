"""Names of classes: told by files beside the data, published, or the labels themselves."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.class_names import MAX_NAME, PUBLISHED, read_classes, read_mapping
from visualnet.data.datasets import Dataset, load_dataset
from visualnet.data.own.own_parts import Examples
from visualnet.errors import DataError


def _load(folder: Path, bars: Examples, labels: list[int], name: str = "own.npz") -> Dataset:
    """Load sixty images whose classes have these labels."""
    np.savez(folder / name, images=bars.images, labels=np.array(labels)[bars.labels])
    return load_dataset(str(folder / name))


def _classes_of(dataset: Dataset) -> set[str]:
    return {dataset.classes[label] for label in dataset.train.labels}


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        ([0, 1, 2], ("0", "1", "2")),
        ([1, 2, 3], ("1", "2", "3")),
        ([2, 4, 5], ("2", "4", "5")),
        ([0, 3, 62], ("0", "3", "62")),
        ([4, 30, 80], ("4", "30", "80")),
        ([0, 255, 123_456], ("0", "255", "123456")),
    ],
)
def test_without_names_labels_are_names(
    tmp_path: Path, bars: Examples, labels: list[int], classes: tuple[str, ...]
) -> None:
    dataset = _load(tmp_path, bars, labels)
    assert dataset.classes == classes
    assert _classes_of(dataset) == {str(label) for label in labels}


@pytest.mark.parametrize(
    ("first", "classes"),
    [
        (48, tuple("0123456789")),
        (65, tuple("ABCDEFGHIJ")),
        (97, tuple("abcdefghij")),
        (0, tuple("0123456789")),
        (10, tuple(map(str, range(10, 20)))),
        # 58 is no digit or letter; d to m would be an odd choice.
        (50, tuple(map(str, range(50, 60)))),
        (100, tuple(map(str, range(100, 110)))),
    ],
)
def test_ten_labels_that_are_codes_of_letters_or_digits_are_these(
    tmp_path: Path, bars: Examples, first: int, classes: tuple[str, ...]
) -> None:
    labels = first + np.arange(60) % 10
    np.savez(tmp_path / "own.npz", images=bars.images, labels=labels)
    dataset = load_dataset(str(tmp_path / "own.npz"))
    assert dataset.classes == classes
    told = f"The labels, {first} to {first + 9}, are read as the ASCII codes of {classes[0]} to "
    assert any(told in note for note in dataset.notes) == (first in (48, 65, 97))
    # Of a few labels it could not be told.
    assert _load(tmp_path, bars, [48, 65, 97]).classes == ("48", "65", "97")


def test_a_list_of_classes_counts_from_where_the_labels_do(tmp_path: Path, bars: Examples) -> None:
    (tmp_path / "classes.txt").write_text("\ufeffcat\r\n\n dog \nowl\n", "utf-8")
    for labels in ([0, 1, 2], [1, 2, 3]):
        dataset = _load(tmp_path, bars, labels)
        assert dataset.classes == ("cat", "dog", "owl")
        assert np.bincount(dataset.train.labels).min() >= 10
    (tmp_path / "classes.txt").write_text("ant\nbee\ncat\ndog\n", "utf-8")
    assert _classes_of(_load(tmp_path, bars, [1, 2, 2])) == {"bee", "cat"}
    (tmp_path / "classes.txt").write_text("ant\nbee\ncat\n", "utf-8")
    assert _load(tmp_path, bars, [30, 80, 700]).classes == ("ant", "bee", "cat")


def test_emnist_mapping_tells_letters(tmp_path: Path, bars: Examples) -> None:
    (tmp_path / "mapping.txt").write_text("1 65 97\n2 66 98\n3 67 99\n4 68 100\n")
    dataset = _load(tmp_path, bars, [2, 3, 4])
    assert _classes_of(dataset) == {"B", "C", "D"}
    with pytest.raises(DataError, match="label 5, which is missing in its list"):
        _load(tmp_path, bars, [1, 2, 5])


@pytest.mark.parametrize(
    ("name", "title"),
    [("FashionMNIST", "Fashion-MNIST"), ("my fashion", "Fashion-MNIST"), ("KMNIST", "KMNIST")],
)
def test_published_names_are_those_of_as_many_images_as_were_published(
    tmp_path: Path, name: str, title: str
) -> None:
    folder = tmp_path / name / "raw"
    folder.mkdir(parents=True)
    images = np.zeros((10_000, 28, 28), np.uint8)
    images[:, 5, 5] = 255
    labels = np.arange(10_000) % 10
    np.savez(folder / "test.npz", images=images, labels=labels)
    dataset = load_dataset(str(folder))
    assert dataset.classes == PUBLISHED[title]
    assert any(f"The class names are those of {title}" in note for note in dataset.notes)
    # MNIST has as many in all, but not of each class.
    labels[:20] = 0
    np.savez(folder / "test.npz", images=images, labels=labels)
    assert load_dataset(str(folder)).classes == tuple("0123456789")


@pytest.mark.parametrize("name", ["FashionMNIST", "KMNIST", "k49-train"])
def test_a_name_alone_gives_no_class_names_but_a_note(
    tmp_path: Path, bars: Examples, name: str
) -> None:
    folder = tmp_path / name / "raw"
    folder.mkdir(parents=True)
    for dataset in (
        _load(folder, bars, [0, 5, 9]),
        _load(tmp_path, bars, [0, 5, 9], f"{name}.npz"),
    ):
        assert dataset.classes == ("0", "5", "9")
        note = next(note for note in dataset.notes if "A file classes.txt" in note)
        assert (
            PUBLISHED["K49" if "k49" in name else "KMNIST" if "K" in name else "Fashion-MNIST"][5]
            in note
        )


@pytest.mark.parametrize("name", ["fashion-mnist", "FashionMNIST/raw", "old-fashioned-digits"])
def test_digits_keep_their_names_whatever_the_folder_is_called(tmp_path: Path, name: str) -> None:
    digits = load_dataset("mnist").test
    (tmp_path / name).mkdir(parents=True)
    path = tmp_path / name / "test.npz"
    note = "The data is named after Fashion-MNIST, but its images are digits."
    even = np.concatenate([np.flatnonzero(digits.labels == k)[:80] for k in range(10)])
    # As many of each class as Fashion-MNIST has, too.
    for images in (digits.taken(even[::8]), digits.taken(np.resize(even, 10_000))):
        np.savez(path, images=images.images, labels=images.labels)
        dataset = load_dataset(str(path))
        assert dataset.classes == tuple("0123456789")
        assert (note in dataset.notes) == (name != "old-fashioned-digits")


def test_the_mapping_of_the_data_is_taken_of_several(tmp_path: Path, bars: Examples) -> None:
    (tmp_path / "emnist-letters-mapping.txt").write_text("1 65 97\n2 66 98\n3 67 99\n")
    (tmp_path / "emnist-digits-mapping.txt").write_text("1 48\n2 49\n3 50\n")
    dataset = _load(tmp_path, bars, [1, 2, 3], "emnist_letters_train.npz")
    assert dataset.classes == ("A", "B", "C")
    assert (
        dataset.notes[0] == "The class names come from emnist-letters-mapping.txt next to the data."
    )
    assert _load(tmp_path, bars, [1, 2, 3], "others.npz").classes == ("1", "2", "3")


def test_kmnist_s_own_list_is_read(tmp_path: Path, bars: Examples) -> None:
    text = "index,codepoint,char\n0,U+304A,お\n1,U+304D,き\n2,U+3059,す\n"
    (tmp_path / "kmnist_classmap.csv").write_text(text, "utf-8")
    assert _load(tmp_path, bars, [0, 1, 2], "kmnist-train.npz").classes == ("お", "き", "す")


BAD_CLASSES = {
    "1 classes": "cat",
    "63 classes; give .* or remove that file if it belongs to other data": "\n".join(
        str(n) for n in range(63)
    ),
    "twice": "cat\ncat",
    "cannot be shown": "cat\nd\x07g",
    "40 printable": "cat\n" + "d" * (MAX_NAME + 1),
    "UTF-8": b"cat\nd\xff",
}
BAD_MAPPINGS = {
    "line 2, is not": "0 48\ncat 49",
    "line 1, is not": "0",
    "line 3": "0 48\n1 49\n2 1114112",
    "again": "0 48\n0 49",
    "cannot be shown": "0 48\n1 55296",
    "twice": "0 48\n1 48",
}


@pytest.mark.parametrize("message", BAD_CLASSES)
def test_refuses_a_bad_list(tmp_path: Path, message: str) -> None:
    text = BAD_CLASSES[message]
    path = tmp_path / "classes.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DataError, match=message) as caught:
        read_classes(path, [0, 1])
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("message", BAD_MAPPINGS)
def test_refuses_a_bad_mapping(tmp_path: Path, message: str) -> None:
    path = tmp_path / "mapping.txt"
    path.write_text(BAD_MAPPINGS[message])
    with pytest.raises(DataError, match=message) as caught:
        read_mapping(path)
    assert str(path) in str(caught.value)


@pytest.mark.slow
@given(st.binary(max_size=40) | st.text("0123456789 \n-²x", max_size=40).map(str.encode))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "mapping.txt"
    path.write_bytes(data)
    for read in (read_mapping, lambda path: read_classes(path, [1, 2])):
        try:
            names = read(path)
        except DataError:
            continue
        assert all(name.isprintable() and name for name in names.values())
