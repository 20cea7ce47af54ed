"""Answers to the questions of lessons: what was guessed, what is right, and whether it is so."""

from collections.abc import Sequence
from dataclasses import dataclass

from visualnet.number_text import NOTHING, number_text, percent_text
from visualnet.tours.conditions import Ask, AskedFact, fact_text
from visualnet.tours.lesson import Question
from visualnet.ui.look.translation import Texts
from visualnet.ui.tours.names import part_words

_tr = Texts("Lessons")

Curve = tuple[float, ...]
"""Heights, 0 to 1, evenly along the steps."""
Guess = int | float | str | Curve | None
"""A choice from 1, a number, the name of a part, a curve; None: I don't know."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """guessed, right: as texts. is_right: None where nothing was guessed, or a curve was."""

    question: Question
    guess: Guess
    guessed: str
    right: str
    is_right: bool | None

    @property
    def is_pending(self) -> bool:
        """Whether what is right is still being measured."""
        return self.right == NOTHING

    @property
    def sentence(self) -> str:
        """What is said of it."""
        if self.question.curve:
            if self.guess is None:
                return _tr("This is what the run did.")
            return _tr("Dashed: your curve. Solid: what the run did.")
        if self.is_pending:
            return _tr("Measuring …")
        if self.guess is None:
            return _tr("It is {0}.").format(self.right)
        if self.is_right:
            return _tr("You said {0}. That is right.").format(self.guessed)
        return _tr("You said {0}. It is {1}.").format(self.guessed, self.right)


def verdict_on(question: Question, guess: Guess, ask: Ask) -> Verdict:
    """Return what is to be said of a guess, by what the window knows now."""
    guessed, is_right = "", None
    if question.choices:
        right = question.choices[question.answer - 1]
        if isinstance(guess, int):
            guessed, is_right = question.choices[guess - 1], guess == question.answer
    elif question.part is not None:
        right = part_words(question.part.text)
        if isinstance(guess, str):
            guessed, is_right = part_words(guess), guess == question.part.text
    elif question.curve:
        right = ""
    else:
        value = ask(question.number) if isinstance(question.number, AskedFact) else question.number
        right = _right_number(question, ask)
        if isinstance(guess, int | float):
            guessed = _number(question, float(guess))
            if isinstance(value, int | float):
                # What was typed has few decimals.
                is_right = abs(guess - value) <= question.within * (1 + 1e-9)
    return Verdict(question, guess, guessed, right, is_right)


def is_share(question: Question) -> bool:
    """Tell whether a question asks for a share of 1, which is typed in per cent."""
    return isinstance(question.number, AskedFact) and question.number.kind.value == "share"


def _right_number(question: Question, ask: Ask) -> str:
    if isinstance(question.number, AskedFact):
        return fact_text(question.number, ask)
    return number_text(question.number or 0.0, 6)


def _number(question: Question, value: float) -> str:
    return percent_text(value) if is_share(question) else number_text(value, 6)


def kept_text(question: Question, guess: Guess) -> str:
    """Return a guess for the table of results."""
    if guess is None:
        return "?"
    if question.choices and isinstance(guess, int):
        return question.choices[guess - 1]
    if isinstance(guess, Sequence) and not isinstance(guess, str):
        return " ".join(number_text(each, 2) for each in guess)
    return part_words(guess) if question.part is not None and isinstance(guess, str) else str(guess)
