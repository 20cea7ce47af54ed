"""The user's own data, from a path: IDX pairs, .npz, .csv, or a folder of images by class."""

import os
import re
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from visualnet.data.class_names import (
    MAX_CLASSES,
    PUBLISHED,
    are_as_published,
    checked_names,
    class_names_beside,
    in_order,
    published_title,
)
from visualnet.data.dataset import Dataset, Split, frozen_split, short_title
from visualnet.data.drawing.picture_ways import AUTO, PictureChoice
from visualnet.data.orientation import TURNS, turn_to_upright
from visualnet.data.own.finding import find_data
from visualnet.data.own.meant_names import with_names_meant
from visualnet.data.own.own_parts import Examples, OwnParts
from visualnet.data.own.part_names import TEST, part_within, telling_name
from visualnet.data.subsets import stratified_order
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

LEAST_IMAGES = 12
"""The fewest images, so that the sixth that is kept for testing is two."""

_DIGITS = tuple("0123456789")
_CODES = set(map(ord, string.digits + string.ascii_letters))
_FIRST_CODES = set(map(ord, "0Aa"))
_FEWEST_CODES = 10
"""So many different labels that are all codes of digits and letters, from 0, A or a on, are meant
as such."""

_EMNIST = re.compile(r"(?<![a-z])emnist", re.IGNORECASE)


