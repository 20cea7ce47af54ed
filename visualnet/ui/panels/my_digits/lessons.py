"""Lessons: the network that is shown learns drawings, as a run of the session's like any other."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.data.drawing.labelled_strokes import LabelledDrawing
from visualnet.errors import VisualNetError
from visualnet.nn.network import Network
from visualnet.training.teaching.lesson import Lesson
from visualnet.training.teaching.lesson_report import (
    LessonReport,
    LessonReporter,
    lesson_config,
    lesson_of,
)
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.session.open_run import OpenRun, State
from visualnet.ui.window.context import Context

_REPORT_MS = 400


class Stage(Enum):
    """Where the lesson is."""

    NONE = auto()
    PREPARED = auto()
    """Variants of the drawings are being made."""
    LEARNING = auto()
    DONE = auto()
    """Its run is shown, and stands still."""


class Lessons(QObject):
    """Gives one lesson at a time, and tells what it brings while it goes on."""

    stage_changed = Signal(object, float)  # Stage, share
    """The share is that done, 0 to 1; it alone may be another."""
    reported = Signal(object)  # LessonReport
    """On the network as it is, or was a moment ago."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._prepared = 0
        # Of the last lesson: its run's id, the run that it left, what compares with that.
        self._run_id = 0
        self._left: OpenRun | None = None
        self._reporter: LessonReporter | None = None
        self._reported: Network | None = None
        self._reports = NewestJob(context.jobs, _REPORT_MS, context.tell, self)
        context.session.run_changed.connect(self._change_run)
        context.session.state_changed.connect(self.look)

    @property
    def stage(self) -> Stage:
        """Where the last lesson is, as far as its run is shown."""
        session = self._context.session
        if self._prepared:
            return Stage.PREPARED
        if not self._run_id or session.run_id != self._run_id:
            return Stage.NONE
        return Stage.LEARNING if session.state is State.RUNNING else Stage.DONE

    def teach(self, drawings: Sequence[LabelledDrawing]) -> None:
        """Begin a lesson on these drawings as soon as it is prepared."""
        session = self._context.session
        if session.image_dataset is None:
            return
        self._prepared = session.run_id
        self.look()
        make = partial(lesson_of, session.image_dataset, session.base_config, list(drawings))
        self._context.jobs.submit(make, self._begin, self._give_up)

    @Slot()
    def go_back(self) -> None:
        """Show the run before the lesson, as it was."""
        if self._left is not None and self._run_id == self._context.session.run_id:
            self._context.session.return_to(self._left, self.tr("before learning"))

    @Slot()
    def look(self) -> None:
        """Tell where the lesson is now, and have it reported on."""
        session, stage = self._context.session, self.stage
        share = 1.0
        if stage is Stage.LEARNING and session.snapshot is not None:
            share = session.snapshot.epochs_done / (session.config.epochs or 1)
        self.stage_changed.emit(stage, share)
        after, reporter = session.network, self._reporter
        if stage in (Stage.LEARNING, Stage.DONE) and reporter and after is not self._reported:
            self._reported = after
            self._reports.offer(partial(reporter.report, after), self._tell)

    def _begin(self, lesson: Lesson) -> None:
        session = self._context.session
        is_same, self._prepared = self._prepared == session.run_id, 0
        if not is_same:
            self.look()
            return
        before = session.network
        try:
            left = session.learn(lesson, lesson_config(lesson))
        except VisualNetError as error:
            self._give_up(error)
            return
        self._left, self._run_id = left, session.run_id
        self._reporter = LessonReporter(before, lesson.taught, lesson.test)
        self._reported = None
        self.look()

    def _give_up(self, error: Exception) -> None:
        self._prepared = 0
        self.look()
        self._context.tell(error)

    @Slot()
    def _change_run(self) -> None:
        if self._context.session.run_id != self._prepared:
            self._prepared = 0
        self._reported = None
        self._reports.forget()
        self.look()

    def _tell(self, report: LessonReport) -> None:
        if self.stage in (Stage.LEARNING, Stage.DONE):
            self.reported.emit(report)
