"""Asks what becomes of what was learnt and is in no file, before it would be gone."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from visualnet.number_text import count_text, percent_text
from visualnet.training.runs import RunRecord
from visualnet.ui.files.projects import ProjectFiles
from visualnet.ui.window.context import Context
from visualnet.ui.window.keep_question import KeepQuestion

_NAMED = 3


class SaveQuestion(QObject):
    """One question at a time, over the window."""

    def __init__(self, context: Context, projects: ProjectFiles) -> None:
        super().__init__(context.window)
        self._session, self._log = context.session, context.run_log
        self._projects = projects
        self._question = KeepQuestion(context.window)

    def ask(self, then: Callable[[], None]) -> None:
        """Do it at once where nothing would be lost, else if the user agrees; saved or not.

        Once all is saved it is looked again: the training may have gone on meanwhile.
        """
        self._log.refresh()
        is_open, left = self._session.is_unsaved, self._left()
        if not is_open and not left:
            then()
        else:
            self._session.pause()
            self._question.ask(
                self.tr("Unsaved weights"),
                self._sentence(is_open, left),
                lambda: self._projects.save_then(lambda: self.ask(then), with_models=True),
                then,
                self.tr("A project holds all of it. Save before it is gone?"),
            )

    def _left(self) -> list[str]:
        """Return the names of what was left, is not open, and is in no file."""
        return [self._name_of(record) for record in reversed(self._log.unsaved())]

    def _name_of(self, record: RunRecord) -> str:
        figures = record.figures
        if figures.test_accuracy is not None:
            return f"{record.name}, {percent_text(figures.test_accuracy)}"
        if not figures.steps:
            return self.tr("{0}, edited").format(record.name)
        return self.tr("{0}, step {1}").format(record.name, count_text(figures.steps))

    def _sentence(self, is_open: bool, left: list[str]) -> str:
        if not left:
            return self.tr("This network has learnt something that is in no file.")
        listed = "; ".join(left[:_NAMED]) + (self.tr("; and others") if left[_NAMED:] else "")
        if is_open:
            text = self.tr("This network, and what you left, have learnt something that is in")
        else:
            text = self.tr("What you left has learnt something that is in")
        return f"{text} {self.tr('no file')} ({listed})."
