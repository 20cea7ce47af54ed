"""Builds the window and connects its parts: here one sees what causes what."""

import os
from math import isfinite
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from visualnet.data.datasets import Dataset
from visualnet.data.drawing.stroke_files import example_drawing
from visualnet.data.drawing.strokes import DEFAULT_BRUSH
from visualnet.errors import OverflowedError, VisualNetError
from visualnet.models.bundled import FIRST_MODEL
from visualnet.models.document import ModelDocument
from visualnet.paths import user_config_dir
from visualnet.training.config import TrainingConfig
from visualnet.training.evaluation import evaluate
from visualnet.training.loading import load_dataset_of
from visualnet.ui.files.data import DataFiles, is_data
from visualnet.ui.files.data_locating import DataLocating
from visualnet.ui.files.feature import Keeping
from visualnet.ui.files.models import ModelFiles
from visualnet.ui.files.project_parts import first_document, is_project
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.look.fonts import application_font
from visualnet.ui.look.theme import (
    SignColours,
    Theme,
    ThemeChoice,
    apply_theme,
    load_theme,
    resolve_theme,
)
from visualnet.ui.memory import give_large_memory_back
from visualnet.ui.pad.feature import PadDesk
from visualnet.ui.pad.files import is_drawing
from visualnet.ui.picture.modes import Mode
from visualnet.ui.picture.pulse import Motion, system_reduces_motion
from visualnet.ui.picture_export.picture_files import PictureFiles
from visualnet.ui.picture_export.recorder import Recorder
from visualnet.ui.session.class_forms import Doubting
from visualnet.ui.session.frame import Frame, ProbeSource
from visualnet.ui.session.open_run import State, matched_or_not
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.session import Session
from visualnet.ui.training.advice import Adviser
from visualnet.ui.widgets.shown_names import title_text
from visualnet.ui.window.context import Workplace
from visualnet.ui.window.help_dialogs import about_dialog, shortcuts_dialog
from visualnet.ui.window.layout import layout_of
from visualnet.ui.window.main_window import MainWindow
from visualnet.ui.window.panel_docks import Docks

_PRESENTATION_SCALE = 1.5
# While it learns, numbers change faster than they can be read, and each repaint holds up the
# training: charts, bars and read-outs keep a pace of their own; the network view does not wait.
_CHART_MS = 500
_READING_MS = 120


_windows: dict[int, QMainWindow] = {}
"""Windows not yet destroyed, by id. Left to Python's garbage collector, a window's many parts would
be taken apart in any order, which crashes; Qt destroys them in the right one."""


