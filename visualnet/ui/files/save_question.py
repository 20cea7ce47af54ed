"""Question about what is in no file, before it would be gone."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from visualnet.number_text import count_text, percent_text
from visualnet.training.runs import RunRecord
from visualnet.ui.files.projects import ProjectFiles
from visualnet.ui.files.unsaved import Unsaved
from visualnet.ui.window.context import Context
from visualnet.ui.window.question import Answer, Question

_NAMED = 3


class SaveQuestion(QObject):
    """One question at a time, over the window."""

    def __init__(self, context: Context, projects: ProjectFiles) -> None:
        super().__init__(context.window)
        self._context, self._projects = context, projects
        self._question = Question(context.window)

    def ask(self, then: Callable[[], None]) -> None:
        """Do it at once where nothing would be lost, else if the user agrees; saved or not.

        What no project keeps is asked about first. Once all is saved it is looked again: the
        training may have gone on meanwhile.
        """
        self._context.ask_about_others(lambda: self._ask_about_runs(then))

    def _ask_about_runs(self, then: Callable[[], None]) -> None:
        log = self._context.run_log
        log.about_to_be_left.emit()
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
        buttons = QMessageBox.StandardButton
        answers = [Answer(buttons.Save, save)] if lost.is_here else []
        self._question.ask(
            self.tr("Unsaved work"),
            self._sentences(lost),
            *answers,
            Answer(buttons.Discard, discard),
            details=self._advice(lost),
            usual=0 if lost.is_here else -1,
        )

    def _advice(self, lost: Unsaved) -> str:
        if lost.is_here and lost.behind:
            return self.tr("Save this project? Undo brings back the other one, so you can save it.")
        if lost.is_here:
            return self.tr("Save everything as a project?")
        return self.tr("Discard it? Undo brings it back, so you can save it.")

    def _name_of(self, record: RunRecord) -> str:
        figures = record.figures
        if figures.test_accuracy is not None:
            return self.tr("{0} ({1})").format(record.name, percent_text(figures.test_accuracy))
        if not figures.steps:
            return self.tr("{0} (edited)").format(record.name)
        return self.tr("{0} (step {1})").format(record.name, count_text(figures.steps))

    def _sentences(self, lost: Unsaved) -> str:
        sentences = []
        if lost.is_open or lost.left:
            sentences.append(self._sentence(lost.is_open, lost.left))
        if lost.is_described_otherwise:
            path = self._projects.path
            name = "" if path is None else path.name
            text = self.tr("Changed names, settings or results are not saved in {0}.")
            sentences.append(text.format(name))
        if lost.behind:
            records = [record for each in lost.behind for record in each.unsaved()]
            text = self.tr("The project that you left has unsaved runs: {0}.")
            sentences.append(text.format(self._listed(records)))
        return " ".join(sentences)

    def _sentence(self, is_open: bool, left: list[RunRecord]) -> str:
        if not left:
            return self.tr("The weights of this network are not saved.")
        if is_open:
            text = self.tr("The weights of this network and of {0} are not saved.")
        else:
            text = self.tr("The weights of {0} are not saved.")
        return text.format(self._listed(left))

    def _listed(self, records: list[RunRecord]) -> str:
        names = ", ".join(self._name_of(record) for record in records[: -_NAMED - 1 : -1])
        return self.tr("{0} and others").format(names) if records[_NAMED:] else names
