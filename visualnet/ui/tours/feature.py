"""Lessons in the window: the shelf of the panel, opening of files, results, keys."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from visualnet.errors import SettingError
from visualnet.paths import replace_file, user_data_dir
from visualnet.projects.file_kinds import FileKind
from visualnet.ui.panels.lessons.shelf import LessonEntry, LessonShelf
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.tours.lesson import Lesson
    from visualnet.ui.tours.card import LessonCard
    from visualnet.ui.tours.lesson_player import LessonPlayer
    from visualnet.ui.tours.lesson_records import LessonRecords

_NUMBER_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class ToursFeature(QObject):
    """Connects lessons with the window; what they need is loaded when the first is wanted."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._shelf = shelf = LessonShelf(self)
        context.share(LessonShelf, shelf)
        self._asked = 0
        self._player: LessonPlayer | None = None
        self._card: LessonCard | None = None
        self._records: LessonRecords | None = None
        shelf.wanted.connect(self._show_shelf)
        shelf.start_asked.connect(self._start)
        shelf.open_asked.connect(self._ask_open)
        shelf.folder_asked.connect(self._show_folder)
        shelf.sheet_asked.connect(self._ask_sheet)
        shelf.export_asked.connect(self._ask_export)
        shelf.forget_asked.connect(self._forget)
        shelf.guide_asked.connect(self._show_guide)
        context.actions.add(
            ActionRow("lessonGuide", "How to write a lesson",
                      "What a lesson file can say, ask for and do", self._show_guide),
        )  # fmt: skip
        context.openers.add(FileKind.LESSON, self._open_dropped)
        keys = context.window.spare_keys
        keys.add(Qt.Key.Key_Escape, self._leave_by_key)
        for number, key in enumerate(_NUMBER_KEYS, 1):
            keys.add(key, partial(self._answer_by_key, number))

    @property
    def player(self) -> "LessonPlayer":
        """What plays a lesson."""
        if self._player is None:
            from visualnet.ui.tours.card import LessonCard
            from visualnet.ui.tours.lesson_player import LessonPlayer

            self._card = LessonCard()
            self._context.window.add_beside_picture(self._card)
            self._player = player = LessonPlayer(self._context, self._card)
            player.stepped.connect(self._note_step)
            player.answered.connect(self._note_answer)
            player.finished.connect(self._note_end)
        return self._player

    @property
    def records(self) -> "LessonRecords":
        """What came of lessons, and which there are."""
        if self._records is None:
            from visualnet.ui.tours.lesson_records import LessonRecords

            self._records = LessonRecords(self._context)
        return self._records

    def close(self) -> None:
        """Stop what goes on."""
        if self._player is not None:
            self._player.close()

    @Slot()
    def _show_shelf(self) -> None:
        self._asked += 1
        show = partial(self._show_entries, self._asked)
        self._context.jobs.submit(self.records.read_entries, show)

    def _show_entries(self, asked: int, entries: list[LessonEntry]) -> None:
        # Two threads read: what was asked for last is not always there last.
        if asked == self._asked:
            self._shelf.show(entries)

    @Slot(object, bool)
    def _start(self, path: Path, is_from_start: bool) -> None:
        """Begin a lesson. is_from_start: else where it was left."""
        from visualnet.tours.reading import read_lesson

        def begin(lesson: "Lesson") -> None:
            first = 0 if is_from_start else self.records.first_step(lesson)
            self.player.begin(lesson, first)

        self._context.take_back("lesson")
        self._context.jobs.submit(
            lambda: read_lesson(path), begin, lambda error: self._context.tell(error, "lesson")
        )

    def _open_dropped(self, name: str, then: Callable[[], None]) -> None:
        self._open_own(name)
        then()

    @Slot(str)
    def _open_own(self, name: str) -> None:
        path = Path(name).absolute()
        self.records.add_own(path)
        self._show_shelf()
        self._start(path, False)

    @Slot()
    def _show_guide(self) -> None:
        from visualnet.ui.tours.guide_dialog import LessonGuideDialog

        LessonGuideDialog(self._context).open()

    @Slot()
    def _ask_open(self) -> None:
        filters = [self.tr("Lessons (*.toml)"), self.tr("All files (*)")]
        self._context.ask_open(self.tr("Open lesson"), filters, self._open_own, kind="lesson")

    @Slot()
    def _show_folder(self) -> None:
        folder = user_data_dir() / "lessons"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            told = self.tr("The folder {0} cannot be made ({1}).").format(folder, error.strerror)
            self._context.say_error(told, "lesson")
            return
        self._context.say(self.tr("Lessons in {0} are listed.").format(folder), "lesson")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot(object)
    def _ask_sheet(self, path: Path) -> None:
        from visualnet.tours.class_sheet import class_sheet
        from visualnet.tours.reading import read_lesson

        def write(target: Path) -> None:
            replace_file(target, class_sheet(read_lesson(path)).encode(), SettingError)

        name = path.name.removesuffix(".toml")
        self._context.ask_save(self.tr("Save class sheet"), name, (".html",), write)

    @Slot()
    def _ask_export(self) -> None:
        table = self.records.results.as_table()

        def write(target: Path) -> None:
            replace_file(target, table.encode("utf-8-sig"), SettingError)

        self._context.ask_save(self.tr("Save results"), "lessons", (".csv",), write)

    @Slot()
    def _forget(self) -> None:
        self.records.results.forget()
        self._keep()

    def _keep(self) -> None:
        """Write the results in a thread, and show them on the shelf."""
        results = self.records.results
        self._context.saving.submit(
            results.write, lambda _none: self._show_shelf(), self._say_unkept
        )

    def _say_unkept(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        told = self.tr("Progress in lessons cannot be kept ({0}).").format(error.strerror)
        self._context.say_error(told, "lesson results")

    def _note_step(self, lesson: "Lesson", number: int) -> None:
        self.records.note_step(lesson, number)
        self._keep()

    def _note_answer(
        self, lesson: "Lesson", number: int, guess: object, is_right: bool | None
    ) -> None:
        self.records.note_answer(lesson, number, guess, is_right)
        self._keep()

    def _note_end(self, lesson: "Lesson") -> None:
        self.records.note_end(lesson)
        self._keep()
        self._context.say(self.tr("Lesson finished: {0}").format(lesson.title), "lesson")
        self._context.open_panel("lessons")

    def _leave_by_key(self) -> bool:
        is_on = self._player is not None and self._player.is_on
        if is_on and self._player is not None:
            self._player.leave()
            self._show_shelf()
        return is_on

    def _answer_by_key(self, number: int) -> bool:
        # Elsewhere the keys of numbers have meanings of their own.
        is_meant = self._context.window.is_presented and self._card is not None
        return is_meant and self._card is not None and self._card.answer_by_key(number)
