"""How ink becomes what the network sees: crop, fit into 20×20, centre by mass in 28×28.

These are the stages by which MNIST itself was made (LeCun, Bottou, Bengio and Haffner 1998, section
III.A): the digit is fitted into 20×20 keeping its aspect ratio, antialiased, and placed so that its
centre of mass is the centre of a 28×28 field.
"""

from dataclasses import dataclass
from math import floor

import numpy as np
from PIL import Image

from visualnet.data.arrays import IndexArray, PixelArray

FIELD_SIDE = 28
"""Side of what the network sees, in pixels."""

BOX_SIDE = 20
"""Side of the box that the ink is fitted into, in pixels."""


@dataclass(frozen=True, slots=True)
class DrawingStages:
    """A digit on its way from ink to what the network sees; 0 is paper, 255 is ink.

    raw: (h, w), the whole drawing. cropped: the part of it that has ink; all of it where there is
    none. fitted: (20, 20). centred: (28, 28), the network's input.
    """

    raw: PixelArray
    cropped: PixelArray
    fitted: PixelArray
    centred: PixelArray

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink at all."""
        return not self.centred.any()


def stages_of_image(ink: PixelArray) -> DrawingStages:
    """Send an image of ink, (h, w) with 255 as ink and 0 as paper, through every stage."""
    cropped = crop_to_ink(ink)
    fitted = fit_into_box(cropped)
    return DrawingStages(ink, cropped, fitted, centre_by_mass(fitted))


def crop_to_ink(ink: PixelArray) -> PixelArray:
    """Return the smallest part of the image that holds all ink; all of it where there is none."""
    is_ink = ink > 0
    rows, columns = np.flatnonzero(is_ink.any(axis=1)), np.flatnonzero(is_ink.any(axis=0))
    if not len(rows):
        return ink
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def fit_into_box(cropped: PixelArray) -> PixelArray:
    """Return the image scaled to fill a 20×20 box, aspect ratio kept, in the middle of the box.

    Every pixel is the mean of the area that it covers, so thin strokes turn grey, not ragged. An
    image without ink gives an empty box.
    """
    box = np.zeros((BOX_SIDE, BOX_SIDE), np.uint8)
    height, width = cropped.shape
    if not cropped.any():
        return box
    scale = BOX_SIDE / max(height, width)
    height, width = max(1, round(height * scale)), max(1, round(width * scale))
    image = Image.fromarray(np.ascontiguousarray(cropped))
    scaled = np.asarray(image.resize((width, height), Image.Resampling.BOX))
    top, left = (BOX_SIDE - height) // 2, (BOX_SIDE - width) // 2
    box[top : top + height, left : left + width] = scaled
    return box


def centre_by_mass(fitted: PixelArray) -> PixelArray:
    """Return a 28×28 field with the ink's centre of mass in its middle, moved by whole pixels.

    No ink is pushed out of the field: where a digit is so lopsided that it would be, it stays at
    the edge. An empty box gives an empty field.
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


def _offset(mass: IndexArray) -> int:
    # Measured on MNIST's 60,000 images: the mean index of the ink, rounded, is always 14, so that
    # with pixel i spanning i to i + 1 the centre of mass lies between 14 and 15.
    ink = np.flatnonzero(mass)
    centre = float(mass @ np.arange(len(mass))) / float(mass.sum())
    offset = FIELD_SIDE // 2 - floor(centre + 0.5)
    return int(np.clip(offset, -ink[0], FIELD_SIDE - 1 - ink[-1]))
