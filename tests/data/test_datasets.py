"""The bundled data sets: their parts, their checks, the order of their examples."""

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from visualnet.data.batches import epoch_order
from visualnet.data.bundled.mnist import MNIST_FILES
from visualnet.data.datasets import DATASETS, Dataset, load_dataset
from visualnet.errors import DataError, SettingError
from visualnet.paths import resource


@pytest.fixture(scope="module")
def mnist() -> Dataset:
    return load_dataset("mnist")


def test_mnist_is_whole(mnist: Dataset) -> None:
    assert mnist.train.images.shape == (55_000, 28, 28)
    assert mnist.validation.images.shape == (5_000, 28, 28)
    assert mnist.test.images.shape == (10_000, 28, 28)
    assert mnist.classes == tuple("0123456789")
    assert mnist.train.labels[:5].tolist() == [5, 0, 4, 1, 9]
    assert mnist.test.labels[:5].tolist() == [7, 2, 1, 0, 4]
    assert np.bincount(mnist.test.labels).tolist() == [
        980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
    ]  # fmt: skip


def test_nobody_can_write_into_it(mnist: Dataset) -> None:
    for split in (mnist.train, mnist.validation, mnist.test):
        for array in (split.images, split.labels):
            assert array.dtype == np.uint8
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 0


def test_parts_are_views_of_one_array(mnist: Dataset) -> None:
    assert mnist.train.images.base is not None
    assert mnist.train.images.base is mnist.validation.images.base


def test_validation_is_the_last_training_images(mnist: Dataset) -> None:
    whole = load_dataset("mnist", validation_examples=0)
    assert len(whole.train) == 60_000
    assert len(whole.validation) == 0
    assert np.array_equal(whole.train.images[55_000:], mnist.validation.images)
    few = load_dataset("mnist", validation_examples=100, train_examples=7)
    assert np.array_equal(few.train.labels, whole.train.labels[:7])
    assert np.array_equal(few.validation.labels, whole.train.labels[-100:])


@pytest.mark.parametrize(
    ("validation", "train"),
    [(-1, None), (60_000, None), (5_000, 0), (5_000, 55_001), (5_000, -3)],
)
def test_refuses_counts_that_do_not_fit(validation: int, train: int | None) -> None:
    with pytest.raises(SettingError):
        load_dataset("mnist", validation_examples=validation, train_examples=train)


@pytest.mark.parametrize("name", ["emnist", "", "no/such/folder", "nul\0name", "x" * 5000])
def test_refuses_an_unknown_name_and_says_what_there_is(name: str) -> None:
    with pytest.raises(SettingError, match=r"mnist, pen-digits, mnist\+pen-digits.*path") as caught:
        load_dataset(name)
    assert len(str(caught.value)) < 250
    assert str(caught.value).isprintable()


@pytest.mark.slow
def test_mixed_is_both_in_every_part(mnist: Dataset) -> None:
    pen, mixed = load_dataset("pen-digits"), load_dataset("mnist+pen-digits")
    for part in ("train", "validation", "test"):
        of_mnist, of_pen, of_both = (getattr(d, part) for d in (mnist, pen, mixed))
        assert len(of_both) == len(of_mnist) + len(of_pen)
        together = int(of_mnist.images.sum(dtype=np.int64) + of_pen.images.sum(dtype=np.int64))
        assert int(of_both.images.sum(dtype=np.int64)) == together
        assert not of_both.images.flags.writeable
    assert np.array_equal(mixed.test.images[-1498:], pen.test.images)
    whole = load_dataset("mnist+pen-digits", validation_examples=0)
    assert (len(whole.train), len(whole.validation)) == (65_996, 0)


def test_a_small_subset_of_mixed_is_mixed_too() -> None:
    pen = {image.tobytes() for image in load_dataset("pen-digits").train.images}
    few = load_dataset("mnist+pen-digits", train_examples=1000)
    share = sum(image.tobytes() in pen for image in few.train.images) / 1000
    assert 0.04 < share < 0.13


def test_subsets_reach_only_the_training_part(mnist: Dataset) -> None:
    spoilt = load_dataset(
        train_examples=1000, balanced=True, shuffled_labels=True, label_noise=0.5, seed=3
    )
    assert np.bincount(load_dataset(train_examples=1000, balanced=True).train.labels).tolist() == (
        [100] * 10
    )
    assert len(spoilt.train) == 1000
    assert np.array_equal(spoilt.test.labels, mnist.test.labels)
    assert np.array_equal(spoilt.validation.labels, mnist.validation.labels)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for file in MNIST_FILES:
        shutil.copyfile(resource("data", "mnist", file.name), tmp_path / file.name)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["missing", "cut", "changed", "other"])
def test_says_which_file_is_damaged_and_what_to_do(copied: Path, damage: str) -> None:
    path = copied / "t10k-labels-idx1-ubyte.gz"
    if damage == "missing":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:-100])
    elif damage == "changed":
        numbers = bytearray(gzip.decompress(path.read_bytes()))
        numbers[100] ^= 1
        path.write_bytes(gzip.compress(bytes(numbers)))
    else:
        shutil.copyfile(copied / "train-labels-idx1-ubyte.gz", path)
    with pytest.raises(DataError, match="reinstall") as caught:
        load_dataset("mnist", folder=copied)
    assert str(path) in str(caught.value)
    assert str(caught.value).count(". ") == 0


def test_the_table_tells_without_loading() -> None:
    info = DATASETS["mnist"]
    assert info.licence == "CC BY-SA 3.0"
    assert (info.train_examples, info.test_examples) == (60_000, 10_000)
    assert info.licence in resource("licences", "MNIST.txt").read_text("utf-8")


# The one that is drawn anew takes long; test_redrawing loads it.
@pytest.mark.parametrize("name", [name for name in DATASETS if not name.endswith("-redrawn")])
def test_the_table_is_right_of_each(name: str) -> None:
    info, dataset = DATASETS[name], load_dataset(name, validation_examples=0)
    assert (dataset.name, dataset.title, dataset.classes) == (info.name, info.title, info.classes)
    assert (len(dataset.train), len(dataset.test)) == (info.train_examples, info.test_examples)


@pytest.mark.slow
def test_loading_loads_no_window() -> None:
    code = (
        "import sys, visualnet.data.inputs, visualnet.data.datasets, visualnet.data.batches;"
        "rooms = {m.split('.')[1] for m in sys.modules if m.startswith('visualnet.')};"
        "others = {'ui', 'projects', 'training', 'models', 'insight', 'scene', 'nn', 'cli'};"
        "assert 'data' in rooms and not rooms & others;"
        "assert not {'PySide6', 'pyqtgraph'} & set(sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root, timeout=300)


def test_an_epoch_visits_each_example_once() -> None:
    assert sorted(epoch_order(1000, 3, 2).tolist()) == list(range(1000))
    assert len(epoch_order(0, 0, 0)) == 0


def test_orders_repeat_and_differ() -> None:
    np.random.seed(1)  # noqa: NPY002 - the global generator must not matter.
    first = epoch_order(1000, 3, 2)
    np.random.seed(2)  # noqa: NPY002
    assert np.array_equal(first, epoch_order(1000, 3, 2))
    for other in (epoch_order(1000, 3, 1), epoch_order(1000, 4, 2), epoch_order(1000, 2, 3)):
        assert np.count_nonzero(first == other) < 20
