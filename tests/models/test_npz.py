import json
import pickle
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model, save_model

Arrays = dict[str, np.ndarray]
Refused = Callable[[Path, str], None]
Npy = Callable[[np.ndarray], bytes]
WriteMembers = Callable[..., Path]


@pytest.fixture
def write(write_members: WriteMembers, arrays: Arrays, npy: Npy) -> Callable[..., Path]:
    """Write the model with some arrays replaced, by arrays, raw bytes, or None for left out."""

    def write_changed(compression: int = zipfile.ZIP_STORED, **changes: object) -> Path:
        parts = {**arrays, **changes}
        members = [
            (f"{name}.npy", npy(part) if isinstance(part, np.ndarray) else part)
            for name, part in parts.items()
            if part is not None
        ]
        return write_members(members, compression)

    return write_changed


def header(descr: str, shape: str, order: str = "False") -> bytes:
    text = f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}\n".encode("latin-1")
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text


def test_numpy_reads_our_file_without_pickle(document: ModelDocument, tmp_path: Path) -> None:
    save_model(document, tmp_path / "model.npz")
    with np.load(tmp_path / "model.npz", allow_pickle=False) as file:
        assert sorted(file) == ["biases_0", "biases_1", "metadata", "weights_0", "weights_1"]
        text = file["metadata"].item()
        for k in range(2):
            assert file[f"weights_{k}"].dtype == np.float32
            assert np.array_equal(file[f"weights_{k}"], document.network.weights[k])
            assert np.array_equal(file[f"biases_{k}"], document.network.biases[k])
    assert isinstance(text, str)
    assert json.loads(text) == document.metadata.as_json_object()


@pytest.mark.parametrize("savez", [np.savez, np.savez_compressed])
def test_a_file_made_by_numpy_opens(
    tmp_path: Path, arrays: Arrays, document: ModelDocument, savez: Callable[..., None]
) -> None:
    savez(tmp_path / "model.npz", **arrays)
    again = open_model(tmp_path / "model.npz")
    assert again.network.parameters.tobytes() == document.network.parameters.tobytes()


@pytest.mark.parametrize("dtype", ["<f2", ">f2", ">f4", "<f8", ">f8"])
@pytest.mark.parametrize("as_ordered", [np.ascontiguousarray, np.asfortranarray])
def test_other_floats_and_orders_are_converted(
    write: Callable[..., Path], dtype: str, as_ordered: Callable[[np.ndarray], np.ndarray]
) -> None:
    values = np.arange(24).reshape(6, 4) / 8 - 1
    path = write(weights_0=as_ordered(values.astype(dtype)))
    network = open_model(path).network
    assert network.parameters.dtype == np.float32
    assert np.array_equal(network.weights[0], values)


def test_metadata_may_be_big_endian(write: Callable[..., Path], arrays: Arrays) -> None:
    metadata = arrays["metadata"]
    path = write(metadata=metadata.astype(metadata.dtype.newbyteorder(">")))
    assert open_model(path).metadata.dataset == "pets"


WRONG_ARRAYS = [
    (np.zeros((6, 5), np.float32), "(6, 5) instead of (6, 4)"),
    (np.zeros((4, 6), np.float32), "(4, 6) instead of (6, 4)"),
    (np.zeros(24, np.float32), "(24,) instead of (6, 4)"),
    (np.zeros((6, 4), np.int32), "'<i4', not floating-point"),
    (np.zeros((6, 4), np.complex64), "'<c8', not floating-point"),
    (np.zeros((6, 4), bool), "'|b1', not floating-point"),
    (np.array([["a"] * 4] * 6), "not floating-point"),
    (np.array([[None] * 4] * 6), "'|O', not floating-point"),
    (np.full((6, 4), np.nan, np.float32), "weights_0 holds NaN"),
    (np.full((6, 4), -np.inf, np.float16), "weights_0 holds NaN"),
    (np.full((6, 4), 1e300), "weights_0 holds NaN"),
    (np.zeros((6, 4), [("x", "<f4")]), "weights_0"),
    (b"", "not a .npy array"),
    (b"\x93NUMPY\x01\x00", "damaged header"),
    (b"\x93NUMPY\x07\x00\x10\x00", "not a .npy array"),
    (b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + b"(" * 9000, "damaged header"),
    (b"\x93NUMPY\x01\x00\x00\x0f" + b"(" * 9000, "damaged header"),
    (pickle.dumps([1]), "not a .npy array"),
    (header("'<f4'", "(-6, -4)") + b"\0" * 96, "damaged header"),
    (header("'<f4'", f"({2**62}, 4)") + b"\0" * 96, "not as long"),
    (header("'<f4'", f"({2**62}, {2**62})"), "not as long"),
    (header("'<f4'", "(6, 4)"), "not as long"),
    (header("'<f4'", "(6, 4)") + b"\0" * 97, "not as long"),
    (header("'<f4'", "True") + b"\0" * 96, "damaged header"),
    (header("__import__('os')", "(6, 4)") + b"\0" * 96, "damaged header"),
    (header("'<f4'", "(6, 4)", "1") + b"\0" * 96, "damaged header"),
]


