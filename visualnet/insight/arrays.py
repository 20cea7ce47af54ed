"""What the arrays that this room hands out have in common: nobody changes them."""

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Scalar = TypeVar("Scalar", bound=np.generic)


def read_only(array: npt.NDArray[Any], dtype: type[Scalar]) -> npt.NDArray[Scalar]:
    """Return the array as that kind of number, read-only; it is copied only to convert it."""
    kept = np.asarray(array, dtype)
    kept.flags.writeable = False
    return kept
