"""No file can do harm: each that is no project of ours is refused in one sentence."""

import io
import json
import os
import zipfile

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visualnet.errors import ProjectFileError
from visualnet.projects.project_file import project_bytes, read_project


@pytest.fixture(scope="module")
def sound(project) -> bytes:
    return project_bytes(project)


@pytest.fixture(scope="module")
def members(sound) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members, method=zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def array(values) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, values, allow_pickle=True)
    return buffer.getvalue()


def refusal(tmp_path, data: bytes) -> str:
    path = tmp_path / "other.vnet"
    path.write_bytes(data)
    with pytest.raises(ProjectFileError) as caught:
        read_project(path)
    sentence = str(caught.value)
    assert "other.vnet" in sentence
    assert "\n" not in sentence
    assert len(sentence) < 600
    return sentence


def taken_or_refused(path) -> str:
    """Return the sentence of a refusal, empty where the file was taken."""
    try:
        read_project(path)
    except ProjectFileError as error:
        return str(error)
    return ""


def with_value(members, value, *keys) -> bytes:
    content = json.loads(members["project.json"])
    target = content
    for key in keys[:-1]:
        target = target[key]
    target[keys[-1]] = value
    return packed(members | {"project.json": json.dumps(content).encode()})


def test_a_sound_one_is_taken(tmp_path, members) -> None:
    path = tmp_path / "sound.vnet"
    path.write_bytes(packed(members))
    assert read_project(path).shown.title == "a run of mine"


@pytest.mark.parametrize("value", [0, -1, 65, 10**9, 1.5, True, "2", []])
def test_more_threads_than_there_are(tmp_path, members, value) -> None:
    assert "threads" in refusal(tmp_path, with_value(members, value, "run", "threads"))


@pytest.mark.parametrize("data", [b"", b"PK", b"{}", b"PK\x05\x06" + bytes(18), b"\x80\x04." * 99])
def test_no_project_at_all(tmp_path, data) -> None:
    refusal(tmp_path, data)


def test_cut_short_anywhere(tmp_path, sound) -> None:
    for length in np.linspace(0, len(sound) - 1, 40).astype(int):
        refusal(tmp_path, sound[:length])


