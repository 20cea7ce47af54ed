"""Saving a project: no dialog, no write and no long step holds up what runs."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from visualnet.models.formats import model_formats
from visualnet.projects.file_kinds import PROJECT_SUFFIX
from visualnet.projects.project import Project
from visualnet.training.runs import RunRecord
from visualnet.ui.files.models import ModelFiles
from visualnet.ui.files.overwrite_question import Signature, ask_overwrite, signature_of
from visualnet.ui.files.project_parts import (
    Gathered,
    gathered,
)
from visualnet.ui.files.unsaved import Described, Unsaved, described, unsaved
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.session.open_run import OpenRun, SavedState
from visualnet.ui.session.run_list import RunList
from visualnet.ui.window.context import Context

_SLOW_MS = 1000
"""A save that waits so long for the present step says so."""

_NAMED = 3
"""Runs that a message names at most."""


@dataclass(frozen=True, slots=True, eq=False)
class _Saving:
    """What is being written.

    opened: how many projects had been opened by then. runs: the list, and records: what is on it.
    kept: of runs that can be shown, the number in the list, and the state that will be in the file.
    """

    path: Path
    opened: int
    runs: RunList
    records: list[RunRecord]
    current: int
    kept: list[tuple[OpenRun, int, SavedState]]
    described: Described
    then: Callable[[], None] | None
    project: Gathered


class ProjectSaving(QObject):
    """Base of what reads and writes projects: writes them, in a thread of its own.

    path: of the project that is open, None where it has none yet.
    """

    saved = Signal()
    named = Signal(str)
    """The name of the file that the project has, empty where it has none."""

    def __init__(self, context: Context, models: ModelFiles) -> None:
        super().__init__(context.window)
        self._context, self._models = context, models
        self._session, self._log = context.session, context.run_log
        # Of its own: it may wait for a long step, which is not to hold up anything else.
        self._saving = Jobs(1, "saving project", self)
        self._asked = self._opened = 0
        self.path: Path | None = None
        self._signature: Signature = None
        self._in_file: Described | None = None

    def close(self) -> None:
        """Let no answer come any more; what was to be saved still is. Does not wait."""
        self._saving.close(drops_waiting=False)

    def gathered(self) -> Gathered | None:
        """Take what is there now, for a project that is made in another thread."""
        return gathered(self._context)

    def unsaved(self) -> Unsaved:
        """Return what would be lost with the window."""
        return unsaved(self._context, self._in_file)

    @Slot()
    def save(self) -> None:
        """Save to the file that the project has; ask for one where it has none."""
        self.save_then(None)

    def save_then(self, then: Callable[[], None] | None, with_models: bool = False) -> None:
        """The same, and then do something, if all was saved. with_models: as for `ask_save`.

        A file that another has changed meanwhile is asked about.
        """
        path = self.path
        if path is None:
            self.ask_save(then, with_models)
        elif signature_of(path) in (self._signature, None):
            self.save_to(path, then)
        else:
            ask_overwrite(
                self._context.window,
                path,
                lambda: self.save_to(path, then),
                lambda: self.ask_save(then, with_models),
            )

    @Slot()
    def save_as(self) -> None:
        """Let the user choose where to save."""
        self.ask_save(None)

    def ask_save(self, then: Callable[[], None] | None, with_models: bool = False) -> None:
        """Let the user choose where to save, and then do something, if it was saved.

        with_models: the weights alone can be saved instead.
        """
        dialog = self._context.file_dialog(self.tr("Save project"), "work")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        filters = {self.tr("Project with all runs (*{0})").format(PROJECT_SUFFIX): PROJECT_SUFFIX}
        if with_models:
            # What cannot be opened again keeps no work safe.
            for each in (kind for kind in model_formats().values() if kind.read is not None):
                text = self.tr("Weights alone, {0} (*{1})").format(each.title, each.suffix)
                filters[text] = each.suffix
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(PROJECT_SUFFIX.lstrip("."))
        dialog.filterSelected.connect(
            lambda text: dialog.setDefaultSuffix(filters[text].lstrip("."))
        )
        dialog.selectFile(str(self.path) if self.path else f"project{PROJECT_SUFFIX}")
        dialog.fileSelected.connect(lambda name: self._save_chosen(Path(name), then))
        dialog.open()

    def _save_chosen(self, path: Path, then: Callable[[], None] | None) -> None:
        if path.suffix.lower() == PROJECT_SUFFIX:
            self.save_to(path, then)
        else:
            self._models.save_to(path, then=then)

    def save_to(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Save what is there now, in a thread; then do something, if it was saved."""
        project = self.gathered()
        if project is None:
            problem = self.tr("Nothing to save yet. The data is still loading.")
            self._context.say_error(problem, "save")
            return
        runs, now = self._log.list, described(self._context)
        saving = _Saving(
            path=path,
            opened=self._opened,
            runs=runs,
            records=runs.history.records,
            current=self._log.current,
            kept=self._kept(),
            described=now,
            then=then,
            project=project,
        )

        def miss(error: Exception) -> None:
            if not isinstance(error, CancelledError):
                self._context.tell(error, "save")
            elif saving.opened == self._opened:
                # The training ended in that moment; now it can be asked again.
                self.save_to(path, then)
            else:
                words = self.tr("{0} was not saved: another project was opened too soon.")
                self._context.say_error(words.format(path), "save")

        self._saving.submit(partial(_written, project, path), partial(self._finish, saving), miss)
        QTimer.singleShot(_SLOW_MS, self, lambda: self._tell_slow(saving))

    def _kept(self) -> list[tuple[OpenRun, int, SavedState]]:
        """Return what a file saved now holds of runs that can be shown; see `_Saving`."""
        kept = []
        for run in self._session.runs():
            record = self._log.list.record_of(run.trainer.run_id)
            if run is self._session.run:
                kept.append((run, self._log.current, run.state))
            elif record is not None:
                kept.append((run, record.number, record.weights_state))
        return kept

    def _tell_slow(self, saving: "_Saving") -> None:
        if not saving.project.point.done():
            words = self.tr("Saving {0} after this step…").format(saving.path)
            self._context.say(words, "save", lasts=True)

    def _finish(self, saving: "_Saving", signature: Signature) -> None:
        from visualnet.projects.listed_runs import left_out

        lost = {record.number for record in saving.runs.unsaved()} - {saving.current}
        missing = [each for each in left_out(saving.records) if each.number in lost]
        lost = {record.number for record in missing}
        for run, number, state in saving.kept:
            if number not in lost:
                run.saved = state
        saving.runs.note_saved(record for record in saving.records if record not in missing)
        if saving.opened == self._opened:
            self._take_path(saving.path, signature, saving.described)
        else:
            # Another project has been opened since, which is not to be saved over this one.
            self._context.preferences.add_recent_file(saving.path.resolve())
        if saving.project.points is not None:
            self._context.pad.plane.points_kept.emit(saving.project.points)
        problem = saving.project.problem
        if problem:
            words = self.tr("Saved {0} without my digits. {1}").format(saving.path, problem)
            self._context.say_error(words, "save")
        if missing or not problem:
            self._say_saved(saving.path, missing)
        self.saved.emit()
        if saving.then and not missing:
            saving.then()

    def _say_saved(self, path: Path, missing: list[RunRecord]) -> None:
        if not missing:
            self._context.say(self.tr("Saved {0}.").format(path), "save")
            return
        words = self.tr(
            "Saved {0}, but the weights of {1} did not fit. Open each of these runs and "
            "export its weights."
        )
        self._context.say_error(words.format(path, self._named(missing)), "save")

    def _named(self, runs: list[RunRecord]) -> str:
        """Return the names of runs, or of the newest where there are many."""
        names = ", ".join(record.name for record in runs[-_NAMED:])
        return names + (self.tr(" and others") if runs[_NAMED:] else "")

    def _take_path(self, path: Path, signature: Signature, in_file: Described) -> None:
        self._signature, self._in_file = signature, in_file
        self._set_path(path)
        self._context.preferences.add_recent_file(path.resolve())

    def _set_path(self, path: Path | None) -> None:
        self.path = path
        self.named.emit(path.name if path else "")


def _written(make: Callable[[], Project], path: Path) -> Signature:
    """Write a project, in a thread; returns what tells this content from the next."""
    from visualnet.projects.project_file import save_project

    save_project(make(), path)
    return signature_of(path)
