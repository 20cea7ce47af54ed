"""The paper's brightness under light that no plane describes: shadows with an edge, lamps, folds.

It is the median of each pixel's surroundings. A median follows the straight edge of a shadow, while
strokes, which are thin, hardly move it; and it need not know whether ink is darker or lighter.
"""

import numpy as np
from scipy import ndimage

from visualnet.arrays import FloatArray, PixelArray

_WINDOW = 0.3
"""The surroundings, as a part of the picture's longer side; wider than any stroke."""

# The median is taken of a picture of this size, or it would take a second.
_SIDE = 72
# How far from a plane of light, in levels of 255, and in how much of the border, is no grain.
_OFF_PLANE = 12.0
_MOST_OFF = 0.06
_DARKEST = 4.0
_SMOOTHING_PART = 280


def has_plain_border(off_plane: FloatArray) -> bool:
    """Return whether the border of a picture is of one level under light from one side.

    off_plane: (pixels,), how far each pixel of the border is from a plane of brightness.
    """
    return bool(np.mean(np.abs(off_plane) > _OFF_PLANE) <= _MOST_OFF)


def contrast_with_surroundings(grey: PixelArray) -> FloatArray:
    """Return how much lighter each pixel is than the paper around it, (h, w).

    In levels of 255 of the paper's own brightness, as ink in a shadow takes away the same part of
    the light. Smoothed by a tenth of one pixel of 28.
    """
    levels = ndimage.gaussian_filter(grey.astype(np.float32), max(grey.shape) / _SMOOTHING_PART)
    height, width = levels.shape
    factor = max(1, round(max(grey.shape) / _SIDE))
    rows, columns = height // factor, width // factor
    whole = levels[: rows * factor, : columns * factor]
    small = whole.reshape(rows, factor, columns, factor).mean(axis=(1, 3))
    window = round(max(small.shape) * _WINDOW) | 1
    paper = ndimage.gaussian_filter(ndimage.median_filter(small, window, mode="nearest"), 1)
    scale = (height / rows, width / columns)
    paper = ndimage.zoom(paper, scale, order=1, mode="nearest", grid_mode=True)
    contrast: FloatArray = (levels / np.maximum(paper, _DARKEST) - 1) * np.float32(255)
    return contrast - np.median(contrast)
