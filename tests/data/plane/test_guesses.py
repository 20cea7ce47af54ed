"""What was guessed of a table of points is named where it is refused."""

from pathlib import Path

import pytest

from visualnet.data.datasets import load_dataset
from visualnet.data.plane.points import read_points
from visualnet.data.plane.table import read_point_table
from visualnet.errors import DataError, SettingError
from visualnet.features import Features

PLANE = Features(("x", "y"))
ROWS = [f"{k * 0.37 - 3:.3f},{k % 7 * 0.9:.3f}" for k in range(20)]


def written(folder: Path, *lines: str, name: str = "p.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lines", "problem", "guess"),
    [
        (
            ["x,y,price", *(f"{row},{k}.5" for k, row in enumerate(ROWS))],
            "line 2, column 'price', has the label 0.5",
            "The column price is taken as the label.",
        ),
        (
            [f"{row},{k}.5" for k, row in enumerate(ROWS)],
            "line 1, column 3, has the label 0.5",
            "Column 3 is taken as the label.",
        ),
        (
            ["n,x,y,kind", *(f"n{k},{row},{'ab'[k % 2]}" for k, row in enumerate(ROWS))],
            "has words in column 'n', and its labels in another one",
            "The column kind is taken as the label.",
        ),
        (
            ["x,y,k", *(f"{row},1" for row in ROWS)],
            "has 20 points of 1 class",
            "The column k is taken as the label.",
        ),
        (
            ["1,2,3", *(f"{k},{k % 5},{k % 2}" for k in range(11))],
            "has 11 points of 2 classes",
            "Line 1 is taken as headings: 1, 2, 3. If it is a point, put headings above it.",
        ),
        (
            ["(m),2020,2021", *(f"{row},{k % 2}" for k, row in enumerate(ROWS))],
            r"line 1, column 1: '\(m\)' is not a finite number",
            "Line 1 is taken as a point. If it has headings, give them letters, such as x1.",
        ),
    ],
)
def test_a_refusal_names_the_guess_that_it_comes_of(tmp_path, lines, problem, guess):
    with pytest.raises(DataError, match=problem) as error:
        load_dataset(str(written(tmp_path, *lines)))
    assert guess in str(error.value)
    assert str(error.value).count(guess) == 1


def test_headings_that_a_network_does_not_read_are_named_as_guessed(tmp_path):
    path = written(tmp_path, "0,1", *ROWS)
    with pytest.raises(SettingError, match=r"columns 0, 1, and the network reads x, y") as error:
        read_points(path, PLANE)
    assert "Line 1 is taken as headings: 0, 1. If it is a point" in str(error.value)


def test_other_test_data_name_what_was_guessed_of_their_labels(tmp_path):
    learnt = written(tmp_path, "x,y,k", *(f"{row},{k % 2}" for k, row in enumerate(ROWS)))
    other = written(
        tmp_path, "x,y,m", *(f"{row},{k % 3}" for k, row in enumerate(ROWS)), name="q.csv"
    )
    with pytest.raises(SettingError, match="q has the classes 0, 1, 2, and p has 0, 1;") as error:
        load_dataset(str(learnt), test_dataset=str(other))
    for column in "km":
        assert f"The column {column} is taken as the label." in str(error.value)


@pytest.mark.parametrize(
    "lines", [["1,2", "3,4"], ["1,2", "3,4", "5,6"], ["1;2", "3;4"], ["0,1", "7,1"]]
)
def test_whole_numbers_without_headings_are_points_of_a_network(tmp_path, lines):
    points, notes = read_points(written(tmp_path, *lines), PLANE)
    assert points.tolist() == [
        list(map(float, line.replace(";", ",").split(","))) for line in lines
    ]
    assert notes == (
        "Line 1 is taken as a point. If it has headings, give them letters, such as x1.",
    )


@pytest.mark.parametrize("first", ["$1.5,$2,a", "n/a,?,a"])
def test_a_first_line_whose_words_may_be_numbers_is_told_as_headings(tmp_path, first):
    path = written(tmp_path, first, *(f"{row},{'ab'[k % 2]}" for k, row in enumerate(ROWS)))
    told = f"Line 1 is taken as headings: {first.replace(',', ', ')}. If it is a point, put"
    assert any(told in note for note in read_point_table(path).notes)
