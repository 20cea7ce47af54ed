"""Looks at the run from time to time, says what goes wrong, and does what helps."""

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.errors import DivergedError
from visualnet.training.advice import Advice, Evidence, advise
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.session.frames import FrameMaker
from visualnet.ui.session.open_run import State
from visualnet.ui.session.session import Session
from visualnet.ui.training.advice_bar import AdviceBar

_PAUSE_MS = 2000


class Adviser(QObject):
    """Connects the advice bar with the session."""

    settings_chosen = Signal(object)  # dict[str, object]
    """Settings to change in the run as it goes."""
    config_chosen = Signal(object)  # TrainingConfig
    """Of a new run that would do better."""

    def __init__(
        self, session: Session, frames: FrameMaker, bar: AdviceBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._bar = session, bar
        self._looks = Throttle(_PAUSE_MS, self._look, self)
        frames.frame_ready.connect(self._notice)
        session.state_changed.connect(self._notice_state)
        session.run_changed.connect(bar.begin_run)
        bar.remedy_chosen.connect(self._help)

    @Slot(object)
    def _notice(self, _frame: object) -> None:
        if self._session.state is State.RUNNING:
            self._looks.offer()

    @Slot(object)
    def _notice_state(self, state: State) -> None:
        if state is not State.RUNNING:
            self._looks.pass_on()

    def _look(self) -> None:
        session = self._session
        log, failure = session.log, session.failure
        if log is None:
            return
        evidence = Evidence(
            session.config,
            log.step_rows(),
            log.evaluations(),
            log.diagnostics(),
            failure if isinstance(failure, DivergedError) else None,
        )
        self._bar.show_advice(advise(evidence))

    @Slot(object)
    def _help(self, advice: Advice) -> None:
        if advice.remedy is None:
            return
        if advice.needs_new_weights:
            has_failed = self._session.state is State.FAILED
            self.config_chosen.emit(self._session.config.changed(**advice.remedy))
            if has_failed:
                # It stood still of that alone; a run that goes on does so by itself.
                self._session.play()
        else:
            self.settings_chosen.emit(dict(advice.remedy))
