"""Tables that R's write.table wrote: no heading stands above the names of the rows."""

import pytest

from tests.data.plane.test_refusals import written
from visualnet.data.datasets import load_dataset
from visualnet.data.plane.points import read_points
from visualnet.data.plane.table import is_point_table, read_point_table
from visualnet.errors import DataError
from visualnet.features import Features

POINTS = [(k * 0.37 % 3, k % 7 * 0.9, "ab"[k % 2]) for k in range(20)]
NOTE = (
    "The headings are one fewer than the columns, so column 1 is taken as row names and left out. "
    "If it is an input, give it a heading."
)


def rows_of(names, separator, decimal="."):
    return [
        f"{name}{separator}{separator.join((f'{x:.2f}', f'{y:.1f}', kind))}".replace(".", decimal)
        for name, (x, y, kind) in zip(names, POINTS, strict=True)
    ]


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ('"x" "y" "kind"', rows_of([f'"{k}"' for k in range(1, 21)], " ")),
        ('"x" "y" "kind"', rows_of([f'"Mazda RX{k}"' for k in range(20)], " ")),
        ('"x","y","kind"', rows_of([f'"{k}"' for k in range(1, 21)], ",")),
        ("x\ty\tkind", rows_of([7 * k % 23 for k in range(20)], "\t")),
        ("x;y;kind", rows_of(range(1, 21), ";", decimal=",")),
        ("x y kind", rows_of([f"s{k}" for k in range(20)], " ")),
    ],
)
def test_names_of_rows_are_left_out_and_told(tmp_path, heading, rows):
    path = written(tmp_path, heading, *rows)
    assert is_point_table(str(path))
    table = read_point_table(path)
    assert (table.columns, table.classes) == (("x", "y"), ("a", "b"))
    assert table.points.tolist() == [[round(x, 2), round(y, 1)] for x, y, _ in POINTS]
    assert table.notes[0] == NOTE
    assert len(load_dataset(str(path)).train) == 10


def test_a_network_reads_such_a_table(tmp_path):
    rows = [row.rpartition(",")[0] for row in rows_of(range(1, 21), ",")]
    points, notes = read_points(written(tmp_path, "y,x", *rows), Features(("x", "y")))
    assert points.tolist() == [[round(y, 1), round(x, 2)] for x, y, _ in POINTS]
    assert notes[0] == NOTE


@pytest.mark.parametrize(
    "rows",
    [
        # Decimal commas where commas separate, and a comma at the end.
        [f"{k % 3},5,2,{'ab'[k % 2]}" for k in range(20)],
        [f"{k * 0.37:.2f},{k % 7},{'ab'[k % 2]}," for k in range(20)],
        [f"{k}.5,2,{k % 7},{'ab'[k % 2]}" for k in range(20)],
        [*rows_of(range(1, 21), ",")[:8], *(row + ",c" for row in rows_of(range(1, 21), ",")[8:])],
    ],
)
def test_other_columns_without_a_heading_are_refused(tmp_path, rows):
    with pytest.raises(DataError, match=r"has \d columns, not \d like the first"):
        read_point_table(written(tmp_path, "x,y,kind", *rows))
