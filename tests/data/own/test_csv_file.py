"""The user's own .csv files: where the label stands, the range of the pixels, and damage."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from visualnet.data.own import csv_file as own_csv
from visualnet.data.own import csv_lines
from visualnet.data.own.csv_file import read_csv
from visualnet.data.own.own_parts import Examples
from visualnet.errors import DataError

NAMES = [f"pixel{i}" for i in range(784)]


def _text(examples: Examples, *, last: bool = False, unit: bool = False) -> str:
    lines = []
    for image, label in zip(examples.images, examples.labels, strict=True):
        pixels = [f"{p / 255:.4f}" if unit else str(p) for p in image.ravel().tolist()]
        lines.append(",".join([*pixels, str(label)] if last else [str(label), *pixels]))
    return "\n".join(lines) + "\n"


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "own.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("unit", [False, True])
def test_finds_the_label_without_a_header(
    tmp_path: Path, bars: Examples, last: bool, unit: bool
) -> None:
    parts = read_csv(_file(tmp_path, _text(bars, last=last, unit=unit)))
    assert np.array_equal(parts.train.images, bars.images)
    assert np.array_equal(parts.train.labels, bars.labels)
    assert parts.test is None


@pytest.mark.parametrize("name", ["label", '"Class"', "y"])
@pytest.mark.parametrize("last", [False, True])
def test_a_header_says_where_it_is(tmp_path: Path, name: str, last: bool) -> None:
    images = np.zeros((30, 28, 28), np.uint8)
    images[:, 5, 5] = 255
    # Both ends of the lines look like labels; only the names tell.
    images[:, 0, 0] = images[:, 27, 27] = np.arange(30)
    examples = Examples(images, np.repeat(np.arange(3, dtype=np.uint8), 10))
    header = ",".join([*NAMES, name] if last else [name, *NAMES])
    path = _file(tmp_path, f"\ufeff{header}\r\n\r\n{_text(examples, last=last)}")
    assert np.array_equal(read_csv(path).train.labels, examples.labels)
    assert np.array_equal(read_csv(path).train.images, images)


def _ink(count: int = 30) -> np.ndarray:
    """Images of which no two pixels are alike in all, so that their order is seen."""
    return np.random.default_rng(0).integers(0, 256, (count, 784), np.uint8)


_ROWS_AND_COLUMNS = [(row, column) for row in range(28) for column in range(28)]
_BY_COLUMNS = sorted(range(784), key=lambda k: _ROWS_AND_COLUMNS[k][::-1])
_HEADERS: dict[str, tuple[str, list[int], str]] = {
    # Names of pixels by k, row and column; their order in the file; what is told.
    "words sorted": ("pixel{k}", sorted(range(784), key=str), "sorted by the numbers"),
    "reversed": ("{k}", list(range(783, -1, -1)), "sorted by the numbers"),
    "in order": ("px_{k}", list(range(784)), ""),
    "rows by columns": ("{row}x{column}", list(range(784)), ""),
    "columns by rows": ("pixel_{row}_{column}", _BY_COLUMNS, "sorted by the numbers"),
    "named columns first": ("c{column}r{row}", _BY_COLUMNS, "sorted by the numbers"),
    "named rows first": ("r{row}c{column}", _BY_COLUMNS, "sorted by the numbers"),
}


@pytest.mark.parametrize(("form", "order", "told"), _HEADERS.values(), ids=_HEADERS)
@pytest.mark.parametrize("at", [0, 300, 784])
def test_pixels_and_label_stand_where_the_header_says(
    tmp_path: Path, form: str, order: list[int], told: str, at: int
) -> None:
    images, labels = _ink(), ["30", "80", "4"] * 10
    names = [form.format(k=k, row=k // 28, column=k % 28) for k in order]
    order_of_rows = [[str(image[k]) for k in order] for image in images.tolist()]
    lines = [
        ",".join([*cells[:at], label, *cells[at:]])
        for cells, label in zip([names, *order_of_rows], ["label", *labels], strict=True)
    ]
    parts = read_csv(_file(tmp_path, "\n".join(lines)))
    assert np.array_equal(parts.train.images.reshape(-1, 784), images)
    assert parts.train.labels.tolist() == list(map(int, labels))
    assert [told in note for note in parts.notes] == ([True] if told else [])


def _named(names: list[str], cells: list[str], pixels: list[str] = NAMES) -> str:
    """Return a table of pixels after columns of these names, all rows with the same cells."""
    rows = [",".join([*cells, *map(str, image)]) for image in _ink().tolist()]
    return "\n".join([",".join([*names, *pixels]), *rows])


def test_columns_that_are_no_pixels_are_left_out_and_told(tmp_path: Path) -> None:
    text = _named(["digit", "writer", "Split", "id", "name"], ["7", "bob", "train", "5", "x"])
    parts = read_csv(_file(tmp_path, text))
    assert parts.notes == ("Columns 'writer', 'Split', 'id', 'name' are not used.",)
    assert np.array_equal(parts.train.images.reshape(-1, 784), _ink())
    assert set(parts.train.labels.tolist()) == {7}
    parts = read_csv(_file(tmp_path, _named(["writer", "kind"], ["bob", "cat"])))
    assert set(parts.train.labels.tolist()) == {"cat"}
    assert parts.notes == (
        "The column 'kind' is used as the label.",
        "Column 'writer' is not used.",
    )
    parts = read_csv(_file(tmp_path, _named(["nr", "kind"], ["1", "cat"])))
    assert set(parts.train.labels.tolist()) == {"cat"}
    assert parts.notes == (
        "The column 'kind' is used as the label.",
        "Column 'nr' is not used.",
    )
    parts = read_csv(_file(tmp_path, _named(["image_idx", "class_id"], ["1", "7"])))
    assert set(parts.train.labels.tolist()) == {7}
    parts = read_csv(_file(tmp_path, _named(["class", "letter"], ["1", "A"])))
    assert parts.notes == ("The column 'letter' says the same as 'class'.",)


_UNTOLD = {
    "columns 'a' and 'b' besides its 784 pixels": (["a", "b"], NAMES),
    "no label": (["id", "index"], NAMES),
    "no label;": (["ImageId"], NAMES),
    "784 pixels per line but no label": (["sampleIndex", "row_id", "Image index"], NAMES),
    "the column name 'pixel3' twice": (["label"], [*NAMES[:783], "pixel3"]),
    "28 rows and 28 columns": (["label"], [f"{k // 14}x{k % 14}" for k in range(784)]),
    "783 columns named like 'pixel9', without an order": (
        ["label"],
        ["pixel9", *NAMES[:9], *NAMES[10:783], "other"],
    ),
}


def test_a_column_that_numbers_the_images_is_no_label(tmp_path: Path) -> None:
    image = ",".join(["3"] * 784)
    lines = [",".join(["nr", *NAMES]), *(f"{k},{image}" for k in range(1, 41))]
    with pytest.raises(DataError, match="784 pixels per line but no label"):
        read_csv(_file(tmp_path, "\n".join(lines)))


@pytest.mark.parametrize("message", _UNTOLD)
def test_a_header_that_does_not_tell_is_refused(tmp_path: Path, message: str) -> None:
    names, pixels = _UNTOLD[message]
    with pytest.raises(DataError, match=message):
        read_csv(_file(tmp_path, _named(names, ["1"] * len(names), pixels)))


def test_columns_of_labels_that_differ_are_refused(tmp_path: Path) -> None:
    alike = _named(["label", "class"], ["1", "1"])
    # Of two columns of numbers, one another where they go together too.
    for text in (alike.replace("\n1,1,", "\n1,2,", 3), alike.replace("\n1,1,", "\n1,2,")):
        with pytest.raises(DataError, match="different labels in the columns 'label' and 'class'"):
            read_csv(_file(tmp_path, text))


@pytest.mark.parametrize("last", [False, True])
def test_any_numbers_may_be_labels(tmp_path: Path, bars: Examples, last: bool) -> None:
    labels = np.array([30, 80, 123_456])[bars.labels]
    parts = read_csv(_file(tmp_path, _text(Examples(bars.images, labels), last=last)))
    assert np.array_equal(parts.train.labels, labels)
    assert np.array_equal(parts.train.images, bars.images)


@pytest.mark.parametrize("rows", [40, 120])
@pytest.mark.parametrize("last", [False, True])
def test_labels_are_told_from_ink_at_the_edge(tmp_path: Path, rows: int, last: bool) -> None:
    examples = Examples(_ink(rows).reshape(-1, 28, 28), np.arange(rows) % 10)
    parts = read_csv(_file(tmp_path, _text(examples, last=last)))
    assert np.array_equal(parts.train.labels, examples.labels)
    assert np.array_equal(parts.train.images, examples.images)


def test_reads_gzip_in_several_pieces(
    tmp_path: Path, bars: Examples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_csv, "LINES_AT_ONCE", 7)
    path = _file(tmp_path, gzip.compress(_text(bars).encode()))
    assert np.array_equal(read_csv(path).train.images, bars.images)


def _changed(line: int, old: str, new: str):  # type: ignore[no-untyped-def]
    def change(text: str) -> bytes:
        lines = text.split("\n")
        lines[line] = lines[line].replace(old, new, 1)
        return "\n".join(lines).encode()

    return change


def _emptied(line: int, column: int):  # type: ignore[no-untyped-def]
    def change(text: str) -> bytes:
        lines = text.split("\n")
        cells = lines[line].split(",")
        cells[column - 1] = ""
        lines[line] = ",".join(cells)
        return "\n".join(lines).encode()

    return change


BAD = {
    "has no images": lambda text: b"",
    "no image": lambda text: (",".join(["label", *NAMES]) + "\n").encode(),
    "line 3, has 786 columns": _changed(2, ",", ",,"),
    "line 4, has 784 columns": _changed(3, ",0", ""),
    "line 10, column 5, holds 'ink', which is not a number": _changed(9, ",200", ",ink"),
    "line 2, has a pixel out of range": _changed(1, "200", "256"),
    "line 10, has a pixel": _changed(9, "200", "nan"),
    "line 11, has a pixel": _changed(10, "200", "-1"),
    "line 12, has a pixel": _changed(11, "200", "1e999"),
    "line 22, has no label": _changed(21, "1,", ","),
    "line 24, has no label": _changed(23, "1,", "N/A,"),
    "line 23, column 300, is empty": _emptied(22, 300),
    "787 columns; it is unclear which .* Keep only these 785": lambda text: "\n".join(
        f"7,7,{line}" for line in text.splitlines()
    ),
    "label 1.5": _changed(20, "1,", "1.5,"),
    "columns": lambda text: b"Dear reader,\nthis is a letter.\n",
    "save it as CSV UTF-8": lambda text: text.encode() + b"\xff\xfe",
    "damaged gzip": lambda text: gzip.compress(text.encode())[:-30],
    "gzip": lambda text: b"\x1f\x8b" + text.encode(),
    "line 2, column 3, is empty": lambda text: "\n".join(["1,0" + "," * 783] * 3),
    "line 1, is too long": lambda text: b"1," * 40_000,
}


@pytest.mark.parametrize("message", BAD)
def test_refuses_in_one_sentence(tmp_path: Path, bars: Examples, message: str) -> None:
    path = _file(tmp_path, BAD[message](_text(bars)))
    with pytest.raises(DataError, match=message) as caught:
        read_csv(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_pixels_to_1_stay_so(
    tmp_path: Path, bars: Examples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_csv, "LINES_AT_ONCE", 30)
    lines = _text(bars, unit=True).split("\n")
    lines[40] = lines[40].replace("0.7843", "200")
    with pytest.raises(DataError, match="line 41, has a pixel"):
        read_csv(_file(tmp_path, "\n".join(lines)))


def test_pixels_to_1_may_begin_with_blank_images(
    tmp_path: Path, bars: Examples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_csv, "LINES_AT_ONCE", 10)
    blank = "\n".join([",".join(["0"] * 785)] * 10)
    for unit in (False, True):
        parts = read_csv(_file(tmp_path, f"{blank}\n{_text(bars, unit=unit)}"))
        assert np.array_equal(parts.train.images[10:], bars.images)


@pytest.mark.parametrize("above", ["sep=,", "# by hand", "# 1,2,3\n\n# and more"])
def test_what_stands_above_a_table_is_skipped_and_told(
    tmp_path: Path, bars: Examples, above: str
) -> None:
    for names in ("", ",".join(["label", *NAMES]) + "\n", ",".join(["#label", *NAMES]) + "\n"):
        parts = read_csv(_file(tmp_path, f"{above}\n{names}{_text(bars)}"))
        assert np.array_equal(parts.train.images, bars.images)
        assert np.array_equal(parts.train.labels, bars.labels)
        told = [f"{above.count('#')} line"] if "#" in above else []
        assert [note[:6] for note in parts.notes] == told


def test_refuses_too_many_lines(
    tmp_path: Path, bars: Examples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_lines, "MAX_IMAGES", 60)
    assert len(read_csv(_file(tmp_path, _text(bars))).train.labels) == 60
    with pytest.raises(DataError, match="more than 60 lines"):
        read_csv(_file(tmp_path, "\n" + _text(bars)))


def test_a_gzip_bomb_is_not_unpacked(
    tmp_path: Path, bars: Examples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_lines, "_FREE_LETTERS", 10_000)
    row = _text(bars).split("\n")[0]
    text = "\n".join([row] * 2_000)
    assert len(read_csv(_file(tmp_path, text)).train.labels) == 2_000
    with pytest.raises(DataError, match="unpacks to far more than a data set; unpack it"):
        read_csv(_file(tmp_path, gzip.compress(text.encode())))


@st.composite
def _tables(draw: st.DrawFn) -> tuple[str, list[str], np.ndarray]:
    """Draw the text of a table in any layout, with its labels and images."""
    count = draw(st.integers(3, 6))
    separator = draw(st.sampled_from([",", ";", "\t", "|", " "]))
    decimal = draw(st.sampled_from(["", "."] if separator == "," else ["", ".", ","]))
    levels = np.zeros((count, 784), np.uint8)
    for image in levels:
        # Corners are paper: in a few lines ink of two levels there looks like a label.
        start = draw(st.integers(1, 700))
        image[start : start + 60] = draw(st.lists(st.integers(0, 255), min_size=60, max_size=60))
    # So that pixels 0 to 255 are never taken for such as are 0 to 1.
    levels[:, 400] = 255
    words = draw(st.booleans())
    kinds = ["cat", "dog", "o'clock", "a b"][: 4 if separator not in (" ",) else 2]
    labels = draw(
        st.lists(
            st.sampled_from(kinds if words else ["0", "3", "62"]), min_size=count, max_size=count
        )
    )
    at_end, has_index = draw(st.booleans()), draw(st.booleans())
    names = draw(st.sampled_from(["none", "words"] + ([] if has_index else ["numbers"])))
    quoted = draw(st.booleans())
    lines = []
    for number, (image, label) in enumerate(zip(levels.tolist(), labels, strict=True)):
        cells = [f"{p / 255:.4f}".replace(".", decimal) if decimal else str(p) for p in image]
        cells = [*cells, label] if at_end else [label, *cells]
        lines.append([str(500 + number), *cells] if has_index else cells)
    if names == "numbers":
        lines.insert(0, [str(k) for k in range(785)])
    elif names == "words":
        head = [*NAMES, "label"] if at_end else ["label", *NAMES]
        lines.insert(0, ["id", *head] if has_index else head)
    text = "\n".join(
        separator.join(f'"{cell}"' if quoted else cell for cell in cells) for cells in lines
    )
    return text + draw(st.sampled_from(["", "\n"])), labels, levels.reshape(-1, 28, 28)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, derandomize=True)
@given(table=_tables())
def test_any_layout_of_a_table_gives_its_images(
    tmp_path_factory: pytest.TempPathFactory, table: tuple[str, list[str], np.ndarray]
) -> None:
    text, labels, images = table
    # Of one class alone nothing could be learnt, and without a header its column is not told.
    assume("label" in text or len(set(labels)) > 1)
    is_told = "label" in text or any(not label.isdigit() for label in labels)
    examples = read_csv(_file(tmp_path_factory.getbasetemp(), text)).train
    if is_told or 1 < len(set(labels)) < len(labels):
        assert examples.labels.astype(str).tolist() == labels
        assert np.array_equal(examples.images, images)


@pytest.mark.parametrize("decimal", ["", ","])
def test_words_and_whole_numbers_are_labels_beside_ink_in_the_corner(
    tmp_path: Path, decimal: str
) -> None:
    pixels = ["0", "255", *["0"] * 782] if not decimal else ["0,0000"] * 784
    inked = ["255", *pixels[1:]] if not decimal else ["0,0039", *pixels[1:-1], "1,0000"]
    labels = ["cat"] * 4 + ["dog"] if not decimal else ["0"] * 4 + ["3"]
    rows = [pixels] * 4 + [inked]
    text = "\n".join(";".join([*row, label]) for row, label in zip(rows, labels, strict=True))
    examples = read_csv(_file(tmp_path, text)).train
    assert examples.labels.astype(str).tolist() == labels
    assert examples.images[4, 0, 0] == (1 if decimal else 255)


_ROW = ",".join(["1"] * 785)
_CELLS = st.sampled_from(["0", "1", "255", "1e3", "nan", "-0", "", '"1"', "0x1", "é", "1_0", " 7"])


@pytest.mark.slow
@given(
    st.binary(max_size=60)
    | st.binary(max_size=30).map(lambda data: b"\x1f\x8b\x08" + data)
    | st.tuples(
        st.lists(_CELLS, min_size=1, max_size=4),
        st.sampled_from([",", ";", "\t", " "]),
        st.integers(783, 789),
    ).map(
        lambda drawn: (
            drawn[1].join([*drawn[0], *["3"] * (drawn[2] - len(drawn[0]))]).encode()
            + b"\n"
            + _ROW.replace(",", drawn[1]).encode()
        )
    )
)
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    try:
        examples = read_csv(_file(tmp_path_factory.getbasetemp(), data)).train
    except DataError:
        return
    assert examples.images.shape == (len(examples.labels), 28, 28)


@pytest.mark.parametrize("first", ["1;2", "x", f"1,2,3,{'9' * 5000},4,5,6"])
def test_a_first_line_that_is_neither_names_nor_an_image_is_refused(
    tmp_path: Path, bars: Examples, first: str
) -> None:
    with pytest.raises(DataError, match="line 1, has"):
        read_csv(_file(tmp_path, f"{first}\n{_text(bars)}"))
