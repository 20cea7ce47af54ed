"""Arrays of pixels and colours as Qt images, and Qt's colours as numbers."""

import numpy as np
from PySide6.QtGui import QColor, QImage

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.errors import ShapeError
from visualnet.scene.arrays import Colour, ColourArray


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


def colours_image(colours: ColourArray) -> QImage:
    """Return an image that owns its pixels. colours: (height, width) 0xffRRGGBB."""
    height, width = colours.shape
    rows = np.ascontiguousarray(colours)
    return QImage(rows.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def rgb_of(colour: QColor) -> Colour:
    """Return red, green and blue, 0 to 255."""
    return colour.red(), colour.green(), colour.blue()


def rgb_array(colour: QColor) -> FloatArray:
    """Return red, green and blue, 0 to 255, (3,)."""
    return np.array(rgb_of(colour), np.float32)
