"""UNIPEN text: the pen digits' own form, and damaged."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.bundled import unipen
from visualnet.data.bundled.unipen import read_unipen
from visualnet.errors import DataError

HEAD = '.INCLUDE        dene.doc\n\n.LEXICON "0" "1"\n.HIERARCHY      DIGIT\n\n'
SEVEN = """.SEGMENT DIGIT    0 ? "7"
.COMMENT 7 12  224
.PEN_DOWN
 10  400
 200  410
.PEN_UP
.DT 100
.PEN_DOWN
 90  200
.PEN_UP
.DT 100

"""
DOT = '.SEGMENT DIGIT 0 ? "1"\n.COMMENT 1 3 9\n.PEN_DOWN\n0 500\n.PEN_UP\n'


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "digits.tra"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_reads_labels_writers_and_strokes(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    first, second = read_unipen(_file(tmp_path, pack((HEAD + SEVEN + DOT).encode())))
    assert (first.label, first.writer) == (7, 12)
    assert first.strokes == [[(10, 400), (200, 410)], [(90, 200)]]
    assert (second.label, second.writer, second.strokes) == (1, 3, [[(0, 500)]])


BAD = {
    "stroke before a digit": ".PEN_DOWN\n1 1\n.PEN_UP\n",
    "other label": SEVEN.replace(".COMMENT 7", ".COMMENT 8"),
    "no label": SEVEN.replace('"7"', '"x"'),
    "comment without writer": SEVEN.replace("7 12  224", "7"),
    "point outside": SEVEN + "3 4\n",
    "three coordinates": SEVEN.replace("10  400", "10 400 1"),
    "negative": SEVEN.replace("10  400", "-10 400"),
    "far": SEVEN.replace("10  400", "501 400"),
    "long number": SEVEN.replace("10  400", "1" * 5000 + " 4"),
    "pen down twice": SEVEN.replace(".PEN_UP\n", "", 1),
    "empty stroke": SEVEN.replace(" 90  200\n", ""),
    "pen up twice": SEVEN.replace(".DT 100", ".PEN_UP", 1),
}


@pytest.mark.slow
@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_refuses_a_bad_line_by_its_number(tmp_path: Path, text: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(DataError, match=r"line \d+") as caught:
        read_unipen(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_refuses_what_is_no_such_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(SEVEN.encode())
    for data in (b"", HEAD.encode(), b"\x1f\x8b", packed[:-9], SEVEN[:60].encode()):
        with pytest.raises(DataError):
            read_unipen(_file(tmp_path, data))
    monkeypatch.setattr(unipen, "MAX_BYTES", 500)
    with pytest.raises(DataError, match="more than 500 bytes"):
        read_unipen(_file(tmp_path, gzip.compress(b"\n" * 501)))


_LINES = st.sampled_from([*HEAD.splitlines(), *SEVEN.splitlines(), ".PEN_UP", "1 2", "x", "."])


@pytest.mark.slow
@given(
    st.binary(max_size=60)
    | st.binary(max_size=40).map(lambda data: b"\x1f\x8b\x08" + data)
    | st.lists(_LINES, max_size=12).map(lambda lines: "\n".join(lines).encode())
)
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    try:
        digits = read_unipen(_file(tmp_path_factory.getbasetemp(), data))
    except DataError:
        return
    assert all(stroke for digit in digits for stroke in digit.strokes)
