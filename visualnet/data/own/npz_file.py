"""Reading the user's own .npz files of images and labels, without pickle.

Source of the array header: NEP 1, "A Simple File Format for NumPy Arrays", version 1.0.
It is matched as text, since `numpy.lib.format` evaluates it.
"""

import lzma
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from visualnet.data.class_names import in_order
from visualnet.data.files import check_swelling, open_regular
from visualnet.data.own.array_names import IMAGES, LABELS, images_among, parts_of_arrays
from visualnet.data.own.own_parts import Examples, OwnParts, as_examples, check_counts
from visualnet.data.own.part_names import TEST, TRAIN, VALIDATION
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

MAX_BYTES = 1_000_000_000
"""The most that one array may unpack to."""

_HEADER = re.compile(
    r"\{'descr': '([^']{1,20})', 'fortran_order': (True|False), "
    r"'shape': \(((?:\d{1,12}(?:, |,)?){0,8})\), ?\} *\n?"
)
_NUMBERS = {
    "|b1",
    "|u1",
    "|i1",
    *(
        f"{order}{kind}"
        for order in "<>"
        for kind in ("u2", "u4", "u8", "i2", "i4", "i8", "f2", "f4", "f8")
    ),
}
_TEXT = re.compile(r"[<>|][US]\d{1,3}")
_UNNAMED = re.compile(r"arr_\d{1,2}")
_MAGIC = b"\x93NUMPY\x01\x00"
_DIRECTORY = b"PK\x05\x06"
_DIRECTORY_BYTES = 22
_ZIP64_LOCATOR = b"PK\x06\x07"
_TAIL_BYTES = _DIRECTORY_BYTES + 65_535
_MAX_DIRECTORY_BYTES = 100_000
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class _Member:
    """An array that is still packed. start: where its numbers begin, bytes."""

    info: zipfile.ZipInfo
    dtype: np.dtype[Any]
    is_fortran: bool
    shape: tuple[int, ...]
    start: int


def read_npz(path: Path) -> OwnParts:
    """Return the data set of a .npz file; shapes and ranges as `as_examples` says.

    Its arrays are named as `parts_of_arrays` says, or not at all (arr_0, arr_1), when their shapes
    tell; the labels of a file of images alone lie in one beside it, as with KMNIST.
    Raises DataError where it is no such file, damaged, too large, or holds Python objects.
    """
    with _opened(path) as archive:
        return _read_parts(archive, path)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with open_regular(path, Sentence("an .npz file")) as file:
        try:
            _check_directory(file)
            with zipfile.ZipFile(file) as archive:
                yield archive
        except _ZIP_ERRORS as error:
            raise DataError(
                "{path} is a damaged .npz file; write it again with numpy.savez.", path=path
            ) from error