def test_folders_pipes_and_missing_files(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe.vnet")
    for name in (".", "pipe.vnet", "none.vnet", "a\0b.vnet"):
        with pytest.raises(ProjectFileError):
            read_project(tmp_path / name)


@pytest.mark.parametrize("name", ["../evil.npy", "/etc/passwd", "runs/1/x.pkl", "A.npy", "a" * 999])
def test_strange_names(tmp_path, members, name) -> None:
    assert "not part of a project" in refusal(tmp_path, packed(members | {name: b"x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_duplicate_members(tmp_path, members) -> None:
    buffer = io.BytesIO(packed(members))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("project.json", members["project.json"])
    assert "not part of a project" in refusal(tmp_path, buffer.getvalue())


@pytest.mark.slow
def test_bombs(tmp_path, members) -> None:
    bomb = packed(members | {"run/bomb.npy": bytes(50_000_000)}, zipfile.ZIP_DEFLATED)
    assert "another program" in refusal(tmp_path, bomb)


def test_a_list_of_members_of_another_length_than_its_record_says(tmp_path, members) -> None:
    data = packed(members)
    zip64 = b"PK\x06\x07" + bytes(16)
    assert "5,000 parts" in refusal(tmp_path, data[:-22] + zip64 + data[-22:])


def test_members_that_overlap(tmp_path, members) -> None:
    data = bytearray(packed(members))
    name = b"run/first_weights.npy"
    entry = data.rfind(name) - 46
    data[entry + 20 : entry + 28] = (10**9).to_bytes(4, "little") * 2
    refusal(tmp_path, bytes(data))


@pytest.mark.parametrize("name", ["project.json", "network.npz", "run/log/steps.npy"])
def test_lacking_members(tmp_path, members, name) -> None:
    assert name in refusal(tmp_path, packed({k: v for k, v in members.items() if k != name}))


@pytest.mark.parametrize(
    "values",
    [
        np.array([object()], dtype=object),
        np.zeros(3, np.float32),
        np.zeros(99_999, np.float32),
        np.zeros((2, 2), np.int64),
        np.array("text"),
    ],
    ids=["pickle", "short", "long", "whole", "text"],
)
def test_wrong_arrays(tmp_path, members, values) -> None:
    for name in ("run/first_weights.npy", "run/log/steps.npy", "runs/1/weights.npy"):
        refusal(tmp_path, packed(members | {name: array(values)}))


@pytest.mark.parametrize("value", [np.inf, np.nan, -1.0, 2.0**60])
def test_steps_that_no_training_has(tmp_path, members, value) -> None:
    bad = array(np.full((4, 2), value))
    assert "not in order" in refusal(tmp_path, packed(members | {"run/log/steps.npy": bad}))


def test_weights_that_are_no_numbers(tmp_path, members, project) -> None:
    count = project.shown.network.parameters.size
    for value in (np.nan, np.inf):
        bad = array(np.full(count, value, np.float32))
        for name in ("run/first_weights.npy", "run/optimizer/_mean.npy", "runs/2/weights.npy"):
            assert "NaN or infinity" in refusal(tmp_path, packed(members | {name: bad}))


@pytest.mark.slow
@pytest.mark.parametrize(
    "keys",
    [
        ("format",),
        ("format_version",),
        ("run",),
        ("run", "title"),
        ("run", "config"),
        ("run", "config", "hidden"),
        ("run", "step"),
        ("run", "losses"),
        ("run", "optimizer"),
        ("run", "optimizer", "arrays"),
        ("run", "optimizer", "numbers"),
        ("run", "was_playing"),
        ("runs",),
        ("runs", 0),
        ("runs", 0, "layer_sizes"),
        ("runs", 0, "activations"),
        ("runs", 0, "started"),
        ("runs", 0, "state"),
        ("runs", 0, "number"),
        ("drawing",),
        ("drawing", "strokes"),
        ("drawing", "image"),
        ("drawing", "side"),
        ("window",),
        ("current_run",),
    ],
    ids=lambda value: "/".join(map(str, value)),
)
@pytest.mark.parametrize(
    "value", [[-1], {"a": [1e999]}, -5, 2**80, "\ud800", [[[1, 2, 3]]], [10**9] * 9]
)
def test_json_that_says_something_else(tmp_path, members, keys, value) -> None:
    refusal(tmp_path, with_value(members, value, *keys))


@pytest.mark.parametrize(
    "text", [b"{", b"[" * 100_000, b'{"format": NaN}', b'"x"', b"\xff", b"{}" + b" " * 9_000_000]
)
def test_json_that_is_none(tmp_path, members, text) -> None:
    refusal(tmp_path, packed(members | {"project.json": text}))


def test_two_runs_of_one_number(tmp_path, members) -> None:
    assert "same number" in refusal(tmp_path, with_value(members, 2, "runs", 0, "number"))


@pytest.mark.parametrize("value", ["no base64!", "x" * 200_000, None, 7, [[]]])
@pytest.mark.parametrize("key", ["geometry", "docks", "layout"])
def test_a_window_that_is_none_is_left_out(tmp_path, members, key, value) -> None:
    path = tmp_path / "other.vnet"
    path.write_bytes(with_value(members, value, "window", key))
    layout = read_project(path).layout
    assert (layout is None) is (key == "layout")


def test_digits_that_are_no_text(tmp_path, members) -> None:
    refusal(tmp_path, packed(members | {"my_digits.jsonl": b"\xff\xfe"}))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_value_anywhere_is_taken_or_refused(tmp_path, members, data) -> None:
    content = json.loads(members["project.json"])
    target = content
    while True:
        key = data.draw(st.sampled_from(sorted(target) if isinstance(target, dict) else [0]))
        inner = target[key] if isinstance(target, dict) or target else None
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        target = inner
    target[key] = data.draw(_JSON)
    path = tmp_path / "fuzzed.vnet"
    path.write_bytes(packed(members | {"project.json": json.dumps(content).encode()}))
    assert "\n" not in taken_or_refused(path)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=400))
def test_any_bytes_are_refused(tmp_path, data) -> None:
    refusal(tmp_path, data)
