"""The drawings that the user taught: kept, taken out, brought back; damaged lines; two windows."""

import json
import multiprocessing
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visualnet.data.drawing import my_digits
from visualnet.data.drawing.labelled_strokes import LabelledDrawing, labelled_in, read_labelled_file
from visualnet.data.drawing.my_digits import (
    add_drawings,
    my_digits_path,
    read_my_digits,
    remove_drawings,
    restore_drawings,
)
from visualnet.data.drawing.stroke_files import LineError, read_stroke_file
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.data.inputs import read_inputs
from visualnet.errors import DataError
from visualnet.file_lock import locked


def _drawing(x: float = 10.0, label: str = "7") -> LabelledDrawing:
    return LabelledDrawing(StrokeDrawing((((x, 20.0), (30.5, 200.0)),), 280.0, 280.0), label)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "not yet there" / "my-digits.strokes.jsonl"


def test_a_file_that_is_not_there_holds_nothing(path: Path) -> None:
    kept = read_my_digits(path)
    assert kept.drawings == ()
    assert kept.complaint == ""
    assert not path.parent.exists()


def test_what_was_added_is_read_back(path: Path) -> None:
    kept, new = add_drawings(path, [_drawing(), _drawing(11, "ä b")])
    assert len(new) == 2
    assert kept.drawings == read_my_digits(path).drawings == (_drawing(), _drawing(11, "ä b"))


def test_the_file_is_a_stroke_file_with_labels(path: Path) -> None:
    add_drawings(path, [_drawing(), _drawing(50, "1")])
    first, second = map(json.loads, path.read_text("utf-8").splitlines())
    assert (first["label"], second["label"]) == ("7", "1")
    assert first["strokes"] == [[[10, 20], [30.5, 200]]]
    assert [d.strokes for d in read_stroke_file(path)] == [
        each.drawing.strokes for each in read_labelled_file(path)
    ]
    assert len(read_inputs(path)) == 2


def test_points_are_kept_to_the_hundredth(path: Path) -> None:
    kept, _ = add_drawings(path, [_drawing(1 / 3)])
    assert kept.drawings[0].drawing.strokes[0][0] == (0.33, 20.0)
    _, new = add_drawings(path, [_drawing(1 / 3)])
    assert new == ()


def test_the_same_drawing_is_kept_once_but_may_have_two_labels(path: Path) -> None:
    kept, new = add_drawings(path, [_drawing(), _drawing(), _drawing(label="1")])
    assert len(new) == len(kept.drawings) == 2


def test_what_was_taken_out_comes_back_to_its_place(path: Path) -> None:
    drawings = [_drawing(x) for x in range(5)]
    add_drawings(path, drawings)
    before = path.read_bytes()
    left, removed = remove_drawings(path, [drawings[1], drawings[3]])
    assert left.drawings == (drawings[0], drawings[2], drawings[4])
    assert restore_drawings(path, removed).drawings == tuple(drawings)
    assert path.read_bytes() == before


def test_one_that_another_window_took_out_is_left_out(path: Path) -> None:
    add_drawings(path, [_drawing()])
    left, removed = remove_drawings(path, [_drawing(99)])
    assert left.drawings == (_drawing(),)
    assert removed == ()


def test_damaged_lines_are_told_of_in_one_sentence_and_stay(path: Path) -> None:
    path.parent.mkdir()
    damage = b'{"strokes": [[[1'
    unlabelled = b'{"strokes": [[[1, 2]]], "width": 9, "height": 9}'
    add_drawings(path, [_drawing()])
    path.write_bytes(damage + b"\n\n" + path.read_bytes() + unlabelled + b"\n\xff\xfe\n")
    kept = read_my_digits(path)
    assert kept.drawings == (_drawing(),)
    assert kept.damaged == (1, 4, 5)
    assert "Lines 1, 4, 5 of" in kept.complaint
    assert kept.complaint.count(". ") == 0
    add_drawings(path, [_drawing(1)])
    _, removed = remove_drawings(path, [_drawing()])
    restore_drawings(path, removed)
    lines = path.read_bytes().split(b"\n")
    assert lines[0] == damage
    assert lines[3:5] == [unlabelled, b"\xff\xfe"]
    assert read_my_digits(path).drawings == (_drawing(), _drawing(1))


def test_a_last_line_without_an_end_is_not_glued_to_the_next(path: Path) -> None:
    add_drawings(path, [_drawing()])
    path.write_bytes(path.read_bytes().rstrip())
    kept, _ = add_drawings(path, [_drawing(1)])
    assert kept.drawings == (_drawing(), _drawing(1))


def test_too_many_are_refused_and_nothing_changes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(my_digits, "MAX_KEPT", 2)
    add_drawings(path, [_drawing()])
    before = path.read_bytes()
    with pytest.raises(DataError, match="can hold 2 drawings, but this makes 3"):
        add_drawings(path, [_drawing(1), _drawing(2)])
    assert path.read_bytes() == before


