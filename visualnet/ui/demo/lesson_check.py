"""Check of lesson files in a window without a display, each walked twice."""

import os
from pathlib import Path

from visualnet.tours.problems import LessonProblem
from visualnet.tours.reading import read_lesson


def walked_problems(path: Path, size: tuple[int, int] = (1366, 768)) -> list[LessonProblem]:
    """Return what is wrong with a lesson when it is walked; the file itself is sound.

    size: of the window. Takes as long as its trainings do, twice.
    """
    # There need be no screen; on one, nobody is to see it.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from visualnet.ui.demo.scripted_window import rehearsal, wait_until
    from visualnet.ui.tours.walker import LessonWalk, unlike

    lesson = read_lesson(path)
    told = []
    with rehearsal(size, "dark", None) as (window, _session):
        for _ in range(2):
            walk = LessonWalk(window.application.context, lesson, wait_until)
            walk.walk()
            if walk.problems:
                return walk.problems
            told.append(walk.transcript)
    return unlike(lesson, *told)
