"""Results of lessons, kept on this machine alone: how far each came, and what was answered."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from visualnet.paths import write_atomically
from visualnet.plain_text import as_csv, one_line

_MOST_LESSONS, _MOST_BYTES = 200, 1_000_000
_COLUMNS = ("lesson", "title", "step", "question", "answer", "right", "finished")


@dataclass(slots=True)
class LessonResult:
    """What came of one lesson. step: how many of its steps were seen; steps: of how many.

    answers: by the number of the step, from 1: question, answer, and whether it was right; None
    where that was not told.
    """

    title: str
    step: int = 0
    steps: int = 0
    is_finished: bool = False
    answers: dict[int, tuple[str, str, bool | None]] = field(default_factory=dict)


class Results:
    """The results of all lessons, by a name of each; written to a file, where there is one."""

    def __init__(self, path: Path | None) -> None:
        """path: of the file; None keeps nothing beyond this window."""
        self._path = path
        self.by_lesson: dict[str, LessonResult] = _read(path) if path else {}

    def note_step(self, key: str, title: str, step: int, steps: int) -> None:
        """Note that a step, from 0, was seen."""
        result = self._result(key, title)
        result.steps = steps
        result.step = max(min(result.step, steps), step + 1)

    def note_answer(
        self, key: str, title: str, step: int, answer: tuple[str, str, bool | None]
    ) -> None:
        """Note an answer: the question, what was answered, whether it was right."""
        self._result(key, title).answers[step + 1] = answer

    def note_end(self, key: str, title: str) -> None:
        """Note that a lesson was finished."""
        self._result(key, title).is_finished = True

    def forget(self) -> None:
        """Forget all results."""
        self.by_lesson = {}

    def write(self) -> None:
        """Write them, where they are kept. Raises OSError where that cannot be done."""
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        newest = list(self.by_lesson.items())[-_MOST_LESSONS:]
        kept = {
            key: {
                "title": each.title,
                "step": each.step,
                "steps": each.steps,
                "finished": each.is_finished,
                "answers": {str(step): list(answer) for step, answer in each.answers.items()},
            }
            for key, each in newest
        }
        write_atomically(self._path, json.dumps(kept, indent=1).encode())

    def as_table(self) -> str:
        """Return them as CSV for a spreadsheet: a row for each answer, and one for each lesson."""
        return as_csv([_COLUMNS, *self._rows()])

    def _rows(self) -> Iterable[tuple[object, ...]]:
        for key, each in self.by_lesson.items():
            end = "yes" if each.is_finished else "no"
            yield key, each.title, f"{each.step}/{each.steps}", "", "", "", end
            for step, (question, answer, is_right) in sorted(each.answers.items()):
                told = "" if is_right is None else "yes" if is_right else "no"
                yield key, each.title, step, question, answer, told, end

    def _result(self, key: str, title: str) -> LessonResult:
        return self.by_lesson.setdefault(key, LessonResult(title))


def _read(path: Path) -> dict[str, LessonResult]:
    """Return what a file keeps; nothing where it is missing or damaged: it is written anew."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return {}
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    found = kept.items() if isinstance(kept, dict) else ()
    return {str(key): result for key, each in found if (result := _result_of(each)) is not None}


def _result_of(kept: Any) -> LessonResult | None:
    if not isinstance(kept, dict):
        return None
    step, steps = kept.get("step"), kept.get("steps")
    if not isinstance(step, int) or not isinstance(steps, int):
        return None
    result = LessonResult(
        one_line(str(kept.get("title", "")))[:200], step, steps, kept.get("finished") is True
    )
    answers = kept.get("answers")
    for number, answer in answers.items() if isinstance(answers, dict) else ():
        is_row = isinstance(answer, list) and len(answer) == 3 and str(number).isdecimal()
        if is_row and (answer[2] is None or isinstance(answer[2], bool)):
            question, said = (one_line(str(text))[:1000] for text in answer[:2])
            result.answers[int(number)] = question, said, answer[2]
    return result
