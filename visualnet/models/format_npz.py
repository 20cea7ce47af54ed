"""NumPy's .npz, VisualNet's own format: arrays weights_0, biases_0, …, and metadata, a JSON text.

`np.load(path)["metadata"].item()` gives that text without pickle. Arrays are (fan_in, fan_out)
and (fan_out,). The same model always gives the same bytes.
"""

import io
import zipfile
from typing import BinaryIO

import numpy as np

from visualnet.models.document import ModelDocument, array_shapes, document_of, filled, named_arrays
from visualnet.models.formats import ModelFormat
from visualnet.models.json_text import compact_json, parse_json
from visualnet.models.metadata import (
    MAX_LAYERS,
    MAX_PARAMETERS,
    Metadata,
    metadata_from_json_object,
)
from visualnet.models.model_errors import refusal
from visualnet.number_text import count_text
from visualnet.plain_text import shown_value
from visualnet.safe_zip import (
    HEAD_BYTES,
    ArrayError,
    ArrayHeader,
    DamagedZipError,
    LongDirectoryError,
    add_array,
    array_header,
    opened_zip,
)
from visualnet.sentences import Sentence

_MAX_MEMBERS = 2 * MAX_LAYERS + 1
_MAX_METADATA_BYTES = 4_000_000
_MAX_INFLATED_BYTES = 8 * MAX_PARAMETERS + _MAX_METADATA_BYTES + _MAX_MEMBERS * HEAD_BYTES
# Trained weights shrink by a tenth; where most are 0, to a tenth.
_MAX_RATIO = 20
_RATIO_FREE_BYTES = 10_000_000
_MAX_DIRECTORY_BYTES = 100_000


def _write(document: ModelDocument) -> bytes:
    text = compact_json(document.metadata.as_json_object())
    buffer = io.BytesIO()
    # Stored, since weights hardly shrink, and deflated bytes differ between versions of zlib.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, array in named_arrays(document.network):
            add_array(archive, name, array)
        add_array(archive, "metadata", np.array(text))
    return buffer.getvalue()


def _read(file: BinaryIO, where: str) -> ModelDocument:
    try:
        with opened_zip(file, _MAX_DIRECTORY_BYTES) as archive:
            members = _checked_members(archive, file.seek(0, io.SEEK_END), where)
            metadata = _read_metadata(archive, members.pop("metadata"), where)
            headers = _checked_headers(archive, members, metadata, where)
            parameters = filled(
                metadata, lambda name: headers[name].array(archive.read(members[name]))
            )
    except LongDirectoryError as error:
        raise refusal(
            where, "it has more than {max_members} arrays", max_members=_MAX_MEMBERS
        ) from error
    except DamagedZipError as error:
        raise refusal(where, "it is cut short or damaged") from error
    return document_of(metadata, parameters, where)


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
            where, "it has {strange}, which is not part of a model", strange=shown_value(strange[0])
        )
    if len(set(names)) < len(names):
        raise refusal(where, "it has the same array twice")
    missing = sorted(expected - set(names))
    if missing:
        raise refusal(where, "it lacks {missing}", missing=", ".join(missing[:3]))


def _read_metadata(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> Metadata:
    header = _read_header(archive, info, where)
    if header.dtype.kind != "U" or header.shape != () or info.file_size > _MAX_METADATA_BYTES:
        raise refusal(where, "its metadata is not one text of reasonable length")
    encoding = "utf-32-be" if header.dtype.str[0] == ">" else "utf-32-le"
    text = archive.read(info)[header.start :].decode(encoding).rstrip("\0")
    return metadata_from_json_object(parse_json(text.encode("utf-8"), where), where)


def _checked_headers(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], metadata: Metadata, where: str
) -> dict[str, ArrayHeader]:
    shapes = array_shapes(metadata.layer_sizes)
    if len(shapes) != len(members):
        problem = Sentence(
            "it has {member_count} arrays, but its layer_sizes need {shape_count}",
            member_count=len(members),
            shape_count=len(shapes),
        )
        raise refusal(where, problem)
    headers = {name: _read_header(archive, members[name], where) for name in shapes}
    for name, header in headers.items():
        if header.dtype.kind != "f":
            problem = Sentence(
                "{name} holds values of type {type}, not floating-point numbers",
                name=name,
                type=shown_value(header.dtype.str),
            )
            raise refusal(where, problem)
        if header.shape != shapes[name]:
            problem = Sentence(
                "{name} has the shape {shape} instead of {expected}",
                name=name,
                shape=shown_value(header.shape),
                expected=shapes[name],
            )
            raise refusal(where, problem)
    return headers


def _read_header(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> ArrayHeader:
    try:
        return array_header(archive, info)
    except ArrayError as error:
        raise refusal(where, "{filename} {error}", filename=info.filename, error=error) from error


FORMAT = ModelFormat(
    name="npz",
    suffix=".npz",
    title=Sentence("NumPy arrays"),
    purpose=Sentence("VisualNet's own format. NumPy can open it without VisualNet."),
    write=_write,
    read=_read,
    recognises=lambda head: head.startswith(b"PK\x03\x04"),
)
