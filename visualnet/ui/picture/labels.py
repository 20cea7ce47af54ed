"""The words and the input image of the network's picture, as items that Qt keeps painted."""

from collections.abc import Sequence
from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from visualnet.arrays import PixelArray
from visualnet.scene.layout import Layout
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.words import (
    OutputWords,
    input_frame,
    output_words,
    outputs_end,
    paint_input,
    paint_outputs,
    paint_titles,
)
from visualnet.ui.session.frame import Frame

_GRID_CELL = 5.0
"""Input pixels smaller than this, in device pixels, get no grid."""

_CACHED = QGraphicsItem.CacheMode.DeviceCoordinateCache


class InputItem(pg.GraphicsObject):
    """The image that goes into the network, pixel by pixel; repainted when it changes."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setCacheMode(_CACHED)
        self._layout: Layout | None = None
        self._has_grid = False
        self._frame = QColor()
        self._pixels: PixelArray | None = None
        self._image = QImage()

    def set_layout(self, layout: Layout, scale: float) -> None:
        """scale: device pixels per layout unit."""
        self.prepareGeometryChange()
        self._layout = layout
        self._has_grid = layout.cell * scale >= _GRID_CELL
        self.update()

    def set_look(self, theme: Theme) -> None:
        """Take on a theme."""
        self._frame = theme.border_strong
        self.update()

    def show_image(self, pixels: PixelArray) -> None:
        """Show an image, (28, 28) uint8, that never changes."""
        if pixels is not self._pixels:
            self._pixels, self._image = pixels, grey_image(pixels)
            self.update()

    def boundingRect(self) -> QRectF:
        if self._layout is None:
            return QRectF()
        return input_frame(self._layout)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if self._layout is None:
            return
        paint_input(painter, self._layout, self._image, self._has_grid, self._frame)


class TitlesItem(pg.GraphicsObject):
    """The layers' names and sizes, as much of them as fits between neighbours."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setCacheMode(_CACHED)
        self._layout: Layout | None = None
        self._font, self._colour = QFont(), QColor()

    def set_layout(self, layout: Layout) -> None:
        """Stand where this layout has its titles."""
        self.prepareGeometryChange()
        self._layout = layout
        self.update()

    def set_look(self, theme: Theme, font: QFont) -> None:
        """Take on a theme and a font."""
        self._font, self._colour = font, theme.text_muted
        self.update()

    def boundingRect(self) -> QRectF:
        if self._layout is None:
            return QRectF()
        y = self._layout.title_positions[0][1]
        return QRectF(0, y - 12, self._layout.width, 24)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if self._layout is not None:
            paint_titles(painter, self._layout, self._font, self._colour)


class OutputLabelsItem(pg.GraphicsObject):
    """The classes beside their neurons, with their probabilities; the answer stands out."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setCacheMode(_CACHED)
        self._layout: Layout | None = None
        self._theme: Theme | None = None
        self._font = QFont()
        self._words = OutputWords()

    def set_layout(self, layout: Layout) -> None:
        """Stand where this layout has its outputs."""
        self.prepareGeometryChange()
        before, self._layout = self._layout, layout
        if before is None or before.layer_sizes != layout.layer_sizes:
            self._words = replace(self._words, percents=())
        self.update()

    def set_look(self, theme: Theme, font: QFont) -> None:
        """Take on a theme and a font."""
        self._theme, self._font = theme, font
        self.update()

    def show_frame(self, frame: Frame, classes: Sequence[str]) -> None:
        """Show a frame's probabilities."""
        words = output_words(frame, classes)
        if words != self._words:
            self._words = words
            self.update()

    def boundingRect(self) -> QRectF:
        if self._layout is None:
            return QRectF()
        left = outputs_end(self._layout)
        return QRectF(left, 0, self._layout.width - left, self._layout.height)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if self._layout is not None and self._theme is not None:
            paint_outputs(painter, self._layout, self._theme, self._font, self._words)
