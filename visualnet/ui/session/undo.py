"""The undo stack and its commands, each of which sets a value anew or as it was before."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from visualnet.ui.session.open_run import OpenRun

UNDO_LIMIT = 50
"""Steps that can be undone, unless another number is chosen."""


class Exchange:
    """What stands beside run and pad, such as the project's file, and what stood there before."""

    def __init__(self, take: Callable[[], Any], put: Callable[[Any], object]) -> None:
        """take: returns what is there; at once what is about to be replaced. put: puts it back."""
        self._take, self._put = take, put
        self.other = take()
        """What does not stand there now, but undo or redo would put there."""

    def swap(self) -> None:
        """Put back what was there, and keep what is."""
        other, self.other = self.other, self._take()
        self._put(other)


class ValueCommand(QUndoCommand):
    """Another value of something: a setting, a drawing, the run that is shown.

    It has that value already when this is pushed.
    """

    def __init__(
        self,
        apply: Callable[[Any], object],
        before: Any,
        after: Any,
        text: str | Callable[[Any, Any], str],
        *,
        key: Hashable = None,
        merges: bool | None = None,
        current: Callable[[], Any] | None = None,
        runs: Sequence[OpenRun] = (),
        beside: Exchange | None = None,
    ) -> None:
        """apply: sets a value. text: the step's name, or what returns it for (before, after).

        key: of what has the value, None where each change is a step. Changes under one key that
        follow each other, as while a slider is moved, are one step of undo until
        `UndoStack.end_move`. merges: whether it joins the step before it, if that has the same key;
        None leaves that to the stack. current: returns what undo leaves, for redo, where that goes
        on changing. runs: those that undo and redo show. beside: what `apply` swaps as well.
        """
        super().__init__(text if isinstance(text, str) else text(before, after))
        self._text = text
        self._apply, self._before, self._after = apply, before, after
        self.key, self.merges, self._current = key, merges, current
        self.runs, self.beside = runs, beside
        self._is_set = True

    def redo(self) -> None:
        if not self._is_set:
            self._apply(self._after)
        self._is_set = False

    def undo(self) -> None:
        if self._current is not None:
            self._after = self._current()
        self._apply(self._before)

    def id(self) -> int:
        """Return the same number for all, so that Qt offers them to each other."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next move of the same slider in; one that came back to its start is no step."""
        if not isinstance(other, ValueCommand) or not other.merges or other.key != self.key:
            return False
        self._after, text = other._after, other._text
        self.setText(text if isinstance(text, str) else text(self._before, self._after))
        self.setObsolete(bool(self._before == self._after))
        return True


class UndoStack(QUndoStack):
    """A stack whose commands let go of what they hold when they leave it.

    PySide keeps every command that was ever pushed, and with it networks and whole runs: one of
    millions of parameters for each move of a slider.
    """

    moving = Signal()
    """Something is about to be undone or redone."""
    let_go = Signal(object)
    """What stood beside run and pad, and no undo or redo brings back any more, see `Exchange`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setUndoLimit(UNDO_LIMIT)
        self._commands: list[ValueCommand] = []
        self._moved: Hashable = None
        self._awaited: tuple[Callable[[], object], QUndoCommand | None] | None = None
        """What drops a step that is on its way, and the newest step when it was asked for."""

    def runs(self) -> list[OpenRun]:
        """Return all runs that undo or redo would show, oldest first; some may be there twice."""
        return [run for command in self._commands for run in command.runs]

    def others(self) -> list[Any]:
        """Return what undo or redo would put beside the run and the pad, oldest first."""
        return [each.beside.other for each in self._commands if each.beside is not None]

    def add(self, command: ValueCommand) -> None:
        """Keep a command as far as the limit goes."""
        if command.merges is None:
            command.merges = command.key is not None and command.key == self._moved
        self._moved = command.key
        self.push(command)
        there = {id(self.command(place)) for place in range(self.count())}
        known = [*self._commands, command]
        self._commands = [each for each in known if id(each) in there]
        gone = [each for each in known if id(each) not in there]
        beside = [each.beside.other for each in gone if each.beside is not None]
        for each in gone:
            vars(each).clear()
        for other in beside:
            self.let_go.emit(other)

    @Slot()
    def end_move(self) -> None:
        """Let the next change be a step of its own: the hand has left the slider or field."""
        self._moved = None

    def await_step(self, drop: Callable[[], object]) -> None:
        """Have what is on its way, and will be a step, dropped by undo, as the newest step is.

        drop: calls `end_await`. What was awaited before is awaited no longer.
        """
        self._moved = None
        self._awaited = drop, self._newest()
        self.canUndoChanged.emit(True)
        self.undoTextChanged.emit("")

    @Slot()
    def end_await(self) -> None:
        """It is there, or does not come any more."""
        if self._awaited is not None:
            self._awaited = None
            self.canUndoChanged.emit(self.canUndo())
            self.undoTextChanged.emit(self.undoText())

    def _newest(self) -> QUndoCommand | None:
        return self.command(self.index() - 1) if self.index() else None

    @Slot()
    def undo(self) -> None:
        self._moved = None
        if self._awaited is not None and self._awaited[1] is self._newest():
            self._awaited[0]()
            return
        self.moving.emit()
        super().undo()

    @Slot()
    def redo(self) -> None:
        self._moved = None
        if self._awaited is not None:
            # It was asked for on what is about to be another.
            self._awaited[0]()
        self.moving.emit()
        super().redo()
