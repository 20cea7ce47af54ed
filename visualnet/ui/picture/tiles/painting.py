"""Painting of tiles: squares in the colours of answers, edged in the colour of the bias."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPainter, QPen

from visualnet.insight.plane import TILE_CELLS
from visualnet.scene.arrays import ColourArray
from visualnet.scene.layout import Layout
from visualnet.ui.look.cut_names import cut_name
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.pixels import colours_image
from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.tiles.images import Tiles
from visualnet.ui.session.frame import Frame

_EDGE = 2.0
_LEAST_EDGED = 5.0
"""Tiles of a smaller radius, in pixels, have no edge: it would be all that is seen."""

_MARK = 2.5
_LEAST_MARKED = 10.0
_NAME_GAP = 8.0


class TilePainter:
    """Paints tiles; their images are kept from painting to painting."""

    def __init__(self) -> None:
        self._tiles: Tiles | None = None
        self._theme: Theme | None = None
        self._images: list[QImage] = []

    def paint(
        self, painter: QPainter, layout: Layout, frame: Frame, tiles: Tiles, look: "TileLook"
    ) -> None:
        """Paint the tiles of a frame. tiles: of it, or of a frame shortly before."""
        if tiles is not self._tiles or look.theme is not self._theme:
            self._images = [
                colours_image(look.fills[levels.reshape(-1, TILE_CELLS)]) for levels in tiles.layers
            ]
            self._tiles, self._theme = tiles, look.theme
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        point = frame.probe.point
        if point is not None and not point.is_placed:
            point = None
        for layer, image in enumerate(self._images):
            radius = layout.radii[layer]
            edges = _edges(frame, layer, look)
            for index, (x, y) in enumerate(layout.positions[layer].tolist()):
                square = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
                source = QRectF(0, index * TILE_CELLS, TILE_CELLS, TILE_CELLS)
                painter.drawImage(square, image, source)
                if radius * look.scale >= _LEAST_EDGED:
                    painter.setPen(QPen(edges[index], _EDGE))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    inset = _EDGE / 2
                    painter.drawRect(square.adjusted(inset, inset, -inset, -inset))
                if point is not None and radius * look.scale >= _LEAST_MARKED:
                    _paint_mark(painter, square, point.place, look.theme)


class TileLook:
    """The colours of tiles in a theme. fills: of levels. rings: of biases. scale: pixels a unit."""

    def __init__(self, theme: Theme, fills: ColourArray, rings: ColourArray, scale: float) -> None:
        self.theme, self.fills, self.rings, self.scale = theme, fills, rings, scale


def _edges(frame: Frame, layer: int, look: TileLook) -> Sequence[QColor]:
    """Return the colours of a layer's edges: of the biases, which inputs have none of."""
    if layer == 0:
        return [look.theme.border_strong] * frame.network.layer_sizes[0]
    biases = frame.network.biases[layer - 1]
    high = max(float(np.abs(biases).max(initial=0.0)), 1e-6)
    places = np.rint((np.clip(biases / high, -1, 1) + 1) * ((len(look.rings) - 1) / 2))
    return [QColor.fromRgb(colour) for colour in look.rings[places.astype(np.int64)].tolist()]


def _paint_mark(
    painter: QPainter, square: QRectF, place: tuple[float, float], theme: Theme
) -> None:
    """Mark the point that is read, where it lies on the plane."""
    across, down = place
    if not (0 <= across <= 1 and 0 <= down <= 1):
        return
    middle = QPointF(square.x() + across * square.width(), square.y() + down * square.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.background, 1))
    painter.setBrush(theme.text)
    painter.drawEllipse(middle, _MARK, _MARK)


def name_width(names: Sequence[str]) -> float:
    """Return the room that the names of inputs take beside their tiles, in layout units."""
    metrics = QFontMetricsF(application_font())
    widest = max(map(metrics.horizontalAdvance, names), default=0.0)
    return widest + 2 * _NAME_GAP if names else 0.0


def names_area(layout: Layout) -> QRectF:
    """Return where the names of the inputs stand: left of their tiles."""
    left, top, _ = layout.input_rect
    _, _, bottom = layout.edges_at_input
    return QRectF(0, top - 4, left, bottom - top + 8)


def paint_names(painter: QPainter, layout: Layout, names: Sequence[str], colour: QColor) -> None:
    """Paint the names of the inputs beside their tiles, cut off where they are long."""
    font = application_font()
    font.setPixelSize(max(8, min(QFontInfo(font).pixelSize(), int(layout.spacing[0]))))
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetricsF(font)
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for name, (x, y) in zip(names, layout.positions[0].tolist(), strict=False):
        room = x - layout.radii[0] - _NAME_GAP
        # Names of columns often differ at their end.
        text = cut_name(name, names, metrics, room, Qt.TextElideMode.ElideMiddle)
        painter.drawText(QRectF(0, y - 12, room, 24), flags | Qt.AlignmentFlag.AlignAbsolute, text)
