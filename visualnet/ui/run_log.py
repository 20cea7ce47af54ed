"""Remembers every training of the session's, whether anybody looks or not."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.training.runs import RunHistory
from visualnet.ui.frame import Frame
from visualnet.ui.session import Session
from visualnet.ui.throttle import Throttle

_PAUSE_MS = 500


class RunLog(QObject):
    """Keeps the history up to date with the run that is shown.

    A run is listed from its first step on: weights that never learnt are no training.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.history = RunHistory()
        self._session = session
        self._numbers: dict[int, int] = {}
        self._updates = Throttle(_PAUSE_MS, self._update, self)
        session.frame_ready.connect(self._notice)
        session.state_changed.connect(self._update)
        session.run_changed.connect(self._update)

    @property
    def current(self) -> int:
        """The number of the run that is shown, 0 where it is not listed."""
        return self._numbers.get(self._session.run_id, 0)

    @Slot(object)
    def _notice(self, frame: Frame) -> None:
        if frame.progress.step:
            self._updates.offer()

    @Slot()
    def _update(self) -> None:
        session, snapshot = self._session, self._session.snapshot
        if snapshot is None or session.log is None:
            return
        number = self.current
        if not number and snapshot.step:
            record = self.history.add(
                session.network,
                session.classes,
                session.config,
                snapshot,
                session.log,
                datetime.now(UTC),
            )
            number = self._numbers[session.run_id] = record.number
        if number and number in {record.number for record in self.history.records}:
            self.history.update(number, session.config, snapshot, session.log, session.state.value)
        self.changed.emit()
