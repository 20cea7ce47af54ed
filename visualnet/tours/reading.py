"""Reading of lesson files: TOML, its keys, and what they say; all that is wrong is noted."""

import re
import tomllib
from pathlib import Path
from typing import Any

from visualnet.errors import reason_of
from visualnet.sentences import Sentence
from visualnet.tours.acts import read_pad_source
from visualnet.tours.lesson import MOST_STEPS, Lesson, Start, Step
from visualnet.tours.problems import LessonError, LessonProblem
from visualnet.tours.source_lines import key_lines
from visualnet.tours.steps import read_step
from visualnet.tours.tables import Table
from visualnet.tours.vocabulary import MODES, PLANES, SETTING_NAMES, nearest

ENDING = ".toml"
_MOST_BYTES = 64_000
_TOP = ("title", "minutes", "needs", "language", "start", "step")
_START = ("model", "data", "plane", "pad", "colours", "seed", "settings", "at")


def read_lesson(path: Path) -> Lesson:
    """Return the lesson of a file. Raises LessonError with all that is wrong in it."""
    return lesson_of(path, _text_of(path))


def lesson_of(path: Path, text: str) -> Lesson:
    """Return the lesson that a text says; path: names the file, and where its pictures are."""
    problems: list[LessonProblem] = []
    values = _parsed(path, text)
    lines, steps = key_lines(text)
    top = Table(path, values, lines, 1, problems)
    top.refuse_others(_TOP)
    title = top.text("title", is_needed=True, is_shown=False)
    minutes = top.whole("minutes", 1, 90, 5)
    needs = top.text("needs", is_shown=False)
    language = top.text("language", is_shown=False) or "en"
    if not re.fullmatch(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?", language):
        top.note("language", Sentence("{language} is no language", language=repr(language)),
                 Sentence("Write its code, such as en."))  # fmt: skip
    start = _start_of(top.table("start"))
    read = _steps_of(path, top, steps, problems)
    if problems:
        raise LessonError(problems)
    return Lesson(
        path=path,
        title=title,
        minutes=minutes or 5,
        needs=needs,
        language=language,
        start=start,
        start_line=top.line_of("start"),
        steps=tuple(read),
    )


def _text_of(path: Path) -> str:
    def refuse(what: Sentence, cure: Sentence) -> LessonError:
        return LessonError([LessonProblem(path, 1, what, cure)])

    if path.suffix.lower() != ENDING:
        raise refuse(
            Sentence("this is no lesson file"),
            Sentence("Lessons are TOML files, whose names end in .toml."),
        )
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise refuse(
            Sentence("the file cannot be read ({reason})", reason=reason_of(error)),
            Sentence("Check its name and its folder."),
        ) from error
    if len(data) > _MOST_BYTES:
        raise refuse(
            Sentence("the file has over {most} bytes", most=_MOST_BYTES),
            Sentence("Divide the lesson into several."),
        )
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LessonError(
            [
                LessonProblem(
                    path,
                    line,
                    Sentence("the text is not in UTF-8"),
                    Sentence("Save the file as UTF-8."),
                )
            ]
        ) from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = re.search(r"at line (\d+)", str(error))
        # At the end of the file Python tells no line.
        line = int(found[1]) if found else text.count("\n") + 1
        reason = "too deep" if isinstance(error, RecursionError) else str(error).split(" (at ")[0]
        what = Sentence("this is not TOML ({reason})", reason=reason)
        cure = Sentence('Write key = "text in quotes", and [[step]] before each step.')
        raise LessonError([LessonProblem(path, line, what, cure)]) from error


def _start_of(table: Table) -> Start:
    table.refuse_others(_START)
    colours = table.text("colours", is_shown=False)
    if colours and colours not in MODES:
        table.note("colours", Sentence("there are no colours {colours}", colours=colours),
                   Sentence("Use one of: {known}.", known=", ".join(MODES)))  # fmt: skip
    plane = table.text("plane", is_shown=False)
    if plane and plane not in PLANES:
        table.note("plane", Sentence("there is no plane {plane}", plane=plane),
                   Sentence("Use one of: {known}.", known=", ".join(PLANES)))  # fmt: skip
    settings = table.table("settings")
    for name in settings.values:
        if name not in SETTING_NAMES:
            near = nearest(name, SETTING_NAMES) or "learning_rate"
            table.note("settings", Sentence("there is no setting {name}", name=name),
                       Sentence("Did you mean {near}?", near=near))  # fmt: skip
    return Start(
        model=table.text("model", is_shown=False),
        data=table.text("data", is_shown=False),
        plane=plane,
        pad=table.read("pad", read_pad_source),
        colours=colours,
        seed=table.whole("seed", 0, 2**31 - 1),
        settings={
            name: tuple(value) if isinstance(value, list) else value
            for name, value in settings.values.items()
        },
        at=_past_step(table),
    )


def _past_step(table: Table) -> int | None:
    step = table.whole("at", 0, 100_000)
    if step is not None and not (table.has("seed") or table.has("plane")):
        table.note("at", Sentence("only a new network's training can be looked back at"),
                   Sentence("Add seed = 0, or a plane."))  # fmt: skip
    return step


def _steps_of(
    path: Path, top: Table, lines: list[tuple[int, dict[str, int]]], problems: list[LessonProblem]
) -> list[Step]:
    values = top.values.get("step")
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        top.note("step", Sentence("there is no step"), Sentence("Add [[step]], and a text below."))
        return []
    if len(values) > MOST_STEPS:
        line = lines[MOST_STEPS][0] if len(lines) > MOST_STEPS else 1
        what = Sentence("there are {count} steps", count=len(values))
        cure = Sentence("Use {most} at most.", most=MOST_STEPS)
        problems.append(LessonProblem(path, line, what, cure))
    read: list[Step] = []
    for number, each in enumerate(values):
        # Steps written in one line, as a list of tables, have the line of the list.
        line, keys = lines[number] if len(lines) == len(values) else (top.line_of("step"), {})
        step = read_step(Table(path, each, keys, line, problems))
        if step is not None:
            read.append(step)
    return read
