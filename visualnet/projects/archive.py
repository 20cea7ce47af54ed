"""A zip file of JSON texts and of arrays, written and read so that no file can do harm.

Members are stored, not deflated: none can swell. Arrays are .npy, so that
`numpy.load` opens them once the file is unpacked.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NoReturn

import numpy as np
import numpy.typing as npt

from visualnet.errors import VisualNetError
from visualnet.models.npy_header import HEAD_BYTES, parse_npy_header
from visualnet.number_text import count_text
from visualnet.projects.fields import Problem

MAX_JSON_BYTES = 8_000_000
MAX_MEMBERS = 5_000

_JSON = "project.json"
_NAME = re.compile(r"[a-z_]+(?:/[a-z0-9_]+){0,3}\.(?:npy|npz|json|jsonl)")
_END_RECORD = b"PK\x05\x06"
_END_RECORD_BYTES = 22
_ZIP64_LOCATOR = b"PK\x06\x07"
_ZIP64_LOCATOR_BYTES = 20
"""Such a file may hold a longer list of members than its end record says."""

_MAX_DIRECTORY_BYTES = 1_000_000
_EPOCH_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_ENCRYPTED = 1
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)

AnyFloatArray = npt.NDArray[np.floating[Any]]


class Members:
    """What is to be written: the JSON text first, so that a look at the file tells what it is."""

    def __init__(self, content: dict[str, Any]) -> None:
        """content: of project.json. Raises Problem where it would be too large to be read again."""
        self._buffer = io.BytesIO()
        self._zip = zipfile.ZipFile(self._buffer, "w", zipfile.ZIP_STORED)
        self.add_json(_JSON, content)

    def add_json(self, name: str, content: dict[str, Any]) -> None:
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
        info = zipfile.ZipInfo(name, _EPOCH_OF_ZIP)
        info.create_system = _UNIX
        self._zip.writestr(info, data)

    def add_array(self, name: str, array: AnyFloatArray) -> None:
        """Add an array, of float32 or float64, as name.npy."""
        member = io.BytesIO()
        # In C order, which is the only one that is read.
        little_endian = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        np.lib.format.write_array(member, little_endian, (1, 0), allow_pickle=False)
        self.add(f"{name}.npy", member.getbuffer())  # type: ignore[arg-type]

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
            header = parse_npy_header(data[:HEAD_BYTES])
        except ValueError as error:
            raise Problem("its {name}.npy {error}", name=name, error=error) from error
        is_fitting = len(header.shape) == len(shape) and all(
            wanted is None or length == wanted
            for length, wanted in zip(header.shape, shape, strict=True)
        )
        if header.kind != "f" or header.is_fortran or not is_fitting:
            raise Problem("its {name}.npy has the wrong shape", name=name)
        if header.total_bytes != len(data):
            raise Problem("its {name}.npy is not as long as its header says", name=name)
        values = np.frombuffer(data, header.dtype_name, offset=header.start).reshape(header.shape)
        native = values.astype(values.dtype.newbyteorder("="))
        native.flags.writeable = False
        return native


@contextmanager
def opened_archive(file: BinaryIO) -> Iterator[Archive]:
    """Open a project file; errors of the zip format become Problem, in the block as well."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _ZIP64_LOCATOR_BYTES - _END_RECORD_BYTES))
    tail = file.read(_ZIP64_LOCATOR_BYTES + _END_RECORD_BYTES)
    record = tail[-_END_RECORD_BYTES:]
    # zipfile would read a list of members of any length.
    if not record.startswith(_END_RECORD) or record[-2:] != b"\0\0":
        raise Problem("it is cut short, damaged, or not a project")
    is_zip64 = tail.startswith(_ZIP64_LOCATOR)
    if is_zip64 or int.from_bytes(record[12:16], "little") > _MAX_DIRECTORY_BYTES:
        raise Problem("it has more than {max_members} parts", max_members=count_text(MAX_MEMBERS))
    try:
        with zipfile.ZipFile(file) as archive:
            yield Archive(archive, size)
    except _ZIP_ERRORS as error:
        raise Problem("it is cut short or damaged") from error
    except VisualNetError:
        # Some of them are ValueErrors, and say more than the next lines would.
        raise
    except (UnicodeDecodeError, ValueError) as error:
        raise Problem("it is damaged") from error


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError("a number is too large")
    return value
