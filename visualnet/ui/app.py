"""Construction of the whole window: its state, features and panels, and their end."""

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from visualnet.models.bundled import FIRST_MODEL
from visualnet.paths import user_config_dir
from visualnet.projects.file_kinds import is_project
from visualnet.projects.first_document import first_document
from visualnet.ui.files.feature import FilesFeature
from visualnet.ui.finding.feature import FindingFeature
from visualnet.ui.help.feature import HelpFeature
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.extension import show_extensions
from visualnet.ui.look.fonts import application_font, note_system_font
from visualnet.ui.look.number_marks import use_format
from visualnet.ui.memory import give_large_memory_back
from visualnet.ui.menus import fill_menu_bar
from visualnet.ui.pad.feature import DOCK as PAD_DOCK
from visualnet.ui.pad.feature import PadFeature
from visualnet.ui.panels.registry import PANELS
from visualnet.ui.picture.feature import PictureFeature
from visualnet.ui.picture_export.feature import PictureExportFeature
from visualnet.ui.plane.feature import PlaneFeature
from visualnet.ui.preferences.feature import PreferencesFeature
from visualnet.ui.race.feature import RaceFeature
from visualnet.ui.session.class_forms import ClassForms
from visualnet.ui.session.data.data_loader import DataLoader
from visualnet.ui.session.frames import FrameMaker
from visualnet.ui.session.new_runs import quick_config
from visualnet.ui.session.pad_state import PadState
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.run_log import RunLog
from visualnet.ui.session.session import Session
from visualnet.ui.spoken.interfaces import install_interfaces
from visualnet.ui.timeline.feature import TimelineFeature
from visualnet.ui.tours.feature import ToursFeature
from visualnet.ui.training.feature import TrainingFeature
from visualnet.ui.window.appearance import Appearance
from visualnet.ui.window.context import Context
from visualnet.ui.window.docks.commands import DockCommands
from visualnet.ui.window.docks.rail import Entry, PanelRail
from visualnet.ui.window.docks.workspaces import Workspaces
from visualnet.ui.window.main_window import MainWindow
from visualnet.ui.window.panel import Panel
from visualnet.ui.window.panel_docks import PanelDocks
from visualnet.ui.window.presentation import Presentation
from visualnet.ui.window.text_size import text_scale
from visualnet.ui.window.window_actions import WindowActions
from visualnet.ui.worked_example.feature import WorkedExampleFeature

_KEEP_MS = 1000

_windows: dict[int, MainWindow] = {}
"""Windows not yet destroyed, by id. Left to Python's garbage collector, a window's many parts would
be taken apart in any order, which crashes; Qt destroys them in the right one."""


