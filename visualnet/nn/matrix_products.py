"""Matrix products that add to what is there: C ← alpha · A B + beta · C, straight from BLAS.

NumPy's own products can only overwrite. Adding saves gradients a way through the cache of their
own: an update of 784-128-64-10 takes 14 instead of 53 µs (2026-11).

SciPy's wrappers of BLAS keep Python's lock for as long as a product takes, so that no other thread,
and no window, moves meanwhile. `LongProduct` calls the same routine without it.

How many threads a product takes is set in `product_threads`.
"""

import ctypes
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cache, partial
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray
from visualnet.nn.product_threads import limit_threads

LONG = 3_000_000
"""Multiplications from which on a product lets Python's lock go: about 60 µs on one core. For
shorter ones asking for the lock again may take longer than they do."""

_LONG_ENOUGH_FOR_TWO = 4 * LONG
"""Multiplications from which on a second thread gains more than it has to be waited for."""

_LONG_VECTOR = 200_000
"""Entries from which on adding vectors lets the lock go: about 30 µs."""

Accumulate = Callable[[float, FloatArray, float], object]
"""(alpha, B, beta): C ← alpha · A Bᵀ + beta · C, where A and C are known."""

Multiply = Callable[[FloatArray, FloatArray, FloatArray], object]
"""(left, right, out): out ← left · right."""


class Blas:
    """The BLAS routines for one kind of float; see the BLAS reference (Dongarra et al. 1990).

    gemm(alpha, a, b, beta, c, trans_a, trans_b, overwrite_c), gemv, axpy(x, y, n, a): as SciPy
    wraps them, on arrays in Fortran's order. float32 or float64. unlocked_gemm, unlocked_axpy: as
    BLAS has them, on addresses, without Python's lock; None where this SciPy has none that can be
    called so.
    """

    def __init__(self, dtype: npt.DTypeLike) -> None:
        # SciPy's linear algebra takes a tenth of a second to load, which no window waits for.
        from scipy.linalg import blas

        is_single = np.dtype(dtype) == np.float32
        letter = "s" if is_single else "d"
        self.gemm: Any = getattr(blas, f"{letter}gemm")
        self.gemv: Any = getattr(blas, f"{letter}gemv")
        self.axpy: Any = getattr(blas, f"{letter}axpy")
        self.unlocked_gemm = _unlocked(f"{letter}gemm", 13, (2, 3, 4, 7, 9, 12))
        self.unlocked_axpy = _unlocked(f"{letter}axpy", 6, (0, 3, 5))
        self.float_type: Any = ctypes.c_float if is_single else ctypes.c_double
        limit_threads()

    def accumulation(
        self, a: FloatArray, b: FloatArray, c: FloatArray, helper: Executor | None = None
    ) -> Accumulate:
        """Return what adds alpha · A Bᵀ to beta · C; all in Fortran's order and contiguous.

        A and C must be these arrays whenever it is called; B may be another of its shape. helper:
        a thread that takes a long product: see `LentProduct`.
        """
        if self.unlocked_gemm is None or a.size * b.shape[0] < LONG:
            gemm = self.gemm
            return lambda alpha, other, beta: gemm(alpha, a, other, beta, c, 0, 1, 1)
        product = LongProduct(self, a, b, c, "NT")
        return product if helper is None else LentProduct(product, helper)

    def multiplication(
        self,
        left: FloatArray,
        right: FloatArray,
        out: FloatArray,
        threads: int,
        helper: Executor | None = None,
    ) -> Multiply:
        """Return what writes left · right into out, as np.dot does, with so many threads.

        right and out must be these arrays whenever it is called; left may be another of its shape.
        left, out: in C's order; right: in either; all contiguous. helper: a thread that takes some
        rows of a very long product, where that changes no bit and threads is 1.
        """
        # With one thread NumPy's product is the faster, by a fifth for 784 inputs (2026-11).
        if threads == 1:
            is_long = left.size * out.shape[1] >= _LONG_ENOUGH_FOR_TWO
            if helper is not None and is_long:
                cut = _exact_cut(left.dtype.char, left.shape, right.shape)
                return np.ndarray.dot if cut is None else SplitProduct(helper, cut)
            return np.ndarray.dot
        # Read in Fortran's order, every array is its own transpose.
        if right.flags.c_contiguous:
            a, transposed = right.T, 0
        else:
            a, transposed = right, 1
        if self.unlocked_gemm is None or left.size * out.shape[1] < LONG:
            gemm = self.gemm
            return lambda left, _right, out: gemm(1.0, a, left.T, 0.0, out.T, transposed, 0, 1)
        product = LongProduct(self, a, left.T, out.T, "TN" if transposed else "NN")
        return lambda left, _right, _out: product(1.0, left.T, 0.0)


