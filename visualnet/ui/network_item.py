"""The network as a graphics item: connections and neurons; input and labels are its children."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from visualnet.scene.arrays import ColourArray, FloatArray, LevelArray
from visualnet.scene.colours import activation_colours, colour_ramp
from visualnet.scene.layout import Layout
from visualnet.scene.parts import Connection, Neuron, Part
from visualnet.ui.frame import Frame
from visualnet.ui.network_labels import InputItem, OutputLabelsItem, TitlesItem
from visualnet.ui.picture import RenderedImage
from visualnet.ui.pulse_item import PulseItem
from visualnet.ui.theme import Theme
from visualnet.ui.throttle import Throttle
from visualnet.ui.trace_item import line_of

_ATLAS_COLUMNS = 16
RING_LEVELS = 33

_RING_PER_RADIUS, _WIDEST_RING = 0.14, 1.6
_SMALLEST_RINGED = 2.5
"""Neurons of a smaller radius, in pixels, show their activation alone."""

_LABEL_MS = 80
"""Percentages change this often at most while the network learns."""


class DiscAtlas:
    """Discs of one size in every colour of a ramp, so that thousands are drawn in one call."""

    def __init__(
        self, radius: float, scale: float, fills: ColourArray | None, rings: ColourArray | None
    ) -> None:
        """radius: in layout units. scale: device pixels per unit. One of fills, rings is given."""
        colours = fills if fills is not None else rings
        assert colours is not None  # noqa: S101
        self._cell = int(np.ceil(2 * radius * scale)) + 4
        self._scale = scale
        rows = -(-len(colours) // _ATLAS_COLUMNS)
        self._pixmap = QPixmap(_ATLAS_COLUMNS * self._cell, rows * self._cell)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = ring_width(radius, scale) * scale
        for level, colour in enumerate(colours.tolist()):
            row, column = divmod(level, _ATLAS_COLUMNS)
            centre = QPointF((column + 0.5) * self._cell, (row + 0.5) * self._cell)
            if fills is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor.fromRgb(colour))
                painter.drawEllipse(centre, radius * scale, radius * scale)
            else:
                painter.setPen(QPen(QColor.fromRgb(colour), width))
                painter.drawEllipse(centre, radius * scale - width / 2, radius * scale - width / 2)
        painter.end()

    def draw(self, painter: QPainter, positions: FloatArray, levels: LevelArray) -> None:
        """Draw discs at positions, (n, 2), in the colours of the levels, (n,)."""
        fragments = PrimitiveArray(QPainter.PixmapFragment, 10)
        fragments.resize(len(positions))
        rows, columns = np.divmod(levels.astype(np.int64), _ATLAS_COLUMNS)
        # x, y, source left, top, width, height, scale x, y, rotation, opacity.
        table = fragments.ndarray()
        table[:, 0:2] = positions
        table[:, 2] = columns * self._cell
        table[:, 3] = rows * self._cell
        table[:, 4:6] = self._cell
        table[:, 6:8] = 1 / self._scale
        table[:, 8] = 0
        table[:, 9] = 1
        painter.drawPixmapFragments(*fragments.drawargs(), self._pixmap)  # type: ignore[call-arg]


@dataclass(frozen=True, slots=True, eq=False)
class _Atlases:
    """One pair of atlases per radius."""

    fills: dict[float, DiscAtlas]
    rings: dict[float, DiscAtlas]


class NetworkItem(pg.GraphicsObject):
    """Paints what it was last given, in layout units: about 2 ms for 784-16-16-10 (2026-11)."""

    def __init__(self) -> None:
        super().__init__()
        self._layout: Layout | None = None
        self._theme: Theme | None = None
        self._scale = 1.0
        self._atlases: _Atlases | None = None
        self._frame: Frame | None = None
        self._image: QImage | None = None
        self._image_of: RenderedImage | None = None
        self._image_rect = QRectF()
        self._marked: tuple[Part, ...] = ()
        self._input = InputItem(self)
        self._titles = TitlesItem(self)
        self._labels = OutputLabelsItem(self)
        self.pulse = PulseItem(self)
        self._label_pace = Throttle(_LABEL_MS, self._labels.show_frame, self)

    # What it shows

    def set_layout(self, layout: Layout, scale: float) -> None:
        """scale: device pixels per layout unit; discs are drawn at that resolution."""
        self.prepareGeometryChange()
        if self._layout is not None and self._layout.layer_sizes != layout.layer_sizes:
            # Another network: the old connections and values do not belong to it.
            self._image = self._image_of = None
            self._frame = None
        self._layout, self._scale = layout, scale
        if self._image_of is not None:
            self._image_rect = _rect_of(self._image_of, layout)
        self._atlases = None
        self._input.set_layout(layout, scale)
        self._titles.set_layout(layout)
        self._labels.set_layout(layout)
        self.pulse.set_layout(layout)
        self.update()

    def set_look(self, theme: Theme, font: QFont) -> None:
        """Take on a theme and the font of the labels."""
        self._theme = theme
        self._atlases = None
        self._titles.set_look(theme, font)
        self._labels.set_look(theme, font)
        self.pulse.set_look(theme)
        self.update()

    def set_marked(self, parts: tuple[Part, ...]) -> None:
        """Ring the neurons that are pointed at, and draw over the connections that are."""
        self._marked = parts
        self.update()

    def show(self, frame: Frame, classes: Sequence[str], image: RenderedImage | None) -> None:
        """Show one state; image: of the connections, kept from before where it is None."""
        is_new_probe = self._frame is None or frame.probe.image is not self._frame.probe.image
        self._frame = frame
        self._input.show_image(frame.probe.image)
        if is_new_probe:
            self._label_pace.pass_on(frame, classes)
        else:
            self._label_pace.offer(frame, classes)
        if image is not None:
            height, width = image.pixels.shape
            # QImage borrows the memory, so the array is kept as long.
            self._image_of = image
            self._image = QImage(
                image.pixels.data, width, height, width * 4, QImage.Format.Format_RGB32
            )
            self._image_rect = _rect_of(image, self._layout)
            self.pulse.set_light(self._image, self._image_rect)
        self.update()

    # Painting

    def boundingRect(self) -> QRectF:
        if self._layout is None:
            return QRectF()
        return QRectF(0, 0, self._layout.width, self._layout.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        layout, theme, frame = self._layout, self._theme, self._frame
        if layout is None or theme is None:
            return
        if self._image is not None:
            painter.drawImage(self._image_rect, self._image)
        if frame is None or frame.network.layer_sizes != layout.layer_sizes:
            return
        self._paint_neurons(painter, layout, theme, frame)
        if self._marked:
            paint_marks(painter, layout, theme, self._marked)

    def _paint_neurons(self, painter: QPainter, layout: Layout, theme: Theme, frame: Frame) -> None:
        atlases = self._atlases or self._made_atlases(layout, theme)
        functions = (*frame.network.activations, frame.network.output)
        for layer, function in enumerate(functions, start=1):
            positions, radius = layout.positions[layer], layout.radii[layer]
            activations = frame.forward.activations[layer - 1][0]
            levels = fill_levels(activations, function)
            atlases.fills[radius].draw(painter, positions, levels)
            if ring_width(radius, self._scale):
                rings = ring_levels(frame.network.biases[layer - 1])
                atlases.rings[radius].draw(painter, positions, rings)

    def _made_atlases(self, layout: Layout, theme: Theme) -> _Atlases:
        fills, rings = neuron_ramps(theme)
        radii = set(layout.radii[1:])
        self._atlases = _Atlases(
            {radius: DiscAtlas(radius, self._scale, fills, None) for radius in radii},
            {radius: DiscAtlas(radius, self._scale, None, rings) for radius in radii},
        )
        return self._atlases


def paint_marks(painter: QPainter, layout: Layout, theme: Theme, parts: tuple[Part, ...]) -> None:
    """Ring the neurons, and draw over the connections, that are pointed at."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for part in parts:
        if isinstance(part, Connection):
            # Not the accent, which may look like a sign.
            painter.setPen(QPen(theme.text, 1.5))
            painter.drawLine(line_of(part, layout))
        else:
            painter.setPen(QPen(theme.accent, 2))
            _paint_ring(painter, layout, part)


