"""Zip files of arrays, from anywhere: nothing is unpacked before it is known how much it is."""

import io
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy

from visualnet.sentences import SentenceError

HEAD_BYTES = 4096
"""Enough for the header of any array of ours; NumPy writes 128 bytes."""

_END_RECORD, _END_RECORD_BYTES = b"PK\x05\x06", 22
_ZIP64_LOCATOR, _ZIP64_LOCATOR_BYTES = b"PK\x06\x07", 20
"""Such a file may hold a longer list of members than its end record says."""

_MAX_COMMENT = 65_535
_ERRORS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError)
_EPOCH_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MAX_SIDE = 2**40
"""Of an array, which may have many entries along one side and none along another."""


class DamagedZipError(Exception):
    """The file is no zip file, or is cut short or damaged."""


class LongDirectoryError(DamagedZipError):
    """The list of what is in the file is longer than anybody asked for."""


class ArrayError(SentenceError):
    """What is wrong with an array, as a clause whose subject is the array."""


@dataclass(frozen=True, slots=True)
class ArrayHeader:
    """What the header of a .npy array says. start: where the numbers begin, bytes."""

    dtype: np.dtype[Any]
    is_fortran: bool
    shape: tuple[int, ...]
    start: int

    def array(self, data: bytes) -> npt.NDArray[Any]:
        """Return the array of a whole member, read-only."""
        values = np.frombuffer(data, self.dtype, offset=self.start)
        return values.reshape(self.shape, order="F" if self.is_fortran else "C")


@contextmanager
def opened_zip(file: BinaryIO, max_directory_bytes: int) -> Iterator[zipfile.ZipFile]:
    """Open a zip file; what its format makes go wrong in the block is a DamagedZipError too.

    Raises LongDirectoryError, before it is read into memory, for a longer list of members.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _MAX_COMMENT - _END_RECORD_BYTES - _ZIP64_LOCATOR_BYTES))
    tail = file.read()
    # Where zipfile looks for it.
    last = tail[-_END_RECORD_BYTES:]
    is_last = last.startswith(_END_RECORD) and last.endswith(b"\0\0")
    at = len(tail) - _END_RECORD_BYTES if is_last else tail.rfind(_END_RECORD)
    # After it comes the comment, whose length it tells, and nothing else.
    comment = int.from_bytes(tail[at + 20 : at + 22], "little")
    if at < 0 or at + _END_RECORD_BYTES + comment != len(tail):
        raise DamagedZipError
    is_zip64 = tail[:at][-_ZIP64_LOCATOR_BYTES:].startswith(_ZIP64_LOCATOR)
    if is_zip64 or int.from_bytes(tail[at + 12 : at + 16], "little") > max_directory_bytes:
        raise LongDirectoryError
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except SentenceError:
        # Some of them are ValueErrors.
        raise
    except _ERRORS as error:
        raise DamagedZipError from error
    except OSError as error:
        # Bytes that bzip2 cannot unpack; the system's own have a number.
        if error.errno is not None:
            raise
        raise DamagedZipError from error


def array_header(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> ArrayHeader:
    """Return the header of a member; raises ArrayError where it is none, or not that of the rest.

    NumPy takes the header for a literal of Python, so it may fail in any way.
    """
    with archive.open(info) as member:
        head = io.BytesIO(member.read(HEAD_BYTES))
    try:
        version = npy.read_magic(head)
        read = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}[version]
    except (ValueError, KeyError) as error:
        raise ArrayError("is not a .npy array") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shape, is_fortran, dtype = read(head, max_header_size=HEAD_BYTES)
    except Exception as error:
        raise ArrayError("has a damaged header") from error
    if any(side < 0 for side in shape):
        raise ArrayError("has a damaged header")
    if dtype.kind == "f" and dtype.itemsize > 8:
        raise ArrayError("holds values of type {type}, which not every machine has", type=dtype.str)
    # Of Python objects, which nobody unpacks, it says no length.
    is_whole = dtype.hasobject or head.tell() + prod(shape) * dtype.itemsize == info.file_size
    if not is_whole or max(shape, default=0) > _MAX_SIDE:
        raise ArrayError("is not as long as its header says")
    return ArrayHeader(dtype, is_fortran, shape, head.tell())


def add_member(
    archive: zipfile.ZipFile, name: str, data: bytes | str, packing: int = zipfile.ZIP_STORED
) -> None:
    """Add a member that is the same at any time and on any system."""
    info = zipfile.ZipInfo(name, _EPOCH_OF_ZIP)
    info.create_system, info.compress_type = _UNIX, packing
    archive.writestr(info, data)


def add_array(archive: zipfile.ZipFile, name: str, array: npt.NDArray[Any]) -> None:
    """Add an array as name.npy, little-endian and in C order."""
    member = io.BytesIO()
    plain = np.asarray(array, array.dtype.newbyteorder("<"), order="C")
    npy.write_array(member, plain, (1, 0), allow_pickle=False)
    add_member(archive, f"{name}.npy", member.getbuffer())  # type: ignore[arg-type]
