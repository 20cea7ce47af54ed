"""A run as the window has it open: its trainer, the thread that trains it, its last good state."""

from dataclasses import dataclass

from visualnet.errors import VisualNetError
from visualnet.training.snapshots import Snapshot
from visualnet.training.trainer import Trainer
from visualnet.ui.training_thread import TrainingThread


@dataclass(slots=True, eq=False)
class OpenRun:
    """One run that can be left and come back to.

    title: the model's name. classes: names of its outputs. snapshot: the newest good state.
    known_test_accuracy: of the first weights, where a model file told it. saved_step: the step
    whose weights are in a file, if any.
    is_ended: by the user, before all its epochs were done.
    """

    trainer: Trainer
    title: str
    classes: tuple[str, ...]
    snapshot: Snapshot
    known_test_accuracy: float | None = None
    saved_step: int | None = None
    thread: TrainingThread | None = None
    error: VisualNetError | None = None
    is_ended: bool = False

    @property
    def is_unsaved(self) -> bool:
        """Whether something was learnt that is in no file."""
        return self.snapshot.step > 0 and self.snapshot.step != self.saved_step

    def leave(self) -> None:
        """Let the training stop by itself; does not wait."""
        if self.thread:
            self.thread.end()

    def settle(self) -> None:
        """Wait for a training that was told to stop, and take its last state."""
        if self.thread:
            self.thread.wait()
            self.take_snapshot()
            self.error = self.error or self.thread.error
            self.thread = None

    def take_snapshot(self) -> bool:
        """Take the newest snapshot, if there is one; tells whether there was."""
        newest = self.thread.outbox.take() if self.thread else None
        if newest is None:
            return False
        self.snapshot = newest
        return True


def open_run(
    trainer: Trainer,
    title: str,
    classes: tuple[str, ...],
    known_test_accuracy: float | None = None,
) -> OpenRun:
    """Return a run that has not begun."""
    return OpenRun(trainer, title, classes, trainer.snapshot(), known_test_accuracy)
