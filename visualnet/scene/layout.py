"""Layout of the network's picture: the input square and columns of neurons."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.errors import ShapeError

COLUMN_LIMIT = 48
"""A layer of more neurons becomes a block of several sub-columns."""

OUTPUT_COLUMN_LIMIT = 62
"""The same of outputs; those of a data set, no more, have their names beside them in one."""

TITLE_HEIGHT = 28.0
"""Pixels kept free at the bottom for the layers' titles."""

LABEL_WIDTH = 90.0
"""Pixels kept free at the right for the output's labels, if no more is asked for; less in a narrow
view."""

_TOP = 14.0
_SMALLEST_VIEW = (160.0, 120.0)
_MAX_RADIUS = 12.0
_RADIUS_PER_SPACING = 0.36
_MAX_BLOCK_SPACING = 28.0
# A short column, such as the ten outputs, is not pulled apart to the full height.
_MAX_COLUMN_SPACING = 0.1
# The first gap holds most of the lines, so it is somewhat wider than the others.
_FIRST_GAP = 1.15
_BLOCK_SHARE = 0.45

TILE_SIDE = 48.0
"""Of neurons that read points: squares that show what they answer over the plane."""

_TILE_SPACING = 58.0
_TILE_PER_SPACING = 0.42
_TILED_SHARE = 0.6
_NAME_WIDTH = 130.0
"""Kept free at the left for the names of inputs, where the view is wide."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Positions in logical pixels of the view, y down.

    layer_sizes: inputs first. input_shape: rows, columns of the input image; one column where
    inputs are named numbers, and all neurons tiles. input_rect: x, y, side of the square that the
    image is drawn in, opaque; of tiles, the first. cell: side of one input pixel.
    positions[layer]: (neurons, 2) float32 centres x, y; those of the input are its pixels, row by
    row. radii[layer]: of a neuron's disc (of the input: half a cell). spacing[layer]: distance
    between the centres of neighbours. title_positions[layer]: centre of the layer's title.
    """

    width: float
    height: float
    layer_sizes: tuple[int, ...]
    input_shape: tuple[int, int]
    input_rect: tuple[float, float, float]
    cell: float
    positions: tuple[FloatArray, ...]
    radii: tuple[float, ...]
    spacing: tuple[float, ...]
    title_positions: tuple[tuple[float, float], ...]

    @property
    def has_tiles(self) -> bool:
        """Whether inputs are named numbers, and neurons tiles of twice their radius."""
        return self.input_shape[1] == 1

    @property
    def edges_at_input(self) -> tuple[float, float, float]:
        """The x at which neurons begin beside the input, the y at which it begins and ends."""
        _, y, side = self.input_rect
        if self.has_tiles:
            side = float(self.positions[0][-1, 1]) + self.radii[0] - y
        return float(self.positions[1][:, 0].min()) - self.radii[1], y, y + side


@dataclass(frozen=True, slots=True)
class _Block:
    """A layer before it has a place: rows and columns of a grid, and the distance between them."""

    count: int
    rows: int
    columns: int
    spacing: float
    is_tiled: bool = False

    @property
    def radius(self) -> float:
        if self.is_tiled:
            return min(TILE_SIDE / 2, _TILE_PER_SPACING * self.spacing)
        return min(_MAX_RADIUS, _RADIUS_PER_SPACING * self.spacing)

    @property
    def width(self) -> float:
        return (self.columns - 1) * self.spacing + 2 * self.radius


