"""Kinds of array that all rooms pass around."""

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
"""Parameters, activations, gradients: float32 (gradient checks run the same code in float64)."""

PixelArray = npt.NDArray[np.uint8]
"""Images: 0 (paper) to 255 (ink)."""

InputArray = npt.NDArray[np.float32 | np.uint8]
"""What a network learns from, (examples, …): images as bytes, or inputs as they are."""

LabelArray = npt.NDArray[np.uint8]
"""Class numbers, from 0."""

IndexArray = npt.NDArray[np.int64]
"""Positions in a data set."""

TargetArray = npt.NDArray[np.uint8 | np.int64]
"""Class numbers, as bytes or as NumPy takes them for positions without a copy."""

MaskArray = npt.NDArray[np.bool_]
"""A truth value for each parameter, pixel or example."""

Array = TypeVar("Array", bound=npt.NDArray[Any])
Scalar = TypeVar("Scalar", bound=np.generic)


def frozen(array: Array) -> Array:
    """Return the array itself, read-only from now on."""
    array.flags.writeable = False
    return array


def read_only(array: npt.NDArray[Any], dtype: type[Scalar]) -> npt.NDArray[Scalar]:
    """Return the array as that kind of number, read-only; it is copied only to convert it."""
    return frozen(np.asarray(array, dtype))