def load_own_data(
    path: Path,
    pictures: PictureChoice = AUTO,
    *,
    leave_out_damaged: bool = False,
    in_file_order: bool = False,
) -> Dataset:
    """Return the user's data in two parts, to train on and to test, perhaps one to validate with.

    Kinds: a folder of IDX pairs, or the images file of one pair (`idx_pairs`); `.npz`
    (`npz_file`); `.csv` or `.csv.gz` (`csv_file`); a folder with a folder of images for each class
    (`folder`); a folder with one of these in it (`finding`).
    Classes are the labels that there are. Their names come from the folders, or the labels that are
    no numbers, or `class_names_beside` the file, or are those that were published for the data set
    that the names of the path speak of, where there are as many images as in its files
    (`are_as_published`); else they are the labels. Digits and letters that are transposed, as
    EMNIST published them (Cohen, Afshar, Tapson and van Schaik 2017), are set upright; whether they
    are, their forms tell. Notes say what was taken from where.

    pictures: how those in folders become 28×28 (`picture_ways`); what is 28×28 is left as it is,
    but where it stands among others that are refitted. leave_out_damaged: whether pictures in
    folders that cannot be read are left out; else all of them are told.

    in_file_order: for data that are only read, which may be few, and tables of them without labels.
    Else, since files are often sorted by class, the training examples are put into an order in
    which each class is spread evenly, the same every time; where there is no test part, the last
    sixth of that
    order is it. Raises DataError, one sentence naming the file, for whatever cannot be read.
    """
    parts = find_data(
        path, pictures, leave_out_damaged=leave_out_damaged, may_lack_labels=in_file_order
    )
    parts = with_names_meant(parts)
    named = _named(path, parts, least_classes=1 if in_file_order else 2)
    numbered = {
        part: _numbered(examples, named.labels)
        for part, examples in (
            ("train", parts.train),
            ("validation", parts.validation),
            ("test", parts.test),
        )
        if examples is not None
    }
    notes = [*parts.notes, *named.notes]
    is_emnist = any(map(_EMNIST.search, [*_telling_names(path, parts), *notes]))
    numbered, note = _upright(numbered, named.names, is_emnist=is_emnist)
    notes += note
    train = numbered["train"]
    if not in_file_order:
        if len(train) < LEAST_IMAGES:
            raise DataError(
                "{path} has {train_count} images; use {least_images} or more.",
                path=path,
                train_count=len(train),
                least_images=LEAST_IMAGES,
            )
        train = train.taken(stratified_order(train.labels, np.random.default_rng(0)))
    kept = len(train)
    if "test" not in numbered:
        kept -= kept // 6
    test = numbered.get("test", train.part(kept, len(train)))
    validation = numbered.get("validation", train.part(0, 0))
    title = short_title(parts.title or telling_name(path.absolute()))
    train = train.part(0, kept)
    is_test_made = "test" not in numbered
    is_called_test = part_within(path.absolute().name) == TEST
    return Dataset(
        *(title, title, named.names, train, validation, test),
        notes=tuple(notes),
        is_test_made=is_test_made,
        is_test_set=is_test_made and (parts.is_test_set or is_called_test),
        has_own_validation="validation" in numbered,
        is_emnist=is_emnist,
        pictures=parts.pictures,
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """Labels as the files have them, in order, with a name for each."""

    labels: list[Any]
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()


def _named(path: Path, parts: OwnParts, least_classes: int) -> _Named:
    if parts.class_names is not None:
        return _Named(list(parts.class_names), tuple(parts.class_names.values()))
    found = [part.labels for part in (parts.train, parts.validation, parts.test) if part]
    are_names = any(labels.dtype.kind == "U" for labels in found)
    kinds = {k for labels in found for k in np.unique(labels).tolist()}
    there = sorted({str(k) for k in kinds} if are_names else kinds, key=_order)
    if not least_classes <= len(there) <= MAX_CLASSES:
        shown = (
            Sentence("{there_count} different labels", there_count=count_text(len(there)))
            if len(there) > 1
            else Sentence("only one label")
        )
        raise DataError(
            "{path} has {shown}; data needs 2 to {max_classes} classes.",
            path=path,
            shown=shown,
            max_classes=MAX_CLASSES,
        )
    if are_names:
        names = checked_names(dict(enumerate(there)), path)
        return _Named(there, tuple(names.values()))
    return _named_numbers(there, path, parts)


def _named_numbers(there: list[int], path: Path, parts: OwnParts) -> _Named:
    folder = path if os.path.isdir(path) else path.parent
    stem = parts.prefix if os.path.isdir(path) else path.name
    told = class_names_beside(parts.folder or folder, stem, there)
    if told is not None:
        unknown = [label for label in there if label not in told.names]
        if not unknown:
            names = tuple(told.names[label] for label in there)
            note = Sentence(
                "The class names come from {name} next to the data.", name=told.path.name
            )
            return _Named(there, names, () if names == tuple(map(str, there)) else (note,))
        if told.is_meant:
            raise DataError(
                "{path} has the label {unknown}, which is missing in its list of class names "
                "({name}); correct the list.",
                path=path,
                unknown=unknown[0],
                name=told.path.name,
            )
    if len(there) >= _FEWEST_CODES and set(there) <= _CODES and there[0] in _FIRST_CODES:
        letters = tuple(map(chr, there))
        shown = (
            Sentence("{first} to {last}", first=there[0], last=there[-1]),
            Sentence("{first} to {last}", first=letters[0], last=letters[-1]),
        )
        note = Sentence(
            "The labels, {labels}, are read as the ASCII codes of {letters}.",
            labels=shown[0],
            letters=shown[1],
        )
        return _Named(there, letters, (note,))
    if (published := _published(there, path, parts)) is not None:
        return published
    return _Named(there, tuple(map(str, there)))


def _published(there: list[int], path: Path, parts: OwnParts) -> _Named | None:
    """Return published names, where the files are those that the path's names speak of."""
    title = published_title(*_telling_names(path, parts))
    if title is None:
        return None
    names = PUBLISHED[title]
    found = [part.labels for part in (parts.train, parts.validation, parts.test) if part]
    counts = (np.bincount(labels, minlength=len(names)).tolist() for labels in found)
    is_whole = there == list(range(len(names))) and are_as_published(title, counts)
    are_digits = _are_digits(parts.train)
    if is_whole and not are_digits:
        note = Sentence(
            "The class names are those of {title}, which has as many images of each class.",
            title=title,
        )
        return _Named(there, names, (note,))
    note = Sentence(
        "The data is named after {title}, but its classes have other sizes. A file "
        "classes.txt can name them ({names}).",
        title=title,
        names=", ".join(names),
    )
    if are_digits:
        note = Sentence("The data is named after {title}, but its images are digits.", title=title)
    return _Named(there, tuple(map(str, there)), (note,))


def _order(label: Any) -> tuple[int, str]:
    return in_order(str(label))


def _are_digits(examples: Examples) -> bool:
    """Tell whether images show the digits that their labels say, standing in any way."""
    return turn_to_upright(Split(examples.images, examples.labels), _DIGITS) is not None


def _telling_names(path: Path, parts: OwnParts) -> list[str]:
    """Return the names of the data's file and folder that may speak of what is in them."""
    return [path.absolute().name, *_folder_names(path), parts.prefix, parts.title]


def _folder_names(path: Path) -> list[str]:
    """Return the name of the data's folder, and of the first from it on that says something."""
    whole = path.absolute() if os.path.isdir(path) else path.absolute().parent
    return [whole.name, telling_name(whole)]


def _numbered(examples: Examples, labels: list[Any]) -> Split:
    """Return examples with their labels numbered from 0, in the order of these."""
    of_file = examples.labels
    if isinstance(labels[0], str):
        of_file = of_file.astype(str)
    there, places = np.unique(of_file, return_inverse=True)
    numbers = [labels.index(label) for label in there.tolist()]
    numbered = np.array(numbers, np.uint8)[places.reshape(-1)]
    return frozen_split(np.ascontiguousarray(examples.images), numbered)


def _upright(
    parts: dict[str, Split], classes: tuple[str, ...], *, is_emnist: bool
) -> tuple[dict[str, Split], list[str]]:
    """Return the parts with transposed digits and letters set upright, and a note on that."""
    turn = turn_to_upright(parts["train"], classes, is_suspected=is_emnist)
    if turn == "transpose":
        turned = {
            part: frozen_split(np.ascontiguousarray(TURNS[turn](split.images)), split.labels)
            for part, split in parts.items()
        }
        return turned, [
            Sentence("The images lay on their side, as in EMNIST, and were turned upright.")
        ]
    if turn is None and is_emnist:
        return parts, [
            Sentence(
                "EMNIST images lie on their side. It is unclear whether these do, so they "
                "were not turned."
            )
        ]
    return parts, []
