"""Reading the user's own folder of images: a folder in it for each class."""

import os
from pathlib import Path

import numpy as np

from visualnet.data.class_names import MAX_CLASSES, checked_names
from visualnet.data.drawing.images import image_as_example
from visualnet.data.files import names_in
from visualnet.data.own.own_parts import MAX_IMAGES, Examples, OwnParts
from visualnet.errors import DataError
from visualnet.number_text import count_text

SUFFIXES = {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".ppm", ".pgm"}
"""Endings of the names of images; other files in the folders are left alone."""


def read_class_folders(folder: Path) -> OwnParts:
    """Return the data set of a folder whose folders hold the images of one class each.

    A folder's name is its class's name. Images of 28×28 in grey are taken as they are, others go
    through the drawing's stages as `image_as_example` says, which takes about 1 ms each (2026-11).
    Raises DataError where there are no such folders, too many, one without images, or a damaged
    image.
    """
    names = sorted((n for n in names_in(folder) if os.path.isdir(folder / n)), key=_in_order)
    if not 2 <= len(names) <= MAX_CLASSES:
        raise DataError(
            f"{folder} holds {count_text(len(names))} folders and no IDX files; give a folder with "
            "a folder "
            f"of images for each of 2 to {MAX_CLASSES} classes."
        )
    class_names = checked_names(dict(enumerate(names)), folder)
    paths = [_images_in(folder / name) for name in names]
    count = sum(len(images) for images in paths)
    if count > MAX_IMAGES:
        raise DataError(
            f"{folder} holds {count_text(count)} images; give at most {count_text(MAX_IMAGES)}."
        )
    images = np.stack([image_as_example(path) for of_class in paths for path in of_class])
    labels = np.repeat(np.arange(len(names), dtype=np.uint8), [len(of_class) for of_class in paths])
    return OwnParts(Examples(images, labels), class_names=class_names)


def _in_order(name: str) -> tuple[int, str]:
    """Sort numbers by their value, before everything else."""
    is_number = name.isascii() and name.isdigit() and len(name) < 10
    return (int(name) if is_number else 10**10, name)


def _images_in(folder: Path) -> list[Path]:
    paths = [folder / n for n in names_in(folder) if Path(n).suffix.lower() in SUFFIXES]
    if not paths:
        raise DataError(f"{folder} holds no images; put some there or take the folder away.")
    return paths
