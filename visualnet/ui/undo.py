"""Acts that can be undone: another run is shown, or the pad has another content."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from visualnet.ui.pad_content import PadContent
from visualnet.ui.run import OpenRun


class RunCommand(QUndoCommand):
    """Show another run: restart, new weights, applied settings, an opened file.

    The run that was left is kept whole, with its log and its place, so undo goes back to it.
    """

    def __init__(
        self,
        show: Callable[[OpenRun, bool], None],
        before: OpenRun,
        after: OpenRun,
        text: str,
        go_on: bool,
    ) -> None:
        """show(run, go_on): go_on tells whether to play it. go_on: at the first time only."""
        super().__init__(text)
        self._show, self._before, self._after = show, before, after
        self._go_on = go_on

    def redo(self) -> None:
        """Show the new run."""
        go_on, self._go_on = self._go_on, False
        self._show(self._after, go_on)

    def undo(self) -> None:
        """Show the run before, paused."""
        self._show(self._before, False)


class PadCommand(QUndoCommand):
    """Another content of the drawing pad."""

    def __init__(
        self, show: Callable[[PadContent], None], before: PadContent, after: PadContent, text: str
    ) -> None:
        super().__init__(text)
        self._show, self._before, self._after = show, before, after

    def redo(self) -> None:
        """Show the new content."""
        self._show(self._after)

    def undo(self) -> None:
        """Show the content before."""
        self._show(self._before)
