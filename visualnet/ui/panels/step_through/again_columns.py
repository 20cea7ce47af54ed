"""The answer before and after a step, a column for each class."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from visualnet.insight.one_step import Array64
from visualnet.number_text import bare_probability_text, points_text, probability_text
from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.class_columns import GAP, ClassColumns
from visualnet.ui.widgets.copying.figures import Table, exact


class AgainColumns(ClassColumns):
    """For each class: probability after, difference in points, both as bars, name.

    The bar at the left is before the step, the one at the right after it. The right class is
    framed.
    """

    longest_text, spare = ">99.9", 2
    bar_height = 34

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Answer before and after the step"),
            self.tr("The probability of each class after the step, and its change in points."),
            parent,
        )
        self.setObjectName("againColumns")
        self._pairs: list[tuple[float, float]] = []
        self._label = 0

    def show_answers(
        self, classes: Sequence[str], label: int, before: Array64, after: Array64
    ) -> None:
        """Show two answers, (classes,) each. label: the number of the right class."""
        is_new = tuple(classes) != tuple(self._classes)
        self._classes, self._label = tuple(classes), label
        self._pairs = list(zip(before.tolist(), after.tolist(), strict=True))
        if is_new:
            self.setMinimumHeight(self.heightForWidth(self.width()))
            self.updateGeometry()
        self.update()

    def part_count(self) -> int:
        return len(self._pairs)

    def part_words(self, number: int) -> str:
        before, after = self._pairs[number]
        return self.tr("{0}: {1} → {2}").format(
            self._classes[number], probability_text(before), probability_text(after)
        )

    def row_height(self, pitch: float) -> int:
        del pitch
        return 3 * self._text_height + self._bar + 3 * GAP

    def numbers(self) -> Table:
        """Return both probabilities of each class, 0 to 1."""
        pairs = zip(self._classes, self._pairs, strict=True)
        rows = [[name, exact(before), exact(after)] for name, (before, after) in pairs]
        return [[self.tr("class"), self.tr("before"), self.tr("after")], *rows]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow panel there are more rows.
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, line = QPainter(self), self._text_height
        painter.setFont(self._font)
        for number, (before, after) in enumerate(self._pairs):
            box, theme = self.column_rect(number), current_theme()
            above = QRect(box.left(), box.top(), box.width(), line)
            painter.setPen(theme.text)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, bare_probability_text(after))
            painter.setPen(theme.text_muted)
            above.translate(0, line)
            change = points_text(after - before, 1)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, change)
            bar = QRectF(box.left(), box.top() + 2 * line + GAP, box.width(), self._bar)
            self._paint_bars(painter, bar, before, after)
            below = QRect(box.left(), round(bar.bottom()) + GAP, box.width(), line)
            if number == self._label:
                painter.setPen(QPen(theme.accent, 1))
                painter.drawRect(below.adjusted(0, 0, -1, -1))
            painter.setPen(theme.text)
            self._paint_name(painter, below, number)
        self.paint_ring(painter)
        painter.end()

    def _paint_bars(self, painter: QPainter, bar: QRectF, before: float, after: float) -> None:
        theme, half = current_theme(), bar.width() / 2
        painter.fillRect(bar, theme.raised)
        for share, left, colour in (
            (before, 0.0, theme.border_strong),
            (after, half, theme.accent),
        ):
            # What is no number has no bar.
            height = bar.height() * share if 0 <= share <= 1 else 0.0
            place = QRectF(bar.left() + left, bar.bottom() - height, half, height)
            painter.fillRect(place, colour)
        painter.setPen(theme.border_strong)
        painter.drawLine(bar.bottomLeft(), bar.bottomRight())
