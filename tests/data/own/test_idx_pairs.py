"""The user's own IDX pairs, under the names that MNIST and EMNIST give them."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from visualnet.data.idx import idx_header
from visualnet.data.own.own_data import load_own_data
from visualnet.data.own.own_parts import Examples
from visualnet.errors import DataError

FORMS = {
    "plain": "{part}-{kind}-idx{n}-ubyte",
    "gzip": "{part}-{kind}-idx{n}-ubyte.gz",
    "dotted": "{part}-{kind}.idx{n}-ubyte",
    "emnist": "emnist-balanced-{part}-{kind}-idx{n}-ubyte.gz",
    "other words": "{part}_{kind}-IDX{n}-UBYTE (1)",
}


def _write(path: Path, numbers: np.ndarray) -> Path:
    data = idx_header(numbers.shape) + numbers.tobytes()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def _write_pair(folder: Path, form: str, part: str, images: np.ndarray, labels: np.ndarray) -> Path:
    _write(folder / form.format(part=part, kind="labels", n=1), labels)
    return _write(folder / form.format(part=part, kind="images", n=3), images)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("test_part", ["t10k", "test"])
def test_reads_a_folder_of_two_pairs(
    tmp_path: Path, bars: Examples, form: str, test_part: str
) -> None:
    path = _write_pair(tmp_path, form, "train", bars.images, bars.labels)
    _write_pair(tmp_path, form, test_part, bars.images[::20], bars.labels[::20])
    for source in (tmp_path, path):
        dataset = load_own_data(source)
        assert (len(dataset.train), len(dataset.validation), len(dataset.test)) == (60, 0, 3)
        assert dataset.classes == ("0", "1", "2")
        assert np.array_equal(dataset.test.images, bars.images[::20])
        assert np.array_equal(dataset.test.labels, [0, 1, 2])
        rows = dataset.train.images[:, 27, 1].astype(int)
        assert sorted(rows.tolist()) == list(range(60))
        assert np.array_equal(dataset.train.labels, bars.labels[rows])
        assert np.array_equal(dataset.train.images, bars.images[rows])
        is_named = form.startswith("emnist") and source is path
        expected = "emnist-balanced" if is_named else tmp_path.name
        assert dataset.title == expected[:40]
        # Bars show neither digits nor letters, so that nothing tells whether they lie.
        assert any("It is unclear whether" in n for n in dataset.notes) == form.startswith("emnist")


def test_a_pair_alone_keeps_a_sixth_for_testing(tmp_path: Path, bars: Examples) -> None:
    path = _write_pair(tmp_path, FORMS["plain"], "t10k", bars.images, bars.labels)
    for source in (path, tmp_path):
        dataset = load_own_data(source)
        assert (len(dataset.train), len(dataset.test)) == (50, 10)
    other = _write(tmp_path / "my-images", bars.images)
    _write(tmp_path / "my-labels", bars.labels)
    assert len(load_own_data(other).test) == 10


def test_several_sets_in_a_folder_are_told_apart(tmp_path: Path, bars: Examples) -> None:
    for name in ("letters", "digits"):
        form = FORMS["emnist"].replace("balanced", name)
        path = _write_pair(tmp_path, form, "train", bars.images, bars.labels)
    with pytest.raises(DataError, match="emnist-digits, emnist-letters"):
        load_own_data(tmp_path)
    assert load_own_data(path).title == "emnist-digits"


def test_refuses_in_one_sentence(tmp_path: Path, bars: Examples) -> None:
    images = bars.images
    cases = {
        "labels next to it": (images, None),
        "60 images but 59": (images, bars.labels[:59]),
        "120 different labels": (np.tile(images, (2, 1, 1)), np.arange(120, dtype=np.uint8)),
        "28×28": (images[:, :20], bars.labels),
        "has no images": (bars.labels, bars.labels),
        "has no labels": (images, images),
        "0 images": (images[:0], bars.labels[:0]),
        "has 5 images": (images[18:23], bars.labels[18:23]),
        "only one label": (images, np.zeros(60, np.uint8)),
    }
    for number, (message, (pictures, labels)) in enumerate(cases.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = _write(folder / "train-images-idx3-ubyte", pictures)
        if labels is not None:
            _write(folder / "train-labels-idx1-ubyte", labels)
        for source in (path, folder):
            with pytest.raises(DataError, match=message) as caught:
                load_own_data(source)
            assert str(folder) in str(caught.value)
            assert "\n" not in str(caught.value)


def test_refuses_a_damaged_file(tmp_path: Path, bars: Examples) -> None:
    path = _write_pair(tmp_path, FORMS["gzip"], "train", bars.images, bars.labels)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DataError, match="damaged gzip"):
        load_own_data(tmp_path)
    stray = tmp_path / "letter.txt"
    stray.write_text("Dear reader")
    with pytest.raises(DataError, match="not a known data set"):
        load_own_data(stray)


def test_a_folder_that_7_zip_made_of_a_file_stands_for_it(tmp_path: Path, bars: Examples) -> None:
    for kind, n, array in (("images", 3, bars.images), ("labels", 1, bars.labels)):
        folder = tmp_path / f"train-{kind}-idx{n}-ubyte"
        folder.mkdir()
        path = _write(folder / f"train-{kind}.idx{n}-ubyte", array)
    images = tmp_path / "train-images-idx3-ubyte"
    for source in (tmp_path, images, images / "train-images.idx3-ubyte", path):
        dataset = load_own_data(source)
        assert (len(dataset.train), len(dataset.test)) == (50, 10)
        assert dataset.title == tmp_path.name[:40]


def test_labels_alone_ask_for_their_images(tmp_path: Path, bars: Examples) -> None:
    path = _write(tmp_path / "train-labels-idx1-ubyte", bars.labels)
    with pytest.raises(
        DataError, match="put the file train-images-idx3-ubyte into the same folder"
    ):
        load_own_data(path)
    with pytest.raises(DataError, match="has no data that can be read"):
        load_own_data(tmp_path)
