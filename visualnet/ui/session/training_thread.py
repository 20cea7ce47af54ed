"""The thread that trains a run, and what it has in common with others that train."""

import atexit

from PySide6.QtCore import QThread

from visualnet.errors import VisualNetError
from visualnet.nn.product_threads import core_count
from visualnet.training.control import RunControl
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Outcome, Trainer

_alive: set["ControlledThread"] = set()
"""Threads not yet at their end: destroying a running QThread would abort the process, so they are
held here, not by the window, which may be destroyed first."""


class ControlledThread(QThread):
    """Does what its control says; `control` may be used from anywhere."""

    def __init__(self, examples_per_second: float | None) -> None:
        super().__init__()
        self.control = RunControl(examples_per_second)

    def begin(self) -> None:
        """Start, and stay alive until the end whoever else forgets this object."""
        _release_ended()
        _alive.add(self)
        self.start()

    def end(self) -> None:
        """Ask to stop after the present step; does not wait."""
        self.control.stop()


class TrainingThread(ControlledThread):
    """Trains one run until stopped, finished or failed; then `outcome` or `error` is set.

    While it runs, it alone owns `trainer.network`.
    """

    def __init__(self, trainer: Trainer, examples_per_second: float | None) -> None:
        super().__init__(examples_per_second)
        self.trainer = trainer
        self.outbox = Outbox()
        self.outcome: Outcome | None = None
        self.error: VisualNetError | None = None

    def run(self) -> None:
        # A core is left for the window.
        self.trainer.most_threads = max(1, core_count() - 1)
        try:
            self.outcome = self.trainer.run(self.control, self.outbox)
        except VisualNetError as error:
            self.error = error
        finally:
            self.control.end()


def _release_ended() -> None:
    for thread in [thread for thread in _alive if thread.isFinished()]:
        thread.wait()
        _alive.discard(thread)


def end_all_threads() -> None:
    """Stop every training and wait for it; before the process ends."""
    for thread in list(_alive):
        thread.end()
    for thread in list(_alive):
        thread.wait()
    _alive.clear()


atexit.register(end_all_threads)
