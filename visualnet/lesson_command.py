"""The command `lesson check`: each file read, then walked in a window without a display."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from visualnet.tours.files import problems_in
from visualnet.tours.problems import LessonProblem


def check_lessons(
    paths: Sequence[Path], report: Callable[[str], None], *, walks: bool
) -> dict[str, Any]:
    """Return what is wrong with lesson files, as a JSON object and, under `text`, for people.

    report: takes lines about progress. walks: also walk each sound file twice in a window, which
    takes as long as its trainings do.
    """
    problems: list[LessonProblem] = []
    lines: list[str] = []
    for path in paths:
        found = problems_in(path)
        if not found and walks:
            # Only lessons that can be read are worth a window.
            from visualnet.ui.demo.lesson_check import walked_problems

            report(f"Walking {path} …")
            found = walked_problems(path)
        problems += found
        lines += [str(each.sentence) for each in found] or [f"{path}: no problems"]
    return {
        "lessons": [str(path) for path in paths],
        "walked": walks,
        "problems": [each.as_json() | {"text": str(each.sentence)} for each in problems],
        "text": "\n".join(lines),
    }
