"""Marks of a run: set, named, renamed and deleted; forks, whose flag undo takes away."""

from collections.abc import Sequence
from concurrent.futures import Future

from visualnet.plain_text import one_line
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import Event, History
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.open_run import OpenRun

_tr = Texts("Marks")

MAX_NAME = 80
"""Characters of a mark's name."""


def marks_at(history: History | None, step: int) -> tuple[Event, ...]:
    """Return the marks of a step; an older file may have several there."""
    events = () if history is None else history.events
    return tuple(event for event in events if (event.kind, event.step) == ("mark", step))


def numbered_name(events: Sequence[Event]) -> str:
    """Return the first name with a number that none of the marks among events has."""
    taken = {event.text for event in events if event.kind == "mark"}
    number = 1
    while (name := _tr("Mark {0}").format(number)) in taken:
        number += 1
    return name


def checked_name(name: str) -> str:
    """Return a mark's name on one line, cut where it is too long; empty where nothing is said."""
    return one_line(name)[:MAX_NAME].rstrip()


class NewMark:
    """A mark at the step that is shown, or that the run is at once its thread says so.

    There is none where that step has one already.
    """

    def __init__(self, run: OpenRun, history: History) -> None:
        self._history = history
        self.usual_name = numbered_name(history.events)
        self._name = self.usual_name
        self._event: Event | None = None
        self._is_there = self.is_new = True
        """is_new: False where it is known that there is another one."""
        if run.past is not None:
            self._take(run.past.point)
        else:
            run.ask_checkpoint().add_done_callback(self._take_answer)

    @property
    def step(self) -> int | None:
        """The step that it is at; None where that is not known yet, or has another mark."""
        return None if self._event is None else self._event.step

    def show(self, is_there: bool) -> None:
        """Take it away, or set it again."""
        with self._history.budget.lock:
            self._is_there = is_there
            if self._event is not None:
                own = (self._event,)
                self._history.replace_events(own, own if is_there else ())

    def name(self, name: str) -> None:
        """Give it a name of the user's; an empty one is its number."""
        with self._history.budget.lock:
            self._name = checked_name(name) or self.usual_name
            before = self._event
            if before is not None and self._is_there:
                self._event = _mark(before.step, self._name)
                self._history.replace_events((before,), (self._event,))

    def _take_answer(self, answer: Future[Checkpoint]) -> None:
        if not answer.cancelled():
            self._take(answer.result())

    def _take(self, point: Checkpoint) -> None:
        """Set it where the run is; in the thread of the run, or at once."""
        with self._history.budget.lock:
            self.is_new = not marks_at(self._history, point.step)
            if self.is_new:
                self._event = _mark(point.step, self._name)
                if self._is_there:
                    self._history.add_event(self._event, point)


class MarksChange:
    """Other marks in the place of those of one step; undo and redo exchange them."""

    def __init__(self, history: History, step: int, name: str) -> None:
        """name: of the one that is to be there; empty for none."""
        self._history = history
        self.before = marks_at(history, step)
        self.after: tuple[Event, ...] = (_mark(step, name),) if name else ()

    def show(self, marks: tuple[Event, ...]) -> None:
        """Let either of the two be there."""
        gone = self.before if marks is self.after else self.after
        self._history.replace_events(gone, marks)


class ForkFlag:
    """The flag of a fork on the run that is left, as long as there is something to be seen of it.

    A fork that is undone as it began leaves none, unless another one began at the same step.
    """

    def __init__(self, left: OpenRun, fork: OpenRun, point: Checkpoint) -> None:
        self._fork, self._history = fork, left.trainer.history
        self._event = Event(point.step, "fork")
        self._is_own = self._history is not None and self._history.add_event(self._event, point)

    def show(self, shown: OpenRun) -> None:
        """Follow undo and redo: which of the two runs is about to be shown."""
        if self._history is None or not self._is_own:
            return
        is_there = shown is self._fork or not self._fork.is_like_parent
        self._history.replace_events((self._event,), (self._event,) if is_there else ())


def _mark(step: int, name: str) -> Event:
    return Event(step, "mark", text=name)
