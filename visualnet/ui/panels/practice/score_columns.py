"""How many drawings of each class were read rightly, as columns of figures and bars."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.class_columns import ClassColumns
from visualnet.ui.widgets.copying.figures import Table

_BAR_LINES = 2.5
_GAP = 4
_WIDEST_LINES = 3.0
_WIDEST_NAME = 5.2  # times the size of the text; the longest names are shortened


class ScoreColumns(ClassColumns):
    """A column for each class: right of drawn, a bar of that share, the name."""

    gap = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Score of each class"),
            self.tr("How many drawings of each class were correct. ← and → read the columns."),
            parent,
        )
        self._right: list[int] = []
        self._drawn: list[int] = []
        self._asked: int | None = None

    def show_score(
        self, classes: Sequence[str], right: list[int], drawn: list[int], asked: int | None
    ) -> None:
        """Show counts, one for each class; asked: the class that is to be drawn."""
        self._classes, self._right, self._drawn = classes, right, drawn
        self._asked = asked
        self._measure()
        self.updateGeometry()
        self.update()

    def numbers(self) -> Table:
        counts = zip(self._classes, map(str, self._right), map(str, self._drawn), strict=True)
        return [[self.tr("class"), self.tr("correct"), self.tr("drawn")], *map(list, counts)]

    def part_count(self) -> int:
        return len(self._classes)

    def part_words(self, number: int) -> str:
        counts = self._classes[number], self._right[number], self._drawn[number]
        if number == self._asked:
            return self.tr("{0}: {1} of {2} correct; draw it now").format(*counts)
        return self.tr("{0}: {1} of {2} correct").format(*counts)

    def sizeHint(self) -> QSize:
        width = 20 * self._text_height
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the height of all rows that there are at the present width."""
        narrowest = 4 * self._text_height
        return QSize(narrowest, self.heightForWidth(max(self.width(), narrowest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that another width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def row_height(self, pitch: float) -> int:
        del pitch
        return round((2 + _BAR_LINES) * self._text_height) + 3 * _GAP

    def _measure(self) -> None:
        pixels, metrics = QFontInfo(self.font()).pixelSize(), QFontMetrics(self.font())
        self._text_height = metrics.height()
        widest = max((metrics.horizontalAdvance(name) for name in self._classes), default=0)
        self._narrowest = round(min(max(1.9 * pixels, widest + _GAP), _WIDEST_NAME * pixels))

    def _grid(self, width: int) -> tuple[int, float]:
        count = max(1, len(self._classes))
        columns = max(1, min(count, width // self._narrowest))
        is_all = columns == count
        most = _WIDEST_LINES * self._text_height if is_all else width
        return columns, min(width / columns, most)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all columns; the class asked for has its name bold, in the accent colour, with a
        line below.
        """
        painter = QPainter(self)
        line, theme = self._text_height, current_theme()
        for number, drawn in enumerate(self._drawn):
            box = self.column_rect(number)
            painter.setPen(theme.text if drawn else theme.text_muted)
            words = f"{self._right[number]}/{drawn}" if drawn else "–"
            above = QRect(box.left(), box.top(), box.width(), line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, words)
            self._paint_bar(painter, number, box)
            below = QRect(box.left(), box.bottom() - line - _GAP, box.width(), line)
            self._paint_name(painter, below, number)
        self.paint_ring(painter)
        painter.end()

    def _paint_name(self, painter: QPainter, box: QRect, number: int) -> None:
        theme, font, is_asked = current_theme(), QFont(self.font()), number == self._asked
        font.setWeight(QFont.Weight.DemiBold if is_asked else font.weight())
        painter.setFont(font)
        painter.setPen(theme.accent if is_asked else theme.text_muted)
        super()._paint_name(painter, box.adjusted(1, 0, -1, 0), number)
        if is_asked:
            line = QRect(box.left() + _GAP, box.bottom() + 1, box.width() - 2 * _GAP, 2)
            painter.fillRect(line, theme.accent)
        painter.setFont(self.font())

    def _paint_bar(self, painter: QPainter, number: int, box: QRect) -> None:
        height = _BAR_LINES * self._text_height
        top, width = box.top() + self._text_height + _GAP / 2, max(2, box.width() - 2 * _GAP)
        bar = QRectF(box.left() + _GAP, top, width, height)
        painter.fillRect(bar, current_theme().border_strong)
        painter.fillRect(bar.adjusted(1, 1, -1, 0), current_theme().raised)
        if self._drawn[number]:
            share = self._right[number] / self._drawn[number]
            painter.fillRect(bar.adjusted(0, (1 - share) * height, 0, 0), current_theme().accent)
