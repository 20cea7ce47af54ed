"""Stroke files: sound, odd and damaged."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.drawing import stroke_files
from visualnet.data.drawing.stroke_files import example_drawing, read_stroke_file
from visualnet.data.drawing.strokes import read_strokes
from visualnet.data.inputs import read_inputs
from visualnet.errors import DataError

GOOD = '{"strokes": [[[10, 20], [30.5, 200]], [[5, 5]]], "width": 200, "height": 280}'


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "digits.strokes.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_reads_drawings_and_skips_blank_lines(tmp_path: Path) -> None:
    path = _file(tmp_path, f"\ufeff{GOOD}\r\n\n  \n" + GOOD.replace('"width"', '"pen": 1, "width"'))
    first, second = read_stroke_file(path)
    assert first == second
    assert first.strokes == (((10.0, 20.0), (30.5, 200.0)), ((5.0, 5.0),))
    assert (first.width, first.height, first.side) == (200, 280, 280)


def test_inputs_are_what_the_pad_sees(tmp_path: Path) -> None:
    seen = read_inputs(_file(tmp_path, f"{GOOD}\n{GOOD}\n"))
    assert len(seen) == 2
    drawn = read_strokes([[(10, 20), (30.5, 200)], [(5, 5)]], 280).centred
    assert np.array_equal(seen[1], drawn)


def test_an_empty_drawing_is_allowed(tmp_path: Path) -> None:
    (drawing,) = read_stroke_file(_file(tmp_path, '{"strokes": [], "width": 9, "height": 9}'))
    assert drawing.stages().is_empty


def _line(**changes: object) -> str:
    return json.dumps({"strokes": [[[1, 2]]], "width": 10, "height": 10} | changes)


BAD_LINES = {
    "not json": "strokes",
    "a list": "[1, 2]",
    "cut": GOOD[:-5],
    "no strokes": '{"width": 1, "height": 1}',
    "no width": '{"strokes": [], "height": 1}',
    "strokes a number": _line(strokes=3),
    "stroke a number": _line(strokes=[3]),
    "strokes a text": _line(strokes="abc"),
    "point of three": _line(strokes=[[[1, 2, 3]]]),
    "point an object": _line(strokes=[[{"x": 1, "y": 2}]]),
    "text coordinate": _line(strokes=[[["1", 2]]]),
    "true coordinate": _line(strokes=[[[True, 2]]]),
    "null coordinate": _line(strokes=[[[None, 2]]]),
    "nan": _line(strokes=[[[float("nan"), 2]]]),
    "infinite": _line(width=float("inf")),
    "overflowing": GOOD.replace("30.5", "1e999"),
    "overflowing integer": GOOD.replace("10,", "1" + "0" * 400 + ","),
    "too many digits": GOOD.replace("10,", "1" * 5000 + ","),
    "zero width": _line(width=0),
    "negative height": _line(height=-5),
    "absurd width": _line(width=100_001),
    "deep": "[" * 100_000,
    "too many points": _line(strokes=[[[1, 2]] * 100_001]),
    "too many strokes": _line(strokes=[[]] * 100_001),
    "a point far away": _line(strokes=[[[1, 2], [1e6, 2]]]),
    "lines too long": _line(strokes=[[[0, 0], [10, 10]] * 200]),
    "a speck of a pad": _line(strokes=[], width=1e-9, height=1e-9),
    "not utf-8": b'{"strokes": [], "width": 1, "height": 1, "name": "\xff"}',
}


@pytest.mark.slow
@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES.keys())
def test_refuses_a_bad_line_by_its_number(tmp_path: Path, line: str | bytes) -> None:
    bad = line if isinstance(line, bytes) else line.encode()
    path = _file(tmp_path, GOOD.encode() + b"\n\n" + bad + b"\n" + GOOD.encode())
    with pytest.raises(DataError, match="line 3") as caught:
        read_stroke_file(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_refuses_a_file_without_drawings(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match="no drawing"):
        read_stroke_file(_file(tmp_path, text))


def test_refuses_missing_folders_and_long_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (tmp_path, tmp_path / "missing.strokes.jsonl"):
        with pytest.raises(DataError):
            read_stroke_file(path)
    path = _file(tmp_path, f"{GOOD}\n{GOOD}")
    monkeypatch.setattr(stroke_files, "MAX_DRAWINGS", 1)
    with pytest.raises(DataError, match="more than 1 drawing"):
        read_stroke_file(path)
    monkeypatch.setattr(stroke_files, "MAX_BYTES", 50)
    with pytest.raises(DataError, match="larger"):
        read_stroke_file(path)


def test_the_example_is_drawn_large_on_its_pad() -> None:
    drawing = example_drawing()
    points = np.concatenate(drawing.strokes)
    assert (drawing.width, drawing.height) == (280, 280)
    assert 0.55 < np.ptp(points[:, 1]) / 280 < 0.75
    assert len(points) >= 40
    assert not drawing.stages().is_empty


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)
_objects = st.fixed_dictionaries(
    {"strokes": _json | st.just([[[1, 2]]]), "width": _json | st.just(5), "height": st.just(5)}
)


@pytest.mark.slow
@given(st.binary(max_size=80) | (_json | _objects).map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.strokes.jsonl"
    path.write_bytes(data)
    try:
        drawings = read_stroke_file(path)
    except DataError:
        return
    for drawing in drawings:
        drawing.stages()
