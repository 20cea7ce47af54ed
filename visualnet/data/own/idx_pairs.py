"""Finding the user's own IDX pairs of images and labels, named as MNIST or EMNIST name them."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from visualnet.data.files import names_in
from visualnet.data.idx import read_idx
from visualnet.data.own.own_parts import MAX_IMAGES, PIXELS, Examples, OwnParts, as_examples
from visualnet.errors import DataError

_IMAGES_NAME = re.compile(
    r"(?P<prefix>.*?)(?P<part>train|t10k|test)-images[-.]idx3-ubyte(?:\.gz)?", re.IGNORECASE
)
_MAX_BYTES = MAX_IMAGES * PIXELS + 16


def idx_pairs_in(folder: Path) -> OwnParts | None:
    """Return the data set of the IDX pairs in a folder, None where there is no such file.

    Files are named `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-…` or `test-…`,
    gzipped (`.gz`) or not, perhaps after a prefix as in `emnist-letters-train-…`. Raises DataError
    where there are several prefixes, a labels file is missing, or a file is damaged.
    """
    found: dict[str, dict[str, Path]] = {}
    for name in names_in(folder):
        if match := _IMAGES_NAME.fullmatch(name):
            found.setdefault(match["prefix"], {}).setdefault(_part(match), folder / name)
    if len(found) > 1:
        names = ", ".join(prefix.rstrip("-_") or "one without a prefix" for prefix in found)
        raise DataError(
            f"{folder} holds several data sets ({names}); give the path of one's train images."
        )
    for prefix, parts in found.items():
        return _read_parts(parts, prefix)
    return None


def read_idx_pair(path: Path) -> OwnParts:
    """Return the data set of an images file, the labels file beside it, and its test pair.

    The test pair is looked for beside train images named as `idx_pairs_in` says. Raises DataError.
    """
    match = _IMAGES_NAME.fullmatch(path.name)
    if match is None:
        return OwnParts(_read_pair(path))
    parts = {_part(match): path}
    for name in names_in(path.parent):
        other = _IMAGES_NAME.fullmatch(name)
        if "train" in parts and other and other["prefix"] == match["prefix"]:
            parts.setdefault(_part(other), path.parent / name)
    title = match["prefix"].rstrip("-_") or path.absolute().parent.name
    return _read_parts(parts, match["prefix"], title)


def whole_sources(paths: Sequence[Path]) -> list[Path]:
    """Return what to open of data given together: files of one data set count as one.

    Labels stand for the images beside them, test images for the train images that are given too.
    """
    images = [_images_of(path) for path in paths]
    trains = {key for key, part in map(_set_of, images) if part == "train"}
    return [
        path
        for path in dict.fromkeys(images)
        if _set_of(path)[1] != "test" or _set_of(path)[0] not in trains
    ]


def _images_of(labels: Path) -> Path:
    """Return the images file beside a labels file; any other path as it is."""
    start, found, end = labels.name.rpartition("labels")
    name = f"{start}images{end.replace('idx1', 'idx3')}".removesuffix(".gz")
    if found and os.path.isfile(labels):
        for images in (labels.with_name(name), labels.with_name(f"{name}.gz")):
            if os.path.isfile(images):
                return images
    return labels


def _set_of(path: Path) -> tuple[tuple[Path, str], str]:
    """Return folder and prefix of an images file, and which part it is; empty for other files."""
    match = _IMAGES_NAME.fullmatch(path.name)
    return ((path.parent, match["prefix"]), _part(match)) if match else ((path, ""), "")


def _part(match: re.Match[str]) -> str:
    return "train" if match["part"].lower() == "train" else "test"


def _read_parts(parts: dict[str, Path], prefix: str, title: str = "") -> OwnParts:
    read = {part: _read_pair(path) for part, path in parts.items()}
    if "train" not in read:
        return OwnParts(read["test"], None, prefix, title, is_test_set=True)
    return OwnParts(read["train"], read.get("test"), prefix, title)


def _read_pair(path: Path) -> Examples:
    labels_path = _labels_beside(path)
    images, labels = read_idx(path, max_bytes=_MAX_BYTES), read_idx(labels_path)
    for file, array, wanted, kind in (
        (path, images, 3, "images"),
        (labels_path, labels, 1, "labels"),
    ):
        if array.ndim != wanted:
            raise DataError(f"{file} does not hold {kind}; give an IDX file that does.")
    return as_examples(images, labels, path)


def _labels_beside(path: Path) -> Path:
    start, found, end = path.name.rpartition("images")
    name = f"{start}labels{end.replace('idx3', 'idx1')}".removesuffix(".gz")
    if found:
        for labels_path in (path.with_name(name), path.with_name(f"{name}.gz")):
            if os.path.isfile(labels_path):
                return labels_path
        raise DataError(f"{path} has no labels beside it; put the file {name} into its folder.")
    raise DataError(
        f"{path} is no data set that can be read; give a folder, a .npz or .csv file, "
        "or an IDX file with 'images' in its name."
    )
