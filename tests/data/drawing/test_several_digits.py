"""Which strokes are one digit, where several stand side by side."""

import numpy as np
import pytest

from visualnet.data.bundled.pen_digits import load_pen_strokes
from visualnet.data.drawing.several_digits import group_of_last, groups_of

FIVE = [[(30, 0), (5, 2), (4, 40), (25, 45), (30, 70), (5, 90)], [(6, 1), (34, 0)]]
FOUR = [[(20, 0), (2, 55), (40, 55)], [(28, 30), (27, 95)]]
FOUR_WITH_A_STEM_AT_THE_EDGE = [[(4, 0), (2, 45), (36, 48)], [(38, 2), (37, 95)]]
CROSSED_SEVEN = [[(2, 2), (38, 0), (18, 95)], [(10, 48), (36, 46)]]
ONE = [[(4, 8), (12, 0), (11, 95)]]
EIGHT = [[(20, 45), (2, 20), (20, 0), (36, 20), (4, 70), (20, 95), (38, 70), (20, 45)]]
FIVE_WITH_A_LOOSE_BAR = [FIVE[0], [(33, 1), (52, 0)]]

FORMS = [FIVE, FOUR, FOUR_WITH_A_STEM_AT_THE_EDGE, CROSSED_SEVEN, ONE, EIGHT, FIVE_WITH_A_LOOSE_BAR]


def moved(strokes, by):
    return [[(x + by, y) for x, y in stroke] for stroke in strokes]


@pytest.mark.parametrize("form", FORMS)
def test_one_digit_is_one(form):
    assert [len(group) for group in groups_of(form)] == [len(form)]


@pytest.mark.parametrize("left", FORMS)
@pytest.mark.parametrize("right", FORMS)
def test_two_digits_are_two_in_whatever_order_they_are_drawn(left, right):
    width = max(x for stroke in left for x, _ in stroke)
    second = moved(right, width + 22)
    for drawn in (left + second, second + left):
        first_found, second_found = groups_of(drawn)
        assert sorted(first_found) == sorted(tuple(stroke) for stroke in left)
        assert sorted(second_found) == sorted(tuple(stroke) for stroke in second)


def test_the_last_digit_is_that_of_the_last_stroke_and_empty_strokes_are_none():
    drawn = [*FIVE, *moved(FOUR, 70), moved(FIVE, 0)[1]]
    assert len(group_of_last(drawn)) == 3
    assert group_of_last([]) == ()
    assert groups_of([[], []]) == []
    assert [len(group) for group in groups_of([[], *ONE])] == [1]


def side_by_side(drawings, random, gap):
    """Return the strokes of drawings in a row, each 85 to 115 high; gap: least and most between."""
    strokes, x = [], 0.0
    for drawing in drawings:
        points = np.concatenate([np.array(stroke) for stroke in drawing.strokes])
        low, size = points.min(axis=0), np.ptp(points, axis=0)
        scale = random.uniform(85, 115) / max(size[1], 1)
        corner = np.array([x, random.uniform(-8, 8)])
        strokes += [
            [tuple(p) for p in ((np.array(s) - low) * scale + corner).tolist()]
            for s in drawing.strokes
        ]
        x += size[0] * scale + random.uniform(*gap)
    return strokes


@pytest.mark.slow
def test_digits_of_nineteen_writers_are_told_apart():
    pens, random = load_pen_strokes("train"), np.random.default_rng(0)
    alone = [len(groups_of(drawing.strokes)) == 1 for drawing in pens.drawings]
    assert np.mean(alone) > 0.99
    right = 0
    for _ in range(200):
        chosen = [pens.drawings[i] for i in random.integers(0, len(pens), random.integers(2, 6))]
        found = groups_of(side_by_side(chosen, random, (12, 40)))
        right += [len(group) for group in found] == [len(d.strokes) for d in chosen]
    assert right >= 190
