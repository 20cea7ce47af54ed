"""Nothing lost: connects projects, autosave, recovery and the question before something goes."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.errors import VisualNetError
from visualnet.paths import autosave_dir
from visualnet.ui.files.models import ModelFiles
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.run_log import RunLog
from visualnet.ui.session.session import Session
from visualnet.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from visualnet.ui.files.autosaver import Autosaver
    from visualnet.ui.files.projects import ProjectFiles
    from visualnet.ui.files.recovery import Recovery
    from visualnet.ui.files.save_question import SaveQuestion


class Keeping(QObject):
    """What stands between the user's work and its loss.

    Demonstrations, whose preferences are not kept, neither autosave nor offer anything. The parts
    are loaded when there is something to keep: a hundredth of the start (2026-11).
    """

    renamed = Signal()
    """`project_name`, of the file that the project has, is another one now, or empty."""

    def __init__(
        self,
        session: Session,
        log: RunLog,
        models: ModelFiles,
        preferences: Preferences,
        jobs: Jobs,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._session, self._log, self._models = session, log, models
        self._preferences, self._jobs, self._window = preferences, jobs, window
        self.project_name = ""
        self.autosaver: Autosaver | None = None
        self.recovery: Recovery | None = None
        acts = window.actions_
        acts.connect(
            {
                acts.new_project: self._open_new,
                acts.save_project: self._save,
                acts.save_project_as: self._save_as,
            }
        )
        models.project_chosen.connect(self.open_path)
        models.saved.connect(log.note_open_saved)
        session.run_changed.connect(self._begin)

    @cached_property
    def projects(self) -> "ProjectFiles":
        """What opens and saves projects."""
        from visualnet.ui.files.projects import ProjectFiles

        window = self._window
        projects = ProjectFiles(
            self._session, self._log, self._models, self._preferences, self._jobs, window
        )
        projects.said.connect(window.notices.say)
        projects.failed.connect(window.notices.say_error)
        projects.named.connect(self._take_name)
        return projects

    @cached_property
    def question(self) -> "SaveQuestion":
        """What asks before something would be lost."""
        from visualnet.ui.files.save_question import SaveQuestion

        return SaveQuestion(self._session, self._log, self.projects, self._window)

    @Slot(str)
    def _take_name(self, name: str) -> None:
        self.project_name = name
        self.renamed.emit()

    @Slot()
    def _begin(self) -> None:
        """Autosave from the first run on, and look for what was left behind."""
        self._session.run_changed.disconnect(self._begin)
        place = self._window.centralWidget()
        if not self._preferences.are_kept or place is None:
            return
        from visualnet.ui.files.autosaver import Autosaver
        from visualnet.ui.files.recovery import Recovery

        say_error = self._window.notices.say_error
        if self._preferences.problem:
            say_error(self._preferences.problem)
        self.autosaver = Autosaver(self._session, self.projects.gathered, autosave_dir(), self)
        self.autosaver.failed.connect(say_error)
        self.recovery = Recovery(
            autosave_dir(),
            self.projects,
            self.autosaver,
            self._jobs,
            place,
            say_error,
            lambda then: self.question.ask(then),
        )

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Open a project; what would be lost is asked about first."""
        self.question.ask(lambda: self.projects.open_path(name))

    @Slot()
    def _open_new(self) -> None:
        self.question.ask(self.projects.open_new)

    @Slot()
    def _save(self) -> None:
        self.projects.save()

    @Slot()
    def _save_as(self) -> None:
        self.projects.save_as()

    @property
    def is_unsaved(self) -> bool:
        """Whether something was learnt, in this run or another, that is in no file."""
        return bool(self._session.unsaved_runs() or self._log.unsaved())

    def ask_before_close(self, close: Callable[[], None]) -> None:
        """Close, unless the user wants to stay."""
        self.question.ask(close)

    def keep_and_wait(self) -> str:
        """End the training and autosave it, for a program told to end; returns a problem."""
        self._session.close()
        run = self._session.run
        if run is not None and run.thread is not None:
            run.thread.wait()
        try:
            if self.autosaver is not None:
                self.autosaver.save_and_wait()
        except VisualNetError as error:
            return str(error)
        return ""

    def close(self, keeps: bool) -> None:
        """Let go of the files; keeps: what was autosaved stays for the next start."""
        if "projects" in self.__dict__:
            self.projects.close()
        if self.autosaver is not None:
            self.autosaver.close(keeps)
        if self.recovery is not None:
            self.recovery.close()
