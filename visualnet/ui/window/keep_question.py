"""The "Save first?" dialog."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from visualnet.plain_text import shortened


class KeepQuestion:
    """Save, discard or stay: one question at a time, over the window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._box: QMessageBox | None = None

    def ask(
        self,
        title: str,
        text: str,
        save: Callable[[], None] | None,
        discard: Callable[[], None],
        details: str = "",
    ) -> None:
        """Ask, and do what is answered; bring the question to the front where it is asked already.

        text: what would be lost. details: more of it, in smaller letters. save: None where saving
        would not keep it.
        """
        if self._box is not None:
            self._box.raise_()
            return
        box = self._box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(title)
        box.setText(shortened(text))
        box.setInformativeText(details)
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Discard | buttons.Cancel)
        if save is not None:
            box.addButton(buttons.Save)
        box.setDefaultButton(buttons.Cancel if save is None else buttons.Save)

        def answer(result: int) -> None:
            self._box = None
            box.deleteLater()
            if result == buttons.Discard:
                discard()
            elif result == buttons.Save and save is not None:
                save()

        box.finished.connect(answer)
        box.open()
