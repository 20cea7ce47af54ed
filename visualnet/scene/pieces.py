"""Lines between two layers, cut into pieces that cross whole slabs of columns of pixels."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import ConnectionArray, Rect
from visualnet.scene.halving import Level, levels_of
from visualnet.scene.layout import Layout

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Columns = npt.NDArray[np.int64]

_WIDEST = 128
_BEHIND = 0.25
"""Share of a neuron's radius, either side of its centre, that lines may be cut within: unseen."""

_AT_INPUT = 16
"""Lines begin, behind the input square, at a column that so many divide."""


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """Lines that cover the same columns of pixels.

    begin, end: columns. start, slope: (lines,), height in pixels at column 0, and its change a
    column. connections: (lines,), flat positions in the pair's weight matrix.
    """

    begin: int
    end: int
    start: FloatArray
    slope: FloatArray
    connections: ConnectionArray


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """Light of connections into bins of a slab: bins[places] += matrix @ light."""

    places: ConnectionArray
    matrix: "csr_array"

    @property
    def nbytes(self) -> int:
        """Memory that the entries take."""
        matrix = self.matrix
        return sum(a.nbytes for a in (self.places, matrix.data, matrix.indices, matrix.indptr))


@dataclass(frozen=True, slots=True, eq=False)
class Slabs:
    """A pair's levels and, for each of its widest slabs and each level, what enters there.

    entries[slab, level]: slabs are numbered from the image's left.
    """

    levels: tuple[Level, ...]
    entries: dict[tuple[int, int], Entries]


def make_slabs(
    layout: Layout, pair: int, rect: Rect, size: tuple[int, int], *, is_exact: bool
) -> Slabs | None:
    """Cut the connections of a pair of layers; None where none of them is seen.

    rect: the part of the layout that is seen. size: of the image, width and height in pixels.
    is_exact: share the light of a piece between the two heights that it lies between; else it goes
    to the nearer one, at half the memory.
    """
    width, height = size
    scale = width / rect[2]
    places = [
        (layout.positions[layer] - np.array(rect[:2], np.float32)) * np.float32(scale)
        for layer in (pair, pair + 1)
    ]
    from_x = float(places[0][:, 0].max())
    if pair == 0:
        left, _, side = layout.input_rect
        from_x = (left + side - rect[0]) * scale
    gap = min(max(float(places[1][:, 0].min()) - from_x, 1.0), float(_WIDEST))
    widest = 1 << int(np.log2(gap))
    bundles = list(_bundles(layout, pair, rect, places, width))
    if not bundles:
        return None
    slope = max(1, int(np.ceil(max(float(np.abs(b.slope).max()) for b in bundles))))
    heights = np.concatenate([p[:, 1] for p in places])
    # Lines may be cut somewhat outside their ends.
    room = slope * (2 + int(_BEHIND * scale * max(layout.radii[pair + 1], layout.radii[pair]))) + 2
    low, high = int(np.floor(heights.min())) - room, int(np.ceil(heights.max())) + room
    levels = levels_of(widest, slope, low, high, height)
    count = len(places[0]) * len(places[1])
    is_all_seen = float(heights.min()) >= 0.0 and float(heights.max()) < height
    entries = _entries(bundles, levels, height, count, is_all_seen, is_exact)
    return Slabs(levels, entries) if entries else None


def _bundles(
    layout: Layout, pair: int, rect: Rect, places: list[FloatArray], width: int
) -> Iterator[Bundle]:
    starts, ends = places
    scale = width / rect[2]
    reach = [_BEHIND * layout.radii[layer] * scale for layer in (pair, pair + 1)]
    count = len(ends)
    for x in np.unique(ends[:, 0]):
        targets = np.flatnonzero(ends[:, 0] == x)
        end = min(_rounded(x, reach[1]), width)
        for begins, sources in _sources(layout, pair, rect, scale, starts, ends[targets], reach[0]):
            way = ends[targets][None] - starts[sources][:, None]
            slope = way[..., 1] / way[..., 0]
            start = starts[sources][:, 1, None] - slope * starts[sources][:, 0, None]
            ids = sources[:, None] * count + targets
            for begin in np.unique(begins):
                chosen = np.broadcast_to(begins == begin, ids.shape)
                if max(begin, 0) < end:
                    yield Bundle(
                        max(int(begin), 0),
                        end,
                        start[chosen],
                        slope[chosen],
                        ids[chosen].astype(np.int32),
                    )


