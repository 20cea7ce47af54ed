"""What one step of learning does at every learning rate: plain, and with what a run collected."""

from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace
from math import ceil, floor, log10

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.insight.one_step import (
    Array64,
    PerParameter,
    Update,
    losses_over,
    per_parameter,
    predicted_over,
    read_one,
    take_step,
)
from visualnet.nn.optimizer import OptimizerState
from visualnet.training.config import TrainingConfig
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.ui.look.translation import Texts
from visualnet.ui.panels.step_through.source import Step

_tr = Texts("StepThrough")

_POINTS = 121
_ROOTS = 3.0
"""The axis ends where the straight line has come down to 0 so many times."""
_LEAST, _MOST = 2.5, 25.0
"""But at so many times the rate in force at least and at most, or its line could not be seen."""


@dataclass(frozen=True, slots=True, eq=False)
class LossOverRate:
    """What a step of each length would do to the loss of one example.

    rates: rising from 0, (points,). losses: after the step; predicted: on the straight line of the
    gradient; both (points,).
    """

    rates: Array64
    losses: Array64
    predicted: Array64

    @property
    def loss_before(self) -> float:
        """The loss without a step."""
        return float(self.losses[0])

    @property
    def last_rate(self) -> float:
        """Where the axis ends."""
        return float(self.rates[-1])

    def top(self, loss: float) -> float:
        """Return where the upright axis ends, for a step that leads to a loss.

        The rest of a curve that rises far above that and the start is cut off.
        """
        finite = self.losses[np.isfinite(self.losses)]
        highest = max(self.loss_before, loss) if np.isfinite(loss) else self.loss_before
        most = 1.1 * float(finite.max(initial=0.0))
        return max(min(most, 2.5 * highest), 1.15 * highest, 1e-9)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step at one rate does to the loss of the example. predicted: how much it changes."""

    rate: float
    loss_before: float
    loss_after: float
    predicted: float

    @property
    def change(self) -> float:
        """How much the loss really changes."""
        return self.loss_after - self.loss_before


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """One way of making the step: its update at the rate in force, and all other rates."""

    step: Step
    update: Update
    curve: LossOverRate

    def outcome_at(self, rate: float) -> Outcome:
        """Return what a step at a rate does; as quick as reading the example once."""
        learning = self.step.learning
        assert learning is not None  # noqa: S101 - there would be no update
        rates, way = np.array([rate]), self.update.direction
        after = losses_over(self.step.source.network, learning, way, rates)
        predicted = predicted_over(self.update.gradient, way, rates)
        return Outcome(rate, self.update.loss_before, float(after[0]), float(predicted[0]))

    def parameters_at(self, rate: float) -> FloatArray:
        """Return all parameters after a step at a rate, as float32 as the engine has them."""
        after = self.update.before.vector + self.update.direction.steps_at(rate)
        # Where one is too large, whoever takes them says so.
        with np.errstate(over="ignore"):
            return after.astype(np.float32)

    def update_at(self, outcome: Outcome) -> Update:
        """Return the update at the rate of an outcome of this course."""
        network, way = self.step.source.network, self.update.direction
        steps = way.steps_at(outcome.rate)
        return replace(
            self.update,
            learning_rate=outcome.rate,
            decayed_share=way.share_at(outcome.rate),
            after=per_parameter(network, self.update.before.vector + steps),
            steps=per_parameter(network, steps),
            loss_after=outcome.loss_after,
            predicted=outcome.predicted,
        )

    def answers_at(self, rate: float) -> tuple[Array64, Array64]:
        """Return what the example is read as before and after a step at a rate, (classes,) each."""
        before, network = self.step.reading, self.step.source.network
        assert before is not None  # noqa: S101 - there would be no update
        after = read_one(network.with_parameters(self.parameters_at(rate)), before.inputs)
        return before.a[-1], after.a[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Updates:
    """Both ways of making the step. rate: the one in force. note: why it is not the schedule's.

    plain: with an optimizer that has collected nothing yet. collected: with what the run has; None
    where there is nothing, and reason says why, as a sentence.
    """

    plain: Course
    collected: Course | None
    reason: str
    rate: float
    note: str


def rate_of(step: Step) -> tuple[float, str]:
    """Return the learning rate of a step, and a sentence where it is not that of the schedule."""
    source = step.source
    config = source.config or TrainingConfig()
    if source.learning_rate > 0 or config.learning_rate == 0:
        return source.learning_rate, ""
    return config.learning_rate, _tr("The schedule has reached 0; this is η from Settings.")


def updates_of(step: Step, asked: "Future[Checkpoint] | None", rate: float = 0.0) -> Updates:
    """Work out both ways of a step that has a label; for a thread, where a run may let it wait.

    asked: where the run stands, of a run that is asked. rate: one that the axis is to reach, too.
    """
    own, note = rate_of(step)
    state, reason = _state_of(step, asked)
    plain = _course(step, own, rate, None)
    collected = None if state is None else _course(step, own, rate, state)
    return Updates(plain, collected, reason, own, note)


def _course(step: Step, rate: float, reached: float, state: OptimizerState | None) -> Course:
    source, learning = step.source, step.learning
    assert learning is not None  # noqa: S101 - see `updates_of`
    config = source.config or TrainingConfig()
    update = take_step(source.network, learning, config, rate, state, source.held)
    first = float(predicted_over(update.gradient, update.direction, np.array([1.0]))[0])
    last = _end_of_axis(update.loss_before, first, rate, reached)
    rates = np.linspace(0.0, last, _POINTS)
    losses = losses_over(source.network, learning, update.direction, rates)
    line = update.loss_before + predicted_over(update.gradient, update.direction, rates)
    return Course(step, update, LossOverRate(rates, losses, line))


def _end_of_axis(loss: float, slope: float, rate: float, reached: float) -> float:
    """Return a round rate. slope: of the straight line, for each unit of the rate."""
    root = loss / -slope if slope < 0 else 0.0
    last = _ROOTS * root
    if rate > 0:
        last = min(max(last, _LEAST * rate), _MOST * rate)
    last = max(last, 1.25 * reached)
    if not 0 < last < 1e9:
        return 1.0
    unit = 10.0 ** (floor(log10(last)) - 1)
    return float(f"{ceil(last / unit / 5) * 5 * unit:.3g}")


def _state_of(step: Step, asked: "Future[Checkpoint] | None") -> tuple[OptimizerState | None, str]:
    """Return what the optimizer has collected, or None and why there is nothing."""
    source, config = step.source, step.source.config or TrainingConfig()
    if config.optimizer in ("sgd", "nesterov") and config.momentum == 0:
        return None, _tr("Without momentum there is no velocity.")
    updater, ended = source.updater, _tr("After a finished training the optimizer starts fresh.")
    if source.step == 0:
        return None, _tr("Before the first step there are no earlier gradients.")
    if updater is None and asked is not None:
        try:
            point = asked.result()
        except CancelledError:
            return None, ended
        if point.step != source.step or point.config.optimizer != config.optimizer:
            return None, _tr("The training has gone on. Pause it to see its velocity.")
        updater = point.updater
    if updater is None:
        return None, ended
    return updater.optimizer, ""


def share_of_older(update: Update) -> float:
    """Return how much of the step's length is not this example's, 0 to 1; 0 without velocity."""
    velocity: PerParameter | None = update.collected_before.get("velocity")
    whole = update.collected_after.get("velocity")
    if velocity is None or whole is None:
        return 0.0
    older = update.momentum * velocity.vector
    length = float(np.linalg.norm(older)) + float(np.linalg.norm(update.used.vector))
    return float(np.linalg.norm(older)) / length if length else 0.0
