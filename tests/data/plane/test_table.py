"""Tables of points: separators, names, labels, and what is refused."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from visualnet.data.datasets import load_dataset
from visualnet.data.plane.table import PointTable, is_point_table, read_point_table
from visualnet.errors import DataError

POINTS = np.array([[0.5, -1.25], [3.0, 2.0], [-4.0, 0.125]])


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "x,y,label\n0.5,-1.25,a\n3,2,b\n-4,0.125,a\n",
        "label;x;y\na;0,5;-1,25\nb;3;2\na;-4;0,125\n",
        "id,x,y,class\n1,0.5,-1.25,a\n2,3,2,b\n3,-4,0.125,a\n",
        "0.5\t-1.25\ta\n3\t2\tb\n-4\t0.125\ta\n",
        "a 0.5 -1.25\nb 3 2\n\na -4 0.125\n",
        '"x","y","kind"\n0.5,-1.25,"a"\n3,2,"b"\n-4,0.125,"a"\n',
    ],
)
def test_points_are_read_whatever_separates_them(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "points.csv", text)
    assert is_point_table(str(path))
    table = read_point_table(path)
    assert table.columns == ("x", "y")
    assert np.array_equal(table.points, POINTS)
    assert table.classes == ("a", "b")
    assert table.labels is not None
    assert table.labels.tolist() == [0, 1, 0]


def test_labels_that_are_numbers_are_found_and_ordered(tmp_path: Path) -> None:
    lines = [f"{k / 7},{-k / 3},{k},{10 if k % 3 else 2}" for k in range(30)]
    path = written(tmp_path / "points.csv", "\n".join(lines))
    table = read_point_table(path)
    assert table.columns == ("x1", "x2", "x3")
    assert table.classes == ("2", "10")
    assert not table.has_header
    assert table.notes
    packed = tmp_path / "points.csv.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert np.array_equal(read_point_table(packed).points, table.points)


def test_the_column_y_of_a_plane_is_no_label(tmp_path: Path) -> None:
    lines = ["x,y,colour", *(f"{k},{k % 4},{k % 2}" for k in range(20))]
    table = read_point_table(written(tmp_path / "p.csv", "\n".join(lines)))
    assert table.columns == ("x", "y")


def test_a_table_to_be_read_may_lack_labels(tmp_path: Path) -> None:
    path = written(tmp_path / "p.csv", "x,y,z\n1,2,3\n4,5,6\n")
    table = read_point_table(path, may_lack_labels=True)
    assert table.labels is None
    assert table.points.tolist() == [[1, 2, 3], [4, 5, 6]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x,y,label\n1,2,a\n3,b\n", "line 3"),
        ("x,y,label\n1,2,a\n3,nan,b\n", "line 3"),
        ("x,y,label\n1,2,a\n3,1e300,b\n", "line 3"),
        ("x,y,label\n1,2,a\n3,4,\n", "no label"),
        ("x,label\n1,a\n2,b\n", "line 1, has 2 columns; points need 2 to 8 numbers"),
        (
            "id,x,label\n1,1,a\n2,2,b\n",
            r"has 1 column of numbers beside the label \('x'\); points need 2 or more, so add",
        ),
        (
            "id,target,index\n1,1,5\n2,2,7\n",
            "has 0 columns of numbers beside the label; points need 2 or more, so add",
        ),
        (
            "a,b,c,d,e,f,g,h,i,label\n1,2,3,4,5,6,7,8,9,red\n",
            "has 9 columns of numbers beside the label: 'a', 'b', .*'i'; keep 8 of them or fewer",
        ),
        ("1,2,3,4,5,6,7,8,9,red\n" * 2, "label: 1, 2, 3, 4, 5, 6, 7, 8, 9; keep 8 of them"),
        ("", "is empty; points need"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path / "p.csv", text)
    with pytest.raises(DataError, match=told) as error:
        read_point_table(path)
    assert str(error.value).endswith(".")


def test_other_files_are_no_tables_of_points(tmp_path: Path) -> None:
    image = ",".join(["5", *["0"] * 784])
    assert not is_point_table(str(written(tmp_path / "images.csv", f"{image}\n{image}\n")))
    assert not is_point_table(str(written(tmp_path / "p.txt", "1,2,a\n3,4,b\n")))
    assert not is_point_table(str(tmp_path / "missing.csv"))
    assert not is_point_table(str(tmp_path))
    assert not is_point_table("a\0b.csv")
    assert not is_point_table(f"{'x' * 5000}.csv")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "a,b,label",
            "it has only one line; each point needs a line, with 2 to 8 numbers and a label",
        ),
        ("1,a\n2,b\n", "line 1, has 2 columns; points need 2 to 8 numbers and a label"),
        ("", "or 2 to 8 numbers and a label"),
    ],
)
def test_a_small_table_that_is_none_of_points_says_what_points_need(tmp_path, text, told):
    path = tmp_path / "small.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        load_dataset(str(path))


def test_counts_of_one_are_said_as_such(tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("a,b,label\n" + "1,2,red\n" * 15, encoding="utf-8")
    with pytest.raises(DataError, match="has 15 points of 1 class; use 12 points or more"):
        load_dataset(str(path))


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("", "no heading above the numbers of column 1"),
        ("a" * 201, "cannot be shown"),
        ("left\u202eright", "cannot be shown"),
        ("y", "the heading y twice"),
    ],
)
def test_headings_that_no_model_could_name_are_refused(tmp_path, heading, told):
    path = tmp_path / "odd.csv"
    path.write_text(f"{heading},y,kind\n7,1.5,a\n3,2.5,b\n", encoding="utf-8")
    with pytest.raises(DataError, match=told):
        read_point_table(path)


ROWS = [(f"{k * 0.37 - 3:.3f}", f"{k % 7 * 0.9:.3f}", "ab"[k % 2], str(k % 2)) for k in range(20)]
WORDS = [f"{x},{y},{word}" for x, y, word, _ in ROWS]
NUMBERS = [f"{x},{y},{number}" for x, y, _, number in ROWS]


def table_of(path: Path, *lines: str) -> PointTable:
    return read_point_table(written(path / "p.csv", "\n".join(lines)))


@pytest.mark.parametrize(
    ("heading", "rows", "columns"),
    [
        ("2020,2021,kind", WORDS, ("2020", "2021")),
        ("1,2,label", NUMBERS, ("1", "2")),
        ("0,1,2", NUMBERS, ("0", "1")),
        ("1990,2000,2010", NUMBERS, ("1990", "2000")),
        ("x,inf,kind", WORDS, ("x", "inf")),
        (",0,1,2", [f"{k},{row}" for k, row in enumerate(NUMBERS)], ("0", "1")),
    ],
)
def test_headings_that_are_numbers_are_no_point_and_are_told(tmp_path, heading, rows, columns):
    table = table_of(tmp_path, heading, *rows)
    assert table.has_header
    assert table.columns == columns
    assert len(table.points) == 20
    assert len(table.classes) == 2
    assert f"Line 1 is taken as headings: {heading.replace(',', ', ')}." in str(table.notes[0])


@pytest.mark.parametrize(
    ("first", "rows", "is_told"),
    [
        ("0.5,1.25,a", WORDS, False),
        ("5,3,a", WORDS, False),
        ("0.5,1.25,1", NUMBERS, False),
        ("4.2o,1,0", NUMBERS, False),
        ("5,3,1", NUMBERS, True),
        ("1,1,kind", WORDS, True),
        ("0.5,1.25,c", WORDS, True),
        ("5,3,1", [], False),
        ("1,2,3", ["4,5,3", "7,1,3", "9,2,5"] * 6, True),
    ],
)
def test_a_first_point_stays_one_and_is_told_where_it_could_be_headings(
    tmp_path, first, rows, is_told
):
    path = written(tmp_path / "p.csv", "\n".join([first, *rows]))
    if "o" in first:
        # Else it would be lost.
        with pytest.raises(DataError, match=r"line 1, column 1: '4\.2o' is not"):
            read_point_table(path)
        return
    table = read_point_table(path)
    assert not table.has_header
    assert len(table.points) == len(rows) + 1
    assert any("Line 1 is taken as a point." in note for note in table.notes) == is_told


def test_a_label_that_is_guessed_is_told_and_one_that_is_named_is_not(tmp_path):
    assert table_of(tmp_path, "x,y,kind", *WORDS).notes == (
        "The column kind is taken as the label.",
    )
    assert table_of(tmp_path, "x,y,k", *NUMBERS).notes == ("The column k is taken as the label.",)
    assert table_of(tmp_path, "x,y,label", *NUMBERS).notes == ()


@pytest.mark.parametrize(
    ("cells", "classes"),
    [
        (("-1", "1"), ("-1", "1")),
        (("+1", "-1.0"), ("-1", "1")),
        (("10", "-2", "0", "-10"), ("-10", "-2", "0", "10")),
        (("-1", "-2"), ("-2", "-1")),
    ],
)
def test_labels_below_0_are_classes_in_their_order(tmp_path, cells, classes):
    rows = [f"{k / 7},{k % 5},{cells[k % len(cells)]}" for k in range(20)]
    for lines in (["x,y,label", *rows], rows):
        table = table_of(tmp_path, *lines)
        assert table.classes == classes
        assert table.labels is not None
        named = [classes[label] for label in table.labels.tolist()]
        assert named == [f"{float(cells[k % len(cells)]):.0f}" for k in range(20)]


def test_two_columns_called_as_labels_say_the_same_or_are_refused(tmp_path):
    numbers = [f"{row},{row[-1]}" for row in NUMBERS]
    named = [f"{row},{'no' if row[-1] == '0' else 'yes'}" for row in NUMBERS]
    for rows, classes in ((numbers, ("0", "1")), (named, ("0", "1"))):
        table = table_of(tmp_path, "x,y,class,label", *rows)
        assert (table.columns, table.classes) == (("x", "y"), classes)
        assert table.notes == ("The column 'label' says the same as 'class'.",)
    others = [f"{row},{k % 3}" for k, row in enumerate(NUMBERS)]
    for rows in (others, [f"{row}{'ab'[k % 3 > 1]}" for k, row in enumerate(named)]):
        for may_lack in (False, True):
            path = written(tmp_path / "p.csv", "\n".join(["x,y,class,label", *rows]))
            with pytest.raises(DataError, match="different labels in the columns 'class' and 'lab"):
                read_point_table(path, may_lack_labels=may_lack)
    # What a network reads is called by its names, whatever these are.
    wanted = read_point_table(path, may_lack_labels=True, wanted=("class", "x"))
    assert wanted.columns == ("class", "x")


@pytest.mark.parametrize(
    "date", ["2024-01-{:02}", "{}.1.2024", "1/{}/24", "2024-01-{:02}T10:30", "10:{:02}"]
)
def test_dates_are_no_labels_unless_they_are_called_so(tmp_path, date):
    lines = [f"{date.format(k % 9 + 10)},{row}" for k, row in enumerate(WORDS)]
    for heading, rows in (("day,x,y,kind", lines), ("day,x,y", [r[:-2] for r in lines])):
        with pytest.raises(DataError, match="has dates in column 'day'"):
            table_of(tmp_path, heading, *rows)
    assert len(table_of(tmp_path, "label,x,y", *(r[:-2] for r in lines)).classes) == 9


def test_columns_that_are_empty_are_left_out(tmp_path):
    table = table_of(tmp_path, "x,y,kind,", *(f"{row}," for row in WORDS))
    assert (table.columns, table.classes) == (("x", "y"), ("a", "b"))
    assert table.notes[0] == "Column 4 is empty, and is left out."
    table = table_of(tmp_path, "id,x,y,kind,note", *(f"{k},{row}," for k, row in enumerate(WORDS)))
    assert (table.columns, table.classes) == (("x", "y"), ("a", "b"))
    assert "The column note is empty, and is left out." in table.notes
    bare = table_of(tmp_path, *(f"{row}," for row in WORDS))
    assert (bare.columns, bare.classes) == (("x", "y"), ("a", "b"))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["n,x,y,kind", *(f"n{k},{r}" for k, r in enumerate(WORDS))], "words in column 'n'"),
        (["n,x,y,label", *(f"n{k},{r}" for k, r in enumerate(NUMBERS))], "words in column 'n'"),
        ([*(f"n{k},{r}" for k, r in enumerate(WORDS))], "words in column 1"),
        (["x,y,kind", "1,,a", *WORDS], "line 2, column 'y', is empty"),
        (["x,y,kind", "1,4.2o,a", *WORDS], "line 2, column 'y': '4.2o' is not a finite number"),
        (["x,y,k", "1,4.2o,0", *NUMBERS], "line 2, column 'y': '4.2o' is not a finite number"),
        (["x,y,kind", "1,1e14,a", *WORDS], "line 2, column 'y': '1e14' is too large"),
        (
            ["x,y,kind", '"1,500",2,a', "3,4,b", *WORDS],
            "line 2, column 'x': the comma of '1,500' may be a decimal sign or part thousands; "
            "write the number without it",
        ),
        (
            ["x,y,kind", '1,"2,5,7",a', *WORDS],
            "line 2, column 'y': '2,5,7' is not a finite number",
        ),
        (["x,y,kind", "1,2,", *WORDS], "line 2, column 'kind', has no label"),
        (["x,y,price", *(f"{r}.5" for r in NUMBERS)], "line 2, column 'price', has the label 0.5"),
        (["x,y,label", "1,2,-1.5", *NUMBERS], "line 2, column 'label', has the label -1.5"),
        (["x,y,k", *(f"{r}{k}" for k, r in enumerate(WORDS * 4))], "labels in column 'k'"),
        (["x,y,kind", *(f"{r}," for r in WORDS)], "line 2, has 4 columns, not 3"),
        (["x,y,kind", *["$1.5,$2,a"] * 20], "line 2, has fewer than 2 numbers .'.1.5,.2,a'"),
    ],
)
def test_what_is_wrong_is_said_by_line_and_column(tmp_path, lines, told):
    path = written(tmp_path / "p.csv", "\n".join(lines))
    with pytest.raises(DataError, match=told) as error:
        load_dataset(str(path))
    assert "image" not in str(error.value)


def test_names_keep_their_commas_where_others_separate(tmp_path):
    rows = [f"{k},5;{k % 4};{'a, d' if k % 2 else 'b'}" for k in range(12)]
    table = table_of(tmp_path, "x, left;y;kind, of", *rows)
    assert table.columns == ("x, left", "y")
    assert table.classes == ("a, d", "b")
    assert table.points[1].tolist() == [1.5, 1]
    assert table.notes[0] == "Commas are read as decimal signs: 1,5 is one and a half."
    assert table.notes[1:] == ("The column kind, of is taken as the label.",)


def test_decimal_commas_in_quotes_are_read_where_commas_separate(tmp_path):
    for lines in (['"1,5","2,25",a', '"3,125",4,b'], ["x,y,kind", '"1,5","2,25",a', '"3,125",4,b']):
        table = table_of(tmp_path, *lines)
        assert table.points.tolist() == [[1.5, 2.25], [3.125, 4]]
        assert table.classes == ("a", "b")
        assert "Commas are read as decimal signs: 1,5 is one and a half." in table.notes
    # What is in quotes and no number stays as it is.
    table = table_of(tmp_path, "x,y,kind", '1,2,"a, d"', '3,4,"b, 1,5"')
    assert table.classes == ("a, d", "b, 1,5")


PLAIN = ["x,y,kind", *WORDS]


@pytest.mark.parametrize(
    ("above", "told"),
    [
        (["sep=,"], ()),
        (['"sep=,"'], ()),
        (["SEP=,,,"], ()),
        (["sep=;"], ()),
        (["# measured by hand"], ("1 line at the top begins with # and is skipped.",)),
        (["#1", "", "# a, b, c", "#"], ("3 lines at the top begin with # and are skipped.",)),
        (["sep=,", "# 3 of 4"], ("1 line at the top begins with # and is skipped.",)),
    ],
)
def test_what_stands_above_a_table_is_skipped_and_told(tmp_path, above, told):
    table = table_of(tmp_path, *above, *PLAIN)
    plain = table_of(tmp_path, *PLAIN)
    assert is_point_table(str(tmp_path / "p.csv"))
    assert (table.columns, table.classes) == (plain.columns, plain.classes)
    assert np.array_equal(table.points, plain.points)
    assert np.array_equal(table.places, plain.places)
    assert table.notes == (*told, *plain.notes)
    with pytest.raises(DataError, match=f"line {len(above) + 3}, column 'y': 'o' is not"):
        table_of(tmp_path, *above, *PLAIN[:2], "1,o,a", *PLAIN[2:])


@pytest.mark.parametrize("blank", [",,", ",", ' , "" ,', '"","",""', " \t"])
def test_lines_without_anything_in_their_cells_are_blank(tmp_path, blank):
    table = table_of(tmp_path, blank, PLAIN[0], *WORDS[:12], blank, *WORDS[12:], blank, blank)
    plain = table_of(tmp_path, "", PLAIN[0], *WORDS[:12], "", *WORDS[12:])
    assert (table.columns, table.notes) == (plain.columns, plain.notes)
    assert np.array_equal(table.points, plain.points)
    assert np.array_equal(table.places, plain.places)


def test_a_line_names_a_separator_that_is_rare(tmp_path):
    table = table_of(tmp_path, "sep=^", *(row.replace(",", "^") for row in PLAIN))
    assert (table.columns, len(table.points)) == (("x", "y"), 20)


@pytest.mark.parametrize("comment", ["# x,y,label", "#x, y, label"])
def test_a_comment_above_points_may_be_their_headings(tmp_path, comment):
    table = table_of(tmp_path, "# made by hand", comment, *NUMBERS)
    plain = table_of(tmp_path, "x,y,label", *NUMBERS)
    assert (table.columns, table.classes) == (("x", "y"), ("0", "1"))
    assert table.notes == (
        "1 line at the top begins with # and is skipped.",
        "Line 2 is taken as headings: x, y, label. If it is a comment, put headings below it.",
    )
    assert np.array_equal(table.points, plain.points)
    assert np.array_equal(table.places, plain.places)


def test_below_headings_in_a_comment_the_first_row_is_a_point(tmp_path):
    table = table_of(tmp_path, "# x,y,label", "0,1,2", "0.5,2.5,3", "1.5,0.5,2", "2.5,3.5,3")
    assert (table.columns, len(table.points)) == (("x", "y"), 4)
    assert table.classes == ("2", "3")
    words = table_of(tmp_path, "# made by hand", "x,y,label", *NUMBERS)
    assert (words.columns, len(words.points)) == (("x", "y"), len(NUMBERS))


def test_of_two_columns_that_could_be_labels_the_last_one_is(tmp_path):
    rows = [f"{k % 3 + 1},{k + 0.25},{k % 2}" for k in range(30)]
    table = table_of(tmp_path, "pclass,fare,survived", *rows)
    assert (table.columns, table.classes) == (("pclass", "fare"), ("0", "1"))
    assert table.notes == ("The column survived is taken as the label.",)


def test_headings_that_are_refused_are_told_by_their_line(tmp_path):
    with pytest.raises(DataError, match="line 4, has the heading x twice"):
        table_of(tmp_path, "# one", "# two", "", "x,x,label", *NUMBERS)


def test_points_whose_first_cell_begins_like_a_comment_stay_points(tmp_path):
    colours = ["#f00,1,2", "#00f,3,4", "#f00,5,6"]
    for rows in (colours, [*colours, "red,7,8"]):
        table = table_of(tmp_path, *rows)
        assert len(table.points) == len(rows)
        assert table.classes[:2] == ("#00f", "#f00")
    with pytest.raises(DataError, match="line 4, has 1 column, not 3"):
        table_of(tmp_path, *PLAIN[:3], "# a comment", *PLAIN[3:])
    with pytest.raises(DataError, match="only one line"):
        load_dataset(str(written(tmp_path / "p.csv", "# nothing but\n")))


def test_columns_that_are_left_out_do_not_count(tmp_path):
    rows = [
        [str(k), *(str((k * n) % 7 / 2) for n in range(1, 9)), "ab"[k % 2], "", ""]
        for k in range(20)
    ]
    names = ["id", *"abcdefgh", "kind", "", "note"]
    table = table_of(tmp_path, *(",".join(row) for row in [names, *rows]))
    assert table.columns == tuple("abcdefgh")
    assert table.classes == ("a", "b")
    assert table.notes == (
        "The column id numbers the lines, and is left out. If it is an input, give it another "
        "name.",
        "Column 11 is empty, and is left out.",
        "The column note is empty, and is left out.",
        "The column kind is taken as the label.",
    )


def test_a_heading_that_a_network_reads_stands_there_once(tmp_path):
    path = written(tmp_path / "p.csv", "x,y,x\n1,2,3\n4,5,6\n")
    with pytest.raises(DataError, match="line 1, has the heading x twice"):
        read_point_table(path, may_lack_labels=True, wanted=("x", "y"))
    path = written(tmp_path / "p.csv", "X,y,x\n1,2,3\n4,5,6\n")
    table = read_point_table(path, may_lack_labels=True, wanted=("x", "y"))
    assert table.points.tolist() == [[3, 2], [6, 5]]


IMAGE = ",".join(["5", *["0"] * 784])


@pytest.mark.parametrize("lines", [PLAIN, NUMBERS, [IMAGE] * 3])
def test_more_comments_than_are_skipped_are_refused_as_such(tmp_path, lines):
    for comment in ("# made by hand", "# a, b, c", "#", "# x y kind"):
        path = written(tmp_path / "p.csv", "\n".join([*[comment] * 101, *lines]))
        with pytest.raises(DataError) as error:
            load_dataset(str(path))
        assert str(error.value) == (
            f"{path} has more than 100 lines at the top that begin with #; keep 100 of them or "
            "fewer."
        )


def test_rows_that_begin_with_a_hash_are_no_comments_however_many(tmp_path):
    rows = [f"#{k % 2},{row}" for k, row in enumerate(NUMBERS * 10)]
    for above in ([], ["# made by hand"] * 100):
        table = table_of(tmp_path, *above, *(row.rpartition(",")[0] for row in rows))
        assert (table.classes, len(table.points)) == (("#0", "#1"), 200)