def _paint_ring(painter: QPainter, layout: Layout, neuron: Neuron) -> None:
    layer, index = neuron
    x, y = layout.positions[layer][index].tolist()
    if layer:
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


def neuron_ramps(theme: Theme) -> tuple[ColourArray, ColourArray]:
    """Return the colours of fill_levels, (256,), and of ring_levels, (RING_LEVELS,)."""
    fills = colour_ramp([_rgb(theme.negative), _rgb(theme.neuron_off), _rgb(theme.neuron_on)])
    middle = _rgb(theme.border_strong)
    rings = colour_ramp([_rgb(theme.negative), middle, _rgb(theme.positive)])
    return fills, rings[np.linspace(0, 255, RING_LEVELS).astype(np.int64)]


def fill_levels(activations: FloatArray, function: str) -> LevelArray:
    """Return the ramp's levels: 128 is 0; sigmoid, softmax and ReLU use the upper half alone."""
    largest = float(np.abs(activations).max(initial=0.0))
    # Unbounded functions are shown against the layer's largest, so that patterns stay visible.
    high = 1.0 if function in ("sigmoid", "softmax", "tanh") else max(largest, 1e-6)
    return activation_colours(activations, -high, high)


def ring_levels(biases: FloatArray) -> LevelArray:
    """Return ring levels 0 to 32; 16 is a bias of 0."""
    high = max(float(np.abs(biases).max(initial=0.0)), 1e-6)
    scaled = np.rint((np.clip(biases / high, -1, 1) + 1) * ((RING_LEVELS - 1) / 2))
    levels: LevelArray = scaled.astype(np.uint8)
    return levels


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
