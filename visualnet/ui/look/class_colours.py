"""A colour for each class, for points that are told apart by it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from visualnet.scene.class_colours import class_colour_names
from visualnet.ui.look.theme import Theme, current_theme


def class_colours(theme: Theme, count: int) -> list[QColor]:
    """Return one colour for each class, to be seen on the theme; see `class_colour_names`."""
    return [QColor(name) for name in class_colour_names(count, is_dark=theme.is_dark)]


def paint_class_dot(painter: QPainter, middle: QPointF, side: float, colour: QColor | None) -> None:
    """Paint a dot beside the name of a class, in the form that its points have on the plane.

    side: of the square around it. colour: None for a class that has none yet, a mere ring.
    """
    theme = current_theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.background if colour else theme.border_strong, 1))
    painter.setBrush(colour or theme.background)
    radius = (side - 1) / 2
    painter.drawEllipse(middle, radius, radius)
    painter.restore()
