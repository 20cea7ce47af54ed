"""What a table of points is refused with says what is wrong, where, and what to do."""

import gzip
from pathlib import Path

import pytest

from visualnet.data.datasets import load_dataset
from visualnet.data.own.own_parts import MAX_IMAGES
from visualnet.data.plane.points import read_points
from visualnet.data.plane.table import read_point_table
from visualnet.errors import VisualNetError
from visualnet.features import Features, terms_named

PLANE = Features(("x", "y"))
ROWS = [f"{k * 0.37 - 3:.3f},{k % 7 * 0.9:.3f}" for k in range(20)]
WORDS = ["x,y,kind", *(f"{row},{'ab'[k % 2]}" for k, row in enumerate(ROWS))]


HEADINGS_ALONE = "p.csv has headings and no points; write a line for each point below them."


def written(folder: Path, *lines: str, name: str = "p.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ["x,y,k", *(f"{row},{k}" for k, row in enumerate(ROWS * 20))],
            "p.csv has 400 different labels in column 'k'; use 2 to 62, or call another column "
            "label. The column k is taken as the label.",
        ),
        (
            ["x,y,k", *(f"{row},{k}.5" for k, row in enumerate(ROWS))],
            "p.csv, line 2, column 'k', has the label 0.5; use words or whole numbers, "
            "-999,999,999 to 999,999,999. The column k is taken as the label.",
        ),
        (
            [",x,y,kind", *(f"7,{row},{'ab'[k % 2]}" for k, row in enumerate(ROWS))],
            "p.csv, line 1, has no heading above the numbers of column 1; give them a heading. "
            "The column kind is taken as the label.",
        ),
        (
            [*WORDS, "1" * 30_000],
            "p.csv, line 22, is too long; write 2 to 8 numbers and a label in a line, or a label "
            "and 784 pixels.",
        ),
    ],
)
def test_a_table_that_is_learned_from(tmp_path, lines, told):
    with pytest.raises(VisualNetError) as error:
        load_dataset(str(written(tmp_path, *lines)))
    assert str(error.value).removeprefix(f"{tmp_path}/") == told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["x,y"], HEADINGS_ALONE),
        (["y;label;X"], HEADINGS_ALONE),
        (
            ["1,2,3,4", "5,6,7,8.5", "1,2,3,4"],
            "p has 4 columns of numbers without headings, and the network reads x, y; name the "
            "columns in the first line, or choose other data. Line 1 is taken as a point. If it "
            "has headings, give them letters, such as x1.",
        ),
        (
            ["1,2,3,4,5,6,7,8,9.5"] * 3,
            "p.csv has 9 columns of numbers: 1, 2, 3, 4, 5, 6, 7, 8, 9; keep 8 of them or fewer.",
        ),
        (
            ["x,,", "1,,", "2,,"],
            "p.csv, line 2, has fewer than 2 numbers ('1,,'); write each number plainly, such as "
            "1234.5. Words can only be labels.",
        ),
        (
            ["id,x", "1,2.5", "2,3.5"],
            "p.csv has 1 column of numbers ('x'); points need 2 or more, so add another one. The "
            "column id numbers the lines, and is left out. If it is an input, give it another "
            "name.",
        ),
    ],
)
def test_a_table_that_a_network_reads(tmp_path, lines, told):
    with pytest.raises(VisualNetError) as error:
        read_points(written(tmp_path, *lines), PLANE)
    assert str(error.value).removeprefix(f"{tmp_path}/") == told


def test_a_table_of_too_many_lines(tmp_path):
    path = tmp_path / "p.csv.gz"
    path.write_bytes(gzip.compress(b"x,y,k\n" + b"1.5,2,a\n" * (MAX_IMAGES + 5)))
    with pytest.raises(VisualNetError) as error:
        read_point_table(path)
    most = f"{MAX_IMAGES:,}"
    assert str(error.value) == f"{path} has more than {most} lines; keep {most} or fewer."


def test_other_test_data(tmp_path):
    other = [line.replace("a", "c") for line in WORDS]
    learnt, tested = written(tmp_path, *WORDS), written(tmp_path, *other, name="q.csv")
    with pytest.raises(VisualNetError) as error:
        load_dataset(str(learnt), test_dataset=str(tested))
    assert str(error.value).startswith(
        "q has the classes b, c, and p has a, b; choose test data with its classes."
    )


def test_a_number_of_examples_is_said_as_such(tmp_path):
    twelve = str(written(tmp_path, *WORDS[:13]))
    for asked, told in (
        ({"train_examples": 99}, "p has 6 examples to train on; choose 1 to 6, not 99."),
        ({"train_examples": 1, "balanced": True}, "1 balanced training example is too few for 2 "),
        ({"validation_examples": 9}, "p has 6 examples to train on; choose 0 to 5 of them for "),
    ):
        with pytest.raises(VisualNetError) as error:
            load_dataset(twelve, **asked)
        assert str(error.value).startswith(told)


def test_features_that_stand_there_twice():
    with pytest.raises(VisualNetError) as error:
        terms_named("x,y,x")
    assert str(error.value) == "The features 'x,y,x' are not all different; name each once."
