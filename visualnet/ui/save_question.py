"""Asks what becomes of what was learnt and is in no file, before it would be gone."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from visualnet.ui.project_files import ProjectFiles
from visualnet.ui.run import OpenRun
from visualnet.ui.session import Session

_NAMED = 3


class SaveQuestion(QObject):
    """One question at a time, over the window."""

    def __init__(self, session: Session, projects: ProjectFiles, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._projects, self._window = session, projects, window
        self._box: QMessageBox | None = None

    def ask(self, then: Callable[[], None]) -> None:
        """Do it at once where nothing would be lost, else if the user agrees; saved or not."""
        unsaved = self._session.unsaved_runs()
        if not unsaved:
            then()
        elif self._box is not None:
            self._box.raise_()
        else:
            self._session.pause()
            self._show(unsaved, then)

    def _show(self, unsaved: list[OpenRun], then: Callable[[], None]) -> None:
        box = self._box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Unsaved weights"))
        box.setText(self._sentence(unsaved))
        buttons = QMessageBox.StandardButton
        box.setInformativeText(self.tr("Save it before it is gone?"))
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)

        def answer(result: int) -> None:
            self._box = None
            box.deleteLater()
            if result == buttons.Discard:
                then()
            elif result == buttons.Save:
                self._save(then)

        box.finished.connect(answer)
        box.open()

    def _save(self, then: Callable[[], None]) -> None:
        if self._projects.path is not None:
            self._projects.save_to(self._projects.path, then)
        else:
            self._projects.ask_save(then, with_models=True)

    def _sentence(self, unsaved: list[OpenRun]) -> str:
        if unsaved[0] is self._session.run:
            text = self.tr("This network has learnt something that is in no file.")
        else:
            text = self.tr("A network that you left has learnt something that is in no file.")
        left = [run for run in unsaved if run is not self._session.run]
        if not left:
            return text
        names = [
            self.tr("{0} at step {1:,}").format(run.title, run.snapshot.step)
            for run in left[:_NAMED]
        ]
        more = self.tr(" and others") if len(left) > _NAMED else ""
        return f"{text}\n\n" + self.tr("Undo can bring back: {0}{1}.").format(
            ", ".join(names), more
        )
