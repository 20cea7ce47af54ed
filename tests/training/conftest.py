"""A run in a thread of its own, met at the places where it stands still, never by sleeping."""

import threading
from collections.abc import Callable, Iterator

import pytest

from visualnet.errors import VisualNetError
from visualnet.training.control import RunControl
from visualnet.training.snapshots import Outbox, Snapshot
from visualnet.training.trainer import Outcome, Trainer

PATIENCE = 300.0
"""Seconds after which a test that waits for a thread fails."""


class MeetingControl(RunControl):
    """Tells each time that the trainer has published its state and is about to stand still."""

    def __init__(self, examples_per_second: float | None = None) -> None:
        super().__init__(examples_per_second)
        self._arrivals = threading.Semaphore(0)

    def wait(self) -> None:
        self._arrivals.release()
        super().wait()

    def meet(self) -> None:
        assert self._arrivals.acquire(timeout=PATIENCE), "the trainer did not come to a stand"


class CountingOutbox(Outbox):
    """Keeps all that was ever put, and lets a test wait for the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[Snapshot] = []
        self._puts = threading.Semaphore(0)

    def put(self, snapshot: Snapshot) -> None:
        self.all.append(snapshot)
        super().put(snapshot)
        self._puts.release()

    def meet(self) -> None:
        assert self._puts.acquire(timeout=PATIENCE), "the trainer put nothing"


class RunInThread:
    """`trainer.run` in a thread, paused at first."""

    def __init__(self, trainer: Trainer, examples_per_second: float | None = None) -> None:
        self.trainer = trainer
        self.control = MeetingControl(examples_per_second)
        self.outbox = CountingOutbox()
        self.outcome: Outcome | None = None
        self.error: VisualNetError | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def play_a_little(self) -> None:
        """Play, and return when at least one new state was published."""
        self.outbox.take()
        before = len(self.outbox.all)
        self.control.play()
        while len(self.outbox.all) == before:
            self.outbox.meet()

    def end(self) -> Outcome | None:
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "the trainer did not come to its end"
        return self.outcome

    def _run(self) -> None:
        try:
            self.outcome = self.trainer.run(self.control, self.outbox)
        except VisualNetError as error:
            self.error = error


@pytest.fixture
def in_thread() -> Iterator[Callable[..., RunInThread]]:
    """Start a run in a thread, and stop it after the test."""
    started: list[RunInThread] = []

    def start(trainer: Trainer, examples_per_second: float | None = None) -> RunInThread:
        run = RunInThread(trainer, examples_per_second)
        started.append(run)
        run.start()
        return run

    yield start
    for run in started:
        run.control.stop()
        run.end()