def _check_directory(file: BinaryIO) -> None:
    """Refuse a list of contents that would take much memory before its files are looked at."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read(_TAIL_BYTES)
    at = tail.rfind(_DIRECTORY)
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    if at < 0 or length > _MAX_DIRECTORY_BYTES or _ZIP64_LOCATOR in tail[at - 20 : at]:
        raise zipfile.BadZipFile("the directory is missing or too long")
    file.seek(0)


def _read_parts(archive: zipfile.ZipFile, path: Path) -> OwnParts:
    names = [name[:-4] for name in archive.namelist() if name.endswith(".npy")]
    found = parts_of_arrays(names)
    notes: tuple[str, ...] = ()
    if not found and names and all(map(_UNNAMED.fullmatch, names)):
        found = _by_shape(archive, names, path)
        notes = (
            Sentence("Its arrays have no names; their shapes show which are images and labels."),
        )
    read = {
        part: _examples(archive, roles[IMAGES], roles.get(LABELS), path)
        for part, roles in found.items()
        if IMAGES in roles and (LABELS in roles or part == TRAIN)
    }
    if any(
        _is_coloured(archive, roles[IMAGES], path) for roles in found.values() if IMAGES in roles
    ):
        notes = (*notes, Sentence("Its colour images were converted to grey."))
    if not read:
        held = ", ".join(names[:6]) or "none"
        raise DataError(
            "{path} has no arrays with known names ({held}); name them x_train, y_train, "
            "x_test and y_test, or images and labels.",
            path=path,
            held=held,
        )
    train = read.pop(TRAIN, None)
    is_test_set = train is None and TEST in read
    if train is None:
        train = read.pop(next(part for part in (TEST, VALIDATION) if part in read))
    test, validation = read.get(TEST), read.get(VALIDATION)
    return OwnParts(train, test, notes=notes, validation=validation, is_test_set=is_test_set)


def _is_coloured(archive: zipfile.ZipFile, name: str, path: Path) -> bool:
    shape = _member(archive, name, path).shape
    return len(shape) == 4 and 3 in (shape[1], shape[3])


def _by_shape(archive: zipfile.ZipFile, names: list[str], path: Path) -> dict[str, dict[str, str]]:
    images, labels = images_among(
        {name: _member(archive, name, path).shape for name in sorted(names, key=in_order)}
    )
    if len(images) > 2 or (labels and len(labels) != len(images)):
        return {}
    if not labels:
        return {TRAIN: {IMAGES: images[0]}} if len(images) == 1 else {}
    pairs = zip((TRAIN, TEST), images, labels, strict=False)
    return {part: {IMAGES: image, LABELS: label} for part, image, label in pairs}


def _examples(
    archive: zipfile.ZipFile, images_name: str, labels_name: str | None, path: Path
) -> Examples:
    # What can be told from the headers is told before much memory is taken.
    members = [_member(archive, images_name, path)]
    if labels_name is None:
        labels = _labels_beside(path, images_name)
        count = len(labels)
    else:
        members.append(_member(archive, labels_name, path, may_be_text=True))
        count = members[1].shape[0]
    check_counts(members[0].shape[0], count, path)
    _check_swelling(members, path)
    arrays = [_array(archive, member) for member in members]
    return as_examples(arrays[0], arrays[1] if labels_name is not None else labels, path)


def _labels_beside(path: Path, images_name: str) -> npt.NDArray[Any]:
    """Return the one array of the file of labels that belongs to a file of images."""
    name = re.sub(r"imgs|images", "labels", path.name, flags=re.IGNORECASE)
    if name == path.name or not os.path.isfile(path.with_name(name)):
        raise DataError(
            "{path} has images ({images_name}) but no labels; add an array of labels.",
            path=path,
            images_name=images_name,
        )
    with _opened(path.with_name(name)) as archive:
        names = [name[:-4] for name in archive.namelist() if name.endswith(".npy")]
        if len(names) != 1:
            raise DataError(
                "{with_name} does not have exactly one array of labels.",
                with_name=path.with_name(name),
            )
        member = _member(archive, names[0], path.with_name(name), may_be_text=True)
        _check_swelling([member], path.with_name(name))
        return _array(archive, member)


def _check_swelling(members: list[_Member], path: Path) -> None:
    infos = [member.info for member in members]
    check_swelling(
        path,
        sum(info.compress_size for info in infos),
        sum(prod(member.shape) for member in members),
        sum(info.file_size for info in infos),
    )


def _member(
    archive: zipfile.ZipFile, name: str, path: Path, *, may_be_text: bool = False
) -> _Member:
    info = archive.getinfo(f"{name}.npy")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DataError(
            "{path} is compressed in an unusual way; write it again with numpy.savez.", path=path
        )
    if info.file_size > MAX_BYTES:
        raise DataError(
            "{path} has an array {name} of over {max_bytes} MB; save a smaller one, as uint8.",
            path=path,
            name=repr(name),
            max_bytes=count_text(MAX_BYTES // 1_000_000),
        )
    with archive.open(info) as file:
        head = file.read(10)
        text = file.read(int.from_bytes(head[8:10], "little"))
    if not head.startswith(_MAGIC):
        raise ValueError("not a .npy array of version 1.0")
    dtype, is_fortran, shape = _parsed(text.decode("latin-1"), name, path, may_be_text)
    start = len(head) + len(text)
    if prod(shape) * dtype.itemsize != info.file_size - start:
        raise ValueError("the array's size does not match its header")
    return _Member(info, dtype, is_fortran, shape, start)


def _array(archive: zipfile.ZipFile, member: _Member) -> npt.NDArray[Any]:
    with archive.open(member.info) as file:
        file.read(member.start)
        numbers = np.frombuffer(file.read(), member.dtype)
    return numbers.reshape(member.shape, order="F" if member.is_fortran else "C")


def _parsed(
    header: str, name: str, path: Path, may_be_text: bool
) -> tuple[np.dtype[Any], bool, tuple[int, ...]]:
    match = _HEADER.fullmatch(header)
    is_text = may_be_text and match is not None and _TEXT.fullmatch(match[1]) is not None
    if may_be_text and match is not None and match[1].endswith("O"):
        raise DataError(
            "{path} has labels {name} that are Python objects; save them as text, with "
            ".astype(str).",
            path=path,
            name=repr(name),
        )
    if match is None or not (match[1] in _NUMBERS or is_text):
        raise DataError(
            "{path} has an array {name} without numbers; save it again with numpy.savez as uint8.",
            path=path,
            name=repr(name),
        )
    shape = tuple(int(side) for side in re.findall(r"\d+", match[3]))
    if not shape:
        raise DataError(
            "{path} has a single number as {name}; save an array.", path=path, name=repr(name)
        )
    return np.dtype(match[1]), match[2] == "True", shape
