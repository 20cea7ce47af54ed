"""A lesson and its steps, as values: what a file says, checked and read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from visualnet.tours.acts import Act, PadSource
from visualnet.tours.conditions import AskedFact, Condition
from visualnet.tours.parts import NamedPart

MOST_STEPS = 12
MOST_WORDS = 60
"""Of a step: what is said, asked, to be done, and revealed."""
CURVES = ("loss", "test_accuracy")
"""What can be drawn as an answer: a figure over the steps of the run."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a lesson begins with. model: a bundled one; empty: what is open.

    data, plane: names of data. colours: a mode of the picture. seed: of a new network, with which
    it begins untrained. settings: changed from the model's. at: a step to look back to.
    """

    model: str = ""
    data: str = ""
    plane: str = ""
    pad: PadSource | None = None
    colours: str = ""
    seed: int | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    at: int | None = None


@dataclass(frozen=True, slots=True)
class TextStep:
    """Something to read. picture: a file beside the lesson."""

    line: int
    say: str
    show: NamedPart | None = None
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question; exactly one of the four ways to answer.

    choices, answer: the right one, from 1. number, within: what is right, and how near counts; the
    number may be a fact, asked for when the answer is told. part: a part of the picture. curve: to
    be drawn. why: said of a wrong answer.
    """

    line: int
    ask: str
    choices: tuple[str, ...] = ()
    answer: int = 0
    number: float | AskedFact | None = None
    within: float = 0.0
    part: NamedPart | None = None
    curve: str = ""
    why: str = ""
    show: NamedPart | None = None
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do. until: ticks it. walk: what the checker does. reveal: said once it is done.

    hint: said after a while. seconds: after which it can be done by itself; None: never offered.
    """

    line: int
    do: str
    until: Condition
    until_line: int
    walk: tuple[Act, ...]
    walk_line: int
    hint: str = ""
    reveal: str = ""
    seconds: float | None = None
    show: NamedPart | None = None
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A condition that must hold when the checker comes here; nobody else sees it."""

    line: int
    verify: Condition


Step = TextStep | Question | Task | Check


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson. path: its file. minutes: how long it takes. needs: what to know before."""

    path: Path
    title: str
    minutes: int
    needs: str
    language: str
    start: Start
    start_line: int
    steps: tuple[Step, ...]

    @property
    def key(self) -> str:
        """Its name among those of one folder."""
        return self.path.name.removesuffix(".toml")

    @property
    def shown_steps(self) -> tuple[TextStep | Question | Task, ...]:
        """The steps that a reader goes through."""
        return tuple(step for step in self.steps if not isinstance(step, Check))
