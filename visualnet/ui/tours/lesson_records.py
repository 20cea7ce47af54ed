"""Which lessons there are, and what came of each: progress and answers, on this machine alone."""

from pathlib import Path

from visualnet.paths import user_data_dir
from visualnet.tours.files import bundled_lessons
from visualnet.tours.lesson import Lesson, Question
from visualnet.tours.problems import LessonError
from visualnet.tours.reading import read_lesson
from visualnet.tours.results import Results
from visualnet.ui.look.translation import translated
from visualnet.ui.panels.lessons.shelf import LessonEntry
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.tours.answers import kept_text
from visualnet.ui.window.context import Context

_MOST_OWN = 50


class LessonRecords:
    """Belongs to one window; its files are those of the user."""

    def __init__(self, context: Context) -> None:
        self._preferences = context.preferences
        kept = user_data_dir() / "lessons.json" if self._preferences.are_kept else None
        self.results = Results(kept)
        self._bundled = bundled_lessons()

    def read_entries(self) -> list[LessonEntry]:
        """Return all lessons with how far each came; for a thread, as it reads their files.

        Beside one that was opened, the other lessons of its folder are listed: a class shares one.
        """
        named = [Path(name) for name in self._preferences.my_lesson_names]
        own = (*_files_in(user_data_dir() / "lessons"), *named)
        listed = [path for path in dict.fromkeys((*self._bundled, *own)) if path.is_file()]
        entries = [self._entry(path, is_own=path not in self._bundled) for path in listed]
        folders = dict.fromkeys(path.parent for path in named)
        beside = dict.fromkeys(path for folder in folders for path in _files_in(folder))
        shared = [self._entry(path, is_own=True) for path in beside if path not in listed]
        # Other TOML files may lie there.
        return entries + [entry for entry in shared if not entry.problem]

    def add_own(self, path: Path) -> None:
        """Remember a file of the user's, so that it is listed."""
        if self._preferences.are_kept and path not in self._bundled:
            name = str(path)
            self._preferences.update(
                Preferences.my_lesson_names,
                lambda names: (name, *(each for each in names if each != name))[:8],
            )

    def first_step(self, lesson: Lesson) -> int:
        """Return the step to go on with, from 0: the one that was seen last."""
        result = self.results.by_lesson.get(self._key(lesson.path))
        if result is None or result.is_finished:
            return 0
        return max(0, result.step - 1)

    def note_step(self, lesson: Lesson, number: int) -> None:
        """Note that a step, from 0, was seen."""
        steps = len(lesson.shown_steps)
        self.results.note_step(self._key(lesson.path), lesson.title, number, steps)

    def note_answer(
        self, lesson: Lesson, number: int, guess: object, is_right: bool | None
    ) -> None:
        """Note an answer, and whether it was right, where that is told."""
        step = lesson.shown_steps[number]
        if isinstance(step, Question):
            answer = step.ask, kept_text(step, guess), is_right  # type: ignore[arg-type]
            self.results.note_answer(self._key(lesson.path), lesson.title, number, answer)

    def note_end(self, lesson: Lesson) -> None:
        """Note that a lesson was finished."""
        self.results.note_end(self._key(lesson.path), lesson.title)

    def _key(self, path: Path) -> str:
        """Return the name of a lesson in the results: of one's own, with its folder."""
        return path.stem if path in self._bundled else str(path)

    def _entry(self, path: Path, *, is_own: bool) -> LessonEntry:
        try:
            lesson = read_lesson(path)
        except LessonError as error:
            return LessonEntry(path, path.name, problem=translated(error), is_own=is_own)
        result = self.results.by_lesson.get(self._key(path))
        return LessonEntry(
            path=path,
            title=lesson.title,
            minutes=lesson.minutes,
            needs=lesson.needs,
            step=result.step if result else 0,
            steps=len(lesson.shown_steps),
            is_finished=result.is_finished if result else False,
            is_own=is_own,
        )


def _files_in(folder: Path) -> list[Path]:
    """Return what may be lessons in a folder; nothing where it cannot be read."""
    try:
        return sorted(folder.glob("*.toml"))[:_MOST_OWN]
    except OSError:
        return []
