"""The kinds of array that this package passes around."""

import numpy as np
import numpy.typing as npt

PixelArray = npt.NDArray[np.uint8]
"""Images: 0 (paper) to 255 (ink)."""

LabelArray = npt.NDArray[np.uint8]
"""Class numbers, from 0."""

IndexArray = npt.NDArray[np.int64]
"""Positions in a data set."""

FloatArray = npt.NDArray[np.float32]
"""Intermediate results of image work."""
