"""Drawing pen strokes as ink, and from there to what the network sees.

The drawing pad, stroke files, the commands and the training data all come this way, so what the
command line reads is what the window reads and what the networks learnt.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import PixelArray
from visualnet.data.drawing.ink_lines import Point, Segments, draw_segments, segments_of
from visualnet.data.drawing.scaling import BOX_SIDE, crop_to_ink
from visualnet.data.drawing.stages import NO_STAGES, DrawingStages, Stage, fit_and_centre

__all__ = ["DEFAULT_BRUSH", "RAW_SIDE", "Point", "StrokeDrawing", "draw_strokes", "read_strokes"]

DEFAULT_BRUSH = 0.065
"""Diameter of the brush as a fraction of the pad's side."""

RAW_SIDE = 140
"""Side of the drawn image in pixels, whatever the size of the pad: five for each one of 28."""

STROKE_THICKNESS = 2.5
"""Thickness of strokes in pixels of what the network sees, once the digit fills its box."""

# A digit as drawn in the usual thickness is so many pixels high or wide, before it is fitted.
_FINE_SIDE = 5 * BOX_SIDE
_MOST_COARSER = 4.0
# In brushes: what reaches less far is a dot, whatever the hand did there.
_LEAST_REACH = 0.5


@dataclass(frozen=True, slots=True)
class StrokeDrawing:
    """A drawing as pen strokes on a pad of width × height pixels, y down.

    Points may lie outside the pad; a stroke of one point is a dot; no strokes is an empty drawing.
    """

    strokes: tuple[tuple[Point, ...], ...]
    width: float
    height: float

    @property
    def side(self) -> float:
        """Side of the square pad that it is drawn on: the larger of width and height."""
        return max(self.width, self.height)

    def stages(self, without: Set[Stage] = NO_STAGES) -> DrawingStages:
        """Return the drawing on its way to what the network sees, with the pad's own brush."""
        return read_strokes(self.strokes, self.side, without=without)

    def seen(self) -> PixelArray:
        """Return what the network sees of it, (28, 28), and nothing else: a third of the work."""
        segments = segments_of(self.strokes, self.side)
        thickened = thickened_strokes(segments, DEFAULT_BRUSH)
        return self.stages().centred if thickened is None else fit_and_centre(thickened)[1]


def read_strokes(
    strokes: Sequence[Sequence[Point]],
    side: float,
    brush: float = DEFAULT_BRUSH,
    without: Set[Stage] = NO_STAGES,
) -> DrawingStages:
    """Draw strokes and send the ink through every stage.

    strokes: points (x, y), in pixels of a square pad of this side, y down; a stroke of one point is
    a dot; what lies outside the pad is cut off. brush: diameter as a fraction of the side. without:
    stages to leave out, as for `drawing.stages_of_image`. Takes about 1 ms for 200 points
    (2026-11).
    """
    segments = segments_of(strokes, side)
    raw = _drawn_whole(segments, brush)
    cropped = raw if "cropped" in without else crop_to_ink(raw)
    thickened = None
    if "thickened" not in without and raw.any():
        thickened = thickened_strokes(segments, brush, is_cropped="cropped" not in without)
    if thickened is None:
        thickened = cropped
    return DrawingStages(raw, cropped, thickened, *fit_and_centre(thickened, without))


def draw_strokes(
    strokes: Sequence[Sequence[Point]], side: float, brush: float = DEFAULT_BRUSH
) -> PixelArray:
    """Return strokes as antialiased ink, (RAW_SIDE, RAW_SIDE); arguments as for `read_strokes`."""
    return _drawn_whole(segments_of(strokes, side), brush)


def thickened_strokes(
    segments: Segments, brush: float, is_cropped: bool = True, thickness: float = STROKE_THICKNESS
) -> PixelArray | None:
    """Return strokes drawn anew with a brush that suits their own size, not that of the pad.

    It is chosen so that strokes have the thickness asked for when the ink fills its box. So neither
    the pad's size nor the brush nor how large somebody writes changes what the network sees, and
    small loops do not fill with ink. segments: with the pad's side as the unit. is_cropped: draw
    the ink alone, 100 pixels at its longer side; else the pad, as `draw_strokes` does. None for a
    dot, which has no other thickness than its brush's, and where nothing crosses the pad.
    """
    inside = segments.within(0.0)
    if not len(inside):
        return None
    low, high = inside.bounds()
    middle_line = float((high - low).max())
    if middle_line < _LEAST_REACH * brush:
        return None
    diameter = middle_line * thickness / (BOX_SIDE - thickness)
    diameter = min(diameter, brush * _MOST_COARSER)
    if not is_cropped:
        return _drawn_whole(segments, diameter)
    scale = _FINE_SIDE / (middle_line + diameter)
    width, height = np.maximum(1, np.rint((high - low + diameter) * scale)).astype(int)
    seen = inside.moved_and_scaled(low - np.float32(diameter / 2), scale)
    return draw_segments(seen, diameter * scale, (height, width))


def _drawn_whole(segments: Segments, brush: float) -> PixelArray:
    near = segments.within(brush / 2)
    pixels = near.moved_and_scaled(np.zeros(2, np.float32), RAW_SIDE)
    return draw_segments(pixels, brush * RAW_SIDE, (RAW_SIDE, RAW_SIDE))
