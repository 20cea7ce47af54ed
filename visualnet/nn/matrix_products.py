"""Matrix products that add to what is there: C ← alpha · A B + beta · C, straight from BLAS.

NumPy's own products can only overwrite. Adding saves gradients a way through the cache of their
own: an update of 784-128-64-10 takes 14 instead of 53 µs (2026-11).

NumPy and SciPy bring a BLAS each, and two pools of threads that wait for work by spinning slow each
other down a hundred times (two cores, 2026-11). So NumPy's takes one thread, always, and SciPy's
one unless `use_threads_for` allows more. More pay only for wide layers, and only on cores that
nothing else wants: a product waits for the slowest of its threads, and where another program took
one of two cores, 784-512-512-10 went from 27,000 examples/s to 1,200.
"""

import os
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray

WIDE_LAYER = 256
"""Products of layers from here on gain by a second thread; for 784-128-64-10 it costs a tenth."""

_threads = 1


class Blas:
    """The BLAS routines for one kind of float; see the BLAS reference (Dongarra et al. 1990).

    gemm(alpha, a, b, beta, c, trans_a, trans_b, overwrite_c), gemv, axpy(x, y, n, a): as SciPy
    wraps them, on arrays in Fortran's order. float32 or float64.
    """

    def __init__(self, dtype: npt.DTypeLike) -> None:
        # SciPy's linear algebra takes a tenth of a second to load, which no window waits for.
        from scipy.linalg import blas

        letter = "s" if np.dtype(dtype) == np.float32 else "d"
        self.gemm: Any = getattr(blas, f"{letter}gemm")
        self.gemv: Any = getattr(blas, f"{letter}gemv")
        self.axpy: Any = getattr(blas, f"{letter}axpy")
        _limit_threads()

    def dot(self, left: FloatArray, right: FloatArray, out: FloatArray) -> None:
        """Write left · right into out, as np.dot does, with the threads that are allowed.

        left, out: in C's order; right: in either.
        """
        # Read in Fortran's order, every array is its own transpose.
        if right.flags.c_contiguous:
            self.gemm(1.0, right.T, left.T, 0.0, out.T, 0, 0, 1)
        else:
            self.gemm(1.0, right, left.T, 0.0, out.T, 1, 0, 1)


def use_threads_for(layer_sizes: Sequence[int]) -> None:
    """Let products take all cores but one from now on if the network is wide, else one core.

    For training without a window, which needs a core of its own.
    """
    global _threads
    _threads = max(1, _cores() - 1) if max(layer_sizes[1:]) >= WIDE_LAYER else 1
    _limit_threads()


def has_threads() -> bool:
    """Tell whether products may take more than one thread."""
    return _threads > 1


def _cores() -> int:
    has_affinity = hasattr(os, "sched_getaffinity")
    return len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1


def blas_for(array: FloatArray) -> Blas:
    """Return the routines for the dtype of an array, float32 or float64."""
    return _blas(array.dtype.char)


def add_scaled(vector: FloatArray, factor: float, to: FloatArray) -> None:
    """Add factor · vector to another vector of the same length, in place; both contiguous."""
    blas_for(to).axpy(vector, to, to.size, factor)


@cache
def _blas(letter: str) -> Blas:
    return Blas(letter)


def _limit_threads() -> None:
    from threadpoolctl import ThreadpoolController

    for library in ThreadpoolController().select(user_api="blas").lib_controllers:
        is_scipy = "scipy." in library.filepath or "/scipy/" in library.filepath
        library.set_num_threads(_threads if is_scipy else 1)
