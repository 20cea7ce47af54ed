"""Columns of a table of points that number its lines: left out, or told, never learnt unseen."""

from pathlib import Path

import pytest

from visualnet.data.datasets import load_dataset
from visualnet.data.plane.points import load_test_points
from visualnet.data.plane.table import PointTable, read_point_table
from visualnet.errors import DataError
from visualnet.features import Features

ROWS = [f"{k * 0.37 - 3:.3f},{k % 7 * 0.9:.3f},{'ab'[k % 2]}" for k in range(20)]


def table_of(folder: Path, *lines: str) -> PointTable:
    path = folder / "p.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_point_table(path)


@pytest.mark.parametrize(
    "heading",
    [
        *("nr", "Nr.", "no", "No.", "#", "№", "number", "num", "row", "line", "Row number"),
        *("row_nr", "S.No", "lfd. Nr.", "obs", "rownames", "index", "id", "row_id"),
    ],
)
@pytest.mark.parametrize("first", [0, 1, 100])
def test_a_column_that_numbers_the_lines_is_left_out_and_told(tmp_path, heading, first):
    rows = [f"{k},{row}" for k, row in enumerate(ROWS, first)]
    table = table_of(tmp_path, f"{heading},x,y,label", *rows)
    assert table.columns == ("x", "y")
    assert (
        f"The column {heading} numbers the lines, and is left out. If it is an input, give it "
        "another name."
    ) in table.notes


@pytest.mark.parametrize("first", [0, 1, 100])
def test_a_column_without_a_heading_that_numbers_the_lines_is_left_out_and_told(tmp_path, first):
    table = table_of(tmp_path, ",x,y,label", *(f"{k},{r}" for k, r in enumerate(ROWS, first)))
    assert table.columns == ("x", "y")
    assert table.notes == (
        "Column 1 has no heading and numbers the lines, so it is left out. If it is an input, "
        "give it a heading.",
    )


@pytest.mark.parametrize("separator", [",", "\t", " ", ";"])
def test_a_heading_that_is_a_hash_alone_begins_no_comment(tmp_path, separator):
    rows = [f"{k},{row}" for k, row in enumerate(ROWS, 1)]
    lines = [line.replace(",", separator) for line in ("#,x,y,label", *rows)]
    table = table_of(tmp_path, *lines)
    assert (table.columns, table.classes, len(table.points)) == (("x", "y"), ("a", "b"), 20)
    assert "The column # numbers the lines, and is left out." in " ".join(table.notes)


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("row", [k // 5 for k in range(20)]),
        ("year", range(2001, 2021)),
        ("t", range(20)),
        ("atomic number", range(1, 21)),
        ("heat index", [k + 0.5 for k in range(20)]),
        ("no", [k + 0.5 for k in range(20)]),
    ],
)
def test_other_columns_stay_inputs(tmp_path, heading, numbers):
    rows = [f"{number},{row}" for number, row in zip(numbers, ROWS, strict=True)]
    table = table_of(tmp_path, f"{heading},x,y,label", *rows)
    assert table.columns == (heading, "x", "y")
    assert table.notes == ()


@pytest.mark.parametrize("numbers", [range(0, 40, 2), [3, 1, 2, *range(4, 21)]])
def test_numbers_of_lines_that_do_not_count_on_are_told_as_inputs(tmp_path, numbers):
    rows = [f"{number},{row}" for number, row in zip(numbers, ROWS, strict=True)]
    table = table_of(tmp_path, "nr,x,y,label", *rows)
    assert table.columns == ("nr", "x", "y")
    assert table.notes == (
        "The column nr is read as an input. If it numbers the lines, remove it.",
    )


def test_a_column_of_names_of_points_is_left_out_and_told(tmp_path):
    rows = [f"s{k // 2},{row}" for k, row in enumerate(ROWS)]
    table = table_of(tmp_path, "sample_id,x,y,label", *rows)
    assert table.columns == ("x", "y")
    assert table.notes == (
        "The column sample_id only names the points, and is left out. If it is an input, give it "
        "another name.",
    )


def test_without_headings_a_column_that_may_number_the_lines_is_told(tmp_path):
    table = table_of(tmp_path, *(f"{k},{row}" for k, row in enumerate(ROWS, 1)))
    assert table.columns == ("x1", "x2", "x3")
    assert (
        "Column 1 counts on from line to line, and is read as an input. If it numbers the lines, "
        "remove it."
    ) in table.notes
    plain = table_of(tmp_path, *ROWS)
    assert "counts on" not in " ".join(plain.notes)


def test_a_network_that_reads_line_numbers_is_given_them(tmp_path):
    path = tmp_path / "p.csv"
    rows = [f"{k},{row}" for k, row in enumerate(ROWS, 1)]
    path.write_text("\n".join(["nr,x,y,label", *rows]), encoding="utf-8")
    features = Features(("Nr", "x", "y"))
    assert load_dataset(str(path), features=features).features == features
    assert load_test_points(str(path), features=features, is_whole=True).test.rows.shape == (20, 3)


def test_a_column_that_is_left_out_is_told_where_too_few_are_left(tmp_path):
    rows = [f"{k},{row.split(',')[0]},{'ab'[k % 2]}" for k, row in enumerate(ROWS, 1)]
    with pytest.raises(DataError, match=r"add another one\. The column nr numbers the lines, and"):
        table_of(tmp_path, "nr,x,label", *rows)


@pytest.mark.parametrize("heading", [[], ["nr,x,y"]])
def test_a_column_that_is_taken_as_the_label_is_told_as_no_input(tmp_path, heading):
    rows = ["1,0.5,1.25", "3,0.75,1.5", "2,0.25,1.75"]
    table = table_of(tmp_path, *heading, *(rows if heading else rows[::2]))
    told = "The column nr" if heading else "Column 1"
    assert table.notes[-1] == f"{told} is taken as the label."
    assert "read as an input" not in " ".join(table.notes)
