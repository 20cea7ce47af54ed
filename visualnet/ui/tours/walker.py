"""Checker's walk through a lesson in a real window: every name, condition and number in it."""

from collections.abc import Callable, Iterable, Sequence

from visualnet.errors import VisualNetError
from visualnet.sentences import Sentence
from visualnet.tours.conditions import AskedFact, Condition, fact_text, facts_in
from visualnet.tours.lesson import Check, Lesson, Question, Task, TextStep
from visualnet.tours.parts import NamedPart
from visualnet.tours.problems import LessonProblem
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.tours.acts import Actor, Failure
from visualnet.ui.tours.advancing import is_settled
from visualnet.ui.tours.facts import WindowFacts
from visualnet.ui.tours.names import part_of
from visualnet.ui.tours.opening import Opening
from visualnet.ui.tours.places import Places
from visualnet.ui.tours.run_curve import run_curve
from visualnet.ui.window.context import Context

Wait = Callable[[Callable[[], bool], float], bool]
"""Lets the window live until something holds, at most so many seconds; tells whether it does."""

_SOON, _LATE = 20.0, 900.0
"""Seconds that something may take to be shown, and to be trained."""


class LessonWalk:
    """One walk through a lesson. problems: what was found. transcript: all that was told."""

    def __init__(self, context: Context, lesson: Lesson, wait: Wait) -> None:
        self._lesson, self._wait = lesson, wait
        self._live = WindowFacts(context)
        self._places = Places(self._live)
        self._opening = Opening(self._live)
        self._actor = Actor(self._live, self._live.ask, lesson.path.parent)
        self._answers: list[Question] = []
        self.problems: list[LessonProblem] = []
        self.transcript: list[tuple[int, str]] = []

    def walk(self) -> None:
        """Walk, and put back what was there."""
        before = self._opening.note_before()
        self._until(lambda: is_settled(self._live.context.session))
        try:
            if self._begin():
                self._take_steps()
        finally:
            self._actor.stop()
            self._opening.put_back(before)
            self._live.deleteLater()

    def _begin(self) -> bool:
        told: list[Exception | None] = []
        self._opening.begin(self._lesson, lambda: told.append(None), told.append)
        if not self._wait(lambda: bool(told), _LATE):
            self._note(self._lesson.start_line, Sentence("the lesson does not begin"),
                       Sentence("Check what start names."))  # fmt: skip
            return False
        error = told[0]
        if isinstance(error, VisualNetError):
            self._note(self._lesson.start_line, Sentence("the lesson cannot begin: {reason}",
                       reason=str(error)), Sentence("Check what start names."))  # fmt: skip
            return False
        if error is not None:
            raise error
        self._settle()
        return True

    def _take_steps(self) -> None:
        for step in self._lesson.steps:
            if isinstance(step, Check):
                self._verify(step)
                continue
            if step.show is not None:
                self._show(step.line, step.show)
            if isinstance(step, TextStep):
                self._tell(step.line, step.say)
            elif isinstance(step, Question):
                self._ask(step)
            elif not self._fulfil(step):
                # What comes after it rests on it.
                return
        self._check_answers()

    def _settle(self) -> None:
        """Wait until what is shown is of what is there."""
        context = self._live.context
        view, session = context.shared(NetworkView), context.session
        self._until(lambda: is_settled(session) and not session.clock.is_active)
        context.frames.request()
        self._until(lambda: not session.clock.is_active and not context.frames.is_waiting)
        self._until(lambda: self._live.frame is not None and view.canvas.frame is not None)

    def _until(self, condition: Callable[[], bool]) -> bool:
        return self._wait(condition, _SOON)

    def _note(self, line: int, what: Sentence, cure: Sentence) -> None:
        self.problems.append(LessonProblem(self._lesson.path, line, what, cure))

    def _show(self, line: int, part: NamedPart) -> None:
        self._places.open(part)
        if not self._until(lambda: not self._is_hidden(part)):
            cure = Sentence("Show a part that the network and the window have then.")
            self._note(line, Sentence("{part} cannot be seen here", part=part.text), cure)

    def _is_hidden(self, part: NamedPart) -> bool:
        place = self._places.find(part)
        return place is None or place[1].isEmpty()

    def _tell(self, line: int, *texts: str) -> None:
        """Note what a text says; each of its facts must be known."""
        for fact in (fact for text in texts for fact in facts_in(text)):
            if self._known(line, fact):
                self.transcript.append((line, f"{fact.text}: {fact_text(fact, self._live.ask)}"))

    def _known(self, line: int, fact: AskedFact) -> bool:
        if self._until(lambda: self._live.ask(fact) is not None):
            return True
        self._note(line, Sentence("the fact {fact} is not known here", fact=fact.text),
                   Sentence("Ask for it after what sets it, or take it out."))  # fmt: skip
        return False

    def _ask(self, step: Question) -> None:
        self._tell(step.line, step.ask)
        session = self._live.context.session
        if step.part is not None:
            found = part_of(step.part, session.network.layer_sizes, session.classes)
            if found is None:
                self._note(step.line, Sentence("the network has no {part}", part=step.part.text),
                           Sentence("Name a part that it has."))  # fmt: skip
        self._answers.append(step)

    def _check_answers(self) -> None:
        """Look whether what was asked before can be told by now."""
        for step in self._answers:
            if isinstance(step.number, AskedFact) and self._known(step.line, step.number):
                told = fact_text(step.number, self._live.ask)
                self.transcript.append((step.line, f"answer: {told}"))
            if step.curve and not run_curve(self._live, step.curve):
                self._note(step.line, Sentence("there is no run to compare the curve with"),
                           Sentence("Let a task that trains follow."))  # fmt: skip
            self._tell(step.line, step.why)
        self._answers = []

    def _fulfil(self, step: Task) -> bool:
        self._tell(step.line, step.do, step.hint)
        self._settle()
        if self._holds(step.until_line, step.until, is_known=False):
            self._note(step.until_line, Sentence("until holds already on arrival"),
                       Sentence("Ask for something that is still to be done."))  # fmt: skip
        if not self._perform(step):
            return False
        self._settle()
        if not self._until(lambda: step.until.holds(self._live.ask)):
            self._note(step.until_line, Sentence("until does not hold after walk ({values})",
                       values=self._values(step.until)),
                       Sentence("Let walk do all that the task asks for; train as in: train until "
                                "step >= 500."))  # fmt: skip
            return False
        self._transcribe(step.line, step.until.facts())
        self._check_answers()
        self._tell(step.line, step.reveal)
        return True

    def _perform(self, step: Task) -> bool:
        """Do what the task asks for; False where that cannot be done."""
        outcome: list[Failure | None] = []
        actor = self._actor
        actor.perform(step.walk, outcome.append)
        is_over = self._wait(lambda: bool(outcome), _LATE)
        found = outcome[0] if outcome else None
        if is_over and found is None:
            return True
        if found is None:
            actor.stop()
            what = Sentence("walk does not come to its end")
        else:
            act, error = found
            what = Sentence("{act} cannot be done: {reason}", act=act.text, reason=str(error))
        self._note(step.walk_line, what, Sentence("Change the act, or what comes before it."))
        return False

    def _verify(self, step: Check) -> None:
        self._settle()
        if not self._holds(step.line, step.verify, is_known=True):
            self._note(step.line, Sentence("this is not so: {condition} ({values})",
                       condition=step.verify.text, values=self._values(step.verify)),
                       Sentence("Correct it, and what the lesson says of it."))  # fmt: skip
        self._transcribe(step.line, step.verify.facts())

    def _holds(self, line: int, condition: Condition, *, is_known: bool) -> bool:
        """Tell whether a condition holds. is_known: all its facts must be known first."""
        if is_known and not all(self._known(line, fact) for fact in condition.facts()):
            return False
        return condition.holds(self._live.ask)

    def _values(self, condition: Condition) -> str:
        ask = self._live.ask
        return ", ".join(f"{fact.text} is {fact_text(fact, ask)}" for fact in condition.facts())

    def _transcribe(self, line: int, facts: Iterable[AskedFact]) -> None:
        ask = self._live.ask
        self.transcript += [(line, f"{fact.text}: {fact_text(fact, ask)}") for fact in facts]


def unlike(
    lesson: Lesson, first: Sequence[tuple[int, str]], second: Sequence[tuple[int, str]]
) -> list[LessonProblem]:
    """Return what two walks through a lesson told otherwise."""
    for one, other in zip(first, second, strict=False):
        if one != other:
            what = Sentence("walked twice, it is unlike: {one}, then {other}", one=one[1],
                            other=other[1])  # fmt: skip
            cure = Sentence("Train by steps or epochs, from a seed, and wait for nothing by time.")
            return [LessonProblem(lesson.path, one[0], what, cure)]
    return []
