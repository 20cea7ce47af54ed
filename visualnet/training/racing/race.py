"""A race: two trainings advanced in one thread, always at the same number of examples."""

from dataclasses import dataclass

import numpy as np

from visualnet.errors import SettingError
from visualnet.training.control import RunControl, Turn
from visualnet.training.racing.contender import Contender, ContenderState
from visualnet.training.snapshots import Newest
from visualnet.training.trainer import Outcome, Trainer


@dataclass(frozen=True, slots=True, eq=False)
class RaceState:
    """Both sides of a race at one moment; nothing in it changes any more.

    examples: how many both have seen since the race began; where one is over, the other.
    difference: the largest of the differences of two weights or biases in the same place, None
    where the networks have different shapes.
    """

    a: ContenderState
    b: ContenderState
    examples: int
    difference: float | None

    @property
    def is_over(self) -> bool:
        """Whether neither takes a further step."""
        return self.a.is_over and self.b.is_over


class Race:
    """Two fresh trainers, see `start.py`, which this has for itself.

    The one that has seen fewer examples takes the next step, first A. Where both batches have one
    size they stand at the same example after each round; else less than a batch of the smaller size
    apart. One that is over waits for the other. Memory does not grow with the number of steps, but
    for what a run's own log keeps.
    """

    def __init__(self, a: Trainer, b: Trainer) -> None:
        """Raises SettingError where both are the same trainer."""
        if a is b:
            raise SettingError("A run cannot race against itself; choose two.")
        self.a, self.b = Contender(a), Contender(b)
        self._control = RunControl()
        self._apart = min(a.config.batch_size, b.config.batch_size)

    @property
    def is_over(self) -> bool:
        """Whether neither takes a further step."""
        return self.a.is_over and self.b.is_over

    @property
    def examples(self) -> int:
        """How many both have seen since the race began; where one is over, the other."""
        running = [each.examples for each in self._running]
        return min(running) if running else max(self.a.examples, self.b.examples)

    @property
    def has_one_shape(self) -> bool:
        """Whether each weight of one network has its counterpart in the other."""
        one, other = self.a.trainer.network, self.b.trainer.network
        return one.layer_sizes == other.layer_sizes

    # Numbers that overflow end in a DivergedError, not in a warning on standard error as well.
    @np.errstate(all="ignore")
    def advance(self, until: int) -> None:
        """Let both take steps until both have seen at least so many examples, or are over.

        until: counted from the beginning of the race.
        """
        while not self.is_over and self.examples < until:
            self._take_round(self._control)

    @np.errstate(all="ignore")
    def run(self, control: RunControl, outbox: Newest[RaceState]) -> Outcome:
        """Advance until stopped or over, as the control says; leave states in the outbox.

        The control's pace, above WALKING_SPEED, counts the examples that each side sees. The race
        stands still, stops and tells its state only where both have seen as many examples, as
        nearly as their batches allow. No settings can be changed on the way, no checkpoint asked.
        """
        paced = self.examples
        try:
            while not self.is_over:
                turn = control.next_turn(self.examples - paced)
                paced = self.examples
                if turn in (Turn.UPDATE, Turn.EXAMPLE):
                    self._take_round(control)
                    if outbox.is_empty:
                        outbox.put(self.state())
                    continue
                outbox.put(self.state())
                if turn is not Turn.WAIT:
                    return Outcome.STOPPED
                control.wait()
            outbox.put(self.state())
            return Outcome.FINISHED
        finally:
            for each in (self.a, self.b):
                each.trainer.shelve()

    def state(self) -> RaceState:
        """Return a copy of where both stand; only while it is not advanced."""
        a, b = self.a.state(), self.b.state()
        difference = None
        if self.has_one_shape:
            apart = np.subtract(b.snapshot.parameters, a.snapshot.parameters)
            difference = float(np.abs(apart, out=apart).max())
        return RaceState(a, b, self.examples, difference)

    @property
    def _running(self) -> tuple[Contender, ...]:
        return tuple(each for each in (self.a, self.b) if not each.is_over)

    def _take_round(self, control: RunControl) -> None:
        """Let whoever is behind take steps until both are level, at least one step each."""
        for each in self._running:
            each.take_step(control)
        running = self._running
        while len(running) == len((self.a, self.b)) and not self._is_level:
            min(running, key=lambda each: each.examples).take_step(control)
            running = self._running

    @property
    def _is_level(self) -> bool:
        return abs(self.a.examples - self.b.examples) < self._apart
