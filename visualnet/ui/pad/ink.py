"""The ink of a drawing as a picture: smooth lines through points however far apart."""

from collections.abc import Sequence
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from visualnet.arrays import PixelArray
from visualnet.data.drawing.scaling import crop_to_ink
from visualnet.data.drawing.strokes import Point

# Paper and ink are the 0 and 255 that the network is given, so they follow no theme.
PAPER = QColor(0, 0, 0)
INK = QColor(255, 255, 255)

# Nearer points are steps of the mouse's own grid, along which no hand goes.
_LEAST_STEP = 1.6
# The cosine of a turn; sharper ones are meant as corners.
_CORNER = 0.45


class PadInk:
    """Keeps finished ink as an image, to which the stroke being drawn adds piece by piece.

    Points are in units of the pad's side. How a curve goes on from a point is known when the next
    one has come, so the last piece, the tail, is not in the image yet: `paint_tail` adds it to
    whatever shows the image. Adding a point takes 0.05 ms, whatever is on the pad (2026-11).
    """

    def __init__(self) -> None:
        self._image = QImage()
        self._pen_width = 1.0
        self._nodes: list[QPointF] = []
        self._newest: QPointF | None = None

    def forget(self) -> None:
        """Let the picture be made anew the next time."""
        self._image = QImage()

    def image(
        self, pixels: int, brush: float, strokes: Sequence[Sequence[Point]], is_drawing: bool
    ) -> QImage:
        """Return the ink as a square image of that many pixels; made anew only after `forget`.

        brush: diameter, as a fraction of the side. is_drawing: the last stroke goes on.
        """
        if self._image.width() != pixels:
            self._image = QImage(pixels, pixels, QImage.Format.Format_RGB32)
            self._image.fill(PAPER)
            self._pen_width = brush * pixels
            for stroke in strokes:
                self.begin()
                self._extend(stroke)
                if not (is_drawing and stroke is strokes[-1]):
                    self.end()
        return self._image

    def begin(self) -> None:
        self._nodes, self._newest = [], None

    def extend(self, point: Point) -> QRectF:
        """Go on with the stroke; returns what of the picture changes, in units of the side."""
        before = self._tail_rect()
        self._extend([point])
        side = max(1, self._image.width())
        changed = before.united(self._tail_rect())
        return QRectF(changed.x() / side, changed.y() / side, *_of(changed, side))

    def end(self) -> None:
        """End the stroke: its tail becomes ink like the rest."""
        if self._nodes:
            painter = QPainter(self._image)
            self.paint_tail(painter)
            painter.end()
        self.begin()

    def paint_tail(self, painter: QPainter) -> None:
        """Paint the end of the stroke being drawn, in pixels of the image."""
        if not self._nodes:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = self._tail_nodes()
        if len(points) == 1:
            painter.drawPoint(points[0])
            return
        path = QPainterPath(points[-2])
        before = points[-3] if len(points) > 2 else None
        _add_curve(path, before, points[-2], points[-1], None)
        painter.drawPath(path)

    def _extend(self, points: Sequence[Point]) -> None:
        pieces = [piece for point in points if (piece := self._next_piece(point)) is not None]
        if not pieces:
            return
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen())
        for piece in pieces:
            painter.drawPath(piece)
        painter.end()

    def _next_piece(self, point: Point) -> QPainterPath | None:
        """Go on to a point; returns the piece before the last node, whose end is known now."""
        side = self._image.width()
        self._newest = place = QPointF(point[0] * side, point[1] * side)
        nodes = self._nodes
        if nodes and _distance(nodes[-1], place) < _LEAST_STEP:
            return None
        nodes.append(place)
        if len(nodes) < 3:
            return None
        path = QPainterPath(nodes[-3])
        _add_curve(path, nodes[-4] if len(nodes) > 3 else None, nodes[-3], nodes[-2], nodes[-1])
        del nodes[:-3]
        return path

    def _tail_nodes(self) -> list[QPointF]:
        newest = self._newest
        if newest is None or newest == self._nodes[-1]:
            return self._nodes
        if len(self._nodes) == 1:
            return [self._nodes[0], newest]
        # Too near to be a node of its own: the end is where the pen is.
        return [*self._nodes[:-1], newest]

    def _tail_rect(self) -> QRectF:
        if not self._nodes:
            return QRectF()
        xs = [node.x() for node in (*self._nodes, *self._tail_nodes())]
        ys = [node.y() for node in (*self._nodes, *self._tail_nodes())]
        # A curve stays within a third of its chord of it.
        spread = max(max(xs) - min(xs), max(ys) - min(ys)) / 3
        margin = self._pen_width / 2 + 2 + spread
        left, top = min(xs) - margin, min(ys) - margin
        return QRectF(left, top, max(xs) + margin - left, max(ys) + margin - top)

    def _pen(self) -> QPen:
        pen = QPen(INK, self._pen_width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen


def _add_curve(
    path: QPainterPath, before: QPointF | None, start: QPointF, end: QPointF, after: QPointF | None
) -> None:
    """Add the piece from start to end of the smooth line through all four points.

    A cubic whose directions at its ends are those between the neighbours (Catmull and Rom 1974);
    its handles are as long as a third of the piece, so far and near points make no loops.
    """
    third = _distance(start, end) / 3
    leaving = _direction(before, start, end) * third
    arriving = _direction(start, end, after) * third
    path.cubicTo(start + leaving, end - arriving, end)


def _direction(before: QPointF | None, at: QPointF, after: QPointF | None) -> QPointF:
    """Return the direction of the line at a point, of length 1; 0 at its ends and in corners."""
    if before is None or after is None:
        return QPointF()
    came, goes = at - before, after - at
    lengths = hypot(came.x(), came.y()) * hypot(goes.x(), goes.y())
    if QPointF.dotProduct(came, goes) < _CORNER * lengths:
        return QPointF()
    way = after - before
    length = hypot(way.x(), way.y())
    return way / length if length else QPointF()


def _distance(a: QPointF, b: QPointF) -> float:
    return hypot(a.x() - b.x(), a.y() - b.y())


def _of(rect: QRectF, side: float) -> tuple[float, float]:
    return rect.width() / side, rect.height() / side


def with_margin(ink: PixelArray) -> PixelArray:
    """Return ink of any size, (h, w) uint8, cropped to as large in the pad as people draw."""
    cropped = crop_to_ink(ink)
    return np.pad(cropped, max(cropped.shape) // 4)
