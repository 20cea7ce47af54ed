"""Graphics item of the network: connections and neurons; input and labels are its children."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from visualnet.arrays import FloatArray
from visualnet.scene.arrays import ColourArray, LevelArray
from visualnet.scene.colours import (
    colour_ramp,
    connection_table,
    fill_levels,
)
from visualnet.scene.layout import Layout
from visualnet.scene.parts import Connection, Neuron, Part
from visualnet.ui.look.neuron_colours import fill_ramp
from visualnet.ui.look.pixels import rgb_of
from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.connection_image import RenderedImage
from visualnet.ui.picture.item import PictureItem
from visualnet.ui.picture.labels import InputItem, OutputLabelsItem, TitlesItem
from visualnet.ui.picture.neuron_discs import DiscGroup, Discs, NeuronMarksItem
from visualnet.ui.picture.pulse_item import PulseItem
from visualnet.ui.picture.tiles.images import Tiles
from visualnet.ui.picture.tiles.painting import TileLook, TilePainter
from visualnet.ui.picture.trace_item import TraceItem, line_of
from visualnet.ui.session.frame import Frame

RING_LEVELS = 33
_MIDDLE_RING = (RING_LEVELS - 1) / 2

_RING_PER_RADIUS, _WIDEST_RING = 0.14, 1.6
_SMALLEST_RINGED = 2.5
"""Neurons of a smaller radius, in pixels, show their activation alone."""

_BARE_OFF = 0.35
"""How far on the way to a neuron that is on those that are off are painted there: 3:1 from the
background, and from the brightest."""


class NetworkItem(PictureItem):
    """Paints what it was last given, in layout units: about 2 ms for 784-16-16-10 (2026-11)."""

    def __init__(self) -> None:
        super().__init__(is_cached=False)
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._discs: Discs | None = None
        self._tiles: Tiles | None = None
        self._tile_painter = TilePainter()
        self._levelled: Frame | None = None
        self._frame: Frame | None = None
        self._image: QImage | None = None
        self._images: list[tuple[ColourArray, QImage]] = []
        self._image_of: RenderedImage | None = None
        self._image_rect = QRectF()
        self._marked: tuple[Part, ...] = ()
        self._is_single = False
        self._unwritten: tuple[Frame, Sequence[str]] | None = None
        self._input = InputItem(self)
        self._titles = TitlesItem(self)
        # It veils the items made before it; labels and marks, made after it, stay readable.
        self.pulse = PulseItem(self)
        self._labels = OutputLabelsItem(self)
        self._neuron_marks = NeuronMarksItem(self)
        self.trace = TraceItem(self)
        words = self._input, self._titles, self._labels
        self._parts: Sequence[PictureItem] = (*words, self.pulse, self._neuron_marks, self.trace)

    def set_layout(self, layout: Layout, scale: float) -> None:
        """scale: device pixels per layout unit; discs are drawn at that resolution."""
        super().set_layout(layout, scale)
        if self._image_of is not None:
            self._image_rect = _rect_of(self._image_of, layout)
        self._discs = None
        for part in self._parts:
            part.set_layout(layout, scale)

    def draw_anew(self) -> None:
        """Draw what Qt and this keep painted in the colours of the theme."""
        self._discs = None
        for part in (self, *self._parts):
            part.update()

    def forget_network(self) -> None:
        self._image = self._image_of = self._frame = self._tiles = None
        self._images = []

    @property
    def has_rings(self) -> bool:
        """Whether neurons of any layer are drawn large enough for the ring of their bias."""
        radii = () if self._layout is None else self._layout.radii[1:]
        return any(ring_width(radius, self._scale) > 0.0 for radius in radii)

    def set_marked(self, parts: tuple[Part, ...]) -> None:
        """Ring the neurons that are pointed at, and draw over the connections that are."""
        self._marked = parts
        self.update()

    def show_reading(self, frame: Frame, classes: Sequence[str], *, with_image: bool) -> None:
        """Write the probabilities of a frame beside the outputs.

        with_image: together with the next image, so that the view is painted once for both. A
        single example shows with its words: its picture may take longer, or be left out.
        """
        self._unwritten = frame, classes
        if not with_image or frame.progress.is_by_example:
            self._write()
        was_single, self._is_single = self._is_single, frame.progress.is_by_example
        if was_single or self._is_single:
            self._input.show_probe(frame.probe)

    def show_frame(self, frame: Frame, image: RenderedImage | None) -> None:
        """Show one state when the view is next painted, which the caller sees to.

        image: of the connections, kept from before where it is None.
        """
        self._frame = frame
        self._write()
        if not self._is_single:
            self._input.show_probe(frame.probe)
        if self._layout is not None and frame.network.layer_sizes == self._layout.layer_sizes:
            self._neuron_marks.show_marks(frame.marks)
        if image is not None:
            self._tiles = image.tiles
            if self._image_of is None or image.picture is not self._image_of.picture:
                # None of the picture before comes again, and its buffers are large.
                self._images = []
            self._image_of = image
            self._image = self._image_over(image.pixels)
            self._image_rect = _rect_of(image, self._layout)
            self.pulse.set_light(self._image, self._image_rect)

    def _image_over(self, pixels: ColourArray) -> QImage:
        """Return an image of these pixels, the same as before where they lie in the same memory.

        Images of a picture take turns in two buffers, and Qt's hands Python's lock over when it is
        made and when it is dropped. It borrows the memory of the array, so both are kept.
        """
        for kept, image in self._images:
            if kept is pixels:
                return image
        height, width = pixels.shape
        kind = QImage.Format.Format_RGB32
        image = QImage(pixels.data, width, height, width * 4, kind)
        self._images.append((pixels, image))
        return image

    def _write(self) -> None:
        if self._unwritten is not None:
            self._labels.show_frame(*self._unwritten)
            self._unwritten = None

    def draw(self, painter: QPainter, layout: Layout, theme: Theme, seen: QRectF) -> None:
        if self._image is not None:
            painter.drawImage(self._image_rect, self._image)
        frame = self._frame
        if frame is None or frame.network.layer_sizes != layout.layer_sizes:
            return
        if layout.has_tiles:
            self._draw_tiles(painter, layout, theme, frame)
        else:
            self._draw_discs(painter, layout, theme, seen)
        if self._marked:
            paint_marks(painter, layout, theme, self._marked)

    def _draw_tiles(self, painter: QPainter, layout: Layout, theme: Theme, frame: Frame) -> None:
        tiles = self._tiles
        if tiles is None or tiles.network.layer_sizes != layout.layer_sizes:
            # They come with the connections, in a moment.
            return
        look = TileLook(theme, *neuron_ramps(theme), self._scale)
        self._tile_painter.paint(painter, layout, frame, tiles, look)

    def _draw_discs(self, painter: QPainter, layout: Layout, theme: Theme, seen: QRectF) -> None:
        frame, discs = self._frame, self._discs
        assert frame is not None  # noqa: S101 - as `draw` sees to
        if discs is None:
            discs = self._discs = self._made_discs(layout, theme)
            self._levelled = None
        if self._levelled is not frame:
            discs.set_levels(self._levels(layout, frame))
            self._levelled = frame
        discs.draw(painter, seen)

    def _made_discs(self, layout: Layout, theme: Theme) -> Discs:
        (fills, rings), bare = neuron_ramps(theme), bare_fills(theme)
        groups = []
        for layer in range(1, len(layout.radii)):
            positions, radius = layout.positions[layer], layout.radii[layer]
            width = ring_width(radius, self._scale)
            groups.append(DiscGroup(positions, radius, fills if width else bare))
            if width:
                groups.append(DiscGroup(positions, radius, rings, width))
        return Discs(groups, self._scale)

    def _levels(self, layout: Layout, frame: Frame) -> list[LevelArray]:
        """Return the colours of the discs' groups."""
        network = frame.network
        levels = []
        functions = (*network.activations, network.output)
        for layer, function in enumerate(functions):
            levels.append(fill_levels(frame.forward.activations[layer][0], function))
            if ring_width(layout.radii[layer + 1], self._scale):
                levels.append(ring_levels(network.biases[layer]))
        return levels


