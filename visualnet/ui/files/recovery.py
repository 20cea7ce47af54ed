"""Recovery after a crash or a kill: what was autosaved is found, offered and gone on with."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from visualnet.errors import ProjectFileError, UnreadNowError
from visualnet.number_text import count_text
from visualnet.projects.file_kinds import PROJECT_SUFFIX
from visualnet.projects.project import Project
from visualnet.ui.files.autosaver import Autosaver
from visualnet.ui.files.project_parts import Prepared
from visualnet.ui.files.projects import ProjectFiles
from visualnet.ui.look.translation import translated
from visualnet.ui.window.context import Context
from visualnet.ui.window.floating import FloatingBar

if TYPE_CHECKING:
    from visualnet.projects.autosave import Slot as AutosaveSlot


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """The newest sound one; problems: a sentence for each that could not be read."""

    slot: "AutosaveSlot | None"
    project: Project | None
    when: datetime | None
    problems: tuple[str, ...]


class Recovery(QObject):
    """Offers one at a time, the newest first; others are offered at later starts.

    What is offered stays on the disk until it is discarded, or until what goes on from it has been
    autosaved itself.
    """

    def __init__(
        self,
        context: Context,
        folders: tuple[Path, ...],
        projects: ProjectFiles,
        autosaver: Autosaver,
        ask: Callable[[Callable[[], None]], None],
    ) -> None:
        """folders: where earlier processes left their autosaves.

        ask: does what it is given, once nothing is lost by that or the user agrees.
        """
        super().__init__(context.window)
        self._context, self.projects, self._autosaver = context, projects, autosaver
        self._ask = ask
        self._slot: AutosaveSlot | None = None
        self.project: Project | None = None
        """What is offered, None where nothing is."""
        self._offer = ""
        self.is_settled = False
        """Whether it is known what there is to offer."""
        self._is_discarded = False
        self._taken: tuple[int, int, int] | None = None
        self.bar: FloatingBar | None = None
        autosaver.saved.connect(self._forget_taken)
        context.jobs.submit(lambda: _find_newest(folders), self._show_found, self._show_error)

    def close(self) -> None:
        """Let go of what was offered; discarded stays discarded, all else for the next start."""
        slot, self._slot = self._slot, None
        if slot is not None:
            if self._is_discarded:
                # What cannot be removed is offered once more, which is no harm.
                with suppress(OSError):
                    slot.remove()
            slot.close()

    def _show_found(self, found: _Found) -> None:
        self.is_settled = True
        for problem in found.problems:
            self._context.say_error(problem)
        if found.slot is None or found.project is None or found.when is None:
            return
        self._slot, self.project = found.slot, found.project
        self._offer = _offer_of(found.project, found.when, self.tr)
        self._add_bar()
        self._offer_project()

    def _add_bar(self) -> None:
        bar = self.bar = FloatingBar("recoveryBar", self.tr("Unfinished training"))
        bar.add_button(
            "recoverButton",
            self.tr("Recover"),
            self.tr("Open the recovered network, runs and drawing"),
            self._go_on,
        )
        bar.add_button(
            "discardRecoveryButton",
            self.tr("Discard"),
            self.tr("Discard the recovered work; Undo brings it back"),
            self._discard_project,
        )
        tip = self.tr("Keep the recovered work after all")
        bar.add_button("undoDiscardButton", self.tr("Undo"), tip, self._offer_project)
        tip = self.tr("Ask again at the next start")
        bar.add_close("laterButton", self.tr("Not now"), tip, self._ask_later)
        self._context.window.add_bar(bar)

    def _show_error(self, error: Exception) -> None:
        self.is_settled = True
        if not isinstance(error, OSError):
            raise error
        self._context.say_error(
            self.tr("Earlier autosaves could not be read ({0}).").format(error.strerror or error)
        )

    @Slot()
    def _go_on(self) -> None:
        # Something may have been learnt in this window since the start.
        self._ask(self._open_project)

    def _open_project(self) -> None:
        project = self.project
        if project is not None:
            self._hide_bar()
            self.projects.open_recovered(lambda: project, self._note_taken)

    def _note_taken(self, ready: Prepared | None) -> None:
        if ready is None:
            if self.bar is not None:
                self.bar.show()
            return
        if ready.is_whole:
            self._taken = (ready.run.trainer.run_id, *ready.run.state)
        self._autosaver.save_if_changed()

    @Slot()
    def _forget_taken(self) -> None:
        """Remove what was gone on from once that run, so far or farther, is autosaved itself."""
        taken, kept = self._taken, self._autosaver.kept
        # Another run may have been on its way to the disk, or be open by now.
        if taken and isinstance(kept, tuple) and kept[0] == taken[0] and kept >= taken:
            self._taken, self._is_discarded = None, True
            self.close()

    @Slot()
    def _discard_project(self) -> None:
        self._is_discarded = True
        if self.bar is not None:
            self.bar.say(self.tr("The recovered work was discarded."), "undoDiscardButton")

    @Slot()
    def _offer_project(self) -> None:
        self._is_discarded = False
        if self.bar is not None:
            self.bar.say(self._offer, "recoverButton", "discardRecoveryButton")

    @Slot()
    def _ask_later(self) -> None:
        self._hide_bar()
        self.close()

    def _hide_bar(self) -> None:
        if self.bar is not None:
            self.bar.hide()


def _find_newest(folders: tuple[Path, ...]) -> _Found:
    folders = tuple(folder for folder in folders if any(folder.glob(f"*{PROJECT_SUFFIX}")))
    if not folders:
        # Loading what follows would slow down the start for nothing.
        return _Found(None, None, None, ())
    from visualnet.projects.autosave import left_behind

    problems: list[str] = []
    found: _Found | None = None
    for slot in (slot for folder in folders for slot in left_behind(folder, problems)):
        if found is None:
            found = _read_slot(slot, problems)
            if found is not None:
                continue
        slot.close()
    if found is None:
        return _Found(None, None, None, tuple(problems))
    return replace(found, problems=tuple(problems))


def _read_slot(slot: "AutosaveSlot", problems: list[str]) -> _Found | None:
    """Return what a slot holds; where it is damaged, it is set aside, else left where it is."""
    from visualnet.projects.autosave import problem_of

    try:
        when = datetime.fromtimestamp(slot.path.stat().st_mtime).astimezone()
        return _Found(slot, slot.read(), when, ())
    except UnreadNowError as error:
        problems.append(f"{error} It stays there, and is looked at again at the next start.")
    except ProjectFileError as error:
        problems.append(f"{translated(error).rstrip('.')}. It was kept as {_set_aside(slot)}.")
    except OSError as error:
        problems.append(problem_of(slot.path, error))
    return None


def _set_aside(slot: "AutosaveSlot") -> Path:
    try:
        return slot.set_aside()
    except OSError:
        # Nobody may write in that folder; it is told of at each start.
        return slot.path


def _offer_of(project: Project, when: datetime, tr: Callable[[str], str]) -> str:
    shown = project.shown
    day = f"{when.astimezone():%Y-%m-%d %H:%M}"
    if project.points is not None:
        text = tr("VisualNet was not closed properly. Recover {0} and painted points, saved {1}?")
        return text.format(shown.title, day)
    if not shown.checkpoint.step and project.runs:
        text = tr("VisualNet was not closed properly. Recover {0} with its runs, saved {1}?")
        return text.format(shown.title, day)
    return tr("VisualNet was not closed properly. Recover {0} at step {1}, saved {2}?").format(
        shown.title, count_text(shown.checkpoint.step), day
    )
