"""Model files to try, spoilt in every way that was thought of; npz and JSON stand here."""

import io
import json
import pickle
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from tests.bad_input.bad_onnx import onnx_inputs
from tests.bad_input.bad_pictures import encoded
from tests.bad_input.bad_safetensors import safetensors_inputs
from tests.bad_input.inputs import Input, Maker, no_files, written
from visualnet.models.bundled import resolve_model
from visualnet.models.formats import model_formats, open_model

Arrays = dict[str, np.ndarray]
Members = list[tuple[str, bytes]]

_LARGE = 100_000_000
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"


def model_inputs(folder: Path) -> list[Input]:
    """Write all into a folder. The sound ones hold the bundled network, as exactly as they can."""
    document = open_model(resolve_model("digits-16x16"))
    npz = model_formats()["npz"].write(document)
    text = model_formats()["json"].write(document).decode()
    with np.load(io.BytesIO(npz)) as file:
        arrays = dict(file)
    target = folder / "target.npz"
    folder.mkdir(parents=True, exist_ok=True)
    target.write_bytes(npz)
    sound = _sound_npz(arrays, npz, text, target)
    bad = {
        **no_files(target),
        **_bad_files(npz, text),
        **_bad_arrays(arrays),
        **_bad_metadata(arrays),
        **_bad_zips(arrays, npz),
    }
    return [
        *written("model", folder / "sound", ".npz", sound, is_sound=True),
        *written("model", folder / "npz", ".npz", bad, is_sound=False),
        *written("model", folder / "cut", ".npz", _cut(npz), is_sound=False),
        *written("model", folder / "json", ".json", _sound_json(text), is_sound=True),
        *written("model", folder / "json", ".json", _bad_json(text), is_sound=False),
        *safetensors_inputs(folder / "safetensors", document),
        *onnx_inputs(folder / "onnx", document),
    ]


def npy(array: np.ndarray) -> bytes:
    """Return an array as a .npy file; Python objects too, which are pickled."""
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=True)
    return buffer.getvalue()


def zipped(members: Members, compression: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip of these members; names may come twice."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.filterwarnings("ignore", message="Duplicate name")
        for name, data in members:
            # An info's name is written as it is, which a string's would not be. Bombs are packed
            # by the level that takes the least time.
            level = 1 if len(data) > _LARGE else None
            archive.writestr(zipfile.ZipInfo(name), data, compression, level)
    return buffer.getvalue()


def members_of(arrays: Arrays) -> Members:
    """Return the members of the npz file of these arrays."""
    return [(f"{name}.npy", npy(array)) for name, array in arrays.items()]


def npy_saying(header: str, data: bytes = b"") -> bytes:
    """Return a .npy file with any header at all."""
    text = header.encode().ljust(117) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + data


def _sound_npz(arrays: Arrays, npz: bytes, text: str, target: Path) -> dict[str, Maker]:
    def as_type(kind: str, order: str = "C") -> bytes:
        return zipped(members_of({
            name: np.asarray(array, kind if name != "metadata" else None, order=order)
            for name, array in arrays.items()
        }))  # fmt: skip

    return {
        "as written": npz,
        "deflated": zipped(members_of(arrays), zipfile.ZIP_DEFLATED),
        "float16": as_type("<f2"),
        "float64": as_type("<f8"),
        "big-endian": as_type(">f4"),
        "big-endian float64": as_type(">f8"),
        "Fortran order": as_type("<f4", "F"),
        "packed by bzip2": zipped(members_of(arrays), zipfile.ZIP_BZIP2),
        "packed by LZMA": zipped(members_of(arrays), zipfile.ZIP_LZMA),
        "a wrong count of members": patched(npz, _END, 8, struct.pack("<HH", 60, 60)),
        "two models, one after the other": npz + npz,
        "in another order": zipped(members_of(arrays)[::-1]),
        "JSON called.npz": text,
        "npz called.json": npz,
        "npz called.txt": npz,
        "a link to a model": lambda path: path.symlink_to(target),
    }


def _bad_files(npz: bytes, text: str) -> dict[str, Maker]:
    return {
        "empty": b"",
        "one byte": b"P",
        "zeros": bytes(5000),
        "wrong magic": b"PQ" + npz[2:],
        "plain text": "these are no weights\n",
        "a picture": encoded(Image.new("L", (1, 1))),
        "a pickle": pickle.dumps({"weights_0": [1.0]}),
        "a pickle called.pkl": pickle.dumps({"weights_0": [1.0]}),
        "a lone .npy array": npy(np.zeros((784, 16), np.float32)),
        "something before it": b"#!/bin/sh\n" + npz,
        "something after it": npz + b"more",
        "UTF-16 text": text.encode("utf-16"),
    }


def _bad_arrays(arrays: Arrays) -> dict[str, Maker]:
    def with_array(name: str, array: Any) -> bytes:
        return zipped(members_of({**arrays, name: np.asarray(array)}))

    def with_header(shape: str, kind: str = "<f4", data: bytes = b"") -> bytes:
        header = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}"
        members = dict(members_of(arrays)) | {"weights_0.npy": npy_saying(header, data)}
        return zipped(list(members.items()))

    first = arrays["weights_0"]
    whole = (first * 9).astype("i8")
    spoilt = {"NaN": np.nan, "infinity": np.inf, "minus infinity": -np.inf}
    of_kind = {
        "whole numbers": np.int32, "truth values": np.bool_, "complex numbers": np.complex64,
        "long doubles": np.longdouble, "objects": object, "text": "U8", "dates": "M8[s]",
    }  # fmt: skip
    return {
        **{f"{name} among the weights": with_array("weights_0", np.where(first > 0.5, value, first))
           for name, value in spoilt.items()},
        **{f"weights that are {name}": with_array("weights_0", whole.astype(kind))
           for name, kind in of_kind.items()},
        "a float64 beyond float32": with_array("weights_0", first.astype(float) * 1e300),
        "layers that do not chain": with_array("weights_1", np.zeros((17, 16), np.float32)),
        "a bias too few": with_array("biases_1", np.zeros(15, np.float32)),
        "weights turned over": with_array("weights_0", first.T.copy()),
        "weights in three dimensions": with_array("weights_0", first[None]),
        "a single number": with_array("biases_0", np.float32(1)),
        "nothing in an array": with_array("biases_0", np.zeros(0, np.float32)),
        "a negative shape": with_header("(-784, 16)"),
        "a shape of 2 to the 62": with_header(f"({2**62}, 16)"),
        "a shape that overflows to 0": with_header(f"({2**32}, {2**32})"),
        "a shape of a thousand digits": with_header(f"({'9' * 90}, 16)"),
        "a header that is a program": with_header("__import__('os').abort()"),
        "a header that nests": with_header("(" * 50 + "784, 16" + ")" * 50),
        "a header of another type": with_header("(784, 16)", kind="|O"),
        "data too short": with_header("(784, 16)", data=bytes(100)),
        "data too long": with_header("(784, 16)", data=bytes(4 * 784 * 16 + 4)),
        "a header longer than the file": zipped([
            *members_of({k: v for k, v in arrays.items() if k != "weights_0"}),
            ("weights_0.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\xff{'descr': "),
        ]),
    }  # fmt: skip


