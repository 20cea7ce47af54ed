"""The kinds of array that this package passes around."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
"""Parameters, activations, gradients: float32 (gradient checks run the same code in float64)."""

PixelArray = npt.NDArray[np.uint8]
"""Images as they are stored: 0 (paper) to 255 (ink)."""

LabelArray = npt.NDArray[np.uint8]
"""Class numbers, from 0."""

IndexArray = npt.NDArray[np.int64]
"""Positions in a data set."""
