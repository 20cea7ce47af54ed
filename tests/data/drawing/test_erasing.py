"""What an eraser leaves of strokes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.drawing.erasing import erase

LINE = [(0.1, 0.5), (0.9, 0.5)]


def test_a_stroke_that_is_not_touched_stays_as_it_is():
    strokes = [LINE, [(0.2, 0.1)], [(0.1, 0.1), (0.9, 0.12), (0.5, 0.2)]]
    assert erase(strokes, (0.3, 0.8), (0.7, 0.8), 0.1) == strokes


def test_a_stroke_rubbed_through_becomes_two():
    first, second = erase([LINE], (0.5, 0.2), (0.5, 0.8), 0.1)
    assert first[0] == LINE[0]
    assert second[-1] == LINE[1]
    assert 0.37 < first[-1][0] <= 0.4
    assert 0.6 <= second[0][0] < 0.63


def test_a_quick_eraser_takes_all_on_its_way():
    dots = [[(x, 0.5)] for x in np.linspace(0.1, 0.9, 9)]
    assert erase(dots, (0.0, 0.52), (1.0, 0.48), 0.05) == []


def test_no_crumbs_are_left():
    assert erase([[(0.45, 0.5), (0.55, 0.5)]], (0.5, 0.5), (0.5, 0.5), 0.048) == []


POINTS = st.lists(
    st.tuples(*[st.floats(-0.5, 1.5, allow_nan=False)] * 2).map(tuple), min_size=1, max_size=8
)


@pytest.mark.slow
@given(st.lists(POINTS, max_size=4), st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 0.3))
def test_nothing_is_left_where_the_eraser_was_and_nothing_is_added(strokes, x, y, radius):
    left = erase(strokes, (x, y), (y, x), radius)
    path = np.array([(x, y), (y, x)])
    steps = path[0] + np.linspace(0, 1, 200)[:, None] * (path[1] - path[0])
    for stroke in left:
        points = np.array(stroke)
        distances = np.hypot(*(points[:, None] - steps[None]).transpose(2, 0, 1))
        assert distances.min() > radius - 1e-6
    ink = sum(np.hypot(*np.diff(np.array(s), axis=0).T).sum() for s in strokes)
    still = sum(np.hypot(*np.diff(np.array(s), axis=0).T).sum() for s in left)
    assert still <= ink + 1e-6
