"""Tables of points in any layout: the reader and the exported program read the same points."""

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from visualnet.data.plane.points import read_points
from visualnet.data.plane.table import read_point_table
from visualnet.errors import VisualNetError
from visualnet.features import Features
from visualnet.paths import resource

FEATURES = Features(("size", "y"))


@pytest.fixture(scope="module")
def program() -> ModuleType:
    """The exported program, as a module."""
    module = ModuleType("points")
    # Not imported: that would leave a file beside it.
    text = resource("exports/points.py").read_text(encoding="utf-8")
    exec(compile(text, "points.py", "exec"), module.__dict__)  # noqa: S102 - our own
    module.MODEL = {"features": {"columns": list(FEATURES.columns)}}
    return module


def by_program(program: ModuleType, path: Path) -> list[list[float]] | None:
    try:
        points = program.points_of(program.text_of(str(path)), str(path))
    except program.BadInput:
        return None
    assert isinstance(points, list)
    return points


def by_reader(path: Path) -> list[list[float]] | None:
    try:
        points: list[list[float]] = read_points(path, FEATURES)[0].tolist()
    except VisualNetError:
        return None
    return points


NUMBERS = st.integers(-9999, 9999).map(lambda whole: whole / 8)


@st.composite
def _tables(draw: st.DrawFn) -> tuple[bytes, list[list[float]], list[str]]:
    """Draw a table with two numbers and a label in any layout; its points and labels."""
    points = draw(st.lists(st.lists(NUMBERS, min_size=2, max_size=2), min_size=3, max_size=9))
    kinds = draw(st.sampled_from([("a", "b"), ("-1", "1"), ("a, d", "b;c"), ("#1", "b")]))
    labels = [kinds[k % 2] for k in range(len(points))]
    separator = draw(st.sampled_from([",", ";", "\t", "|"]))
    decimal = draw(st.sampled_from([".", ","]))
    # Without names nothing tells numbers from labels that are numbers.
    without = [""] if kinds[0] != "-1" else []
    has_names = draw(st.sampled_from(["row", "comment", *without]))
    has_index, is_label_first, has_empty = (draw(st.booleans()) for _ in range(3))
    has_index = has_index and bool(has_names)
    # In columns of commas a number without another mark could have thousands.
    points[0] = [0.5, -12.25]

    def line(index: str, numbers: list[str], label: str, empty: str = "") -> str:
        cells = [label, *numbers] if is_label_first else [*numbers, label]
        cells = [*([index] if has_index else []), *cells, *([empty] if has_empty else [])]
        return separator.join(_cell(cell, separator) for cell in cells)

    rows = [
        line(str(k), [str(n).replace(".", decimal) for n in point], label)
        for k, (point, label) in enumerate(zip(points, labels, strict=True))
    ]
    # As R writes names of rows.
    lacks_heading = has_names == "row" and has_index and not has_empty and draw(st.booleans())
    names = line("id", ["Size" if draw(st.booleans()) else "size", "y"], "label", "note")
    if lacks_heading:
        names = names.removeprefix(f"id{separator}")
    above = draw(st.sampled_from([[], [f"sep={separator}"]]))
    above = [*above, *draw(st.sampled_from([[], ["# 3 of 4"], ["#", "# by hand, 2026"]]))]
    if has_names:
        above.append(("# " if has_names == "comment" else "") + names)
    ends = draw(st.sampled_from(["", "\n", "\n\n \n", f"\n{2 * separator}\n"]))
    text = "\n".join([*above, *rows]) + ends
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))), points, labels


def _cell(cell: str, separator: str) -> str:
    return f'"{cell}"' if separator in cell else cell


@pytest.mark.slow
@settings(max_examples=400, deadline=None, derandomize=True)
@given(_tables())
def test_any_layout_gives_its_points_and_labels(
    tmp_path_factory: pytest.TempPathFactory,
    program: ModuleType,
    table: tuple[bytes, list[list[float]], list[str]],
) -> None:
    data, points, labels = table
    path = tmp_path_factory.getbasetemp() / "layout.csv"
    path.write_bytes(data)
    assert by_reader(path) == points
    assert by_program(program, path) == points
    read = read_point_table(path)
    assert read.labels is not None
    assert [read.classes[label] for label in read.labels.tolist()] == labels
    assert np.array_equal(read.points, points)


@pytest.mark.parametrize("names", [["1", "1", "2"], ["0.5", "1.5", "2.5"]])
def test_a_comma_too_many_is_no_name_of_a_row(tmp_path, program, names) -> None:
    path = tmp_path / "commas.csv"
    path.write_text("\n".join(["size,y", *(f"{name},5,2" for name in names)]), encoding="utf-8")
    assert by_reader(path) is None
    assert by_program(program, path) is None


CELLS = st.sampled_from(
    ["1", "0.5", '"1,5"', '"1,500"', "size", "y", "#", "label", "a", "", "1e3", '"', "nan"]
)


@pytest.mark.slow
@settings(max_examples=1500, deadline=None, derandomize=True)
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5),
    st.sampled_from([",", ";", "\t", " "]),
    st.sampled_from(["", "sep=;\n", "# a\n", "#size,y\n"]),
)
@example([["1", "2", "3", "a"], ["4", "5", "6", "b"]], ",", "")
@example([["size", "y", "size"], ["1", "2", "3"]], ",", "")
def test_the_program_reads_no_other_points_than_the_reader(
    tmp_path_factory: pytest.TempPathFactory,
    program: ModuleType,
    rows: list[list[str]],
    separator: str,
    above: str,
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(above + "\n".join(map(separator.join, rows)), encoding="utf-8")
    found = by_program(program, path)
    # What only the program reads has a single point, or a number too large.
    if found is not None and (read := by_reader(path)) is not None:
        assert found == read


def test_the_program_refuses_more_columns_than_it_can_tell(
    tmp_path: Path, program: ModuleType
) -> None:
    path = tmp_path / "more.csv"
    path.write_text("1,2,3,a\n4,5,6,b\n", encoding="utf-8")
    with pytest.raises(
        program.BadInput, match="more columns than the network reads: name them, as"
    ):
        program.points_of(program.text_of(str(path)), "more.csv")
