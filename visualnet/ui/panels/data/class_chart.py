"""How many examples there are of each class, and what they look like on average."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.insight.dataset_statistics import DatasetStatistics
from visualnet.number_text import count_text, percent_text, short_count_text
from visualnet.ui.look.translation import plural
from visualnet.ui.widgets.class_columns import GAP, ClassColumns
from visualnet.ui.widgets.copying.figures import Table
from visualnet.ui.window.acts.context_menus import Act, Entries


class ClassChart(ClassColumns):
    """A column for each class: a bar, its number, the mean image and the name.

    47 take under 2 ms (2026-11).
    """

    class_chosen = Signal(int)
    """The column clicked, or chosen by Enter or Space; arrows walk."""
    is_chosen = True

    bar_height, widest = 34, 2 * FIELD_SIDE + GAP
    longest_text = "88.8k"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Examples per class"),
            self.tr(
                "Number of examples and mean image of each class. Arrow keys move; Enter or "
                "a click shows the examples."
            ),
            parent,
        )
        self._counts: list[int] = []
        self._means = QImage()
        self._chosen: int | None = None

    def show_statistics(self, statistics: DatasetStatistics, classes: Sequence[str]) -> None:
        """Show these figures, and the names of the classes in the order of their labels."""
        self._classes, self._counts = classes, statistics.counts.tolist()
        height = FIELD_SIDE * len(classes)
        grey = QImage.Format.Format_Grayscale8
        pixels = statistics.means.tobytes()
        # Converted, so that it owns its pixels.
        strip = QImage(pixels, FIELD_SIDE, height, FIELD_SIDE, grey)
        self._means = strip.convertToFormat(QImage.Format.Format_RGB32)
        self.updateGeometry()
        self.update()

    def spoken_value(self) -> str:
        """Return how many examples there are of each class, nothing while that is waited for."""
        counts = zip(self._classes, self._counts, strict=False)
        return ", ".join(f"{name}: {count_text(count)}" for name, count in counts)

    def numbers(self) -> Table:
        pairs = zip(self._classes, map(str, self._counts), strict=False)
        return [[self.tr("class"), self.tr("examples")], *map(list, pairs)]

    def clear(self) -> None:
        """Show nothing, while figures are waited for; the room is kept."""
        self._counts = []
        self.update()

    def set_chosen(self, number: int | None) -> None:
        """Mark a class, or all alike; emits nothing."""
        self._chosen = number
        self.update()

    def part_count(self) -> int:
        return len(self._counts)

    def part_words(self, number: int) -> str:
        count, total = self._counts[number], sum(self._counts) or 1
        return plural(
            count,
            self.tr("{1}: 1 example, {2}; the picture shows it"),
            self.tr("{1}: {0} examples, {2}; the picture shows their mean", "", count),
            self._classes[number],
            percent_text(count / total),
        )

    def row_height(self, pitch: float) -> int:
        return 2 * self._text_height + self._bar + round(pitch) + 2 * GAP

    def menu_entries(self, place: QPoint | None) -> Entries:
        """Return what can be done with the class at a place, or that the keyboard is at."""
        number = self.number if place is None else self.part_at(place.toPointF())
        if number is None:
            return []
        text = (
            self.tr("Show images of all classes")
            if number == self._chosen
            else self.tr("Show images of class {0}").format(self._classes[number])
        )
        return [Act(text, partial(self.class_chosen.emit, number), "showClass")]

    def choose_part(self, number: int) -> None:
        self.class_chosen.emit(number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        greatest = max(self._counts, default=0) or 1
        for number, count in enumerate(self._counts):
            self._paint_column(painter, number, count / greatest)
        self.paint_ring(painter)
        painter.end()

    def _paint_column(self, painter: QPainter, number: int, share: float) -> None:
        palette, box, line = self.palette(), self.column_rect(number), self._text_height
        is_chosen = self._chosen in (None, number)
        length = share * self._bar
        bar = QRectF(box.left(), box.top() + line + self._bar - length, box.width(), length)
        painter.fillRect(bar, palette.accent() if is_chosen else palette.mid())
        picture = QRect(box.left(), box.top() + line + self._bar + GAP, box.width(), box.width())
        source = QRect(0, number * FIELD_SIDE, FIELD_SIDE, FIELD_SIDE)
        painter.drawImage(picture, self._means, source)
        painter.setPen((palette.text() if is_chosen else palette.placeholderText()).color())
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        above = QRect(box.left() - GAP, int(bar.top()) - line, box.width() + 2 * GAP, line)
        painter.drawText(above, middle, short_count_text(self._counts[number]))
        below = QRect(box.left(), picture.bottom() + GAP, box.width(), line)
        self._paint_name(painter, below, number)
