"""Graphics items of the input image, the layers' titles and the outputs' labels."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from visualnet.arrays import PixelArray
from visualnet.scene.layout import Layout
from visualnet.ui.look.pixels import grey_image
from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.item import PictureItem
from visualnet.ui.picture.tiles.painting import names_area, paint_names
from visualnet.ui.picture.words import (
    OutputWords,
    input_frame,
    output_words,
    outputs_end,
    paint_input,
    paint_outputs,
    paint_titles,
)
from visualnet.ui.session.frame import Frame, Probe

_GRID_CELL = 5.0
"""Input pixels smaller than this, in device pixels, get no grid."""


class InputItem(PictureItem):
    """The image that goes into the network, pixel by pixel; repainted when it changes."""

    _pixels: PixelArray | None = None
    _image = QImage()
    _names: tuple[str, ...] = ()

    def show_probe(self, probe: Probe) -> None:
        """Show an image, which never changes, or the names of the inputs of a point."""
        if probe.point is not None:
            if probe.input_names != self._names:
                self._names, self._pixels = probe.input_names, None
                self.update()
        elif probe.image is not self._pixels:
            self._names = ()
            self._pixels, self._image = probe.pixels, grey_image(probe.pixels)
            self.update()

    def area(self, layout: Layout) -> QRectF:
        return names_area(layout) if layout.has_tiles else input_frame(layout)

    def draw(self, painter: QPainter, layout: Layout, theme: Theme, _seen: QRectF) -> None:
        if layout.has_tiles:
            paint_names(painter, layout, self._names, theme.text)
            return
        has_grid = layout.cell * self._scale >= _GRID_CELL
        paint_input(painter, layout, self._image, has_grid, theme.border_strong)


class TitlesItem(PictureItem):
    """The layers' names and sizes, as much of them as fits between neighbours."""

    def area(self, layout: Layout) -> QRectF:
        return QRectF(0, layout.title_positions[0][1] - 12, layout.width, 24)

    def draw(self, painter: QPainter, layout: Layout, theme: Theme, _seen: QRectF) -> None:
        paint_titles(painter, layout, theme.text_muted)


class OutputLabelsItem(PictureItem):
    """The classes beside their neurons, with their probabilities; the answer stands out."""

    _words = OutputWords()

    def forget_network(self) -> None:
        """Drop the probabilities, not the names."""
        self._words = replace(self._words, percents=())

    def show_frame(self, frame: Frame, classes: Sequence[str]) -> None:
        words = output_words(frame, classes)
        if words != self._words:
            self._words = words
            self.update()

    def area(self, layout: Layout) -> QRectF:
        left = outputs_end(layout)
        return QRectF(left, 0, layout.width - left, layout.height)

    def draw(self, painter: QPainter, layout: Layout, theme: Theme, _seen: QRectF) -> None:
        paint_outputs(painter, layout, theme, self._words)
