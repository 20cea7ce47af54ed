"""Bars that float over the picture: a sentence with buttons, and the column that they stand in."""

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtGui import QAccessible, QFontInfo, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from visualnet.plain_text import in_one_line, shortened
from visualnet.ui.spoken.announcer import announce
from visualnet.ui.widgets.build import Call, button, label, marked, row

_WIDEST = 48
"""Times the size of the text: longer lines are hard to read."""

_MARGIN = 10
"""Pixels between bars, and between them and the edge of the picture."""

_LEAST_FREE = 11
"""Times the size of the text: a free part of the picture that is narrower is not used."""


class Floating(Protocol):
    """What a column asks of each of its widgets."""

    def wanted_width(self) -> int:
        """Return how wide it is with all in one line."""

    def least_width(self) -> int:
        """Return the width below which what it shows is cut, where there is more elsewhere."""

    def fit(self, width: int) -> int:
        """Arrange the contents for a width; returns the height that they need."""


class FloatingBar(QFrame):
    """A sentence, buttons beside or below it, and a cross; Escape presses the cross.

    Screen readers announce the sentence; that of an error interrupts them.
    """

    spoken_role = QAccessible.Role.AlertMessage
    is_error = False

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        """name: the object's. title: what it is, for screen readers."""
        super().__init__(parent)
        marked(self, name, spoken=title, floating=True)
        self.text = label("", name=f"{name.removesuffix('Bar')}Text", wraps=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self._cross: QToolButton | None = None
        self._parts: list[QWidget] = []
        self._buttons = row(gap=8)
        # Below the sentence they keep their width.
        self._buttons.addStretch()
        self._body = row((self.text, 1), self._buttons, gap=12)
        self._row = row((self._body, 1), on=self, gap=12, edges=(16, 8, 8, 8))
        # Its width is the column's to choose; the arrangement follows.
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.hide()

    def add_button(self, name: str, text: str, tip: str, call: Call) -> QPushButton:
        """Add a button after those that are there."""
        added = button(text, tip, call, name)
        added.setAccessibleName(text)
        self.add_part(added)
        return added

    def add_part(self, part: QWidget, stretch: int = 0) -> None:
        """Add what stands among the buttons; stretch: its share of the room that is left."""
        self._buttons.insertWidget(len(self._parts), part, stretch)
        self._parts.append(part)

    def add_close(self, name: str, title: str, tip: str, call: Call) -> None:
        """Add the cross in the corner. title: what it does, for screen readers."""
        close = self._cross = marked(QToolButton(), name, tip, title, text="✕")
        close.clicked.connect(call)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, sentence: str, *buttons: str) -> None:
        """Show the bar with a sentence. buttons: names of those to show; as they are if none."""
        for part in self._parts if buttons else ():
            part.setVisible(part.objectName() in buttons)
        # A file's name need not be text, which Qt wants, and may have line breaks, by which the
        # buttons would be pushed out of the window.
        sentence = in_one_line(sentence)
        shown = shortened(sentence)
        self.text.setText(shown)
        self.text.setToolTip("" if shown == sentence else sentence)
        self.setAccessibleDescription(sentence)
        self.show()
        kind = self.accessibleName()
        announce(self, f"{kind}: {sentence}" if kind else sentence, is_error=self.is_error)

    def wanted_width(self) -> int:
        """Return how wide the bar is with all in one line."""
        line = self.text.fontMetrics().horizontalAdvance(self.text.text()) + 2
        return self._line_width(line, self._buttons_width())

    def least_width(self) -> int:
        """Return 0: sentences have more lines, and buttons stand below each other."""
        return 0

    def fit(self, width: int) -> int:
        """Arrange the contents for a width; returns the height that they need."""
        self._arrange(width)
        return max(self.heightForWidth(width), self.minimumSizeHint().height())

    def room_below(self, width: int) -> int:
        """Return the room for buttons below the sentence of a bar of this width."""
        return width - self._line_width(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        """Put the buttons beside the sentence where there is room, else below it."""
        directions = QBoxLayout.Direction
        is_beside = self.wanted_width() <= width
        has_room = is_beside or self._buttons_width() <= self.room_below(width)
        self._body.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
        self._buttons.setDirection(directions.LeftToRight if has_room else directions.TopToBottom)

    def is_close_key(self, event: QEvent) -> bool:
        """Whether a key with the focus in the bar closes it."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return is_escape and self._cross is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._cross is not None and self.is_close_key(event):
            self._cross.click()
        else:
            super().keyPressEvent(event)

    def _buttons_width(self) -> int:
        shown = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        return sum(shown) + self._buttons.spacing() * max(0, len(shown) - 1)

    def _line_width(self, text: int, buttons: int) -> int:
        """Return the width of the bar around so wide a text, and buttons beside it."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        close = 0 if self._cross is None else gap + self._cross.sizeHint().width()
        beside = gap + buttons if buttons else 0
        return margins.left() + text + beside + close + margins.right() + 2 * self.frameWidth()


class Column(QWidget):
    """Floating widgets above each other, all as wide as the widest of them needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []

    def insert(self, place: int, row: QWidget) -> None:
        """Add a widget, a `Floating`, at this place from the top, or as the last: -1.

        It is shown when it has something to say.
        """
        self._rows.insert(len(self._rows) if place < 0 else place, row)
        if row.parentWidget() is not self:
            row.setParent(self)

    def remove(self, row: QWidget) -> None:
        """Take a widget out, and destroy it."""
        self._rows.remove(row)
        row.hide()
        row.deleteLater()

    def wanted_width(self) -> int:
        """Return how wide the widest is with all in one line."""
        return max((_floating(row).wanted_width() for row in self._shown()), default=0)

    def least_width(self) -> int:
        """Return the width below which one of them is cut."""
        return max((_floating(row).least_width() for row in self._shown()), default=0)

    def fit(self, width: int) -> int:
        """Place the widgets in a column of this width; returns its height."""
        top = 0
        for each in self._shown():
            height = _floating(each).fit(width)
            each.setGeometry(0, top, width, height)
            top += height + _MARGIN
        return max(0, top - _MARGIN)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif event.type() == QEvent.Type.ShortcutOverride and self._closes_bar(event):
            # The bar has the focus: nothing else is meant to be left.
            event.accept()
            return True
        return super().event(event)

    def _closes_bar(self, event: QEvent) -> bool:
        # Not asked by each bar itself: it is painted with every frame that it floats over.
        bars = [row for row in self._rows if isinstance(row, FloatingBar)]
        focused = QApplication.focusWidget()
        return any(bar.isAncestorOf(focused) and bar.is_close_key(event) for bar in bars if focused)

    def _shown(self) -> list[QWidget]:
        return [row for row in self._rows if not row.isHidden()]


_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Overlay(Column):
    """The column at the bottom of a widget, over what that shows, without moving it.

    It covers no more than its bars: beside them the mouse reaches what is below. It stands at the
    bottom of the part that is free, where that has room for it, else in the middle, over what is to
    stay in sight only where there is no other room.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setAccessibleName(self.tr("Messages"))
        self._covered, self._free = parent, QRect()
        self._spared: QWidget | None = None
        self._beside: QWidget | None = None
        parent.installEventFilter(self)
        self.place()

    def place(self) -> None:
        """Put the column where it belongs, as large as its bars are."""
        pixels, free = QFontInfo(self.font()).pixelSize(), self._free
        room = self._covered.rect().adjusted(_MARGIN, 0, -_MARGIN, -_MARGIN)
        beside = self._beside
        if beside is not None and beside.isVisible():
            room.setRight(max(beside.x() - _MARGIN, room.left() + self.least_width()))
        wanted = max(self.least_width(), min(self.wanted_width(), _WIDEST * pixels))
        width = max(0, min(wanted, free.width()))
        height = self.fit(width)
        least = max(self.least_width(), _LEAST_FREE * pixels)
        if width >= min(wanted, least) and height <= free.height():
            self.setGeometry(free.left(), free.bottom() + 1 - height, width, height)
        else:
            width = max(0, min(wanted, room.width()))
            height = self.fit(width)
            left = room.center().x() - width // 2
            bottom = room.bottom() + 1
            spared = self._spared
            if spared is not None and spared.isVisible() and spared.y() - _MARGIN >= height:
                bottom = min(bottom, spared.y() - _MARGIN)
            self.setGeometry(left, max(0, bottom - height), width, height)
        self.raise_()
        # What was tried here asks to be laid out again, for ever where two widths were tried.
        QApplication.removePostedEvents(self, QEvent.Type.LayoutRequest.value)

    def spare(self, part: QWidget) -> None:
        """Leave a part at the bottom of the widget, its child, in sight where there is room."""
        self._spared = part
        part.installEventFilter(self)

    def spare_beside(self, part: QWidget) -> None:
        """Leave a part at the right of the widget, its child, in sight where there is room."""
        self._beside = part
        part.installEventFilter(self)

    @Slot(QRect)
    def set_free(self, free: QRect) -> None:
        """Say which part of the widget shows least."""
        if free != self._free:
            self._free = free
            self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self.place()
        return super().event(event)


def _floating(row: QWidget) -> Floating:
    return cast("Floating", row)
