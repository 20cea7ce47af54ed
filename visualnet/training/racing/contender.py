"""One of the two trainings of a race: its trainer, and what it has come to."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from visualnet.errors import DivergedError
from visualnet.learnt import NOTHING, Learnt
from visualnet.training.control import RunControl
from visualnet.training.history import SeriesArray
from visualnet.training.runs import RunHistory, RunRecord
from visualnet.training.snapshots import Snapshot
from visualnet.training.trainer import Trainer


@dataclass(frozen=True, slots=True, eq=False)
class ContenderState:
    """One side of a race at one moment; nothing in it changes any more.

    snapshot: its network, steps and mean loss; once it has diverged, of the step it did at where
    its weights are numbers, else of the last good one that was told.
    examples: seen since the race began. Accuracies are the newest measured, 0 to 1, None before
    the first. is_over: whether it takes no further step. failure: what it diverged of, None where
    it did not.
    """

    snapshot: Snapshot
    examples: int
    validation_accuracy: float | None
    test_accuracy: float | None
    is_over: bool
    failure: DivergedError | None


class Contender:
    """A trainer in a race. Its steps belong to the race's thread; its settings do not change.

    trainer: fresh, between two steps, see `start.py`; of no other run. first_step: those that its
    run had taken before the race.
    """

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self.failure: DivergedError | None = None
        self._begun = trainer.examples_seen
        self.first_step = trainer.step
        self._per_epoch = len(trainer.dataset.train)
        self._first_place = round(trainer.epochs_done % 1 * self._per_epoch)
        self._good = trainer.snapshot()

    @property
    def examples(self) -> int:
        """How many it has seen since the race began."""
        return self.trainer.examples_seen - self._begun

    @property
    def is_over(self) -> bool:
        """Whether it takes no further step."""
        return self.failure is not None or self.trainer.is_finished

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of its outputs."""
        return self.trainer.dataset.classes

    def take_step(self, control: RunControl) -> None:
        """Take one step, and measure where that is due; keeps what it may diverge of."""
        try:
            self.trainer.take_measured_step(control)
        except DivergedError as error:
            self.failure = error
            if np.isfinite(self.trainer.network.parameters).all():
                # Of this very step, as its own run would leave it.
                self._good = self.trainer.snapshot()

    def state(self) -> ContenderState:
        """Return a copy of what it has come to, between two steps."""
        if self.failure is None:
            try:
                self.trainer.check_finite()
            except DivergedError as error:
                self.failure = error
            else:
                self._good = self.trainer.snapshot()
        log = self.trainer.log
        return ContenderState(
            snapshot=self._good,
            examples=self.examples,
            validation_accuracy=log.latest_validation_accuracy,
            test_accuracy=log.latest_test_accuracy,
            is_over=self.is_over,
            failure=self.failure,
        )

    def examples_at(self, steps: SeriesArray) -> SeriesArray:
        """Return how many examples it had seen in the race after so many steps of its run.

        steps: (n,), none before the race began; also those still to come. From any thread.
        """
        batch, whole = self.trainer.config.batch_size, self._per_epoch
        taken = steps - self.first_step
        rest = whole - self._first_place
        # The last batch of an epoch may be short.
        in_first, in_each = -(-rest // batch), -(-whole // batch)
        epochs, into = np.divmod(np.maximum(taken - in_first, 0), in_each)
        later = rest + epochs * whole + np.minimum(into * batch, whole)
        seen: SeriesArray = np.where(taken <= in_first, np.minimum(taken * batch, rest), later)
        return seen

    def add_to(
        self, history: RunHistory, name: str, started: datetime, learnt: Learnt = NOTHING
    ) -> RunRecord:
        """List what it has come to as a run; while the race stands still.

        started: with time zone. learnt: before it raced, of other data. Raises SettingError for a
        name that is empty or too long.
        """
        trainer, state = self.trainer, self.state()
        shape = trainer.network, self.classes, trainer.config
        features = trainer.dataset.features
        # Kept of points alone, which are few.
        is_kept = features is not None
        learnt_now = learnt.with_inputs(trainer.dataset.train.inputs) if is_kept else None
        figures = state.snapshot, trainer.log
        record = history.add(*shape, *figures, started, name, features)
        word = "failed" if state.failure else "finished" if state.is_over else "paused"
        end = str(state.failure or trainer.stop_reason or "")
        return history.update(record.number, trainer.config, *figures, word, end, learnt_now)
