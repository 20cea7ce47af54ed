"""The course of one lesson: which step, what was guessed, what is done, what is told."""

from enum import Enum, auto

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from visualnet.tours.lesson import Lesson, Question, Task, TextStep
from visualnet.ui.tours.acts import Actor, Failure
from visualnet.ui.tours.answers import Guess, Verdict, verdict_on
from visualnet.ui.tours.facts import WindowFacts

_LOOK_MS = 200
HINT_SECONDS = 20.0


class Phase(Enum):
    """Where a step stands."""

    READ = auto()
    """A text, or what was asked was answered."""
    ASKED = auto()
    """A question waits for its answer."""
    TO_DO = auto()
    """A task is to be done."""
    DONE = auto()
    """A task was done: what it reveals is told."""


class Course(QObject):
    """Goes from step to step; knows no widgets. Ticks tasks by itself."""

    step_changed = Signal()
    """Another step, or another phase of it."""
    refreshed = Signal()
    """Facts may be others now; a hint or *Do it for me* may be due."""
    ended = Signal()
    """The last step was left."""
    failed = Signal(object)  # VisualNetError
    answered = Signal(int, object)  # int, Guess
    """A question, by its place among the steps, was answered."""

    def __init__(self, live: WindowFacts, lesson: Lesson, first: int = 0) -> None:
        """first: the step to begin with, from 0."""
        super().__init__(live)
        self.live, self.lesson = live, lesson
        self.number = min(first, len(lesson.shown_steps) - 1)
        self.phase = Phase.READ
        self.guesses: dict[int, Guess] = {}
        self.verdict: Verdict | None = None
        self._done: set[int] = set()
        self._asked: int | None = None
        self._since = QElapsedTimer()
        self._actor = Actor(live, live.ask, lesson.path.parent)
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        live.context.frames.frame_ready.connect(self._look)
        live.costs.measured.connect(self.refreshed)

    @property
    def step(self) -> TextStep | Question | Task:
        """The step that is shown."""
        return self.lesson.shown_steps[self.number]

    @property
    def is_last(self) -> bool:
        """Whether no step follows."""
        return self.number + 1 == len(self.lesson.shown_steps)

    @property
    def can_go_on(self) -> bool:
        """Whether the step asks for nothing more."""
        return self.phase in (Phase.READ, Phase.DONE)

    @property
    def is_hinting(self) -> bool:
        """Whether the hint is due."""
        step = self.step
        is_open = self.phase is Phase.TO_DO and isinstance(step, Task) and bool(step.hint)
        return is_open and self._since.elapsed() >= HINT_SECONDS * 1000

    @property
    def may_do(self) -> bool:
        """Whether *Do it for me* is offered."""
        step = self.step
        if self.phase is not Phase.TO_DO or not isinstance(step, Task) or step.seconds is None:
            return False
        return self._since.elapsed() >= step.seconds * 1000 and not self._actor.is_busy

    @property
    def is_acting(self) -> bool:
        """Whether *Do it for me* is under way."""
        return self._actor.is_busy

    def begin(self) -> None:
        """Show the first step."""
        self._looking.start()
        self._enter()

    def end(self) -> None:
        """Do and look for nothing any more."""
        self._looking.stop()
        self._actor.stop()
        self.live.context.frames.frame_ready.disconnect(self._look)

    @Slot()
    def go_on(self) -> None:
        """Show the next step, or end."""
        if not self.can_go_on:
            return
        if self.is_last:
            self.ended.emit()
            return
        self.number += 1
        self._enter()

    @Slot()
    def go_back(self) -> None:
        """Show the step before; what was done or answered stays so."""
        if self.number:
            self._actor.stop()
            self.number -= 1
            self._enter()

    def answer(self, guess: Guess) -> None:
        """Take an answer; None: I don't know. It is told at once unless a task is to show it."""
        if self.phase is not Phase.ASKED:
            return
        self.guesses[self.number] = guess
        self.answered.emit(self.number, guess)
        self._asked = self.number
        steps = self.lesson.shown_steps
        is_shown_later = not self.is_last and isinstance(steps[self.number + 1], Task)
        self.phase = Phase.READ
        if is_shown_later:
            self.go_on()
            return
        self._judge()
        self.step_changed.emit()

    @Slot()
    def do_it(self) -> None:
        """Do what the task asks for."""
        step = self.step
        if isinstance(step, Task) and self.phase is Phase.TO_DO:
            self._actor.perform(step.walk, self._tell_failure)
            self.refreshed.emit()

    def _tell_failure(self, failure: Failure | None) -> None:
        if failure is not None:
            self.failed.emit(failure[1])
        self.refreshed.emit()

    def _enter(self) -> None:
        self._actor.stop()
        self._since.start()
        self.verdict = None
        step, number = self.step, self.number
        if isinstance(step, Question):
            self.phase = Phase.READ if number in self.guesses else Phase.ASKED
            if self.phase is Phase.READ:
                self._asked = number
                self._judge()
        elif isinstance(step, Task):
            self.phase = Phase.DONE if number in self._done else Phase.TO_DO
            if self.phase is Phase.DONE:
                self._judge()
        else:
            self.phase = Phase.READ
        self.step_changed.emit()
        self._look()

    @Slot()
    def _look(self, _frame: object = None) -> None:
        """Tick the task that is done."""
        step = self.step
        is_open = self.phase is Phase.TO_DO and not self._actor.is_busy
        if is_open and isinstance(step, Task) and step.until.holds(self.live.ask):
            self.phase = Phase.DONE
            self._done.add(self.number)
            self._judge()
            self.step_changed.emit()
            return
        if self.verdict is not None and self.verdict.is_pending:
            self._judge()
            if not self.verdict.is_pending:
                self.step_changed.emit()
                return
        self.refreshed.emit()

    def _judge(self) -> None:
        """Tell of the question asked last, by what is known now."""
        number = self._asked
        if number is None or number < self.number - 1 or number > self.number:
            return
        question = self.lesson.shown_steps[number]
        if isinstance(question, Question):
            self.verdict = verdict_on(question, self.guesses.get(number), self.live.ask)
