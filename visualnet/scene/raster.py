"""Raster of all connections: light per pixel = (pixels × connections matrix) @ light.

The matrix is built once per layout and view, off the window's thread; a frame is one sparse
product, a square root and a table. Positive and negative light are added up in the two halves of
one 64-bit integer, so one pass over the matrix does for both: 2.9 ms against 5.1 for two float32
products and 8.6 for one product with two columns (3.9 million entries, 2026-11). Where negative
connections are dashed, a second matrix holds their dashes, and each sign takes a pass of its own:
half as long again.
"""

import threading
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from visualnet.arrays import FloatArray
from visualnet.errors import ShapeError
from visualnet.number_text import count_text
from visualnet.scene.arrays import ColourArray, Rect
from visualnet.scene.colours import FULL_LIGHT, level_pairs
from visualnet.scene.layout import Layout
from visualnet.scene.lines import (
    FULL_COVERAGE,
    GAP_PER_DASH,
    Cover,
    Lines,
    count_steps,
    cover,
)
from visualnet.scene.selection import Selection

if TYPE_CHECKING:
    from scipy.sparse import csr_array

ENTRY_LIMIT = 12_000_000
"""Entries that a matrix may have, at 12 bytes each."""

# Lines end this many pixels inside what covers their ends, so that no gap shows at the rim.
_OVERLAP = 1.0


