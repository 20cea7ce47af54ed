"""Matrix products that add to what is there: C ← alpha · A B + beta · C, straight from BLAS.

NumPy's own products can only overwrite. Adding saves gradients a way through the cache of their
own: an update of 784-128-64-10 takes 14 instead of 53 µs (2026-11).
"""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.nn.arrays import FloatArray


class Blas:
    """The BLAS routines for one kind of float; see the BLAS reference (Dongarra et al. 1990).

    gemm(alpha, a, b, beta, c, trans_a, trans_b, overwrite_c), gemv, axpy(x, y, n, a): as SciPy
    wraps them, on arrays in Fortran's order. float32 or float64.
    """

    def __init__(self, dtype: npt.DTypeLike) -> None:
        # SciPy's linear algebra takes a tenth of a second to load, which no window waits for.
        from scipy.linalg import blas
        from threadpoolctl import threadpool_limits

        # NumPy and SciPy bring a BLAS each, and two pools of threads that wait for work by
        # spinning slow each other down a hundred times (two cores, 2026-11).
        threadpool_limits(1, user_api="blas")
        letter = "s" if np.dtype(dtype) == np.float32 else "d"
        self.gemm: Any = getattr(blas, f"{letter}gemm")
        self.gemv: Any = getattr(blas, f"{letter}gemv")
        self.axpy: Any = getattr(blas, f"{letter}axpy")


@cache
def _blas(letter: str) -> Blas:
    return Blas(letter)


def blas_for(array: FloatArray) -> Blas:
    """Return the routines for the dtype of an array, float32 or float64."""
    return _blas(array.dtype.char)


def add_scaled(vector: FloatArray, factor: float, to: FloatArray) -> None:
    """Add factor · vector to another vector of the same length, in place; both contiguous."""
    blas_for(to).axpy(vector, to, to.size, factor)
