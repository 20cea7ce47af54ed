"""Noise, and any value in a model's metadata; damaged files are those of tests/fuzz."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model
from visualnet.models.metadata import metadata_from_json_object
from visualnet.models.npy_header import parse_npy_header

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
@given(head=st.binary(max_size=80), start=st.sampled_from([b"", b"\x93NUMPY\x01\x00\x20\x00{'"]))
def test_any_npy_header_is_judged(head: bytes, start: bytes) -> None:
    with pytest.raises(ValueError):
        parse_npy_header(start + head)
