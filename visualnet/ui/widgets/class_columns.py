"""How much of each class is read rightly now, and how much was before, as small columns."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.insight.reading_change import EditReading
from visualnet.number_text import bare_percent_text, percent_text, points_text
from visualnet.ui.look.theme import Theme, load_theme
from visualnet.ui.widgets.copying.figures import Figure, Table, exact
from visualnet.ui.widgets.walked_view import WalkedView

_GAP = 2
_BAR_HEIGHT = 40
_WIDEST = 88


class ClassChanges(Figure, WalkedView):
    """A column for each class: share now, difference in points, bars from 0 to 100 %, name.

    What was lost since the edits has one colour, what was gained another; the numbers say it too.
    The columns fill the width, in as few rows as they fit into; arrow keys walk.
    """

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Test accuracy of each class"))
        self.setWhatsThis(
            self.tr("The accuracy of each class now, and its change. ← and → read the columns.")
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._classes: Sequence[str] = ()
        self._shares: list[tuple[float, float]] = []
        self._theme = load_theme("dark")
        self._measure()

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

    def part_rect(self, number: int) -> QRectF:
        return QRectF(self._column(number)).adjusted(-_GAP, 0, _GAP, 0)

    def part_words(self, number: int) -> str:
        """Return what is shown of a class, in words."""
        before, now = self._shares[number]
        name = self._classes[number]
        if math.isnan(now):
            return self.tr("{0}: no images").format(name)
        text = self.tr("{0}: {1} now, {2} before, {3}")
        shares = percent_text(now, 2), percent_text(before, 2)
        return text.format(name, *shares, points_text(now - before, 2))

    def part_at(self, point: QPoint) -> int | None:
        numbers = range(len(self._shares))
        return next((number for number in numbers if self._column(number).contains(point)), None)

    def row_length(self) -> int:
        return self._grid(self.width())[0]

    def apply_theme(self, theme: Theme) -> None:
        """Take on a theme's colours."""
        self._theme = theme
        self.update()

    def numbers(self) -> Table:
        """Return the accuracy of each class, 0 to 1, before and now."""
        pairs = zip(self._classes, self._shares, strict=False)
        rows = [[name, exact(before), exact(now)] for name, (before, now) in pairs]
        return [[self.tr("class"), self.tr("accuracy before"), self.tr("accuracy now")], *rows]

    def spoken_value(self) -> str:
        """Return what is shown of all classes."""
        return ", ".join(map(self.part_words, range(len(self._shares))))

    def sizeHint(self) -> QSize:
        return QSize(10 * self._narrowest, self.heightForWidth(10 * self._narrowest))

    def minimumSizeHint(self) -> QSize:
        return QSize(5 * self._narrowest, self._row_height)

    def heightForWidth(self, width: int) -> int:
        columns, _ = self._grid(width)
        return math.ceil(max(1, len(self._classes)) / columns) * self._row_height

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self.updateGeometry()
        super().changeEvent(event)

    def _measure(self) -> None:
        pixels = QFontInfo(self.font()).pixelSize()
        self._font = QFont(self.font())
        self._font.setPixelSize(max(8, round(pixels * 10 / 13)))
        self._metrics = QFontMetrics(self._font)
        self._line = self._metrics.height()
        self._bar = round(_BAR_HEIGHT * pixels / 13)
        self._narrowest = self._metrics.horizontalAdvance("−88.8") + 1
        self._widest = round(_WIDEST * pixels / 13)
        self._row_height = 3 * self._line + self._bar + 3 * _GAP

    def _grid(self, width: int) -> tuple[int, int]:
        """Return how many columns stand side by side, and the distance between them."""
        count = max(1, len(self._classes))
        most = max(1, min(count, width // self._narrowest))
        columns = math.ceil(count / math.ceil(count / most))
        return columns, max(self._narrowest, min(self._widest, width // columns))

    def _column(self, number: int) -> QRect:
        columns, pitch = self._grid(self.width())
        row, place = divmod(number, columns)
        return QRect(place * pitch, row * self._row_height, pitch - _GAP, self._row_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a column for each class."""
        painter = QPainter(self)
        painter.setFont(self._font)
        for number in range(len(self._classes)):
            box = self._column(number)
            before, now = self._shares[number] if self._shares else (math.nan, math.nan)
            self._paint_texts(painter, box, number, before, now)
            bar = QRectF(box.left(), box.top() + 2 * self._line + _GAP, box.width(), self._bar)
            self._paint_bar(painter, bar, before, now)
        self.paint_ring(painter)
        painter.end()

    def _paint_texts(
        self, painter: QPainter, box: QRect, number: int, before: float, now: float
    ) -> None:
        theme, line = self._theme, self._line
        name = self._metrics.elidedText(
            self._classes[number], Qt.TextElideMode.ElideRight, box.width()
        )
        below = 2 * line + self._bar + 2 * _GAP
        share = bare_percent_text(now)
        for text, top, colour in (
            (share, 0, theme.text),
            (points_text(now - before, 1), line, theme.text_muted),
            (name, below, theme.text_muted),
        ):
            painter.setPen(colour)
            place = QRect(box.left() - _GAP, box.top() + top, box.width() + 2 * _GAP, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_bar(self, painter: QPainter, bar: QRectF, before: float, now: float) -> None:
        theme = self._theme
        painter.fillRect(bar, theme.border_strong)
        painter.fillRect(bar.adjusted(1, 1, -1, 0), theme.raised)
        if math.isnan(now):
            return
        kept, top = min(before, now), max(before, now)
        rest = bar.adjusted(0, (1 - kept) * bar.height(), 0, 0)
        painter.fillRect(rest, theme.border_strong)
        changed = bar.adjusted(0, (1 - top) * bar.height(), 0, -kept * bar.height())
        painter.fillRect(changed, theme.positive if now > before else theme.negative)
