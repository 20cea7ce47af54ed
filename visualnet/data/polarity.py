"""Whether images are dark on light or light on dark, told by what surrounds them."""

import numpy as np
import numpy.typing as npt

from visualnet.arrays import PixelArray
from visualnet.data.drawing.picture_ways import borders_of
from visualnet.errors import SettingError

BoolArray = npt.NDArray[np.bool_]

INVERSIONS = ("none", "all", "light")
"""Which images are made negatives of themselves: none, all, or those on light paper."""

_CHUNK = 4096
_EVEN, _EVEN_SHARE = 48, 0.75
"""A border is paper where three quarters of it are within so many levels of its median."""

_CONTRAST = 16
"""An image whose levels differ by less than this shows nothing."""


def light_papers(images: PixelArray) -> BoolArray:
    """Tell which images, (n, 28, 28), have a light and even border: ink is dark there."""
    return _papers(images)[0]


def dark_papers(images: PixelArray) -> BoolArray:
    """Tell which images have a dark and even border, as MNIST's."""
    return _papers(images)[1]


def blank_images(images: PixelArray) -> BoolArray:
    """Tell which images show nothing: all their pixels are alike."""
    blank = np.zeros(len(images), np.bool_)
    for start in range(0, len(images), _CHUNK):
        rows = images[start : start + _CHUNK].reshape(-1, images[0].size)
        blank[start : start + _CHUNK] = np.ptp(rows, axis=1) < _CONTRAST
    return blank


def inverted(images: PixelArray, which: str) -> PixelArray:
    """Return negatives of the images that a name in INVERSIONS means; the others as they are."""
    if which == "none":
        return images
    if which == "all":
        return 255 - images
    is_light = light_papers(images)
    result = images.copy()
    result[is_light] = 255 - result[is_light]
    return result


def _papers(images: PixelArray) -> tuple[BoolArray, BoolArray]:
    light, dark = np.zeros((2, len(images)), np.bool_)
    for start in range(0, len(images), _CHUNK):
        part = images[start : start + _CHUNK]
        border = borders_of(part)
        level = np.median(border, axis=1)
        is_even = (np.abs(border - level[:, None]) <= _EVEN).mean(axis=1) >= _EVEN_SHARE
        light[start : start + _CHUNK] = is_even & (level > 127)
        dark[start : start + _CHUNK] = is_even & (level <= 127)
    return light, dark


def check_not_blank(images: PixelArray, title: str) -> None:
    """Raise SettingError where all images, (n, 28, 28), show nothing; title: of their data set."""
    if blank_images(images).all():
        raise SettingError(
            "All images of {title} are blank. Check its files, or prepare pictures in "
            "another way (--pictures).",
            title=title,
        )
