"""The user's own data, from a path: IDX pairs, .npz, .csv, or a folder of images by class."""

import os
import re
from dataclasses import replace
from pathlib import Path

import numpy as np

from visualnet.data.class_names import (
    MAX_CLASSES,
    ClassNames,
    class_names_beside,
    published_names,
)
from visualnet.data.dataset import Dataset, Split, frozen_split, short_title
from visualnet.data.own.csv_file import read_csv
from visualnet.data.own.folder import read_class_folders
from visualnet.data.own.idx_pairs import idx_pairs_in, read_idx_pair
from visualnet.data.own.npz_file import read_npz
from visualnet.data.own.own_parts import Examples, OwnParts
from visualnet.data.subsets import stratified_order
from visualnet.errors import DataError

LEAST_IMAGES = 12
"""The fewest images, so that the sixth that is kept for testing is two."""


_TEST_NAME = re.compile(r"(?<![a-z])(test|testing|t10k)(?![a-z])")


def load_own_data(path: Path) -> Dataset:
    """Return the user's data in two parts, to train on and to test; validation is empty.

    Kinds: a folder of IDX pairs, or the images file of one pair (`idx_pairs`); `.npz`
    (`npz_file`); `.csv` or `.csv.gz` (`csv_file`); a folder with a folder of images for each class
    (`folder`).
    Images in files whose name starts with `emnist` are transposed, since EMNIST published them so
    (Cohen, Afshar, Tapson and van Schaik 2017). Labels may begin at 0 or 1. Names of classes come
    from the folders, or `class_names_beside` the file, or are those that were published for
    Fashion-MNIST and KMNIST where the path's last two names say `fashion` or `kmnist`; else they
    are the labels.

    Since files are often sorted by class, the training examples are put into an order in which each
    class is spread evenly, the same every time; where there is no test part, the last sixth of that
    order is it. Raises DataError, one sentence naming the file, for whatever cannot be read.
    """
    parts = _read(path)
    names = _class_names(path, parts)
    train = _numbered(parts.train, names, path)
    if len(train) < LEAST_IMAGES:
        raise DataError(f"{path} holds {len(train)} images; give {LEAST_IMAGES} or more.")
    train = train.taken(stratified_order(train.labels, np.random.default_rng(0)))
    kept = len(train)
    if parts.test is None:
        kept -= kept // 6
        test = train.part(kept, len(train))
    else:
        test = _numbered(parts.test, names, path)
    title = short_title(parts.title or path.absolute().name)
    nothing = train.part(0, 0)
    train = train.part(0, kept)
    classes = tuple(names.values())
    return Dataset(
        *(title, title, classes, train, nothing, test),
        notes=parts.notes,
        is_test_made=parts.test is None,
        is_test_set=parts.test is None and (parts.is_test_set or _is_called_test(path)),
    )


def _is_called_test(path: Path) -> bool:
    return _TEST_NAME.search(path.absolute().name.lower()) is not None


def _read(path: Path) -> OwnParts:
    if os.path.isdir(path):
        parts = idx_pairs_in(path) or read_class_folders(path)
    elif path.name.lower().endswith(".npz"):
        parts = read_npz(path)
    elif path.name.lower().endswith((".csv", ".csv.gz")):
        parts = read_csv(path)
    else:
        parts = read_idx_pair(path)
    name = parts.prefix if os.path.isdir(path) else path.name
    if not name.lower().startswith("emnist"):
        return parts
    test = None if parts.test is None else _transposed(parts.test)
    return replace(parts, train=_transposed(parts.train), test=test)


def _transposed(examples: Examples) -> Examples:
    return Examples(examples.images.transpose(0, 2, 1), examples.labels)


def _class_names(path: Path, parts: OwnParts) -> ClassNames:
    """Return the names by label as the files have it, in the order of the labels."""
    if parts.class_names is not None:
        return parts.class_names
    labels = [part.labels for part in (parts.train, parts.test) if part is not None]
    lowest = min(int(of_part.min()) for of_part in labels)
    highest = max(int(of_part.max()) for of_part in labels)
    first = 1 if lowest == 1 else 0
    if highest - first >= MAX_CLASSES or highest == lowest:
        raise DataError(
            f"{path} has labels {lowest} to {highest}; give 2 to {MAX_CLASSES} classes."
        )
    folder = path if os.path.isdir(path) else path.parent
    names = class_names_beside(folder, parts.prefix, lowest, highest)
    if names is None and highest < 10:
        names = published_names(path.absolute().name, folder.absolute().name)
    return names or {label: str(label) for label in range(first, highest + 1)}


def _numbered(examples: Examples, names: ClassNames, path: Path) -> Split:
    """Return examples with their labels numbered from 0, in the order of the names."""
    labels = np.array(list(names))
    unknown = np.setdiff1d(examples.labels, labels)
    if len(unknown):
        raise DataError(
            f"{path} has the label {unknown[0]}, which the list of class names beside it does not "
            "have; correct the list."
        )
    numbered = np.searchsorted(labels, examples.labels).astype(np.uint8)
    return frozen_split(np.ascontiguousarray(examples.images), numbered)
