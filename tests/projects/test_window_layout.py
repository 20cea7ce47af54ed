"""A layout comes back as it was, and whatever else is said is no layout."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.projects.window_layout import (
    AREAS,
    MAX_LENGTH,
    DockPlace,
    WindowLayout,
    layout_as_json,
    layout_from_json,
)

LENGTHS = st.integers(-MAX_LENGTH, MAX_LENGTH)
SIZES = st.integers(0, MAX_LENGTH)
RECTS = st.tuples(LENGTHS, LENGTHS, SIZES, SIZES)
PLACES = st.builds(
    DockPlace,
    name=st.text("abcdefXYZ é", max_size=20),
    area=st.sampled_from(AREAS),
    is_shown=st.booleans(),
    is_floating=st.booleans(),
    tabs=st.integers(0, 100),
    is_front=st.booleans(),
    rect=RECTS,
)
LAYOUTS = st.builds(
    WindowLayout,
    RECTS,
    st.booleans(),
    st.lists(PLACES, max_size=12, unique_by=lambda place: place.name).map(tuple),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@pytest.mark.slow
@given(LAYOUTS)
def test_it_comes_back_as_it_was(layout) -> None:
    assert layout_from_json(json.loads(json.dumps(layout_as_json(layout)))) == layout


@pytest.mark.slow
@given(JSON)
def test_anything_else_is_no_layout(value) -> None:
    assert layout_from_json(value) is None


@pytest.mark.slow
@given(LAYOUTS, st.data())
def test_one_part_of_another_kind_makes_it_none_or_another(layout, data) -> None:
    value = layout_as_json(layout)
    target = data.draw(st.sampled_from([value, *value["docks"]]))
    target[data.draw(st.sampled_from(sorted(target)))] = data.draw(JSON)
    found = layout_from_json(value)
    assert found is None or layout_as_json(found) == value


def place(**changes) -> dict:
    dock = DockPlace("mapDock", "right", True, False, 0, True, (0, 0, 9, 9))
    return layout_as_json(WindowLayout((0, 0, 9, 9), False, (dock,)))["docks"][0] | changes


@pytest.mark.parametrize(
    "docks",
    [[place(), place()], [place(area="middle")], [place(tabs=-1)], [place(tabs=101)],
     [place(rect=[0, 0, 9])], [place(rect=[0, 0, -1, 9])], [place(rect=[0, 0, True, 9])],
     [place(rect=[100_001, 0, 9, 9])], [place(name="x" * 101)], [place(name="\ud800")],
     [place(name=str(number)) for number in range(101)], [place(shown=1)]],
)  # fmt: skip
def test_what_no_window_has_is_no_layout(docks) -> None:
    assert layout_from_json({"rect": [0, 0, 9, 9], "maximised": False, "docks": docks}) is None


def test_what_is_out_of_range_is_cut_when_it_is_written() -> None:
    written = layout_as_json(WindowLayout((-200_000, 5, 300_000, -7), False, ()))
    assert layout_from_json(written) == WindowLayout((-100_000, 5, 100_000, 0), False, ())
