"""Discs of the neurons, drawn in one call, and the marks on some of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem

from visualnet.arrays import FloatArray
from visualnet.insight.neuron_marks import NO_MARKS, NeuronMarks, Neurons
from visualnet.scene.arrays import ColourArray, LevelArray
from visualnet.scene.layout import Layout
from visualnet.ui.look.theme import Theme
from visualnet.ui.picture.item import PictureItem

_ATLAS_COLUMNS = 16
_LARGEST_CELL = 64
"""Discs of more device pixels are drawn one by one."""

_MARK_GAP = 2.5
"""From a neuron's edge to its mark, in layout units."""

_MARK_LINE, _MARK_EDGE = 1.4, 4.0
"""Widths of a mark and of its edge in the colour of the background, in layout units."""


class Discs:
    """Discs of some sizes at fixed places, whose colours change: small ones are drawn in one call.

    Each small size has its disc in every colour of a ramp, on one pixmap that all have in common.
    Large ones, of which few are seen at a time, are drawn one by one: their pixmap would take
    hundreds of megabytes.
    """

    def __init__(self, groups: Sequence["DiscGroup"], scale: float) -> None:
        """groups: painted in that order. scale: device pixels per layout unit."""
        self._groups = groups
        cells = [int(np.ceil(2 * group.radius * scale)) + 4 for group in groups]
        self._is_small = [cell <= _LARGEST_CELL for cell in cells]
        self._levels: Sequence[LevelArray] = ()
        small = [k for k, is_small in enumerate(self._is_small) if is_small]
        tops: dict[tuple[float, float], int] = {}
        height = 0
        for k in small:
            if groups[k].look not in tops:
                tops[groups[k].look] = height
                height += cells[k] * -(-len(groups[k].colours) // _ATLAS_COLUMNS)
        widest = max((cells[k] for k in small), default=1)
        self._pixmap = QPixmap(_ATLAS_COLUMNS * widest, max(1, height))
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for look, (group, cell) in {groups[k].look: (groups[k], cells[k]) for k in small}.items():
            _paint_ramp(painter, group, scale, cell, tops[look])
        painter.end()
        counts = [len(groups[k].positions) for k in small]
        self._fragments = PrimitiveArray(QPainter.PixmapFragment, 10)
        self._fragments.resize(sum(counts))
        # x, y, source left, top, width, height, scale x, y, rotation, opacity.
        self._table = self._fragments.ndarray()
        self._table[:, 6:8] = 1 / scale
        self._table[:, 8] = 0
        self._table[:, 9] = 1
        self._cells = np.repeat([cells[k] for k in small], counts)
        self._tops = np.repeat([tops[groups[k].look] for k in small], counts)
        if small:
            self._table[:, 0:2] = np.concatenate([groups[k].positions for k in small])
        self._table[:, 4] = self._table[:, 5] = self._cells
        self._arguments = self._fragments.drawargs()

    def set_levels(self, levels: Sequence[LevelArray]) -> None:
        """Choose the colours: for each group its places in the ramp, (positions,)."""
        self._levels = levels
        small = [each for each, is_small in zip(levels, self._is_small, strict=True) if is_small]
        if small:
            rows, columns = np.divmod(np.concatenate(small), np.uint8(_ATLAS_COLUMNS))
            np.multiply(columns, self._cells, out=self._table[:, 2])
            np.multiply(rows, self._cells, out=self._table[:, 3])
            self._table[:, 3] += self._tops

    def draw(self, painter: QPainter, seen: QRectF) -> None:
        """Draw all discs. seen: the part that is to be painted, in layout units."""
        if len(self._fragments):
            painter.drawPixmapFragments(*self._arguments, self._pixmap)  # type: ignore[call-arg]
        if all(self._is_small):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for group, levels, is_small in zip(self._groups, self._levels, self._is_small, strict=True):
            if not is_small:
                _paint_each(painter, group, levels, seen)


@dataclass(frozen=True, slots=True, eq=False)
class DiscGroup:
    """Discs of one size. positions: (n, 2), and radius: in layout units. colours: of the levels.

    ring: width of the ring that is drawn alone, in layout units; 0 fills the discs.
    """

    positions: FloatArray
    radius: float
    colours: ColourArray
    ring: float = 0.0

    @property
    def look(self) -> tuple[float, float]:
        """What discs that look the same have in common."""
        return self.radius, self.ring

    def take(self, painter: QPainter, colour: int, scale: float = 1.0) -> float:
        """Make ready to draw discs of a colour; returns their radius, in units of 1 / scale."""
        if self.ring:
            painter.setPen(QPen(QColor.fromRgb(colour), self.ring * scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor.fromRgb(colour))
        return (self.radius - self.ring / 2) * scale


def _paint_ramp(painter: QPainter, group: DiscGroup, scale: float, cell: int, top: int) -> None:
    for level, colour in enumerate(group.colours.tolist()):
        row, column = divmod(level, _ATLAS_COLUMNS)
        radius = group.take(painter, colour, scale)
        centre = QPointF((column + 0.5) * cell, top + (row + 0.5) * cell)
        painter.drawEllipse(centre, radius, radius)


def _paint_each(painter: QPainter, group: DiscGroup, levels: LevelArray, seen: QRectF) -> None:
    reach = group.radius
    low = np.array([seen.left() - reach, seen.top() - reach])
    high = np.array([seen.right() + reach, seen.bottom() + reach])
    is_seen = ((group.positions >= low) & (group.positions <= high)).all(axis=1)
    places, colours = group.positions[is_seen], group.colours[levels[is_seen]]
    for (x, y), colour in zip(places.tolist(), colours.tolist(), strict=True):
        radius = group.take(painter, colour)
        painter.drawEllipse(QPointF(x, y), radius, radius)


class NeuronMarksItem(PictureItem):
    """The marks of neurons that are silenced, frozen or dead; repainted when they change."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._marks = NO_MARKS
        self.hide()

    def forget_network(self) -> None:
        self._marks = NO_MARKS
        self.place()
        self.hide()

    def show_marks(self, marks: NeuronMarks) -> None:
        """Mark these neurons, of the network that is laid out."""
        if marks != self._marks:
            self._marks = marks
            self.place()
            self.setVisible(bool(marks))
            self.update()

    def area(self, layout: Layout) -> QRectF:
        if not self._marks:
            return QRectF()
        neurons = (*self._marks.silenced, *self._marks.frozen, *self._marks.dead)
        places = np.array([layout.positions[layer][index] for layer, index in neurons])
        reach = max(layout.radii) + _MARK_GAP + _MARK_EDGE
        (left, top), (right, bottom) = places.min(axis=0), places.max(axis=0)
        return QRectF(left, top, right - left, bottom - top).adjusted(-reach, -reach, reach, reach)

    def draw(self, painter: QPainter, layout: Layout, theme: Theme, _seen: QRectF) -> None:
        paint_neuron_marks(painter, layout, theme, self._marks)


def paint_neuron_marks(painter: QPainter, layout: Layout, theme: Theme, marks: NeuronMarks) -> None:
    """Cross out silenced neurons, box frozen ones in, and draw a dashed ring around dead ones."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    dashed = QPen(theme.text, _MARK_LINE, Qt.PenStyle.CustomDashLine)
    dashed.setDashPattern([2.0, 2.0])
    plain = QPen(theme.text, _MARK_LINE)
    for neurons, add, pen in (
        (marks.dead, _add_ring, dashed),
        (marks.frozen, _add_box, plain),
        (marks.silenced, _add_cross, plain),
    ):
        if not neurons:
            continue
        path = _path_of(neurons, layout, add)
        # The edge keeps a mark in sight over a bright neuron and over bright connections.
        painter.strokePath(path, QPen(theme.background, _MARK_EDGE))
        painter.strokePath(path, pen)


def _path_of(
    neurons: Neurons, layout: Layout, add: Callable[[QPainterPath, float, float, float], None]
) -> QPainterPath:
    path = QPainterPath()
    for layer, index in neurons:
        x, y = layout.positions[layer][index].tolist()
        radius = layout.radii[layer] if layer else layout.cell / 2
        add(path, x, y, radius + (_MARK_GAP if layer else 0.0))
    return path


def _add_cross(path: QPainterPath, x: float, y: float, reach: float) -> None:
    path.moveTo(x - reach, y - reach)
    path.lineTo(x + reach, y + reach)
    path.moveTo(x - reach, y + reach)
    path.lineTo(x + reach, y - reach)


def _add_box(path: QPainterPath, x: float, y: float, reach: float) -> None:
    path.addRect(x - reach, y - reach, 2 * reach, 2 * reach)


def _add_ring(path: QPainterPath, x: float, y: float, reach: float) -> None:
    path.addEllipse(QPointF(x, y), reach, reach)
