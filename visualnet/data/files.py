"""Opening a file that a user names, with one clear sentence where that cannot be done."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from visualnet.errors import DataError, reason_of
from visualnet.number_text import count_text, number_text

_FREE_NUMBERS, _FREE_BYTES = 64_000_000, 120_000_000
_NUMBERS_SWELL, _BYTES_SWELL = 20, 24
"""A packed file may hold so much, or so many times its own bytes.

Grey digits shrink to a fifth, of two levels to a twentieth, written as float64 once more to a
fifth.
"""

_GZIP_MAGIC = b"\x1f\x8b"
GZIP_ERRORS = (EOFError, zlib.error, gzip.BadGzipFile)
_LEAST_ROOM = 65_536
"""Bytes; some files of the system say that they are empty."""


def read_limited(path: Path, max_bytes: int, wanted: str) -> bytes:
    """Return the whole content of a regular file.

    wanted: what the file should be, with its article, for the message ("a stroke file").
    Raises DataError where it is missing, a folder, a pipe or device, unreadable, or longer than
    max_bytes.
    """
    with open_regular(path, wanted) as file:
        # Python makes room at once for all that is asked for.
        size = max(_LEAST_ROOM, os.fstat(file.fileno()).st_size)
        data = file.read(min(size, max_bytes) + 1)
    if len(data) > max_bytes:
        raise DataError(
            "{path} is larger than {max_bytes} MB; choose a smaller file.",
            path=path,
            max_bytes=number_text(max_bytes / 1e6, 6),
        )
    return data


@contextmanager
def open_regular(path: Path, wanted: str) -> Iterator[BinaryIO]:
    """Open a regular file for reading; arguments and errors as for `read_limited`.

    An OSError while it is being read becomes a DataError too.
    """
    try:
        _check_regular(path, wanted)
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise DataError("There is no file {path}; check the path.", path=path) from None
    except OSError as error:
        raise _unreadable(path, error) from error


def _check_regular(path: Path, wanted: str) -> None:
    try:
        mode = path.stat().st_mode
    except ValueError as error:
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(mode):
        raise DataError("{path} is a folder; give {wanted}.", path=path, wanted=wanted)
    if not stat.S_ISREG(mode):
        raise DataError(
            "{path} is a pipe or device, not a regular file; give {wanted}.",
            path=path,
            wanted=wanted,
        )


def check_swelling(path: Path, packed: int, numbers: int, size: int) -> None:
    """Raise DataError where packed images are more than their file leaves hope for.

    packed: bytes. numbers: how many it says that it holds, in so many bytes (size).
    """
    if numbers > max(_FREE_NUMBERS, _NUMBERS_SWELL * packed) or (
        size > max(_FREE_BYTES, _BYTES_SWELL * packed)
    ):
        raise DataError(
            "{path} would unpack from {packed} to {size} bytes. If that is correct, unpack "
            "it first; otherwise get a fresh copy.",
            path=path,
            packed=count_text(packed),
            size=count_text(size),
        )


def unpacking(file: BinaryIO) -> tuple[BinaryIO, bool]:
    """Return a file to read from its start, unpacked where it is gzipped, and whether it is.

    The first bytes tell that, not the name. Reading it may raise one of GZIP_ERRORS.
    """
    is_packed = file.read(2) == _GZIP_MAGIC
    file.seek(0)
    return (cast(BinaryIO, gzip.GzipFile(fileobj=file)) if is_packed else file), is_packed


def damaged_gzip(path: Path) -> DataError:
    """Return the error of a gzip file that cannot be unpacked."""
    return DataError("{path} is a damaged gzip file; get a fresh copy of it.", path=path)


def names_in(folder: Path) -> list[str]:
    """Return the names of what is in a folder, hidden ones left out, in alphabetical order.

    Raises DataError where it cannot be read.
    """
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        raise _unreadable(folder, error) from error


def _unreadable(path: Path, error: Exception) -> DataError:
    return DataError(
        "{path} cannot be read ({reason}); check the path.", path=path, reason=reason_of(error)
    )
