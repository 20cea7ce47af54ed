"""Finding the reader for a path of the user's own data, and the files that belong together."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from visualnet.data.drawing.picture_ways import AUTO, PictureChoice
from visualnet.data.files import names_in
from visualnet.data.own.csv_file import read_csv
from visualnet.data.own.csv_labels import UnlabelledError
from visualnet.data.own.folder import folders_in, holds_images, read_image_folders
from visualnet.data.own.idx_pairs import idx_pairs_in, idx_set_of, is_named_as_idx, read_idx_pair
from visualnet.data.own.npz_file import read_npz
from visualnet.data.own.own_parts import OwnParts
from visualnet.data.own.part_names import TEST, TRAIN, part_called, part_within, without_part
from visualnet.errors import DataError
from visualnet.sentences import Sentence

_TABLES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
_MOST_FOLDERS = 4
"""Folders within each other."""


def find_data(
    path: Path,
    choice: PictureChoice = AUTO,
    *,
    leave_out_damaged: bool = False,
    may_lack_labels: bool = False,
) -> OwnParts:
    """Return the data at a path, of a file with those of its other parts beside it.

    A file whose name says train gives the training part; those beside it with the same name but
    test, or valid, for train give the other parts. A folder is one of IDX pairs, of images by
    class, of one of those files, or of one folder that is. choice: how pictures in folders become
    28×28. leave_out_damaged: those that cannot be read. may_lack_labels: a table, which is then
    taken alone. Raises DataError, naming the file.
    """
    if os.path.isdir(path) and not is_named_as_idx(path):
        return _in_folder(path, partial(read_image_folders, choice=choice, skip=leave_out_damaged))
    if may_lack_labels and path.name.lower().endswith(_TABLES):
        return read_csv(path, may_lack_labels=True)
    return _of_file(path)


def whole_sources(paths: Sequence[Path]) -> list[Path]:
    """Return what to open of data given together: files of one data set count as one.

    Labels stand for the images beside them, other parts for the train part that is given too.
    """
    images = [_images_of(path) for path in paths]
    trains = {key for key, part in map(_set_of, images) if part == TRAIN}
    return [
        path
        for path in dict.fromkeys(images)
        if _set_of(path)[1] in ("", TRAIN) or _set_of(path)[0] not in trains
    ]


def _in_folder(folder: Path, read_images: Callable[[Path], OwnParts], depth: int = 1) -> OwnParts:
    if found := idx_pairs_in(folder):
        return replace(found, folder=folder)
    inner = folders_in(folder)
    raw = [name for name in inner if name.lower() == "raw"]
    files = [name for name in names_in(folder) if _is_data(name) and os.path.isfile(folder / name)]
    are_classes = any(holds_images(folder / name) or part_called(name) for name in inner)
    if files and not are_classes:
        file = _main_of(files, folder)
        return replace(_of_file(file), folder=folder)
    nested = raw or inner
    if len(nested) == 1 and depth < _MOST_FOLDERS and not are_classes:
        return _in_folder(folder / nested[0], read_images, depth + 1)
    return read_images(folder)


def _is_data(name: str) -> bool:
    lower = name.lower()
    is_other = "labels" in lower or lower.endswith("classmap.csv")
    return lower.endswith((".npz", *_TABLES)) and not is_other


def _main_of(names: list[str], folder: Path) -> Path:
    """Return the file that stands for those of a folder: the one, or the one of the train part."""
    trains = [name for name in names if part_within(name) == TRAIN]
    chosen = trains if len(trains) == 1 else names
    if len(chosen) > 1:
        raise DataError(
            "{folder} has several data files ({chosen}); choose one of them.",
            folder=folder,
            chosen=", ".join(chosen[:4]),
        )
    return folder / chosen[0]


def _of_file(path: Path) -> OwnParts:
    lower = path.name.lower()
    if lower.endswith(".npz"):
        return _with_parts_beside(path, read_npz)
    if lower.endswith(_TABLES):
        return _with_parts_beside(path, read_csv)
    if lower.endswith(".npy"):
        raise DataError(
            "{path} has only one array; save images and labels together as .npz with numpy.savez.",
            path=path,
        )
    return read_idx_pair(path)


def _with_parts_beside(path: Path, read: Callable[[Path], OwnParts]) -> OwnParts:
    parts = read(path)
    if part_within(path.name) != TRAIN or parts.test is not None:
        return parts
    for name in names_in(path.parent):
        part = part_within(name)
        is_other = part not in (None, TRAIN) and without_part(name) == without_part(path.name)
        if not is_other or not os.path.isfile(path.parent / name):
            continue
        try:
            examples = read(path.parent / name).train
            note = Sentence("Its {part} part is {name} in the same folder.", part=part, name=name)
        except UnlabelledError:
            parts = replace(
                parts,
                notes=(*parts.notes, Sentence("{name} has no labels and is not used.", name=name)),
            )
            continue
        parts = replace(parts, notes=(*parts.notes, note))
        parts = (
            replace(parts, test=examples) if part == TEST else replace(parts, validation=examples)
        )
    return parts


def _images_of(path: Path) -> Path:
    """Return the images file beside a labels file; any other path as it is."""
    of_set = idx_set_of(path)
    if of_set is not None and of_set[2]:
        for name in sorted(names_in(path.parent), key=len):
            other = idx_set_of(path.parent / name)
            if other is not None and other[:2] == of_set[:2] and not other[2]:
                return path.parent / name
    start, found, end = path.name.rpartition("labels")
    name = f"{start}images{end.replace('idx1', 'idx3')}".removesuffix(".gz")
    if found and os.path.isfile(path):
        for images in (path.with_name(name), path.with_name(f"{name}.gz")):
            if os.path.isfile(images):
                return images
    return path


def _set_of(path: Path) -> tuple[tuple[Path, str], str]:
    """Return what set a file is of, and which part of it; an empty part where nothing tells."""
    if (of_set := idx_set_of(path)) is not None:
        return of_set[0], of_set[1]
    part = part_within(path.name) if _is_data(path.name) else None
    return (path.parent, without_part(path.name)), part or ""
