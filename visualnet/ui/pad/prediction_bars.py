"""Bar chart of the probabilities of the classes."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QToolButton, QWidget

from visualnet.arrays import FloatArray
from visualnet.number_text import (
    bare_probability_text,
    exact_text,
    number_text,
    probability_text,
    with_percent,
)
from visualnet.ui.look.cut_names import cut_names
from visualnet.ui.pad.bars_painting import (
    Backdrop,
    bar_length,
    paint_bars,
    paint_dots,
    paint_texts,
    paint_ticks,
    paint_tracks,
)
from visualnet.ui.widgets.build import marked
from visualnet.ui.widgets.copying.copyable import Copyable, table_text, text_data
from visualnet.ui.widgets.walked_view import Walked

_MOST_LINES = 11  # that room is asked for; of more classes, some are reached by scrolling
_WIDEST_NAME = 7.0  # times the height of the text
_DOT_GAP = 5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_RIGHT, _LEFT = Qt.AlignmentFlag.AlignRight | _MIDDLE, Qt.AlignmentFlag.AlignLeft | _MIDDLE


class PredictionBars(Walked, QAbstractScrollArea):
    """One bar for each class, as long as its probability, or on a logarithmic scale.

    On that, small doubts can be told apart; a switch beside the scale turns it on and off.
    The answer is drawn in the accent colour; the truth, where it is known, is marked by a ring at
    the end of its track. Painted in one go, 0.3 ms for ten classes (2026-11). Classes that have
    no room scroll, and a new answer is brought into sight.
    """

    spoken_role = QAccessible.Role.List

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, "predictionBars", spoken=self.tr("Probabilities"))
        self.setWhatsThis(
            self.tr("How probable the network finds each class. ↑ and ↓ read the exact values.")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._classes: list[str] = [str(digit) for digit in range(10)]
        self._probabilities: list[float] | None = None
        self._answer: int | None = None
        self._truth: int | None = None
        self._is_log = self._has_dots = False
        self._switch: QToolButton | None = None
        self._backdrop = Backdrop()
        self._measure()

    def set_log(self, is_log: bool) -> None:
        self._is_log = is_log
        self.viewport().update()

    def add_switch(self, action: QAction) -> None:
        """Put a small button for an action at the end of the scale."""
        switch = self._switch = QToolButton(self.viewport())
        switch.setDefaultAction(action)
        switch.setProperty("tiny", True)
        switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Else it begins with other words than those that are seen; the tooltip describes it.
        switch.setAccessibleName(action.iconText())
        self.verticalScrollBar().valueChanged.connect(self._place_switch)
        self._measure()
        self._place_switch()

    @Slot()
    def _place_switch(self) -> None:
        if self._switch is None:
            return
        self._switch.adjustSize()
        height, top = self._switch.height(), self._track().bottom() + 2
        bottom = self.viewport().height() + self.verticalScrollBar().maximum()
        top = min(top, bottom - height) - self.verticalScrollBar().value()
        self._switch.move(self.viewport().width() - self._switch.width(), round(top))
        self._switch.show()

    def set_classes(self, names: Sequence[str], *, has_dots: bool = False) -> None:
        """Set the names of the classes, in the network's order, and take away what was shown.

        has_dots: show before each name the dot that its points are on the plane.
        """
        self._classes, self._has_dots = list(names), has_dots
        self._measure()
        self.updateGeometry()
        self._set_scroll_range()
        self._place_switch()
        self.show_probabilities(None, None)

    def show_probabilities(
        self, probabilities: FloatArray | None, answer: int | None, truth: int | None = None
    ) -> None:
        """Show one probability, 0 to 1, for each class; None where nothing is read.

        probabilities: (classes,). answer, truth: index of the class read, and of the right one.
        """
        self._probabilities = None if probabilities is None else probabilities.tolist()
        before, self._answer, self._truth = self._answer, answer, truth
        if answer != before:
            self._bring_into_sight(answer)
        # The scale below the bars, with its switch, is as it was.
        above = math.ceil(self._track().bottom()) - self.verticalScrollBar().value()
        self.viewport().update(0, 0, self.viewport().width(), above)

    def sizeHint(self) -> QSize:
        """Return a line for each class and one for the scale."""
        height = self._lines_wanted() * self._line * 1.3 + self._scale_excess()
        return QSize(round(17.5 * self._pixels), math.ceil(height))

    def minimumSizeHint(self) -> QSize:
        """Return lines that just do not touch."""
        height = self._lines_wanted() * self._line + self._scale_excess()
        return QSize(round(11.5 * self._pixels), math.ceil(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_scroll_range()
        self._place_switch()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_scroll_range()
            self._place_switch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from class to class; other keys are the window's: the area would scroll by them."""
        event.setAccepted(self.press_part_key(event))
        self._bring_into_sight(self.number)

    def part_count(self) -> int:
        return len(self._classes)

    def first_part(self) -> int:
        return self._answer or 0

    def part_rect(self, number: int) -> QRectF:
        top = number * self._pitch() - self.verticalScrollBar().value()
        return QRectF(0, top, self.viewport().width(), self._pitch())

    def ring_rect(self, number: int) -> QRectF:
        """Return the bar's line alone: lines are so low that the ring would cut name and number."""
        line, track = self.part_rect(number), self._track()
        return QRectF(track.left(), line.top(), track.width(), line.height()).adjusted(-4, -1, 4, 1)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the switch's size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure()
            self._place_switch()
            self.viewport().update()
        return super().viewportEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        state = self._answer, self._is_log, (scrolled := self.verticalScrollBar().value())
        self._backdrop.draw(painter, self.viewport(), state, self._paint_backdrop)
        painter.translate(0, -scrolled)
        lengths = [bar_length(value, self._is_log) for value in self._probabilities or ()]
        paint_bars(painter, self.palette(), self._tracks(), lengths, self._answer, self._truth)
        if self._probabilities is not None:
            values = map(bare_probability_text, self._probabilities)
            self._paint_texts(painter, values, is_behind=True)
        painter.resetTransform()
        self.paint_ring(painter)
        painter.end()

    def _paint_backdrop(self, painter: QPainter) -> None:
        """Paint scale, tracks and names."""
        painter.translate(0, -self.verticalScrollBar().value())
        palette, track, pitch = self.palette(), self._track(), self._pitch()
        painter.setFont(self._font)
        paint_ticks(painter, palette, self._small, track, pitch, self._is_log)
        paint_tracks(painter, palette, self._tracks())
        metrics, room = QFontMetricsF(self._bold), self._names_width - self._dots_width - 8
        self._paint_texts(painter, cut_names(self._classes, metrics, room), is_behind=False)
        if self._has_dots:
            paint_dots(painter, self._dots_width - _DOT_GAP, pitch, len(self._classes))

    def _measure(self) -> None:
        self._backdrop.forget()
        self._pixels = QFontInfo(self.font()).pixelSize()
        self._font = QFont(self.font())
        self._font.setPixelSize(round(self._pixels * 12 / 13))
        self._bold = QFont(self._font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(self._font)
        self._small.setPixelSize(max(8, round(self._font.pixelSize() * 10 / 12)))
        metrics = QFontMetricsF(self._bold)
        self._line = metrics.height()
        self._names_width = max([metrics.horizontalAdvance(name) for name in self._classes] + [8.0])
        self._dots_width = round(self._pixels * 0.7) + _DOT_GAP if self._has_dots else 0
        self._names_width = min(self._names_width, _WIDEST_NAME * self._pixels) + 8
        self._names_width += self._dots_width
        self._values_width = metrics.horizontalAdvance("<00.00") + 8
        self._scale_height = 0.0
        if self._switch is not None:
            self._scale_height = self._switch.sizeHint().height() + 2.0
            # Half of the scale's last label stands before it.
            end = QFontMetricsF(self._small).horizontalAdvance(with_percent("100")) / 2 + 8
            self._values_width = max(self._values_width, end + self._switch.sizeHint().width())

    def _track(self) -> QRectF:
        width = max(1.0, self.viewport().width() - self._names_width - self._values_width)
        return QRectF(self._names_width, 0, width, len(self._classes) * self._pitch())

    def _tracks(self) -> list[QRectF]:
        track, pitch = self._track(), self._pitch()
        thickness = min(self._line * 0.55, pitch * 0.5)
        tops = [k * pitch + (pitch - thickness) / 2 for k in range(len(self._classes))]
        return [QRectF(track.left(), top, track.width(), thickness) for top in tops]

    def _pitch(self) -> float:
        """Return the height of a line: those of the classes and the scale below fill the room."""
        height, count = self.viewport().height(), max(1, len(self._classes))
        return max(self._line, min(height / (count + 1), (height - self._scale_height) / count))

    def _scale_excess(self) -> float:
        return max(0.0, self._scale_height - self._line)

    def _lines_wanted(self) -> int:
        return min(len(self._classes) + 1, _MOST_LINES)

    def _set_scroll_range(self) -> None:
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(math.ceil(self._line))
        # Half a pixel of rounding is no reason to scroll.
        pitch = self._pitch()
        wanted = len(self._classes) * pitch + max(pitch, self._scale_height)
        bar.setRange(0, max(0, math.floor(wanted - height)))

    def _bring_into_sight(self, row: int | None) -> None:
        bar, pitch = self.verticalScrollBar(), self._pitch()
        if row is not None and bar.maximum():
            top, height = row * pitch, self.viewport().height()
            if not bar.value() <= top <= bar.value() + height - pitch:
                bar.setValue(round(top + pitch / 2 - height / 2))

    def _paint_texts(self, painter: QPainter, texts: Iterable[str], *, is_behind: bool) -> None:
        """Paint a text for each class, before or behind the tracks."""
        line, side = QRectF(0, 0, self._names_width - 7, self._pitch()), _LEFT
        line.setLeft(self._dots_width)
        if is_behind:
            left, side = self._track().right() + 8, _RIGHT
            line = QRectF(left, 0, self._values_width - 8, self._pitch())
        fonts = self._font, self._bold
        paint_texts(painter, self.palette(), fonts, line, side, texts, self._answer)

    def spoken_value(self) -> str:
        if self._probabilities is None:
            return self.tr("No reading yet.")
        rows = zip(self._probabilities, self._classes, strict=True)
        likeliest = sorted(rows, key=lambda row: -row[0])
        return ", ".join(f"{name}: {probability_text(value)}" for value, name in likeliest)

    def copies(self) -> Sequence[Copyable]:
        if not self._probabilities:
            return ()
        numbers = map(exact_text, self._probabilities)
        rows = zip(self._classes, numbers, strict=True)
        text = table_text([(self.tr("class"), self.tr("probability")), *rows])
        said = self.tr("Copied the probabilities of the classes.")
        return (Copyable(self.tr("Copy numbers"), said, lambda: text_data(text)),)

    def part_words(self, number: int) -> str:
        if self._probabilities is None:
            return ""
        share = with_percent(number_text(self._probabilities[number] * 100, 6))
        text = f"{self._classes[number]}: {share}"
        return text + self.tr(" (the correct answer)") if number == self._truth else text
