"""Marks of the open run: set, renamed and deleted, each a step of undo."""

from PySide6.QtCore import Slot

from visualnet.arrays import FloatArray
from visualnet.training.moments.keyframes import Event
from visualnet.ui.session.past.marks import (
    MarksChange,
    NewMark,
    checked_name,
    marks_at,
    numbered_name,
)
from visualnet.ui.session.run_control import ControlledRun
from visualnet.ui.session.undo import UndoStack, ValueCommand


class MarkedRun(ControlledRun):
    """Base of the session: knows what is marked in its run."""

    undo_stack: UndoStack

    @Slot()
    def mark_step(self) -> None:
        """Remember the weights that are shown, to see later what has changed; can be undone.

        The timeline has a flag there.
        """
        run = self._run
        if run is None:
            return
        history = run.trainer.history
        mark = None if history is None else NewMark(run, history)

        def show(values: tuple[FloatArray | None, bool]) -> None:
            parameters, is_there = values
            if mark is not None:
                mark.show(is_there)
            self._set_mark(parameters)
            self.marks_changed.emit()

        before, after = run.marked_parameters, run.shown.parameters
        self._set_mark(after)
        command = ValueCommand(show, (before, False), (after, True), self.tr("mark step"))
        self.undo_stack.add(command)
        self.marked.emit(mark)

    def rename_mark(self, step: int, name: str) -> None:
        """Give the mark of a step another name, its number where that is empty; can be undone."""
        history = self._run.trainer.history if self._run else None
        marks = marks_at(history, step)
        if history is not None and marks:
            others = [event for event in history.events if event not in marks]
            name = checked_name(name) or numbered_name(others)
            if [event.text for event in marks] != [name]:
                self._change_marks(MarksChange(history, step, name), self.tr("rename mark"))

    def delete_mark(self, step: int) -> None:
        """Take the mark of a step away; can be undone."""
        history = self._run.trainer.history if self._run else None
        if history is not None and marks_at(history, step):
            self._change_marks(MarksChange(history, step, ""), self.tr("delete mark"))

    def _change_marks(self, change: MarksChange, text: str) -> None:
        def show(marks: tuple[Event, ...]) -> None:
            change.show(marks)
            self.marks_changed.emit()

        show(change.after)
        self.undo_stack.add(ValueCommand(show, change.before, change.after, text))
