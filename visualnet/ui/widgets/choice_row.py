"""Buttons side by side of which one is chosen: to a screen reader radio buttons in a group."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget


class ChoiceButton(QToolButton):
    """One of several buttons that exclude each other. Of them only the chosen one takes the Tab
    key; arrows choose the others.
    """

    spoken_role = QAccessible.Role.RadioButton

    def __init__(self, place: str, focus: Qt.FocusPolicy = Qt.FocusPolicy.StrongFocus) -> None:
        """place: first, middle or last, for its corners. focus: what gives it the focus."""
        super().__init__()
        self.setProperty("segment", place)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(focus)


class ChoiceBox(QWidget):
    """What holds choice buttons, and is their group."""

    spoken_role = QAccessible.Role.Grouping

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """name: of the group, for a screen reader."""
        super().__init__(parent)
        self.setAccessibleName(name)


class ChoiceRow(ChoiceBox):
    """Choices side by side, by their numbers from 0."""

    number_chosen = Signal(int)
    """By the user."""

    def __init__(
        self,
        name: str,
        texts: tuple[str, ...],
        tips: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        """name: of the group, for a screen reader. tips: one for each text."""
        super().__init__(name, parent)
        self._buttons = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (text, tip) in enumerate(zip(texts, tips, strict=True)):
            place = "first" if number == 0 else "last" if number == len(texts) - 1 else "middle"
            button = ChoiceButton(place)
            button.setText(text)
            button.setToolTip(tip)
            self._buttons.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.set_number(0)
        self._buttons.idClicked.connect(self.number_chosen)

    @property
    def number(self) -> int:
        """Which one is chosen."""
        return self._buttons.checkedId()

    def set_number(self, number: int) -> None:
        """Choose one; emits nothing."""
        self._buttons.button(number).setChecked(True)

    def button(self, number: int) -> QAbstractButton:
        """Return one of the buttons."""
        return self._buttons.button(number)
