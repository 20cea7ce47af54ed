"""One drawing as the same hand might have drawn it another time: turned, slanted, sized, shaken.

The random changes are made to the strokes, not to pixels, so ink stays as crisp as a drawing's.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from visualnet.data.arrays import PixelArray
from visualnet.data.strokes import DEFAULT_BRUSH, Point, StrokeDrawing, read_strokes

_ROTATION = 0.14  # radians, either way
_SLANT = 0.18  # tangent, either way
_STRETCH = 0.14  # share by which width and height, each for itself, differ
_SHAKE = 0.03  # standard deviation of a bend, as a share of the drawing's size
_WAVES = 3  # bends along a stroke
_BRUSH = 0.25  # share by which the brush is thicker or thinner

_Points = npt.NDArray[np.float64]


def stroke_variants(drawing: StrokeDrawing, count: int, seed: int | Sequence[int]) -> PixelArray:
    """Return what the network sees of so many variants of a drawing, (count, 28, 28).

    The same seed gives the same variants. A drawing without points gives empty images.
    Takes about a millisecond for each (2026-11).
    """
    generator = np.random.default_rng(seed)
    images = np.zeros((count, 28, 28), np.uint8)
    for image in images:
        strokes = varied_strokes(drawing, generator)
        brush = DEFAULT_BRUSH * (1 + generator.uniform(-_BRUSH, _BRUSH))
        image[:] = read_strokes(strokes, drawing.side, brush).centred
    return images


def varied_strokes(
    drawing: StrokeDrawing, generator: np.random.Generator
) -> tuple[tuple[Point, ...], ...]:
    """Return the strokes of one variant, in pixels of the same pad."""
    strokes = [np.asarray(stroke, np.float64) for stroke in drawing.strokes if stroke]
    if not strokes:
        return ()
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    centre, size = (low + high) / 2, float((high - low).max())
    matrix = _random_map(generator)
    varied = [
        (stroke + _bends(len(stroke), size, generator) - centre) @ matrix + centre
        for stroke in strokes
    ]
    return tuple(tuple((x, y) for x, y in stroke.tolist()) for stroke in varied)


def _random_map(generator: np.random.Generator) -> _Points:
    """Return a random rotation, slant and stretch of rows (x, y), (2, 2)."""
    angle = generator.uniform(-_ROTATION, _ROTATION)
    slant = generator.uniform(-_SLANT, _SLANT)
    width, height = 1 + generator.uniform(-_STRETCH, _STRETCH, 2)
    turned = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    matrix: _Points = np.diag([width, height]) @ np.array([[1.0, 0.0], [slant, 1.0]]) @ turned
    return matrix


def _bends(count: int, size: float, generator: np.random.Generator) -> _Points:
    """Return smooth displacements of a stroke's points, (count, 2), and of its whole place."""
    along = np.linspace(0, 1, count)[:, None]
    bends = generator.normal(0, _SHAKE * size, (1, 2)).repeat(count, axis=0)
    for wave in range(1, _WAVES + 1):
        heights = generator.normal(0, _SHAKE * size / wave, (1, 2))
        bends += heights * np.sin(np.pi * wave * along + generator.uniform(0, 2 * np.pi, (1, 2)))
    return bends
