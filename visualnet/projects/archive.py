"""A zip file of JSON texts and of arrays, written and read so that no file can do harm.

Members are stored, not deflated: none can swell. Arrays are .npy, so that
`numpy.load` opens them once the file is unpacked.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NoReturn

import numpy as np
import numpy.typing as npt

from visualnet.arrays import frozen
from visualnet.json_fields import Problem
from visualnet.number_text import count_text
from visualnet.safe_zip import (
    HEAD_BYTES,
    ArrayError,
    DamagedZipError,
    LongDirectoryError,
    add_array,
    add_member,
    array_header,
    opened_zip,
)

MAX_JSON_BYTES = 8_000_000
MAX_MEMBERS = 5_000

_JSON = "project.json"
_NAME = re.compile(r"[a-z_]+(?:/[a-z0-9_]+){0,3}\.(?:npy|npz|json|jsonl)")
_MAX_DIRECTORY_BYTES = 1_000_000
_ENCRYPTED = 1

AnyFloatArray = npt.NDArray[np.floating[Any]]


class Members:
    """What is to be written: the JSON text first, so that a look at the file tells what it is."""

    def __init__(self, content: dict[str, Any]) -> None:
        """content: of project.json. Raises Problem where it would be too large to be read again."""
        self._buffer = io.BytesIO()
        self._zip = zipfile.ZipFile(self._buffer, "w", zipfile.ZIP_STORED)
        self.add_json(_JSON, content)

    def add_json(self, name: str, content: object) -> None:
        """Add a member of JSON text. Raises Problem for one too large to be read again."""
        text = json.dumps(content, allow_nan=False, separators=(",", ":")).encode("ascii")
        if len(text) > MAX_JSON_BYTES:
            raise Problem(
                "its {name} has more than {max_json_bytes} MB",
                name=name,
                max_json_bytes=MAX_JSON_BYTES // 1_000_000,
            )
        self.add(name, text)

    def add(self, name: str, data: bytes) -> None:
        """Add a member."""
        add_member(self._zip, name, data)

    def add_array(self, name: str, array: AnyFloatArray) -> None:
        """Add an array, of float32 or float64, as name.npy."""
        add_array(self._zip, name, array)

    def finished(self) -> bytes:
        """Return the whole file; nothing can be added any more."""
        self._zip.close()
        return self._buffer.getvalue()


class Archive:
    """An open project file, checked before anything is read; members are taken one by one."""

    def __init__(self, archive: zipfile.ZipFile, archive_bytes: int) -> None:
        """Raises Problem for a file that is not made as ours are."""
        self._zip = archive
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in archive.infolist():
            if not _NAME.fullmatch(info.filename) or info.filename in self._infos:
                raise Problem(
                    "it has {filename}, which is not part of a project",
                    filename=repr(info.filename[:60]),
                )
            if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & _ENCRYPTED:
                raise Problem("it was packed by another program")
            self._infos[info.filename] = info
        if len(self._infos) > MAX_MEMBERS:
            raise Problem(
                "it has more than {max_members} parts", max_members=count_text(MAX_MEMBERS)
            )
        # Members that overlap would give more bytes than there are.
        if sum(info.file_size for info in self._infos.values()) > archive_bytes:
            raise Problem("it is damaged")

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def content(self) -> dict[str, Any]:
        """Return what the JSON text says."""
        content = self.json(_JSON)
        if not isinstance(content, dict) or content.get("format") != "visualnet project":
            raise Problem("it is not a project of VisualNet")
        return content

    def json(self, name: str) -> Any:
        """Return what a member of JSON text says."""
        data = self.data(name, MAX_JSON_BYTES)
        try:
            return json.loads(data, parse_constant=_refuse, parse_float=_finite)
        except (ValueError, RecursionError) as error:
            raise Problem("its {name} is not JSON", name=name) from error

    def data(self, name: str, at_most: int) -> bytes:
        """Return a member's bytes."""
        info = self._infos.get(name)
        if info is None:
            raise Problem("it lacks {name}", name=name)
        if info.file_size > at_most:
            raise Problem(
                "its {name} has more than {at_most} bytes", name=name, at_most=count_text(at_most)
            )
        return self._zip.read(info)

    def array(self, name: str, shape: tuple[int | None, ...], at_most: int) -> AnyFloatArray:
        """Return name.npy, finite or not, read-only, in native order.

        shape: as it must be, None where any length will do. at_most: entries.
        """
        data = self.data(f"{name}.npy", 8 * at_most + HEAD_BYTES)
        try:
            header = array_header(self._zip, self._infos[f"{name}.npy"])
            if header.dtype.kind != "f":
                raise ArrayError("does not hold floating-point numbers")
        except ArrayError as error:
            raise Problem("its {name}.npy {error}", name=name, error=error) from error
        is_fitting = len(header.shape) == len(shape) and all(
            wanted is None or length == wanted
            for length, wanted in zip(header.shape, shape, strict=True)
        )
        if header.is_fortran or not is_fitting:
            raise Problem("its {name}.npy has the wrong shape", name=name)
        return frozen(header.array(data).astype(header.dtype.newbyteorder("=")))


@contextmanager
def opened_archive(file: BinaryIO) -> Iterator[Archive]:
    """Open a project file; errors of the zip format become Problem, in the block as well."""
    try:
        with opened_zip(file, _MAX_DIRECTORY_BYTES) as archive:
            yield Archive(archive, file.seek(0, io.SEEK_END))
    except LongDirectoryError as error:
        raise Problem(
            "it has more than {max_members} parts", max_members=count_text(MAX_MEMBERS)
        ) from error
    except DamagedZipError as error:
        raise Problem("it is cut short, damaged, or not a project") from error


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError("a number is too large")
    return value
