"""Practice: which class to draw next, and how often each was read as what it was to be."""

from collections.abc import Sequence

import numpy as np

from visualnet.nn.metrics import CountArray


class Practice:
    """Asks for classes in random order, each once before any comes again, and keeps the score.

    asked: the number of the class to draw. answers: (classes, classes), how often a drawing of the
    row's class was read as the column's.
    """

    def __init__(self, classes: Sequence[str], seed: int | None = None) -> None:
        """classes: two or more. seed: of the order; None for another one each time."""
        self.classes = tuple(classes)
        self._random = np.random.default_rng(seed)
        self._waiting: list[int] = []
        self.answers: CountArray = np.zeros((len(classes), len(classes)), np.int64)
        self.asked = -1
        self.skip()

    def skip(self) -> None:
        """Ask for the next class."""
        if not self._waiting:
            self._waiting = self._random.permutation(len(self.classes)).tolist()
            if self._waiting[-1] == self.asked:
                # Twice the same would look as if nothing had happened.
                self._waiting.insert(0, self._waiting.pop())
        self.asked = self._waiting.pop()

    def record(self, answer: int) -> bool:
        """Count what the drawing was read as; tells whether that is right."""
        self.answers[self.asked, answer] += 1
        return answer == self.asked

    @property
    def right(self) -> CountArray:
        """How many drawings of each class were read rightly, (classes,)."""
        return np.diagonal(self.answers)

    @property
    def drawn(self) -> CountArray:
        """How many drawings of each class there were, (classes,)."""
        drawn: CountArray = self.answers.sum(axis=1)
        return drawn