def _bad_metadata(arrays: Arrays) -> dict[str, Maker]:
    described = json.loads(str(arrays["metadata"]))

    def saying(**changes: object) -> bytes:
        return told(json.dumps({**described, **changes}))

    def told(text: str) -> bytes:
        return zipped(members_of({**arrays, "metadata": np.array(text)}))

    without = {key: value for key, value in described.items() if key != "output"}
    return {
        "an unknown activation": saying(activations=["sigmoid", "swish"]),
        "an unknown output": saying(output="maxout"),
        "too few activations": saying(activations=["sigmoid"]),
        "a newer version": saying(format_version=2),
        "version 0": saying(format_version=0),
        "a version that is true": saying(format_version=True),
        "negative layers": saying(layer_sizes=[784, -16, 16, 10]),
        "layers of 2 to the 62": saying(layer_sizes=[784, 2**62, 16, 10]),
        "a thousand layers": saying(layer_sizes=[784] + [1] * 1000 + [10]),
        "other layers than there are": saying(layer_sizes=[784, 32, 16, 10]),
        "layers as text": saying(layer_sizes="784,16,16,10"),
        "an input of another shape": saying(input={"shape": [28, 29], "range": [0, 1]}),
        "an input from 0 to 255": saying(input={"shape": [28, 28], "range": [0, 255]}),
        "nine classes": saying(classes=list("012345678")),
        "a class of a megabyte": saying(classes=["x" * 1_000_000, *"123456789"]),
        "a class with a new line": saying(classes=["a\nb", *"123456789"]),
        "an accuracy of 2": saying(test_accuracy=2),
        "an accuracy that is NaN": saying(test_accuracy=float("nan")),
        "a date that is none": saying(created="yesterday"),
        "no output": told(json.dumps(without)),
        "metadata that is a list": told("[]"),
        "metadata that is no JSON": told("{weights"),
        "metadata that nests": told("[" * 100_000),
        "metadata of bytes": zipped(members_of({**arrays, "metadata": np.frombuffer(b"{}", "u1")})),
        "metadata of objects": zipped(
            members_of({**arrays, "metadata": np.array({"a": 1}, dtype=object)})
        ),
        "no metadata": zipped(members_of({k: v for k, v in arrays.items() if k != "metadata"})),
    }