class ConnectionRaster:
    """A picture of connections, ready to be lit; made by build_raster.

    shape: (height, width) of the image in pixels. grid: the same of the matrix, smaller where the
    full resolution would have passed the limit. brightness: the factor on all light. entries: of
    the matrix, and of that of the dashes. Any thread may render; calls wait for each other.
    """

    def __init__(
        self, shape: tuple[int, int], grid: tuple[int, int], covered: Cover, brightness: float
    ) -> None:
        """covered: of the grid's pixels, by connection. brightness: a factor on all light."""
        self.shape, self.grid = shape, grid
        self._touched, self._matrix, self._dashes = _matrices_of(covered, grid)
        matrices = [matrix for matrix in (self._matrix, self._dashes) if matrix is not None]
        self.entries = sum(len(matrix.data) for matrix in matrices)
        self.brightness = brightness
        self._lock = threading.Lock()
        # The finest unit of light with which no pixel's sum can pass 32 bits, whatever the light.
        connections = self._matrix.shape[1]
        ones = np.ones(connections, np.uint64)
        largest = max(int((matrix @ ones).max(initial=0)) for matrix in matrices)
        self._most = (2**32 - 1) // max(largest, FULL_COVERAGE)
        units = self._most / FULL_LIGHT * brightness
        self._units = np.array([[units], [-units]], np.float32)
        self._level_scale = np.float32(255.0 / np.sqrt(float(self._most) * FULL_COVERAGE))
        self._scaled = np.empty((2, connections), np.float64)
        self._signs = np.empty((connections, 2), np.uint32)
        self._roots = np.empty((len(self._touched), 2), np.float32)
        self._levels = np.empty((len(self._touched), 2), np.uint8)
        self._colours = np.empty(len(self._touched), np.uint32)
        self._behind: FloatArray | None = None
        self._touched_behind: FloatArray | None = None
        self._ground: ColourArray = self._colours[:0]
        self._ground_of: ColourArray | None = None
        self._small = None if grid == shape else np.empty(grid, np.uint32)
        self._enlarge = tuple(
            np.arange(full) * small // full for full, small in zip(shape, grid, strict=True)
        )
        scratch = (self._scaled, self._signs, self._roots, self._levels, self._colours)
        tables = (self._touched, *self._enlarge, *([] if self._small is None else [self._small]))
        parts = [m for matrix in matrices for m in (matrix.data, matrix.indices, matrix.indptr)]
        self._kept: int = sum(part.nbytes for part in (*scratch, *tables, *parts))

    @property
    def nbytes(self) -> int:
        """All memory kept, but for the light that lies behind."""
        behind = 0 if self._touched_behind is None else self._touched_behind.nbytes
        return self._kept + behind + self._ground.nbytes

    def render(
        self,
        light: FloatArray,
        table: ColourArray,
        out: ColourArray,
        behind: FloatArray | None = None,
    ) -> ColourArray:
        """Write the lit connections into out and return it.

        light: (drawn,), positive and negative. table: from connection_table. out: `shape`,
        C-contiguous uint32; pixels without light get table[0]. behind: (*grid, 2) float32, positive
        and negative light that is there already, as shares of FULL_LIGHT.
        Raises ShapeError where light or out has another shape.
        """
        self._check(light, out)
        with self._lock:
            image = out if self._small is None else self._small
            if behind is not self._behind:
                self._take_behind(behind)
            self._add_up(light)
            np.take(table, level_pairs(self._levels), out=self._colours, mode="clip")
            self._fill(image, table)
            if self._small is not None:
                np.take(self._small[self._enlarge[0]], self._enlarge[1], 1, out, mode="clip")
        return out

    def _take_behind(self, behind: FloatArray | None) -> None:
        """Keep what other light there is, as the touched pixels and all others need it."""
        self._behind, self._ground_of = behind, None
        self._touched_behind = None
        if behind is not None:
            per_share = np.float32(float(self._most) * FULL_COVERAGE)
            pairs = behind.reshape(-1, 2)
            self._touched_behind = pairs[self._touched] * per_share

    def _add_up(self, light: FloatArray) -> None:
        """Write the levels of all touched pixels, rounded down."""
        sums = self._product(light)
        roots = self._roots
        if self._touched_behind is None:
            np.sqrt(sums, out=roots, casting="unsafe", dtype=np.float32)
        else:
            np.add(sums, self._touched_behind, out=roots, casting="unsafe", dtype=np.float32)
            np.sqrt(roots, out=roots)
        np.multiply(roots, self._level_scale, out=roots)
        np.minimum(roots, np.float32(255.0), out=self._levels, casting="unsafe")

    # Light beyond all numbers is full light, what is no number none.
    @np.errstate(over="ignore", invalid="ignore")
    def _product(self, light: FloatArray) -> npt.NDArray[np.uint32]:
        """Return the positive and negative sums of the touched pixels, (touched, 2)."""
        # Sign after sign: pair by pair, NumPy takes three times as long.
        scaled = np.multiply(light, self._units, out=self._scaled)
        np.fmax(scaled, 0.0, out=scaled)
        np.minimum(scaled, self._most, out=self._signs.T, casting="unsafe")
        sums: npt.NDArray[np.uint64]
        if self._dashes is None:
            sums = self._matrix @ self._signs.view(np.uint64)[:, 0]
        else:
            lines = self._matrix @ self._signs[:, 0].astype(np.uint64)
            dashes = self._dashes @ self._signs[:, 1].astype(np.uint64)
            sums = np.stack([lines.astype(np.uint32), dashes.astype(np.uint32)], axis=1)
        return sums.view(np.uint32).reshape(-1, 2)

    def _fill(self, image: ColourArray, table: ColourArray) -> None:
        if self._behind is None:
            image.fill(table[0])
        else:
            if self._ground_of is not table:
                self._ground, self._ground_of = _lit_ground(self._behind, table), table
            np.copyto(image, self._ground)
        image.reshape(-1)[self._touched] = self._colours

    def _check(self, light: FloatArray, out: ColourArray) -> None:
        if light.shape != self._scaled.shape[1:]:
            raise ShapeError(
                "The picture has {scaled_count} connections, not {shape}; build it again for "
                "the new selection.",
                scaled_count=count_text(self._scaled.shape[1]),
                shape=light.shape,
            )
        if out.shape != self.shape or out.dtype != np.uint32 or not out.flags.c_contiguous:
            raise ShapeError(
                "The picture needs a contiguous uint32 image of {shape} pixels, not {dtype} "
                "{other_shape}; make a buffer of that shape.",
                shape=self.shape,
                dtype=out.dtype,
                other_shape=out.shape,
            )


