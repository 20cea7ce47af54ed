"""The undo stack and its commands: another run, another content of the pad, an edit, a value."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from visualnet.nn.edited_network import EditedNetwork
from visualnet.ui.session.open_run import OpenRun
from visualnet.ui.session.pad_content import PadContent

UNDO_LIMIT = 50
"""Steps that can be undone, unless another number is chosen."""


class UndoStack(QUndoStack):
    """A stack whose commands let go of what they hold when they leave it.

    PySide keeps every command that was ever pushed, and with it networks and whole runs: one of
    millions of parameters for each move of a slider.
    """

    let_go = Signal(object)
    """What stood beside run and pad, and no undo or redo brings back any more, see `Exchange`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setUndoLimit(UNDO_LIMIT)
        self._kept: list[QUndoCommand] = []
        self._moved: Hashable = None

    def change(
        self,
        key: Hashable,
        apply: Callable[[Any], object],
        values: tuple[Any, Any],
        describe: Callable[[Any, Any], str],
    ) -> None:
        """Note that a value was changed, which is so already.

        key: of what has the value, None where each change is a step. Changes under one key that
        follow each other, as while a slider is moved, are one step of undo, until `end_move`.
        apply: sets a value. values: before and after. describe(before, after): the step's name.
        """
        goes_on = key is not None and key == self._moved
        command = ChangeCommand(key, apply, values, describe, merges=goes_on)
        self.push(command)
        self._moved = key

    @Slot()
    def end_move(self) -> None:
        """Let the next change be a step of its own: the hand has left the slider or field."""
        self._moved = None

    @Slot()
    def undo(self) -> None:
        """Take back the last step."""
        self._moved = None
        super().undo()

    @Slot()
    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._moved = None
        super().redo()

    def push(self, command: QUndoCommand) -> None:
        """Do what the command does, and keep it as far as the limit goes."""
        self._moved = None
        super().push(command)
        there = {id(self.command(place)) for place in range(self.count())}
        gone = [other for other in (*self._kept, command) if id(other) not in there]
        self._kept = [other for other in (*self._kept, command) if id(other) in there]
        beside = [other.other for other in gone if isinstance(other, OpenCommand)]
        for other in gone:
            vars(other).clear()
        for each in beside:
            self.let_go.emit(each)


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


class Exchange:
    """What stands beside run and pad, such as the project's file, and what stood there before."""

    def __init__(self, take: Callable[[], Any], put: Callable[[Any], object]) -> None:
        """take: returns what is there; at once what is about to be replaced. put: puts it back."""
        self._take, self._put = take, put
        self._other = take()

    @property
    def other(self) -> Any:
        """What does not stand there now, but undo or redo would put there."""
        return self._other

    def swap(self) -> None:
        """Put back what was there, and keep what is."""
        other, self._other = self._other, self._take()
        self._put(other)


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
        rest: Exchange,
    ) -> None:
        """runs, contents: before and after. rest: replaced already when this is pushed."""
        super().__init__(show, *runs, text, go_on)
        self._set_pad, self._contents, self._rest = set_pad, contents, rest
        self._is_done = True

    @property
    def other(self) -> Any:
        """What stands beside the run and the pad that are shown on its other side."""
        return self._rest.other

    def redo(self) -> None:
        """Show the run and the content of the project."""
        if not self._is_done:
            self._rest.swap()
        self._is_done = False
        super().redo()
        self._set_pad(self._contents[1])

    def undo(self) -> None:
        """Show those before."""
        self._rest.swap()
        super().undo()
        self._set_pad(self._contents[0])


def runs_within(stack: QUndoStack) -> list[OpenRun]:
    """Return all runs that undo or redo would show, oldest first; some may be there twice."""
    commands = [stack.command(number) for number in range(stack.count())]
    return [run for command in commands if isinstance(command, RunCommand) for run in command.runs]


def others_within(stack: QUndoStack) -> list[Any]:
    """Return what the commands of opening keep beside runs and pads, oldest first."""
    commands = [stack.command(number) for number in range(stack.count())]
    return [command.other for command in commands if isinstance(command, OpenCommand)]


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
        self.setText(other.text())
        return True


class ChangeCommand(QUndoCommand):
    """Another value of something, such as a setting, which has it already when this is pushed."""

    def __init__(
        self,
        key: Hashable,
        apply: Callable[[Any], object],
        values: tuple[Any, Any],
        describe: Callable[[Any, Any], str],
        merges: bool,
    ) -> None:
        """See `UndoStack.change`. merges: with the one before, if that has the same key."""
        super().__init__(describe(*values))
        self._key, self._apply, self._describe, self._merges = key, apply, describe, merges
        self._before, self._after = values
        self._is_set = True

    def redo(self) -> None:
        """Set the new value, unless it is set already."""
        if not self._is_set:
            self._apply(self._after)
        self._is_set = False

    def undo(self) -> None:
        """Set the value before."""
        self._apply(self._before)

    def id(self) -> int:
        """Return the same number for all, so that Qt offers them to each other."""
        return 2

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next move of the same slider in; one that came back to its start is no step."""
        if not isinstance(other, ChangeCommand) or not other._merges or other._key != self._key:
            return False
        self._after = other._after
        self.setText(self._describe(self._before, self._after))
        self.setObsolete(bool(self._before == self._after))
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
