"""Sums over many straight lines at a cost that grows with pixels, not with lines: by halving.

Lines that cross a slab of w columns of pixels are kept as light in bins of the height at which they
enter it and of how far they go down in it. The bins of a slab become those of its two halves: an
even displacement is halved, an odd one is shared by its two neighbours. After log2(w) halvings each
slab is one column, whose bins are short lines that few operations draw (Brady, SIAM Journal on
Computing 27 (1998); Götz and Druckmüller, Pattern Recognition 29 (1996)). All of it is additions
of strided views of whole arrays, so Python's lock is let go.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided

from visualnet.arrays import FloatArray

_CACHED = 400_000
"""Bytes of bins that are halved at a time: they stay in a core's cache from step to step."""


@dataclass(frozen=True, slots=True)
class Level:
    """The bins of slabs that are `width` columns wide.

    most: largest displacement, in pixels either way. low, high: heights, in pixels, at which lines
    may enter: low <= height < high. before: bins ahead of height `low`, always dark, and behind
    the last height are as many as `length` leaves: the next level reads past both ends.
    """

    width: int
    most: int
    low: int
    high: int
    before: int
    length: int

    @property
    def rows(self) -> int:
        """Rows of bins of a slab, one a displacement, with a dark one at either end."""
        return 2 * self.most + 3

    @property
    def size(self) -> int:
        """Bins of a slab."""
        return self.rows * self.length

    @property
    def first(self) -> int:
        """The height of the first bin of a row."""
        return self.low - self.before


def levels_of(width: int, slope: int, low: int, high: int, height: int) -> tuple[Level, ...]:
    """Return the levels from slabs of `width` columns, a power of two, down to one column.

    slope: the largest of the lines, in pixels a column. low, high: between which heights all of
    them run. height: of the image, in pixels: what runs beyond it is followed as long as it may
    come back in its slab.
    """
    levels: list[Level] = []
    columns = 1
    while columns <= width:
        most = slope * columns
        margin = most + 2 * (len(levels) + 1)
        begin, end = max(low, -margin), min(high, height + margin)
        end = max(end, begin + 1)
        first, last = begin, end
        if levels:
            below = levels[-1]
            first = min(first, below.low - below.most - 1)
            last = max(last, below.high + below.most + 1)
        levels.append(Level(columns, most, begin, end, begin - first, last - first))
        columns *= 2
    return tuple(reversed(levels))


def halve(bins: FloatArray, level: Level, out: FloatArray, below: Level) -> None:
    """Write the bins of slabs as those of their halves.

    bins: (slabs, level.rows, level.length, 2), of positive and of negative light. out: (2 slabs,
    below.rows, below.length, 2). Both C-contiguous.
    """
    out[:, 0] = out[:, -1] = 0.0
    count = below.high - below.low
    out[:, :, : below.before] = 0.0
    out[:, :, below.before + count :] = 0.0
    slabs, (slab, row, place, step) = len(bins), bins.strides
    start, shape = below.low - level.first, (slabs, below.rows - 2, 2 * count)
    flat = out.reshape(len(out), below.rows, -1)
    to = flat[:, 1:-1, 2 * below.before : 2 * (below.before + count)]
    together = max(1, _CACHED // (bins.nbytes // slabs))
    for half, slant in ((0, 0), (1, place)):
        # A line's right half begins as much lower as its left half went down.
        begin = start + half * below.most
        before, even, after = (
            as_strided(
                bins[:, 1 + odd :, begin - half * odd :], shape, (slab, 2 * row - slant, step)
            )
            for odd in (-1, 0, 1)
        )
        for first in range(0, slabs, together):
            some = slice(first, first + together)
            target = to[half::2][some]
            np.add(before[some], after[some], out=target)
            np.multiply(target, np.float32(0.5), out=target)
            np.add(target, even[some], out=target)


def draw_columns(bins: FloatArray, level: Level, out: FloatArray) -> None:
    """Add the bins of slabs of one column to an image.

    bins: (columns, level.rows, level.length, 2). out: (columns, height, 2), any strides.
    The light of a line is spread evenly over the pixels that it runs through.
    """
    height, middle = out.shape[1], level.most + 1
    core = bins[:, :, level.before : level.before + level.high - level.low]
    # What begins above the image is kept at place 0, so that the light goes on from there.
    edges = np.zeros((len(bins), height + 1, 2), np.float32)
    for down in range(1, level.most + 1):
        share = np.float32(0.5 / down)
        for row, top, end in ((middle + down, 0, down), (middle - down, -down, 0)):
            lit = core[:, row] * share
            _begin_at(edges, lit, level.low + top + 1)
            np.negative(lit, out=lit)
            _begin_at(edges, lit, level.low + end + 1)
    np.cumsum(edges, axis=1, out=edges)
    np.maximum(edges, 0.0, out=edges)
    # The pixel of an end has half the share of one between the ends.
    out += edges[:, 1:]
    out += edges[:, :-1]
    first = max(0, -level.low)
    last = min(level.high - level.low, height - level.low)
    if last > first:
        out[:, first + level.low : last + level.low] += core[:, middle, first:last]


def _begin_at(edges: FloatArray, lit: FloatArray, top: int) -> None:
    """Add what begins at place `top` and the ones behind it; before place 0 is at it."""
    hidden = min(max(-top, 0), lit.shape[1])
    if hidden:
        edges[:, 0] += lit[:, :hidden].sum(axis=1)
    first = top + hidden
    count = min(lit.shape[1] - hidden, edges.shape[1] - first)
    if count > 0:
        edges[:, first : first + count] += lit[:, hidden : hidden + count]
