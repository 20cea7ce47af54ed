"""A question over the window, with what each answer does."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from visualnet.plain_text import shortened


class Answer(NamedTuple):
    """A button of a question, by its text or one of Qt's own, and what it is for."""

    button: str | QMessageBox.StandardButton
    call: Callable[[], object]
    role: QMessageBox.ButtonRole = QMessageBox.ButtonRole.AcceptRole


class Question:
    """One at a time; it can always be cancelled, and then nothing is done."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._box: QMessageBox | None = None

    def ask(
        self,
        title: str,
        text: str,
        *answers: Answer,
        details: str = "",
        whole: str = "",
        usual: int = 0,
        name: str = "",
        icon: QMessageBox.Icon = QMessageBox.Icon.Question,
        replaces: bool = False,
    ) -> None:
        """Ask, and do what is answered.

        details: in smaller letters. whole: of details that are shortened. usual: which answer Enter
        gives, -1 for cancelling. name: the object's. replaces: the question that is open, which is
        brought to the front instead if not.
        """
        if self._box is not None and not replaces:
            self._box.raise_()
            return
        self.withdraw()
        box = self._box = QMessageBox(icon, title, shortened(text), parent=self._window)
        box.setObjectName(name)
        box.setInformativeText(details)
        box.setDetailedText(whole)
        calls = {_added(box, answer): answer.call for answer in answers}
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton([*calls, cancel][usual])

        def answer(_result: int) -> None:
            if self._box is box:
                self._box = None
            chosen = next((each for each in calls if each is box.clickedButton()), cancel)
            box.deleteLater()
            if chosen is not cancel:
                calls[chosen]()

        box.finished.connect(answer)
        box.open()

    def withdraw(self) -> None:
        """Cancel the question that is open, if one is: its reason is gone."""
        if self._box is not None:
            self._box.reject()


def _added(box: QMessageBox, answer: Answer) -> QPushButton:
    if isinstance(answer.button, str):
        return box.addButton(answer.button, answer.role)
    return box.addButton(answer.button)
