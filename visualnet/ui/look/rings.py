"""Rings around what has the focus in a picture, seen on whatever colour they lie."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMargins, QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from visualnet.ui.look.theme import current_theme

RING_WIDTH = 4
"""Pixels at each side that a ring covers."""


_are_drawn = [True]


@contextmanager
def without_rings() -> Iterator[None]:
    """Leave the rings away from what is painted meanwhile: a picture to be kept has no focus."""
    _are_drawn[0] = False
    try:
        yield
    finally:
        _are_drawn[0] = True


def are_rings_drawn() -> bool:
    """Return whether what is painted is for the screen; a picture to be kept is drawn sharply."""
    return _are_drawn[0]


def draw_ring(painter: QPainter, rect: QRectF, colour: QColor | None = None) -> None:
    """Draw a ring of 2 pixels, and 2 more in the colour of the window within it.

    One of two colours that differ by 7:1 or more has 3:1 against any colour between or beyond.
    colour: instead of that of focus.
    """
    if not _are_drawn[0]:
        return
    theme = current_theme()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, ring in ((1.0, colour or theme.focus), (3.0, theme.background)):
        painter.setPen(QPen(ring, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap,
                            Qt.PenJoinStyle.MiterJoin))  # fmt: skip
        painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))


class RingOverlay(QWidget):
    """Paints a ring over what stands in a view, such as a plot, while the view has the focus."""

    spoken_role = QAccessible.Role.Border
    covered = QMargins(RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH)
    """What a ring around the whole view covers of it."""

    def __init__(self, view: QWidget, paint: Callable[[QPainter], None] | None = None) -> None:
        """paint: paints the ring; one around the whole view if not given."""
        super().__init__(view)
        self._paint = paint
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.installEventFilter(self)

    def eventFilter(self, view: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize):
            assert isinstance(view, QWidget)  # noqa: S101 - its parent
            self.setGeometry(view.rect())
            if kind != QEvent.Type.Resize:
                self.setVisible(kind == QEvent.Type.FocusIn)
                self.raise_()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._paint is None:
            draw_ring(painter, QRectF(self.rect()))
        else:
            self._paint(painter)
        painter.end()
