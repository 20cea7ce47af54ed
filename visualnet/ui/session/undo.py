"""Undo commands: another run was opened, the pad has another content, weights were edited."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from visualnet.nn.edited_network import EditedNetwork
from visualnet.ui.session.open_run import OpenRun
from visualnet.ui.session.pad_content import PadContent


class UndoStack(QUndoStack):
    """A stack whose commands let go of what they hold when they leave it.

    PySide keeps every command that was ever pushed, and with it networks and whole runs: one of
    millions of parameters for each move of a slider.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: list[QUndoCommand] = []

    def push(self, command: QUndoCommand) -> None:
        """Do what the command does, and keep it as far as the limit goes."""
        super().push(command)
        there = {id(self.command(place)) for place in range(self.count())}
        for other in (*self._kept, command):
            if id(other) not in there:
                vars(other).clear()
        self._kept = [other for other in (*self._kept, command) if id(other) in there]


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

    @property
    def runs(self) -> tuple[OpenRun, OpenRun]:
        """The run that was left, and the one that was shown then."""
        return self._before, self._after

    def redo(self) -> None:
        """Show the new run."""
        go_on, self._go_on = self._go_on, False
        self._show(self._after, go_on)

    def undo(self) -> None:
        """Show the run before, paused."""
        self._show(self._before, False)


class OpenCommand(RunCommand):
    """Show another run and another content of the pad, as one act: a project was opened.

    Not a macro of two commands: `UndoStack` keeps only what lies on it.
    """

    def __init__(
        self,
        show: Callable[[OpenRun, bool], None],
        runs: tuple[OpenRun, OpenRun],
        set_pad: Callable[[PadContent], None],
        contents: tuple[PadContent, PadContent],
        text: str,
        go_on: bool,
    ) -> None:
        """runs, contents: before and after."""
        super().__init__(show, *runs, text, go_on)
        self._set_pad, self._contents = set_pad, contents

    def redo(self) -> None:
        """Show the run and the content of the project."""
        super().redo()
        self._set_pad(self._contents[1])

    def undo(self) -> None:
        """Show those before."""
        super().undo()
        self._set_pad(self._contents[0])


def runs_within(stack: QUndoStack) -> list[OpenRun]:
    """Return all runs that undo or redo would show, oldest first; some may be there twice."""
    commands = [stack.command(number) for number in range(stack.count())]
    return [run for command in commands if isinstance(command, RunCommand) for run in command.runs]


class EditCommand(QUndoCommand):
    """Weights made by hand. While a slider is moved, its edits are one command."""

    def __init__(
        self,
        show: Callable[[EditedNetwork], None],
        current: Callable[[], EditedNetwork],
        after: EditedNetwork,
        text: str,
        merges: bool,
    ) -> None:
        """current: returns what is shown; undo keeps it for redo. merges: with the one before."""
        super().__init__(text)
        self._show, self._current, self._merges = show, current, merges
        self._before, self._after = current(), after

    def redo(self) -> None:
        """Show what was made."""
        self._show(self._after)

    def undo(self) -> None:
        """Show what was before; what was learnt since the edit comes back with it."""
        self._after = self._current()
        self._show(self._before)

    def id(self) -> int:
        """Return the same number for all, so that Qt offers them to each other."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next move of the same slider in."""
        if not isinstance(other, EditCommand) or not other._merges:
            return False
        self._after = other._after
        return True


class PadCommand(QUndoCommand):
    """Another content of the drawing pad, which shows it already when this is pushed."""

    def __init__(
        self, show: Callable[[PadContent], None], before: PadContent, after: PadContent, text: str
    ) -> None:
        super().__init__(text)
        self._show, self._before, self._after = show, before, after
        self._is_shown = True

    def redo(self) -> None:
        """Show the new content, unless it is there already."""
        if not self._is_shown:
            self._show(self._after)
        self._is_shown = False

    def undo(self) -> None:
        """Show the content before."""
        self._show(self._before)
