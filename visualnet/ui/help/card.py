"""A card over the window: a few words and buttons; the window can be used beside it."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontInfo, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from visualnet.ui.spoken.announcer import announce
from visualnet.ui.widgets.build import Call, button, column, label, row

_WIDEST = 26
"""Times the size of the text."""

GAP = 10
"""Pixels between a card, what it stands beside, and the edge of the window."""


class Card(QFrame):
    """A caption, a title, a text, and buttons below; Escape closes it."""

    spoken_role = QAccessible.Role.Grouping
    closed = Signal()
    """By Escape; a subclass has a button that says the same."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        """name: the object's. title: what it is, for screen readers."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("floating", True)
        self.setAccessibleName(title)
        self._caption = label(role="caption")
        self._title = label(role="title", name=f"{name}Title", wraps=True)
        self._text = label(name=f"{name}Text", wraps=True)
        self._buttons = row()
        words = self._caption, self._title, self._text
        column(*words, self._buttons, on=self, gap=6, edges=(16, 12, 12, 10))
        self.hide()

    def add_button(self, name: str, text: str, tip: str, call: Call) -> QPushButton:
        """Add a button after those that are there."""
        added = button(text, tip, call, name)
        self._buttons.addWidget(added)
        return added

    def add_space(self) -> None:
        """Leave the room of the row here, between two buttons."""
        self._buttons.addStretch()

    def show_words(self, caption: str, title: str, text: str) -> None:
        """Show the card with these words, and tell them."""
        for part, words in ((self._caption, caption), (self._title, title), (self._text, text)):
            part.setText(words)
            part.setVisible(bool(words))
        told = ". ".join(words.rstrip(".") for words in (caption, title, text) if words)
        self.setAccessibleDescription(told)
        self.show()
        self.raise_()
        announce(self, told)

    def give_way(self, to: QWidget) -> None:
        """Hide; the focus, where it is in the card, goes to another widget."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def place(self, part: QRect, *, is_over: bool = False) -> None:
        """Stand beside a part of the window, or where no side has room, over its lower corner.

        is_over: over its corner in any case.
        """
        window = self.parentWidget()
        assert window is not None  # noqa: S101 - it was made with one
        room = window.rect().adjusted(GAP, GAP, -GAP, -GAP)
        least = self.minimumSizeHint()
        width = max(least.width(), _WIDEST * QFontInfo(self.font()).pixelSize())
        width = min(width, room.width())
        self.resize(width, max(self.heightForWidth(width), least.height()))
        find_place = _corner_of if is_over else _beside
        self.move(find_place(part, self.size(), room))
        # A dock that is shown, or comes to the front, stands over the window's other children.
        self.raise_()

    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # The card has the focus: nothing else is meant to be left.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            isinstance(button, QPushButton) and self.isAncestorOf(button)
        ):
            button.click()
        else:
            super().keyPressEvent(event)


def _beside(part: QRect, size: QSize, room: QRect) -> QPoint:
    """Return where a card goes: at the side of a part with most room."""
    across = _bounded(part.center() - QPoint(size.width() // 2, 0), size, room).x()
    down = _bounded(part.center() - QPoint(0, size.height() // 2), size, room).y()
    # Each place, and how much room is left there.
    places = (
        (QPoint(part.right() + GAP, down), room.right() - part.right() - GAP - size.width()),
        (QPoint(part.left() - GAP - size.width(), down), part.left() - 2 * GAP - size.width()),
        (QPoint(across, part.bottom() + GAP), room.bottom() - part.bottom() - GAP - size.height()),
        (QPoint(across, part.top() - GAP - size.height()), part.top() - 2 * GAP - size.height()),
    )
    place, left = max(places, key=lambda each: each[1])
    return place if left >= 0 else _corner_of(part, size, room)


def _corner_of(part: QRect, size: QSize, room: QRect) -> QPoint:
    """Return the place over the lower left corner, where the network has its input alone."""
    corner = QPoint(part.left() + GAP, part.bottom() - GAP - size.height())
    return _bounded(corner, size, room)


def _bounded(place: QPoint, size: QSize, room: QRect) -> QPoint:
    """Return the nearest place at which all of a card is in the room, from its upper left."""
    left = max(room.left(), min(place.x(), room.right() + 1 - size.width()))
    top = max(room.top(), min(place.y(), room.bottom() + 1 - size.height()))
    return QPoint(left, top)
