"""The bundled data sets: what there is, and loading one, checked against published checksums."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from visualnet.data.arrays import LabelArray, PixelArray
from visualnet.data.idx import idx_header, read_idx
from visualnet.errors import DataError, SettingError
from visualnet.paths import resource

DEFAULT_VALIDATION_EXAMPLES = 5000


@dataclass(frozen=True, slots=True)
class DatasetFile:
    """One gzipped IDX file: its name, and the SHA-256 and length in bytes of it unpacked."""

    name: str
    sha256: str
    unpacked_bytes: int


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """What is known of a data set without loading it.

    files: training images, training labels, test images, test labels. folder: under resources/data.
    """

    name: str
    title: str
    authors: str
    licence: str
    source: str
    classes: tuple[str, ...]
    train_examples: int
    test_examples: int
    folder: str
    files: tuple[DatasetFile, DatasetFile, DatasetFile, DatasetFile]


@dataclass(frozen=True, slots=True)
class Split:
    """A part of a data set; row i of both arrays is one example.

    images: (examples, 28, 28), 0 paper to 255 ink. labels: (examples,). Both are read-only.
    """

    images: PixelArray
    labels: LabelArray

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set in three parts; the test part is never trained on."""

    name: str
    title: str
    classes: tuple[str, ...]
    train: Split
    validation: Split
    test: Split


MNIST = DatasetInfo(
    name="mnist",
    title="MNIST handwritten digits",
    authors="Yann LeCun, Corinna Cortes, Christopher J.C. Burges",
    licence="CC BY-SA 3.0",
    source="http://yann.lecun.com/exdb/mnist",
    classes=tuple("0123456789"),
    train_examples=60_000,
    test_examples=10_000,
    folder="mnist",
    files=(
        DatasetFile(
            "train-images-idx3-ubyte.gz",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            47_040_016,
        ),
        DatasetFile(
            "train-labels-idx1-ubyte.gz",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            60_008,
        ),
        DatasetFile(
            "t10k-images-idx3-ubyte.gz",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            7_840_016,
        ),
        DatasetFile(
            "t10k-labels-idx1-ubyte.gz",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            10_008,
        ),
    ),
)

DATASETS: dict[str, DatasetInfo] = {MNIST.name: MNIST}


def load_dataset(
    name: str = "mnist",
    *,
    validation_examples: int = DEFAULT_VALIDATION_EXAMPLES,
    train_examples: int | None = None,
    folder: Path | None = None,
) -> Dataset:
    """Load a bundled data set, split in three; the parts are read-only views, not copies.

    validation_examples: how many of the last training images are kept apart, 0 or more.
    train_examples: only the first so many of the others are trained on; all if not given.
    folder: where its files lie, instead of the bundled ones.
    Raises SettingError for an unknown name or counts that leave nothing to train on, DataError
    where a file is missing or damaged. MNIST takes about 0.2 s and 57 MB (2026-11).
    """
    info = dataset_named(name)
    kept = info.train_examples - validation_examples
    if validation_examples < 0 or kept < 1:
        raise SettingError(
            f"Of the {info.train_examples:,} training images of {info.title}, 0 to "
            f"{info.train_examples - 1:,} can be kept for validation, not {validation_examples:,}."
        )
    used = kept if train_examples is None else train_examples
    if not 1 <= used <= kept:
        raise SettingError(
            f"{info.title} has {kept:,} images to train on beside {validation_examples:,} for "
            f"validation; choose 1 to {kept:,}, not {used:,}."
        )
    images, labels, test_images, test_labels = _read_files(info, folder)
    return Dataset(
        name=info.name,
        title=info.title,
        classes=info.classes,
        train=Split(images[:used], labels[:used]),
        validation=Split(images[kept:], labels[kept:]),
        test=Split(test_images, test_labels),
    )


def dataset_named(name: str) -> DatasetInfo:
    """Return what is known of the data set; raises SettingError listing those there are."""
    try:
        return DATASETS[name]
    except KeyError:
        raise SettingError(
            f"There is no data set {name!r}; choose one of {', '.join(DATASETS)}."
        ) from None


def _read_files(info: DatasetInfo, folder: Path | None) -> Iterable[PixelArray]:
    where = resource("data", info.folder) if folder is None else folder
    # Unpacking and hashing let the GIL go, so the two files of images take one core each.
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="load-dataset") as pool:
        return list(pool.map(lambda file: _read_checked(where / file.name, file), info.files))


def _read_checked(path: Path, file: DatasetFile) -> PixelArray:
    try:
        numbers = read_idx(path, max_bytes=file.unpacked_bytes)
    except DataError as error:
        problem = str(error).rpartition(";")[0] or str(error)
        raise DataError(f"{problem}; reinstall VisualNet to restore this data file.") from error
    digest = hashlib.sha256(idx_header(numbers.shape))
    digest.update(numbers.data)
    if digest.hexdigest() != file.sha256:
        raise DataError(
            f"{path} is not the published file (its SHA-256 differs); "
            "reinstall VisualNet to restore this data file."
        )
    return numbers