def make_layout(
    layer_sizes: Sequence[int],
    width: float,
    height: float,
    input_shape: tuple[int, int] = (28, 28),
    label_width: float = LABEL_WIDTH,
    name_width: float = 0.0,
) -> Layout:
    """Place the layers of a network in a view of width × height logical pixels.

    label_width: kept free at the right, but a fifth of the view at most. name_width: the same at
    the left of tiles, but 0.3 at most. Meant for 320×240 to 3840×2160; a smaller view is laid
    out as if it were 160×120. Raises ShapeError where sizes or input shape make no network.
    """
    sizes = tuple(int(size) for size in layer_sizes)
    _check(sizes, input_shape)
    width, height = max(width, _SMALLEST_VIEW[0]), max(height, _SMALLEST_VIEW[1])
    if input_shape[1] == 1:
        first = max(min(_NAME_WIDTH, 0.16 * width), min(name_width, 0.3 * width))
        return _tiled(sizes, width, height, first, label_width)
    left, side = 0.05 * width, _input_side(width, height, len(sizes) - 1)
    first, last = left + side, width - min(label_width, 0.22 * width)
    usable = height - _TOP - TITLE_HEIGHT
    middle, cell = _TOP + usable / 2, side / max(input_shape)
    blocks, centres = _columns(sizes[1:], first, last, usable)
    placed = [_place(block, x, middle) for block, x in zip(blocks, centres, strict=True)]
    pixels = _grid(input_shape, cell, left + side / 2, middle)
    title = height - TITLE_HEIGHT / 2
    return Layout(
        width=width,
        height=height,
        layer_sizes=sizes,
        input_shape=input_shape,
        input_rect=(left, middle - side / 2, side),
        cell=cell,
        positions=(pixels, *placed),
        radii=(cell / 2, *(block.radius for block in blocks)),
        spacing=(cell, *(block.spacing for block in blocks)),
        title_positions=tuple((x, title) for x in (left + side / 2, *centres)),
    )


def _tiled(
    sizes: tuple[int, ...], width: float, height: float, first: float, label_width: float
) -> Layout:
    """Return the layout of a network that reads points: tiles in columns, inputs among them."""
    last = width - min(label_width, 0.22 * width)
    usable = height - _TOP - TITLE_HEIGHT
    middle, title = _TOP + usable / 2, height - TITLE_HEIGHT / 2
    widest = _TILED_SHARE * (last - first) / len(sizes)
    # Names stand beside the inputs and the outputs.
    most = [1, *sizes[1:-1], 1]
    blocks = [
        _tiles(count, columns, widest, usable) for count, columns in zip(sizes, most, strict=True)
    ]
    free = last - first - sum(block.width for block in blocks)
    gap, x, centres = free / (len(blocks) - 1), first, []
    for block in blocks:
        centres.append(x + block.width / 2)
        x += block.width + gap
    placed = [_place(block, x, middle) for block, x in zip(blocks, centres, strict=True)]
    radius = blocks[0].radius
    left, top = (float(each) - radius for each in placed[0][0])
    return Layout(
        width=width,
        height=height,
        layer_sizes=sizes,
        input_shape=(sizes[0], 1),
        input_rect=(left, top, 2 * radius),
        cell=2 * radius,
        positions=tuple(placed),
        radii=tuple(block.radius for block in blocks),
        spacing=tuple(block.spacing for block in blocks),
        title_positions=tuple((x, title) for x in centres),
    )


