"""Straight lines into the pixels that they cover: clipping, and coverage of the pixel grid."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray

FULL_COVERAGE = 64
"""Coverage is counted in 64ths: finer steps cannot be seen, coarser ones can."""

GAP_PER_DASH = 0.7
"""Length of a gap between two dashes, over that of a dash: the line stays one line."""

_RUN_STEPS = 400_000
"""Steps of lines at a time: 0.1 s, so that a stop is heeded soon, and 20 MB."""

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Line segments in pixels of a grid, whose centres lie at halves.

    start, end: (lines, 2), x and y.
    """

    start: Points
    end: Points

    def taken(self, chosen: npt.NDArray[np.intp]) -> "Lines":
        """Return some of the lines, by their positions."""
        return Lines(self.start[chosen], self.end[chosen])

    def clipped(self, low: Points, high: Points) -> "Lines":
        """Return the parts between two corners; what lies outside gets length zero.

        low, high: (2,). Liang and Barsky, ACM Transactions on Graphics 3 (1984).
        """
        entry, leave = _crossing(self.start, self.end, low, high)
        entry, leave = np.clip(entry, 0.0, 1.0), np.minimum(leave, 1.0)
        return self.between(entry, np.maximum(leave, entry))

    def leaving(self, low: Points, high: Points) -> "Lines":
        """Return the parts after the lines leave a box that all of them start in."""
        _, leave = _crossing(self.start, self.end, low, high)
        return self.between(np.clip(leave, 0.0, 1.0), np.ones(len(leave)))

    def shortened(self, at_start: float, at_end: float) -> "Lines":
        """Return the lines without so many pixels at either end."""
        lengths = np.maximum(np.hypot(*(self.end - self.start).T), 1e-9)
        entry = np.minimum(at_start / lengths, 1.0)
        return self.between(entry, np.maximum(1.0 - at_end / lengths, entry))

    def between(self, entry: Points, leave: Points) -> "Lines":
        """Return the parts from entry to leave, (lines,) fractions of the way."""
        way = self.end - self.start
        return Lines(self.start + entry[:, None] * way, self.start + leave[:, None] * way)

    def scaled(self, factors: Points) -> "Lines":
        """Return the lines on a grid with so many times more pixels; factors: (2,), x and y."""
        return Lines(self.start * factors, self.end * factors)


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """Which pixels the lines cover: for line i, entries bounds[i] to bounds[i + 1].

    pixels: flat positions, int32. coverage: uint8, FULL_COVERAGE = one pixel's worth of a line one
    pixel wide; the sum over a line is its length. dashed: the same with 0 in the gaps between the
    line's dashes, and so much more on these that the sum stays, or None.
    """

    bounds: npt.NDArray[np.int32]
    pixels: npt.NDArray[np.int32]
    coverage: npt.NDArray[np.uint8]
    dashed: npt.NDArray[np.uint8] | None = None


def count_steps(lines: Lines) -> int:
    """Return how many pixels the lines are long together, along the larger of x and y."""
    return int(_Steps.of(lines).counts.sum())


def short_runs(lines: Lines) -> list[slice]:
    """Return runs of the lines with about _RUN_STEPS steps each, so that scratch stays small."""
    return [slice(*ends) for ends in _runs(_Steps.of(lines).counts)]


def cover(lines: Lines, width: int, height: int, antialiased: bool, dash: float = 0.0) -> Cover:
    """Return what the lines cover on a grid of width × height pixels; they lie within it.

    Every line takes one step per pixel along the larger of x and y. antialiased: a step covers the
    two pixels that it lies between, by nearness (Wu, SIGGRAPH 1991); else the nearest one. dash:
    length in pixels of the dashes of the cover's dashed lines; 0 for a cover without.
    """
    steps = _Steps.of(lines)
    per_step = 2 if antialiased else 1
    bounds = np.zeros(len(steps.counts) + 1, np.int32)
    np.cumsum(steps.counts * per_step, out=bounds[1:])
    pixels = np.empty(bounds[-1], np.int32)
    coverage = np.empty(bounds[-1], np.uint8)
    for first, last in _runs(steps.counts):
        part = slice(bounds[first], bounds[last])
        _cover_some(steps, first, last, (width, height), antialiased, pixels[part], coverage[part])
    if not dash:
        return Cover(bounds, pixels, coverage)
    dashed = np.empty_like(coverage)
    for first, last in _runs(steps.counts):
        part = slice(bounds[first], bounds[last])
        light = _dash_light(steps, first, last, dash)
        dashed[part] = np.rint(coverage[part] * np.repeat(light, per_step))
    return Cover(bounds, pixels, coverage, dashed)


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """Lines as steps along their major axis; all (lines,).

    steep: major axis is y. first: pixel of the first step. minor: where that step's centre lies
    across the major axis, in pixels whose centres are whole numbers. slope: change of minor a step.
    """

    steep: npt.NDArray[np.bool_]
    first: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    minor: Points
    slope: Points

    @staticmethod
    def of(lines: Lines) -> "_Steps":
        way = lines.end - lines.start
        steep = np.abs(way[:, 1]) > np.abs(way[:, 0])
        rows = np.arange(len(steep))
        major, minor = steep.astype(np.intp), (~steep).astype(np.intp)
        backwards = (way[rows, major] < 0.0)[:, None]
        start = np.where(backwards, lines.end, lines.start)
        end = np.where(backwards, lines.start, lines.end)
        # A step belongs to the line whose part of the major axis holds the pixel's centre.
        first = np.ceil(start[rows, major] - 0.5).astype(np.int64)
        stop = np.ceil(end[rows, major] - 0.5).astype(np.int64)
        run = np.maximum(np.abs(way[rows, major]), 1e-12)
        slope = (end - start)[rows, minor] / run
        ahead = first + 0.5 - start[rows, major]
        return _Steps(steep, first, stop - first, start[rows, minor] - 0.5 + ahead * slope, slope)


