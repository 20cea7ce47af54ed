"""File actions: opening and saving models, projects and data; autosave, recovery, questions."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence

from visualnet.errors import VisualNetError
from visualnet.paths import autosave_dir
from visualnet.projects.file_kinds import FileKind
from visualnet.ui.files.data import DataFiles
from visualnet.ui.files.data_locating import DataLocating
from visualnet.ui.files.lists.menus import FileMenus
from visualnet.ui.files.loading_bar import LoadingBar
from visualnet.ui.files.models import ModelFiles
from visualnet.ui.files.unsaved import unsaved
from visualnet.ui.look.translation import translated
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.widgets.shown_names import title_text
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.ui.files.autosaver import Autosaver
    from visualnet.ui.files.data_questions import DataQuestions
    from visualnet.ui.files.projects import ProjectFiles
    from visualnet.ui.files.recovery import Recovery
    from visualnet.ui.files.save_question import SaveQuestion


class FilesFeature(QObject):
    """Connects what reads and writes files, and what stands between the user's work and its loss.

    Demonstrations, whose preferences are not kept, neither autosave nor offer anything. The parts
    are loaded when there is something to keep: a hundredth of the start (2026-11).
    """

    project_saved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self.models = ModelFiles(context)
        self.data = DataFiles(context)
        self.locating = DataLocating(context)
        self._project_name = self._said = ""
        self.autosaver: Autosaver | None = None
        self.recovery: Recovery | None = None
        self._add_actions()
        self.menus = FileMenus(context, self.models)
        context.add_menu("recent", self.menus.recent)
        context.add_menu("models", self.menus.models)
        context.add_menu("data", self.data.entries)
        context.openers.add(FileKind.DATA, self.data.open_then)
        context.openers.add(FileKind.MODEL, self.models.open_then)
        # Nothing is opened beside a project, so nothing waits for it.
        context.openers.add(FileKind.PROJECT, lambda name, _then: self.open_path(name))
        for part in (self.models, self.locating, context.data):
            part.failed.connect(lambda sentence: context.say_error(sentence, "files"))
            part.said.connect(self._say_of_run)
        context.data.loaded.connect(lambda: context.take_back("files"))
        doubts = self.tr("Something may be wrong with this data. See the Data panel.")
        context.data.doubted.connect(lambda: context.say(doubts, "data look"))
        context.data.mended.connect(lambda: context.take_back("data look"))
        self.models.project_chosen.connect(self.open_path)
        self.models.saved.connect(context.run_log.note_open_saved)
        bar = LoadingBar(context.data.cancel)
        context.window.add_bar(bar)
        context.data.loading.connect(bar.show_loading)
        context.data.loading.connect(lambda name: context.take_back("files") if name else None)
        context.data.new_network_needed.connect(lambda o: self.data_questions.ask_new_network(o))
        context.data.unreadable_found.connect(lambda *o: self.data_questions.ask_leave_out(*o))
        context.data.tested.connect(lambda sentence: context.say_error(sentence, "tested"))
        context.session.run_changed.connect(lambda: context.take_back("tested"))
        context.session.run_changed.connect(self._take_back_said)
        context.session.state_changed.connect(self._follow_state)
        context.session.run_changed.connect(self._begin_autosaving)
        context.session.run_changed.connect(self._show_title)
        self._follow_changes()
        self._show_title()

    @cached_property
    def projects(self) -> "ProjectFiles":
        """What opens and saves projects."""
        from visualnet.ui.files.projects import ProjectFiles

        projects = ProjectFiles(self._context, self.models)
        projects.named.connect(self._take_name)
        projects.saved.connect(self.mark_unsaved)
        projects.saved.connect(self.project_saved)
        # What was left for it is what undo keeps only now.
        projects.shown.connect(self.mark_unsaved)
        return projects

    @cached_property
    def question(self) -> "SaveQuestion":
        """What asks before something would be lost."""
        from visualnet.ui.files.save_question import SaveQuestion

        return SaveQuestion(self._context, self.projects)

    @Slot(str)
    def open_path(self, name: str) -> None:
        """Open a project; what would be lost is asked about first."""
        self.question.ask(lambda: self.projects.open_path(name))

    @property
    def is_unsaved(self) -> bool:
        """Whether something is in no file that would be lost with the window."""
        if self._context.has_others_unsaved:
            return True
        if "projects" in self.__dict__:
            return bool(self.projects.unsaved())
        # No project has been opened or saved yet: they are loaded when one is.
        return bool(unsaved(self._context, None))

    def ask_before_close(self, close: Callable[[], None]) -> None:
        """Close, unless the user wants to stay."""
        self.question.ask(close)

    def keep_and_wait(self) -> str:
        """End the training and autosave it, for a program told to end; returns a problem."""
        session = self._context.session
        session.close()
        if session.run is not None and session.run.thread is not None:
            session.run.thread.wait()
        try:
            if self.autosaver is not None:
                self.autosaver.save_and_wait()
        except VisualNetError as error:
            return translated(error)
        return ""

    def close(self, *, keeps_autosave: bool = False) -> None:
        """Let go of the files; keeps_autosave: what was autosaved stays for the next start."""
        if "projects" in self.__dict__:
            self.projects.close()
        if self.autosaver is not None:
            self.autosaver.close(keeps_autosave)
        if self.recovery is not None:
            self.recovery.close()

    @Slot()
    def _begin_autosaving(self) -> None:
        """Autosave from the first run on, and look for what was left behind."""
        context = self._context
        context.session.run_changed.disconnect(self._begin_autosaving)
        if not context.preferences.are_kept:
            return
        from visualnet.ui.files.autosaver import Autosaver
        from visualnet.ui.files.recovery import Recovery

        for sentence in (context.preferences.problem, context.preferences.notice):
            if sentence:
                context.say_error(sentence)
        chosen, usual = context.preferences.autosave_folder, autosave_dir()
        gather, folder = self.projects.gathered, Path(chosen) if chosen else usual
        left, made = context.run_log.unsaved, context.pad.plane.points_in_no_table
        self.autosaver = Autosaver(context.session, gather, folder, self, left, made)
        preferences = context.preferences
        preferences.bind(Preferences.autosaves, self.autosaver.set_on)
        preferences.bind(
            Preferences.autosave_seconds,
            lambda seconds: self.autosaver.set_pace(1000 * seconds) if self.autosaver else None,
        )
        self.autosaver.failed.connect(lambda sentence: context.say_error(sentence, "autosave"))
        self.autosaver.saved.connect(lambda: context.take_back("autosave"))
        self.recovery = Recovery(
            context,
            tuple({folder, usual}),
            self.projects,
            self.autosaver,
            lambda then: self.question.ask(then),
        )

    @Slot(str)
    def _say_of_run(self, sentence: str) -> None:
        """Say what a file has brought; it holds of the run that is shown, as it came."""
        self._said = sentence if self._context.session.run is not None else ""
        self._context.say(sentence, "files")

    @Slot(object)
    def _follow_state(self, state: State) -> None:
        if state is State.RUNNING:
            self._take_back_said()
            # What could not be opened is not what is trained.
            self._context.take_back("files")
            self._context.take_back("opening")

    @Slot()
    def _take_back_said(self) -> None:
        """Take back what was said last, as it may hold no longer; what went wrong stays."""
        self._context.take_back(self._said)
        self._said = ""

    @cached_property
    def data_questions(self) -> "DataQuestions":
        """What asks about data that are opened."""
        from visualnet.ui.files.data_questions import DataQuestions

        context = self._context
        questions = DataQuestions(context.window)
        context.data.loading.connect(questions.withdraw)
        context.session.run_changed.connect(questions.withdraw)
        return questions

    @Slot(str)
    def _take_name(self, name: str) -> None:
        self._project_name = name
        self._show_title()

    @Slot()
    def _show_title(self) -> None:
        *names, last = filter(None, (self._context.session.title, self._project_name))
        # Qt shows the star in the place of these brackets.
        work = " – ".join((*map(title_text, names), title_text(last) + "[*]"))
        window = self._context.window
        window.setWindowTitle(f"{work} – {window.title_end}")

    def _follow_changes(self) -> None:
        """Mark the title while something would be lost with the window."""
        context, session = self._context, self._context.session
        for signal in (
            session.run_changed,
            session.state_changed,
            session.edits_changed,
            session.config_changed,
            context.frames.reading_ready,
            context.run_log.changed,
            self.models.saved,
        ):
            signal.connect(self.mark_unsaved)

    @Slot()
    def mark_unsaved(self) -> None:
        """Mark the title while something is in no file, and only then."""
        window, is_unsaved = self._context.window, self.is_unsaved
        # Qt tells every widget of it, also where it is no news.
        if is_unsaved is not window.isWindowModified():
            window.setWindowModified(is_unsaved)

    def _add_actions(self) -> None:
        standard = QKeySequence.StandardKey
        self._context.actions.add(
            ActionRow("newProject", "New project",
                      "Start over with the first network; asks about unsaved work",
                      lambda: self.question.ask(self.projects.open_new), "Ctrl+N"),
            ActionRow("saveProject", "Save project",
                      "Save network, runs, settings, drawing and window",
                      lambda: self.projects.save(), standard.Save),
            ActionRow("saveProjectAs", "Save project as…", "Save this project to another file",
                      lambda: self.projects.save_as(), "Ctrl+Shift+S"),
            ActionRow("open", "Open…", "Open a project, a model, data or a picture",
                      self.models.ask_open, standard.Open, icon="open"),
            ActionRow("openData", "Open data…", "Train on your own file: IDX, NPZ or CSV",
                      self.data.ask_open_file, "Ctrl+Shift+O"),
            ActionRow("openDataFolder", "Open data folder…",
                      "Train on a folder: IDX files, or one subfolder per class",
                      self.data.ask_open_folder, "Ctrl+Alt+O"),
            ActionRow("export", "Export weights…", "Save the network's weights to a file",
                      self.models.ask_export, "Ctrl+E", icon="export"),
        )  # fmt: skip