class Application(QObject):
    """What stands behind one window; a child of it."""

    def __init__(self, window: MainWindow, model: str, preferences: Preferences) -> None:
        """model: a file, a project, or a bundled model's name. Raises VisualNetError."""
        super().__init__(window)
        self.window, self.preferences = window, preferences
        self._asks_before_close, self._keeps_autosave = True, False
        # It is told at the start.
        self._settings_problem = preferences.problem
        document = first_document(model)
        config = quick_config(document) if model == FIRST_MODEL else None
        self.session = session = Session(document, Path(model).name, self, config=config)
        preferences.bind(Preferences.shortcuts, window.actions_.choose_keys)
        session.undo_stack.setUndoLimit(preferences.undo_depth)
        self.appearance = Appearance(window, preferences)
        self.context = context = self._made_context()
        self._keep_preferences_soon()
        context.share(Presentation, self.appearance.presentation)
        self.class_forms = ClassForms(session, context.frames, context.jobs, self)
        WindowActions(context)
        self.picture = PictureFeature(context)
        self.pad = PadFeature(context)
        self.plane = PlaneFeature(context)
        self.pad.panel.take_stand_in(self.plane.panel, self.plane.panel.data)
        self.plane.shown_changed.connect(self.pad.panel.set_stood_in)
        self.picture.view.canvas.focus_changed.connect(self.plane.show_neuron)
        self.pad.panel.set_stood_in(self.plane.is_shown)
        self.training = TrainingFeature(context)
        self.timeline = TimelineFeature(context)
        self.files = FilesFeature(context)
        self.files.project_saved.connect(self.plane.painting.note_saved)
        self.files.models.saved.connect(self.plane.painting.tables.note_model_saved)
        self.plane.painting.changed.connect(self.files.mark_unsaved)
        self.picture_export = PictureExportFeature(context)
        self.race = RaceFeature(context)
        self.finding = FindingFeature(context)
        self.preferences_dialog = PreferencesFeature(context)
        self.panels = PanelDocks(context, PANELS)
        self.dock_commands = DockCommands(context)
        self.workspaces = Workspaces(context)
        self.rail = PanelRail(
            window, self._rail_entries(), self.dock_commands.show_menu, self.workspaces.fill
        )
        self.help = HelpFeature(context)
        self.worked_example = WorkedExampleFeature(context)
        self.tours = ToursFeature(context)
        fill_menu_bar(context, (PAD_DOCK, *_by_groups(PANELS)))
        self._show_first()
        if is_project(model):
            # It brings its own data: no others are to be seen under the names of its classes.
            projects = self.files.projects
            projects.open_path(model, projects.open_new)
        else:
            context.data.load_first()

    def _made_context(self) -> Context:
        session, preferences = self.session, self.preferences
        jobs = Jobs(2, "jobs", self, only_reads=True)
        # Of its own: nothing that is loaded, however slowly, is to hold up what is saved.
        saving = Jobs(1, "saving", self)
        pad = PadState(session, self)
        frames = FrameMaker(session, pad, self)
        return Context(
            window=self.window,
            session=session,
            pad=pad,
            frames=frames,
            data=DataLoader(session, preferences, jobs, saving, self),
            run_log=RunLog(session, frames, self),
            jobs=jobs,
            saving=saving,
            preferences=preferences,
        )

    def _keep_preferences_soon(self) -> None:
        """Write what is set in the window a second later, in a thread: many moves are one write."""
        preferences, saving = self.preferences, self.context.saving
        timer = QTimer(self, singleShot=True, interval=_KEEP_MS)
        timer.timeout.connect(lambda: saving.submit(preferences.write, lambda _none: None))
        preferences.changed = timer.start

    def _rail_entries(self) -> list[Entry]:
        others = [Entry(panel.dock_name, panel.group.title) for panel in PANELS]
        return [Entry(PAD_DOCK), *others]

    def _show_first(self) -> None:
        """Give everything its colours and its place, and let the window be closed."""
        window, session = self.window, self.session
        show_extensions(window)
        if self.preferences.layout is not None:
            window.restore_layout(self.preferences.layout)
        window.dropped.connect(self.context.openers.open_dropped)
        window.closing.connect(self._on_closing)
        # A window destroyed without being closed must not leave its training going on. Closures,
        # because PySide no longer finds the methods of what is being destroyed.
        race = self.race
        self.destroyed.connect(lambda: session.close())
        self.destroyed.connect(lambda: race.end_thread())

    def never_ask(self, keeps: bool = False) -> None:
        """Close without asking about unsaved weights; keeps: what was autosaved."""
        self._asks_before_close = False
        self._keeps_autosave = keeps

    @Slot()
    def _on_closing(self) -> None:
        if self._asks_before_close and not self._can_keep_settings():
            return
        # Its runs are among what would be lost.
        self.race.settle()
        pictures = self.picture_export
        if self._asks_before_close and (self.files.is_unsaved or pictures.is_unsaved):
            pictures.ask_before_close(lambda: self.files.ask_before_close(self._close))
        else:
            self._prepare_close()

    def _close(self) -> None:
        self._prepare_close()
        self.window.close()

    def _can_keep_settings(self) -> bool:
        """Write the settings; where that fails, say so and stay, but only once."""
        self._keep_settings()
        told, self._settings_problem = self._settings_problem, self.preferences.problem
        if told or not self._settings_problem:
            return True
        advice = self.tr("Close again to quit without saving them.")
        self.context.say_error(f"{self._settings_problem} {advice}")
        return False

    def _keep_settings(self) -> None:
        layout = self.window.current_layout()
        if layout is not None:
            self.preferences.keep_layout(layout)
        self.preferences.write()

    def _prepare_close(self) -> None:
        self._keep_settings()
        self.release()
        self.window.allow_close()

    def release(self) -> None:
        """Let go of threads; what they still bring is dropped."""
        self.session.close()
        self.files.close(keeps_autosave=self._keeps_autosave)
        if not self._keeps_autosave:
            self.plane.painting.tables.remove_passed()
        self.panels.close()
        self.tours.close()
        for feature in (
            self.picture,
            self.pad,
            self.plane,
            self.timeline,
            self.picture_export,
            self.race,
        ):
            feature.close()
        self.context.openers.close()
        self.context.jobs.close()
        self.context.saving.close(drops_waiting=False)


def _by_groups(panels: Iterable[Panel]) -> Iterator[str | None]:
    """Yield the names of the docks, with a line between two groups."""
    for number, (_, group) in enumerate(groupby(panels, lambda panel: panel.group)):
        if number:
            yield None
        yield from (panel.dock_name for panel in group)


def build_window(model: str = FIRST_MODEL, preferences: Preferences | None = None) -> MainWindow:
    """Build the whole application around an existing QApplication; the window is not yet shown.

    model: a file, a project, or a bundled model's name. preferences: those in the user's folder if
    not given. Shows no dialog. Raises VisualNetError where the file cannot be opened.
    """
    # Qt would hand parts of each large painting to threads of its own and wait for them, with
    # Python's lock held, while the training has the other core: without, a mouse move is painted
    # after 9 ms instead of 21 (95 %), and the training keeps two hundredths more (2026-11).
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    give_large_memory_back()
    install_interfaces()
    # The typeface first: widgets made before it keep the old one's family.
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - as the contract says
    note_system_font()
    kept = preferences or Preferences(user_config_dir() / "preferences.json")
    # Of its right size too: what is made before a style sheet comes keeps the size that it had.
    application.setFont(application_font(text_scale(kept)))
    use_format(kept.number_format)
    # The pad is to have every point that the mouse gives, not the newest of those that wait. On X11
    # Qt sets this with the application, so it is too early before.
    application.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    window = MainWindow()
    number = id(window)
    _windows[number] = window
    window.destroyed.connect(lambda: _windows.pop(number, None))
    try:
        window.application = Application(window, model, kept)
    except BaseException:
        # Half a window is taken apart by Qt too.
        window.deleteLater()
        raise
    return window