class Application(QObject):
    """What stands behind one window: session, files, preferences; a child of the window."""

    def __init__(self, window: MainWindow, model: str, preferences: Preferences) -> None:
        """model: a file, a project, or a bundled model's name. Raises VisualNetError."""
        super().__init__(window)
        self.window = window
        self.preferences = preferences
        self.jobs = Jobs(2, "jobs", self, only_reads=True)
        # Of its own: nothing that is loaded, however slowly, is to hold up what is saved.
        self.saving = Jobs(1, "saving", self)
        document = first_document(model)
        # Who just starts sees noise turn into knowledge in seconds: the first model's own settings,
        # which imitate drawing, take more than a minute.
        config = TrainingConfig() if model == FIRST_MODEL else None
        self.session = Session(document, Path(model).name, DEFAULT_BRUSH, self, config=config)
        self.files = ModelFiles(self.session, preferences, self.jobs, self.saving, window)
        self.data = DataFiles(self.session, preferences, self.jobs, window)
        self._theme = self._chosen_theme()
        place = Workplace(
            window,
            self.session,
            self.jobs,
            self.saving,
            window.notices.say,
            window.notices.say_error,
            lambda: self._theme,
        )
        self.docks = Docks(place, window.docks)
        self.motion = Motion(window.network.canvas, self)
        self.pictures = PictureFiles(place, window)
        self.recorder = Recorder(place, window, self.pictures)
        self.keeping = Keeping(
            self.session, self.docks.run_log, self.files, preferences, self.jobs, window
        )
        self.locating = DataLocating(self.session, self.jobs, window)
        self.adviser = Adviser(self.session, window.advice, self)
        self.doubting = Doubting(self.session, self.jobs, self)
        self.pad = PadDesk(window, self.session, preferences, self.jobs)
        self._asks_before_close = True
        self._keeps_autosave = False
        self._scale = 1.0
        self._readings = Throttle(_READING_MS, self._show_readings, self)
        self._charts = Throttle(_CHART_MS, self._show_charts, self)
        self._probe_shown: object = None
        self._run_shown = 0
        self._failure = ""
        self._classes: tuple[str, ...] = ()
        self._charted_step = -1
        self._frames_shown = 0
        self._frames_since = perf_counter()
        self._set_classes(self.session.classes)
        self._connect_session()
        self._connect_actions()
        self._connect_views()
        self._colour()
        self.set_dashed(preferences.has_dashes)
        wants_rest = preferences.reduces_motion
        self._follow_motion(system_reduces_motion() if wants_rest is None else wants_rest)
        self._follow_mode(window.network.mode)
        self._restore_window()
        self._show_example()
        self._show_state(self.session.state)
        self.session.config_changed.emit(self.session.config)
        if is_project(model):
            # It brings its own data: no others are to be seen under the names of its classes.
            projects = self.keeping.projects
            projects.open_path(model, projects.open_new)
        else:
            first = self.session.config
            self.jobs.submit(
                lambda: _loaded_and_measured(first, document),
                self._take_dataset,
                self._miss_dataset,
            )

    # Connections

    def _connect_session(self) -> None:
        session, window = self.session, self.window
        session.frame_ready.connect(self._show_frame)
        session.state_changed.connect(self._show_state)
        session.config_changed.connect(self._show_config)
        session.run_changed.connect(self._show_run)
        session.pad_changed.connect(window.drawing.show_content)
        session.failed.connect(self._show_failure)
        for files in (self.files, self.data, self.locating):
            files.failed.connect(window.notices.say_error)
            files.said.connect(window.notices.say)
        self.docks.overlays_changed.connect(window.charts.show_overlays)
        self.adviser.settings_chosen.connect(self._change_settings)
        self.adviser.config_chosen.connect(self.data.apply)
        self.keeping.renamed.connect(self._show_title)

    def _connect_actions(self) -> None:
        acts, session, window, files = (
            self.window.actions_,
            self.session,
            self.window,
            self.files,
        )
        canvas = window.network.canvas
        acts.connect(
            {
                acts.play: session.toggle_play,
                acts.step: self._step,
                acts.stop: session.stop,
                acts.restart: session.restart,
                acts.new_weights: session.new_weights,
                acts.undo: session.undo_stack.undo,
                acts.redo: session.undo_stack.redo,
                acts.clear_pad: session.clear_pad,
                acts.test_image: session.show_test_image,
                acts.teach: self.docks.teach,
                acts.open: files.ask_open,
                acts.export: files.ask_export,
                acts.open_data: self.data.ask_open_file,
                acts.open_data_folder: self.data.ask_open_folder,
                acts.copy_picture: window.copy_picture,
                acts.export_picture: self.pictures.ask_picture,
                acts.record: self.recorder.ask,
                acts.quit: window.close,
                acts.mark_step: session.mark_step,
                acts.trace: window.network.set_tracing,
                acts.dash_negative: self.set_dashed,
                acts.reduce_motion: self.set_reduced_motion,
                acts.zoom_in: canvas.zoom_in,
                acts.zoom_out: canvas.zoom_out,
                acts.zoom_reset: canvas.reset_zoom,
                acts.present: self._present,
                acts.reset_docks: self._reset_docks,
                acts.shortcuts: self._show_shortcuts,
                acts.about: self._show_about,
            }
        )
        stack = session.undo_stack
        stack.canUndoChanged.connect(acts.undo.setEnabled)
        stack.canRedoChanged.connect(acts.redo.setEnabled)
        acts.undo.setEnabled(False)
        acts.redo.setEnabled(False)
        acts.themes.triggered.connect(self._choose_theme)
        acts.sign_colours.triggered.connect(self._choose_sign_colours)
        acts.modes.triggered.connect(self._choose_mode)

    def _connect_views(self) -> None:
        window, session = self.window, self.session
        window.bar.speed_changed.connect(session.set_speed)
        window.drawing.drawing_changed.connect(session.draw)
        window.drawing.drawing_committed.connect(session.commit_pad)
        window.drawing.brush_changed.connect(session.set_brush)
        window.drawing.pad.clear_requested.connect(session.clear_pad)
        window.settings.settings_changed.connect(self._change_settings)
        window.settings.applied.connect(self.data.apply)
        window.settings.open_data_requested.connect(self._offer_data)
        self.data.opened.connect(self._show_recent_data)
        self._show_recent_data()
        window.network.canvas.frame_shown.connect(self._count_frame)
        window.network.inspect_requested.connect(self.docks.inspect)
        window.network.mode_chosen.connect(self._follow_mode)
        window.network.tracing_changed.connect(window.actions_.trace.setChecked)
        window.file_dropped.connect(self._open_dropped)
        window.closing.connect(self._on_closing)
        # A window destroyed without being closed must not leave its training going on. A closure,
        # because PySide no longer finds the methods of what is being destroyed.
        self.destroyed.connect(lambda: session.close())
        window.recent_menu.aboutToShow.connect(self._fill_recent)
        window.model_menu.aboutToShow.connect(self._fill_models)
        window.data_menu.aboutToShow.connect(self._fill_data)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    # From the session to the views

    @Slot(object)
    def _show_frame(self, frame: Frame) -> None:
        self.window.network.show_frame(frame)
        # Another run and another drawing are told of at once.
        is_drawn = frame.probe.source in (ProbeSource.DRAWING, ProbeSource.TEST_IMAGE)
        is_other = is_drawn and frame.probe.image is not self._probe_shown
        if is_other or frame.run_id != self._run_shown:
            self._probe_shown, self._run_shown = frame.probe.image, frame.run_id
            self._readings.pass_on(frame)
        else:
            self._readings.offer(frame)
        if frame.progress.step != self._charted_step:
            self._charts.offer()

    def _show_readings(self, frame: Frame) -> None:
        if frame.run_id != self.session.run_id:
            # It waited for its turn while its run was left, whose classes may have been others.
            return
        window, progress = self.window, frame.progress
        window.drawing.show_frame(frame)
        window.bar.show_progress(progress, self.session.config)
        rate = progress.examples_per_second
        window.status["rate"].setText(f"{rate:,.0f} examples/s" if isfinite(rate) else "")

    def _show_charts(self) -> None:
        self._charted_step = self.session.shown_step
        log = self.session.log
        if log is not None:
            if self.session.state is State.RUNNING:
                self.window.charts.follow_log(log)
            else:
                self.window.charts.show_log(log)

    @Slot(object)
    def _count_frame(self, _frame: Frame) -> None:
        self._frames_shown += 1
        elapsed = perf_counter() - self._frames_since
        if elapsed >= 1:
            is_running = self.session.state is State.RUNNING
            text = f"{self._frames_shown / elapsed:.0f} fps" if is_running else ""
            self.window.status["frames"].setText(text)
            self._frames_shown, self._frames_since = 0, perf_counter()

    @Slot(object)
    def _show_state(self, state: State) -> None:
        acts = self.window.actions_
        acts.show_running(state is State.RUNNING)
        acts.step.setEnabled(state not in (State.RUNNING, State.FINISHED, State.FAILED))
        acts.stop.setEnabled(state in (State.RUNNING, State.PAUSED))
        if state is State.FINISHED and self.session.stop_reason:
            self.window.notices.say(self.session.stop_reason)
        if state is not State.RUNNING:
            self._charts.pass_on()
            self.window.status["rate"].setText("")
            self.window.status["frames"].setText("")

    @Slot(object)
    def _show_config(self, config: TrainingConfig) -> None:
        self.window.settings.show_config(config)

    @Slot(str)
    def _show_failure(self, sentence: str) -> None:
        self._failure = sentence
        self.window.notices.say_error(sentence)

    @Slot()
    def _show_run(self) -> None:
        self.window.notices.take_back(self._failure)
        self._set_classes(self.session.classes)
        network = self.session.network
        activation = network.activations[0] if network.activations else "no hidden layer"
        self.window.status["network"].setText(
            f"{network.describe()} · {activation} · {network.parameters.size:,} parameters"
        )
        self._show_title()
        session = self.session
        dataset, absent = session.lesson or session.loaded_dataset, session.absent_data
        if absent is not None:
            self.window.status["data"].setText(self.tr("{0} · not found").format(absent.title))
        elif session.obstacle:
            self._show_failure(session.obstacle)
        if dataset is not None:
            self.window.status["data"].setText(
                f"{dataset.title} · {len(dataset.train):,} to learn, {len(dataset.test):,} to test"
            )
        self._charts.pass_on()

    @Slot()
    def _show_title(self) -> None:
        names = (self.session.title, self.keeping.project_name, "VisualNet")
        self.window.setWindowTitle(" – ".join(title_text(name) for name in names if name))

    def _set_classes(self, classes: tuple[str, ...]) -> None:
        if classes == self._classes:
            return
        self._classes = classes
        self.window.network.set_classes(classes)
        self.window.drawing.set_classes(classes)
        self.window.settings.set_classes(len(classes))
        are_digits = classes == tuple("0123456789")
        title = self.tr("Draw a digit") if are_digits else self.tr("Draw")
        self.window.docks["drawingDock"].setWindowTitle(title)

    # From the views to the session

    @Slot()
    def _step(self) -> None:
        self.session.step(self.window.actions_.units.checkedAction().data())

    @Slot(object)
    def _change_settings(self, settings: dict[str, object]) -> None:
        try:
            self.session.change(**settings)
        except VisualNetError as error:
            self._tell(error)
            # The form believes in its edit already.
            self.window.settings.show_config(self.session.config)

    @Slot("QAction*")
    def _choose_mode(self, action: QAction) -> None:
        self.window.network.set_mode(action.data())
        self._follow_mode(action.data())

    @Slot(object)
    def _follow_mode(self, mode: Mode) -> None:
        for action in self.window.actions_.modes.actions():
            action.setChecked(action.data() is mode)
        # Another backward pass for each snapshot, so only while it is looked at.
        self.session.want_gradient(mode is Mode.GRADIENT)
        if mode is Mode.CONTRIBUTION:
            self.docks.explain()

    @Slot()
    def _fill_recent(self) -> None:
        self.files.fill_recent(self.window.recent_menu)

    @Slot()
    def _fill_models(self) -> None:
        from visualnet.ui.files.model_card import add_card_actions

        self.files.fill_models(self.window.model_menu)
        add_card_actions(self.window.model_menu, self.window, self.window.notices.say_error)

    @Slot()
    def _fill_data(self) -> None:
        acts, menu = self.window.actions_, self.window.data_menu
        self.data.fill_menu(menu)
        menu.addSeparator()
        menu.addActions([acts.open_data, acts.open_data_folder])

    @Slot()
    def _show_recent_data(self) -> None:
        self.window.settings.set_recent_data([str(path) for path in self.preferences.recent_data])

    @Slot()
    def _offer_data(self) -> None:
        """Let the user choose between a file and a folder of data."""
        acts = self.window.actions_
        menu = QMenu(self.window)
        menu.addActions([acts.open_data, acts.open_data_folder])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    @Slot(str)
    def _open_dropped(self, name: str) -> None:
        if is_drawing(Path(name)):
            self.pad.files.open_path(name)
        elif is_data(Path(name)):
            self.data.open_path(name)
        else:
            self.files.open_path(name)

    @Slot()
    def _show_shortcuts(self) -> None:
        shortcuts_dialog(self.window.actions_.described(), self.window).open()

    @Slot()
    def _show_about(self) -> None:
        about_dialog(self.window).open()

    # Data

    def _take_dataset(self, measured: tuple[Dataset, float | None]) -> None:
        # A project may have been opened meanwhile.
        if self.session.run is None:
            try:
                self.session.set_dataset(*measured)
            except VisualNetError as error:
                self._miss_dataset(error)

    def _miss_dataset(self, error: Exception) -> None:
        """Say why there is nothing to learn, and offer nothing that needs it; drawings are read."""
        acts = self.window.actions_
        needing = (acts.play, acts.step, acts.restart, acts.new_weights, acts.test_image, acts.open)
        for action in needing:
            action.setEnabled(False)
        self.window.settings.setEnabled(False)
        self._tell(error)

    def _show_example(self) -> None:
        example = example_drawing()
        self.session.set_pad(
            PadContent(strokes=example.strokes, side=example.side, is_example=True)
        )

    # Look

    def set_theme(self, choice: ThemeChoice) -> None:
        """Colour everything; the choice is remembered."""
        self.preferences.theme = choice
        self._colour()

    def set_sign_colours(self, choice: SignColours) -> None:
        """Colour positive and negative; the choice is remembered."""
        self.preferences.sign_colours = choice
        self._colour()

    @Slot(bool)
    def set_dashed(self, is_on: bool) -> None:
        """Dash negative connections, or none; the choice is remembered."""
        self.preferences.has_dashes = is_on
        self.window.actions_.dash_negative.setChecked(is_on)
        self.window.network.set_dashed(is_on)

    @Slot(bool)
    def set_reduced_motion(self, is_on: bool) -> None:
        """Let nothing move by itself, or let it; the choice is remembered."""
        self.preferences.reduces_motion = is_on
        self._follow_motion(is_on)

    def _follow_motion(self, is_reduced: bool) -> None:
        self.window.actions_.reduce_motion.setChecked(is_reduced)
        self.motion.set_reduced(is_reduced)

    def _chosen_theme(self) -> Theme:
        return load_theme(resolve_theme(self.preferences.theme), self.preferences.sign_colours)

    def _colour(self) -> None:
        acts, chosen = self.window.actions_, (self.preferences.theme, self.preferences.sign_colours)
        for action in (*acts.themes.actions(), *acts.sign_colours.actions()):
            action.setChecked(action.data() in chosen)
        theme = self._theme = self._chosen_theme()
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is a window
        apply_theme(app, theme, self._scale)
        self.window.apply_theme(theme, self._scale)
        self.docks.apply_theme(theme)

    @Slot("QAction*")
    def _choose_sign_colours(self, action: QAction) -> None:
        self.set_sign_colours(action.data())

    @Slot("QAction*")
    def _choose_theme(self, action: QObject) -> None:
        self.set_theme(action.data())  # type: ignore[attr-defined]

    @Slot()
    def _follow_system(self) -> None:
        if self.preferences.theme == "system":
            self._colour()

    @Slot(bool)
    def _present(self, is_on: bool) -> None:
        window = self.window
        self._scale = _PRESENTATION_SCALE if is_on else 1.0
        window.statusBar().setVisible(not is_on)
        # The network's own labels say the same, and the pad needs the room.
        window.drawing.bars.setVisible(not is_on)
        if is_on:
            self._state_before = window.saveState()
            window.showFullScreen()
            for name, dock in window.docks.items():
                if name != "drawingDock":
                    dock.hide()
            window.notices.say(self.tr("F11 ends the presentation mode."))
        else:
            window.showNormal()
            window.restoreState(self._state_before)
        self._colour()

    @Slot()
    def _reset_docks(self) -> None:
        self.window.set_first_layout(self._scale)

    def _restore_window(self) -> None:
        layout = self.preferences.layout
        if layout is not None:
            self.window.restore_layout(layout)

    # The end

    def never_ask(self, keeps: bool = False) -> None:
        """Close without asking about unsaved weights; keeps: what was autosaved."""
        self._asks_before_close = False
        self._keeps_autosave = keeps

    @Slot()
    def _on_closing(self) -> None:
        if self._asks_before_close and (self.keeping.is_unsaved or self.recorder.film is not None):
            self.recorder.ask_before_close(lambda: self.keeping.ask_before_close(self._close))
        else:
            self._prepare_close()

    def _close(self) -> None:
        self._prepare_close()
        self.window.close()

    def _prepare_close(self) -> None:
        window = self.window
        if not window.isFullScreen():
            self.preferences.keep_layout(layout_of(window, window.docks))
        self.preferences.write()
        self.release()
        window.allow_close()

    def release(self) -> None:
        """Let go of threads; what they still bring is dropped."""
        self.session.close()
        self.keeping.close(self._keeps_autosave)
        self.docks.close()
        self.pictures.close()
        self.recorder.close()
        self.window.network.canvas.close_jobs()
        self.jobs.close()
        self.saving.close(drops_waiting=False)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, VisualNetError):
            raise error
        self.window.notices.say_error(str(error))


