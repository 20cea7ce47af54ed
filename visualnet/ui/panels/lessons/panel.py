"""Lessons: a list with minutes and progress, and what can be done with the one chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QWidget

from visualnet.number_text import count_text
from visualnet.ui.panels.lessons.shelf import LessonEntry
from visualnet.ui.widgets.build import STRETCH, button, caption, column, label, marked, muted, row


class LessonsPanel(QWidget):
    """Shows lessons; whoever hears its signals begins them."""

    start_requested = Signal(object, bool)  # Path, bool
    """A lesson is to be begun: from its first step, or where it was left."""
    open_requested = Signal()
    folder_requested = Signal()
    guide_requested = Signal()
    sheet_requested = Signal(object)  # Path
    export_requested = Signal()
    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessonsPanel")
        self.setAccessibleName(self.tr("Lessons"))
        self._entries: Sequence[LessonEntry] = ()
        tip = self.tr("Choose a lesson; Enter or a double click begins it")
        self._list = marked(QListWidget(), "lessonList", tip, self.tr("Lessons"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_chosen)
        self._list.itemActivated.connect(self._go_on)
        self._needs = muted(name="lessonNeeds")
        self._problem = label("", "warning", "lessonProblem", wraps=True)
        tip = self.tr("Begin the lesson, or go on where you left it")
        self._start = button(self.tr("Begin"), tip, self._go_on, "lessonStart")
        tip = self.tr("Begin the lesson from its first step")
        self._again = button(self.tr("From the start"), tip, self._begin, "lessonAgain")
        tip = self.tr("Open a lesson file (.toml); you can drop it on the window too")
        self._open = button(self.tr("Open…"), tip, self.open_requested, "lessonOpen")
        tip = self.tr("Show the folder of your own lessons; files in it are listed here")
        self._folder = button(self.tr("Folder"), tip, self.folder_requested, "lessonFolder")
        tip = self.tr("What a lesson file can say, ask for and do")
        self._guide = button(self.tr("How to write…"), tip, self.guide_requested, "lessonWrite")
        tip = self.tr("Save the questions as a page to print, with room for answers")
        self._sheet = button(self.tr("Sheet…"), tip, self._ask_sheet, "lessonSheet")
        tip = self.tr("Save progress and answers as a table (CSV); they are kept here alone")
        self._export = button(self.tr("Results…"), tip, self.export_requested, "lessonResults")
        tip = self.tr("Forget progress and answers of all lessons")
        self._forget = button(self.tr("Forget"), tip, self.forget_requested, "lessonForget")
        column(
            (self._list, 1),
            self._needs,
            self._problem,
            row(self._start, self._again, STRETCH, gap=6),
            caption(self.tr("YOUR OWN"), 4),
            row(self._open, self._folder, self._guide, STRETCH, gap=6),
            caption(self.tr("FOR A CLASS"), 4),
            row(self._sheet, self._export, self._forget, STRETCH, gap=6),
            on=self,
            gap=8,
            edges=(12, 10, 12, 10),
        )
        self.show_entries(())

    def show_entries(self, entries: Sequence[LessonEntry]) -> None:
        """Show other lessons, or how far they came; the one chosen stays chosen."""
        before = self.chosen
        self._entries = entries
        self._list.blockSignals(True)
        self._list.clear()
        # Without items of Python's: what PySide keeps of those may outlive them, and `clear` ends
        # the program then (PySide 6.11).
        self._list.addItems([self._line_of(entry) for entry in entries])
        model = self._list.model()
        for place, entry in enumerate(entries):
            index = model.index(place, 0)
            model.setData(index, entry.problem or entry.needs, Qt.ItemDataRole.ToolTipRole)
        paths = [entry.path for entry in entries]
        place = paths.index(before.path) if before is not None and before.path in paths else 0
        self._list.setCurrentRow(place if entries else -1)
        self._list.blockSignals(False)
        self._show_chosen()

    @property
    def chosen(self) -> LessonEntry | None:
        """The lesson that is chosen; None for none."""
        place = self._list.currentRow()
        return self._entries[place] if 0 <= place < len(self._entries) else None

    def _line_of(self, entry: LessonEntry) -> str:
        name = self.tr("{0} (yours)").format(entry.title) if entry.is_own else entry.title
        if entry.problem:
            return self.tr("{0} · has mistakes").format(name)
        told = self.tr("{0} · {1} min").format(name, count_text(entry.minutes))
        if entry.is_finished:
            return self.tr("{0} · done").format(told)
        if entry.step:
            return self.tr("{0} · step {1} of {2}").format(
                told, count_text(entry.step), count_text(entry.steps)
            )
        return told

    @Slot()
    def _show_chosen(self) -> None:
        entry = self.chosen
        needs = entry.needs if entry is not None else ""
        self._needs.setText(self.tr("Before it: {0}").format(needs) if needs else "")
        self._needs.setVisible(bool(needs))
        problem = entry.problem if entry is not None else ""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        can_begin = entry is not None and not problem
        is_left = can_begin and entry is not None and bool(entry.step) and not entry.is_finished
        self._start.setText(self.tr("Go on") if is_left else self.tr("Begin"))
        self._start.setEnabled(can_begin)
        self._again.setVisible(is_left)
        self._sheet.setEnabled(can_begin)
        has_results = any(each.step for each in self._entries)
        self._export.setEnabled(has_results)
        self._forget.setEnabled(has_results)

    @Slot()
    def _go_on(self) -> None:
        entry = self.chosen
        if entry is not None and not entry.problem:
            self.start_requested.emit(entry.path, entry.is_finished)

    @Slot()
    def _begin(self) -> None:
        entry = self.chosen
        if entry is not None:
            self.start_requested.emit(entry.path, True)

    @Slot()
    def _ask_sheet(self) -> None:
        entry = self.chosen
        if entry is not None:
            self.sheet_requested.emit(entry.path)