@pytest.mark.parametrize(("array", "reason"), WRONG_ARRAYS)
def test_a_wrong_array_is_refused(
    write: Callable[..., Path], refused: Refused, array: object, reason: str
) -> None:
    refused(write(weights_0=array), reason)


def test_the_arrays_must_be_those_of_the_metadata(
    write: Callable[..., Path], refused: Refused
) -> None:
    refused(write(metadata=None), "no metadata")
    refused(write(weights_1=None), "lacks weights_1.npy")
    refused(write(biases_0=None), "lacks biases_0.npy")
    refused(write(weights_1=None, biases_1=None), "2 arrays, but its layer_sizes need 4")
    refused(write(notes=np.zeros(3)), "'notes.npy'")


@pytest.mark.parametrize("name", ["../../evil.npy", "/etc/passwd", "weights_00.npy", "weights_0"])
def test_foreign_names_are_refused(
    write_members: WriteMembers, arrays: Arrays, npy: Npy, refused: Refused, name: str
) -> None:
    members = [(f"{key}.npy", npy(array)) for key, array in arrays.items()]
    path = write_members([*members, (name, b"")])
    refused(path, f"{name!r}, which is not part of a model")
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_an_array_given_twice_is_refused(
    write_members: WriteMembers, arrays: Arrays, npy: Npy, refused: Refused
) -> None:
    members = [(f"{key}.npy", npy(array)) for key, array in arrays.items()]
    refused(write_members([*members, members[2]]), "twice")


@pytest.mark.parametrize(
    ("metadata", "reason"),
    [
        (np.array("[]"), "not a JSON object"),
        (np.array("{"), "JSON is damaged at line 1"),
        (np.array('{"layer_sizes": NaN}'), "NaN is not a number"),
        (np.array("[" * 100_000), "nested too deeply"),
        (np.array(["{}"]), "not one text"),
        (np.array(1.0), "not one text"),
        (np.array(b"{}"), "not one text"),
        (header("'<f1\nZ'", "()"), "metadata.npy has a damaged header"),
        (np.array("x" * 1_100_000), "not one text of reasonable length"),
        (header("'<U1'", "()") + b"\xff\xff\xff\xff", "cut short or damaged"),
    ],
)
def test_wrong_metadata_is_refused(
    write: Callable[..., Path], refused: Refused, metadata: object, reason: str
) -> None:
    refused(write(metadata=metadata), reason)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("format_version", 7, "newer version"),
        ("activations", ["swish"], "'swish'"),
        ("layer_sizes", [6, 5, 3], "instead of"),
        ("layer_sizes", [6, 9_999_999, 3], "instead of"),
        ("layer_sizes", ["6", "4", "3"], "layer_sizes"),
    ],
)
def test_metadata_must_fit_the_arrays(
    write: Callable[..., Path],
    document: ModelDocument,
    refused: Refused,
    key: str,
    value: object,
    reason: str,
) -> None:
    metadata = {**document.metadata.as_json_object(), key: value}
    refused(write(metadata=np.array(json.dumps(metadata))), reason)