def _loaded_and_measured(
    config: TrainingConfig, document: ModelDocument
) -> tuple[Dataset, float | None]:
    """Return the data of the settings, and how well the network reads its test images, 0 to 1.

    None where it is of other images or classes, there are no test images, or its answers are no
    numbers.
    """
    dataset, network = load_dataset_of(config), document.network
    classes = document.called_as(dataset.classes).metadata.classes
    test = matched_or_not(dataset, classes)
    images = test.test.images
    if test.classes != classes or images[:1].size != network.layer_sizes[0]:
        return dataset, None
    try:
        return dataset, evaluate(network, images, test.test.labels).accuracy
    except OverflowedError:
        # The reading beside the pad says so.
        return dataset, None


def build_window(model: str = FIRST_MODEL, preferences: Preferences | None = None) -> QMainWindow:
    """Build the whole application around an existing QApplication; the window is not yet shown.

    model: a file, a project, or a bundled model's name. preferences: those in the user's folder if
    not given. Shows no dialog. Raises VisualNetError where the file cannot be opened.
    """
    # Qt would hand parts of each large painting to threads of its own and wait for them, with
    # Python's lock held, while the training has the other core: without, a mouse move is painted
    # after 9 ms instead of 21 (95 %), and the training keeps two hundredths more (2026-11).
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    give_large_memory_back()
    # The typeface first: widgets made before it keep the old one's family.
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - as the contract says
    application.setFont(application_font())
    # The pad is to have every point that the mouse gives, not the newest of those that wait. On X11
    # Qt sets this with the application, so it is too early before.
    application.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    window = MainWindow()
    kept = preferences or Preferences(user_config_dir() / "visualnet.ini")
    number = id(window)
    _windows[number] = window
    window.destroyed.connect(lambda: _windows.pop(number, None))
    try:
        window.application = Application(window, model, kept)  # type: ignore[attr-defined]
    except BaseException:
        # Half a window is taken apart by Qt too.
        window.deleteLater()
        raise
    return window
