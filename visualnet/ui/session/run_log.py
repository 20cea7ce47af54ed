"""Log of all runs of this window."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor

from visualnet.features import Features
from visualnet.learnt import Learnt
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig
from visualnet.training.history import MetricLog
from visualnet.training.runs import MAX_NAME, RunHistory, RunRecord
from visualnet.training.snapshots import Snapshot
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.session.frame import Frame
from visualnet.ui.session.frames import FrameMaker
from visualnet.ui.session.open_run import State
from visualnet.ui.session.run_list import RunList
from visualnet.ui.session.session import Session

Overlays = Sequence[tuple[str, QColor, int, MetricLog]]
"""Name, colour, number of the mark and log of each run."""

_PAUSE_MS = 500


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """A run as it was shown last. end: why it ended, a sentence, empty where it did not.

    parent: see `OpenRun`. is_like_parent: whether all of it is to be had from that.
    """

    network: Network
    classes: tuple[str, ...]
    config: TrainingConfig
    snapshot: Snapshot
    log: MetricLog
    end: str
    parent: tuple[int, int] | None
    is_like_parent: bool
    features: Features | None
    learnt: Learnt | None


class RunLog(QObject):
    """Keeps the history up to date with the run that is shown.

    A run is listed from its first step on: weights that never learnt are no training. One that was
    only edited by hand is listed when it is left. One that is left stays as it was last seen; a
    fork that was left as it began is listed no more.
    """

    changed = Signal()
    about_to_be_left = Signal()
    """What is trained beside the open run is to be listed now: the list may be lost."""
    overlays_changed = Signal(object)  # Overlays
    """Curves of other runs are to be shown with those of the open one, or no longer."""

    def __init__(self, session: Session, frames: FrameMaker, parent: QObject) -> None:
        super().__init__(parent)
        self.list = RunList()
        self._session = session
        self._seen: _Seen | None = None
        self.overlays: Overlays = ()
        self._updates = Throttle(_PAUSE_MS, self._update_record, self)
        frames.frame_ready.connect(self._note_frame)
        session.edits_changed.connect(self._note_run)
        session.config_changed.connect(self._note_run)
        session.state_changed.connect(self._update_record)
        session.run_changed.connect(self._change_run)

    @property
    def history(self) -> RunHistory:
        """The runs of the project that is shown."""
        return self.list.history

    def unsaved(self) -> list[RunRecord]:
        """Return the listed runs that are not open and whose weights are in no file."""
        return [record for record in self.list.unsaved() if record.number != self.current]

    @Slot()
    def note_open_saved(self) -> None:
        """Remember that the weights of the open run are in a file, if they are."""
        self.refresh()
        record = self.list.record_of(self._session.run_id)
        if record is not None and not self._session.is_unsaved:
            self.list.note_saved([record])

    @property
    def current(self) -> int:
        """The number of the run that is shown, 0 where it is not listed."""
        return self.list.number_of(self._session.run_id)

    def refresh(self) -> None:
        """Take in what the open run has come to, now."""
        self._updates.pass_on()

    def leave(self) -> RunList:
        """Return the list that is shown, with what the open run has come to; it will be left."""
        self._note_run()
        if self._seen is not None:
            self._keep_run(self._seen, State.PAUSED, is_left=True)
        return self.list

    def take(self, other: RunList) -> None:
        """Show another list; the run that is open in it is about to be shown."""
        self._seen = None
        self.list = other
        self.changed.emit()

    def adopt(self, records: Iterable[RunRecord]) -> None:
        """Take up runs of another project, which is let go of."""
        for record in records:
            name = self.tr("{0} of another project").format(record.name)
            self.history.adopt(record, name[:MAX_NAME])
        self.changed.emit()

    def rename(self, number: int, name: str) -> None:
        """Give a run another name. Raises SettingError for one that is empty or too long."""
        self.history.rename(number, name)
        self.changed.emit()

    @Slot(object)
    def show_overlays(self, overlays: Overlays) -> None:
        """Let charts show curves of these runs over the open one's."""
        self.overlays = overlays
        self.overlays_changed.emit(overlays)

    @Slot(object)
    def _note_frame(self, frame: Frame) -> None:
        self._note_run()
        if frame.progress.step:
            self._updates.offer()

    @Slot()
    def _change_run(self) -> None:
        """Keep what the run that is left had come to."""
        if self._seen is not None and self._seen.snapshot.run_id != self._session.run_id:
            self._keep_run(self._seen, State.PAUSED, is_left=True)
        self._update_record()

    @Slot()
    def _update_record(self) -> None:
        self._note_run()
        if self._seen is not None:
            self._keep_run(self._seen, self._session.state)
            self.changed.emit()

    @Slot()
    def _note_run(self) -> None:
        session, snapshot, log = self._session, self._session.snapshot, self._session.log
        if snapshot is not None and log is not None:
            is_by_hand = session.run is not None and session.run.is_ended
            end = session.failure_sentence or session.stop_reason or ""
            if not end and is_by_hand:
                end = self.tr("Ended by you.")
            shape = session.network, session.classes, session.newest_config
            run = session.run
            parent = run.parent if run is not None else None
            is_like_parent = run is not None and run.is_like_parent
            features = session.features
            # Kept of points alone, which are few.
            is_kept = run is not None and features is not None
            learnt = run.learnt_at(snapshot.step) if run is not None and is_kept else None
            left = parent, is_like_parent
            self._seen = _Seen(*shape, snapshot, log, end, *left, features, learnt)

    def _keep_run(self, seen: _Seen, state: State, is_left: bool = False) -> None:
        run_id = seen.snapshot.run_id
        if is_left and seen.is_like_parent:
            self.list.withdraw(run_id)
            return
        self.list.put_back(run_id)
        is_edited = is_left and seen.snapshot.revision > 0
        if not self.list.number_of(run_id) and (seen.snapshot.step or is_edited):
            now = datetime.now(UTC)
            shape = seen.network, seen.classes, seen.config
            figures = seen.snapshot, seen.log, now
            record = self.history.add(*shape, *figures, features=seen.features, learnt=seen.learnt)
            self.list.note_number(run_id, record.number)
            left = self.list.number_of(seen.parent[0]) if seen.parent else 0
            if seen.parent and left:
                self.history.note_parent(record.number, (left, seen.parent[1]))
        former = self.list.record_of(run_id)
        # One that was taken out of the list stays out.
        if former is not None:
            has_ended = former.state in (State.FINISHED.value, State.FAILED.value)
            word = former.state if state is State.PAUSED and has_ended else state.value
            # Settings that were changed after its last step are those of the next run.
            is_as_it_was = has_ended and former.figures.steps == seen.snapshot.step
            config = former.config if is_as_it_was else seen.config
            state_now = seen.snapshot, seen.log, word, seen.end, seen.learnt
            self.history.update(former.number, config, *state_now)
