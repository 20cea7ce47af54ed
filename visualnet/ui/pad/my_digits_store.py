"""My digits: read and changed in a thread, one change after the other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

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
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.translation import said_of
from visualnet.ui.session.undo import ValueCommand


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
            self._keep_read(kept)
            if then is not None:
                then()

        self._jobs.submit(work, take, self._say_error)

    def keep(
        self, drawings: Sequence[LabelledDrawing], text: str, then: Callable[[int], None]
    ) -> ValueCommand:
        """Add drawings; undo takes out those that were new.

        then: called with the number of new ones each time that they are kept.
        """
        path = self.kept.path
        # Belongs to the store's thread.
        new: tuple[LabelledDrawing, ...] = ()

        def add() -> MyDigits:
            nonlocal new
            kept, new = add_drawings(path, drawings)
            return kept

        def set_kept(are_kept: bool) -> None:
            if are_kept:
                self.change(add, lambda: then(len(new)))
            else:
                self.change(lambda: remove_drawings(path, new)[0])

        set_kept(True)
        return ValueCommand(set_kept, False, True, text)

    def delete(self, drawings: Sequence[LabelledDrawing], text: str) -> ValueCommand:
        """Take drawings out; undo brings them back to where they were."""
        path = self.kept.path
        # Belongs to the store's thread.
        removed: tuple[Removed, ...] = ()

        def take_out() -> MyDigits:
            nonlocal removed
            kept, removed = remove_drawings(path, drawings)
            return kept

        def set_kept(are_kept: bool) -> None:
            self.change((lambda: restore_drawings(path, removed)) if are_kept else take_out)

        set_kept(False)
        return ValueCommand(set_kept, True, False, text)

    def close(self) -> None:
        """Let no answer come any more; what was asked for is still written."""
        self._jobs.close(drops_waiting=False)

    def _keep_read(self, kept: MyDigits) -> None:
        is_new = kept.fingerprint != self.kept.fingerprint
        self.kept = kept
        if kept.complaint and kept.complaint != self._complaint:
            self.failed.emit(kept.complaint)
        self._complaint = kept.complaint
        if is_new:
            self.changed.emit()

    def _say_error(self, error: Exception) -> None:
        self.failed.emit(said_of(error))