def paint_marks(painter: QPainter, layout: Layout, theme: Theme, parts: tuple[Part, ...]) -> None:
    """Ring the neurons, and draw over the connections, that are pointed at."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for part in parts:
        if isinstance(part, Connection):
            # Text colour: the accent may look like the colour of a sign.
            painter.setPen(QPen(theme.text, 1.5))
            painter.drawLine(line_of(part, layout))
        else:
            painter.setPen(QPen(theme.accent, 2))
            _paint_ring(painter, layout, part)


def _paint_ring(painter: QPainter, layout: Layout, neuron: Neuron) -> None:
    layer, index = neuron
    x, y = layout.positions[layer][index].tolist()
    if layout.has_tiles:
        reach = layout.radii[layer] + 2
        painter.drawRect(QRectF(x - reach, y - reach, 2 * reach, 2 * reach))
    elif layer:
        reach = layout.radii[layer] + 3
        painter.drawEllipse(QPointF(x, y), reach, reach)
    else:
        half = layout.cell / 2
        painter.drawRect(QRectF(x - half, y - half, layout.cell, layout.cell))


def _rect_of(image: RenderedImage, layout: Layout | None) -> QRectF:
    """Return where an image lies; one of an older layout is stretched to the present one."""
    request = image.picture.request
    x, y, width, height = request.rect
    if layout is None:
        return QRectF(x, y, width, height)
    across, down = layout.width / request.layout.width, layout.height / request.layout.height
    return QRectF(x * across, y * down, width * across, height * down)


def ring_width(radius: float, scale: float) -> float:
    """Return how wide the ring of a bias is, in layout units; 0 where it would be all there is.

    scale: pixels per layout unit. The larger a small neuron is shown, the thinner its ring.
    """
    if radius * scale < _SMALLEST_RINGED:
        return 0.0
    return min(_WIDEST_RING, max(_RING_PER_RADIUS * radius, 1.0 / scale))


def connection_colours(theme: Theme) -> ColourArray:
    """Return the table of a theme for the light of connections; see `connection_table`."""
    background, positive, negative = map(rgb_of, (theme.background, theme.positive, theme.negative))
    return connection_table(background, positive, negative, additive=theme.is_dark)


def neuron_ramps(theme: Theme) -> tuple[ColourArray, ColourArray]:
    """Return the colours of fill_levels, (256,), and of ring_levels, (RING_LEVELS,)."""
    middle = rgb_of(theme.border_strong)
    rings = colour_ramp([rgb_of(theme.negative), middle, rgb_of(theme.positive)])
    return fill_ramp(theme), rings[np.linspace(0, 255, RING_LEVELS).astype(np.int64)]


def bare_fills(theme: Theme) -> ColourArray:
    """Return the colours of fill_levels, (256,), of neurons too small for a ring.

    It is the ring that stands out from the background where a neuron is off; without one the fill
    does.
    """
    dim, bright = np.array(rgb_of(theme.neuron_off)), np.array(rgb_of(theme.neuron_on))
    red, green, blue = (dim + _BARE_OFF * (bright - dim)).astype(int).tolist()
    return colour_ramp([rgb_of(theme.negative), (red, green, blue), rgb_of(theme.neuron_on)])


def ring_levels(biases: FloatArray) -> LevelArray:
    """Return ring levels 0 to 32; 16 is a bias of 0."""
    high = max(float(np.abs(biases).max(initial=0.0)), 1e-6)
    # None is larger than the largest.
    scaled = np.rint(biases * (_MIDDLE_RING / high) + _MIDDLE_RING)
    levels: LevelArray = scaled.astype(np.uint8)
    return levels
