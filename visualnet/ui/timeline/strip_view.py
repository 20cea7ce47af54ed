"""What the timeline strip looks like: curve, knob, line under the mouse."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.ui.look.fonts import TEXT_PIXELS
from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import Theme, current_theme
from visualnet.ui.timeline.axis import Axis
from visualnet.ui.timeline.content import Timeline
from visualnet.ui.timeline.strip_painting import places_in
from visualnet.ui.timeline.strip_pictures import (
    Knob,
    StripPictures,
    knob_at,
    paint_knob,
    paint_label,
)
from visualnet.ui.widgets.chart_legend import smaller_font

HEIGHT, NARROWEST, USUAL = 44, 160, 600
"""Pixels at ordinary text size."""


class StripView(QWidget):
    """Paints a `Timeline`, with a knob at the step that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timeline = Timeline()
        self._step: int | None = None
        self._pointed: int | None = None
        self._pictures = StripPictures()
        self._measure()

    @property
    def timeline(self) -> Timeline:
        """What is shown."""
        return self._timeline

    @property
    def step(self) -> int | None:
        """The step that the knob stands at; None for now."""
        return self._step

    @property
    def shown_step(self) -> int:
        """The step that the knob stands at; now it is the last."""
        return self._timeline.last_step if self._step is None else self._step

    def show_timeline(self, timeline: Timeline) -> None:
        """Show a run, or how it has gone on."""
        # The curve is painted anew for another one alone: not for each step that is looked at.
        if not timeline.is_as(self._timeline):
            self._timeline = timeline
            self.update()

    def axis(self) -> Axis:
        """Return where the steps are now."""
        return Axis.across(self._timeline.last_step, self.width(), self._unit)

    def sizeHint(self) -> QSize:
        """Return the height of two lines and a curve."""
        return QSize(round(USUAL * self._unit), round(HEIGHT * self._unit))

    def minimumSizeHint(self) -> QSize:
        """Return room for the ends of the axis."""
        return QSize(round(NARROWEST * self._unit), round(HEIGHT * self._unit))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()))
        if self._timeline.last_step:
            self._paint_run(painter, theme)
        else:
            painter.setFont(self._font)
            painter.setPen(theme.text_muted)
            text = self.tr("Train the network to see its steps here")
            look = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(4, 4, -4, -4), look, text)
        painter.end()

    def _paint_run(self, painter: QPainter, theme: Theme) -> None:
        axis, knob = self.axis(), self._knob()
        places = places_in(axis, self.width(), self.height(), self._unit)
        border = knob.x if knob.is_back else self.width()
        self._pictures.paint(painter, self, self._timeline, places, border)
        bottom = places.curve.bottom() + 1
        if self._pointed is not None:
            x = axis.x_of(self._pointed)
            painter.setPen(QPen(theme.text_muted, 1))
            painter.drawLine(QPointF(x, places.curve.top()), QPointF(x, bottom))
        if knob.is_back:
            paint_label(painter, self._knob_of_now(), self._font, theme.accent, theme)
        paint_knob(painter, knob, bottom, self._font, theme)

    def _knob(self) -> Knob:
        return knob_at(self.axis(), self._step, self._font, self._unit)

    def _knob_of_now(self) -> Knob:
        return knob_at(self.axis(), None, self._font, self._unit)

    def _measure(self) -> None:
        self._unit = QFontInfo(self.font()).pixelSize() / TEXT_PIXELS
        self._font = smaller_font(self.font())
