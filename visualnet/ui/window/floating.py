"""Bars that float over the picture: a sentence with buttons, and the column that they stand in."""

from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
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

MARGIN = 10
"""Pixels between bars, and between them and the edge of the picture."""


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

    def fit(self, width: int, *, is_short: bool = False) -> int:
        """Place the widgets in a column of this width; returns its height.

        is_short: of what can wait, show the newest alone.
        """
        top = 0
        for each in self._in_column(is_short=is_short):
            height = _height_of(each, width, is_short=is_short, is_placed=True)
            each.setGeometry(0, top, width, height)
            top += height + MARGIN
        return max(0, top - MARGIN)

    def height_at(self, width: int, *, is_short: bool) -> int:
        """Return the height of `fit`, without showing or hiding anything."""
        rows = self._in_column(is_short=is_short)
        heights = (_height_of(each, width, is_short=is_short, is_placed=False) for each in rows)
        return max(0, sum(height + MARGIN for height in heights) - MARGIN)

    def _in_column(self, *, is_short: bool) -> list[QWidget]:  # noqa: ARG002 - for subclasses
        return self._shown()

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


def _height_of(row: QWidget, width: int, *, is_short: bool, is_placed: bool) -> int:
    if not isinstance(row, Column):
        return _floating(row).fit(width)
    return (
        row.fit(width, is_short=is_short) if is_placed else row.height_at(width, is_short=is_short)
    )


def _floating(row: QWidget) -> Floating:
    return cast("Floating", row)
