"""Names of classes in tables of painted points: each that a table has is written and read back."""

import numpy as np
import pytest

from visualnet.data.plane.painted import DataPoints, Painted, table_text
from visualnet.data.plane.table import read_point_table

ODD = (
    *("none", "na", "NaN", "nan", "null", "n/a", "#N/A", "<na>", "-", "?"),
    *("a,b", "a;b", "1;2;3;4", "1|2|3|4", "1,000", 'say "a"', "it's", "'a'", "a "),
    *("1.5", "300", "-300", "1e12", "inf", "# of", "two words", "ä", "1 2 3 4"),
)


def painted_of(classes, count=14):
    points = np.arange(2.0 * count).reshape(count, 2) / 8
    labels = (np.arange(count) % len(classes)).astype(np.uint8)
    return Painted(DataPoints(points, labels), np.arange(count), ("x", "y"), classes)


def names_in(path):
    table = read_point_table(path)
    assert table.columns == ("x", "y")
    return [table.classes[label] for label in table.labels], table.points


@pytest.mark.parametrize("other", ["1", "rose", "-1", "none"])
@pytest.mark.parametrize("name", ODD)
def test_a_class_of_any_name_is_read_back(tmp_path, name, other):
    if name == other:
        pytest.skip("one class alone")
    painted = painted_of((name, other))
    path = tmp_path / "painted.csv"
    path.write_bytes(table_text(painted))
    names, points = names_in(path)
    assert names == [painted.classes[label] for label in painted.data.labels]
    np.testing.assert_array_equal(points, painted.data.points)


def test_a_name_that_a_table_has_is_painted_on_with_numbers_alone_beside_it(tmp_path):
    path = tmp_path / "own.csv"
    rows = [
        f"{number / 8},{number / 4},{('none', 'rose', '300')[number % 3]}" for number in range(30)
    ]
    path.write_text("\n".join(["x,y,label", *rows]))
    table = read_point_table(path)
    assert table.classes == ("300", "none", "rose")
    labels = table.labels
    keeps = labels != table.classes.index("rose")
    data = DataPoints(table.points[keeps], labels[keeps])
    painted = Painted(data, table.places[keeps], table.columns, table.classes)
    painted = painted.with_point((0.5, 0.5), "7")
    path.write_bytes(table_text(painted))
    names, _ = names_in(path)
    assert set(names) == {"300", "none", "7"}


def test_usual_names_stand_in_the_table_as_they_are():
    for classes in (("1", "2"), ("rose", "lily"), ("-1", "1"), ("1", "rose")):
        text = table_text(painted_of(classes, 2)).decode()
        assert text == f"x,y,label\n0.0,0.125,{classes[0]}\n0.25,0.375,{classes[1]}\n"
