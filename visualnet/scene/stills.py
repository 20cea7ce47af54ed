"""Connections as one image of any size, exactly: for files, where time matters less than memory.

The raster keeps a matrix that must fit into memory; here the light is added up line by line and
only the pixels are kept, so that nothing gets coarser however large the image is.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import ColourArray, LevelArray, Rect
from visualnet.scene.colours import FULL_LIGHT, level_pairs
from visualnet.scene.enlarging import Between, dash_light
from visualnet.scene.layout import Layout
from visualnet.scene.lines import FULL_COVERAGE, Lines, count_steps, cover, short_runs
from visualnet.scene.raster import visible_lines
from visualnet.scene.selection import Selection

_BAND_PIXELS = 2_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Still:
    """An image of the connections in a part of a layout.

    rect: the part that is seen, in layout units. width, height: of the image in pixels. dash:
    length of the dashes of negative connections in pixels, 0 for whole lines. behind: (rows,
    columns, 2), light of the same part that is there already, as shares of FULL_LIGHT; of a smaller
    image, which is enlarged.
    """

    layout: Layout
    selection: Selection
    rect: Rect
    width: int
    height: int
    dash: float = 0.0
    behind: FloatArray | None = None

    def render(
        self,
        light: FloatArray,
        table: ColourArray,
        out: ColourArray,
        go_on: Callable[[float], bool] = lambda _share: True,
    ) -> bool:
        """Write the lit connections into out, always antialiased; tells whether it got to the end.

        light: (drawn,), positive and negative. table: from connection_table. out: (height, width)
        uint32, C-contiguous. go_on: told the share done, 0 to 1, several times a second; where it
        returns False the rest is left out.
        12,960 connections take 0.3 s at 1920×1080, 1.2 s at 7680×4320 (2026-11); 10 bytes a pixel.
        """
        lines = visible_lines(self.layout, self.selection, self.rect, (self.width, self.height))
        levels = np.zeros((self.height * self.width, 2), np.uint8)
        # As in a raster: finer pixels hold less of a hairline.
        scale = float(np.sqrt(self.width / self.rect[2])) / FULL_COVERAGE
        all_steps, done = max(1, count_steps(lines)), 0
        for sign in (0, 1):
            chosen = np.flatnonzero(light < 0.0 if sign else light > 0.0)
            sums = np.zeros(self.height * self.width, np.float32)
            for run in short_runs(lines.taken(chosen)):
                part = lines.taken(chosen[run])
                strength = np.abs(light[chosen[run]]) * np.float32(scale)
                self._add(part, strength, self.dash if sign else 0.0, sums)
                done += count_steps(part)
                if not go_on(done / all_steps):
                    return False
            if self.behind is not None:
                self._add_behind(self.behind[..., sign], self.dash if sign else 0.0, sums)
            _write_levels(sums, levels[:, sign])
        _write_colours(levels, table, out.reshape(-1))
        return True

    def _add_behind(self, behind: FloatArray, dash: float, sums: FloatArray) -> None:
        rows, columns = behind.shape
        down = Between.of(self.height, rows, self.height / rows)
        across = Between.of(self.width, columns, self.width / columns)
        image = sums.reshape(self.height, self.width)
        band = max(1, _BAND_PIXELS // self.width)
        for first in range(0, self.height, band):
            some = slice(first, first + band)
            lit = across.enlarged(down.part(some).enlarged(behind, 0), 1)
            lit *= np.float32(FULL_LIGHT)
            if dash:
                dash_light(lit, first, dash)
            image[some] += lit

    def _add(self, lines: Lines, strength: FloatArray, dash: float, sums: FloatArray) -> None:
        covered = cover(lines, self.width, self.height, True, dash)
        coverage = covered.coverage if covered.dashed is None else covered.dashed
        per_entry = np.repeat(strength, np.diff(covered.bounds)) * coverage
        np.add.at(sums, covered.pixels, per_entry)


def _write_levels(sums: FloatArray, levels: LevelArray) -> None:
    """Write the levels of light into levels; the sums are used up."""
    np.sqrt(sums, out=sums)
    np.multiply(sums, np.float32(255.0 / np.sqrt(FULL_LIGHT)), out=sums)
    np.minimum(sums, np.float32(255.0), out=sums)
    np.copyto(levels, sums, casting="unsafe")


def _write_colours(levels: LevelArray, table: ColourArray, out: ColourArray) -> None:
    # In bands, because the positions in the table take 8 bytes a pixel.
    for first in range(0, len(out), _BAND_PIXELS):
        band = slice(first, first + _BAND_PIXELS)
        out[band] = table[level_pairs(levels[band])]
