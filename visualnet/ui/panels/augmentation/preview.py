"""Example images under the random changes that training would see."""

from math import ceil

import numpy as np
from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.arrays import PixelArray
from visualnet.data.augmentation import Augmentation, Augmenter
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.errors import ShapeError
from visualnet.ui.widgets.copying.images import SeenPicture

_COLUMNS, _ROWS = 5, 3
_GAP = 4


class AugmentationPreview(SeenPicture, QWidget):
    """A grid of 15 pictures, each pixel the same whole number of screen pixels wide.

    While a setting is moved, the other random changes stay; `shuffle` draws them anew. Making and
    painting the pictures takes 2 ms with every change on (2026-11).
    """

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("augmentationPreview")
        self.setAccessibleName(self.tr("Preview of changed training images"))
        self.setToolTip(self.tr("Examples under random changes, as training would see them"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._images: PixelArray = np.zeros((1, FIELD_SIDE**2), np.uint8)
        self._augmentation = Augmentation()
        self._seed = 0
        self._make_pictures()

    def set_images(self, images: PixelArray) -> None:
        """Set the examples, (n, 28, 28) uint8; the first 15 are shown, none as an empty image.

        Raises ShapeError for another shape or type.
        """
        if images.shape[1:] != (FIELD_SIDE, FIELD_SIDE) or images.dtype != np.uint8:
            raise ShapeError(
                "The images to preview are {dtype} of shape {shape}; give uint8 of shape (n, "
                "{field_side}, {field_side}).",
                dtype=images.dtype,
                shape=images.shape,
                field_side=FIELD_SIDE,
            )
        some = images[: _COLUMNS * _ROWS] if len(images) else np.zeros_like(images, shape=(1, 784))
        self._images = some.reshape(len(some), -1).copy()
        self._make_pictures()

    def show_augmentation(self, augmentation: Augmentation) -> None:
        """Show the images under these changes."""
        self._augmentation = augmentation
        self._make_pictures()

    @Slot()
    def shuffle(self) -> None:
        """Draw other random changes of the same strength."""
        self._seed += 1
        self._make_pictures()

    def sizeHint(self) -> QSize:
        """Return two pixels of the screen for each of the images."""
        return _size(2)

    def minimumSizeHint(self) -> QSize:
        """Return one pixel of the screen for each of the images."""
        return _size(1)

    def heightForWidth(self, width: int) -> int:
        """Return the height of three rows of five as wide as that."""
        return ceil(_ROWS * (self._pixel(width) * FIELD_SIDE + _GAP) - _GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pictures side by side."""
        painter = QPainter(self)
        side = self._pixel(self.width()) * FIELD_SIDE
        for number in range(_COLUMNS * _ROWS):
            row, column = divmod(number, _COLUMNS)
            tile = QRectF(column * (side + _GAP), row * (side + _GAP), side, side)
            source = QRectF(0, number * FIELD_SIDE, FIELD_SIDE, FIELD_SIDE)
            painter.drawImage(tile, self._strip, source)
        painter.end()

    def _pixel(self, width: int) -> float:
        """Return the side of an image's pixel, a whole number of those of the screen."""
        ratio = self.devicePixelRatioF()
        room = (width - (_COLUMNS - 1) * _GAP) * ratio
        return max(1, int(room) // (_COLUMNS * FIELD_SIDE)) / ratio

    def _make_pictures(self) -> None:
        count = _COLUMNS * _ROWS
        images = self._images[np.arange(count) % len(self._images)]
        changed = Augmenter(self._augmentation, self._seed, count).changed(images, 0)
        levels = np.rint(changed * 255).astype(np.uint8)
        grey = QImage.Format.Format_Grayscale8
        self._strip = QImage(
            levels.tobytes(), FIELD_SIDE, FIELD_SIDE * count, FIELD_SIDE, grey
        ).copy()
        self.update()


def _size(pixel: int) -> QSize:
    side = FIELD_SIDE * pixel + _GAP
    return QSize(_COLUMNS * side - _GAP, _ROWS * side - _GAP)
