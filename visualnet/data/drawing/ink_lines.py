"""Lines of ink as antialiased pixels: strokes cut into segments, each drawn with a round brush."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray, PixelArray

Point = tuple[float, float]
"""x and y, y down."""

# Farther out, in sides of the pad, nothing can reach it, and no square of it overflows.
_FAR = 10.0

_PART = 250_000
"""Distances that are worked out at a time."""


@dataclass(frozen=True, slots=True)
class Segments:
    """Straight pieces of centre lines: starts and ends, (n, 2) each, x and y, y down.

    A dot is a segment without length.
    """

    starts: FloatArray
    ends: FloatArray

    def __len__(self) -> int:
        return len(self.starts)

    def moved_and_scaled(self, origin: FloatArray, scale: float) -> "Segments":
        """Return the segments as seen from a new origin, (2,), and then enlarged."""
        factor = np.float32(scale)
        return Segments((self.starts - origin) * factor, (self.ends - origin) * factor)

    def bounds(self) -> tuple[FloatArray, FloatArray]:
        """Return the least and the greatest x and y, (2,) each; there must be a segment."""
        return (
            np.minimum(self.starts.min(axis=0), self.ends.min(axis=0)),
            np.maximum(self.starts.max(axis=0), self.ends.max(axis=0)),
        )

    def within(self, margin: float) -> "Segments":
        """Return the parts inside the unit square enlarged by a margin (Liang and Barsky 1984)."""
        along = self.ends - self.starts
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            low = (-margin - self.starts) / along
            high = (1 + margin - self.starts) / along
        is_still = along == 0
        is_inside = (self.starts >= -margin) & (self.starts <= 1 + margin)
        enter = np.where(is_still, np.where(is_inside, 0, 2), np.minimum(low, high))
        leave = np.where(is_still, np.where(is_inside, 1, -2), np.maximum(low, high))
        first = np.clip(enter.max(axis=1), 0, None)[:, None]
        last = np.clip(leave.min(axis=1), None, 1)[:, None]
        kept = (first <= last)[:, 0]
        starts, along = self.starts[kept], along[kept]
        return Segments(
            (starts + first[kept] * along).astype(np.float32),
            (starts + last[kept] * along).astype(np.float32),
        )


def segments_of(strokes: Sequence[Sequence[Point]], side: float) -> Segments:
    """Return the segments of strokes on a square pad, its side as the unit.

    strokes: points (x, y) in the unit of `side`; a stroke of one point is a dot.
    """
    paths = [np.asarray(stroke, np.float64).reshape(-1, 2) for stroke in strokes if len(stroke)]
    if not paths:
        return Segments(np.zeros((0, 2), np.float32), np.zeros((0, 2), np.float32))
    starts = np.concatenate([path[: max(1, len(path) - 1)] for path in paths])
    ends = np.concatenate([path[min(1, len(path) - 1) :] for path in paths])
    limit = _FAR * side
    return Segments(
        (np.clip(starts, -limit, limit) / side).astype(np.float32),
        (np.clip(ends, -limit, limit) / side).astype(np.float32),
    )


def draw_segments(segments: Segments, diameter: float, shape: tuple[int, int]) -> PixelArray:
    """Return segments as ink, (h, w), drawn with a round brush; pixel i spans i to i + 1.

    segments, diameter: in pixels. The ink of a pixel is what a straight edge at the distance of the
    nearest centre line would cover of it; a brush finer than a pixel leaves less than full ink.
    """
    if not len(segments):
        return np.zeros(shape, np.uint8)
    radius = diameter / 2
    squares = _squared_distances(segments, radius, shape)
    ink = np.clip(radius + 0.5 - np.sqrt(squares), 0, min(1.0, diameter))
    return np.rint(255 * ink).astype(np.uint8)


def _squared_distances(segments: Segments, radius: float, shape: tuple[int, int]) -> FloatArray:
    """Return the squared distance of each pixel's centre from the nearest segment, (h, w).

    It is right up to half a pixel beyond the brush, and large farther out.
    """
    step = max(3.0, radius)
    starts, along = _short_pieces(segments, step)
    reach = int(np.ceil(radius + step / 2 + 1))
    height, width = shape
    margin = reach + 1
    nearest = np.full(
        (height + 2 * margin, width + 2 * margin), np.float32((radius + 2) ** 2), np.float32
    )
    # In parts: a drawing may have any length, memory has not.
    size = max(1, _PART // (2 * reach + 1) ** 2)
    for first in range(0, len(starts), size):
        part = slice(first, first + size)
        _lower(nearest, starts[part], along[part], reach)
    distances: FloatArray = nearest[margin:-margin, margin:-margin]
    return distances


def _lower(nearest: FloatArray, starts: FloatArray, along: FloatArray, reach: int) -> None:
    """Lower squared distances, with reach + 1 pixels more on each side, to those from pieces."""
    height, width = nearest.shape
    window = np.arange(-reach, reach + 1)
    middles = np.floor(starts + along / 2).astype(np.int64)
    # Each piece reaches the pixels of a square around its middle.
    columns = middles[:, 0, None] + window
    rows = middles[:, 1, None] + window
    x = (columns + np.float32(0.5) - starts[:, 0, None]).astype(np.float32)[:, None, :]
    y = (rows + np.float32(0.5) - starts[:, 1, None]).astype(np.float32)[:, :, None]
    x_along, y_along = along[:, 0, None, None], along[:, 1, None, None]
    lengths = np.maximum(x_along * x_along + y_along * y_along, np.float32(1e-12))
    share = np.clip((x * x_along + y * y_along) / lengths, 0, 1)
    squares = (x - share * x_along) ** 2 + (y - share * y_along) ** 2
    places = np.clip(rows + reach + 1, 0, height - 1)[:, :, None] * width
    places = places + np.clip(columns + reach + 1, 0, width - 1)[:, None, :]
    np.minimum.at(nearest.reshape(-1), places.ravel(), squares.ravel())


def _short_pieces(segments: Segments, step: float) -> tuple[FloatArray, FloatArray]:
    """Return starts and directions, (pieces, 2) each, of pieces at most a step long."""
    along = segments.ends - segments.starts
    counts = np.maximum(np.ceil(np.hypot(along[:, 0], along[:, 1]) / step), 1).astype(np.int64)
    firsts = np.repeat(np.cumsum(counts) - counts, counts)
    numbers = (np.arange(len(firsts)) - firsts).astype(np.float32)[:, None]
    piece = np.repeat(along / counts[:, None], counts, axis=0).astype(np.float32)
    starts: FloatArray = np.repeat(segments.starts, counts, axis=0) + numbers * piece
    return starts, piece
