"""Reading IDX files, the format in which MNIST was published, gzipped or plain.

Format: http://yann.lecun.com/exdb/mnist: two zero bytes, the type, the number of dimensions, each
dimension as a big-endian 32-bit integer, then the numbers, big-endian, last dimension fastest.
"""

import io
import struct
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from visualnet.data.files import GZIP_ERRORS, check_swelling, damaged_gzip, read_limited, unpacking
from visualnet.errors import DataError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

MAX_BYTES = 256_000_000
"""The most that one file may unpack to; the largest of MNIST is 47 MB."""

_UNSIGNED_BYTE = 0x08
_TYPES = {
    _UNSIGNED_BYTE: ">u1",
    0x09: ">i1",
    0x0B: ">i2",
    0x0C: ">i4",
    0x0D: ">f4",
    0x0E: ">f8",
}
_MAX_DIMENSIONS = 4

_MOST_SWELL = 1100
"""No gzip file unpacks to more times its size (1032, as zlib's documentation says)."""


def read_idx(path: Path, *, max_bytes: int = MAX_BYTES) -> npt.NDArray[Any]:
    """Return the numbers of an IDX file, of the type and the one to four dimensions that it has.

    Images are (n, h, w) and labels (n,), both of unsigned bytes, as a rule. The array is read-only.
    Whether the file is gzipped is told from its first bytes, not from its
    name; never more is unpacked than its header promises, and at most max_bytes.
    Raises DataError where the file is missing, no regular file, damaged, or no such IDX file.
    """
    # An honest gzip file is hardly longer than what it holds.
    packed = read_limited(path, max_bytes + 1_000_000, Sentence("an IDX file"))
    file, is_packed = unpacking(io.BytesIO(packed))
    try:
        dtype, shape = _read_header(file, path, max_bytes)
        size = prod(shape) * dtype.itemsize
        if is_packed:
            check_swelling(path, len(packed), prod(shape), size)
            # Python makes room at once for all that is asked for.
            numbers = memoryview(file.read(min(size, _MOST_SWELL * len(packed))))
            surplus = file.read(1)
        else:
            # A view, so that half a gigabyte of images is not copied.
            numbers = memoryview(packed)[file.tell() :][:size]
            surplus = packed[file.tell() + size :][:1]
    except GZIP_ERRORS as error:
        raise damaged_gzip(path) from error
    if len(numbers) < size:
        raise DataError(
            "{path} is cut short: it has {number_count} of {size} bytes. Get a fresh copy of it.",
            path=path,
            number_count=count_text(len(numbers)),
            size=count_text(size),
        )
    if surplus:
        raise DataError(
            "{path} is longer than the {size} bytes that its header promises. Get a fresh "
            "copy of it.",
            path=path,
            size=count_text(size),
        )
    array = np.frombuffer(numbers, dtype).reshape(shape)
    array.flags.writeable = False
    return array


def idx_header(shape: tuple[int, ...]) -> bytes:
    """Return the bytes that open an IDX file of unsigned bytes of this shape."""
    return struct.pack(f">HBB{len(shape)}I", 0, _UNSIGNED_BYTE, len(shape), *shape)


def _read_header(
    file: BinaryIO, path: Path, max_bytes: int
) -> tuple[np.dtype[Any], tuple[int, ...]]:
    magic = file.read(4)
    is_idx = len(magic) == 4 and magic[:2] == bytes(2) and magic[2] in _TYPES
    if not is_idx or not 1 <= magic[3] <= _MAX_DIMENSIONS:
        raise DataError(
            "{path} is not an IDX file with one to {max_dimensions} dimensions; choose one, "
            "gzipped or not.",
            path=path,
            max_dimensions=_MAX_DIMENSIONS,
        )
    dtype = np.dtype(_TYPES[magic[2]])
    fields = file.read(4 * magic[3])
    if len(fields) < 4 * magic[3]:
        raise DataError("{path} is cut short in its header. Get a fresh copy of it.", path=path)
    shape = struct.unpack(f">{magic[3]}I", fields)
    size = prod(shape) * dtype.itemsize
    if size > max_bytes:
        raise DataError(
            "{path} promises {size} bytes, more than {max_bytes}; choose a smaller data set.",
            path=path,
            size=count_text(size),
            max_bytes=count_text(max_bytes),
        )
    return dtype, shape
