"""Reading the user's own folder of images: a folder in it for each class, perhaps within parts."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from visualnet.arrays import PixelArray
from visualnet.data.class_names import MAX_CLASSES, checked_names, in_order
from visualnet.data.drawing.images import has_more_pages, pages_note, read_grey
from visualnet.data.drawing.picture_ways import (
    AUTO,
    DEFAULT,
    PictureChoice,
    PictureWay,
    seen_images,
    seen_picture,
)
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.data.files import names_in
from visualnet.data.own.own_parts import MAX_IMAGES, Examples, OwnParts
from visualnet.data.own.part_names import TRAIN, part_called
from visualnet.errors import DataError, UnreadableImagesError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, counted

SUFFIXES = {
    *(".png", ".jpg", ".jpeg", ".jfif", ".bmp", ".gif", ".tif", ".tiff", ".webp"),
    *(".ppm", ".pgm"),
}
"""Endings of the names of images; other files in the folders are left alone."""

_REMEDY = Sentence("The setting 'leave out damaged' (--leave-out-damaged yes) leaves them out.")

_FIELD = (FIELD_SIDE, FIELD_SIDE)

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
    are prepared in one way (`_read_pictures`); those that are refitted take about 1 ms each
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
    examples, read = _read_part(folder, names, choice)
    parts, pictures = {TRAIN: examples}, [read]
    for part, place in places.items():
        if part != TRAIN:
            parts[part], other = _read_part(place, names, read.way)
            pictures.append(other)
    errors = [error for each in pictures for error in each.errors.values()]
    if errors:
        of_all = len(errors) + sum(len(part.labels) for part in parts.values())
        are_all = len(errors) == of_all
        found = UnreadableImagesError(errors, of_all, "" if are_all else _REMEDY)
        if not skip or are_all:
            raise found
        notes = (*notes, Sentence("Left out: {told}.", told=found.told))
    if paged := [path for each in pictures for path in each.paged]:
        notes = (*notes, pages_note(paged))
    return OwnParts.of_parts(parts, class_names=class_names, notes=notes, pictures=read.way)


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Pictures as examples, (n, 28, 28), and what was done to all of them.

    errors: of those that could not be read, which `images` are without, by their place. paged:
    those of which only the first page is read.
    """

    images: PixelArray
    way: PictureWay
    errors: dict[int, DataError]
    paged: tuple[Path, ...] = ()


def _read_pictures(paths: Sequence[Path], choice: PictureChoice) -> _Pictures:
    """Return pictures as examples, all prepared in one way.

    Where the choice is left to the pictures they are refitted, unless most of them are 28×28: then
    all are taken whole, as they are, and what suits them is still to be found.
    """
    images = np.empty((len(paths), *_FIELD), np.uint8)
    is_small = np.zeros(len(paths), bool)
    is_read = np.ones(len(paths), bool)
    errors: dict[int, DataError] = {}
    paged: list[Path] = []
    way: PictureWay = DEFAULT if choice == AUTO else choice
    for k, path in enumerate(paths):
        try:
            grey = read_grey(path)
        except DataError as error:
            errors[k], is_read[k] = error, False
            continue
        if has_more_pages(path):
            paged.append(path)
        is_small[k] = grey.shape == _FIELD
        images[k] = grey if is_small[k] else seen_picture(grey, way)
    if choice == AUTO and 2 * np.count_nonzero(is_small) > np.count_nonzero(is_read):
        for k in np.flatnonzero(is_read & ~is_small).tolist():
            images[k] = seen_picture(read_grey(paths[k]), "as-is")
        way = "as-is"
    else:
        images[is_small] = seen_images(images[is_small], way)
    return _Pictures(images[is_read] if errors else images, way, errors, tuple(paged))


def _read_part(folder: Path, names: list[str], choice: PictureChoice) -> tuple[Examples, _Pictures]:
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
    read = _read_pictures([path for of in paths.values() for path in of], choice)
    labels = np.repeat(np.array(list(paths), np.uint8), [len(of) for of in paths.values()])
    is_read = np.ones(count, bool)
    is_read[list(read.errors)] = False
    return Examples(read.images, labels[is_read]), read


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
