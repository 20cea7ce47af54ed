"""Training by whole epochs or batches until a condition of a lesson holds."""

from visualnet.errors import SettingError
from visualnet.tours.conditions import Ask, Condition
from visualnet.training.control import StepUnit
from visualnet.ui.session.open_run import State
from visualnet.ui.session.session import Session
from visualnet.ui.tours.live_window import LiveWindow

_OF_EPOCHS = {"epoch", "train_accuracy", "validation_accuracy", "test_accuracy"}
"""Facts that change at an epoch's end."""
_MOST_ADVANCES = 20_000


def is_settled(session: Session) -> bool:
    """Tell whether the training stands still and what it came to is shown."""
    thread = session.run.thread if session.run else None
    if thread is None:
        return True
    # What its end has left is taken at the next beat. Where no beat is due, what is in the outbox
    # was taken before: who asks for a checkpoint has the same state published again.
    is_taken = thread.outbox.is_empty or not session.clock.is_active
    return not thread.isFinished() and thread.control.is_settled and is_taken


class Advance:
    """Training by units until a condition holds, looked at between two units alone."""

    def __init__(self, live: LiveWindow, ask: Ask, until: Condition) -> None:
        self._live, self._ask, self._until = live, ask, until
        names = {fact.name for fact in until.facts()}
        is_by_epoch = bool(names & _OF_EPOCHS) or "diverged" in names
        self._unit = StepUnit.EPOCH if is_by_epoch else StepUnit.BATCH
        self._advanced = 0

    def is_over(self) -> bool:
        """Take the next unit where one is due; tells whether the condition holds."""
        session = self._live.context.session
        if not is_settled(session):
            return False
        if self._until.holds(self._ask):
            return True
        # A run that has come to its end would go on as a new one, for ever.
        is_over = session.state is State.FINISHED and self._advanced > 0
        if is_over or session.state is State.FAILED or self._advanced >= _MOST_ADVANCES:
            raise SettingError("Training does not come to {until}.", until=self._until.text)
        self._advanced += 1
        session.step(self._unit)
        return False
