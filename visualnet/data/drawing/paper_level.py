"""Which of a picture's two levels is paper, asked of more than the border.

A digit cut to its ink has no paper around it: its border is paper in places and ink in others, or
mostly ink. What is the same with a margin and without: ink is one piece where paper is parted by
it, and lies less at the border than its share of the picture would have it.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from visualnet.arrays import FloatArray, PixelArray

Mask = npt.NDArray[np.bool_]

# Levels are told apart on a picture of about this side.
_SIDE = 72
_ROUNDS = 10
_LESS_LEFT = 0.8
# Of all that the picture has off the plane: levels that differ by less are paper in light and in
# shadow, with ink besides.
_LEAST_CONTRAST = 0.35
# Weights of the evidence for a level being ink, fitted by logistic regression on MNIST's training
# images and the strokes of training writers, with and without margins; only ratios matter.
_AT_BORDER, _SHARE, _LARGEST = -3.0, 2.0, 2.0
_NEIGHBOURS = np.ones((3, 3))
"""Diagonal neighbours belong together."""


@dataclass(frozen=True, slots=True)
class TwoLevels:
    """A picture parted into two levels, under light that falls from one side.

    is_dark: (h, w), the darker level. light: (h, w), the brightness of the lighter level as a
    plane; the darker one is `contrast` levels of 255 below it.
    """

    is_dark: Mask
    light: FloatArray
    contrast: float


def two_levels_of(grey: PixelArray) -> TwoLevels | None:
    """Return the two levels of a grey picture, None where it has one only.

    They part a plane of brightness, fitted by turns with the parting, beginning with Otsu's (1979).
    """
    small, scale = _smaller(grey)
    plane, contrast = _plane_and_contrast(small)
    if contrast <= 0:
        return None
    y, x = np.mgrid[0 : grey.shape[0], 0 : grey.shape[1]].astype(np.float32) / np.float32(scale)
    light: FloatArray = (plane[0] + plane[1] * x + plane[2] * y).astype(np.float32)
    return TwoLevels(grey < light - contrast / 2, light, contrast)


def likeness_to_ink(is_ink: Mask) -> float:
    """Return how much more like a digit a part of a picture is than the rest; negative: less."""
    return _evidence(is_ink) - _evidence(~is_ink)


def border_of(picture: npt.NDArray[np.generic]) -> FloatArray:
    """Return the outermost pixels of a picture, (pixels,)."""
    return np.concatenate((picture[0], picture[-1], picture[1:-1, 0], picture[1:-1, -1])).astype(
        np.float32
    )


def _evidence(is_ink: Mask) -> float:
    pieces, count = ndimage.label(is_ink, structure=_NEIGHBOURS)
    if not count:
        return 0.0
    sizes = np.bincount(pieces.ravel())[1:]
    largest = float(sizes.max() / sizes.sum())
    at_border = float(border_of(is_ink).mean())
    return _AT_BORDER * at_border + _SHARE * float(is_ink.mean()) + _LARGEST * largest


def _smaller(grey: PixelArray) -> tuple[FloatArray, float]:
    """Return the picture at about _SIDE pixels, and how many of its pixels one of them is."""
    levels = grey.astype(np.float32)
    factor = min(max(1, round(max(grey.shape) / _SIDE)), *grey.shape)
    rows, columns = grey.shape[0] // factor, grey.shape[1] // factor
    whole = levels[: rows * factor, : columns * factor]
    return whole.reshape(rows, factor, columns, factor).mean(axis=(1, 3)), float(factor)


def _plane_and_contrast(small: FloatArray) -> tuple[FloatArray, float]:
    """Return level, slope to the right and slope down of the lighter level; and the contrast.

    There is a slope only where it leaves clearly less unexplained: else a digit that has more ink
    on one side would be taken for light from the other.
    """
    levels = small.ravel()
    y, x = np.mgrid[0 : small.shape[0], 0 : small.shape[1]].astype(np.float32)
    is_dark = levels <= _otsu(levels)
    if is_dark.all() or not is_dark.any():
        return np.zeros(3, np.float32), 0.0
    light, dark = float(levels[~is_dark].mean()), float(levels[is_dark].mean())
    unexplained = float(((levels - np.where(is_dark, dark, light)) ** 2).sum())
    plane = np.stack([np.ones_like(levels), x.ravel(), y.ravel()], axis=1)
    found, left = _part_by_turns(plane, levels, is_dark)
    contrast = -float(found[3])
    if left > _LESS_LEFT * unexplained:
        found, contrast = np.array([light, 0, 0], np.float32), light - dark
    if contrast < _LEAST_CONTRAST * float(np.ptp(levels - plane @ found[:3])):
        return found[:3], 0.0
    return found[:3], contrast


def _part_by_turns(
    plane: FloatArray, levels: FloatArray, is_dark: Mask
) -> tuple[FloatArray, float]:
    """Return the plane's three numbers and the step to the darker level, and the squares left."""
    found, left = np.zeros(4, np.float32), float("inf")
    for _ in range(_ROUNDS):
        columns = np.concatenate((plane, is_dark[:, None]), axis=1).astype(np.float32)
        found = np.linalg.lstsq(columns, levels, rcond=None)[0]
        left = float(((levels - columns @ found) ** 2).sum())
        now = levels - plane @ found[:3] < found[3] / 2
        if now.all() or not now.any():
            return found, float("inf")
        if np.array_equal(now, is_dark):
            break
        is_dark = now
    return found, left


def _otsu(levels: FloatArray) -> float:
    """Return the threshold that parts levels of 0 to 255 into the two most unlike classes."""
    counts = np.bincount(np.rint(levels).astype(np.int64), minlength=256)
    below, mass = np.cumsum(counts), np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mass[-1] * below / below[-1] - mass) ** 2 / (below * (below[-1] - below))
    between = np.nan_to_num(between, nan=-1.0, posinf=-1.0)
    return float(np.flatnonzero(between >= between.max()).mean())
