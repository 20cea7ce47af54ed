"""Light of the connections that are too many to be drawn line by line, made a bit at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, sqrt
from time import perf_counter

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import Rect
from visualnet.scene.colours import FULL_LIGHT
from visualnet.scene.crowd import Crowd
from visualnet.scene.emphasis import dim_all_but, emphasise_pair
from visualnet.scene.enlarging import Between, dash_light
from visualnet.scene.layout import Layout
from visualnet.scene.parts import Lit
from visualnet.scene.selection import Selection
from visualnet.scene.values import ValueSource, line_density, pair_values

_COARSENESS = 2.0
"""Sides of the crowd's pixels in those of the image, at a pixel for a layout unit: no single line
of it can be told from another, and the cost goes with the third power. Closer by, where there are
fewer lines to a pixel, they are finer."""

_MOST_PIXELS = 900_000
"""Of the crowd's image: in larger views its pixels are larger."""

_MOST_LIGHT = 0.4
"""Light of an average pixel between two layers, from all of the crowd: more is dimmed to that."""


_END = object()


@dataclass(frozen=True, slots=True, eq=False)
class CrowdState:
    """What the crowd's light is made from.

    selection: the connections that are drawn line by line, so that the crowd is all others.
    factors: light of a value, per pair of layers. share: of all connections of a pair that are not
    dimmed for the smallness of their values. parts: what stands out.
    """

    source: ValueSource
    selection: Selection
    factors: Sequence[float]
    share: float
    parts: tuple[Lit, ...]


class CrowdLight:
    """The light of all connections but those drawn line by line, for a raster to draw over.

    image: (height, width, 2) float32, positive and negative light as shares of FULL_LIGHT: of the
    last state that was gone through to its end, then another array. kind: what the light is of, for
    the caller's use. nbytes: of all memory kept. By one call at a time.
    """

    def __init__(
        self,
        layout: Layout,
        rect: Rect,
        grid: tuple[int, int],
        brightness: float,
        dash: float = 0.0,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """rect: the part of the layout that is seen. grid: height and width in pixels.

        brightness: a factor on all light. dash: length in pixels of the dashes that negative light
        is broken into, 0 to leave it whole. is_wanted: see Crowd. Takes up to a few
        seconds for millions of connections.
        """
        height, width = grid
        self._layout, self.grid, self._dash = layout, grid, dash
        size = max(1.0, _COARSENESS / sqrt(max(1.0, width / rect[2])))
        size = max(size, sqrt(width * height / _MOST_PIXELS))
        across = max(1, round(width / size))
        size = width / across
        down = max(1, ceil(height / size))
        whole = (rect[0], rect[1], rect[2], down * rect[2] / across)
        self._crowd = Crowd(layout, whole, across, down, is_wanted)
        # A hairline is as much narrower than the crowd's pixels.
        self._per_light = np.float32(brightness / FULL_LIGHT / size)
        self._across = Between.of(width, across, size)
        self._down = Between.of(height, down, size)
        self.image = np.zeros((height, width, 2), np.float32)
        self.kind: object = None
        sizes = layout.layer_sizes
        self._densities = [_density(layout, pair) for pair in range(len(sizes) - 1)]
        most = max(one * other for one, other in pairwise(sizes))
        self._values = np.empty(most, np.float32)
        self._steps: Iterator[None] | None = None
        self.nbytes: int = self._crowd.nbytes + self.image.nbytes + self._values.nbytes

    @property
    def is_busy(self) -> bool:
        """Whether a state was begun and not yet gone through to its end."""
        return self._steps is not None

    def clear(self) -> None:
        """Put all light out, and forget the state that was begun."""
        self._steps = None
        self.image = np.zeros_like(self.image)

    def begin(self, state: CrowdState) -> None:
        """Begin with the light of a state, instead of that of another."""
        self._steps = self._go_through(state)

    def go_on(
        self, seconds: float | None = None, is_overtaken: Callable[[], bool] = lambda: False
    ) -> bool:
        """Go on for about so long, None: to the end; tells whether it has come there.

        is_overtaken: asked where it goes on for so long; once it says yes, that was long enough.
        """
        until = None if seconds is None else perf_counter() + seconds
        while self._steps is not None:
            if next(self._steps, _END) is _END:
                self._steps = None
            elif until is not None and (perf_counter() > until or is_overtaken()):
                return False
        return True

    def _go_through(self, state: CrowdState) -> Iterator[None]:
        self._crowd.clear()
        for pair in range(len(self._densities)):
            if not state.selection.is_whole(pair):
                light = self._values[: state.selection.size(pair)]
                self._light_pair(state, pair, light)
                yield
                yield from self._crowd.add_pair(pair, light)
        rows = self._down.enlarged(self._crowd.image, 1).transpose(1, 0, 2)
        yield
        image = self._across.enlarged(rows, 1)
        image *= self._per_light
        if self._dash:
            dash_light(image[..., 1], 0, self._dash)
        self.image = image

    def _light_pair(self, state: CrowdState, pair: int, light: FloatArray) -> None:
        selection = state.selection
        pair_values(state.source, pair, light)
        light[selection.indices[pair]] = 0.0
        with np.errstate(over="ignore", invalid="ignore"):
            np.multiply(light, np.float32(state.factors[pair]), out=light)
        # Before any is dimmed for its smallness, lest all that is left gets brighter for it.
        average = float(np.abs(light).mean()) * self._densities[pair]
        dimmed = min(1.0, _MOST_LIGHT / average) if average > 0.0 else 1.0
        if state.share < 1.0:
            left = selection.kept(pair, state.share) - len(selection.indices[pair])
            dim_all_but(light, left)
        if dimmed < 1.0:
            np.multiply(light, np.float32(dimmed), out=light)
        if state.parts:
            shape = self._layout.layer_sizes[pair : pair + 2]
            emphasise_pair(light, (shape[0], shape[1]), pair, state.parts, 1.0 / dimmed)


def _density(layout: Layout, pair: int) -> float:
    """Return the density of all lines of a pair: of a part of them, for there are millions."""
    one, other = layout.layer_sizes[pair : pair + 2]
    sources, targets = (np.linspace(0, n - 1, min(n, 64)).astype(np.int32) for n in (one, other))
    ends = np.meshgrid(sources, targets, indexing="ij")
    density = line_density(layout, pair, ends[0].reshape(-1), ends[1].reshape(-1))
    return density * one * other / ends[0].size
