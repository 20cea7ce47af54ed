"""Lesson files: the bundled ones, and the writing of a new one."""

from pathlib import Path

from visualnet.errors import SettingError
from visualnet.paths import replace_file, resource
from visualnet.tours.beginning import BEGINNING
from visualnet.tours.problems import LessonError, LessonProblem
from visualnet.tours.reading import ENDING, read_lesson


def bundled_lessons() -> list[Path]:
    """Return the files of the lessons that come with the program, in their order."""
    return sorted(resource("lessons").glob(f"*{ENDING}"))


def write_beginning(path: Path, *, is_forced: bool = False) -> int:
    """Write the beginning of a lesson and return its bytes.

    Raises SettingError where the name is none of a lesson, the file is there already (is_forced:
    replace it), or cannot be written.
    """
    if path.suffix.lower() != ENDING:
        raise SettingError("{path} is no name for a lesson; let it end in .toml.", path=path)
    if path.exists() and not is_forced:
        raise SettingError("{path} exists; give another name, or --force.", path=path)
    data = BEGINNING.encode()
    replace_file(path, data, SettingError)
    return len(data)


def problems_in(path: Path) -> list[LessonProblem]:
    """Return what is wrong with a lesson file as far as can be told without a window."""
    try:
        read_lesson(path)
    except LessonError as error:
        return error.problems
    return []
