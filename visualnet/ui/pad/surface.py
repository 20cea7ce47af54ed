"""Surface of the drawing pad: paper, guide, ink or image, and marks."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.arrays import PixelArray
from visualnet.data.drawing.strokes import DEFAULT_BRUSH, Point
from visualnet.ui.look.pixels import grey_image, ink_image
from visualnet.ui.pad.ink import PAPER, PadInk
from visualnet.ui.pad.marks import Mark, paint_marks

# The pad is black in every theme.
_HINT, _ON_INK = QColor(122, 130, 146), QColor(88, 176, 255)
_GUIDE = QColor(96, 104, 118)
_NOTE_TEXT, _NOTE_PAPER = QColor(214, 220, 230), QColor(20, 24, 32, 225)
_RADIUS, _GUIDE_MARGIN = 8.0, 0.17
"""The guide's distance from the border, as a part of the side: most people stay within it."""

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class PadSurface(QWidget):
    """Shows strokes, or an image, until it is told otherwise.

    The pad is the largest square from the widget's top left corner. Points are (x, y), y down, in
    pixels of a pad of side `side()`; they may lie outside it where the pen left it while down.
    Drawings keep their proportions when the widget is resized.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(96, 96)
        self._strokes: list[list[Point]] = []  # in units of the side
        self._told: tuple[float, tuple[tuple[Point, ...], ...]] = (0.0, ())
        self._brush = DEFAULT_BRUSH
        self._is_drawing = False
        self._has_ring = False
        self._has_guide = False
        self._has_lines = False
        self._takes_digits = True
        self._marks: tuple[Mark, ...] = ()
        self._note = ""
        self._image: QImage | None = None
        self._ink = PadInk()

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
        return [list(stroke) for stroke in self.kept_strokes()]

    def kept_strokes(self) -> tuple[tuple[Point, ...], ...]:
        """Return the same as values; finished strokes are not copied anew with each point."""
        side = self.side()
        known_side, known = self._told
        finished = len(self._strokes) - self._is_drawing
        if known_side != side or len(known) != finished:
            known = tuple(_scaled(stroke, side) for stroke in self._strokes[:finished])
            self._told = side, known
        return known + tuple(_scaled(stroke, side) for stroke in self._strokes[finished:])

    def set_strokes(self, strokes: Sequence[Sequence[Point]], side: float) -> None:
        """Show these strokes, given in pixels of a pad of this side, instead of what was shown."""
        self._strokes = [[(x / side, y / side) for x, y in stroke] for stroke in strokes if stroke]
        self._image = None
        self._is_drawing = False
        self._redraw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring where the keyboard brought the focus: who draws knows where it is."""
        self._has_ring = event.reason() in _BY_KEYBOARD
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self._has_ring = False
        self.update()

    def clear(self) -> None:
        self.set_strokes([], 1.0)

    def show_image(self, pixels: PixelArray | None) -> None:
        """Show an image, (28, 28) uint8 with 255 as ink, instead of strokes; None takes it away.

        Raises ShapeError where the array is not a 28×28 image.
        """
        if pixels is None and self._image is None:
            return
        image = None if pixels is None else grey_image(pixels)
        self.clear()
        self._image = image

    def show_ink(self, ink: PixelArray) -> None:
        """Show ink of any size, (h, w) uint8 with 255 as ink, as large as it fits, for strokes."""
        self.clear()
        self._image = ink_image(ink)

    def set_guide(self, is_shown: bool) -> None:
        """Show a faint square to draw in, or none."""
        self._has_guide = is_shown
        self.update()

    def set_lines(self, are_shown: bool) -> None:
        """Let the guide be two lines to write between, for several digits, or a square for one."""
        self._has_lines = are_shown
        self.update()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Frame what was found in the drawing, with what it was read as."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    @property
    def note(self) -> str:
        """The line of words at the lower edge, empty where there is none."""
        return self._note

    def set_note(self, note: str) -> None:
        """Write a line of words at the lower edge; empty takes it away."""
        if note != self._note:
            self._note = note
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(230, 230)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._redraw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what has changed from the finished ink, or the image, and what stands on it."""
        picture = self._ink_image() if self._image is None else self._image
        side = self.side()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Ink is of the screen's own pixels; those of a small image are to be seen.
        is_ink = self._image is None or picture.width() > side
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_ink)
        square = QRectF(0, 0, side, side)
        _paint_picture(painter, square, picture)
        if self._image is None:
            shape = QPainterPath()
            shape.addRoundedRect(square, _RADIUS, _RADIUS)
            painter.setClipPath(shape)
            if self._is_drawing:
                self._paint_tail(painter, side / picture.width())
            if self._has_guide:
                self._paint_guide(painter, side)
            painter.setClipping(False)
            if not self._strokes:
                self._paint_hint(painter, square.adjusted(2, 2, -2, -2))
        paint_marks(painter, self._marks, side)
        self._paint_note(painter, side)
        self._paint_border(painter, side)
        painter.end()

    def set_takes_digits(self, takes_digits: bool) -> None:
        """Ask for digits while it is empty, or for a drawing of whatever kind."""
        self._takes_digits = takes_digits
        self.update()

    def _paint_hint(self, painter: QPainter, room: QRectF) -> None:
        """Write what to do here, in fewer words where large type has no room for more."""
        digits = self.tr("write a number here") if self._has_lines else self.tr("draw a digit here")
        look = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.setPen(_HINT)
        for text in (*([digits] if self._takes_digits else []), self.tr("draw here")):
            if room.contains(painter.boundingRect(room, look, text)):
                painter.drawText(room, look, text)
                return

    def _paint_tail(self, painter: QPainter, scale: float) -> None:
        painter.save()
        painter.scale(scale, scale)
        self._ink.paint_tail(painter)
        painter.restore()

    def _paint_guide(self, painter: QPainter, side: float) -> None:
        low, high = _GUIDE_MARGIN * side, (1 - _GUIDE_MARGIN) * side
        pen = QPen(_GUIDE, 1)
        pen.setDashPattern([3, 4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Lighter alone is added, so that ink stays as it is.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
        if self._has_lines:
            for y in (0.3 * side, 0.7 * side):
                painter.drawLine(QPointF(0, y), QPointF(side, y))
        else:
            painter.drawRect(QRectF(low, low, high - low, high - low))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _paint_note(self, painter: QPainter, side: float) -> None:
        if self._note:
            look = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            height = painter.boundingRect(QRectF(0, 0, side, side), look, self._note).height() + 8
            strip = QRectF(0, side - height, side, height)
            painter.fillRect(strip, _NOTE_PAPER)
            painter.setPen(_NOTE_TEXT)
            painter.drawText(strip, look, self._note)

    def _paint_border(self, painter: QPainter, side: float) -> None:
        width, radius = (2, _RADIUS - 1) if self._has_ring else (1, _RADIUS)
        painter.setPen(QPen(_ON_INK if self._has_ring else self.palette().mid().color(), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = width / 2
        painter.drawRoundedRect(QRectF(edge, edge, side - width, side - width), radius, radius)

    def _redraw(self) -> None:
        self._ink.forget()
        self._told = (0.0, ())
        self.update()

    def _ink_image(self) -> QImage:
        # Painted anew only where the drawing, the size or the screen's pixel density has changed.
        pixels = max(1, round(self.side() * self.devicePixelRatioF()))
        return self._ink.image(pixels, self._brush, self._strokes, self._is_drawing)


def _paint_picture(painter: QPainter, square: QRectF, picture: QImage) -> None:
    scale = square.width() / picture.width()
    brush = QBrush(picture)
    brush.setTransform(QTransform.fromScale(scale, scale))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PAPER)
    painter.drawRoundedRect(square, _RADIUS, _RADIUS)
    painter.setBrush(brush)
    painter.drawRoundedRect(square, _RADIUS, _RADIUS)


def _scaled(stroke: Sequence[Point], side: float) -> tuple[Point, ...]:
    return tuple((x * side, y * side) for x, y in stroke)
