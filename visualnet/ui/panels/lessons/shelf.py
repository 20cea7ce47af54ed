"""Shelf: which lessons there are, how far each came, and what is asked of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """One lesson. needs: what to know before. step: steps seen, of `steps`; 0: not begun.

    problem: why it cannot be begun, as a sentence; empty where it can. is_own: a file of the
    user's.
    """

    path: Path
    title: str
    minutes: int = 0
    needs: str = ""
    step: int = 0
    steps: int = 0
    is_finished: bool = False
    problem: str = ""
    is_own: bool = False


class LessonShelf(QObject):
    """Kept here once: the panel shows it, the lessons of the window fill it."""

    changed = Signal()
    """Other lessons, or one came further."""
    wanted = Signal()
    """Somebody looks: the list is to be read anew."""
    start_asked = Signal(object, bool)  # Path, bool
    """A lesson is to be begun: from its first step, or where it was left."""
    open_asked = Signal()
    """A file of the user's is to be chosen."""
    folder_asked = Signal()
    """The folder for the user's own lessons is to be shown."""
    guide_asked = Signal()
    """How to write a lesson is to be told."""
    sheet_asked = Signal(object)  # Path
    """A sheet for a class is to be saved."""
    export_asked = Signal()
    """The results are to be saved as a table."""
    forget_asked = Signal()
    """The results are to be forgotten."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[LessonEntry, ...] = ()

    @property
    def entries(self) -> Sequence[LessonEntry]:
        """The lessons, the bundled ones first."""
        return self._entries

    def show(self, entries: Sequence[LessonEntry]) -> None:
        """Have these lessons."""
        self._entries = tuple(entries)
        self.changed.emit()
