"""Rubbing out: what an eraser leaves of pen strokes is pen strokes again."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from visualnet.data.drawing.strokes import Point

_Points = npt.NDArray[np.float64]

# Strokes are cut at points this part of the radius apart.
_FINENESS = 0.25


def erase(
    strokes: Sequence[Sequence[Point]], start: Point, end: Point, radius: float
) -> list[list[Point]]:
    """Return what is left of strokes where an eraser went straight from start to end.

    All in the same unit. What is nearer than the radius goes; a stroke rubbed through becomes two,
    one that is not touched stays as it is, and no crumbs are left.
    """
    left: list[list[Point]] = []
    path = np.array([start, end], np.float64)
    for stroke in strokes:
        points = np.array(stroke, np.float64).reshape(-1, 2)
        if not _comes_near(points, path, radius):
            left.append(list(stroke))
            continue
        fine = _finer(points, radius * _FINENESS)
        is_left = _distances(fine, path) > radius
        left += [
            [(float(x), float(y)) for x, y in piece]
            for piece in _runs(fine, is_left)
            if np.hypot(*np.ptp(piece, axis=0)) > radius * _FINENESS
        ]
    return left


def _comes_near(points: _Points, path: _Points, radius: float) -> bool:
    low, high = path.min(axis=0) - radius, path.max(axis=0) + radius
    if (points.max(axis=0) < low).any() or (points.min(axis=0) > high).any():
        return False
    fine = _finer(points, radius * _FINENESS)
    return bool((_distances(fine, path) <= radius).any())


def _finer(points: _Points, step: float) -> _Points:
    """Return the line with points added, so that no two neighbours are farther apart than that."""
    if len(points) < 2:
        return points
    lengths = np.hypot(*np.diff(points, axis=0).T)
    parts = np.maximum(1, np.ceil(lengths / step)).astype(np.int64)
    places = np.repeat(np.arange(len(parts)), parts)
    within = np.arange(len(places)) - np.repeat(np.cumsum(parts) - parts, parts)
    shares = (within / parts[places])[:, None]
    between = points[places] + shares * (points[places + 1] - points[places])
    return np.concatenate([between, points[-1:]])


def _distances(points: _Points, path: _Points) -> _Points:
    """Return how far each point is from the straight way between two, (points,)."""
    way = path[1] - path[0]
    length = float(way @ way)
    share = np.zeros(len(points)) if not length else (points - path[0]) @ way / length
    nearest = path[0] + np.clip(share, 0, 1)[:, None] * way
    return np.asarray(np.hypot(*(points - nearest).T), np.float64)


def _runs(points: _Points, is_left: npt.NDArray[np.bool_]) -> list[_Points]:
    edges = np.flatnonzero(np.diff(is_left)) + 1
    pieces = np.split(points, edges)
    kept = np.split(is_left, edges)
    return [piece for piece, keep in zip(pieces, kept, strict=True) if keep[0]]
