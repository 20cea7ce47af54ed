"""Reading the pictures of a folder as examples, all prepared in one way."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from visualnet.arrays import PixelArray
from visualnet.data.drawing.images import has_more_pages, read_grey
from visualnet.data.drawing.picture_ways import (
    AUTO,
    DEFAULT,
    PictureChoice,
    PictureWay,
    seen_images,
    seen_picture,
)
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.errors import DataError

_FIELD = (FIELD_SIDE, FIELD_SIDE)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures as examples, (n, 28, 28), and what was done to all of them.

    errors: of those that could not be read, which `images` are without, by their place. paged:
    those of which only the first page is read.
    """

    images: PixelArray
    way: PictureWay
    errors: dict[int, DataError]
    paged: tuple[Path, ...] = ()


def read_pictures(paths: Sequence[Path], choice: PictureChoice = AUTO) -> Pictures:
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
    return Pictures(images[is_read] if errors else images, way, errors, tuple(paged))
