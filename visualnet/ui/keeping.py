"""Nothing lost: connects projects, autosave, recovery and the question before something goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from visualnet.errors import VisualNetError
from visualnet.paths import autosave_dir
from visualnet.ui.autosaver import Autosaver
from visualnet.ui.jobs import Jobs
from visualnet.ui.main_window import MainWindow
from visualnet.ui.model_files import ModelFiles
from visualnet.ui.preferences import Preferences
from visualnet.ui.project_files import ProjectFiles
from visualnet.ui.recovery import Recovery
from visualnet.ui.run_log import RunLog
from visualnet.ui.save_question import SaveQuestion
from visualnet.ui.session import Session


class Keeping(QObject):
    """What stands between the user's work and its loss.

    Demonstrations, whose preferences are not kept, neither autosave nor offer anything.
    """

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
        self._session = session
        self.projects = ProjectFiles(session, log, models, preferences, jobs, window)
        self.projects.said.connect(window.notices.say)
        self.projects.failed.connect(window.notices.say_error)
        models.project_chosen.connect(self.open_path)
        self.question = SaveQuestion(session, self.projects, window)
        acts = window.actions_
        acts.connect(
            {
                acts.new_project: self._open_new,
                acts.save_project: self.projects.save,
                acts.save_project_as: self.projects.save_as,
            }
        )
        self.autosaver: Autosaver | None = None
        self.recovery: Recovery | None = None
        place = window.centralWidget()
        if preferences.are_kept and place is not None:
            folder = autosave_dir()
            self.autosaver = Autosaver(session, self.projects.gathered, folder, self)
            self.autosaver.failed.connect(window.notices.say_error)
            self.recovery = Recovery(
                folder,
                self.projects,
                self.autosaver,
                jobs,
                place,
                window.notices.say_error,
            )

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Open a project; what would be lost is asked about first."""
        path = Path(name)
        self.question.ask(lambda: self.projects.open_path(str(path)))

    @Slot()
    def _open_new(self) -> None:
        self.question.ask(self.projects.open_new)

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
        if self.autosaver is not None:
            self.autosaver.close(keeps)
        if self.recovery is not None:
            self.recovery.close()
