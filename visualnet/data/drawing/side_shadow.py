"""A shadow along one side of a small picture, as lies on a digit cut to its ink.

Its edge would be taken for ink. Shadows along each side are tried, each with the light in it that
makes the lighter levels in it and beside it one; what leaves two levels clearly cleaner than light
from one side does is taken away.
"""

from collections.abc import Sequence

import numpy as np

from visualnet.arrays import FloatArray, PixelArray

# Of the picture's side: how far shadows reach to the middle of their edge, those tried first and
# then around the best of them; and how wide the edge is.
_REACHES = (0.1, 0.2, 0.3, 0.4, 0.5)
_NEARER = (-0.06, -0.03, 0.0, 0.03, 0.06)
_SHARP, _SOFT, _SOFTER = 0.001, 0.1, 0.2
# Light in a shadow, as a part of that beside it, told by this part of the pixels being darker.
_DARKEST, _LIGHTEST = 0.4, 0.92
_LIGHTER_LEVEL = 0.9
# Shadows are sought on a picture of less than twice this side, and believed in where they leave
# less than this part of what is unexplained without: crops in even light leave 0.88 and more.
_SIDE = 28
_MOST_LEFT = 0.85


def without_side_shadow(grey: PixelArray, light: FloatArray) -> PixelArray | None:
    """Return a grey picture, (h, w), with a shadow along one side lit up, None where none is.

    light: (h, w), the brightness of the lighter level as a plane.
    """
    step = max(1, max(grey.shape) // _SIDE)
    small = np.maximum(grey[::step, ::step].astype(np.float32), 1)
    if min(small.shape) < 2:
        return None
    # Turned, the shadow lies along the top.
    turned = [np.rot90(small, turn) for turn in range(4)]
    first = [_best_shadow(picture, _REACHES, (_SOFT,)) for picture in turned]
    turn = min(range(4), key=lambda turn: first[turn][0])
    reaches = [first[turn][1] + off for off in _NEARER]
    left, reach, edge, part = _best_shadow(turned[turn], reaches, (_SHARP, _SOFT, _SOFTER))
    even = (small / np.maximum(light[::step, ::step], 1)).astype(np.float32)
    if left > _MOST_LEFT * _unexplained(even):
        return None
    whole = np.rot90(grey, turn)
    lit = np.rot90(whole / _light(len(whole), reach, edge, part), -turn)
    return np.ascontiguousarray(np.rint(np.clip(lit, 0, 255)).astype(np.uint8))


def _best_shadow(
    picture: FloatArray, reaches: Sequence[float], edges: Sequence[float]
) -> tuple[float, float, float, float]:
    """Return what two levels leave unexplained without the best shadow; its reach, edge, light."""
    best = (float("inf"), 0.0, _SOFT, 1.0)
    for reach in reaches:
        end = min(max(1, round(reach * len(picture))), len(picture) - 1)
        inside, beside = (
            float(np.sort(lines, axis=None)[int(_LIGHTER_LEVEL * lines.size)])
            for lines in (picture[:end], picture[end:])
        )
        part = inside / beside
        if _DARKEST < part < _LIGHTEST:
            for edge in edges:
                left = _unexplained(picture / _light(len(picture), reach, edge, part))
                best = min(best, (left, reach, edge, part))
    return best


def _light(height: int, reach: float, edge: float, part: float) -> FloatArray:
    """Return the light on each row, (h, 1), under a shadow along the top; 1 beside it."""
    depth = reach - (np.arange(height, dtype=np.float32)[:, None] + 0.5) / height
    light = 1 - (1 - part) * np.clip(0.5 + depth / edge, 0, 1)
    return light.astype(np.float32)


def _unexplained(picture: FloatArray) -> float:
    """Return the least part of a picture's variance that two levels leave."""
    ordered = np.sort(picture, axis=None).astype(np.float64)
    ordered -= ordered.mean()
    below, count = np.cumsum(ordered)[:-1], np.arange(1, len(ordered))
    between = below**2 * (1 / count + 1 / (len(ordered) - count))
    return 1 - float(between.max() / max((ordered**2).sum(), 1e-9))
