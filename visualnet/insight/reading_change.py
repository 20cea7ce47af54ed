"""Accuracy of a changed network, beside that before the change."""

from dataclasses import dataclass
from math import nan

from visualnet.nn.metrics import CountArray


@dataclass(frozen=True, slots=True, eq=False)
class EditReading:
    """What an edited network gets right, and what it got right before.

    before, now: how many of each class are answered rightly, (classes,). support: how many were
    read of each class, (classes,). total: how many images there are.
    """

    before: CountArray
    now: CountArray
    support: CountArray
    total: int

    @property
    def examples(self) -> int:
        """How many images were read."""
        return int(self.support.sum())

    @property
    def is_estimate(self) -> bool:
        """Whether only some of the images were read."""
        return self.examples < self.total

    @property
    def accuracy_before(self) -> float:
        """Share answered rightly before the edits, 0 to 1; NaN without images."""
        return int(self.before.sum()) / self.examples if self.examples else nan

    @property
    def accuracy_now(self) -> float:
        """Share answered rightly now, 0 to 1; NaN without images."""
        return int(self.now.sum()) / self.examples if self.examples else nan
