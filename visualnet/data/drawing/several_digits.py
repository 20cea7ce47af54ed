"""Finding the digits that stand side by side in one drawing.

Strokes belong to one digit where they overlap from left to right, as the bar of a 5 does with its
belly and the two strokes of a 4 do; a gap, or a mere touch, parts two digits.
"""

from collections.abc import Sequence
from itertools import combinations

from visualnet.data.drawing.strokes import Point

_OVERLAP = 0.25
"""Strokes that share at least so much of the narrower one's width are of one digit."""

_NEAR = 0.12
"""A stroke much smaller than a digit belongs to it across so much of the digit's height."""

_SMALL = 0.6
_THIN = 0.35
"""A stroke is thin where it is not wider than this part of its height: a 1, or the stem of a 4."""

_Strokes = tuple[tuple[Point, ...], ...]


class _Extent:
    """The box around some strokes."""

    def __init__(self, strokes: Sequence[Sequence[Point]]) -> None:
        xs = [x for stroke in strokes for x, _ in stroke]
        ys = [y for stroke in strokes for _, y in stroke]
        self.left, self.right = min(xs), max(xs)
        self.top, self.bottom = min(ys), max(ys)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def groups_of(strokes: Sequence[Sequence[Point]]) -> list[_Strokes]:
    """Return the strokes of each digit, the digits from left to right, strokes as they were drawn.

    strokes: points (x, y) in any unit, y down; empty strokes are left out.
    """
    found = [_taken(strokes, group) for group in _numbers(strokes)]
    return sorted(found, key=lambda group: _Extent(group).left)


def group_of_last(strokes: Sequence[Sequence[Point]]) -> _Strokes:
    """Return the strokes of the digit that the last stroke belongs to, none where there are none.

    Strokes and what is returned are as for `groups_of`.
    """
    groups = _numbers(strokes)
    last = max((max(group) for group in groups), default=None)
    return next((_taken(strokes, group) for group in groups if last in group), ())


def _numbers(strokes: Sequence[Sequence[Point]]) -> list[list[int]]:
    """Return the numbers of the strokes of each digit, in no order."""
    groups = [[number] for number, stroke in enumerate(strokes) if len(stroke)]
    while (pair := _pair_of_one(strokes, groups)) is not None:
        one, other = pair
        groups[one] = sorted(groups[one] + groups.pop(other))
    return groups


def _pair_of_one(
    strokes: Sequence[Sequence[Point]], groups: list[list[int]]
) -> tuple[int, int] | None:
    """Return the first two groups that are one digit, None where no two are."""
    taken = [_taken(strokes, group) for group in groups]
    pairs = combinations(range(len(groups)), 2)
    return next((pair for pair in pairs if _are_one(taken[pair[0]], taken[pair[1]])), None)


def _are_one(one: _Strokes, other: _Strokes) -> bool:
    a, b = _Extent(one), _Extent(other)
    shared = min(a.right, b.right) - max(a.left, b.left)
    small, large = sorted((a, b), key=lambda extent: max(extent.width, extent.height))
    size = max(large.width, large.height)
    if max(small.width, small.height) < _SMALL * size:
        # A bar or a dot; it need not overlap where it is near, as the bar of a 5 in a hurry.
        return shared > -_NEAR * size
    if min(a.width, b.width) <= _THIN * min(a.height, b.height):
        # A stem has hardly a width: it must stand within the other one, not at its edge alone.
        stem, rest = (a, b) if a.width <= b.width else (b, a)
        middle = (stem.left + stem.right) / 2
        return rest.left - _NEAR * rest.width <= middle <= rest.right + _NEAR * rest.width
    return shared >= _OVERLAP * min(a.width, b.width)


def _taken(strokes: Sequence[Sequence[Point]], numbers: Sequence[int]) -> _Strokes:
    return tuple(
        stroke if isinstance(stroke, tuple) else tuple(stroke)
        for stroke in (strokes[number] for number in numbers)
    )
