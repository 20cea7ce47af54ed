"""Bar that asks for the true class of a drawing; a key or a click answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from visualnet.ui.widgets.build import button, marked, row
from visualnet.ui.widgets.shown_names import entry_text
from visualnet.ui.window.floating import FloatingBar


class TeachStrip(FloatingBar):
    """A button for each class; typing a name answers as soon as it can be no other."""

    answered = Signal(int)
    """The number of a class."""
    closed = Signal()
    """It was given up, by Escape or the cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("teachStrip", self.tr("What is the drawing?"), parent)
        self.setToolTip(self.tr("Press the key of its class, or type the name"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._classes: Sequence[str] = ()
        self._typed = ""
        self._class_buttons: list[QPushButton] = []
        self.text.setObjectName("teachQuestion")
        page = marked(QWidget(), role="page")
        self._keys = row(on=page, gap=4)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)
        self.add_part(self._scroll, 1)
        self.add_close("", self.tr("Cancel"), self.tr("Cancel (Esc)"), self._close)

    def set_classes(self, classes: Sequence[str]) -> None:
        """Offer these classes; emits nothing."""
        if list(classes) == list(self._classes):
            return
        self._classes = classes
        for old in self._class_buttons:
            old.deleteLater()
        self._class_buttons = []
        for number, name in enumerate(classes):
            tip = self.tr("The drawing is: {0}").format(name)
            answer = button(entry_text(name), tip, lambda _=False, n=number: self._give_answer(n))
            answer.setAccessibleName(tip)
            self._keys.addWidget(answer)
            self._class_buttons.append(answer)

    def ask(self) -> None:
        """Show the question, and take the keys."""
        self._typed = ""
        self._show_question()
        self.show()
        self.setFocus()

    def least_width(self) -> int:
        """Return the width that the buttons of all classes have below the question."""
        return self._buttons_width() + self.width() - self.room_below(self.width())

    def _buttons_width(self) -> int:
        """Return the width of all buttons; the area that scrolls them would want less."""
        return self._keys.sizeHint().width() + 2 * self._scroll.frameWidth()

    def fit(self, width: int) -> int:
        """Give names that are wider than the bar a scroll bar below them; returns the height."""
        height = max((each.sizeHint().height() for each in self._class_buttons), default=0)
        bar = self._scroll.horizontalScrollBar().sizeHint().height()
        is_wide = self.wanted_width() > width and self._buttons_width() > self.room_below(width)
        self._scroll.setFixedHeight(height + 2 + (bar if is_wide else 0))
        # Else it could keep the little that it wanted before it had all buttons.
        self._scroll.setMinimumWidth(0 if is_wide else self._buttons_width())
        return super().fit(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the name of a class, letter by letter."""
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self._close()
        elif key == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
            self._show_question()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._typed in self._classes:
            self._give_answer(list(self._classes).index(self._typed))
        elif text and text.isprintable():
            self._type_name(self._typed + text)
        else:
            super().keyPressEvent(event)

    def _type_name(self, typed: str) -> None:
        """Answer where just one name begins so; pass over what none begins with."""
        numbers = [n for n, name in enumerate(self._classes) if name.startswith(typed)]
        if not numbers:
            folded = typed.casefold()
            numbers = [
                n for n, name in enumerate(self._classes) if name.casefold().startswith(folded)
            ]
        if len(numbers) == 1:
            self._give_answer(numbers[0])
        elif numbers:
            # As the names have it, so that Enter knows one that is typed in full.
            self._typed = self._classes[numbers[0]][: len(typed)]
            self._show_question()

    def _show_question(self) -> None:
        question = self.tr("What is the drawing?")
        self.text.setText(f"{question} {self._typed}".rstrip())
        self.setAccessibleDescription(self.text.text())

    def _give_answer(self, number: int) -> None:
        self.hide()
        self.answered.emit(number)

    @Slot()
    def _close(self) -> None:
        self.hide()
        self.closed.emit()
