"""The row of stages: which one is shown, walked by ← and →, chosen by a click."""

from collections.abc import Sequence

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
        self.setToolTip(self.tr("Choose a stage; the left and right arrow keys walk"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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
        edges = self._edges()
        return QRectF(edges[number], 0, edges[number + 1] - edges[number], self.height())

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
        return QSize(round(sum(self._widths())), round(_HEIGHT * self._line))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(0.6 * sum(self._widths())), round(_HEIGHT * self._line))

    def _widths(self) -> list[float]:
        return [
            self._metrics.horizontalAdvance(title) + 2 * _BESIDE * self._line
            for title in self._titles
        ]

    def _edges(self) -> list[float]:
        """Return where each title begins, and where the last one ends."""
        widths = self._widths()
        needed = sum(widths)
        # In a narrow panel they come closer; in a wide one they stay together.
        share = min(1.0, self.width() / needed) if needed else 1.0
        edges = [0.0]
        for width in widths:
            edges.append(edges[-1] + share * width)
        return edges

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the titles, that of the shown stage filled, and the keyboard's ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for number, title in enumerate(self._titles):
            box = self.part_rect(number).adjusted(1, 1, -1, -1)
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
