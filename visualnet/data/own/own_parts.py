"""What a user's own file holds once it is read, and the checks that all kinds of it share."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from visualnet.arrays import PixelArray
from visualnet.data.class_names import MAX_CLASSES
from visualnet.data.drawing.picture_ways import PictureWay
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.data.own.part_names import TEST, TRAIN, VALIDATION
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

MAX_IMAGES = 1_000_000
"""The most in one part; the largest that is published in this form, EMNIST by merge, has 697,932.

They take 784 MB.
"""


MAX_LABEL = 999_999_999
"""The highest number of a class; of classes themselves there are at most MAX_CLASSES."""

PIXELS = FIELD_SIDE * FIELD_SIDE

_ROWS_AT_ONCE = 4096
_GREY = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True, slots=True)
class Examples:
    """Images and the labels that a file gives them. images: (n, 28, 28).

    labels: (n,), whole numbers from 0 on, or names (str).
    """

    images: PixelArray
    labels: npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class OwnParts:
    """A user's data set as its files have it.

    test, validation: None where there is no such part. prefix: what the names of its files begin
    with. title: what to call it, where its path's last name is not it. class_names: by label, where
    the files themselves tell. notes: what had to be assumed, a sentence each. folder: where more
    files of it lie. is_test_set: whether `train` is a test part by its name. pictures: what was
    done to the images already.
    """

    train: Examples
    test: Examples | None = None
    prefix: str = ""
    title: str = ""
    class_names: dict[int, str] | None = None
    notes: tuple[str, ...] = ()
    validation: Examples | None = None
    folder: Path | None = None
    is_test_set: bool = False
    pictures: PictureWay = "as-is"

    @classmethod
    def of_parts(cls, parts: Mapping[str, Examples], **known: Any) -> Self:
        """Return what is read by the names of parts; of what has no training part, another is it.

        known: further fields.
        """
        first = next(part for part in (TRAIN, TEST, VALIDATION) if part in parts)
        others = {part: read for part, read in parts.items() if part != first}
        test, validation = others.get(TEST), others.get(VALIDATION)
        is_test_set = first == TEST
        return cls(parts[first], test, validation=validation, is_test_set=is_test_set, **known)


def as_examples(images: npt.NDArray[Any], labels: npt.NDArray[Any], path: Path) -> Examples:
    """Return arrays of a file as examples; raises DataError, naming the file, if they cannot be.

    images: (n, 28, 28) or (n, 784), grey, or of one or three channels, which stand first or last; 0
    to 255, or 0 to 1 throughout. Colours become grey levels. labels: as of `as_labels`.
    """
    check_counts(len(images), len(labels), path)
    return Examples(_as_pixels(_as_grey(images), path), as_labels(labels, path))


def check_counts(images: int, labels: int, path: Path) -> None:
    """Raise DataError, naming the file, unless there are as many labels as images, 1 or more."""
    if images != labels:
        raise DataError(
            "{path} has {images} images but {labels} labels; each image needs one label.",
            path=path,
            images=count_text(images),
            labels=count_text(labels),
        )
    if not 1 <= images <= MAX_IMAGES:
        raise DataError(
            "{path} has {images} images; use 1 to {max_images}.",
            path=path,
            images=count_text(images),
            max_images=count_text(MAX_IMAGES),
        )


def as_labels(labels: npt.NDArray[Any], path: Path) -> npt.NDArray[Any]:
    """Return labels as of `Examples`; raises DataError where they cannot be.

    labels: (n,) or (n, 1), whole numbers of any type, or names; or (n, classes), one of each row 1
    and the others 0.
    """
    if labels.ndim == 2 and labels.shape[1] == 1:
        labels = labels[:, 0]
    if labels.ndim == 2 and _is_one_hot(labels):
        classes: npt.NDArray[Any] = labels.argmax(axis=1).astype(np.uint8)
        return classes
    if labels.ndim != 1:
        raise DataError(
            "{path} has labels of shape {shape}; each image needs one number.",
            path=path,
            shape=labels.shape,
        )
    if labels.dtype.kind in "US":
        return _as_names(labels, path)
    if labels.dtype.kind == "f":
        # Half precision cannot be compared with the largest label.
        labels = labels.astype(np.float64)
    # Written so that NaN is refused as well.
    is_label = (labels >= 0) & (labels <= MAX_LABEL) & (np.floor(labels) == labels)
    if not is_label.all():
        at = int(np.argmin(is_label))
        raise DataError(
            "{path} has the label {label} for image {at}; labels are whole numbers, 0 to "
            "{max_label}.",
            path=path,
            at=count_text(at + 1),
            label=f"{labels[at]:g}",
            max_label=count_text(MAX_LABEL),
        )
    return labels.astype(np.uint8 if labels.max() <= 255 else np.int32)


def _as_names(labels: npt.NDArray[Any], path: Path) -> npt.NDArray[Any]:
    texts = np.ascontiguousarray(labels.astype(str))
    # NumPy reads any four bytes as a letter.
    if texts.nbytes and texts.view(np.uint32).max() > sys.maxunicode:
        raise DataError("{path} has class names that are not text; save them as text.", path=path)
    names: npt.NDArray[Any] = np.char.strip(texts)
    return names


def _is_one_hot(labels: npt.NDArray[Any]) -> bool:
    if labels.dtype.kind in "US" or not 2 <= labels.shape[1] <= MAX_CLASSES:
        return False
    return bool(((labels == 0) | (labels == 1)).all() and (labels.sum(axis=1) == 1).all())


def _as_grey(images: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return images without their channel; of three channels, the weighted mean, as Pillow's."""
    if images.ndim == 4 and images.shape[1] in (1, 3) and images.shape[3] not in (1, 3):
        images = np.moveaxis(images, 1, 3)
    if images.ndim != 4 or images.shape[3] not in (1, 3):
        return images
    if images.shape[3] == 1:
        return images[..., 0]
    grey = np.empty(images.shape[:3], np.float32)
    for start in range(0, len(images), _ROWS_AT_ONCE):
        rows = images[start : start + _ROWS_AT_ONCE].astype(np.float32)
        grey[start : start + len(rows)] = rows @ _GREY
    return grey if images.dtype.kind == "f" else np.rint(grey).astype(images.dtype)


