"""Noise, and any value in a model's metadata; damaged files are those of tests/fuzz."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model
from visualnet.models.metadata import metadata_from_json_object
from visualnet.safe_zip import ArrayError, add_member, array_header

pytestmark = pytest.mark.slow

SLOW = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@SLOW
@given(
    data=st.binary(max_size=200), start=st.sampled_from([b"", b"PK\x03\x04", b"{", b"\x08\x08\x3a"])
)
def test_noise_is_refused(tmp_path: Path, data: bytes, start: bytes) -> None:
    path = tmp_path / "noise"
    path.write_bytes(start + data)
    with pytest.raises(ModelFileError):
        open_model(path)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@SLOW
@given(data=st.data(), value=JSON_VALUES)
def test_any_json_value_in_the_metadata_is_judged(
    document: ModelDocument, data: st.DataObject, value: object
) -> None:
    described = document.metadata.as_json_object()
    described[data.draw(st.sampled_from(sorted(described)))] = value
    try:
        metadata = metadata_from_json_object(described, "some.npz")
    except ModelFileError:
        return
    assert metadata.as_json_object() == described


@SLOW
@given(
    head=st.binary(max_size=80),
    start=st.sampled_from(
        [b"", b"\x93NUMPY\x01\x00\x20\x00{'", b"\x93NUMPY\x02\x00\x40\x00\x00\x00["]
    ),
)
def test_any_npy_header_is_judged(head: bytes, start: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        add_member(archive, "noise.npy", start + head)
        with pytest.raises(ArrayError):
            array_header(archive, archive.getinfo("noise.npy"))


@pytest.mark.parametrize("noise", [b"(", b"-", b"[{", b"not ", b"1+", b"'a'+", b"\0", b"lambda:"])
def test_no_header_is_too_deep(noise: bytes) -> None:
    text = (noise * 4000)[:4000]
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        add_member(archive, "deep.npy", b"\x93NUMPY\x01\x00\xa0\x0f" + text)
        with pytest.raises(ArrayError, match="damaged header"):
            array_header(archive, archive.getinfo("deep.npy"))