def _sources(
    layout: Layout,
    pair: int,
    rect: Rect,
    scale: float,
    starts: FloatArray,
    ends: FloatArray,
    reach: float,
) -> Iterator[tuple[Columns, npt.NDArray[np.intp]]]:
    """Return columns where lines to some ends may begin, (sources, ends) or (1, 1), and sources."""
    if pair:
        for x in np.unique(starts[:, 0]):
            yield np.full((1, 1), _rounded(x, reach)), np.flatnonzero(starts[:, 0] == x)
        return
    left, top, side = layout.input_rect
    right, low, high = (
        (edge - corner) * scale
        for edge, corner in ((left + side, rect[0]), (top, rect[1]), (top + side, rect[1]))
    )
    way = ends[None] - starts[:, None]
    room = np.where(way[..., 1] < 0, low - starts[:, 1, None], high - starts[:, 1, None])
    steep = np.where(np.abs(way[..., 1]) < 1e-9, 1e-9, way[..., 1])
    leave = starts[:, 0, None] + np.maximum(room / steep, 0.0) * way[..., 0]
    leave = np.minimum(np.where(np.abs(way[..., 1]) < 1e-9, right, leave), right) - 1.0
    begins = np.floor(leave / _AT_INPUT).astype(np.int64) * _AT_INPUT
    begins = np.maximum(begins, np.ceil(starts[:, 0, None] - 0.5).astype(np.int64))
    yield begins, np.arange(len(starts))


def _rounded(x: float, reach: float) -> int:
    """Return the first column at or after x, or one within reach that wider slabs border on."""
    nearest, step = int(np.ceil(x - 0.5)), 2
    while step <= _WIDEST:
        candidate = round(x / step) * step
        if abs(candidate - x) > reach:
            break
        nearest, step = candidate, 2 * step
    return nearest


def _cut(begin: int, end: int, widest: int) -> Iterator[tuple[int, int]]:
    """Return the columns at which slabs begin that make up a span, and the slabs' widths."""
    while begin < end:
        width = min(begin & -begin or widest, widest)
        while width > end - begin:
            width //= 2
        yield begin, width
        begin += width


def _entries(
    bundles: list[Bundle],
    levels: tuple[Level, ...],
    height: int,
    count: int,
    is_all_seen: bool,
    is_exact: bool,
) -> dict[tuple[int, int], Entries]:
    """Return what enters where, see Slabs. count: connections of the pair."""
    widest = levels[0].width
    number = {level.width: place for place, level in enumerate(levels)}
    parts: dict[
        tuple[int, int], list[tuple[ConnectionArray, ConnectionArray, FloatArray, FloatArray]]
    ]
    parts = defaultdict(list)
    for bundle in bundles:
        lengths: FloatArray = np.hypot(np.float32(1.0), bundle.slope)
        for begin, width in _cut(bundle.begin, bundle.end, widest):
            level = levels[number[width]]
            slab = begin % widest // width
            down = bundle.slope * np.float32(width)
            whole = np.rint(down)
            # Its middle stays where it is.
            top = bundle.start + bundle.slope * np.float32(begin)
            top += (down - whole) * np.float32(0.5) - np.float32(0.5)
            rows = whole.astype(np.int32) + (slab * level.rows + level.most + 1)
            part = rows * level.length - level.first, bundle.connections, top, lengths
            if not is_all_seen:
                ends = top, top + whole
                seen = (np.minimum(*ends) < height) & (np.maximum(*ends) > -1.0)
                if not seen.any():
                    continue
                part = part[0][seen], part[1][seen], part[2][seen], part[3][seen]
            parts[begin // widest, number[width]].append(part)
    answer = {}
    for key, some in parts.items():
        level = levels[key[1]]
        rows, connections, tops, lengths = (
            np.concatenate(each) for each in zip(*some, strict=True)
        )
        size = level.size * (widest // level.width)
        answer[key] = _matrix(rows, connections, tops, lengths, (size, count), is_exact)
    return answer


def _matrix(
    rows: ConnectionArray,
    connections: ConnectionArray,
    tops: FloatArray,
    lengths: FloatArray,
    shape: tuple[int, int],
    is_exact: bool,
) -> Entries:
    from scipy.sparse import coo_array, csr_array

    if is_exact:
        above = np.floor(tops)
        share = (tops - above).astype(np.float32)
        rows = rows + above.astype(np.int32)
        rows = np.concatenate([rows, rows + 1])
        connections = np.concatenate([connections, connections])
        data = np.concatenate([lengths * (1.0 - share), lengths * share])
    else:
        rows = rows + np.rint(tops).astype(np.int32)
        data = lengths
    whole = coo_array((data, (rows, connections)), shape=shape).tocsr()
    places = np.flatnonzero(np.diff(whole.indptr)).astype(np.int32)
    starts = np.append(whole.indptr[places], whole.indptr[-1])
    return Entries(places, csr_array((whole.data, whole.indices, starts), (len(places), shape[1])))
