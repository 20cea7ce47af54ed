"""Opening of files by what they are: each feature opens its kinds, wherever the files come from."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from visualnet.projects.file_kinds import FileKind
from visualnet.ui.jobs.jobs import Jobs

if TYPE_CHECKING:
    from visualnet.ui.window.opening_plan import OpeningPlan

OpenPath = Callable[[str, Callable[[], None]], object]
"""Opens a path; what it is given besides is called once that has been done, or has failed."""


class Openers(QObject):
    """Opens what is dropped, pasted, chosen by Open or given at the start.

    One of each kind can be open: a model, then data for it, and a drawing; or a project, which has
    all three. Whatever cannot be opened is told in one message that names it with the reason.
    """

    failed = Signal(str)
    begun = Signal()
    """Other files are opened now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # One at a time, so that files come in the order in which they were asked for, and never
        # behind data that takes long to load.
        self._jobs = Jobs(1, "opening", self, only_reads=True)
        self._openers: dict[FileKind, OpenPath] = {}
        self._take_content: Callable[[QMimeData], object] = lambda _data: None

    def close(self) -> None:
        """Open nothing any more."""
        self._jobs.close()

    def add(self, kind: FileKind, open_path: OpenPath) -> None:
        """Let a feature open files of a kind."""
        self._openers[kind] = open_path

    def take_content(self, take: Callable[[QMimeData], object]) -> None:
        """Let a feature take what is dropped and is no file, such as a picture."""
        self._take_content = take

    def open_dropped(self, data: QMimeData) -> None:
        """Open the files of what was dropped or pasted, or else hand it to whom takes it."""
        urls = data.urls()
        names = [url.toLocalFile() for url in urls if url.isLocalFile()]
        if names or (urls and not data.hasImage()):
            addresses = [url.toDisplayString() for url in urls if not url.isLocalFile()]
            self.open_paths(names, addresses)
        else:
            self._take_content(data)

    def open_paths(self, names: Sequence[str], addresses: Sequence[str] = ()) -> None:
        """Open files and folders; what they are is looked up in a thread."""
        # Nothing is opened at an ordinary start.
        from visualnet.ui.window.opening_plan import plan_opening

        self._jobs.submit(lambda: plan_opening(names, addresses), self.carry_out)

    def carry_out(self, plan: "OpeningPlan") -> None:
        """Open what a plan says, one after the other."""
        self.begun.emit()
        if plan.problem:
            self.failed.emit(plan.problem)
        self._open_next(plan.steps)

    def _open_next(self, steps: tuple[tuple[FileKind, str], ...]) -> None:
        if steps:
            (kind, name), *others = steps
            self._openers[kind](name, partial(self._open_next, tuple(others)))
