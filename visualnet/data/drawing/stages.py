"""How ink becomes what the network sees: crop, thickness, fit into 20×20, centre in 28×28.

These are the stages by which MNIST itself was made (LeCun, Bottou, Bengio and Haffner 1998, section
III.A): the digit is fitted into 20×20 keeping its aspect ratio, antialiased, and placed so that its
centre of mass is the centre of a 28×28 field. What MNIST did not need comes before: however thick
the brush or the felt pen was, strokes become about as thick as those that the networks learnt.
"""

from collections.abc import Set
from dataclasses import dataclass
from math import floor
from typing import Literal

import numpy as np

from visualnet.arrays import IndexArray, PixelArray
from visualnet.data.drawing.scaling import (
    BOX_SIDE,
    FIELD_SIDE,
    crop_to_ink,
    fitted_into,
    in_the_middle,
    resized,
)

Stage = Literal["cropped", "thickened", "fitted", "centred"]
"""A stage that can be left out, to see what it is good for."""

STAGES: tuple[Stage, ...] = ("cropped", "thickened", "fitted", "centred")
"""The stages in their order."""

NO_STAGES: frozenset[Stage] = frozenset()


@dataclass(frozen=True, slots=True)
class DrawingStages:
    """A digit on its way from ink to what the network sees; 0 is paper, 255 is ink.

    raw: (h, w), the whole drawing. cropped: the part of it that has ink; all of it where there is
    none. thickened: the same with strokes of the usual thickness, finer or coarser. fitted:
    (20, 20). centred: (28, 28), the network's input.
    """

    raw: PixelArray
    cropped: PixelArray
    thickened: PixelArray
    fitted: PixelArray
    centred: PixelArray

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink at all."""
        return not self.centred.any()


def stages_of_image(ink: PixelArray, without: Set[Stage] = NO_STAGES) -> DrawingStages:
    """Send an image of ink, (h, w) with 255 as ink and 0 as paper, through every stage.

    without: stages to leave out. Without "cropped" the whole image is fitted; without "thickened"
    strokes stay as thick as they are; without "fitted" the ink is stretched over all of 28×28,
    whatever its aspect ratio; without "centred" the box stays in the middle of the field.
    """
    cropped = ink if "cropped" in without else crop_to_ink(ink)
    thickened = cropped
    if "thickened" not in without:
        # SciPy's image routines take 0.1 s to load, for which the window's start does not wait.
        from visualnet.data.drawing.thickness import with_usual_thickness

        thickened = with_usual_thickness(cropped)
    return DrawingStages(ink, cropped, thickened, *fit_and_centre(thickened, without))


def fit_and_centre(
    thickened: PixelArray, without: Set[Stage] = NO_STAGES
) -> tuple[PixelArray, PixelArray]:
    """Return an image of ink as it leaves the last two stages; `without` as above."""
    fitted = stretch_over_field(thickened) if "fitted" in without else fit_into_box(thickened)
    centred = put_in_the_middle(fitted) if "centred" in without else centre_by_mass(fitted)
    return fitted, centred


def fit_into_box(ink: PixelArray) -> PixelArray:
    """Return the image scaled to fill a 20×20 box, aspect ratio kept, in the middle of the box.

    Every pixel is the mean of the area that it covers, so thin strokes turn grey, not ragged. An
    image without ink gives an empty box.
    """
    return fitted_into(ink, BOX_SIDE) if ink.any() else np.zeros((BOX_SIDE, BOX_SIDE), np.uint8)


def stretch_over_field(ink: PixelArray) -> PixelArray:
    """Return the image stretched over all of 28×28, its aspect ratio lost."""
    return resized(ink, FIELD_SIDE, FIELD_SIDE)


def centre_by_mass(fitted: PixelArray) -> PixelArray:
    """Return a 28×28 field with the ink's centre of mass in its middle, moved by whole pixels.

    fitted: of at most 28×28. No ink is pushed out of the field: where a digit is so lopsided that
    it would be, it stays at the edge. A box without ink gives an empty field.
    """
    field = np.zeros((FIELD_SIDE, FIELD_SIDE), np.uint8)
    rows, columns = fitted.sum(axis=1, dtype=np.int64), fitted.sum(axis=0, dtype=np.int64)
    if not rows.any():
        return field
    top, left = _offset(rows), _offset(columns)
    ink_rows, ink_columns = np.flatnonzero(rows), np.flatnonzero(columns)
    r0, r1, c0, c1 = ink_rows[0], ink_rows[-1] + 1, ink_columns[0], ink_columns[-1] + 1
    field[top + r0 : top + r1, left + c0 : left + c1] = fitted[r0:r1, c0:c1]
    return field


def put_in_the_middle(fitted: PixelArray) -> PixelArray:
    """Return a 28×28 field with the box, of at most 28×28, in its middle, wherever the ink is."""
    return in_the_middle(fitted, FIELD_SIDE)


def _offset(mass: IndexArray) -> int:
    # Measured on MNIST's 60,000 images: the mean index of the ink, rounded, is always 14, so that
    # with pixel i spanning i to i + 1 the centre of mass lies between 14 and 15.
    ink = np.flatnonzero(mass)
    centre = float(mass @ np.arange(len(mass))) / float(mass.sum())
    offset = FIELD_SIDE // 2 - floor(centre + 0.5)
    return int(np.clip(offset, -ink[0], FIELD_SIDE - 1 - ink[-1]))
