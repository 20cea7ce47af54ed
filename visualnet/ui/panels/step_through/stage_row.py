"""The row of stages: which one is shown, walked by ← and →, chosen by a click."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualnet.ui.look.theme import current_theme
from visualnet.ui.widgets.walked_view import WalkedView

_HEIGHT = 1.9  # times that of the text
_BESIDE = 0.55  # of the text's height, at both sides of a title
_ROUND = 4.0


class StageRow(WalkedView):
    """Titles side by side; ←, →, Home, End and a click choose one. Nothing plays by itself."""

    spoken_role = QAccessible.Role.PageTabList
    is_chosen = keeps_part = True
    unused_keys = (Qt.Key.Key_Up, Qt.Key.Key_Down)

    stage_chosen = Signal(int)
    """Its number, from 0, by the user."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stageRow")
        self.setAccessibleName(self.tr("Stages"))
        self.setToolTip(self.tr("Choose a stage, or press ← and →"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._titles: Sequence[str] = ()
        self._words: Sequence[str] = ()
        self._usable = 0
        self._shown = 0
        self._hovered: int | None = None
        self._measure()

    def set_stages(self, titles: Sequence[str], words: Sequence[str]) -> None:
        """Set the stages. titles: short. words: what each is, for tooltips and screen readers."""
        if (titles, words) != (self._titles, self._words):
            self._titles, self._words = titles, words
            self.updateGeometry()
            self.update()

    def set_usable(self, count: int) -> None:
        """Show that only so many, from the first, have something to show; all can be chosen."""
        if count != self._usable:
            self._usable = count
            self.update()

    def show_stage(self, number: int) -> None:
        """Mark one as shown; emits nothing."""
        self._number = self._shown = number
        self._tell()

    def spoken_value(self) -> str:
        """Return the stage that is shown."""
        if not self._titles:
            return ""
        return self.tr("{0} of {1}: {2}").format(
            self._shown + 1, len(self._titles), self.part_words(self._shown)
        )

    def part_count(self) -> int:
        return len(self._titles)

    def part_rect(self, number: int) -> QRectF:
        return self._places()[number]

    def part_words(self, number: int) -> str:
        return self._words[number]

    def choose_part(self, number: int) -> None:
        self._shown = number
        self.update()
        self.stage_chosen.emit(number)

    def press_part_key(self, event: QKeyEvent) -> bool:
        """Walk; each stage that is walked to is shown at once."""
        before = self._number
        is_used = super().press_part_key(event)
        if is_used and self._number is not None and self._number != before:
            self.choose_part(self._number)
        return is_used

    def _show_part(self, number: int) -> None:
        """Show no tooltip: the stage itself is shown."""

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        # Before the first step it has the room of some, so that the keyboard comes to it.
        width = sum(self._widths()) or 20 * self._line
        return QSize(ceil(width), ceil(_HEIGHT * self._line))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the widest title; `heightForWidth` tells of more lines."""
        return QSize(ceil(max(self._widths(), default=0.0)), ceil(_HEIGHT * self._line))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rects = self._rects(width)
        return ceil(rects[-1].bottom() if rects else _HEIGHT * self._line)

    def _widths(self) -> list[float]:
        beside = 2 * _BESIDE * self._line
        return [self._metrics.horizontalAdvance(title) + beside for title in self._titles]

    def _places(self) -> list[QRectF]:
        """Return where each title is, in the middle of the widget's height."""
        rects = self._rects(self.width())
        spare = max(0.0, self.height() - rects[-1].bottom()) / 2 if rects else 0.0
        return [rect.translated(0, spare) for rect in rects]

    def _rects(self, width: int) -> list[QRectF]:
        """Return where each title is, in as many lines as they need."""
        rects: list[QRectF] = []
        x, y, height = 0.0, 0.0, _HEIGHT * self._line
        for each in self._widths():
            if x and x + each > width + 0.5:
                x, y = 0.0, y + height
            rects.append(QRectF(x, y, each, height))
            x += each
        return rects

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the titles, that of the shown stage filled, and the keyboard's ring."""
        theme = current_theme()
        painter = QPainter(self)
        # Else ∂W would read W∂ where one reads from the right.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        places = self._places()
        for number, title in enumerate(self._titles):
            box = places[number].adjusted(1, 1, -1, -1)
            if number == self._shown:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.accent)
                painter.drawRoundedRect(box, _ROUND, _ROUND)
                colour = theme.accent_text
            else:
                if number == self._hovered:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.hover)
                    painter.drawRoundedRect(box, _ROUND, _ROUND)
                colour = theme.text if number < self._usable else theme.text_muted
            painter.setPen(QPen(colour))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, title)
        self.paint_ring(painter)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.part_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, number: int | None) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()
