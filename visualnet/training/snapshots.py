"""A state of the network on its way to the window, and the one place where it waits."""

import threading
from dataclasses import dataclass
from typing import Generic, TypeVar

from visualnet.arrays import FloatArray, PixelArray

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of the network at one step; nothing in it changes any more.

    run_id: the run it belongs to. revision: raised by edits by hand. step: updates so far.
    epochs_done: full passes over the training examples, with the fraction of the one going on.
    parameters: read-only, (parameters,). loss, accuracy: means over the last steps (nan before the
    first). example: position in the training split of the example being learned, or None.
    training_seconds: spent in steps, without evaluation and waiting. gradient: read-only,
    (parameters,), of the mean loss of the last batch, where it was wanted. example_number: place of
    the example in its batch, from 1, of batch_examples; 0 before the first. is_by_example: whether
    the run came here by a single example, not by a whole batch. example_image: (28, 28), read-only,
    what augmentation made of the example; None where it is learnt as it is.
    """

    run_id: int
    revision: int
    step: int
    epochs_done: float
    examples_seen: int
    parameters: FloatArray
    loss: float
    accuracy: float
    learning_rate: float
    example: int | None
    training_seconds: float
    gradient: FloatArray | None = None
    example_number: int = 0
    batch_examples: int = 0
    is_by_example: bool = False
    example_image: PixelArray | None = None


class Newest(Generic[Value]):
    """One place for the newest state of anything: one thread puts, another takes. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest: Value | None = None
        self._behind: Value | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the last state was taken, so that a new one is worth making."""
        return self._newest is None

    def put(self, value: Value) -> None:
        """Leave a state, over whatever is there."""
        with self._lock:
            self._newest, self._behind = value, None

    def put_behind(self, value: Value) -> None:
        """Leave a state to be taken after the one that waits, should none be put meanwhile."""
        with self._lock:
            self._behind = value

    def take(self) -> Value | None:
        """Return the state that waits, next the one left behind it; None if nothing new came."""
        with self._lock:
            if self._newest is None:
                self._newest, self._behind = self._behind, None
            value, self._newest = self._newest, None
            return value


class Outbox(Newest[Snapshot]):
    """One place for the newest snapshot: the trainer puts, the window takes."""

    def __init__(self) -> None:
        super().__init__()
        self.wants_gradient = False
        """Whether snapshots are to hold the gradient, which takes another backward pass."""
