"""Pictures of the timeline's curve that are kept, and the knob that moves over them."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from visualnet.number_text import count_text
from visualnet.ui.look.theme import Theme, current_theme
from visualnet.ui.look.translation import Texts
from visualnet.ui.timeline.axis import Axis
from visualnet.ui.timeline.content import Timeline
from visualnet.ui.timeline.strip_painting import (
    CENTRE,
    Places,
    paint_content,
    paint_tick_labels,
)
from visualnet.ui.widgets.chart_legend import smaller_font

_tr = Texts("Timeline")


@dataclass(frozen=True, slots=True)
class Knob:
    """Where the knob is: x of its line, label around its text. is_back: whether one looks back."""

    is_back: bool
    x: float
    label: QRectF
    text: str


def knob_at(axis: Axis, step: int | None, font: QFont, unit: float) -> Knob:
    """Return the knob at a step; None: now, whose label stands beyond the end of the axis."""
    metrics = QFontMetricsF(font)
    x = axis.x_of(axis.last_step if step is None else step)
    text = _tr("Now") if step is None else _tr("Step {0}").format(count_text(step))
    size = QSizeF(metrics.horizontalAdvance(text) + 12 * unit, 14 * unit)
    left = x - 7 * unit if step is None else max(x - size.width() / 2, 3.0)
    return Knob(step is not None, x, QRectF(QPointF(left, 3), size), text)


class StripPictures:
    """Paints a strip: the curve is drawn anew only where content, size, colours or text change."""

    def __init__(self) -> None:
        self._state: object = None
        self._timeline: Timeline | None = None
        self._past, self._future = QPixmap(), QPixmap()

    def paint(
        self, painter: QPainter, widget: QWidget, timeline: Timeline, places: Places, border: float
    ) -> None:
        """Paint all but the knob. border: what is to the right of it is greyed, in pixels."""
        ratio = widget.devicePixelRatio()
        state = (widget.size(), ratio, current_theme(), widget.font().key())
        if state != self._state or timeline is not self._timeline:
            self._state, self._timeline = state, timeline
            self._past = _picture(widget, timeline, places, is_past=True)
            self._future = QPixmap()
        middle = round(border)
        _draw_part(painter, self._past, 0, middle, ratio)
        if middle < widget.width():
            if self._future.isNull():
                self._future = _picture(widget, timeline, places, is_past=False)
            _draw_part(painter, self._future, middle, widget.width(), ratio)


def paint_knob(painter: QPainter, knob: Knob, bottom: float, font: QFont, theme: Theme) -> None:
    """Paint the knob down to the bottom: an outline for now, filled where one looks back."""
    colour = theme.warning if knob.is_back else theme.accent
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QLineF(knob.x, knob.label.center().y(), knob.x, bottom)
    for shade, width in ((theme.background, 5), (colour, 2)):
        painter.setPen(QPen(shade, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(line)
    paint_label(painter, knob, font, colour, theme)


def paint_label(painter: QPainter, knob: Knob, font: QFont, colour: QColor, theme: Theme) -> None:
    """Paint the label of a knob, filled where one looks back."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour if knob.is_back else theme.background)
    painter.setPen(QPen(colour, 1.5))
    radius = knob.label.height() / 2
    painter.drawRoundedRect(knob.label.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    painter.setPen(theme.background if knob.is_back else theme.text)
    painter.setFont(font)
    painter.drawText(knob.label, CENTRE, knob.text)


def _picture(widget: QWidget, timeline: Timeline, places: Places, *, is_past: bool) -> QPixmap:
    ratio, theme = widget.devicePixelRatio(), current_theme()
    picture = QPixmap(widget.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_content(painter, places, timeline, theme, is_past=is_past)
    paint_tick_labels(painter, places, smaller_font(widget.font()), theme)
    painter.end()
    return picture


def _draw_part(painter: QPainter, picture: QPixmap, left: int, right: int, ratio: float) -> None:
    height = picture.height()
    source = QRectF(left * ratio, 0, (right - left) * ratio, height)
    painter.drawPixmap(QRectF(left, 0, right - left, height / ratio), picture, source)
