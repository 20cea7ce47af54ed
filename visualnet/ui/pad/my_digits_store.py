"""My digits as the window has them: read and changed in a thread, one change after the other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from visualnet.data.drawing.labelled_strokes import LabelledDrawing
from visualnet.data.drawing.my_digits import (
    MyDigits,
    Removed,
    add_drawings,
    my_digits_path,
    read_my_digits,
    remove_drawings,
    restore_drawings,
)
from visualnet.errors import VisualNetError
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.translation import translated


class MyDigitsStore(QObject):
    """Owns what is known of the file.

    What is asked for is done in the order of the asking.
    """

    changed = Signal()
    """`kept` is another."""
    failed = Signal(str)
    """One sentence."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.kept = MyDigits(my_digits_path())
        self._jobs = Jobs(1, "my digits", self)
        self._complaint = ""
        self.refresh()

    def refresh(self) -> None:
        """Read the file: another window may have changed it."""
        path = self.kept.path
        self.change(lambda: read_my_digits(path))

    def change(self, work: Callable[[], MyDigits], then: Callable[[], None] | None = None) -> None:
        """Run work() in the store's thread, take what it returns as `kept`, then tell."""

        def take(kept: MyDigits) -> None:
            self._take(kept)
            if then is not None:
                then()

        self._jobs.submit(work, take, self._fail)

    def close(self) -> None:
        """Let no answer come any more; what was asked for is still written."""
        self._jobs.close(drops_waiting=False)

    def _take(self, kept: MyDigits) -> None:
        is_new = kept.fingerprint != self.kept.fingerprint
        self.kept = kept
        if kept.complaint and kept.complaint != self._complaint:
            self.failed.emit(kept.complaint)
        self._complaint = kept.complaint
        if is_new:
            self.changed.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, VisualNetError):
            raise error
        self.failed.emit(translated(error))


class KeepCommand(QUndoCommand):
    """Keep drawings."""

    def __init__(
        self,
        store: MyDigitsStore,
        drawings: Sequence[LabelledDrawing],
        text: str,
        then: Callable[[int], None] | None = None,
    ) -> None:
        """then: called with the number of new ones each time that they are kept."""
        super().__init__(text)
        self._store, self._drawings, self._then = store, drawings, then
        self._path = store.kept.path
        # Belongs to the store's thread.
        self._new: tuple[LabelledDrawing, ...] = ()

    def redo(self) -> None:
        """Add them."""
        self._store.change(self._add, self._tell)

    def undo(self) -> None:
        """Take out those that were new."""
        self._store.change(self._take_out)

    def _add(self) -> MyDigits:
        kept, self._new = add_drawings(self._path, self._drawings)
        return kept

    def _take_out(self) -> MyDigits:
        return remove_drawings(self._path, self._new)[0]

    def _tell(self) -> None:
        if self._then is not None:
            self._then(len(self._new))


class DeleteCommand(QUndoCommand):
    """Delete drawings."""

    def __init__(
        self, store: MyDigitsStore, drawings: Sequence[LabelledDrawing], text: str
    ) -> None:
        super().__init__(text)
        self._store, self._drawings = store, drawings
        self._path = store.kept.path
        # Belongs to the store's thread.
        self._removed: tuple[Removed, ...] = ()

    def redo(self) -> None:
        """Take them out."""
        self._store.change(self._take_out)

    def undo(self) -> None:
        """Bring them back to where they were."""
        self._store.change(self._restore)

    def _take_out(self) -> MyDigits:
        kept, self._removed = remove_drawings(self._path, self._drawings)
        return kept

    def _restore(self) -> MyDigits:
        return restore_drawings(self._path, self._removed)
