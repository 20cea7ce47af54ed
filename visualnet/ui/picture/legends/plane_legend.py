"""Legend of the plane: what its dots, shades, lines and crosses mean, in their colours."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.theme import current_theme, follow_theme
from visualnet.ui.look.translation import Texts
from visualnet.ui.picture.legends.term_label import TermLabel

_tr = Texts("PlaneLegend")

_WIDTH, _SIDE = 28.0, 12.0
"""Of the pair of signs before each line, in logical pixels."""

_FIRST, _SECOND = QPointF(6, 6), QPointF(21, 6)
"""The middles of the two."""


class PlaneLegend(QWidget):
    """Signs of the plane, and of the tiles that show the same point, each with its word."""

    asked = Signal(str)
    """A word was clicked: the term."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planeLegend")
        self._classes = 0
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(5)
        rows.setVerticalSpacing(1)
        self._lines: list[tuple[QLabel, Callable[[QPainter], None]]] = []
        self._words: list[TermLabel] = []
        for term, text, paint in (
            ("example", _tr("dot: training, square: test"), self._paint_points),
            ("probability", _tr("shade: class, strong = sure"), self._paint_shades),
            ("class", _tr("line: where classes meet"), _paint_line),
            ("probe", _tr("cross, dot: the point read"), _paint_read),
            ("probe", _tr("cross: kept, frame: chosen"), _paint_kept),
        ):
            signs, word = QLabel(), TermLabel(term)
            word.setText(text)
            word.setProperty("role", "muted")
            word.asked.connect(self.asked)
            rows.addWidget(signs, len(self._lines), 0)
            rows.addWidget(word, len(self._lines), 1)
            self._lines.append((signs, paint))
            self._words.append(word)
        rows.setColumnStretch(1, 1)
        self.hide()
        follow_theme(self._draw)

    def show_classes(self, count: int) -> None:
        """Show the colours of so many classes; 0: there is no plane."""
        if count != self._classes:
            self._classes = count
            self.setVisible(bool(count))
            self._draw()

    def told(self) -> tuple[str, ...]:
        """Return what it says, nothing where it is not shown."""
        return () if self.isHidden() else tuple(word.text() for word in self._words)

    def _draw(self) -> None:
        if not self._classes:
            return
        ratio = self.devicePixelRatioF()
        for signs, paint in self._lines:
            pixmap = QPixmap(round(_WIDTH * ratio), round(_SIDE * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
            painter.end()
            signs.setPixmap(pixmap)

    def _two_colours(self) -> tuple[QColor, QColor]:
        first, *others = class_colours(current_theme(), self._classes)
        return first, others[0] if others else first

    def _paint_points(self, painter: QPainter) -> None:
        (first, second), theme = self._two_colours(), current_theme()
        painter.setPen(QPen(theme.background, 1))
        painter.setBrush(first)
        painter.drawEllipse(_FIRST, 4, 4)
        painter.setPen(QPen(theme.text, 1))
        painter.setBrush(second)
        painter.drawRect(QRectF(_SECOND - QPointF(3.5, 3.5), _SECOND + QPointF(3.5, 3.5)))

    def _paint_shades(self, painter: QPainter) -> None:
        first, second = self._two_colours()
        painter.setPen(Qt.PenStyle.NoPen)
        for left, colour, strength in (
            *((0.0, first, 0.42), (7.0, first, 0.1)),
            *((14.0, second, 0.1), (21.0, second, 0.42)),
        ):
            shade = QColor(colour)
            shade.setAlphaF(strength)
            painter.setBrush(shade)
            painter.drawRect(QRectF(left, 0, 7, _SIDE))


def _paint_line(painter: QPainter) -> None:
    painter.setPen(QPen(current_theme().text, 1.5))
    painter.drawLine(QLineF(2, _SIDE - 2, _WIDTH - 2, 2))


def _paint_read(painter: QPainter) -> None:
    theme = current_theme()
    _paint_cross(painter, theme.text)
    painter.setPen(QPen(theme.background, 1))
    painter.setBrush(theme.text)
    painter.drawEllipse(_SECOND, 3, 3)


def _paint_kept(painter: QPainter) -> None:
    accent = current_theme().accent
    _paint_cross(painter, accent)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(_SECOND - QPointF(5, 5), _SECOND + QPointF(5, 5)))


def _paint_cross(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        way = QPointF(dx, dy)
        painter.drawLine(_FIRST + way * 2.0, _FIRST + way * 6.0)
