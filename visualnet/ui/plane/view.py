"""The plane as a widget: shades, borders, points, and the point that is read."""

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.ui.look.pixels import colours_image
from visualnet.ui.look.rings import draw_ring
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.plane.dots import DotLook, Dots, painted_dots
from visualnet.ui.plane.plate import paint_plate
from visualnet.ui.plane.shades import Shades
from visualnet.ui.spoken.changes import tell_change

SIDE = 300
"""Pixels, each way, where there is room for so many."""

_STEP, _LARGE_STEP = 0.01, 0.1
_MARK_GAP, _MARK_END = 6.5, 12.5
"""Pixels from the middle of a cross-hair: within the gap a dot is seen whole."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PlaneView(QWidget):
    """Pointing tells a place; so do the arrows. A click keeps it, or paints one."""

    spoken_role = QAccessible.Role.Graphic
    pointed = Signal(float, float)
    """At a place of the plane: across from the left, down from the top, 0 to 1."""
    left = Signal()
    """The mouse points at it no longer."""
    keep_asked = Signal()
    let_go_asked = Signal()
    paint_asked = Signal(float, float)
    """A point is to be added here."""
    erase_asked = Signal(float, float)
    """The point that is nearest to here is to be taken away."""
    key_asked = Signal(int)
    """Points that are added are to be of the class that this key means, 0 to 9."""
    dots_wanted = Signal(object)  # DotLook
    """Dots so many that their picture is to be made elsewhere, and given by `show_dot_picture`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plane")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.is_painting = False
        """Whether a click adds a point."""
        self._image = QImage()
        self._shades: Shades | None = None
        self._train: Dots | None = None
        self._test: Dots | None = None
        self._count = 2
        self._dots = QPixmap()
        self._dots_asked: DotLook | None = None
        self._place: tuple[float, float] | None = None
        self._kept: tuple[float, float] | None = None
        self._words = self._title = ""
        self._pressed = False
        follow_theme(self.update)

    def side(self) -> float:
        """Return the side of the plane in pixels; it begins at the widget's top left corner."""
        return float(max(1, min(self.width(), self.height())))

    def spoken_value(self) -> str:
        return self._words

    def show_shades(self, shades: Shades, title: str = "") -> None:
        """Show what the network answers over the plane, or a neuron, whose name is the title."""
        self._shades, self._image = shades, colours_image(shades.colours)
        self._title = title
        self.update()

    @property
    def title(self) -> str:
        """What is written on the plane: whose answers it shows, empty for the network's."""
        return self._title

    def show_dots(self, train: Dots | None, test: Dots | None, classes: int) -> None:
        """Show points that are learnt from, and others to test with; None for none."""
        self._train, self._test, self._count = train, test, classes
        self.update()

    @Slot(object, object)
    def show_dot_picture(self, look: DotLook, picture: QImage) -> None:
        """Show dots, whose picture was wanted, unless others are to be shown by now."""
        if look == self._dot_look():
            self._dots = QPixmap.fromImage(picture)
            self.update()

    def place_of_dot(self, number: int) -> tuple[float, float] | None:
        """Return where a point that is learnt from is, from 0, in pixels; None for none such."""
        dots = self._train
        if dots is None or not 0 <= number < len(dots.labels):
            return None
        x, y = (dots.place(number) * self.side()).tolist()
        return x, y

    def show_point(
        self, place: tuple[float, float] | None, kept: tuple[float, float] | None
    ) -> None:
        """Mark the point that is read, and the one that is kept; None for none."""
        if (place, kept) != (self._place, self._kept):
            self._place, self._kept = place, kept
            self.update()

    def tell(self, words: str) -> None:
        """Say this of the point that is read."""
        self._words = words

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(width, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side, theme = self.side(), current_theme()
        square = QRectF(0, 0, side, side)
        painter = QPainter(self)
        painter.fillRect(square, theme.background)
        if self._shades is not None:
            painter.drawImage(square, self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.text, 1.5))
            ends = (self._shades.borders * side).tolist()
            painter.drawLines([QLineF(*each) for each in ends])
        dots = self._dot_image()
        # Until they come in another size, those that were shown are stretched.
        painter.drawPixmap(square, dots, QRectF(dots.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kept is not None:
            self._paint_mark(painter, self._kept, side, theme.accent)
        if self._place is not None:
            self._paint_mark(painter, self._place, side, theme.text)
        if self._title:
            paint_plate(painter, square, self._title, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.border_strong)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.hasFocus():
            draw_ring(painter, square)
        painter.end()

    def _dot_image(self) -> QPixmap:
        """Return all dots as one picture, kept until others are shown; many come in a moment."""
        look = self._dot_look()
        if look == self._dots_asked:
            return self._dots
        self._dots_asked = look
        if look.is_quick:
            self._dots = QPixmap.fromImage(painted_dots(look))
        else:
            self.dots_wanted.emit(look)
        return self._dots

    def _dot_look(self) -> DotLook:
        looks = current_theme(), self.side(), self.devicePixelRatioF()
        return DotLook(self._train, self._test, self._count, *looks)

    def _paint_mark(
        self, painter: QPainter, place: tuple[float, float], side: float, colour: QColor
    ) -> None:
        """Paint a cross-hair that is open in the middle, seen on any colour."""
        x, y = place[0] * side, place[1] * side
        for pen_colour, width, more in ((current_theme().background, 4, 1.0), (colour, 2, 0.0)):
            near, far = _MARK_GAP - more, _MARK_END + more
            painter.setPen(QPen(pen_colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLines(
                [
                    QLineF(x + near * dx, y + near * dy, x + far * dx, y + far * dy)
                    for dx, dy in _ARROWS.values()
                ]
            )

    def _place_at(self, position: QPointF) -> tuple[float, float]:
        side = self.side()
        return position.x() / side, position.y() / side

    def _is_inside(self, position: QPointF) -> bool:
        return all(0 <= each <= 1 for each in self._place_at(position))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_inside(event.position()):
            self.pointed.emit(*self._place_at(event.position()))
        else:
            self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_inside(event.position()):
            event.ignore()
            return
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointed.emit(*place)
            if self.is_painting:
                self.paint_asked.emit(*place)
            else:
                self.keep_asked.emit()
        elif event.button() == Qt.MouseButton.RightButton and self.is_painting:
            self.erase_asked.emit(*place)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show no menu where a right click takes a point away."""
        is_by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        event.setAccepted(self.is_painting and is_by_mouse)

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = Qt.Key(event.key()), self._place or (0.5, 0.5)
        if key in _ARROWS:
            is_large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = _LARGE_STEP if is_large else _STEP
            (x, y), (dx, dy) = place, _ARROWS[key]
            self.pointed.emit(min(1.0, max(0.0, x + step * dx)), min(1.0, max(0.0, y + step * dy)))
            tell_change(self)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.is_painting:
                self.paint_asked.emit(*place)
            else:
                self.keep_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.is_painting:
            self.erase_asked.emit(*place)
        elif key == Qt.Key.Key_Escape and self._kept is not None:
            self.let_go_asked.emit()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and self.is_painting:
            self.key_asked.emit(key - Qt.Key.Key_0)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
