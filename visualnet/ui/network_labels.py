"""The words and the input image of the network's picture, as items that Qt keeps painted."""

from collections.abc import Sequence
from itertools import pairwise

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from visualnet.insight.neuron import layer_name
from visualnet.nn.arrays import PixelArray
from visualnet.scene.layout import LABEL_WIDTH, Layout
from visualnet.ui.frame import Frame
from visualnet.ui.pixels import grey_image
from visualnet.ui.prediction_bars import percent_text
from visualnet.ui.theme import Theme

_LABEL_SPACING = 9.0
"""Of output neurons closer together than this, in layout units, only the answer gets a label."""

_LABEL_GAP = 8.0
_WIDEST_NAME = 110.0
_WIDEST_PERCENT = "<0.01 %"

_GRID_CELL = 5.0
"""Input pixels smaller than this, in device pixels, get no grid."""

_CACHED = QGraphicsItem.CacheMode.DeviceCoordinateCache
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight


class InputItem(pg.GraphicsObject):
    """The image that goes into the network, pixel by pixel; repainted when it changes."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setCacheMode(_CACHED)
        self._layout: Layout | None = None
        self._has_grid = False
        self._pixels: PixelArray | None = None
        self._image = QImage()

    def set_layout(self, layout: Layout, scale: float) -> None:
        """scale: device pixels per layout unit."""
        self.prepareGeometryChange()
        self._layout = layout
        self._has_grid = layout.cell * scale >= _GRID_CELL
        self.update()

    def show_image(self, pixels: PixelArray) -> None:
        """Show an image, (28, 28) uint8, that never changes."""
        if pixels is not self._pixels:
            self._pixels, self._image = pixels, grey_image(pixels)
            self.update()

    def boundingRect(self) -> QRectF:
        if self._layout is None:
            return QRectF()
        x, y, side = self._layout.input_rect
        return QRectF(x, y, side, side)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._layout is None:
            return
        painter.drawImage(self.boundingRect(), self._image)
        if self._has_grid:
            # Dark on the black and the white of the image, whatever the theme.
            pen = QPen(QColor(0, 0, 0, 140), 0)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLines(_grid_lines(self._layout))


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
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._layout is None:
            return
        painter.setFont(self._font)
        painter.setPen(self._colour)
        for (x, y), text in zip(self._layout.title_positions, self._texts(), strict=False):
            painter.drawText(QRectF(x - 100, y - 12, 200, 24), Qt.AlignmentFlag.AlignCenter, text)

    def _texts(self) -> list[str]:
        assert self._layout is not None  # noqa: S101 - see paint
        sizes, places = self._layout.layer_sizes, self._layout.title_positions
        rows, columns = self._layout.input_shape
        counts = [f"{rows} × {columns}", *(f"{size:,}" for size in sizes[1:])]
        names = [layer_name(layer, len(sizes)) for layer in range(len(sizes))]
        whole = [f"{name} · {count}" for name, count in zip(names, counts, strict=True)]
        room = min(after[0] - before[0] for before, after in pairwise(places)) - 8
        width_of = QFontMetricsF(self._font).horizontalAdvance
        for texts in (whole, counts):
            if max(map(width_of, texts)) <= room:
                return texts
        return []


class OutputLabelsItem(pg.GraphicsObject):
    """The classes beside their neurons, with their probabilities; the answer stands out."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.setCacheMode(_CACHED)
        self._layout: Layout | None = None
        self._theme: Theme | None = None
        self._font = QFont()
        self._classes: Sequence[str] = ()
        self._percents: list[str] = []
        self._answer: int | None = None

    def set_layout(self, layout: Layout) -> None:
        """Stand where this layout has its outputs."""
        self.prepareGeometryChange()
        self._layout = layout
        self._percents = []
        self.update()

    def set_look(self, theme: Theme, font: QFont) -> None:
        """Take on a theme and a font."""
        self._theme, self._font = theme, font
        self.update()

    def show_frame(self, frame: Frame, classes: Sequence[str]) -> None:
        """Show a frame's probabilities."""
        percents = []
        if frame.answer is not None:
            percents = [f"{percent_text(p)} %" for p in frame.forward.probabilities[0].tolist()]
        shown = (percents, frame.answer, classes)
        if shown != (self._percents, self._answer, self._classes):
            self._percents, self._answer, self._classes = shown
            self.update()

    def boundingRect(self) -> QRectF:
        if self._layout is None:
            return QRectF()
        left = float(self._layout.positions[-1][:, 0].max()) + self._layout.radii[-1]
        return QRectF(left, 0, self._layout.width - left, self._layout.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        layout, theme = self._layout, self._theme
        if layout is None or theme is None or len(self._classes) != layout.layer_sizes[-1]:
            return
        is_dense = layout.spacing[-1] < _LABEL_SPACING
        fonts = _label_fonts(self._font, 100.0 if is_dense else layout.spacing[-1])
        metrics = QFontMetricsF(fonts[True])
        start = self.boundingRect().left() + _LABEL_GAP
        room = layout.width - start - _LABEL_GAP - metrics.horizontalAdvance(_WIDEST_PERCENT)
        room = min(max(map(metrics.horizontalAdvance, self._classes)), max(room, 20.0))
        for index, (_, y) in enumerate(layout.positions[-1].tolist()):
            is_answer = index == self._answer
            if is_dense and not is_answer:
                continue
            painter.setPen(theme.text if is_answer else theme.text_muted)
            painter.setFont(fonts[is_answer])
            name = metrics.elidedText(self._classes[index], _ELIDED, room)
            painter.drawText(QRectF(start, y - 12, room + 1, 24), _LEFT, name)
            if index < len(self._percents):
                after = QRectF(start + room + _LABEL_GAP, y - 12, 80, 24)
                painter.drawText(after, _LEFT, self._percents[index])


def label_width(font: QFont, classes: Sequence[str]) -> float:
    """Return the room that names and probabilities of these classes take, in layout units."""
    metrics = QFontMetricsF(_label_fonts(font, 100.0)[True])
    widest = max(map(metrics.horizontalAdvance, classes), default=0.0)
    percent = metrics.horizontalAdvance(_WIDEST_PERCENT)
    return max(LABEL_WIDTH, 3 * _LABEL_GAP + min(widest, _WIDEST_NAME) + percent)


def _label_fonts(font: QFont, spacing: float) -> dict[bool, QFont]:
    """Return the font of labels that far from each other, and, as True, that of the answer's."""
    plain = QFont(font)
    plain.setPixelSize(max(8, min(QFontInfo(font).pixelSize(), int(spacing))))
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.DemiBold)
    return {False: plain, True: bold}


def _grid_lines(layout: Layout) -> list[QLineF]:
    x, y, side = layout.input_rect
    rows, columns = layout.input_shape
    across = [y + row * layout.cell for row in range(1, rows)]
    down = [x + column * layout.cell for column in range(1, columns)]
    return [
        *(QLineF(x, line, x + side, line) for line in across),
        *(QLineF(line, y, line, y + side) for line in down),
    ]