def _steps_along(
    steps: _Steps, first: int, last: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return, for every step of lines first to last, its line and its number in the line."""
    counts = steps.counts[first:last]
    line = np.repeat(np.arange(first, last), counts)
    return line, np.arange(len(line)) - np.repeat(np.cumsum(counts) - counts, counts)


def _dash_light(steps: _Steps, first: int, last: int, dash: float) -> FloatArray:
    """Return a factor on each step of lines first to last: 0 between two dashes."""
    line, step = _steps_along(steps, first, last)
    # Every line begins elsewhere in its first dash, lest those of a bundle add up to a pattern. The
    # squares are spread evenly (Weyl, 1916), and no two lines a fixed number apart are alike.
    begin = np.square(line.astype(np.float64)) * ((np.sqrt(5.0) - 1.0) / 2.0)
    along = begin + step * np.hypot(1.0, steps.slope)[line] / (dash * (1.0 + GAP_PER_DASH))
    is_on = np.mod(along, 1.0) < 1.0 / (1.0 + GAP_PER_DASH)
    light: FloatArray = is_on * np.float32(1.0 + GAP_PER_DASH)
    return light


def _cover_some(
    steps: _Steps,
    first: int,
    last: int,
    shape: tuple[int, int],
    antialiased: bool,
    pixels: npt.NDArray[np.int32],
    coverage: npt.NDArray[np.uint8],
) -> None:
    """Write the cover of lines first to last into pixels and coverage."""
    line, step = _steps_along(steps, first, last)
    across = (steps.minor[line] + step * steps.slope[line]).astype(np.float32)
    along = (steps.first[line] + step).astype(np.int32)
    steep = steps.steep[line]
    # A diagonal step is longer than a flat one and must cover as much more.
    weight = (FULL_COVERAGE * np.hypot(1.0, steps.slope)).astype(np.float32)[line]
    if not antialiased:
        _write(np.rint(across), along, steep, weight, shape, pixels, coverage)
        return
    below = np.floor(across)
    share = across - below
    _write(below, along, steep, weight * (1 - share), shape, pixels[0::2], coverage[0::2])
    _write(below + 1, along, steep, weight * share, shape, pixels[1::2], coverage[1::2])


def _write(
    across: FloatArray,
    along: npt.NDArray[np.int32],
    steep: npt.NDArray[np.bool_],
    weight: FloatArray,
    shape: tuple[int, int],
    pixels: npt.NDArray[np.int32],
    coverage: npt.NDArray[np.uint8],
) -> None:
    width, height = shape
    minor = across.astype(np.int32)
    x, y = np.where(steep, minor, along), np.where(steep, along, minor)
    # Half a line's width can hang over the rim.
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    pixels[:] = np.where(inside, y * width + x, 0)
    coverage[:] = np.where(inside, np.rint(weight), 0)


def _runs(counts: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the first and the end of each of the short runs; counts: steps of each line."""
    total = np.cumsum(counts)
    pieces = int(total[-1]) // _RUN_STEPS + 1 if len(total) else 0
    cuts = np.searchsorted(total, np.arange(1, pieces) * _RUN_STEPS)
    edges = np.unique([0, *cuts.tolist(), len(counts)]).tolist()
    return list(pairwise(edges))


def _crossing(start: Points, end: Points, low: Points, high: Points) -> tuple[Points, Points]:
    """Return how far along its way each line enters and leaves a box; any number, also beyond."""
    way = end - start
    way = np.where(np.abs(way) < 1e-12, 1e-12, way)
    one, other = (low - start) / way, (high - start) / way
    return np.minimum(one, other).max(axis=1), np.maximum(one, other).min(axis=1)
