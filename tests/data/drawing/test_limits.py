"""The limits of a drawing, and what a drawing within them may cost."""

import tracemalloc

import numpy as np
import pytest

from visualnet.data.drawing import ink_lines
from visualnet.data.drawing.limits import MAX_POINTS, drawing_problem, line_length
from visualnet.data.drawing.strokes import StrokeDrawing, draw_strokes

ZIGZAG = ((0.0, 0.0), (200.0, 200.0)) * 170


def test_lengths_are_those_of_the_lines_alone() -> None:
    strokes = [[], [(0, 0), (3, 4)], [(100, 100)], [], [(5, 5), (5, 6), (5, 5)]]
    assert line_length(strokes) == 7
    assert line_length([]) == line_length([[(1, 1)]]) == 0


@pytest.mark.parametrize(
    ("strokes", "side", "problem"),
    [
        ([], 1.0, ""),
        ([[(-3.0, 500.0)]], 200.0, ""),
        ([ZIGZAG], 200.0, ""),
        ([ZIGZAG * 2], 200.0, "longer"),
        ([ZIGZAG * 2], 400.0, ""),
        ([[(0.0, 0.0)]] * MAX_POINTS, 200.0, ""),
        ([[(0.0, 0.0)]] * (MAX_POINTS + 1), 200.0, "points"),
        ([[(0.0, 0.0)], [(0.0, -1001.0)]], 1.0, "away"),
        ([[(0.0, 1e308)]], 1.0, "away"),
        ([], 1e-9, "side"),
        ([], 1e9, "side"),
    ],
)
def test_what_is_over_the_limits_is_said(strokes, side: float, problem: str) -> None:
    found = drawing_problem(strokes, side)
    assert problem in found
    assert bool(found) == bool(problem)


def test_long_lines_take_little_memory() -> None:
    drawing = StrokeDrawing((ZIGZAG,), 200, 200)
    tracemalloc.start()
    drawing.seen()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


def test_ink_is_the_same_however_it_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    strokes = [[(20.0, 30.0), (170.0, 150.0), (60.0, 190.0)], [(5.0, 5.0)]]
    at_once = draw_strokes(strokes, 200)
    monkeypatch.setattr(ink_lines, "_PART", 1)
    assert np.array_equal(draw_strokes(strokes, 200), at_once)
