"""How many examples there are of each class, and what they look like on average."""

import math
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontInfo,
    QFontMetrics,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.insight.dataset_statistics import DatasetStatistics
from visualnet.number_text import count_text, percent_text, short_count_text
from visualnet.ui.look.translation import plural
from visualnet.ui.widgets.copying.figures import Figure, Table
from visualnet.ui.widgets.walked_view import WalkedView
from visualnet.ui.window.acts.context_menus import Act, Entries

_GAP = 2
_BAR_HEIGHT = 34
_LARGEST = 2.0  # times the size of the images, where there is room


class ClassChart(Figure, WalkedView):
    """A column for each class: a bar, its number, the mean image and the name.

    The columns fill the width, in as few rows as they fit into. 47 take under 2 ms (2026-11).
    """

    class_chosen = Signal(int)
    """The column clicked, or chosen by Enter or Space; arrows walk."""
    is_chosen_by_key = True

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Examples per class"))
        self.setWhatsThis(
            self.tr(
                "Number of examples and mean image of each class. Arrow keys move; Enter or "
                "a click shows the examples."
            )
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._classes: Sequence[str] = ()
        self._counts: list[int] = []
        self._means = QImage()
        self._chosen: int | None = None
        self._measure()

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
        """Return how many examples there are of each class."""
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

    def sizeHint(self) -> QSize:
        """Return room for ten classes in a row."""
        return QSize(10 * self._narrowest, self.heightForWidth(10 * self._narrowest))

    def minimumSizeHint(self) -> QSize:
        """Return room for five columns."""
        return QSize(5 * self._narrowest, self._row_height(self._narrowest))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the columns take, in as many rows as they need."""
        columns, pitch = self._grid(width)
        return math.ceil(max(1, len(self._classes)) / columns) * self._row_height(pitch)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def part_count(self) -> int:
        return len(self._counts)

    def part_rect(self, number: int) -> QRectF:
        return QRectF(self._column(number)).adjusted(-_GAP, 0, _GAP, 0)

    def part_words(self, number: int) -> str:
        count, total = self._counts[number], sum(self._counts) or 1
        return plural(
            count,
            self.tr("{1}: 1 example, {2}; the picture shows it"),
            self.tr("{1}: {0} examples, {2}; the picture shows their mean", "", count),
            self._classes[number],
            percent_text(count / total),
        )

    def part_at(self, point: QPoint) -> int | None:
        columns, pitch = self._grid(self.width())
        place, row = point.x() // pitch, point.y() // self._row_height(pitch)
        number = row * columns + place
        return number if place < columns and 0 <= number < len(self._counts) else None

    def row_length(self) -> int:
        return self._grid(self.width())[0]

    def menu_entries(self, place: QPoint | None) -> Entries:
        """Return what can be done with the class at a place, or that the keyboard is at."""
        number = self.part_at(place) if place is not None else self._walk.number
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the class under the mouse."""
        number = self.part_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self.class_chosen.emit(number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a column for each class."""
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        greatest = max(self._counts, default=0) or 1
        for number, count in enumerate(self._counts):
            self._paint_column(painter, number, count / greatest)
        self.paint_ring(painter)
        painter.end()

    def _paint_column(self, painter: QPainter, number: int, share: float) -> None:
        palette, box, line = self.palette(), self._column(number), self._line
        is_chosen = self._chosen in (None, number)
        length = share * self._bar
        bar = QRectF(box.left(), box.top() + line + self._bar - length, box.width(), length)
        painter.fillRect(bar, palette.accent() if is_chosen else palette.mid())
        picture = QRect(box.left(), box.top() + line + self._bar + _GAP, box.width(), box.width())
        source = QRect(0, number * FIELD_SIDE, FIELD_SIDE, FIELD_SIDE)
        painter.drawImage(picture, self._means, source)
        painter.setPen((palette.text() if is_chosen else palette.placeholderText()).color())
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        above = QRect(box.left() - _GAP, int(bar.top()) - line, box.width() + 2 * _GAP, line)
        painter.drawText(above, middle, short_count_text(self._counts[number]))
        below = QRect(box.left(), picture.bottom() + _GAP, box.width(), line)
        name = self._metrics.elidedText(
            self._classes[number], Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(below, middle, name)

    def _measure(self) -> None:
        pixels = QFontInfo(self.font()).pixelSize()
        self._font = QFont(self.font())
        self._font.setPixelSize(max(8, round(pixels * 10 / 13)))
        self._metrics = QFontMetrics(self._font)
        self._line = self._metrics.height()
        self._bar = round(_BAR_HEIGHT * pixels / 13)
        # As wide as the largest number that is shown.
        self._narrowest = self._metrics.horizontalAdvance("88.8k") + _GAP
        self._widest = round(_LARGEST * FIELD_SIDE * pixels / 13) + _GAP

    def _grid(self, width: int) -> tuple[int, int]:
        """Return how many columns stand side by side, and the distance between them."""
        count = max(1, len(self._classes))
        most = max(1, min(count, width // self._narrowest))
        columns = math.ceil(count / math.ceil(count / most))
        return columns, max(self._narrowest, min(self._widest, width // columns))

    def _row_height(self, pitch: int) -> int:
        return 2 * self._line + self._bar + pitch + 2 * _GAP

    def _column(self, number: int) -> QRect:
        columns, pitch = self._grid(self.width())
        row, place = divmod(number, columns)
        height = self._row_height(pitch)
        return QRect(place * pitch, row * height, pitch - _GAP, height)
