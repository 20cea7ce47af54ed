"""The bundled MNIST, checked against its published checksums."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from visualnet.arrays import PixelArray
from visualnet.data.dataset import Split
from visualnet.data.idx import idx_header, read_idx
from visualnet.errors import DataError
from visualnet.paths import resource
from visualnet.sentences import without_advice


@dataclass(frozen=True, slots=True)
class DatasetFile:
    """One gzipped IDX file: its name, and the SHA-256 and length in bytes of it unpacked."""

    name: str
    sha256: str
    unpacked_bytes: int


MNIST_FILES = (
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
)
"""Training images, training labels, test images, test labels."""


def load_mnist(folder: Path | None = None) -> tuple[Split, Split]:
    """Return MNIST's 60,000 training and 10,000 test examples.

    folder: where its files lie, instead of the bundled ones, which are read once in a process.
    Raises DataError where one is missing or damaged. Takes about 0.2 s and 57 MB (2026-11).
    """
    return _read(resource("data", "mnist")) if folder is None else _read.__wrapped__(folder)


@lru_cache(maxsize=1)
def _read(where: Path) -> tuple[Split, Split]:
    # Unpacking and hashing let the GIL go, so the two files of images take one core each.
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="load-dataset") as pool:
        arrays = list(pool.map(lambda file: _read_checked(where / file.name, file), MNIST_FILES))
    return Split(arrays[0], arrays[1]), Split(arrays[2], arrays[3])


def _read_checked(path: Path, file: DatasetFile) -> PixelArray:
    try:
        numbers = read_idx(path, max_bytes=file.unpacked_bytes)
    except DataError as error:
        problem = without_advice(error)
        raise DataError(
            "{problem}; reinstall VisualNet to restore this data file.", problem=problem
        ) from error
    digest = hashlib.sha256(idx_header(numbers.shape))
    digest.update(numbers.data)
    if digest.hexdigest() != file.sha256:
        raise DataError(
            "{path} is not the published file (its SHA-256 differs); reinstall VisualNet to "
            "restore it.",
            path=path,
        )
    return numbers
