"""Light of all the connections of a network that are not drawn line by line, however many."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import Rect
from visualnet.scene.halving import draw_columns, halve
from visualnet.scene.layout import Layout
from visualnet.scene.pieces import Slabs, make_slabs

EXACT_LIMIT = 1_000_000
"""Connections of a network whose lines are added up between two heights, not at the nearer one."""


class NoLongerWanted(Exception):  # noqa: N818 - no error: whoever asked for it asks for another
    """What is being built was given up."""


class Crowd:
    """The lines of all connections of a layout, ready to be lit, pair of layers by pair.

    shape: (width, height) of the image in pixels. image: (width, height, 2), the light of every
    pixel, positive and negative. entries: of all matrices. nbytes: of all memory kept. Belongs to
    one thread at a time.
    """

    def __init__(
        self,
        layout: Layout,
        rect: Rect,
        width: int,
        height: int,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """rect: the part of the layout that is seen; its sides are as width to height.

        is_wanted: asked before each pair of layers. Raises NoLongerWanted where it says no.
        """
        sizes = layout.layer_sizes
        counts = [one * other for one, other in pairwise(sizes)]
        is_exact = sum(counts) <= EXACT_LIMIT
        self.shape = (width, height)
        self._slabs: list[Slabs | None] = []
        for pair in range(len(counts)):
            if not is_wanted():
                raise NoLongerWanted
            self._slabs.append(make_slabs(layout, pair, rect, self.shape, is_exact=is_exact))
        seen = [slabs for slabs in self._slabs if slabs is not None]
        columns = max((_last_column(slabs) for slabs in seen), default=width)
        self._image = np.zeros((max(columns, width), height, 2), np.float32)
        self.image: FloatArray = self._image[:width]
        most = max((_bins(slabs, n) for slabs in seen for n in range(len(slabs.levels))), default=0)
        self._bins = [np.empty(2 * most, np.float32) for _ in range(2)]
        self._signs = np.empty((max(counts), 2), np.float32)
        entries = [each for slabs in seen for each in slabs.entries.values()]
        kept = sum(array.nbytes for array in (self._image, *self._bins, self._signs))
        self.entries: int = sum(len(each.matrix.data) for each in entries)
        self.nbytes: int = kept + sum(each.nbytes for each in entries)

    def clear(self) -> None:
        """Put all light out."""
        self._image.fill(0.0)

    def add_pair(self, pair: int, light: FloatArray) -> Iterator[None]:
        """Add the light of a pair's connections to the image, in steps of a few milliseconds.

        light: (fan_in × fan_out,), positive and negative; it may change after the first step.
        """
        slabs = self._slabs[pair]
        if slabs is None:
            return
        signs = self._signs[: len(light)]
        np.maximum(light, 0.0, out=signs[:, 0])
        np.negative(light, out=signs[:, 1])
        np.maximum(signs[:, 1], 0.0, out=signs[:, 1])
        yield
        for slab in sorted({slab for slab, _ in slabs.entries}):
            yield from self._add_slab(slabs, slab, signs)

    def _add_slab(self, slabs: Slabs, slab: int, signs: FloatArray) -> Iterator[None]:
        bins, above = None, slabs.levels[0]
        for number, level in enumerate(slabs.levels):
            entries = slabs.entries.get((slab, number))
            if bins is None and entries is None:
                continue
            out = self._bins[number % 2][: 2 * _bins(slabs, number)]
            out = out.reshape(-1, level.rows, level.length, 2)
            if bins is None:
                out.fill(0.0)
            else:
                halve(bins, above, out, level)
            if entries is not None:
                out.reshape(-1, 2)[entries.places] += entries.matrix @ signs
            bins, above = out, level
            yield
        if bins is not None:
            begin = slab * slabs.levels[0].width
            draw_columns(bins, above, self._image[begin : begin + len(bins)])
            yield


def _bins(slabs: Slabs, number: int) -> int:
    """Return how many bins the slabs of a level have that make up one of the widest."""
    level = slabs.levels[number]
    return level.size * (slabs.levels[0].width // level.width)


def _last_column(slabs: Slabs) -> int:
    """Return where the last of the widest slabs ends."""
    return (1 + max(slab for slab, _ in slabs.entries)) * slabs.levels[0].width
