"""The square that one draws a digit into, with mouse, pen or finger."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.data.arrays import PixelArray
from visualnet.data.strokes import DEFAULT_BRUSH
from visualnet.ui.pixels import grey_image

# Paper and ink are the 0 and 255 that the network is given, so they follow no theme.
PAPER = QColor(0, 0, 0)
INK = QColor(255, 255, 255)
_HINT = QColor(122, 130, 146)
_RADIUS = 8.0
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

Point = tuple[float, float]


class DrawingPad(QWidget):
    """Takes strokes and shows them; or shows one 28×28 image, until a stroke replaces it.

    The pad is the largest square from the widget's top left corner. Points are (x, y), y down, in
    pixels of a pad of side `side()`; they may lie outside it where the pen left it while down.
    Drawings keep their proportions when the widget is resized. Pens and fingers come as the mouse
    events that Qt makes of them. Setting by program emits none of the signals.

    Painting a move took under 0.1 ms with 2,000 points on the pad (2026-11), because finished
    ink is kept as an image.
    """

    stroke_started = Signal()
    strokes_changed = Signal()
    stroke_finished = Signal(object)
    """The stroke as a list of points."""
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawingPad")
        self.setAccessibleName(self.tr("Drawing pad"))
        self.setAccessibleDescription(
            self.tr("Draw a digit with the mouse, a pen or a finger; Delete clears it.")
        )
        self.setToolTip(self.tr("Draw a digit here; Delete clears it"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(96, 96)
        self._strokes: list[list[Point]] = []  # in units of the side
        self._brush = DEFAULT_BRUSH
        self._is_drawing = False
        self._has_keyboard_focus = False
        self._image: QImage | None = None
        self._ink = QImage()

    # What it shows

    def side(self) -> float:
        """Return the side of the pad in pixels."""
        return float(max(1, min(self.width(), self.height())))

    @property
    def brush(self) -> float:
        """Diameter of the brush as a fraction of the side."""
        return self._brush

    def set_brush(self, fraction: float) -> None:
        """Set the brush's diameter, as a fraction of the side; the whole drawing takes it on."""
        self._brush = fraction
        self._redraw()

    def strokes(self) -> list[list[Point]]:
        """Return the strokes, the one being drawn included; empty where an image is shown."""
        side = self.side()
        return [[(x * side, y * side) for x, y in stroke] for stroke in self._strokes]

    def set_strokes(self, strokes: Sequence[Sequence[Point]], side: float) -> None:
        """Show these strokes, given in pixels of a pad of this side, instead of what was shown."""
        self._strokes = [[(x / side, y / side) for x, y in stroke] for stroke in strokes if stroke]
        self._image = None
        self._is_drawing = False
        self._redraw()

    def clear(self) -> None:
        """Show an empty pad."""
        self.set_strokes([], 1.0)

    def drop_finished_strokes(self) -> None:
        """Take away all strokes but the one that is being drawn."""
        if self._is_drawing:
            self._strokes.clear()
            self._redraw()

    def show_image(self, pixels: PixelArray | None) -> None:
        """Show an image, (28, 28) uint8 with 255 as ink, instead of strokes; None takes it away.

        Raises ShapeError where the array is not a 28×28 image.
        """
        if pixels is None and self._image is None:
            return
        self.clear()
        self._image = None if pixels is None else grey_image(pixels)

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke, in place of an image where one is shown."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._end_stroke()
        if self._image is not None:
            self._image = None
            self.update()
        self._is_drawing = True
        self.stroke_started.emit()
        if not self._strokes:
            self.update()  # the hint goes
        self._strokes.append([])
        self._add_point(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke, inside the pad and outside."""
        if self._is_drawing:
            self._add_point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton and self._is_drawing:
            self._add_point(event.position())
            self._end_stroke()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for an empty pad on Delete and Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring where the keyboard brought the focus: who draws knows where it is."""
        self._has_keyboard_focus = event.reason() in _BY_KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._has_keyboard_focus = False
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """End the stroke, whose release will not come."""
        self._end_stroke()
        super().hideEvent(event)

    def _add_point(self, position: QPointF) -> None:
        side = self.side()
        point = (position.x() / side, position.y() / side)
        stroke = self._strokes[-1]
        if stroke and stroke[-1] == point:
            return
        stroke.append(point)
        self._draw_newest(stroke)
        self.strokes_changed.emit()

    def _end_stroke(self) -> None:
        if self._is_drawing:
            self._is_drawing = False
            self.stroke_finished.emit(self.strokes()[-1])

    # Painting

    def sizeHint(self) -> QSize:
        """Return a comfortable size for drawing."""
        return QSize(230, 230)

    def hasHeightForWidth(self) -> bool:
        """Return that the pad wants to be a square."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the width."""
        return width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the ink anew at the new size."""
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has changed from the finished ink, or the image."""
        picture = self._ink_image() if self._image is None else self._image
        side = self.side()
        scale = side / picture.width()
        brush = QBrush(picture)
        brush.setTransform(QTransform.fromScale(scale, scale))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(QRectF(0, 0, side, side), _RADIUS, _RADIUS)
        if self._image is None and not self._strokes:
            painter.setPen(_HINT)
            square = QRectF(0, 0, side, side)
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self.tr("draw a digit here"))
        if self._has_keyboard_focus:
            self._paint_focus(painter, side)
        painter.end()

    def _paint_focus(self, painter: QPainter, side: float) -> None:
        painter.setPen(QPen(self.palette().accent().color(), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), _RADIUS - 1, _RADIUS - 1)

    def _redraw(self) -> None:
        self._ink = QImage()
        self.update()

    def _ink_image(self) -> QImage:
        # Painted anew only where the size or the screen's pixel density has changed.
        pixels = max(1, round(self.side() * self.devicePixelRatioF()))
        if self._ink.width() != pixels:
            self._ink = QImage(pixels, pixels, QImage.Format.Format_RGB32)
            self._ink.fill(PAPER)
            painter = self._ink_painter()
            for stroke in self._strokes:
                _draw_stroke(painter, stroke, pixels)
            painter.end()
        return self._ink

    def _draw_newest(self, stroke: list[Point]) -> None:
        side = self.side()
        pixels = self._ink_image().width()
        painter = self._ink_painter()
        _draw_stroke(painter, stroke[-2:], pixels)
        painter.end()
        xs, ys = zip(*stroke[-2:], strict=True)
        margin = self._brush / 2 + 2 / side
        left, top = min(xs) - margin, min(ys) - margin
        width, height = max(xs) + margin - left, max(ys) + margin - top
        touched = QRectF(left * side, top * side, width * side, height * side)
        self.update(touched.toAlignedRect())

    def _ink_painter(self) -> QPainter:
        painter = QPainter(self._ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(INK, self._brush * self._ink.width())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        return painter


def _draw_stroke(painter: QPainter, stroke: Sequence[Point], pixels: int) -> None:
    # In pixels, not by a scaled painter, which would draw a dot longer than wide.
    points = [QPointF(x * pixels, y * pixels) for x, y in stroke]
    if len(points) == 1:
        painter.drawPoint(points[0])
    else:
        painter.drawPolyline(QPolygonF(points))
