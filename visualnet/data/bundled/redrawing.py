"""Drawing a digit anew as another hand might have: the same strokes, with the accidents of drawing.

What differs between people who draw on a pad is less the pixels than the way of the pen: how the
digit leans, how wide it is, where the next stroke is set down, how far a stroke goes, how shaky the
hand and how fast the mouse was. So points are moved, and the strokes drawn again from them.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visualnet.arrays import PixelArray
from visualnet.data.bundled.pen_digits import Part, load_pen_strokes
from visualnet.data.bundled.written_forms import LEARNT_FORMS, forms_of
from visualnet.data.dataset import Split, frozen_split
from visualnet.data.dataset_info import VARIANTS
from visualnet.data.drawing.ink_lines import segments_of
from visualnet.data.drawing.stages import fit_and_centre
from visualnet.data.drawing.strokes import (
    DEFAULT_BRUSH,
    STROKE_THICKNESS,
    StrokeDrawing,
    thickened_strokes,
)

Way = npt.NDArray[np.float64]
"""The points of a stroke, (points, 2), x and y; in the digit's longer side from its middle."""

TURN, SLANT, ASPECT = 0.15, 0.3, 0.25
"""The most by which a digit turns (radians), leans (tangent) and widens (natural logarithm)."""

WAVES, WAVE_HEIGHT = 3, 0.03
"""How many waves bend the digit, and how high each is, as a standard deviation."""

MISPLACED, TREMBLING = 0.03, 0.006
"""Standard deviations: of where a stroke but the first is set down; of each point."""

FEWEST_POINTS_KEPT = 4
"""Of a fast mouse, every fourth point is left; of a slow one, all."""

MOST_CUT = 0.06
"""The greatest share of a stroke's points that is missing at an end."""

COARSEST, FINEST = 40, 300
"""Pixels of the pad that the digit covers; points lie on whole ones."""

THINNEST, THICKEST = 0.75, 1.35
"""Thickness of strokes, as a multiple of the usual."""


def redrawn_pen_digits(part: Part, folder: Path | None = None) -> Split:
    """Return the pen digits of a part of the writers, each drawn anew VARIANTS times, and their
    other forms: slashed zeros, crossed sevens and their like, as often as LEARNT_FORMS says.

    The images are the same each time. folder: where the file lies, instead of the bundled one.
    """
    strokes = load_pen_strokes(part, folder)
    images = [redrawn_images(strokes.drawings, VARIANTS)]
    labels = [np.tile(strokes.labels, VARIANTS)]
    for name, times in LEARNT_FORMS.items():
        drawings, made_of = forms_of(strokes.drawings, strokes.labels, name, times)
        images.append(redrawn_images(drawings, 1))
        labels.append(strokes.labels[made_of])
    return frozen_split(np.concatenate(images), np.concatenate(labels))


def redrawn_images(drawings: Sequence[StrokeDrawing], variants: int, seed: int = 0) -> PixelArray:
    """Return what the network sees of each drawing, drawn anew, (variants · drawings, 28, 28).

    First comes one variant of every drawing, then the next of every one. The same arguments give
    the same images. Takes about 0.6 ms each (2026-11).
    """
    generator = np.random.default_rng([seed, len(drawings)])
    images = np.zeros((variants * len(drawings), 28, 28), np.uint8)
    for place in range(len(images)):
        images[place] = redrawn_image(drawings[place % len(drawings)], generator)
    return images


def redrawn_image(drawing: StrokeDrawing, generator: np.random.Generator) -> PixelArray:
    """Return what the network sees of a drawing that another hand has drawn anew, (28, 28)."""
    paths = redrawn_paths(drawing, generator)
    side = float(generator.uniform(COARSEST, FINEST))
    strokes = [np.rint((path + 1) * side) for path in paths]
    thickness = STROKE_THICKNESS * generator.uniform(THINNEST, THICKEST)
    segments = segments_of(strokes, 2 * side)  # type: ignore[arg-type]
    thickened = thickened_strokes(segments, DEFAULT_BRUSH, thickness=thickness)
    return drawing.seen() if thickened is None else fit_and_centre(thickened)[1]


def redrawn_paths(drawing: StrokeDrawing, generator: np.random.Generator) -> list[Way]:
    """Return the strokes of a drawing, moved at random; the digit is 1 long, its middle is 0."""
    paths = [np.asarray(stroke, np.float64) for stroke in drawing.strokes if stroke]
    if not paths:
        return []
    points = np.concatenate(paths)
    low, high = points.min(axis=0), points.max(axis=0)
    paths = [(path - (low + high) / 2) / max(1e-9, float((high - low).max())) for path in paths]
    hand, waves = _linear_map(generator), generator.normal(0, 1, (WAVES, 5))
    moved = []
    for number, path in enumerate(paths):
        kept = _kept_points(path, generator)
        bent = kept @ hand + _bend(kept, waves)
        bent += generator.normal(0, TREMBLING, bent.shape)
        if number:
            bent += generator.normal(0, MISPLACED, 2)
        moved.append(bent)
    return moved


def _linear_map(generator: np.random.Generator) -> npt.NDArray[np.float64]:
    turn, slant, aspect = generator.uniform(-1, 1, 3) * (TURN, SLANT, ASPECT)
    cos, sin, wide = np.cos(turn), np.sin(turn), np.exp(aspect / 2)
    lean = np.array([[wide, 0], [slant, 1 / wide]])
    both: npt.NDArray[np.float64] = lean @ np.array([[cos, sin], [-sin, cos]])
    return both


def _bend(path: Way, waves: npt.NDArray[np.float64]) -> Way:
    """Return how far waves, about as long as the digit, move each point of a path, (points, 2)."""
    phases = 4 * path @ waves[:, :2].T + 4 * waves[:, 2]
    moved: Way = WAVE_HEIGHT * np.sin(phases) @ waves[:, 3:]
    return moved


def _kept_points(path: Way, generator: np.random.Generator) -> Way:
    """Return a stroke with an end missing, drawn by a mouse of some speed; its ends are kept."""
    every = int(generator.integers(1, FEWEST_POINTS_KEPT + 1))
    cut = generator.uniform(0, MOST_CUT, 2) * len(path)
    first, last = int(cut[0]), len(path) - int(cut[1])
    path = path[first : max(last, first + 1)]
    kept: Way = np.concatenate((path[:-1:every], path[-1:]))
    return kept