def _bad_zips(arrays: Arrays, npz: bytes) -> dict[str, Maker]:
    members = members_of(arrays)
    named = {name: (name, data) for name, data in members}
    zeros = npy_saying("{'descr': '<f4', 'fortran_order': False, 'shape': (784, 16), }")
    bomb = [(n, d if n != "weights_0.npy" else zeros + bytes(400_000_000)) for n, d in members]
    return {
        "a zip bomb": zipped(bomb, zipfile.ZIP_DEFLATED),
        "a bomb in the metadata": zipped(
            [(n, d if n != "metadata.npy" else d + b" " * 300_000_000) for n, d in members],
            zipfile.ZIP_DEFLATED,
        ),
        "a size that is not true": patched(npz, _ENTRY, 24, struct.pack("<I", 2**32 - 2)),
        "a hundred thousand members": zipped([(f"{k}.npy", b"") for k in range(100_000)]),
        "a member twice": zipped([*members, named["biases_0.npy"]]),
        "a member that climbs": zipped([*members, ("../../weights_9.npy", b"x")]),
        "a member at the root": zipped([*members, ("/etc/visualnet.npy", b"x")]),
        "a member for Windows": zipped([*members, ("..\\..\\autoexec.bat", b"x")]),
        "a member too many": zipped([*members, ("readme.txt", b"x")]),
        "a member too few": zipped(members[1:]),
        "no member": zipped([]),
        "packed by a way unheard of": patched(npz, _ENTRY, 10, struct.pack("<H", 777)),
        "encrypted": patched(npz, _ENTRY, 8, b"\x01\x00"),
        "a wrong checksum": patched(npz, _ENTRY, 16, b"\0\0\0\0"),
        "members that overlap": _overlapping(npz),
        "an offset beyond the end": patched(npz, _ENTRY, 42, struct.pack("<I", 2**31)),
        "a directory beyond the end": patched(npz, _END, 16, struct.pack("<I", 2**31)),
        "a directory of 4 GB": patched(npz, _END, 12, struct.pack("<I", 2**32 - 1)),
        "a comment that hides a directory": npz[:-2] + struct.pack("<H", 22) + npz[-22:],
        "a zip of something else": zipped([("word/document.xml", b"<xml/>")]),
    }


def patched(data: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    """Return the file with other bytes at an offset from the first such mark."""
    start = data.index(mark) + offset
    return data[:start] + value + data[start + len(value) :]


def _overlapping(npz: bytes) -> bytes:
    """Let the second member start where the first does."""
    first = npz.index(_ENTRY)
    second = npz.index(_ENTRY, first + 4)
    start = npz[first + 42 : first + 46]
    return npz[: second + 42] + start + npz[second + 46 :]


def _cut(npz: bytes) -> dict[str, Maker]:
    """Return the file cut short at every boundary between its parts."""
    places = {len(npz) - 1, npz.index(_END), npz.index(_END) + 10}
    with zipfile.ZipFile(io.BytesIO(npz)) as archive:
        infos = archive.infolist()
        places.add(archive.start_dir)
    entry = 0
    for info in infos:
        start, named = info.header_offset, info.header_offset + 30 + len(info.filename)
        entry = npz.index(_ENTRY, entry + 1)
        places |= {start, start + 30, named, named + 10, named + 128, named + info.file_size, entry}
    return {f"cut after {place} bytes": npz[:place] for place in sorted(places) if place}


def _sound_json(text: str) -> dict[str, Maker]:
    return {
        "as written": text,
        "with a byte order mark": b"\xef\xbb\xbf" + text.encode(),
        "with other line ends": text.replace("\n", "\r\n"),
        "in one line": json.dumps(json.loads(text)),
        "with unknown keys": json.dumps({**json.loads(text), "note": "mine"}),
    }


def _bad_json(text: str) -> dict[str, Maker]:
    content: dict[str, Any] = json.loads(text)

    def changed(change: Callable[[dict[str, Any]], object]) -> str:
        other = json.loads(text)
        change(other)
        return json.dumps(other)

    def weight(value: str) -> str:
        other = json.loads(text)
        other["layers"][0]["weights"][3][4] = 0.123454321
        return json.dumps(other).replace("0.123454321", value)

    cuts = sorted({1, 9, 30, text.index("layers"), text.index("weights") + 12, len(text) // 2,
                   len(text.rstrip()) - 1})  # fmt: skip
    return {
        **{f"cut after {place} letters": text[:place] for place in cuts},
        **{f"a weight that is {value[:9]}": weight(value) for value in
           ("NaN", "Infinity", "1e999", "null", "true", '"0.5"', "[]", "9" * 5000)},
        "an empty object": "{}",
        "another program's JSON": '{"format": "keras", "layers": []}',
        "nesting without end": '{"a":' * 200_000,
        "brackets without end": '{"format": "visualnet", "layers": ' + "[" * 5_000_000,
        "a newer version": changed(lambda c: c.update(format_version=99)),
        "an unknown activation": changed(lambda c: c["layers"][0].update(activation="swish")),
        "a layer too few": changed(lambda c: c["layers"].pop()),
        "a row too few": changed(lambda c: c["layers"][0]["weights"].pop()),
        "a ragged row": changed(lambda c: c["layers"][0]["weights"][5].pop()),
        "layers that are a number": changed(lambda c: c.update(layers=3)),
        "something after it": text + "{}",
        "a null byte in it": text.replace("sigmoid", "sig\0moid", 1),
        "a broken letter": text.encode().replace(b"sigmoid", b"sig\xffmoid", 1),
        "layers of 2 to the 62": changed(
            lambda c: c["metadata"].update(layer_sizes=[784, 2**62, 16, 10])
        ),
        "comments": "// mine\n" + text,
        "only its metadata": json.dumps(content["metadata"]),
    }  # fmt: skip
