"""Field in which a curve is drawn as an answer, and in which it is compared with the run's own."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from visualnet.number_text import percent_text
from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import current_theme
from visualnet.ui.spoken.changes import tell_change
from visualnet.ui.widgets.build import marked

POINTS = 13
_STEP = 0.05


class CurveField(QWidget):
    """A curve of 13 points from left to right, each 0 to 1; dragged, or set by arrow keys."""

    spoken_role = QAccessible.Role.Chart
    changed = Signal()
    """The user drew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr("Drag to draw; ← and → choose a point, ↑ and ↓ move it")
        marked(self, "curveField", tip, self.tr("Curve"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._points = [0.5] * POINTS
        self._right: tuple[float, ...] = ()
        self._here, self._last = 0, -1
        self._is_drawn = False

    @property
    def points(self) -> tuple[float, ...]:
        """The curve."""
        return tuple(self._points)

    @property
    def is_drawn(self) -> bool:
        """Whether the user has drawn anything."""
        return self._is_drawn

    def show_points(self, points: Sequence[float], right: Sequence[float]) -> None:
        """Show a curve, and the one that it is compared with; it can be drawn no more."""
        self._points, self._right = list(points), tuple(right)
        self.setEnabled(False)
        self.update()

    def spoken_value(self) -> str:
        """Return the point that the keyboard is at."""
        return self.tr("point {0} of {1}: {2} of the height").format(
            self._here + 1, POINTS, percent_text(self._points[self._here], 0)
        )

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(round(14 * line), round(8 * line))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(8 * QFontMetricsF(self.font()).height()), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = -1
        self._draw_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._draw_to(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if key == Qt.Key.Key_Right else -1
            self._here = min(max(self._here + way, 0), POINTS - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            rise = _STEP if key == Qt.Key.Key_Up else -_STEP
            self._set(self._here, self._points[self._here] + rise)
        else:
            super().keyPressEvent(event)
            return
        self.update()
        tell_change(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, field = current_theme(), QPainter(self), self._field()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.border_strong, 1))
        painter.setBrush(theme.background)
        painter.drawRect(field)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._right:
            painter.setPen(QPen(theme.series_train, 2))
            painter.drawPolyline(self._line(self._right))
        style = Qt.PenStyle.DashLine if self._right else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.text, 2, style))
        painter.drawPolyline(self._line(self._points))
        if self.isEnabled():
            painter.setBrush(theme.accent)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(self._place(self._here, self._points[self._here]), 4, 4)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()), theme.focus)
        painter.end()

    def _field(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 4, -4, -4)

    def _place(self, number: int, value: float) -> QPointF:
        field = self._field()
        x = field.left() + field.width() * number / (POINTS - 1)
        return QPointF(x, field.bottom() - field.height() * value)

    def _line(self, points: Sequence[float]) -> QPolygonF:
        return QPolygonF([self._place(number, value) for number, value in enumerate(points)])

    def _draw_to(self, place: QPointF) -> None:
        field = self._field()
        part = (place.x() - field.left()) / max(field.width(), 1)
        number = min(max(round(part * (POINTS - 1)), 0), POINTS - 1)
        value = (field.bottom() - place.y()) / max(field.height(), 1)
        start = number if self._last < 0 else self._last
        before = self._points[start]
        # A quick hand leaves points out.
        for each in range(min(start, number), max(start, number) + 1):
            share = 1.0 if number == start else abs(each - start) / abs(number - start)
            self._set(each, before + (value - before) * share)
        self._here = self._last = number
        self.update()

    def _set(self, number: int, value: float) -> None:
        self._points[number] = min(max(value, 0.0), 1.0)
        self._is_drawn = True
        self.changed.emit()
