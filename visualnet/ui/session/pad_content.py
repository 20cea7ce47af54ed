"""The content of the drawing pad (strokes, image or picture), as a value."""

from collections.abc import Set
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import PixelArray
from visualnet.data.drawing.ink_lines import segments_of
from visualnet.data.drawing.picture_ways import DEFAULT, PictureWay
from visualnet.data.drawing.several_digits import group_of_last, groups_of
from visualnet.data.drawing.stages import (
    NO_STAGES,
    DrawingStages,
    Stage,
    fit_and_centre,
    stages_of_image,
)
from visualnet.data.drawing.strokes import Point, read_strokes, thickened_strokes

Strokes = tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class PadContent:
    """Strokes on a pad of `side` pixels; or an image, perhaps with its true label; or nothing.

    label: the name of its class, which stays true whatever classes the network has.
    image: (28, 28), what the network sees, of a test image or of a picture of the user's. ink: what
    was found on that picture, (h, w), None for a test image, which needs no finding, and for a
    picture that is taken as it is. grey: the picture itself, (h, w), 0 black to 255, of the user's.
    pictures: how it was prepared. is_example:
    strokes that came with the program and give way to the first stroke of the user. is_several:
    there may be several digits side by side; the one drawn last is what the network is shown.
    """

    strokes: Strokes = ()
    side: float = 1.0
    image: PixelArray | None = None
    label: str | None = None
    is_example: bool = False
    ink: PixelArray | None = None
    is_several: bool = False
    grey: PixelArray | None = None
    pictures: PictureWay = DEFAULT

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return self.image is None and not self.strokes

    def seen(self, brush: float) -> PixelArray:
        """Return what the network sees of it, (28, 28) uint8; a test image as it is."""
        if self.image is not None:
            return self.image
        if not self.strokes:
            return np.zeros((28, 28), np.uint8)
        strokes = self.shown_strokes
        # Not by way of all stages: that is three times the work, at every point that is drawn.
        thickened = thickened_strokes(segments_of(strokes, self.side), brush)
        if thickened is None:
            return read_strokes(strokes, self.side, brush).centred
        return fit_and_centre(thickened)[1]

    def stages(self, brush: float, without: Set[Stage] = NO_STAGES) -> DrawingStages | None:
        """Return it on its way to what the network sees; None where there is no such way.

        without: stages to leave out, as for `drawing.stages_of_image`.
        """
        if self.image is not None:
            return None if self.ink is None else stages_of_image(self.ink, without)
        if not self.strokes:
            return None
        return read_strokes(self.shown_strokes, self.side, brush, without)

    def groups(self) -> list[Strokes]:
        """Return the strokes of each digit, from left to right."""
        return groups_of(self.strokes)

    @property
    def shown_strokes(self) -> Strokes:
        """The strokes that the network is shown."""
        return group_of_last(self.strokes) if self.is_several else self.strokes
