"""Columns that stand for the classes side by side, and those of the accuracy of each class."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontInfo, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.insight.reading_change import EditReading
from visualnet.number_text import bare_percent_text, percent_text, points_text
from visualnet.ui.look.cut_names import cut_name
from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import WalkedView

GAP = 2
"""Pixels between two columns, and between what stands in one."""


class ClassColumns(Figure, WalkedView):
    """A column for each class; they fill the width, in as few rows as they fit into."""

    spoken_role = QAccessible.Role.Chart

    bar_height = 40
    """Pixels, as are those below, at ordinary text size."""
    widest = 88
    """A column and the gap behind it."""
    longest_text, spare = "", GAP
    """The longest number that is shown, and pixels beside it; a column is no narrower."""
    gap = GAP
    """Pixels behind a column."""

    def __init__(self, name: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWhatsThis(explanation)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._classes: Sequence[str] = ()
        self._measure()

    def row_height(self, pitch: float) -> int:
        """Return the height of a row of columns. pitch: the distance between two."""
        raise NotImplementedError

    def column_rect(self, number: int) -> QRect:
        """Return where a column is."""
        columns, pitch = self._grid(self.width())
        row, place = divmod(number, columns)
        left, right = round(place * pitch), round((place + 1) * pitch) - self.gap
        height = self.row_height(pitch)
        return QRect(left, row * height, right - left, height)

    def part_rect(self, number: int) -> QRectF:
        return QRectF(self.column_rect(number)).adjusted(-self.gap, 0, self.gap, 0)

    def row_length(self) -> int:
        return self._grid(self.width())[0]

    def spoken_value(self) -> str:
        return ", ".join(map(self.part_words, range(self.part_count())))

    def sizeHint(self) -> QSize:
        """Return room for ten columns in a row."""
        return QSize(10 * self._narrowest, self.heightForWidth(10 * self._narrowest))

    def minimumSizeHint(self) -> QSize:
        """Return room for five columns."""
        return QSize(5 * self._narrowest, self.row_height(self._narrowest))

    def heightForWidth(self, width: int) -> int:
        columns, pitch = self._grid(width)
        return math.ceil(max(1, len(self._classes)) / columns) * self.row_height(pitch)

    def _measure(self) -> None:
        pixels = QFontInfo(self.font()).pixelSize()
        self._font = QFont(self.font())
        self._font.setPixelSize(max(8, round(pixels * 10 / 13)))
        metrics = QFontMetrics(self._font)
        self._text_height = metrics.height()
        self._bar = round(self.bar_height * pixels / 13)
        self._narrowest = metrics.horizontalAdvance(self.longest_text) + self.spare
        self._widest = round(self.widest * pixels / 13)

    def _grid(self, width: int) -> tuple[int, float]:
        """Return how many columns stand side by side, and the distance between them."""
        count = max(1, len(self._classes))
        most = max(1, min(count, width // self._narrowest))
        columns = math.ceil(count / math.ceil(count / most))
        return columns, max(self._narrowest, min(self._widest, width // columns))

    def _paint_name(self, painter: QPainter, box: QRect, number: int) -> None:
        """Write the name of a class in the painter's font and colour, cut off where it is long."""
        metrics = QFontMetrics(painter.font())
        name = cut_name(self._classes[number], self._classes, metrics, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)


class ClassChanges(ClassColumns):
    """A column for each class: share now, difference in points, bars from 0 to 100 %, name.

    What was lost since the edits has one colour, what was gained another; the numbers say it too.
    """

    longest_text, spare = "−88.8", 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Test accuracy of each class"),
            self.tr("The accuracy of each class now, and its change. ← and → read the columns."),
            parent,
        )
        self._shares: list[tuple[float, float]] = []

    def set_classes(self, classes: Sequence[str]) -> None:
        """Set the names of the classes and take away what was shown."""
        self._classes = classes
        self.updateGeometry()
        self.show_reading(None)

    def show_reading(self, reading: EditReading | None) -> None:
        """Show what is read of each class; None for nothing."""
        if reading is None:
            self._shares = []
        else:
            counts = (reading.before.tolist(), reading.now.tolist(), reading.support.tolist())
            self._shares = [
                (before / n, now / n) if n else (math.nan, math.nan)
                for before, now, n in zip(*counts, strict=True)
            ]
        self.update()

    def part_count(self) -> int:
        return len(self._shares)

    def part_words(self, number: int) -> str:
        before, now = self._shares[number]
        name = self._classes[number]
        if math.isnan(now):
            return self.tr("{0}: no examples").format(name)
        text = self.tr("{0}: {1} now, {2} before, {3}")
        shares = percent_text(now, 2), percent_text(before, 2)
        return text.format(name, *shares, points_text(now - before, 2))

    def row_height(self, pitch: float) -> int:
        del pitch
        return 3 * self._text_height + self._bar + 3 * GAP

    def numbers(self) -> Table:
        """Return the accuracy of each class, 0 to 1, before and now."""
        pairs = zip(self._classes, self._shares, strict=False)
        rows = [[name, exact(before), exact(now)] for name, (before, now) in pairs]
        return [[self.tr("class"), self.tr("accuracy before"), self.tr("accuracy now")], *rows]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, line = QPainter(self), self._text_height
        painter.setFont(self._font)
        for number in range(len(self._classes)):
            box = self.column_rect(number)
            before, now = self._shares[number] if self._shares else (math.nan, math.nan)
            self._paint_texts(painter, box, number, before, now)
            bar = QRectF(box.left(), box.top() + 2 * line + GAP, box.width(), self._bar)
            self._paint_bar(painter, bar, before, now)
        self.paint_ring(painter)
        painter.end()

    def _paint_texts(
        self, painter: QPainter, box: QRect, number: int, before: float, now: float
    ) -> None:
        theme, line = current_theme(), self._text_height
        above = QRect(box.left() - GAP, box.top(), box.width() + 2 * GAP, line)
        painter.setPen(theme.text)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, bare_percent_text(now))
        painter.setPen(theme.text_muted)
        above.translate(0, line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, points_text(now - before, 1))
        below = QRect(box.left(), above.bottom() + 1 + self._bar + 2 * GAP, box.width(), line)
        self._paint_name(painter, below, number)

    def _paint_bar(self, painter: QPainter, bar: QRectF, before: float, now: float) -> None:
        theme = current_theme()
        painter.fillRect(bar, theme.border_strong)
        painter.fillRect(bar.adjusted(1, 1, -1, 0), theme.raised)
        if math.isnan(now):
            return
        kept, top = min(before, now), max(before, now)
        rest = bar.adjusted(0, (1 - kept) * bar.height(), 0, 0)
        painter.fillRect(rest, theme.border_strong)
        changed = bar.adjusted(0, (1 - top) * bar.height(), 0, -kept * bar.height())
        painter.fillRect(changed, theme.positive if now > before else theme.negative)