class LongProduct:
    """C ← alpha · op(A) op(B) + beta · C, by gemm, while other threads may run Python.

    A and C stay where they are; B may be another array of its shape at each call.
    """

    __slots__ = ("_alpha", "_b", "_beta", "_call", "_kept")

    def __init__(
        self, blas: Blas, a: FloatArray, b: FloatArray, c: FloatArray, transposed: str
    ) -> None:
        """a, b, c: in Fortran's order and contiguous.

        transposed: "N" or "T" for A and B each.
        """
        rows, columns = c.shape
        inner = a.shape[0] if transposed[0] == "T" else a.shape[1]
        numbers = (ctypes.c_int * 6)(rows, columns, inner, a.shape[0], b.shape[0], rows)
        letters = ctypes.create_string_buffer(transposed.encode())
        first, number = ctypes.addressof(letters), ctypes.addressof(numbers)
        m, n, k, lda, ldb, ldc = (
            number + ctypes.sizeof(ctypes.c_int) * place for place in range(6)
        )
        self._alpha, self._beta = blas.float_type(), blas.float_type()
        self._b = ctypes.c_void_p(b.ctypes.data)
        alpha, beta = (ctypes.addressof(scale) for scale in (self._alpha, self._beta))
        before = (first, first + 1, m, n, k, alpha, a.ctypes.data, lda)
        after = (ldb, beta, c.ctypes.data, ldc)
        pointers = [
            *map(ctypes.c_void_p, before),
            self._b,
            *map(ctypes.c_void_p, after),
        ]
        assert blas.unlocked_gemm is not None  # noqa: S101 - callers checked
        self._call = partial(blas.unlocked_gemm, *pointers)
        # BLAS is handed addresses, which keep nothing alive.
        self._kept = (numbers, letters, a, c)

    def __call__(self, alpha: float, b: FloatArray, beta: float) -> None:
        """Do the product; returns when it is done."""
        self._alpha.value, self._beta.value = alpha, beta
        self._b.value = _address(b.T)
        self._call()


class SplitProduct:
    """out ← left · right, the first rows of it by another thread."""

    def __init__(self, helper: Executor, rows: int) -> None:
        self._helper, self._rows = helper, rows

    def __call__(self, left: FloatArray, right: FloatArray, out: FloatArray) -> None:
        """Do the product; returns when it is done."""
        rows = self._rows
        helped = self._helper.submit(np.dot, left[:rows], right, out[:rows])
        np.dot(left[rows:], right, out[rows:])
        helped.result()


class LentProduct:
    """A product that another thread does, beside what its caller goes on with until `wait`."""

    def __init__(self, product: LongProduct, helper: Executor) -> None:
        self._product, self._helper = product, helper
        self._helped: Future[None] | None = None

    def __call__(self, alpha: float, b: FloatArray, beta: float) -> None:
        """Have the product done; what it reads must not change before it is."""
        self._helped = self._helper.submit(self._product, alpha, b, beta)

    def wait(self) -> None:
        """Return when it is done."""
        assert self._helped is not None  # noqa: S101 - it was called
        self._helped.result()


def blas_for(array: FloatArray) -> Blas:
    """Return the routines for the dtype of an array, float32 or float64."""
    return _blas(array.dtype.char)


def add_scaled(vector: FloatArray, factor: float, to: FloatArray) -> None:
    """Add factor · vector to another vector of the same length, in place; both contiguous."""
    blas = blas_for(to)
    if blas.unlocked_axpy is None or to.size < _LONG_VECTOR:
        blas.axpy(vector, to, to.size, factor)
        return
    count, one, scale = ctypes.c_int(to.size), ctypes.c_int(1), blas.float_type(factor)
    count_at, one_at, scale_at = map(ctypes.addressof, (count, one, scale))
    x, y = _address(vector), _address(to)
    blas.unlocked_axpy(count_at, scale_at, x, one_at, y, one_at)


def _address(array: FloatArray) -> int:
    """Return where an array begins that is contiguous in C's order.

    The array's own answer is made of many small objects, which after each long product come from
    slow memory: eight microseconds of a step of half a millisecond (2026-11).
    """
    if array.flags.writeable:
        return ctypes.addressof(ctypes.c_char.from_buffer(array.data))
    return array.ctypes.data


@cache
def _blas(letter: str) -> Blas:
    return Blas(letter)


@cache
def _exact_cut(letter: str, *shapes: tuple[int, int]) -> int | None:
    """Return how many rows of a product can be done apart with the bits of the whole.

    A half of them or fewer, None below a quarter; what BLAS does is by shape.
    """
    generator = np.random.default_rng(0)
    left, right = (generator.random(shape).astype(letter) for shape in shapes)
    whole = np.dot(left, right)
    for cut in range(len(left) // 2, len(left) // 4, -1):
        parts = np.dot(left[:cut], right), np.dot(left[cut:], right)
        if np.array_equal(np.concatenate(parts), whole):
            return cut
    return None


def _unlocked(name: str, count: int, whole: tuple[int, ...]) -> Callable[..., None] | None:
    """Return a routine of BLAS that takes addresses, None where its numbers are not C's int.

    count: of its arguments. whole: the places of those that are numbers. SciPy hands its routines
    to compiled code this way; see `scipy.linalg.cython_blas`.
    """
    from scipy.linalg import cython_blas

    capsule = cython_blas.__pyx_capi__[name]
    signature_of = ctypes.pythonapi.PyCapsule_GetName
    signature_of.restype, signature_of.argtypes = ctypes.c_char_p, [ctypes.py_object]
    address_of = ctypes.pythonapi.PyCapsule_GetPointer
    address_of.restype, address_of.argtypes = (
        ctypes.c_void_p,
        [ctypes.py_object, ctypes.c_char_p],
    )
    signature = signature_of(capsule)
    arguments = signature.decode().partition("(")[2].rstrip(")").split(", ")
    if len(arguments) != count or any(arguments[place] != "int *" for place in whole):
        return None
    kind = ctypes.CFUNCTYPE(None, *[ctypes.c_void_p] * count)
    return kind(address_of(capsule, signature))
