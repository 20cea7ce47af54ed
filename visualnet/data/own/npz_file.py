"""Reading the user's own .npz files of images and labels, without pickle."""

import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

import numpy.typing as npt

from visualnet.data.class_names import in_order
from visualnet.data.files import check_swelling, open_regular
from visualnet.data.own.own_parts import Examples, OwnParts, as_examples, check_counts
from visualnet.data.own.part_names import TEST, TRAIN, part_called
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.safe_zip import ArrayError, ArrayHeader, DamagedZipError, array_header, opened_zip
from visualnet.sentences import Sentence

IMAGES, LABELS = "images", "labels"

_ROLES = {
    **dict.fromkeys(("x", "image", "images", "img", "imgs", "data", "features", "pixels"), IMAGES),
    **dict.fromkeys(("y", "label", "labels", "target", "targets", "class", "classes"), LABELS),
}
_WORD_ENDS = re.compile(r"[-_. ]+|(?<=[a-z])(?=[A-Z])")

_Roles = dict[str, str]
"""Names of arrays, by IMAGES and LABELS."""


MAX_BYTES = 1_000_000_000
"""The most that one array may unpack to."""

_UNNAMED = re.compile(r"arr_\d{1,2}")
_MAX_DIRECTORY_BYTES = 100_000
_MAX_NAME_BYTES = 4_000


class _Member(NamedTuple):
    """An array that is still packed."""

    info: zipfile.ZipInfo
    header: ArrayHeader


def read_npz(path: Path) -> OwnParts:
    """Return the data set of a .npz file; shapes and ranges as `as_examples` says.

    Its arrays are named as `_parts_of_arrays` says, or not at all (arr_0, arr_1), when their shapes
    tell; the labels of a file of images alone lie in one beside it, as with KMNIST.
    Raises DataError where it is no such file, damaged, too large, or holds Python objects.
    """
    with _opened(path) as archive:
        return _read_parts(archive, path)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with open_regular(path, Sentence("an .npz file")) as file:
        try:
            with opened_zip(file, _MAX_DIRECTORY_BYTES) as archive:
                yield archive
        except (DamagedZipError, ArrayError) as error:
            raise DataError(
                "{path} is a damaged .npz file; write it again with numpy.savez.", path=path
            ) from error


def _read_parts(archive: zipfile.ZipFile, path: Path) -> OwnParts:
    names = [name[:-4] for name in archive.namelist() if name.endswith(".npy")]
    found = _parts_of_arrays(names)
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
    return OwnParts.of_parts(read, notes=notes)


def _is_coloured(archive: zipfile.ZipFile, name: str, path: Path) -> bool:
    shape = _member(archive, name, path).header.shape
    return len(shape) == 4 and 3 in (shape[1], shape[3])


def _by_shape(archive: zipfile.ZipFile, names: list[str], path: Path) -> dict[str, dict[str, str]]:
    ordered = sorted(names, key=in_order)
    shapes = {name: _member(archive, name, path).header.shape for name in ordered}
    images = [name for name, shape in shapes.items() if len(shape) > 1 and shape[1:] != (1,)]
    labels = [name for name in ordered if name not in images]
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
        count = members[1].header.shape[0]
    check_counts(members[0].header.shape[0], count, path)
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
        sum(prod(member.header.shape) for member in members),
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
    header = array_header(archive, info)
    kind = header.dtype.kind
    if may_be_text and kind == "O":
        raise DataError(
            "{path} has labels {name} that are Python objects; save them as text, with "
            ".astype(str).",
            path=path,
            name=repr(name),
        )
    is_text = may_be_text and kind in "SU" and header.dtype.itemsize <= _MAX_NAME_BYTES
    if kind not in "biuf" and not is_text:
        raise DataError(
            "{path} has an array {name} without numbers; save it again with numpy.savez as uint8.",
            path=path,
            name=repr(name),
        )
    if not header.shape:
        raise DataError(
            "{path} has a single number as {name}; save an array.", path=path, name=repr(name)
        )
    return _Member(info, header)


def _array(archive: zipfile.ZipFile, member: _Member) -> npt.NDArray[Any]:
    return member.header.array(archive.read(member.info))


def _parts_of_arrays(names: Iterable[str]) -> dict[str, _Roles]:
    """Return the names of the images and labels that there are, by part.

    A name is made of what it is (x, images, data; y, labels, target) and of a part (train, val,
    test), in any order, or of the first alone, which is then of the training part. Names with other
    words are left alone: x_train, test_images, valY, target are known, target_names is not.
    """
    found: dict[str, _Roles] = {}
    for name in names:
        words = [word for word in _WORD_ENDS.split(name) if word]
        roles = [_ROLES[word.lower()] for word in words if word.lower() in _ROLES]
        parts = [part for word in words if (part := part_called(word))]
        if len(roles) == 1 and len(parts) <= 1 and len(roles) + len(parts) == len(words):
            found.setdefault((parts or [TRAIN])[0], {}).setdefault(roles[0], name)
    return found
