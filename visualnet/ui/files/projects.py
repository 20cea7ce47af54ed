"""Projects in the window: begun anew, opened, recovered, and left so that undo brings them back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from visualnet.data.drawing.stroke_files import example_drawing
from visualnet.projects.project import Project
from visualnet.ui.files.models import ModelFiles
from visualnet.ui.files.overwrite_question import signature_of
from visualnet.ui.files.project_parts import (
    Prepared,
    first_run,
    pad_content,
    prepared,
    show_window,
)
from visualnet.ui.files.project_saving import ProjectSaving
from visualnet.ui.files.unsaved import FileSide, described
from visualnet.ui.session.open_run import OpenRun
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.run_list import RunList
from visualnet.ui.session.undo import Exchange
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.training.sweeps.experiment_record import ExperimentRecord


class ProjectFiles(ProjectSaving):
    """Reads projects in a thread, and writes them."""

    shown = Signal()
    """Another project is in the window now."""

    def __init__(self, context: Context, models: ModelFiles) -> None:
        super().__init__(context, models)
        self._session.undo_stack.let_go.connect(self._keep_runs)

    @Slot()
    def open_new(self) -> None:
        """Begin anew, as the program does; what is open can be got back by undo."""

        def show(run: OpenRun) -> None:
            example = example_drawing()
            content = PadContent(example.strokes, example.side, is_example=True)
            replaced = self._leave(RunList())
            self._context.pad.put_with_run(run, content, self.tr("new project"), replaced)
            self.shown.emit()

        # Not once it is there: it may be begun because another could not be opened.
        self._context.take_back("files")
        self._context.data.cancel()
        self._asked += 1
        self._context.jobs.submit(first_run, show, self._tell)

    @Slot(str)
    def open_path(self, name: str, otherwise: Callable[[], None] | None = None) -> None:
        """Open a project, in a thread; the one that is open can be got back by undo.

        otherwise: done where it cannot be opened, after that was told.
        """
        path = Path(name)
        # Before it is read: what is changed in that moment counts as changed by another.
        signature = signature_of(path)

        def read() -> Project:
            from visualnet.projects.project_file import read_project

            return read_project(path)

        def show(ready: Prepared) -> None:
            self._show(ready)
            ready.run.saved = ready.run.state
            self._log.list.note_saved(ready.project.runs)
            self._log.note_open_saved()
            if ready.project.points is not None:
                self._context.pad.plane.points_kept.emit(ready.project.points)
            self._take_path(path, signature, described(self._context))

        def miss(error: Exception) -> None:
            if otherwise is not None:
                otherwise()
            self._tell(error)

        self._open(read, show, miss)

    def open_recovered(
        self, read: Callable[[], Project], then: Callable[[Prepared | None], None]
    ) -> None:
        """Open what was autosaved, and go on with it on its own data; then(what was opened)."""

        def show(ready: Prepared) -> None:
            self._show(ready, goes_on=ready.project.shown.was_playing and ready.may_go_on)
            then(ready)

        def miss(error: Exception) -> None:
            self._tell(error)
            then(None)

        self._open(read, show, miss)

    def _open(
        self,
        read: Callable[[], Project],
        show: Callable[[Prepared], None],
        miss: Callable[[Exception], None],
    ) -> None:
        # Data that are on their way are of the project that is left.
        self._context.data.cancel()
        self._asked += 1
        asked = self._asked

        def take(ready: Prepared) -> None:
            # Another one was asked for since.
            if asked == self._asked:
                show(ready)

        self._context.jobs.submit(lambda: prepared(read()), take, miss)

    def _show(self, ready: Prepared, goes_on: bool = False) -> None:
        project, run = ready.project, ready.run
        runs = RunList(project.runs, run.trainer.run_id, project.current_run)
        replaced = self._leave(runs, project.experiment)
        if project.points is not None:
            self._context.pad.plane.points_of_projects[run.trainer.run_id] = project.points
        content, text = pad_content(project.drawing), self.tr("open project")
        self._context.pad.put_with_run(run, content, text, replaced, goes_on)
        show_window(project, self._context.window)
        self._context.take_back("files")
        self.shown.emit()
        if ready.problem:
            self._context.say_error(ready.problem, "files")

    def _leave(self, runs: RunList, experiment: "ExperimentRecord | None" = None) -> Exchange:
        """Go over to a project without a file; returns what brings the other back."""
        # What is noted of the run that is left is to be of this project.
        self._context.session.return_to_now()
        replaced = Exchange(self._side, self._put_back)
        self._take_side(FileSide(None, None, None, runs, experiment))
        return replaced

    @Slot(object)
    def _keep_runs(self, side: FileSide) -> None:
        """Keep what was trained in a project that undo and redo bring back no more."""
        records = [] if side.runs.is_given_up else side.runs.unsaved()
        if not records:
            return
        self._log.adopt(records)
        words = self.tr(
            "Undo can no longer bring back the other project. Its unsaved runs ({0}) are now in "
            "this project's list."
        )
        self._context.say(words.format(self._named(records)), "runs")

    def _side(self) -> FileSide:
        experiment = self._context.experiments.record
        return FileSide(self.path, self._signature, self._in_file, self._log.leave(), experiment)

    def _put_back(self, side: FileSide) -> None:
        """Go over to the project that undo or redo shows, and to its file, not another's."""
        # What comes back, and what is left without a question, is asked about anew.
        self._log.list.is_given_up = side.runs.is_given_up = False
        self._take_side(side)

    def _take_side(self, side: FileSide) -> None:
        self._opened += 1
        self._signature, self._in_file = side.signature, side.described
        self._set_path(side.path)
        self._log.take(side.runs)
        self._context.experiments.take(side.experiment)

    def _tell(self, error: Exception) -> None:
        self._context.tell(error, "files")
