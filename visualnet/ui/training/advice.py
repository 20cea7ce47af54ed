"""Adviser: finds what goes wrong in a training, and applies the remedy."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from visualnet.errors import DivergedError, VisualNetError
from visualnet.training.config import TrainingConfig
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.session.open_run import State
from visualnet.ui.training.advice_bar import AdviceBar
from visualnet.ui.window.context import Context

if TYPE_CHECKING:
    from visualnet.training.evidence import Advice
    from visualnet.training.remedies import Tried

_PAUSE_MS = 2000


class Adviser(QObject):
    """Connects the advice bar with the session."""

    def __init__(self, context: Context, bar: AdviceBar) -> None:
        super().__init__(bar)
        self._context, self._session, self._bar = context, context.session, bar
        session = context.session
        self._tried: list[Tried] = []
        self._led_to: TrainingConfig | None = None
        self._looks = Throttle(_PAUSE_MS, self._look_for_advice, self, context.pad.hand)
        context.frames.frame_ready.connect(self._note_frame)
        session.state_changed.connect(self._notice_state)
        session.run_changed.connect(self._follow_run)
        bar.remedy_chosen.connect(self._follow_advice)

    @Slot(object)
    def _note_frame(self, _frame: object) -> None:
        if self._session.state is State.RUNNING:
            self._looks.offer()

    @Slot(object)
    def _notice_state(self, state: State) -> None:
        if state is not State.RUNNING:
            self._looks.pass_on()

    def _look_for_advice(self) -> None:
        session = self._session
        log, failure = session.log, session.failure
        if log is None:
            return
        # Nothing is trained at the start.
        from visualnet.training.advice import advise
        from visualnet.training.evidence import Evidence

        evidence = Evidence(
            session.config,
            log.step_rows(),
            log.evaluations(),
            log.diagnostics(),
            failure if isinstance(failure, DivergedError) else None,
            self._tried,
            has_images=session.features is None,
        )
        self._bar.show_advice(advise(evidence))

    @Slot()
    def _follow_run(self) -> None:
        """Remember what was tried only while the settings are those that the advice led to."""
        met = [*(one.config for one in self._tried), self._led_to]
        now = self._session.config
        if not any(one is not None and one.changed(seed=now.seed) == now for one in met):
            self._tried.clear()
        self._bar.begin_run()

    @Slot(object)
    def _follow_advice(self, advice: "Advice") -> None:
        if advice.remedy is None:
            return
        from visualnet.training.remedies import Tried

        config = self._session.config
        self._tried.append(Tried(advice.kind, config, advice.remedy))
        self._led_to = config.changed(**advice.remedy)
        has_failed = self._session.state is State.FAILED
        try:
            if advice.needs_new_weights:
                # What was asked for last is what is shown.
                self._context.data.cancel()
                self._session.apply(self._led_to)
            elif advice.needs_restart:
                self._session.restart_with(**advice.remedy)
            else:
                self._session.change(**advice.remedy)
                return
        except VisualNetError as error:
            self._context.tell(error)
        if has_failed:
            # It stopped only because it diverged, so start it again.
            self._session.play()
