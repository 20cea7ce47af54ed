"""Damaged files either open as a sound model or are refused; nothing else gets out."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import model_formats, open_model
from visualnet.models.metadata import metadata_from_json_object
from visualnet.models.npy_header import parse_npy_header

pytestmark = pytest.mark.slow

EDITS = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 4),
        st.binary(max_size=4) | st.sampled_from([b"-", b"1e999", b"[", b'"', b"PK\x01\x02"]),
    ),
    min_size=1,
    max_size=6,
)
SLOW = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def opened_or_refused(path: Path) -> ModelDocument | str:
    """Return the model, or the sentence that refuses it."""
    try:
        return open_model(path)
    except ModelFileError as error:
        return str(error)


@pytest.mark.parametrize("name", [n for n, kind in model_formats().items() if kind.read])
@SLOW
@given(edits=EDITS)
def test_a_damaged_file_opens_soundly_or_is_refused(
    document: ModelDocument,
    tmp_path: Path,
    name: str,
    edits: list[tuple[float, int, bytes]],
) -> None:
    if name == "onnx":
        pytest.importorskip("onnx")
    data = model_formats()[name].write(document)
    for place, removed, inserted in edits:
        start = int(place * len(data))
        data = data[:start] + inserted + data[start + removed :]
    path = tmp_path / "damaged"
    path.write_bytes(data)
    result = opened_or_refused(path)
    if isinstance(result, str):
        assert result.startswith((f"{path} is not a usable model: ", f"The model file {path} "))
        assert "\n" not in result
        return
    network = result.network
    assert np.isfinite(network.parameters).all()
    assert network.layer_sizes == result.metadata.layer_sizes
    assert len(result.metadata.classes) == network.layer_sizes[-1]


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
