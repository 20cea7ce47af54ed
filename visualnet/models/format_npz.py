"""NumPy's .npz, VisualNet's own format: arrays weights_0, biases_0, …, and metadata, a JSON text.

`np.load(path)["metadata"].item()` gives that text without pickle. Arrays are (fan_in, fan_out)
and (fan_out,). The same model always gives the same bytes.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.models.document import (
    ModelDocument,
    array_shapes,
    document_of,
    named_arrays,
)
from visualnet.models.formats import ModelFormat
from visualnet.models.json_text import compact_json, parse_json
from visualnet.models.metadata import (
    MAX_LAYERS,
    MAX_PARAMETERS,
    Metadata,
    metadata_from_json_object,
)
from visualnet.models.model_errors import refusal, shown
from visualnet.models.npy_header import HEAD_BYTES, NpyHeader, parse_npy_header
from visualnet.nn.network import Network, parameter_count
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

_MAX_MEMBERS = 2 * MAX_LAYERS + 1
_MAX_METADATA_BYTES = 4_000_000
_MAX_INFLATED_BYTES = 8 * MAX_PARAMETERS + _MAX_METADATA_BYTES + _MAX_MEMBERS * HEAD_BYTES
# Trained weights shrink by a tenth; where most are 0, to a tenth.
_MAX_RATIO = 20
_RATIO_FREE_BYTES = 10_000_000
_END_RECORD = b"PK\x05\x06"
_END_RECORD_BYTES = 22
_ZIP64_LOCATOR = b"PK\x06\x07"
_ZIP64_LOCATOR_BYTES = 20
_MAX_DIRECTORY_BYTES = 100_000
_EPOCH_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3

_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError)


def _write(document: ModelDocument) -> bytes:
    text = compact_json(document.metadata.as_json_object())
    arrays = [*named_arrays(document.network), ("metadata", np.array(text))]
    buffer = io.BytesIO()
    # Stored, since weights hardly shrink, and deflated bytes differ between versions of zlib.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, array in arrays:
            member = io.BytesIO()
            little_endian = np.asarray(array, array.dtype.newbyteorder("<"))
            np.lib.format.write_array(member, little_endian, (1, 0), allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", _EPOCH_OF_ZIP)
            info.create_system = _UNIX
            archive.writestr(info, member.getbuffer())
    return buffer.getvalue()


def _read(file: BinaryIO, where: str) -> ModelDocument:
    with _zip_errors_refused(where):
        archive_bytes = _check_directory(file, where)
        with zipfile.ZipFile(file) as archive:
            members = _checked_members(archive, archive_bytes, where)
            metadata = _read_metadata(archive, members, where)
            headers = _checked_headers(archive, members, metadata, where)
            parameters = _read_parameters(archive, members, headers, metadata)
    return document_of(metadata, parameters, where)


@contextmanager
def _zip_errors_refused(where: str) -> Iterator[None]:
    try:
        yield
    except _ZIP_ERRORS as error:
        raise refusal(where, "it is cut short or damaged") from error


def _check_directory(file: BinaryIO, where: str) -> int:
    # zipfile reads the list of members whole; one of 600 MB would fill the memory.
    size = file.seek(0, io.SEEK_END)
    tail_bytes = _ZIP64_LOCATOR_BYTES + _END_RECORD_BYTES
    file.seek(max(0, size - tail_bytes))
    tail = file.read(tail_bytes)
    record = tail[-_END_RECORD_BYTES:]
    if len(tail) < tail_bytes or not record.startswith(_END_RECORD) or record[-2:] != b"\0\0":
        raise refusal(where, "it is cut short or damaged")
    directory_bytes = int.from_bytes(record[12:16], "little")
    if directory_bytes > _MAX_DIRECTORY_BYTES or tail.startswith(_ZIP64_LOCATOR):
        raise refusal(where, "it has more than {max_members} arrays", max_members=_MAX_MEMBERS)
    return size


def _checked_members(
    archive: zipfile.ZipFile, archive_bytes: int, where: str
) -> dict[str, zipfile.ZipInfo]:
    infos = archive.infolist()
    _check_names([info.filename for info in infos], where)
    inflated = sum(info.file_size for info in infos)
    if inflated > min(_MAX_INFLATED_BYTES, _MAX_RATIO * archive_bytes + _RATIO_FREE_BYTES):
        raise refusal(
            where,
            "its {archive_bytes} bytes would unpack to {inflated}",
            archive_bytes=count_text(archive_bytes),
            inflated=count_text(inflated),
        )
    return {info.filename.removesuffix(".npy"): info for info in infos}


def _check_names(names: list[str], where: str) -> None:
    layers = range(min(len(names) // 2, MAX_LAYERS))
    expected = {f"{array}_{k}.npy" for k in layers for array in ("weights", "biases")}
    if names and expected == set(names):
        raise refusal(where, "it has weights and biases, but no metadata about them")
    expected.add("metadata.npy")
    strange = sorted(set(names) - expected)
    if strange:
        raise refusal(
            where, "it has {strange}, which is not part of a model", strange=shown(strange[0])
        )
    if len(set(names)) < len(names):
        raise refusal(where, "it has the same array twice")
    missing = sorted(expected - set(names))
    if missing:
        raise refusal(where, "it lacks {missing}", missing=", ".join(missing[:3]))


def _read_metadata(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], where: str
) -> Metadata:
    info = members["metadata"]
    header = _read_header(archive, info, where)
    if header.kind != "U" or header.shape != () or info.file_size > _MAX_METADATA_BYTES:
        raise refusal(where, "its metadata is not one text of reasonable length")
    encoding = "utf-32-le" if header.byte_order == "<" else "utf-32-be"
    text = archive.read(info)[header.start :].decode(encoding).rstrip("\0")
    json_bytes = text.encode("utf-8")
    return metadata_from_json_object(parse_json(json_bytes, where), where)


def _checked_headers(
    archive: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    metadata: Metadata,
    where: str,
) -> dict[str, NpyHeader]:
    shapes = array_shapes(metadata.layer_sizes)
    if len(shapes) != len(members) - 1:
        problem = Sentence(
            "it has {member_count} arrays, but its layer_sizes need {shape_count}",
            member_count=len(members) - 1,
            shape_count=len(shapes),
        )
        raise refusal(where, problem)
    headers = {name: _read_header(archive, members[name], where) for name in shapes}
    for name, header in headers.items():
        if header.kind != "f":
            raise refusal(where, "{name} holds text, not floating-point numbers", name=name)
        if header.shape != shapes[name]:
            problem = Sentence(
                "{name} has the shape {shape} instead of {expected}",
                name=name,
                shape=shown(header.shape),
                expected=shapes[name],
            )
            raise refusal(where, problem)
    return headers


def _read_header(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> NpyHeader:
    with archive.open(info) as member:
        head = member.read(HEAD_BYTES)
    try:
        header = parse_npy_header(head)
    except ValueError as error:
        raise refusal(where, "{filename} {error}", filename=info.filename, error=error) from error
    if header.total_bytes != info.file_size:
        raise refusal(where, "{filename} is not as long as its header says", filename=info.filename)
    return header


def _read_parameters(
    archive: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    headers: dict[str, NpyHeader],
    metadata: Metadata,
) -> FloatArray:
    parameters = np.zeros(parameter_count(metadata.layer_sizes), np.float32)
    network = Network(
        metadata.layer_sizes, metadata.activations, metadata.output, parameters=parameters
    )
    for name, target in named_arrays(network):
        header = headers[name]
        data = archive.read(members[name])
        values = np.frombuffer(data, header.dtype_name, offset=header.start)
        # A float64 beyond float32 becomes infinity here and is refused with the others.
        with np.errstate(over="ignore", invalid="ignore"):
            target[...] = values.reshape(header.shape, order="F" if header.is_fortran else "C")
    return parameters


FORMAT = ModelFormat(
    name="npz",
    suffix=".npz",
    title=Sentence("NumPy arrays"),
    purpose=Sentence("VisualNet's own format. NumPy can open it without VisualNet."),
    write=_write,
    read=_read,
    recognises=lambda head: head.startswith(b"PK\x03\x04"),
)