def _as_pixels(images: npt.NDArray[Any], path: Path) -> PixelArray:
    if images.shape[1:] not in ((FIELD_SIDE, FIELD_SIDE), (PIXELS,)):
        size = "×".join(str(side) for side in images.shape[1:]) or Sentence("one number")
        raise DataError(
            "{path} has images of {size}; images must be 28×28 pixels.", path=path, size=size
        )
    largest = max(
        _largest(images[start : start + _ROWS_AT_ONCE], start, path)
        for start in range(0, len(images), _ROWS_AT_ONCE)
    )
    if images.dtype == np.uint8 and largest > 1:
        return images.reshape(-1, FIELD_SIDE, FIELD_SIDE)
    pixels = np.empty((len(images), FIELD_SIDE, FIELD_SIDE), np.uint8)
    for start in range(0, len(images), _ROWS_AT_ONCE):
        rows = images[start : start + _ROWS_AT_ONCE].reshape(-1, FIELD_SIDE, FIELD_SIDE)
        pixels[start : start + len(rows)] = as_levels(rows, is_unit=largest <= 1)
    return pixels


def as_levels(values: npt.NDArray[Any], *, is_unit: bool) -> PixelArray:
    """Return grey levels 0 to 255 of numbers 0 to 1 (is_unit) or 0 to 255."""
    return np.rint(values.astype(np.float32) * (255 if is_unit else 1)).astype(np.uint8)


def _largest(rows: npt.NDArray[Any], start: int, path: Path) -> float:
    low, high = float(rows.min()), float(rows.max())
    # NaN fails every comparison.
    if not (low >= 0 and high <= 255):
        flat = rows.reshape(len(rows), -1)
        at = start + int(np.argmin(((flat >= 0) & (flat <= 255)).all(axis=1)))
        raise DataError(
            "{path}, image {at}, has a pixel out of range; pixels are 0 to 255, or all 0 to 1.",
            path=path,
            at=count_text(at + 1),
        )
    return high