def _tiles(count: int, most_columns: int, widest: float, usable: float) -> _Block:
    """Choose the grid with the largest tiles, of as few columns as have them."""
    columns = np.arange(1, most_columns + 1)
    rows = -(-count // columns)
    columns = -(-count // rows)
    across = widest / (columns - 1 + 2 * _TILE_PER_SPACING)
    spacing = np.minimum(np.minimum(usable / rows, across), _TILE_SPACING)
    best = int(spacing.argmax())
    return _Block(count, int(rows[best]), int(columns[best]), float(spacing[best]), is_tiled=True)


def neuron_at(layout: Layout, x: float, y: float, reach: float = 4.0) -> tuple[int, int] | None:
    """Return (layer, index) of the neuron or input pixel at a point, or None.

    reach: how many logical pixels past its rim a neuron still answers; the nearest one does.
    """
    best: tuple[int, int] | None = None
    best_distance = np.inf
    for layer in range(1, len(layout.positions)):
        offsets = layout.positions[layer] - np.array((x, y), np.float32)
        squares = np.einsum("ij,ij->i", offsets, offsets)
        index = int(squares.argmin())
        distance = float(squares[index]) ** 0.5 - layout.radii[layer]
        if distance <= reach and distance < best_distance:
            best, best_distance = (layer, index), distance
    return best or _input_pixel_at(layout, x, y)


def _input_pixel_at(layout: Layout, x: float, y: float) -> tuple[int, int] | None:
    if layout.has_tiles:
        # Left of its tile stands an input's name.
        point = max(x, float(layout.positions[0][0, 0])), y
        offsets = np.abs(layout.positions[0] - np.array(point, np.float32)).max(axis=1)
        nearest = int(offsets.argmin())
        return (0, nearest) if offsets[nearest] <= layout.radii[0] else None
    rows, columns = layout.input_shape
    corner = layout.positions[0][0] - layout.cell / 2
    column, row = np.floor((np.array((x, y)) - corner) / layout.cell)
    if 0 <= row < rows and 0 <= column < columns:
        return 0, int(row) * columns + int(column)
    return None


def _check(sizes: tuple[int, ...], input_shape: tuple[int, int]) -> None:
    if len(sizes) < 2 or min(sizes) < 1:
        raise ShapeError(
            "Layer sizes {sizes} do not make a network; it needs inputs and outputs, each 1 "
            "or more.",
            sizes=list(sizes),
        )
    rows, columns = input_shape
    if rows * columns != sizes[0]:
        raise ShapeError(
            "An input image of {rows}×{columns} pixels does not fit {size} inputs; their "
            "product must be equal.",
            rows=rows,
            columns=columns,
            size=sizes[0],
        )


def _input_side(width: float, height: float, layers: int) -> float:
    # More layers need more room, so the image gives way.
    share = max(0.2, 0.31 - 0.03 * max(0, layers - 3))
    return min(0.45 * height, share * width)


def _arrange(count: int, widest: float, usable: float, limit: int) -> _Block:
    """Choose the grid with the largest spacing that fits widest × usable pixels.

    limit: of neurons in one column.
    """
    if count <= limit:
        return _Block(count, count, 1, min(usable / count, _MAX_COLUMN_SPACING * usable, widest))
    columns = np.arange(2, count + 1)
    rows = -(-count // columns)
    columns = -(-count // rows)
    spacing = np.minimum(np.minimum(usable / rows, widest / columns), _MAX_BLOCK_SPACING)
    best = int(spacing.argmax())
    return _Block(count, int(rows[best]), int(columns[best]), float(spacing[best]))


def _columns(
    counts: Sequence[int], first: float, last: float, usable: float
) -> tuple[list[_Block], list[float]]:
    """Return the layers' blocks and the x of their centres, with even gaps between their rims."""
    widest = _BLOCK_SHARE * (last - first) / len(counts)
    limits = [COLUMN_LIMIT] * (len(counts) - 1) + [OUTPUT_COLUMN_LIMIT]
    blocks = [
        _arrange(count, widest, usable, limit) for count, limit in zip(counts, limits, strict=True)
    ]
    free = last - first - sum(block.width for block in blocks)
    gap = free / (len(blocks) - 1 + _FIRST_GAP)
    centres, x = [], first + (_FIRST_GAP - 1) * gap
    for block in blocks:
        centres.append(x + gap + block.width / 2)
        x += gap + block.width
    return blocks, centres


def _place(block: _Block, x: float, middle: float) -> FloatArray:
    """Return the centres of a block's neurons, counted down its columns."""
    index = np.arange(block.count)
    column, row = index // block.rows, index % block.rows
    across = x + (column - (block.columns - 1) / 2) * block.spacing
    down = middle + (row - (block.rows - 1) / 2) * block.spacing
    return _frozen(np.stack([across, down], axis=1))


def _grid(shape: tuple[int, int], cell: float, x: float, y: float) -> FloatArray:
    rows, columns = shape
    down, across = np.divmod(np.arange(rows * columns), columns)
    centres = [x + (across - (columns - 1) / 2) * cell, y + (down - (rows - 1) / 2) * cell]
    return _frozen(np.stack(centres, axis=1))


def _frozen(positions: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> FloatArray:
    result = positions.astype(np.float32)
    result.flags.writeable = False
    return result
