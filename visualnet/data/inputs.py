"""What a network can be asked to read: images, files of pen strokes, folders of both, data sets."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from visualnet.arrays import PixelArray
from visualnet.data.dataset import Dataset
from visualnet.data.datasets import load_test_images
from visualnet.data.drawing.images import MAX_BYTES, grey_of_bytes, has_more_pages, image_to_digit
from visualnet.data.drawing.picture_ways import DEFAULT, PictureWay, seen_picture
from visualnet.data.drawing.stroke_files import STROKE_SUFFIX, drawings_in, read_stroke_file
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.data.files import names_in
from visualnet.data.own.folder import SUFFIXES, folders_in
from visualnet.data.preparing import Preparation
from visualnet.errors import DataError

_MAX_INPUTS = 1_000_000
_TABLES = (".csv", ".csv.gz", ".tsv", ".tsv.gz", ".npz")


def read_inputs(path: Path, way: PictureWay = DEFAULT) -> list[PixelArray]:
    """Return what the network sees, (28, 28) each: one for an image, one a line of a stroke file.

    A name ending in `.strokes.jsonl` is a stroke file, any other an image, prepared as the network
    learnt to see images; strokes are always refitted. Raises DataError where the file cannot be
    read as that.
    """
    if path.name.lower().endswith(STROKE_SUFFIX):
        return _seen(read_stroke_file(path))
    try:
        return [image_to_digit(path, way)]
    except DataError:
        if os.path.isfile(path) and path.name.lower().endswith(_TABLES):
            raise DataError(
                "{path} is a data set, not a picture; use it with --dataset.", path=path
            ) from None
        raise


def is_read_in_part(path: Path) -> bool:
    """Tell whether a file that was read is a picture with pages after the first, which is read."""
    return not path.name.lower().endswith(STROKE_SUFFIX) and has_more_pages(path)


def read_stream(
    stream: BinaryIO, name: str, way: PictureWay = DEFAULT
) -> tuple[list[PixelArray], bool, bool]:
    """Return what the network sees of an image or a stroke file that is in no file.

    Also whether it is an image, and whether that has pages after the first, which is read. Strokes
    are told by the brace that they begin with. name: for messages. Raises DataError.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DataError(
            "{name} is larger than {max_bytes} MB; send less.",
            name=name,
            max_bytes=MAX_BYTES // 1_000_000,
        )
    if data.lstrip()[:1] == b"{":
        return _seen(drawings_in(data, name)), False, False
    return [seen_picture(grey_of_bytes(data, name), way)], True, has_more_pages(data)


def standard_input() -> BinaryIO:
    """Return standard input as bytes; raises DataError where it is closed."""
    if sys.stdin is None:
        raise DataError("Standard input is closed; name files instead.")
    return sys.stdin.buffer


def inputs_in(folder: Path) -> list[Path]:
    """Return the images and stroke files in a folder and the folders in it, in order of names.

    Hidden ones and those that systems leave behind are left out, links to folders not followed.
    Raises DataError where there are none, or a folder cannot be read.
    """
    found = [path for path in _walk(folder) if _is_input(path.name)]
    if not found:
        raise DataError(
            "{folder} has no images or stroke files; choose another folder.", folder=folder
        )
    if len(found) > _MAX_INPUTS:
        raise DataError(
            "{folder} has more than {max_inputs} images; choose a smaller folder.",
            folder=folder,
            max_inputs=f"{_MAX_INPUTS:,}",
        )
    return found


def images_to_read(
    source: str, way: PictureWay = DEFAULT, preparation: Preparation | None = None
) -> Dataset:
    """Return the test part of a data set, all its images where it has none, in the files' order.

    A table of the user's own may lack labels, which are not to be used. Raises as `load_dataset`.
    """
    return load_test_images(
        source, is_whole=True, preparation=preparation, pictures=way, in_file_order=True
    )


def _seen(drawings: Iterable[StrokeDrawing]) -> list[PixelArray]:
    return [drawing.stages().centred for drawing in drawings]


def _walk(folder: Path) -> Iterable[Path]:
    inner = folders_in(folder)
    for name in names_in(folder):
        if name not in inner and os.path.isfile(folder / name):
            yield folder / name
    for name in inner:
        if not os.path.islink(folder / name):
            yield from _walk(folder / name)


def _is_input(name: str) -> bool:
    lower = name.lower()
    return Path(lower).suffix in SUFFIXES or lower.endswith(STROKE_SUFFIX)
