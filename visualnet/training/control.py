"""What the window tells the trainer, and when the trainer's next turn is. Thread-safe."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from enum import Enum, auto
from time import monotonic
from typing import Any

from visualnet.training.moments.checkpoint import Checkpoint

WALKING_SPEED = 30.0
"""Up to this many examples a second, each single example is shown; above, whole batches are."""


class Turn(Enum):
    """What the trainer is to do next."""

    UPDATE = auto()
    """Take one step: finish the batch and update the parameters."""
    EXAMPLE = auto()
    """Show the next example of the batch; the update comes when the batch is full."""
    WAIT = auto()
    """Nothing to do: publish the present state, then `wait`."""
    CHANGE = auto()
    """Settings were changed: take them with `take_changes`."""
    CHECKPOINT = auto()
    """Someone wants to know where the run stands: tell with `give_checkpoint`."""
    STOP = auto()
    """Leave."""


class StepUnit(Enum):
    """How far one press of *step* goes."""

    EXAMPLE = "example"
    BATCH = "batch"
    EPOCH = "epoch"


class RunControl:
    """Play, pause, step, speed, changed settings and stop.

    The commands may come from any thread; `next_turn`, `wait`, `give_checkpoint` and `epoch_ended`
    belong to the trainer's. At full speed `next_turn` takes no lock.
    """

    def __init__(
        self,
        examples_per_second: float | None = None,
        on_epoch_end: Callable[[], None] | None = None,
    ) -> None:
        """examples_per_second: None means as fast as the machine goes.

        on_epoch_end: called by the trainer's thread after the evaluation at each epoch's end.
        """
        self._on_epoch_end = on_epoch_end
        self._condition = threading.Condition()
        self._is_playing = False
        self._is_stopping = False
        self._is_waiting = False
        self._step: StepUnit | None = None
        self._speed = examples_per_second
        self._changes: dict[str, Any] = {}
        self._checkpoint: Future[Checkpoint] | None = None
        self._has_ended = False
        self._next_turn_at = 0.0
        self._at_full_speed = False

    @property
    def is_playing(self) -> bool:
        """Whether there is anything left to do: playing, or a step not yet taken."""
        return self._is_playing or self._step is not None

    @property
    def is_settled(self) -> bool:
        """Whether the trainer stands still and has published its last state.

        Not while it is told to leave: how the run ended is still to come.
        """
        is_asked = self.is_playing or self._is_stopping or bool(self._changes)
        return self._is_waiting and not is_asked

    def play(self) -> None:
        """Go on until paused."""
        with self._condition:
            self._is_playing = True
            self._step = None
            self._next_turn_at = 0.0
            self._wake()

    def pause(self) -> None:
        """Pause after this step."""
        with self._condition:
            self._is_playing = False
            self._step = None
            self._wake()

    def step(self, unit: StepUnit) -> None:
        """Go one example, batch or epoch further, then stand still."""
        with self._condition:
            self._is_playing = False
            self._step = unit
            self._wake()

    def set_speed(self, examples_per_second: float | None) -> None:
        """Set the pace of playing; None means as fast as the machine goes."""
        with self._condition:
            self._speed = examples_per_second
            self._next_turn_at = 0.0
            self._wake()

    def change(self, **settings: Any) -> None:
        """Change settings of the running training, from its next step on."""
        with self._condition:
            self._changes.update(settings)
            self._wake()

    def stop(self) -> None:
        """Leave after the step being taken; final."""
        with self._condition:
            self._is_stopping = True
            self._wake()

    def ask_checkpoint(self) -> Future[Checkpoint]:
        """Ask where the run stands; answered between two steps, also while it stands still.

        Cancelled where the trainer leaves, or has left, before that.
        """
        with self._condition:
            answer = self._checkpoint or Future()
            if self._has_ended:
                answer.cancel()
            else:
                self._checkpoint = answer
                self._wake()
            return answer

    def give_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Answer whoever asked."""
        with self._condition:
            answer, self._checkpoint = self._checkpoint, None
            self._wake()
        if answer is not None and answer.set_running_or_notify_cancel():
            answer.set_result(checkpoint)

    def end(self) -> None:
        """Tell that the trainer has left: nobody answers any more."""
        with self._condition:
            self._has_ended = True
            answer, self._checkpoint = self._checkpoint, None
        if answer is not None:
            answer.cancel()

    def next_turn(self, batch_size: int) -> Turn:
        """Return what to do now, after waiting for the set pace. batch_size: of the next step."""
        if self._at_full_speed:
            return Turn.UPDATE
        with self._condition:
            while True:
                turn = self._turn()
                if turn not in (Turn.UPDATE, Turn.EXAMPLE) or self._step is not None:
                    break
                if self._speed is None:
                    break
                delay = self._next_turn_at - monotonic()
                if delay <= 0:
                    examples = 1 if turn is Turn.EXAMPLE else batch_size
                    # Lost time is caught up for a twentieth of a second at most.
                    self._next_turn_at = max(self._next_turn_at, monotonic() - 0.05)
                    self._next_turn_at += examples / self._speed
                    break
                self._condition.wait(delay)
            if self._step in (StepUnit.EXAMPLE, StepUnit.BATCH) and turn in (
                Turn.UPDATE,
                Turn.EXAMPLE,
            ):
                self._step = None
            return turn

    def _turn(self) -> Turn:
        if self._is_stopping:
            return Turn.STOP
        if self._changes:
            return Turn.CHANGE
        if self._checkpoint is not None:
            return Turn.CHECKPOINT
        if self._step is not None:
            return Turn.EXAMPLE if self._step is StepUnit.EXAMPLE else Turn.UPDATE
        if not self._is_playing:
            return Turn.WAIT
        if self._speed is not None and self._speed <= WALKING_SPEED:
            return Turn.EXAMPLE
        return Turn.UPDATE

    def wait(self) -> None:
        """Sleep until there is something to do."""
        with self._condition:
            self._is_waiting = True
            while self._turn() is Turn.WAIT:
                self._condition.wait()
            self._is_waiting = False

    def take_changes(self) -> dict[str, Any]:
        """Return the changed settings and forget them."""
        with self._condition:
            changes, self._changes = self._changes, {}
            self._wake()
            return changes

    def epoch_ended(self) -> None:
        """Tell that an epoch is complete, which ends a step of that size."""
        if self._on_epoch_end:
            self._on_epoch_end()
        if self._step is StepUnit.EPOCH:
            with self._condition:
                if self._step is StepUnit.EPOCH:
                    self._step = None
                    self._wake()

    def _wake(self) -> None:
        is_interrupted = self._is_stopping or self._changes or self._checkpoint is not None
        self._at_full_speed = self._is_playing and self._speed is None and not is_interrupted
        self._condition.notify_all()
