"""Sizes of the drawing's field and box, cropping, and resampling by area means."""

import numpy as np

from visualnet.arrays import FloatArray, PixelArray

FIELD_SIDE = 28
"""Side of what the network sees, in pixels."""


BOX_SIDE = 20
"""Side of the box that the ink is fitted into, in pixels."""


def crop_to_ink(ink: PixelArray) -> PixelArray:
    """Return the smallest part of the image that holds all ink; all of it where there is none."""
    is_ink = ink > 0
    rows, columns = np.flatnonzero(is_ink.any(axis=1)), np.flatnonzero(is_ink.any(axis=0))
    if not len(rows):
        return ink
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def resized(image: PixelArray, height: int, width: int) -> PixelArray:
    """Return the image scaled to (height, width); each pixel is the mean of the area it covers."""
    if image.shape == (height, width):
        return image
    rows, columns = _area_means(image.shape[0], height), _area_means(image.shape[1], width)
    means: FloatArray = rows @ image.astype(np.float32) @ columns.T
    return np.rint(means).astype(np.uint8)


def fitted_into(image: PixelArray, side: int) -> PixelArray:
    """Return an image scaled to fill a square of paper, aspect ratio kept, in its middle."""
    scale = side / max(image.shape)
    height, width = (max(1, round(length * scale)) for length in image.shape)
    return in_the_middle(resized(image, height, width), side)


def in_the_middle(image: PixelArray, side: int) -> PixelArray:
    """Return a square of paper with an image, which is at most as large, in its middle."""
    field = np.zeros((side, side), np.uint8)
    height, width = image.shape
    top, left = (side - height) // 2, (side - width) // 2
    field[top : top + height, left : left + width] = image
    return field


def _area_means(old: int, new: int) -> FloatArray:
    """Return the share of each of `old` equal parts in each of `new` ones, (new, old)."""
    edges = np.arange(new + 1)[:, None] * (old / new)
    places = np.arange(old)
    overlap = np.minimum(edges[1:], places + 1) - np.maximum(edges[:-1], places)
    shares: FloatArray = (np.clip(overlap, 0, None) * (new / old)).astype(np.float32)
    return shares
