"""The loss of the last steps: its mean for the window, and whether the training diverges."""

from collections import deque
from collections.abc import Sequence
from math import isfinite, nan

from visualnet.errors import DivergedError

WATCHED_STEPS = 200
"""Divergence is judged by the mean loss of so many steps."""


class LossWatch:
    """Running sums over the last WATCHED_STEPS steps."""

    def __init__(self, chance_loss: float) -> None:
        """chance_loss: the mean loss of a network that knows nothing."""
        self._losses: deque[float] = deque(maxlen=WATCHED_STEPS)
        self._accuracies: deque[float] = deque(maxlen=WATCHED_STEPS)
        self._loss_sum = self._accuracy_sum = 0.0
        self._limit = 10 * chance_loss * WATCHED_STEPS

    @property
    def loss(self) -> float:
        """The mean loss of the last steps; nan before the first."""
        return self._loss_sum / len(self._losses) if self._losses else nan

    @property
    def accuracy(self) -> float:
        """The share of the last steps' examples answered rightly; nan before the first."""
        return self._accuracy_sum / len(self._losses) if self._losses else nan

    @property
    def losses(self) -> tuple[float, ...]:
        """The losses of the last steps, oldest first."""
        return tuple(self._losses)

    @property
    def accuracies(self) -> tuple[float, ...]:
        """The accuracies of the last steps, oldest first."""
        return tuple(self._accuracies)

    def restore(self, losses: Sequence[float], accuracies: Sequence[float]) -> None:
        """Go on as if these were the last steps; as many of each."""
        self._losses.extend(losses)
        self._accuracies.extend(accuracies)
        self._loss_sum, self._accuracy_sum = sum(self._losses), sum(self._accuracies)

    def add(self, step: int, loss: float, accuracy: float, learning_rate: float) -> None:
        """Take in one step; raises DivergedError where the loss leaves the numbers behind."""
        if not isfinite(loss):
            raise DivergedError(step, learning_rate, "the loss is no longer a number")
        losses, accuracies = self._losses, self._accuracies
        if len(losses) == WATCHED_STEPS:
            self._loss_sum -= losses[0]
            self._accuracy_sum -= accuracies[0]
        losses.append(loss)
        accuracies.append(accuracy)
        self._loss_sum += loss
        self._accuracy_sum += accuracy
        if len(losses) == WATCHED_STEPS and self._loss_sum > self._limit:
            raise DivergedError(
                step,
                learning_rate,
                f"the mean loss of the last {WATCHED_STEPS} steps, {self.loss:.3g}, "
                "is over ten times that of guessing",
            )
