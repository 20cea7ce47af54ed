"""Evaluation of an edited network on the test examples, beside the network before."""

from collections.abc import Callable
from functools import partial
from time import perf_counter

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visualnet.data.datasets import Split
from visualnet.insight.reading_change import EditReading
from visualnet.insight.split_reading import SplitReading
from visualnet.nn.metrics import CountArray, are_right
from visualnet.nn.network import Network
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.jobs.newest_job import NewestJob

SAMPLE = 2000
"""So many images are read for an estimate."""

_SLOW_SECONDS = 0.1
"""Where all images take longer, an estimate comes first."""

_OPERATIONS = 4e10
"""A second, until a reading was timed: 784-512-256-10 does 5.4e10 on two cores (2026-11)."""

_PAUSE_MS = 40
_REST_MS = 250
"""After an estimate all images are read once no other edit came for so long."""


class EditReadings(QObject):
    """Evaluates in a thread; keeps only the newest request; estimates first where it takes long.

    Belongs to the GUI thread.
    """

    reading_made = Signal(object)  # EditReading

    def __init__(self, jobs: Jobs, on_error: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        # An estimate does not wait for a reading of all images that is no longer wanted.
        self._estimates = NewestJob(jobs, _PAUSE_MS, on_error, self)
        self._wholes = NewestJob(jobs, _PAUSE_MS, on_error, self)
        self._whole: _Reader | None = None
        self._sample: _Reader | None = None
        self._before: Network | None = None
        self._now: Network | None = None
        self._seconds = 0.0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._read_whole)

    def set_before(self, network: Network, split: Split) -> None:
        """Compare with this network from now on, whose parameters must not change any more.

        split: with at least one image.
        """
        self.forget()
        total = len(split)
        self._before = network
        self._whole = _Reader(network, split, total)
        # Spread over the split: some data sets are sorted by class.
        some = np.linspace(0, total - 1, min(SAMPLE, total)).astype(np.int64)
        self._sample = _Reader(network, split.taken(some), total)
        self._seconds = 2 * total * network.parameters.size / _OPERATIONS

    def forget(self) -> None:
        """Drop all requests and answers under way."""
        for job in (self._estimates, self._wholes):
            job.forget()
        self._rest.stop()

    def ask(self, now: Network) -> None:
        """Read with a changed network, whose parameters must not change any more."""
        self._now = now
        self._rest.stop()
        sample = self._sample
        if sample is None or self._seconds <= _SLOW_SECONDS:
            self._read_whole()
        else:
            self._wholes.forget()
            self._estimates.offer(partial(sample.read, now), self._take_estimate)

    @Slot()
    def _read_whole(self) -> None:
        whole, now = self._whole, self._now
        if whole is not None and now is not None:
            self._wholes.offer(partial(whole.read, now), partial(self._take_whole, now))

    def _take_estimate(self, made: tuple[EditReading, float]) -> None:
        reading, _ = made
        self.reading_made.emit(reading)
        if reading.is_estimate:
            self._rest.start()

    def _take_whole(self, now: Network, made: tuple[EditReading, float]) -> None:
        reading, seconds = made
        if now is not self._before:
            self._seconds = seconds
        self.reading_made.emit(reading)


class _Reader:
    """Reads one set of images with changed copies of one network; for one job at a time."""

    def __init__(self, before: Network, split: Split, total: int) -> None:
        self._network, self._labels, self._total = before, split.labels, total
        self._reading = SplitReading(before, split.inputs)
        self._classes = before.layer_sizes[-1]
        self._before: CountArray | None = None

    def read(self, now: Network) -> tuple[EditReading, float]:
        """Return the reading, and the seconds that the changed network took."""
        if self._before is None:
            self._before = self._right(self._network)
        since = perf_counter()
        right = self._right(now)
        seconds = perf_counter() - since
        support = np.bincount(self._labels, minlength=self._classes)
        return EditReading(self._before, right, support, self._total), seconds

    def _right(self, network: Network) -> CountArray:
        is_right = are_right(self._reading.probabilities(network), self._labels)
        return np.bincount(self._labels[is_right], minlength=self._classes)