def test_too_long_a_file_is_refused_before_it_is_written_but_can_be_made_shorter(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, _ = add_drawings(path, [_drawing(), _drawing(1)])
    before = path.read_bytes()
    monkeypatch.setattr(my_digits, "MAX_BYTES", len(before) + 10)
    with pytest.raises(DataError, match="MB of drawings, but this makes more"):
        add_drawings(path, [_drawing(2)])
    assert path.read_bytes() == before
    # As an earlier version may have left it.
    monkeypatch.setattr(my_digits, "MAX_BYTES", 10)
    assert read_my_digits(path).drawings == kept.drawings
    left, removed = remove_drawings(path, [_drawing()])
    assert left.drawings == (_drawing(1),)
    with pytest.raises(DataError, match="MB of drawings"):
        restore_drawings(path, removed)


@pytest.mark.slow
@pytest.mark.parametrize(
    "labelled",
    [
        _drawing(label="a name of more letters than are read again"),
        LabelledDrawing(StrokeDrawing(((),), 280.0, 280.0), "7"),
        LabelledDrawing(StrokeDrawing((((0.0, 0.0), (280.0, 280.0)) * 300,), 280.0, 280.0), "7"),
        LabelledDrawing(StrokeDrawing((((0.0, 0.0),) * 100_001,), 280.0, 280.0), "7"),
    ],
    ids=["label", "empty", "long lines", "many points"],
)
def test_what_could_not_be_read_again_is_not_kept(path: Path, labelled: LabelledDrawing) -> None:
    add_drawings(path, [_drawing()])
    before = path.read_bytes()
    with pytest.raises(DataError, match="cannot be saved in My digits"):
        add_drawings(path, [_drawing(3), labelled])
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_that_may_not_be_looked_into_is_told_of(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(DataError, match="Permission denied"):
        read_my_digits(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match="could not be written"):
        add_drawings(tmp_path / "file" / "my-digits.strokes.jsonl", [_drawing()])


def test_a_folder_in_the_place_of_the_file_is_told_of(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DataError, match="is a folder"):
        read_my_digits(path)


def test_it_lies_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert my_digits_path() == tmp_path / "visualnet" / "my-digits.strokes.jsonl"


def _add_many(path: Path, window: int) -> None:
    for number in range(20):
        add_drawings(path, [_drawing(1000 * window + number)])


@pytest.mark.slow
def test_two_windows_do_not_lose_each_others_drawings(path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    windows = [spawn.Process(target=_add_many, args=(path, window)) for window in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
        assert window.exitcode == 0
    found = read_my_digits(path)
    assert found.damaged == ()
    assert sorted(each.drawing.strokes[0][0][0] for each in found.drawings) == [
        1000 * window + number for window in range(2) for number in range(20)
    ]


def test_a_lock_that_is_never_let_go_is_told_of(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("visualnet.file_lock._PATIENCE", 0.01)
    path.parent.mkdir()
    told = pytest.raises(DataError, match="another window has held it")
    with locked(path.with_name("my-digits.lock")), told:
        add_drawings(path, [_drawing()])
    add_drawings(path, [_drawing()])


# Files with labels that come from elsewhere


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"strokes": [[[1, 2]]], "width": 9, "height": 9}', '"label" is missing'),
        ('{"strokes": [[[1, 2]]], "width": 9, "height": 9, "label": ""}', "printable characters"),
        ('{"strokes": [[[1, 2]]], "width": 9, "height": 9, "label": true}', "not the name"),
        ('{"strokes": [[[1, 2]]], "width": 9, "height": 9, "label": "\\n"}', "printable"),
        ('{"strokes": [[]], "width": 9, "height": 9, "label": "1"}', "the drawing is empty"),
        ('{"width": 9, "height": 9, "label": "1"}', '"strokes" is missing'),
        ("[]", "not a JSON object"),
    ],
)
def test_a_foreign_file_is_taken_whole_or_not(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "theirs.strokes.jsonl"
    path.write_text('{"strokes": [[[1, 2]]], "width": 9, "height": 9, "label": "1"}\n' + line)
    with pytest.raises(DataError, match="line 2") as raised:
        read_labelled_file(path)
    assert problem in str(raised.value)


def test_a_label_may_be_a_number(tmp_path: Path) -> None:
    path = tmp_path / "theirs.strokes.jsonl"
    path.write_text(
        '\ufeff{"strokes": [[[1, 2]]], "width": 9, "height": 9, "label": 3}\r\n', "utf-8"
    )
    assert [each.label for each in read_labelled_file(path)] == ["3"]


def test_an_empty_file_is_no_file_of_drawings(tmp_path: Path) -> None:
    path = tmp_path / "theirs.strokes.jsonl"
    path.write_text("\n\n")
    with pytest.raises(DataError, match="has no drawings"):
        read_labelled_file(path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@pytest.mark.slow
@settings(max_examples=40)
@given(strokes=_JSON, label=_JSON, width=_JSON)
def test_any_json_is_a_drawing_or_refused(strokes: object, label: object, width: object) -> None:
    line = json.dumps({"strokes": strokes, "width": width, "height": 10, "label": label}).encode()
    try:
        found = labelled_in(line)
    except LineError:
        return
    assert any(found.drawing.strokes)
    assert found.label.isprintable()


@pytest.mark.slow
@given(st.binary(max_size=60))
def test_any_bytes_are_a_drawing_or_refused(line: bytes) -> None:
    with pytest.raises(LineError):
        labelled_in(line)
