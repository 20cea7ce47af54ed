"""Reading the user's own folder of images: a folder in it for each class, perhaps within parts."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from visualnet.data.class_names import MAX_CLASSES, checked_names, in_order
from visualnet.data.drawing.images import pages_note
from visualnet.data.drawing.picture_ways import AUTO, PictureChoice, PictureWay
from visualnet.data.files import names_in
from visualnet.data.own.own_parts import MAX_IMAGES, Examples, OwnParts
from visualnet.data.own.part_names import TRAIN, part_called
from visualnet.data.own.pictures import read_pictures
from visualnet.errors import DataError, UnreadableImagesError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, counted

SUFFIXES = {
    *(".png", ".jpg", ".jpeg", ".jfif", ".bmp", ".gif", ".tif", ".tiff", ".webp"),
    *(".ppm", ".pgm"),
}
"""Endings of the names of images; other files in the folders are left alone."""

_REMEDY = Sentence("The setting 'leave out damaged' (--leave-out-damaged yes) leaves them out.")

_LEFT_BY_SYSTEMS = {
    *("__macosx", "@eadir", "lost+found", "$recycle.bin", "system volume information"),
}
"""Folders that systems leave behind, in small letters."""


def read_image_folders(
    folder: Path, choice: PictureChoice = AUTO, *, skip: bool = False
) -> OwnParts:
    """Return the data set of a folder whose folders hold the images of one class each.

    Or of one whose folders are train (training), and perhaps validation (valid, val) and test
    (testing), with such folders in each of them. A folder's name is its class's name. All images
    are prepared in one way (`read_pictures`); those that are refitted take about 1 ms each
    (2026-11).
    skip: whether pictures that cannot be read are left out, and told in a note. Raises DataError
    where there are no such folders, too many, or one without images; UnreadableImagesError.
    """
    names = folders_in(folder)
    if names and all(map(part_called, names)):
        places, notes = _parts_in(folder, names)
        return _read_classes(places, notes, choice, skip=skip)
    return _read_classes({TRAIN: folder}, (), choice, skip=skip)


def folders_in(folder: Path) -> list[str]:
    """Return the names of a folder's folders, but for hidden ones and those that systems leave."""
    names = (n for n in names_in(folder) if n.lower() not in _LEFT_BY_SYSTEMS)
    return sorted((n for n in names if os.path.isdir(folder / n)), key=in_order)


def holds_images(folder: Path) -> bool:
    """Tell whether there are images in a folder itself."""
    return any(map(_is_image, names_in(folder)))


def _parts_in(folder: Path, names: list[str]) -> tuple[dict[str, Path], tuple[str, ...]]:
    """Return the folders of the parts by name, and what is to be told of others."""
    found: dict[str, Path] = {}
    notes: list[str] = []
    for name in names:
        part, place = part_called(name) or TRAIN, folder / name
        if part in found:
            raise DataError(
                "{folder} has both {name} and {other}; remove one of them.",
                folder=folder,
                name=found[part].name,
                other=name,
            )
        if not folders_in(place):
            _check_classless(place, part)
            notes.append(
                Sentence("{place} is not used: it has no folder for each class.", place=place)
            )
            continue
        found[part] = place
    if len(found) == 1:
        # A part alone is the whole; of it, images are kept for testing as of any other.
        found = {TRAIN: next(iter(found.values()))}
    if TRAIN not in found:
        raise DataError(
            "{folder} has no folder train; add one with a folder for each class.", folder=folder
        )
    return found, tuple(notes)


def _check_classless(place: Path, part: str) -> None:
    if part == TRAIN:
        held = Sentence("images but no folders") if holds_images(place) else Sentence("no folders")
        raise DataError(
            "{place} has {held} for the classes; put the images of each class into a folder "
            "with its name.",
            place=place,
            held=held,
        )


def _read_classes(
    places: dict[str, Path], notes: tuple[str, ...], choice: PictureChoice, *, skip: bool
) -> OwnParts:
    """Return the parts, each of a folder with a folder for each class."""
    names = sorted({name for place in places.values() for name in folders_in(place)}, key=in_order)
    folder = places[TRAIN]
    if not 2 <= len(names) <= MAX_CLASSES:
        held = counted(len(names), "1 folder", "{count} folders")
        if not names:
            held = (
                Sentence("images, but no folders")
                if holds_images(folder)
                else Sentence("no data that can be read")
            )
        raise DataError(
            "{folder} has {held}; choose IDX files, an .npz or .csv file, or 2 to "
            "{max_classes} class folders of images.",
            folder=folder,
            held=held,
            max_classes=MAX_CLASSES,
        )
    class_names = checked_names(dict(enumerate(names)), folder)
    # Those to learn from decide for all.
    train = _read_part(folder, names, choice)
    others = {part: place for part, place in places.items() if part != TRAIN}
    read = {TRAIN: train}
    read |= {part: _read_part(place, names, train.way) for part, place in others.items()}
    errors = [error for part in read.values() for error in part.errors]
    if errors:
        of_all = sum(part.count for part in read.values())
        are_all = len(errors) == of_all
        found = UnreadableImagesError(errors, of_all, "" if are_all else _REMEDY)
        if not skip or are_all:
            raise found
        notes = (*notes, Sentence("Left out: {told}.", told=found.told))
    if paged := [path for part in read.values() for path in part.paged]:
        notes = (*notes, pages_note(paged))
    return OwnParts.of_parts(
        {part: each.examples for part, each in read.items()},
        class_names=class_names,
        notes=notes,
        pictures=train.way,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """The images of a part that could be read, what was done to them, errors of the others."""

    examples: Examples
    way: PictureWay
    count: int
    errors: tuple[DataError, ...]
    paged: tuple[Path, ...]


def _read_part(folder: Path, names: list[str], choice: PictureChoice) -> _Part:
    there = folders_in(folder)
    paths = {names.index(name): _images_in(folder / name) for name in there}
    count = sum(map(len, paths.values()))
    if count > MAX_IMAGES:
        raise DataError(
            "{folder} has {count} images; use {max_images} or fewer.",
            folder=folder,
            count=count_text(count),
            max_images=count_text(MAX_IMAGES),
        )
    read = read_pictures([path for of in paths.values() for path in of], choice)
    labels = np.repeat(np.array(list(paths), np.uint8), [len(of) for of in paths.values()])
    is_read = np.ones(count, bool)
    is_read[list(read.errors)] = False
    examples = Examples(read.images, labels[is_read])
    return _Part(examples, read.way, count, (*read.errors.values(),), read.paged)


def _is_image(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES


def _images_in(folder: Path) -> list[Path]:
    paths = [folder / name for name in names_in(folder) if _is_image(name)]
    if not paths:
        inner = (
            Sentence("only folders, no images; put the images directly into it")
            if folders_in(folder)
            else Sentence("no images; add some or remove the folder")
        )
        raise DataError("{folder} has {inner}.", folder=folder, inner=inner)
    return paths
