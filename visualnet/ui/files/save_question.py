"""Asks what becomes of what is in no file, before it would be gone."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from visualnet.number_text import count_text, percent_text
from visualnet.training.runs import RunRecord
from visualnet.ui.files.projects import ProjectFiles
from visualnet.ui.files.unsaved import Unsaved
from visualnet.ui.window.context import Context
from visualnet.ui.window.keep_question import KeepQuestion

_NAMED = 3


class SaveQuestion(QObject):
    """One question at a time, over the window."""

    def __init__(self, context: Context, projects: ProjectFiles) -> None:
        super().__init__(context.window)
        self._context, self._projects = context, projects
        self._question = KeepQuestion(context.window)

    def ask(self, then: Callable[[], None]) -> None:
        """Do it at once where nothing would be lost, else if the user agrees; saved or not.

        Once all is saved it is looked again: the training may have gone on meanwhile.
        """
        log = self._context.run_log
        log.refresh()
        log.list.is_given_up = False
        lost = self._projects.unsaved()
        if not lost:
            then()
            return

        def save() -> None:
            # Weights alone would not keep names and settings.
            has_weights = lost.is_open or bool(lost.left)
            self._projects.save_then(lambda: self.ask(then), with_models=has_weights)

        def discard() -> None:
            for each in (log.list, *lost.behind):
                each.is_given_up = True
            then()

        self._context.session.pause()
        self._question.ask(
            self.tr("Unsaved work"),
            self._sentences(lost),
            save if lost.is_here else None,
            discard,
            self._advice(lost),
        )

    def _advice(self, lost: Unsaved) -> str:
        if lost.is_here and lost.behind:
            return self.tr("Save what is here? Undo leads back to the rest, where it can be saved.")
        if lost.is_here:
            return self.tr("A project holds all of it. Save before it is gone?")
        return self.tr("Undo leads back to it, where it can be saved. Discard it?")

    def _name_of(self, record: RunRecord) -> str:
        figures = record.figures
        if figures.test_accuracy is not None:
            return f"{record.name}, {percent_text(figures.test_accuracy)}"
        if not figures.steps:
            return self.tr("{0}, edited").format(record.name)
        return self.tr("{0}, step {1}").format(record.name, count_text(figures.steps))

    def _sentences(self, lost: Unsaved) -> str:
        sentences = []
        if lost.is_open or lost.left:
            sentences.append(self._sentence(lost.is_open, lost.left))
        if lost.is_described_otherwise:
            path = self._projects.path
            name = "" if path is None else path.name
            text = self.tr("Names, runs or settings are not those in {0}.")
            sentences.append(text.format(name))
        if lost.behind:
            records = [record for each in lost.behind for record in each.unsaved()]
            text = self.tr("What you left in another project is in no file ({0}).")
            sentences.append(text.format(self._listed(records)))
        return " ".join(sentences)

    def _sentence(self, is_open: bool, left: list[RunRecord]) -> str:
        if not left:
            return self.tr("This network has learnt something that is in no file.")
        if is_open:
            text = self.tr("This network, and what you left, have learnt something that is in")
        else:
            text = self.tr("What you left has learnt something that is in")
        return f"{text} {self.tr('no file')} ({self._listed(left)})."

    def _listed(self, records: list[RunRecord]) -> str:
        names = [self._name_of(record) for record in reversed(records)]
        return "; ".join(names[:_NAMED]) + (self.tr("; and others") if names[_NAMED:] else "")
