"""How many drawings of each class were read rightly, as columns of figures and bars."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.ui.look.theme import Theme, load_theme
from visualnet.ui.widgets.copying.figures import Figure, Table
from visualnet.ui.widgets.walked_view import WalkedView

_BAR_LINES = 2.5
_GAP = 4
_WIDEST_LINES = 3.0
_WIDEST_NAME = 5.2  # times the size of the text; the longest names are shortened


class ScoreColumns(Figure, WalkedView):
    """A column for each class: right of drawn, a bar of that share, the name.

    The columns fill the width, in as few rows as they fit into; arrow keys walk.
    """

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Score of each class"))
        self.setWhatsThis(
            self.tr("How many drawings of each class were correct. ← and → read the columns.")
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._classes: Sequence[str] = ()
        self._right: list[int] = []
        self._drawn: list[int] = []
        self._asked: int | None = None
        self._theme = load_theme("dark")

    def show_score(
        self, classes: Sequence[str], right: list[int], drawn: list[int], asked: int | None
    ) -> None:
        """Show counts, one for each class; asked: the class that is to be drawn."""
        self._classes, self._right, self._drawn = classes, right, drawn
        self._asked = asked
        self.updateGeometry()
        self.update()

    def numbers(self) -> Table:
        """Return how many drawings of each class were correct."""
        counts = zip(self._classes, map(str, self._right), map(str, self._drawn), strict=True)
        return [[self.tr("class"), self.tr("correct"), self.tr("drawn")], *map(list, counts)]

    def spoken_value(self) -> str:
        """Return the score of all classes."""
        return ", ".join(map(self.part_words, range(len(self._classes))))

    def part_count(self) -> int:
        return len(self._classes)

    def part_rect(self, number: int) -> QRectF:
        return QRectF(self.column_rect(number))

    def part_words(self, number: int) -> str:
        """Return the score of a class in words."""
        counts = self._classes[number], self._right[number], self._drawn[number]
        if number == self._asked:
            return self.tr("{0}: {1} of {2} correct; draw it now").format(*counts)
        return self.tr("{0}: {1} of {2} correct").format(*counts)

    def part_at(self, point: QPoint) -> int | None:
        numbers = range(len(self._classes))
        return next((n for n in numbers if self.column_rect(n).contains(point)), None)

    def row_length(self) -> int:
        return self._columns_in(self.width())

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        width = round(10 * self._line * 2)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the height of all rows that there are at the present width."""
        return QSize(4 * self._line, self.heightForWidth(max(self.width(), 4 * self._line)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that another width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows that the columns take."""
        columns = self._columns_in(width)
        return -(-max(1, len(self._classes)) // columns) * self._row_height

    @property
    def _line(self) -> int:
        return QFontMetrics(self.font()).height()

    @property
    def _row_height(self) -> int:
        return round((2 + _BAR_LINES) * self._line) + 3 * _GAP

    def _columns_in(self, width: int) -> int:
        pixels, metrics = QFontInfo(self.font()).pixelSize(), QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(name) for name in self._classes), default=0)
        narrowest = round(min(max(1.9 * pixels, widest + _GAP), _WIDEST_NAME * pixels))
        return max(1, min(max(1, len(self._classes)), width // narrowest))

    def column_rect(self, number: int) -> QRect:
        """Return where the column of a class is."""
        columns = self._columns_in(self.width())
        row, column = divmod(number, columns)
        pitch = self.width() / columns
        if columns == len(self._classes):
            pitch = min(pitch, _WIDEST_LINES * self._line)
        left, right = round(column * pitch), round((column + 1) * pitch)
        return QRect(left, row * self._row_height, right - left, self._row_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all columns; the class asked for has its name bold, in the accent colour, with a
        line below.
        """
        painter = QPainter(self)
        line, theme = self._line, self._theme
        middle = Qt.AlignmentFlag.AlignCenter
        for number, name in enumerate(self._classes):
            box, drawn = self.column_rect(number), self._drawn[number]
            painter.setPen(theme.text if drawn else theme.text_muted)
            words = f"{self._right[number]}/{drawn}" if drawn else "–"
            painter.drawText(QRect(box.left(), box.top(), box.width(), line), middle, words)
            self._paint_bar(painter, number, box)
            below = QRect(box.left(), box.bottom() - line - _GAP, box.width(), line)
            self._paint_name(painter, below, name, is_asked=number == self._asked)
        self.paint_ring(painter)
        painter.end()

    def _paint_name(self, painter: QPainter, box: QRect, name: str, *, is_asked: bool) -> None:
        theme, font = self._theme, QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if is_asked else font.weight())
        painter.setFont(font)
        painter.setPen(theme.accent if is_asked else theme.text_muted)
        words = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, box.width() - 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        if is_asked:
            painter.fillRect(
                QRect(box.left() + _GAP, box.bottom() + 1, box.width() - 2 * _GAP, 2), theme.accent
            )
        painter.setFont(self.font())

    def _paint_bar(self, painter: QPainter, number: int, box: QRect) -> None:
        height = _BAR_LINES * self._line
        bar = QRectF(
            box.left() + _GAP,
            box.top() + self._line + _GAP / 2,
            max(2, box.width() - 2 * _GAP),
            height,
        )
        painter.fillRect(bar, self._theme.border_strong)
        painter.fillRect(bar.adjusted(1, 1, -1, 0), self._theme.raised)
        if self._drawn[number]:
            share = self._right[number] / self._drawn[number]
            painter.fillRect(bar.adjusted(0, (1 - share) * height, 0, 0), self._theme.accent)