def test_a_file_cut_anywhere_is_refused(
    document: ModelDocument, tmp_path: Path, refused: Refused
) -> None:
    path = tmp_path / "model.npz"
    save_model(document, path)
    whole = path.read_bytes()
    for length in [1, 3, 4, 10, 21, 22, 41, 42, *range(60, len(whole), 61), len(whole) - 1]:
        path.write_bytes(whole[:length])
        refused(path, "does not start like" if length < 4 else "cut short or damaged")


def test_a_flipped_weight_is_noticed(
    document: ModelDocument, tmp_path: Path, refused: Refused
) -> None:
    path = tmp_path / "model.npz"
    save_model(document, path)
    data = bytearray(path.read_bytes())
    data[data.index(document.network.weights[0].tobytes())] ^= 1
    path.write_bytes(data)
    refused(path, "damaged")


def test_a_damaged_member_of_a_rare_packing_is_noticed(
    write: Callable[..., Path], refused: Refused
) -> None:
    path = write(zipfile.ZIP_LZMA)
    data = bytearray(path.read_bytes())
    # Into the properties of LZMA, behind the member's name.
    at = data.index(b".npy") + 4
    data[at : at + 12] = b"\xff" * 12
    path.write_bytes(data)
    refused(path, "damaged")


def bomb(write: Callable[..., Path]) -> Path:
    zeros = header("'<f4'", "(50000000,)") + bytes(200_000_000)
    return write(zipfile.ZIP_DEFLATED, weights_0=zeros)


def claiming_gigabytes(write: Callable[..., Path]) -> Path:
    path = write()
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 0xFFFF_0000)
    path.write_bytes(data)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("make", [bomb, claiming_gigabytes])
def test_a_zip_bomb_is_refused_before_it_swells(
    write: Callable[..., Path], refused: Refused, make: Callable[..., Path]
) -> None:
    path = make(write)
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    try:
        refused(path, "would unpack to")
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_a_network_claimed_large_takes_no_memory(
    write: Callable[..., Path], document: ModelDocument, refused: Refused
) -> None:
    metadata = {**document.metadata.as_json_object(), "layer_sizes": [6, 9_000_000, 3]}
    path = write(metadata=np.array(json.dumps(metadata)))
    tracemalloc.start()
    try:
        refused(path, "instead of (6, 9000000)")
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_a_directory_too_long_is_refused_before_it_is_read(
    write_members: WriteMembers, refused: Refused
) -> None:
    path = write_members([(f"weights_{k}.npy", b"") for k in range(3_000)])
    refused(path, "more than 129 arrays")
    refused(write_members([(f"weights_{k}.npy", b"") for k in range(200)]), "not part of a model")


def test_a_zip_comment_does_no_harm(
    write: Callable[..., Path], document: ModelDocument, refused: Refused
) -> None:
    path = write()
    for comment in (b"hello", b"PK\x05\x06" * 30):
        with zipfile.ZipFile(path, "a") as archive:
            archive.comment = comment
        if comment == b"hello":
            again = open_model(path).network.parameters
            assert again.tobytes() == document.network.parameters.tobytes()
        else:
            refused(path, "damaged")


def test_long_doubles_are_refused(
    write: Callable[..., Path], document: ModelDocument, refused: Refused
) -> None:
    weights = document.network.weights[0].astype(np.longdouble)
    refused(write(weights_0=weights), "which not every machine has")


def test_what_stands_behind_a_zip_is_refused(write: Callable[..., Path], refused: Refused) -> None:
    path = write()
    with path.open("ab") as file:
        file.write(b"more")
    refused(path, "damaged")


def test_a_zip_of_something_else_is_refused(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "model.npz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", b"")
    refused(path, "'readme.txt'")


def test_a_damaged_member_is_refused_however_it_was_packed(
    tmp_path: Path, document: ModelDocument
) -> None:
    whole = tmp_path / "whole.npz"
    save_model(document, whole)
    for kind in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        packed = tmp_path / f"packed-{kind}.npz"
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(packed, "w", kind) as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
        assert open_model(packed).network.layer_sizes == document.network.layer_sizes
        data = bytearray(packed.read_bytes())
        data[60:400] = bytes(340)
        packed.write_bytes(data)
        with pytest.raises(ModelFileError, match=r"damaged|could not be read"):
            open_model(packed)
