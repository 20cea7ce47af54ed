"""What is wrong in a lesson file: where, what, and what to do."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from visualnet.errors import VisualNetError
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, clause


@dataclass(frozen=True, slots=True)
class LessonProblem:
    """One error. line: from 1. what: a clause; cure: a sentence on what to do."""

    path: Path
    line: int
    what: Sentence
    cure: Sentence

    @property
    def sentence(self) -> Sentence:
        """All of it: FILE, line N: what is wrong. What to do."""
        return Sentence(
            "{path}, line {line}: {what}. {cure}",
            path=self.path,
            line=self.line,
            what=clause(self.what),
            cure=self.cure,
        )

    def as_json(self) -> dict[str, Any]:
        """Return it for a program."""
        return {
            "file": str(self.path),
            "line": self.line,
            "problem": str(self.what),
            "cure": str(self.cure),
        }


class LessonError(VisualNetError):
    """A lesson file that is wrong. problems: all that was found, in the order of lines."""

    def __init__(self, problems: list[LessonProblem]) -> None:
        self.problems = sorted(problems, key=lambda each: each.line)
        first = self.problems[0].sentence
        if len(problems) == 1:
            super().__init__(first)
        else:
            super().__init__(
                "{first} ({others} more problems; visualnet lesson check lists them.)",
                first=first,
                others=count_text(len(problems) - 1),
            )


class FaultError(Exception):
    """Something wrong in one value of a file, whose line the reader adds."""

    def __init__(self, what: Sentence, cure: Sentence) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


def unknown(kind: str, word: str, near: str, known: tuple[str, ...]) -> FaultError:
    """Return what is wrong with a name that is in none of the closed lists."""
    what = Sentence("there is no {kind} {word}", kind=kind, word=word)
    if near:
        return FaultError(what, Sentence("Did you mean {near}?", near=near))
    return FaultError(what, Sentence("Use one of: {known}.", known=", ".join(known)))
