"""Finding the user's own IDX pairs of images and labels, named as MNIST and its kin name them."""

import os
import re
from pathlib import Path

import numpy as np

from visualnet.data.files import names_in
from visualnet.data.idx import read_idx
from visualnet.data.own.own_parts import MAX_IMAGES, PIXELS, Examples, OwnParts, as_examples
from visualnet.data.own.part_names import TEST, TRAIN, VALIDATION, part_called
from visualnet.errors import DataError
from visualnet.sentences import Sentence

_NAME = re.compile(
    r"(?P<prefix>.*?)(?P<part>train(?:ing)?|t10k|test(?:ing)?|valid(?:ation)?|val)[-_. ]*"
    r"(?P<kind>images|imgs|labels)(?:[-_. ]idx\d(?:[-_. ][a-z]+)?|\.idx)(?: ?\(\d+\))?(?:\.gz)?",
    re.IGNORECASE,
)
_MAX_BYTES = MAX_IMAGES * PIXELS + 20
_IMAGES, _LABELS = "images", "labels"
_QMNIST_COLUMNS = 8

_Found = dict[str, dict[str, Path]]
"""Paths by part, and by whether they are of images or labels."""


def idx_pairs_in(folder: Path) -> OwnParts | None:
    """Return the data set of the IDX pairs in a folder, None where there is no such file.

    Files are named `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-…` or `test-…`, and
    perhaps `valid-…`, with a dot before `idx`, another type or number of dimensions after it,
    gzipped (`.gz`) or not, perhaps after a prefix as in `emnist-letters-train-…`. A folder of such
    a name stands for the one file in it. Raises DataError where there are several prefixes, a
    labels file is missing, or a file is damaged.
    """
    sets = {prefix: parts for prefix, parts in _sets_in(folder).items() if _has_images(parts)}
    if len(sets) > 1:
        names = ", ".join(
            prefix.rstrip("-_") or Sentence("one without a prefix") for prefix in sorted(sets)
        )
        raise DataError(
            "{folder} has several data sets ({names}); choose the training images of one.",
            folder=folder,
            names=names,
        )
    for prefix, parts in sets.items():
        return _read_parts(parts, prefix)
    return None


def read_idx_pair(path: Path) -> OwnParts:
    """Return the data set of an images file, the labels file beside it, and its other pairs.

    These are looked for beside train images named as `idx_pairs_in` says; a labels file stands for
    the images beside it, and a folder of such a name for the file in it. Raises DataError.
    """
    above = path.absolute().parent
    named = above if _NAME.fullmatch(above.name) else path
    match = _NAME.fullmatch(named.name)
    if match is None:
        return OwnParts(_read_pair({_IMAGES: path, **_labels_beside(path)}, []))
    part, kind = _part_and_kind(match)
    folder = named.parent
    parts = _sets_in(folder).get(match["prefix"].lower(), {})
    if part != TRAIN:
        parts = {part: parts.get(part, {})}
    parts[part] = {**parts.get(part, {}), kind: path if os.path.isfile(path) else _file_at(path)}
    title = match["prefix"].rstrip("-_") or folder.absolute().name
    return _read_parts(parts, match["prefix"], title, folder)


def is_named_as_idx(path: Path) -> bool:
    """Tell whether a file or folder has the name of one of a pair."""
    return _NAME.fullmatch(path.name) is not None


def idx_set_of(path: Path) -> tuple[tuple[Path, str], str, bool] | None:
    """Return what set a file so named is of, what part of it, and whether it is of labels."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    part, kind = _part_and_kind(match)
    return (path.parent, match["prefix"].lower()), part, kind == _LABELS


def _sets_in(folder: Path) -> dict[str, _Found]:
    """Return what is found, by prefix; the shorter name is taken before that of a copy."""
    found: dict[str, _Found] = {}
    for name in sorted(names_in(folder), key=len):
        match = _NAME.fullmatch(name)
        if match and os.path.isfile(file := _file_at(folder / name)):
            part, kind = _part_and_kind(match)
            parts = found.setdefault(match["prefix"].lower(), {})
            parts.setdefault(part, {}).setdefault(kind, file)
    return found


def _file_at(path: Path) -> Path:
    """Return the one file in a folder, as 7-Zip unpacks into; any other path as it is."""
    if os.path.isdir(path):
        inner = [path / name for name in names_in(path)]
        if len(inner) == 1:
            return inner[0]
    return path


def _part_and_kind(match: re.Match[str]) -> tuple[str, str]:
    kind = _LABELS if match["kind"].lower() == _LABELS else _IMAGES
    return part_called(match["part"]) or TRAIN, kind


def _has_images(parts: _Found) -> bool:
    return any(_IMAGES in files for files in parts.values())


def _read_parts(
    parts: _Found, prefix: str, title: str = "", folder: Path | None = None
) -> OwnParts:
    notes: list[str] = []
    read: dict[str, Examples] = {}
    for part in (TRAIN, VALIDATION, TEST):
        if part in parts:
            read[part] = _read_pair(parts[part], notes)
    return OwnParts.of_parts(
        read, prefix=prefix, title=title, notes=tuple(dict.fromkeys(notes)), folder=folder
    )


def _read_pair(files: dict[str, Path], notes: list[str]) -> Examples:
    for kind, other in ((_LABELS, _IMAGES), (_IMAGES, _LABELS)):
        if kind not in files:
            raise DataError(_missing(files[other], kind))
    images = read_idx(files[_IMAGES], max_bytes=_MAX_BYTES)
    labels = read_idx(files[_LABELS])
    if images.ndim < 2 or images.shape[1:] == (_QMNIST_COLUMNS,):
        raise DataError("{file} has no images; choose an IDX file that has.", file=files[_IMAGES])
    if labels.ndim > 2:
        raise DataError("{file} has no labels; choose an IDX file that has.", file=files[_LABELS])
    if labels.shape[1:] == (_QMNIST_COLUMNS,) and labels.dtype == np.dtype(">i4"):
        labels = labels[:, 0]
        notes.append(Sentence("QMNIST has eight numbers per image; the first is the class."))
    return as_examples(images, labels, files[_IMAGES])


def _missing(path: Path, kind: str) -> str:
    other = _LABELS if kind == _IMAGES else _IMAGES
    name = re.sub(f"{other}|imgs" if other == _IMAGES else other, kind, path.name, flags=re.I)
    is_labels = kind == _LABELS
    name = re.sub(r"idx\d", "idx1" if is_labels else "idx3", name).removesuffix(".gz")
    return Sentence(
        "{path} has no {kind} next to it; put the file {name} into the same folder.",
        path=path,
        kind=kind,
        name=name,
    )


def _labels_beside(path: Path) -> dict[str, Path]:
    """Return the labels of an images file of a name of one's own."""
    start, found, end = path.name.rpartition(_IMAGES)
    if not found:
        raise DataError(
            "{path} is not a known data set; choose a folder, an .npz or .csv file, or an "
            "IDX file named 'images'.",
            path=path,
        )
    name = f"{start}{_LABELS}{end.replace('idx3', 'idx1')}".removesuffix(".gz")
    for labels in (path.with_name(name), path.with_name(f"{name}.gz")):
        if os.path.isfile(labels):
            return {_LABELS: labels}
    return {}
