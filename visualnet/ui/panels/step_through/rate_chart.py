"""The loss of one example over the learning rate of a step, with a line to drag along it."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontInfo,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.insight.one_step import Array64
from visualnet.number_text import loss_text, number_text
from visualnet.ui.look.fonts import TEXT_PIXELS
from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import current_theme
from visualnet.ui.panels.step_through.updates import LossOverRate, Outcome
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.chart_legend import smaller_font
from visualnet.ui.widgets.copying.figures import Figure, Table, exact

_SIZE, _SMALLEST = QSize(280, 64), QSize(150, 64)
"""Pixels at ordinary text size."""
_DOT = 3.5
_STEPS, _LEAPS = 100, 10
"""By the hundredth of the axis moves an arrow key, by its tenth with Shift or by Page Up."""
_DIGITS = 3
"""A dragged rate has so many significant digits."""

_Key, _Mod = Qt.Key, Qt.KeyboardModifier


class RateChart(Figure, QWidget):
    """Curve: the loss after the step. Dashed: what the gradient predicts. Upright: the rate.

    Mouse and keys move the rate; ←, → by a hundredth of the axis, with Shift by a tenth.
    """

    spoken_role = QAccessible.Role.Slider

    rate_changed = Signal(float)
    """By hand; whoever hears it shows the curve with what that rate does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rateChart")
        self.setAccessibleName(self.tr("Loss over the learning rate"))
        self.setToolTip(
            self.tr("Drag the line, or press ← and →, to try another learning rate for this step")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curve: LossOverRate | None = None
        self._outcome: Outcome | None = None
        self._loss, self._dashed = self.tr("loss"), self.tr("dashed: predicted")
        self._measure()

    @property
    def rate(self) -> float:
        """Where the line stands."""
        return 0.0 if self._outcome is None else self._outcome.rate

    def show_curve(self, curve: LossOverRate, outcome: Outcome) -> None:
        """Show a curve, and the line at the rate of an outcome; emits nothing."""
        self._curve, self._outcome = curve, outcome
        tell_change(self)
        self.update()

    def numbers(self) -> Table:
        head = [self.tr("learning rate"), self.tr("loss after the step"), self.tr("predicted")]
        curve = self._curve
        if curve is None:
            return [head]
        columns = (curve.rates.tolist(), curve.losses.tolist(), curve.predicted.tolist())
        return [head, *([exact(value) for value in row] for row in zip(*columns, strict=True))]

    def spoken_value(self) -> str:
        outcome = self._outcome
        if outcome is None:
            return ""
        return self.tr("learning rate {0}: loss {1} → {2}, predicted {3}").format(
            number_text(outcome.rate),
            loss_text(outcome.loss_before),
            loss_text(outcome.loss_after),
            loss_text(outcome.loss_before + outcome.predicted),
        )

    def x_of(self, rate: float) -> float:
        """Return where a rate stands, in pixels; one beyond the axis stands at its end."""
        field, last = self._field(), self._last_rate()
        return field.left() + field.width() * min(max(rate / last, 0.0), 1.0)

    def sizeHint(self) -> QSize:
        return _SIZE * self._unit

    def minimumSizeHint(self) -> QSize:
        return _SMALLEST * self._unit

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self.updateGeometry()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._curve is not None:
            self._drag_to(event.position().x())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._curve is not None:
            self._drag_to(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rate = None if self._curve is None else self._rate_by_key(event)
        if rate is None:
            super().keyPressEvent(event)
        else:
            self._take_rate(rate)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, field = QPainter(self), self._field()
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_theme().border_strong, 1))
        painter.drawLine(field.bottomLeft(), field.bottomRight())
        painter.drawLine(field.bottomLeft(), field.topLeft())
        curve, outcome = self._curve, self._outcome
        if curve is not None and outcome is not None and field.width() > 0 and field.height() > 0:
            self._paint_curve(painter, curve, outcome, self._top())
            self._paint_words(painter, curve, self._top())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            draw_ring(painter, QRectF(self.rect()))
        painter.end()

    def _paint_curve(
        self, painter: QPainter, curve: LossOverRate, outcome: Outcome, top: float
    ) -> None:
        theme, field = current_theme(), self._field()

        def places(rates: Array64, losses: Array64) -> list[QPointF]:
            seen = np.isfinite(losses)
            across = np.clip(rates[seen] / curve.last_rate, 0.0, 1.0)
            # Never so far away that the painter would leave the numbers behind.
            with np.errstate(over="ignore"):
                up = np.clip(losses[seen] / top, -10.0, 10.0)
            x, y = field.left() + field.width() * across, field.bottom() - field.height() * up
            return [QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]

        painter.save()
        painter.setClipRect(field.adjusted(0, -2, _DOT * self._unit, 1))
        painter.setPen(QPen(theme.text_muted, 1, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(places(curve.rates, curve.predicted)))
        painter.setPen(QPen(theme.accent, 2 * self._unit))
        painter.drawPolyline(QPolygonF(places(curve.rates, curve.losses)))
        painter.setPen(QPen(theme.text, 1))
        rate, x = outcome.rate, self.x_of(outcome.rate)
        painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
        for loss, colour in (
            (outcome.loss_before + outcome.predicted, theme.background),
            (outcome.loss_after, theme.accent),
        ):
            painter.setBrush(colour)
            radius = _DOT * self._unit
            for place in places(np.array([rate]), np.array([loss])):
                if rate <= curve.last_rate:
                    painter.drawEllipse(place, radius, radius)
        painter.restore()

    def _paint_words(self, painter: QPainter, curve: LossOverRate, top: float) -> None:
        """Write the ends of both axes, and the rate below its line."""
        field, line, theme = self._field(), self._metrics.height(), current_theme()
        painter.setPen(theme.text_muted)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        right, left = side | Qt.AlignmentFlag.AlignRight, side | Qt.AlignmentFlag.AlignLeft
        beside = QRectF(0, field.top() - line / 2, field.left() - 4, line)
        painter.drawText(beside, right, number_text(top, 2))
        if field.height() > 3 * line:
            beside.moveTop(field.center().y() - line / 2)
            painter.drawText(beside, right, self._loss)
        painter.drawText(
            QRectF(field.left(), field.top(), field.width(), line), right, self._dashed
        )
        beside.moveTop(field.bottom() - line / 2)
        painter.drawText(beside, right, number_text(0))
        below = QRectF(field.left(), field.bottom() + 2, field.width(), line)
        last, rate = number_text(curve.last_rate, 3), f"η = {number_text(self.rate)}"
        wide = self._metrics.horizontalAdvance(rate)
        start = min(max(self.x_of(self.rate) - wide / 2, field.left()), field.right() - wide)
        if start + wide + line / 2 < field.right() - self._metrics.horizontalAdvance(last):
            painter.drawText(below, right, last)
        painter.setPen(theme.text)
        painter.drawText(QRectF(start, below.top(), wide + 1, line), left, rate)

    def _field(self) -> QRectF:
        """Return where the curve is."""
        line = self._metrics.height()
        widest = max(
            map(self._metrics.horizontalAdvance, (number_text(self._top(), 2), self._loss))
        )
        left = widest + 8
        return QRectF(self.rect()).adjusted(left, line / 2 + 4, -6 * self._unit, -line - 6)

    def _top(self) -> float:
        """Return where the upright axis ends."""
        curve, outcome = self._curve, self._outcome
        return 1.0 if curve is None or outcome is None else curve.top(outcome.loss_after)

    def _last_rate(self) -> float:
        return 1.0 if self._curve is None else self._curve.last_rate

    def _drag_to(self, x: float) -> None:
        field = self._field()
        share = (x - field.left()) / max(1.0, field.width())
        self._take_rate(min(max(share, 0.0), 1.0) * self._last_rate())

    def _rate_by_key(self, event: QKeyEvent) -> float | None:
        """Return the rate that a key leads to, None for another key."""
        key, held = event.key(), event.modifiers() & ~_Mod.KeypadModifier
        unit = self._last_rate() / _STEPS
        if held == _Mod.NoModifier and key in (_Key.Key_Home, _Key.Key_End):
            return 0.0 if key == _Key.Key_Home else self._last_rate()
        if held == _Mod.NoModifier and key in (_Key.Key_PageUp, _Key.Key_PageDown):
            return self.rate + (unit if key == _Key.Key_PageUp else -unit) * _LEAPS
        if key in (_Key.Key_Left, _Key.Key_Right) and held in (_Mod.NoModifier, _Mod.ShiftModifier):
            leap = _LEAPS if held == _Mod.ShiftModifier else 1
            return self.rate + (unit if key == _Key.Key_Right else -unit) * leap
        return None

    def _take_rate(self, rate: float) -> None:
        rate = float(f"{min(max(rate, 0.0), self._last_rate()):.{_DIGITS - 1}e}")
        if rate != self.rate:
            self.rate_changed.emit(rate)

    def _measure(self) -> None:
        self._unit = QFontInfo(self.font()).pixelSize() / TEXT_PIXELS
        self._font = smaller_font(self.font())
        self._metrics = QFontMetricsF(self._font)
