"""Painting of the timeline strip: its curve, ticks, flags and knob."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QLine, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from visualnet.training.moments.keyframes import EventKind
from visualnet.ui.look.theme import Theme
from visualnet.ui.timeline.axis import Axis, tick_text
from visualnet.ui.timeline.content import Timeline
from visualnet.ui.timeline.flags import Flag

_TICK_GAP = 4.0
"""Pixels between two ticks of epochs at least."""
_FLAG_GAP = 3
"""Pixels in which several flags of one kind are painted as one."""
_POINT_GAP = 2.0
"""Pixels between two points of the curve."""
_FLAG = 4.5
"""Half of a flag's height at ordinary text size, in pixels."""

CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are in the strip, in pixels. unit: pixels for one at ordinary text size.

    curve: the field of the loss; flags stand in its upper part. labels: below it, as wide as the
    strip but for the ring around it.
    """

    axis: Axis
    curve: QRectF
    labels: QRectF
    unit: float


def places_in(axis: Axis, width: float, height: float, unit: float) -> Places:
    """Return where things are in a strip of a size."""
    top, low = round(6 * unit), 13 * unit
    bottom = round(height - low - 3)
    curve = QRectF(axis.left, top, axis.width, bottom - top)
    return Places(axis, curve, QRectF(4, bottom, width - 8, low), unit)


def paint_content(
    painter: QPainter, places: Places, timeline: Timeline, theme: Theme, *, is_past: bool
) -> None:
    """Paint the field: decades, curve, epochs, flags. is_past: else it is greyed."""
    curve, axis = places.curve, places.axis
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme.border, 1))
    top, bottom = round(curve.top()), round(curve.bottom())
    # In one call: each takes Python's lock from the training anew.
    painter.drawLines([QLine(x, top, x, bottom) for x in map(round, axis.xs_of(axis.ticks()))])
    colour = theme.series_train if is_past else theme.text_disabled
    _paint_loss(painter, places, timeline, colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme.border_strong, 1))
    painter.drawLine(QPointF(curve.left(), bottom), QPointF(curve.right(), bottom))
    painter.setPen(QPen(theme.text_muted, 1))
    length = 5 * places.unit
    xs = map(round, _spread(axis.xs_of(timeline.epochs), _TICK_GAP))
    painter.drawLines([QLine(x, bottom, x, round(bottom - length)) for x in xs])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_flags(painter, places, timeline.flags, theme, is_past=is_past)


def paint_tick_labels(painter: QPainter, places: Places, font: QFont, theme: Theme) -> None:
    """Write the steps below the curve, the first and the last first, as many as have room."""
    painter.setFont(font)
    painter.setPen(theme.text_muted)
    metrics, box = QFontMetricsF(font), places.labels
    steps = places.axis.ticks()
    taken: list[tuple[float, float]] = []
    for step in dict.fromkeys((steps[0], steps[-1], *steps)):
        text = tick_text(step)
        width = metrics.horizontalAdvance(text)
        left = min(max(places.axis.x_of(step) - width / 2, box.left()), box.right() - width)
        gap = metrics.horizontalAdvance("0")
        if all(left > end + gap or left + width < begin - gap for begin, end in taken):
            taken.append((left, left + width))
            painter.drawText(QRectF(left - 1, box.top(), width + 2, box.height()), CENTRE, text)


def _spread(xs: npt.NDArray[np.float64], gap: float) -> list[float]:
    """Return as many of the places, rising, as are so far apart."""
    kept: list[float] = []
    # Of very many, at most one a pixel is looked at.
    for x in xs[np.diff(np.floor(xs), prepend=-1) > 0].tolist():
        if not kept or x - kept[-1] >= gap:
            kept.append(x)
    return kept


def _paint_loss(painter: QPainter, places: Places, timeline: Timeline, colour: QColor) -> None:
    steps, values = timeline.loss
    if not len(steps):
        return
    curve = places.curve
    # One peak, as of a training that diverges, does not press the rest down.
    top = min(float(values.max()), 2 * float(np.percentile(values, 95))) or 1.0
    heights = curve.height() * np.clip(values / top, 0, 1)
    xs, ys = places.axis.xs_of(steps), curve.bottom() - heights
    # Qt takes most of its time for wide lines of many points.
    is_kept = np.append(np.diff(xs // _POINT_GAP) > 0, True)
    # The loss of the first weights is that of the first batch.
    xs, ys = np.append(curve.left(), xs[is_kept]), np.append(ys[0], ys[is_kept])
    # From arrays: each point made by itself takes Python's lock from the training anew.
    line = arrayToQPolygonF(xs, ys)
    ends = (xs[-1], curve.left()), (curve.bottom(), curve.bottom())
    field = arrayToQPolygonF(np.append(xs, ends[0]), np.append(ys, ends[1]))
    fill = QColor(colour)
    fill.setAlphaF(0.25)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    # Its upper edge lies under the line.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.drawPolygon(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.5))
    painter.drawPolyline(line)


def _paint_flags(
    painter: QPainter, places: Places, flags: Sequence[Flag], theme: Theme, *, is_past: bool
) -> None:
    colour = theme.text if is_past else theme.text_muted
    painted: set[tuple[int, EventKind]] = set()
    for flag in flags:
        x = round(places.axis.x_of(flag.step))
        place = x // _FLAG_GAP, flag.kind
        if place in painted:
            continue
        painted.add(place)
        size = _FLAG * places.unit
        middle = QPointF(x, places.curve.top() + size)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QPointF(x, middle.y()), QPointF(x, places.curve.bottom()))
        paint_flag(painter, flag.kind, middle, size, colour, theme.background)


def paint_flag(
    painter: QPainter, kind: EventKind, middle: QPointF, size: float, colour: QColor, edge: QColor
) -> None:
    """Paint the form of a kind of flag. size: half of its height. edge: around it."""
    path = flag_path(kind, size)
    path.translate(middle)
    painter.setPen(QPen(edge, 3))
    painter.setBrush(edge)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(path)


def flag_path(kind: EventKind, size: float) -> QPainterPath:
    """Return a form around (0, 0): diamond, square, pennant, or fork. size: half of its height."""
    s, r = size, 0.8 * size
    points = {
        "settings": ((0, -s), (s, 0), (0, s), (-s, 0)),
        "edit": ((-r, -r), (r, -r), (r, r), (-r, r)),
        "mark": ((-0.25 * s, -s), (1.5 * s, -0.35 * s), (-0.25 * s, 0.3 * s), (-0.25 * s, s)),
        "fork": (
            *((-1.1 * s, -s), (-0.45 * s, -s), (0, -0.25 * s), (0.45 * s, -s), (1.1 * s, -s)),
            *((0.3 * s, 0.25 * s), (0.3 * s, s), (-0.3 * s, s), (-0.3 * s, 0.25 * s)),
        ),
    }[kind]
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path
