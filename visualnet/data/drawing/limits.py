"""The limits of a drawing, the same for the pad, stroke files, the clipboard, my digits, projects.

Whatever can be drawn or opened can so be saved, and opened again.
"""

from collections.abc import Sequence
from itertools import chain
from math import sqrt

import numpy as np

from visualnet.data.drawing.ink_lines import Point
from visualnet.number_text import count_text, decimal_text, number_text
from visualnet.sentences import Sentence

MAX_POINTS = 100_000
"""The most points, and the most strokes."""

MIN_SIDE, MAX_SIDE = 0.001, 100_000.0
"""Of the pad, in the unit of the points."""

MAX_LENGTH = 500.0
"""Of all lines together, in sides of the pad: the brush covers the whole pad with about 20."""

MAX_REACH = 1_000.0
"""The farthest that a point may be from the pad's corner, along x or y, in sides of the pad."""

PAD_POINTS, PAD_LENGTH = MAX_POINTS // 2, MAX_LENGTH - 1
"""Where the pad takes no more: an eraser adds points, and a pad of another size rounds them."""


def drawing_problem(strokes: Sequence[Sequence[Point]], side: float) -> str:
    """Return what of a drawing is over the limits, as a clause; empty where nothing is.

    strokes: finite points (x, y). side: of the pad, in the same unit.
    """
    points = sum(map(len, strokes))
    if len(strokes) > MAX_POINTS or points > MAX_POINTS:
        return Sentence(
            "there are more than {max_points} points", max_points=count_text(MAX_POINTS)
        )
    if not MIN_SIDE <= side <= MAX_SIDE:
        return Sentence(
            "the pad's side is not between {min_side} and {max_side}",
            min_side=number_text(MIN_SIDE, 6),
            max_side=decimal_text(MAX_SIDE, 0),
        )
    numbers = chain.from_iterable(chain.from_iterable(strokes))
    reach = max(map(abs, numbers), default=0.0)
    if reach > MAX_REACH * side:
        return Sentence(
            "a point is more than {max_reach} pad widths away from the pad",
            max_reach=decimal_text(MAX_REACH, 0),
        )
    # Of the usual few points, no lines within that reach can be so long.
    longest = points * 2 * sqrt(2) * reach
    if longest > MAX_LENGTH * side and line_length(strokes) > MAX_LENGTH * side:
        return Sentence(
            "the lines together are longer than {max_length} pad widths",
            max_length=decimal_text(MAX_LENGTH, 0),
        )
    return ""


def line_length(strokes: Sequence[Sequence[Point]]) -> float:
    """Return the length of all lines together, in the unit of the points."""
    points = [point for stroke in strokes for point in stroke]
    if len(points) < 2:
        return 0.0
    steps = np.diff(np.array(points, np.float64), axis=0)
    ends = np.cumsum([len(stroke) for stroke in strokes if len(stroke)])[:-1]
    # Nothing is drawn from the end of a stroke to the start of the next.
    steps[ends - 1] = 0.0
    return float(np.hypot(steps[:, 0], steps[:, 1]).sum())
