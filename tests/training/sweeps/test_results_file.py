"""The results file: whole lines only, whatever happened while it was written."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.errors import SettingError, VisualNetError
from visualnet.training.sweeps.results_file import SweepFile

COLUMNS = ("momentum", "accuracy", "fingerprint")
ROWS = [
    {"momentum": "0.0", "accuracy": "0.91", "fingerprint": "a1"},
    {"momentum": 'odd, "quoted" é', "accuracy": "", "fingerprint": "b2"},
    {"momentum": "0.5", "accuracy": "0.93", "fingerprint": "c3"},
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "results.csv"


def write_all(path: Path) -> bytes:
    with SweepFile(path, COLUMNS) as file:
        for row in ROWS:
            file.append(row)
    return path.read_bytes()


def test_rows_are_there_again(path: Path) -> None:
    written = write_all(path)
    assert written.count(b"\n") == 4
    assert written.startswith(b"momentum,accuracy,fingerprint\n")
    with SweepFile(path, COLUMNS) as file:
        assert file.rows == ROWS
    assert path.read_bytes() == written


def test_a_row_is_in_the_file_as_soon_as_it_is_appended(path: Path) -> None:
    with SweepFile(path, COLUMNS) as file:
        file.append(ROWS[0])
        assert path.read_bytes().endswith(b"0.0,0.91,a1\n")


@pytest.mark.slow
@given(st.integers(0, 200))
def test_a_file_cut_anywhere_keeps_its_whole_lines(length: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "results.csv")
        written = write_all(path)
        path.write_bytes(written[:length])
        whole = max(written[:length].count(b"\n") - 1, 0)
        with SweepFile(path, COLUMNS) as file:
            assert file.rows == ROWS[:whole]
            for row in ROWS[whole:]:
                file.append(row)
        assert path.read_bytes() == written


def test_a_file_saved_by_a_spreadsheet_is_read(path: Path) -> None:
    written = write_all(path)
    path.write_bytes(written.replace(b"\n", b"\r\n") + b"0.9,0.9")
    with SweepFile(path, COLUMNS) as file:
        assert file.rows == ROWS
        file.append(ROWS[0])
    assert path.read_bytes() == written.replace(b"\n", b"\r\n") + b"0.0,0.91,a1\n"


@pytest.mark.parametrize(
    "content",
    [
        b"other,columns\n1,2\n",
        b"other,columns",
        b"momentum,accuracy,fingerprint,more\n",
        b"momentum,fingerprint,accuracy\n",
        b"momentum,momentum,fingerprint\n",
        b"momentum,fingerprint\n",
        b"momentum,accuracy,fingerprint\n0.5,0.9\n",
        b"momentum,accuracy,fingerprint\n0.5,0.9,\n",
        b"momentum,accuracy,fingerprint\n\n",
        b'momentum,accuracy,fingerprint\n"0.5,0.9,a1\n',
        b"momentum,accuracy,fingerprint\n\0,0.9,a1\n" + b"x" * 200_000 + b",1,a2\n",
        b"\xff\xfe\n",
        b"\n",
    ],
)
def test_another_file_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(SettingError, match="another output") as refused:
        SweepFile(path, COLUMNS)
    assert str(path) in str(refused.value)
    assert path.read_bytes() == content


@pytest.mark.slow
@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "results.csv")
        path.write_bytes(content)
        try:
            with SweepFile(path, COLUMNS):
                pass
        except SettingError:
            assert path.read_bytes() == content


def test_a_file_without_rows_is_not_left_behind(path: Path) -> None:
    with SweepFile(path, COLUMNS):
        assert path.exists()
    assert not path.exists()
    # One that was there before is no business of ours.
    path.touch()
    with SweepFile(path, COLUMNS):
        pass
    assert path.exists()


def test_a_file_of_an_earlier_version_goes_on_in_its_own_columns(path: Path) -> None:
    path.write_text("accuracy,fingerprint\n0.91,a1\n", encoding="utf-8")
    with SweepFile(path, COLUMNS, ("accuracy", "fingerprint")) as file:
        assert file.rows == [{"accuracy": "0.91", "fingerprint": "a1"}]
        file.append(ROWS[2])
    assert path.read_text(encoding="utf-8") == "accuracy,fingerprint\n0.91,a1\n0.93,c3\n"
    with pytest.raises(SettingError, match=r"no column momentum; .* from an earlier version"):
        SweepFile(path, COLUMNS, ("momentum", "fingerprint"))


def test_a_path_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "results.csv", tmp_path / "nul\0byte"):
        with pytest.raises(SettingError, match="choose another output"):
            SweepFile(path, COLUMNS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_results_file(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(SettingError, match="not a file"):
        SweepFile(path, COLUMNS)


@pytest.mark.skipif(not hasattr(os, "truncate"), reason="needs sparse files")
def test_a_huge_file_is_not_read(path: Path) -> None:
    path.touch()
    os.truncate(path, 10_000_000_000)
    with pytest.raises(SettingError, match="larger than"):
        SweepFile(path, COLUMNS)


def test_many_short_lines_are_not_read_into_memory(path: Path) -> None:
    path.write_text(f"{','.join(COLUMNS)}\n" + ",,a\n" * 100_001)
    with pytest.raises(SettingError, match="more than 100,000 lines"):
        SweepFile(path, COLUMNS)


@pytest.mark.skipif(os.name == "nt", reason="no such locks on Windows")
def test_two_sweeps_do_not_write_one_file(path: Path) -> None:
    with SweepFile(path, COLUMNS), pytest.raises(SettingError, match="Another sweep"):
        SweepFile(path, COLUMNS)
    with SweepFile(path, COLUMNS) as file:
        file.append(ROWS[0])


def test_a_full_disk_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int, line: bytes) -> int:
        return len(line) // 2

    with SweepFile(path, COLUMNS) as file:
        monkeypatch.setattr("visualnet.training.sweeps.results_file.os.write", full)
        with pytest.raises(VisualNetError, match="disk is full"):
            file.append(ROWS[0])