def build_raster(
    layout: Layout,
    selection: Selection,
    rect: Rect,
    pixel_width: int,
    pixel_height: int,
    entry_limit: int = ENTRY_LIMIT,
    dash: float = 0.0,
) -> ConnectionRaster:
    """Return the raster of the connections in a part of the layout; takes a few tenths of a second.

    rect: the part that the image shows, in layout units. pixel_width, pixel_height: of the image,
    in device pixels. Lines are hairlines, one pixel wide at any scale, and stop where the input
    square or a neuron's disc covers them. Above entry_limit entries the lines are not antialiased;
    were they still above, the grid gets coarser. dash: length in device pixels of the dashes that
    negative connections are drawn in; 0 draws them whole.
    """
    lines = visible_lines(layout, selection, rect, (pixel_width, pixel_height))
    steps = count_steps(lines)
    if dash:
        steps = round(steps * (1.0 + 1.0 / (1.0 + GAP_PER_DASH)))
    antialiased = 2 * steps <= entry_limit
    factor = min(1.0, entry_limit / max(steps, 1))
    shape = (pixel_height, pixel_width)
    grid = (max(1, int(pixel_height * factor)), max(1, int(pixel_width * factor)))
    factors = np.array([grid[1] / pixel_width, grid[0] / pixel_height])
    covered = cover(lines.scaled(factors), grid[1], grid[0], antialiased, dash * factor)
    # Hairlines on a finer grid hold less of the picture's area; half of that is given back, so
    # that neither dense bundles nor single lines change much with the screen's scale or the zoom.
    brightness = float(np.sqrt(grid[1] / rect[2]))
    return ConnectionRaster(shape, grid, covered, brightness)


def visible_lines(layout: Layout, selection: Selection, rect: Rect, size: tuple[int, int]) -> Lines:
    """Return the connections' visible parts, in pixels of the image, in the selection's order."""
    x, y, width, height = rect
    origin, scale = np.array((x, y)), np.array((size[0] / width, size[1] / height))
    left, top, side = layout.input_rect
    low = (np.array((left, top)) - origin) * scale + _OVERLAP
    high = (np.array((left + side, top + side)) - origin) * scale - _OVERLAP
    starts, ends = [], []
    for pair, sources in enumerate(selection.sources):
        centres = [layout.positions[pair][sources]]
        centres.append(layout.positions[pair + 1][selection.targets[pair]])
        start, end = ((points.astype(np.float64) - origin) * scale for points in centres)
        radii = [layout.radii[layer] * scale[0] - _OVERLAP for layer in (pair, pair + 1)]
        at_start, at_end = (max(radius, 0.0) for radius in radii)
        lines = Lines(start, end).shortened(at_start if pair else 0.0, at_end)
        if pair == 0:
            lines = lines.leaving(low, high)
        starts.append(lines.start)
        ends.append(lines.end)
    whole = Lines(np.concatenate(starts), np.concatenate(ends))
    return whole.clipped(np.zeros(2), np.array(size, np.float64))


def _lit_ground(shares: FloatArray, table: ColourArray) -> ColourArray:
    """Return the colours of light alone: (height, width) of (height, width, 2)."""
    levels = np.sqrt(shares)
    np.multiply(levels, np.float32(255.0), out=levels)
    rounded = np.minimum(levels, np.float32(255.0), out=levels).astype(np.uint8)
    return table[level_pairs(rounded)]


def _matrices_of(
    covered: Cover, grid: tuple[int, int]
) -> tuple[npt.NDArray[np.int64], "csr_array", "csr_array | None"]:
    """Return the touched pixels and matrices (touched pixels × connections), uint64.

    The matrices are of whole lines and, where the cover has them, of dashes.
    """
    by_pixel = _by_pixel(covered, covered.coverage, grid)
    touched = np.flatnonzero(np.diff(by_pixel.indptr))
    lines = _rows_of(by_pixel, touched)
    if covered.dashed is None:
        return touched, lines, None
    dashes = _by_pixel(covered, covered.dashed, grid)
    dashes.eliminate_zeros()
    # A copy, because the zeros' memory is kept otherwise.
    return touched, lines, _rows_of(dashes.copy(), touched)


def _by_pixel(
    covered: Cover, coverage: npt.NDArray[np.uint8], grid: tuple[int, int]
) -> "csr_array":
    # Here, because it takes a tenth of a second, in which the window can be painted.
    from scipy.sparse import csc_array

    shape = (grid[0] * grid[1], len(covered.bounds) - 1)
    by_line = csc_array((coverage, covered.pixels, covered.bounds), shape=shape)
    return by_line.tocsr()


def _rows_of(by_pixel: "csr_array", touched: npt.NDArray[np.int64]) -> "csr_array":
    """Return the touched rows as uint64; the others are empty."""
    from scipy.sparse import csr_array

    # Empty rows hold nothing, so the rows that remain start where they started.
    rows = np.append(by_pixel.indptr[touched], by_pixel.indptr[-1])
    parts = (by_pixel.data.astype(np.uint64), by_pixel.indices, rows)
    return csr_array(parts, shape=(len(touched), by_pixel.shape[1]))
