"""The loss of the last steps: its mean for the window, and whether the training diverges."""

from collections import deque
from collections.abc import Sequence
from itertools import islice
from math import isfinite, nan

from visualnet.errors import DivergedError
from visualnet.sentences import Sentence

WATCHED_STEPS = 200
"""Divergence is judged by the mean loss of so many steps; no mean that is shown is of more."""


def averaged_steps(steps: int, steps_per_epoch: float) -> int:
    """Return how many of the last steps a mean of the training loss or accuracy is taken over.

    steps: taken so far. The mean is of older weights than those that are validated: over a
    twentieth of the run and a fifth of an epoch at most, it can still be compared with validation.
    """
    return max(1, min(WATCHED_STEPS, steps // 20, int(steps_per_epoch / 5)))


class LossWatch:
    """Running sums over the last WATCHED_STEPS steps.

    began_too_high: whether the loss of the first step, before any update, was too high already.
    """

    def __init__(self, chance_loss: float) -> None:
        """chance_loss: the mean loss of a network that knows nothing."""
        self._losses: deque[float] = deque(maxlen=WATCHED_STEPS)
        self._accuracies: deque[float] = deque(maxlen=WATCHED_STEPS)
        self._loss_sum = 0.0
        self._limit = 10 * chance_loss * WATCHED_STEPS
        self._is_before_first = True
        self.began_too_high = False

    def mean_loss(self, steps: int) -> float:
        """Return the mean loss of so many last steps; nan before the first step."""
        return mean_of_last(self._losses, steps)

    def mean_accuracy(self, steps: int) -> float:
        """Return the mean share of correct answers in as many; nan before the first step."""
        return mean_of_last(self._accuracies, steps)

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
        self._loss_sum = sum(self._losses)
        self._is_before_first = False

    def add(
        self,
        step: int,
        loss: float,
        accuracy: float,
        learning_rate: float,
        set_rate: float | None = None,
    ) -> None:
        """Take in one step; raises DivergedError where the loss leaves the numbers behind.

        learning_rate: of the step. set_rate: that of the settings.
        """
        if self._is_before_first:
            self._is_before_first = False
            self.began_too_high = not loss * WATCHED_STEPS <= self._limit
        if not isfinite(loss):
            raise DivergedError(
                step,
                learning_rate,
                "the loss is no longer a number",
                set_rate,
                is_of_first_weights=self.began_too_high,
            )
        losses, accuracies = self._losses, self._accuracies
        if len(losses) == WATCHED_STEPS:
            self._loss_sum -= losses[0]
        losses.append(loss)
        accuracies.append(accuracy)
        self._loss_sum += loss
        if len(losses) == WATCHED_STEPS and self._loss_sum > self._limit:
            raise DivergedError(
                step,
                learning_rate,
                # Without the figure: the loss that the window shows is a mean of fewer steps.
                Sentence(
                    "the mean loss of the last {watched_steps} steps is over ten times "
                    "that of guessing",
                    watched_steps=WATCHED_STEPS,
                ),
                set_rate,
                is_of_first_weights=self.began_too_high,
            )


def mean_of_last(values: Sequence[float], count: int) -> float:
    """Return the mean of so many last values, or of all where they are fewer; nan of none."""
    count = min(count, len(values))
    return sum(islice(reversed(values), count)) / count if count else nan
