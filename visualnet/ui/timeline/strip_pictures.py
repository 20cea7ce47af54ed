"""Pictures of the timeline's curve that are kept, and the knob that moves over them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap
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
    places_in,
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
    """Return the knob at a step; None: now."""
    x = axis.x_of(axis.last_step if step is None else step)
    text = _tr("Now") if step is None else _tr("Step {0}").format(count_text(step))
    metrics = QFontMetricsF(font)
    size = QSizeF(metrics.horizontalAdvance(text) + 10 * unit, 14 * unit)
    whole = axis.left + axis.right
    left = min(max(x - size.width() / 2, 1), max(1.0, whole - size.width() - 1))
    return Knob(step is not None, x, QRectF(QPointF(left, 1), size), text)


class StripPictures:
    """Paints a strip: the curve is drawn anew only where content, size, colours or text change."""

    def __init__(self) -> None:
        self._state: object = None
        self._timeline: Timeline | None = None
        self._past, self._future = QPixmap(), QPixmap()

    def paint(
        self,
        painter: QPainter,
        widget: QWidget,
        timeline: Timeline,
        axis: Axis,
        knob: Knob,
        unit: float,
    ) -> None:
        """Paint all but what the mouse does. knob: what is after it is greyed, if one looks back.

        unit: pixels for one at ordinary text size.
        """
        theme, ratio = current_theme(), widget.devicePixelRatio()
        places = places_in(axis, widget.width(), widget.height(), unit)
        state = (widget.size(), ratio, theme, widget.font().key())
        if state != self._state or timeline is not self._timeline:
            self._state, self._timeline = state, timeline
            self._past = self._picture(widget, places, is_past=True)
            self._future = QPixmap()
        border = round(knob.x) if knob.is_back else widget.width()
        _draw_part(painter, self._past, 0, border, ratio)
        if knob.is_back:
            if self._future.isNull():
                self._future = self._picture(widget, places, is_past=False)
            _draw_part(painter, self._future, border, widget.width(), ratio)
        paint_knob(painter, places, knob, smaller_font(widget.font()), theme)

    def _picture(self, widget: QWidget, places: Places, *, is_past: bool) -> QPixmap:
        ratio, timeline = widget.devicePixelRatio(), self._timeline
        picture = QPixmap(widget.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        if timeline is not None:
            painter = QPainter(picture)
            paint_content(painter, places, timeline, current_theme(), is_past=is_past)
            paint_tick_labels(painter, places, smaller_font(widget.font()), current_theme())
            painter.end()
        return picture


def paint_knob(painter: QPainter, places: Places, knob: Knob, font: QFont, theme: Theme) -> None:
    """Paint the knob: an outline that says now, or a filled label where one looks back."""
    colour = theme.warning if knob.is_back else theme.accent
    curve = places.curve
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.background, 4))
    end = QPointF(knob.x, curve.bottom() + 1)
    painter.drawLine(QPointF(knob.x, knob.label.bottom()), end)
    painter.setPen(QPen(colour, 2))
    painter.drawLine(QPointF(knob.x, knob.label.bottom()), end)
    painter.setBrush(colour if knob.is_back else theme.background)
    painter.setPen(QPen(colour, 1.5))
    radius = knob.label.height() / 2
    painter.drawRoundedRect(knob.label.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    painter.setPen(theme.background if knob.is_back else theme.text)
    painter.setFont(font)
    painter.drawText(knob.label, CENTRE, knob.text)


def _draw_part(painter: QPainter, picture: QPixmap, left: int, right: int, ratio: float) -> None:
    height = picture.height()
    source = QRect(round(left * ratio), 0, round((right - left) * ratio), height)
    painter.drawPixmap(QRectF(left, 0, right - left, height / ratio), picture, QRectF(source))
