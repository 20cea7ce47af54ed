"""A line covers as much as it is long, and lies where it should."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visualnet.scene.lines import FULL_COVERAGE, Lines, count_steps, cover

INSIDE = st.tuples(st.floats(2, 98), st.floats(2, 58))


def image_of(lines: Lines, antialiased: bool = True) -> np.ndarray:
    covered = cover(lines, 100, 60, antialiased)
    image = np.zeros(6000)
    np.add.at(image, covered.pixels, covered.coverage / FULL_COVERAGE)
    return image.reshape(60, 100)


def one_line(start: tuple[float, float], end: tuple[float, float]) -> Lines:
    return Lines(np.array([start], np.float64), np.array([end], np.float64))


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(INSIDE, INSIDE, st.booleans())
def test_a_lines_cover_sums_to_its_length_and_lies_on_it(
    start: tuple[float, float], end: tuple[float, float], antialiased: bool
) -> None:
    image = image_of(one_line(start, end), antialiased)
    way = np.subtract(end, start)
    length = float(np.hypot(*way))
    # A step is counted where the line holds a pixel's centre: up to one step more or less.
    assert image.sum() == pytest.approx(length, abs=1.5 + 0.01 * length)
    rows, columns = np.nonzero(image)
    if length > 0.1:
        offsets = np.stack([columns + 0.5 - start[0], rows + 0.5 - start[1]], axis=1)
        distance = np.abs(offsets @ (np.array([-way[1], way[0]]) / length))
        assert distance.max(initial=0) <= (1.0 if antialiased else 0.51)


def test_direction_does_not_matter() -> None:
    there, back = one_line((3.2, 50.1), (90.7, 8.4)), one_line((90.7, 8.4), (3.2, 50.1))
    np.testing.assert_array_equal(image_of(there), image_of(back))


def test_a_line_through_pixel_centres_is_crisp_and_one_between_two_is_shared() -> None:
    crisp = image_of(one_line((10, 20.5), (30, 20.5)))
    assert (crisp[20, 10:30] == 1).all()
    assert crisp.sum() == 20
    shared = image_of(one_line((10, 21), (30, 21)))
    assert (shared[20:22, 10:30] == 0.5).all()


def test_many_lines_are_the_sum_of_single_ones() -> None:
    ends = np.random.default_rng(0).uniform((1, 1), (99, 59), (2, 300, 2))
    together = image_of(Lines(ends[0], ends[1]))
    alone = sum(image_of(Lines(ends[0, i : i + 1], ends[1, i : i + 1])) for i in range(300))
    np.testing.assert_allclose(together, alone)
    assert count_steps(Lines(ends[0], ends[1])) == pytest.approx(
        np.abs(ends[1] - ends[0]).max(axis=1).sum(), abs=300
    )


def test_clipping_keeps_just_what_lies_between_the_corners() -> None:
    lines = Lines(
        np.array([[-50.0, 30.0], [10.0, -5.0], [-9.0, 10.0]]),
        np.array([[150.0, 30.0], [10.0, 5.0], [-1.0, 50.0]]),
    ).clipped(np.zeros(2), np.array([100.0, 60.0]))
    np.testing.assert_allclose(lines.start[:2], [[0, 30], [10, 0]], atol=1e-9)
    np.testing.assert_allclose(lines.end[:2], [[100, 30], [10, 5]], atol=1e-9)
    np.testing.assert_array_equal(lines.start[2], lines.end[2])


def test_leaving_a_box_and_shortening() -> None:
    line = one_line((10, 10), (50, 10))
    outside = line.leaving(np.zeros(2), np.array([20.0, 20.0]))
    np.testing.assert_allclose(outside.start, [[20, 10]])
    short = line.shortened(5, 8)
    np.testing.assert_allclose(short.start, [[15, 10]])
    np.testing.assert_allclose(short.end, [[42, 10]])
    vanished = one_line((10, 10), (12, 10)).shortened(5, 5)
    assert count_steps(vanished) == 0
