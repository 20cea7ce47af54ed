"""Images of the network's input as Qt images."""

import numpy as np
from PySide6.QtGui import QImage

from visualnet.arrays import PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.errors import ShapeError


def grey_image(pixels: PixelArray) -> QImage:
    """Return an image that owns its pixels. pixels: (28, 28) uint8, 0 black, 255 white.

    Raises ShapeError where the array is of another shape or type.
    """
    if pixels.shape != (FIELD_SIDE, FIELD_SIDE) or pixels.dtype != np.uint8:
        raise ShapeError(
            "The image to show is {dtype} of shape {shape}; give uint8 of shape "
            "({field_side}, {field_side}).",
            dtype=pixels.dtype,
            shape=pixels.shape,
            field_side=FIELD_SIDE,
        )
    height, width = pixels.shape
    grey = QImage(
        np.ascontiguousarray(pixels).tobytes(),
        width,
        height,
        width,
        QImage.Format.Format_Grayscale8,
    )
    return grey.convertToFormat(QImage.Format.Format_RGB32)


def ink_image(ink: PixelArray) -> QImage:
    """Return ink of any size, (h, w) uint8, 255 as ink, in the middle of a square black image."""
    height, width = ink.shape
    side = max(height, width, 1)
    square = np.zeros((side, side), np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = ink
    grey = QImage(square.tobytes(), side, side, side, QImage.Format.Format_Grayscale8)
    return grey.convertToFormat(QImage.Format.Format_RGB32)
