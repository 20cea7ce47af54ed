"""Reading the pictures of a folder as examples, all prepared in one way."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from visualnet.data.arrays import PixelArray
from visualnet.data.drawing.images import read_grey
from visualnet.data.drawing.picture_ways import (
    AUTO,
    DEFAULT,
    PictureChoice,
    PictureWay,
    seen_images,
    seen_picture,
)
from visualnet.data.drawing.scaling import FIELD_SIDE

_FIELD = (FIELD_SIDE, FIELD_SIDE)


def read_pictures(
    paths: Sequence[Path], choice: PictureChoice = AUTO
) -> tuple[PixelArray, PictureWay]:
    """Return pictures as examples, (n, 28, 28), and what was done to all of them.

    Where the choice is left to the pictures they are refitted, unless most of them are 28×28: then
    all are taken whole, as they are, and what suits them is still to be found. Raises DataError as
    `read_grey` does.
    """
    images = np.empty((len(paths), *_FIELD), np.uint8)
    is_small = np.zeros(len(paths), bool)
    way: PictureWay = DEFAULT if choice == AUTO else choice
    for k, path in enumerate(paths):
        grey = read_grey(path)
        is_small[k] = grey.shape == _FIELD
        images[k] = grey if is_small[k] else seen_picture(grey, way)
    if choice == AUTO and 2 * np.count_nonzero(is_small) > len(paths):
        for k in np.flatnonzero(~is_small).tolist():
            images[k] = seen_picture(read_grey(paths[k]), "as-is")
        return images, "as-is"
    images[is_small] = seen_images(images[is_small], way)
    return images, way
