"""Drawing pen strokes as ink, and from there to what the network sees.

The drawing pad, stroke files and taught digits all come this way, so what the command line reads is
what the window reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from visualnet.data.arrays import PixelArray
from visualnet.data.drawing import DrawingStages, stages_of_image

Point = tuple[float, float]
"""x and y in pixels of the pad, y down."""

DEFAULT_BRUSH = 0.065
"""Diameter of the brush as a fraction of the pad's side.

On 7,494 pen digits (UCI, 30 writers) networks trained on MNIST read best from 0.065 to 0.08 where a
digit fills 45 to 85 % of the pad, and from 0.05 where it fills a third (2026-11); this serves both.
"""

RAW_SIDE = 140
"""Side of the drawn image in pixels, whatever the size of the pad: five for each one of 28."""

_SUPERSAMPLING = 4
# Farther out, in sides, nothing can reach the pad, and Pillow's integers stay small.
_FAR = 10.0


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

    def stages(self) -> DrawingStages:
        """Return the drawing on its way to what the network sees, with the pad's own brush."""
        return read_strokes(self.strokes, self.side)


def read_strokes(
    strokes: Sequence[Sequence[Point]], side: float, brush: float = DEFAULT_BRUSH
) -> DrawingStages:
    """Draw strokes and send the ink through every stage.

    strokes: points (x, y), in pixels of a square pad of this side, y down; a stroke of one point is
    a dot; what lies outside the pad is cut off. brush: diameter as a fraction of the side.
    Takes about 1 ms for 200 points (2026-11).
    """
    return stages_of_image(draw_strokes(strokes, side, brush))


def draw_strokes(
    strokes: Sequence[Sequence[Point]], side: float, brush: float = DEFAULT_BRUSH
) -> PixelArray:
    """Return strokes as antialiased ink, (RAW_SIDE, RAW_SIDE); arguments as for `read_strokes`."""
    scale = RAW_SIDE * _SUPERSAMPLING
    image = Image.new("L", (scale, scale))
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        points = np.asarray(stroke, np.float64).reshape(-1, 2)
        near = np.clip(points, -_FAR * side, _FAR * side) / side
        _draw_stroke(pen, near * scale, brush * scale)
    return np.asarray(image.reduce(_SUPERSAMPLING))


def _draw_stroke(
    pen: ImageDraw.ImageDraw, points: npt.NDArray[np.float64], diameter: float
) -> None:
    # Pillow counts pixels by their index; pixel i spans i to i + 1.
    centres: list[tuple[float, float]] = [(x, y) for x, y in (points - 0.5).tolist()]
    if len(centres) > 1:
        pen.line(centres, fill=255, width=max(1, round(diameter)))
    # Round ends and joints.
    radius = max(diameter - 1, 0) / 2
    for x, y in centres:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
