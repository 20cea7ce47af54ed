"""Reading IDX files, the format in which MNIST was published, gzipped or plain.

Format: http://yann.lecun.com/exdb/mnist: two zero bytes, the type (0x08: unsigned byte), the number
of dimensions, each dimension as a big-endian 32-bit integer, then the numbers, last dimension
fastest.
"""

import io
import struct
import zlib
from collections.abc import Callable
from math import prod
from pathlib import Path

import numpy as np

from visualnet.data.arrays import PixelArray
from visualnet.data.files import read_limited
from visualnet.errors import DataError
from visualnet.number_text import count_text

MAX_BYTES = 256_000_000
"""The most that one file may unpack to; the largest of MNIST is 47 MB."""

_GZIP_MAGIC = b"\x1f\x8b"
_UNSIGNED_BYTE = 0x08

_MOST_SWELL = 1100
"""No gzip file unpacks to more times its size (1032, as zlib's documentation says)."""

_CHUNK_BYTES = 65_536

_Read = Callable[[int], bytes | bytearray | memoryview]


def read_idx(path: Path, *, max_bytes: int = MAX_BYTES) -> PixelArray:
    """Return the numbers of an IDX file of unsigned bytes: images (n, h, w) or labels (n,).

    The array is read-only. Whether the file is gzipped is told from its first bytes, not from its
    name; never more is unpacked than its header promises, and at most max_bytes.
    Raises DataError where the file is missing, no regular file, damaged, or no such IDX file.
    """
    # An honest gzip file is hardly longer than what it holds.
    packed = read_limited(path, max_bytes + 1_000_000, "an IDX file")
    try:
        read = _gzip_reader(packed) if packed.startswith(_GZIP_MAGIC) else _plain_reader(packed)
        shape = _read_shape(read, path, max_bytes)
        size = prod(shape)
        numbers = read(size) if size else b""
        surplus = read(1)
    except zlib.error as error:
        raise DataError(f"{path} is a damaged gzip file; get a fresh copy of it.") from error
    if len(numbers) < size:
        raise DataError(
            f"{path} is cut short: {count_text(len(numbers))} of the {count_text(size)} bytes that "
            "its header promises "
            "are there; get a fresh copy of it."
        )
    if surplus:
        raise DataError(
            f"{path} holds more than the {count_text(size)} bytes that its header promises; "
            "get a fresh copy of it."
        )
    array = np.frombuffer(numbers, np.uint8).reshape(shape)
    array.flags.writeable = False
    return array


def idx_header(shape: tuple[int, ...]) -> bytes:
    """Return the bytes that open an IDX file of unsigned bytes of this shape."""
    return struct.pack(f">HBB{len(shape)}I", 0, _UNSIGNED_BYTE, len(shape), *shape)


def _plain_reader(data: bytes) -> _Read:
    position = 0
    # A view, so that half a gigabyte of images is not copied.
    view = memoryview(data)

    def read(count: int) -> memoryview:
        nonlocal position
        start, position = position, position + count
        return view[start:position]

    return read


def _gzip_reader(packed: bytes) -> _Read:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    source = io.BytesIO(packed)

    def read(count: int) -> bytearray:
        # Piece by piece into one buffer, so that nothing large is copied or left behind. Asking for
        # one byte beyond the end makes zlib verify the checksum in the gzip trailer.
        # Whoever promises more than can be in the file gets no room for it.
        count = min(count, _MOST_SWELL * len(packed))
        data, filled = bytearray(count), 0
        while filled < count and not unpacker.eof:
            chunk = unpacker.unconsumed_tail or source.read(_CHUNK_BYTES)
            piece = unpacker.decompress(chunk, count - filled)
            if not chunk and not piece:
                raise zlib.error("the stream ends too early")
            data[filled : filled + len(piece)] = piece
            filled += len(piece)
        if unpacker.eof and (unpacker.unused_data or source.read(1)):
            raise zlib.error("something follows the stream")
        del data[filled:]
        return data

    return read


def _read_shape(read: _Read, path: Path, max_bytes: int) -> tuple[int, ...]:
    magic = read(4)
    if len(magic) < 4 or magic[:3] != bytes((0, 0, _UNSIGNED_BYTE)) or magic[3] not in (1, 3):
        raise DataError(
            f"{path} is not an IDX file of unsigned bytes in one or three dimensions; "
            "give such a file, gzipped or plain."
        )
    fields = read(4 * magic[3])
    if len(fields) < 4 * magic[3]:
        raise DataError(f"{path} is cut short within its header; get a fresh copy of it.")
    shape = struct.unpack(f">{magic[3]}I", fields)
    if prod(shape) > max_bytes:
        raise DataError(
            f"{path} promises {count_text(prod(shape))} bytes, more than the "
            f"{count_text(max_bytes)} allowed; "
            "give a smaller data set."
        )
    return shape
