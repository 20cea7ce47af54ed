"""Images of the network's input that a widget shows: as picture, as numbers, as a file."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from visualnet.arrays import PixelArray
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.look.translation import Texts
from visualnet.ui.widgets.copying.copyable import Copyable, numbers_text, picture_data, text_data

_tr = Texts("Copying")

_ENLARGED = 10
"""Pixels of a copied picture for each of the image; a document would blur one of 28×28."""


@runtime_checkable
class HasImage(Protocol):
    """A widget that shows one or more images of 28×28 pixels."""

    def shown_image(self, place: QPoint | None = None) -> PixelArray | None:
        """Return the image at a place of the widget, which becomes the chosen one there.

        Without a place, the chosen one. (28, 28) uint8, 255 as ink; None where there is none.
        """
        ...

    def image_name(self) -> str:
        """Return what the chosen image is, such as "image 7, labelled 5"."""
        ...


@runtime_checkable
class PutsImage(HasImage, Protocol):
    """A widget of which a click on an image puts it into the pad."""

    def put_image(self, pixels: PixelArray) -> bool:
        """Put the chosen image into the pad; False where it is no longer this one. (28, 28)."""
        ...


def image_copies(widget: HasImage) -> Sequence[Copyable]:
    """Return in which forms the chosen image of a widget can be copied."""
    pixels = widget.shown_image()
    if pixels is None:
        return ()
    name = widget.image_name()
    return (
        Copyable(
            _tr("Copy as picture"),
            _tr("Copied as a picture: {0}.").format(name),
            partial(_enlarged, pixels),
        ),
        Copyable(
            _tr("Copy as numbers"),
            _tr("Copied as {0} × {1} numbers, 0 to 255: {2}.").format(*pixels.shape, name),
            lambda: text_data(numbers_text(pixels)),
        ),
    )


class SeenPicture:
    """Mixed into a painted widget that has an accessible name: it is copied as it is seen."""

    def copies(self) -> Sequence[Copyable]:
        widget = cast("QWidget", self)
        said = _tr("Copied as a picture: {0}.").format(widget.accessibleName())
        return (Copyable(_tr("Copy as picture"), said, lambda: picture_data(seen(widget))),)


class FramedPicture(SeenPicture, QWidget):
    """Shows an image, its pixels all alike, in a square, and its frame while there is none."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """name: what it shows, spoken, and as a tooltip."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._image: QImage | None = None

    def square(self) -> QRectF:
        """Return where the image is."""
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, square = QPainter(self), self.square()
        if self._image is None:
            painter.setPen(self.palette().mid().color())
            painter.drawRect(square.adjusted(0, 0, -1, -1))
        else:
            is_larger = self._image.width() > square.width() * self.devicePixelRatioF()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_larger)
            painter.drawImage(square, self._image)
        painter.end()


def seen(widget: QWidget) -> QImage:
    """Return what is seen of a widget."""
    return widget.grab().toImage()


def png_of(image: QImage) -> bytes:
    """Return an image as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _enlarged(pixels: PixelArray) -> QMimeData:
    image = grey_image(pixels)
    side = _ENLARGED * image.width()
    return picture_data(image.scaled(side, side, mode=Qt.TransformationMode.FastTransformation))
