"""Question about painted points that no project keeps, before they would be gone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from visualnet.data.plane.painted import Painted, table_text
from visualnet.paths import write_atomically
from visualnet.ui.look.translation import plural
from visualnet.ui.window.context import Context
from visualnet.ui.window.question import Answer, Question

if TYPE_CHECKING:
    from visualnet.ui.plane.painting import Painting


class PointsQuestion(QObject):
    """One question at a time, over the window."""

    def __init__(self, context: Context, painting: "Painting") -> None:
        super().__init__(painting)
        self._context, self._painting = context, painting
        self._question = Question(context.window)

    def ask(self, then: Callable[[], None]) -> None:
        """Do it at once where no points would be lost, else if the user agrees; saved or not."""
        lost = self._painting.unsaved()
        if not lost:
            then()
            return

        def discard() -> None:
            for each in lost:
                self._painting.note_safe(each)
            then()

        count = sum(len(each.data.labels) for each in lost)
        one = self.tr("The point that you painted is in no file.")
        many = self.tr("The {0} points that you painted are in no file.", "", count)
        buttons = QMessageBox.StandardButton
        self._question.ask(
            self.tr("Unsaved points"),
            plural(count, one, many),
            Answer(buttons.Save, lambda: self._save(lost[0], then)),
            Answer(buttons.Discard, discard),
            details=self._advice(lost),
            name="unsavedPointsQuestion",
        )

    def _advice(self, lost: list[Painted]) -> str:
        if any(not painted.is_enough for painted in lost):
            return self.tr("They cannot be learned from yet. Save them as a table?")
        return self.tr("Nothing has learned them yet. Save them as a table?")

    def _save(self, painted: Painted, then: Callable[[], None]) -> None:
        """Save these, and look whether there are others."""

        def write(path: Path) -> None:
            write_atomically(path, table_text(painted))

        def go_on() -> None:
            self._painting.note_safe(painted)
            self.ask(then)

        ask_save = partial(self._context.ask_save, self.tr("Save points"), "points", (".csv",))
        ask_save(write, then=go_on)
