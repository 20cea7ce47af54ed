"""The metric log of one run: a row per step, bounded; a row per evaluation."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from visualnet.training.diagnostics import Diagnostics

RECENT_STEPS = 100_000
"""This many of the newest steps are kept whole."""

_FIRST_ROOM, _GROWTH = 2_000, 4
"""Steps that a new log has room for, and by what the room grows: many runs are short."""

_OLD_ROWS = 20_000
_EVALUATIONS = 20_000
"""So many rows of epochs' ends are kept whole, and as many of other evaluations."""

_DIAGNOSTICS = 600
_MEASURES = (
    *("validation_accuracy", "validation_loss"),
    *("test_accuracy", "test_loss"),
    *("train_accuracy", "train_loss"),
)
_LEAST_FALL = 1e-4
_COLUMNS = ("step", "loss", "accuracy", "learning_rate")

SeriesArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """What was measured at one step; None where it was not. Accuracies are 0 to 1.

    train_accuracy, train_loss: means over the steps of the epoch that ended.
    """

    step: int
    epochs_done: float
    validation_accuracy: float | None = None
    validation_loss: float | None = None
    test_accuracy: float | None = None
    test_loss: float | None = None
    train_accuracy: float | None = None
    train_loss: float | None = None

    @property
    def judged_accuracy(self) -> float | None:
        """What a run is judged by: the validation accuracy, or without one the training accuracy.

        Never the test accuracy: what decides when a run ends has been learnt from.
        """
        if self.validation_accuracy is not None:
            return self.validation_accuracy
        return self.train_accuracy

    def is_better_than(self, other: "EvaluationRow") -> bool:
        """Tell whether the validation accuracy is higher, or without one the training loss lower.

        By a ten-thousandth: sums in another order differ in their last digits.
        """
        if self.validation_accuracy is not None and other.validation_accuracy is not None:
            return self.validation_accuracy > other.validation_accuracy
        if self.train_loss is not None and other.train_loss is not None:
            return self.train_loss < other.train_loss * (1 - _LEAST_FALL)
        return False


class MetricLog:
    """Rows written by the trainer's thread, read by any other.

    The newest RECENT_STEPS steps are whole; older ones are thinned so that of every few rows those
    with the least and the largest loss stay, and their number is bounded. The rows of epochs' ends
    are whole up to 20,000; beyond that they are thinned as `thinned_evaluations` says, and so are
    the other evaluations. best_epoch: the first of the epoch rows that no other is better than.
    kept: the epoch whose weights a run went back to at its end, None where it did not.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._old: SeriesArray = np.zeros((len(_COLUMNS), 0))
        self._count = 0
        self._rows: SeriesArray = np.zeros((len(_COLUMNS), 0))
        self._set_room(_FIRST_ROOM)
        self._epochs: list[EvaluationRow] = []
        self._validations: list[EvaluationRow] = []
        self._diagnostics: list[Diagnostics] = []
        self.latest_evaluation: EvaluationRow | None = None
        self.best_epoch: EvaluationRow | None = None
        self.kept: EvaluationRow | None = None
        self.latest_validation_accuracy: float | None = None
        self.latest_test_accuracy: float | None = None
        self.latest_tested_step: int | None = None

    def append_step(self, step: int, loss: float, accuracy: float, learning_rate: float) -> None:
        """Add the row of one step. loss: mean over the batch. accuracy: 0 to 1, of the batch."""
        if self._count == self._room:
            self._make_room()
        count = self._count
        steps, losses, accuracies, rates = self._views
        steps[count] = step
        losses[count] = loss
        accuracies[count] = accuracy
        rates[count] = learning_rate
        self._count = count + 1

    def append_evaluation(self, row: EvaluationRow) -> None:
        """Add the row of an evaluation; those with a figure of the training are the epoch rows.

        So are those with a test accuracy, of runs that older versions kept.
        """
        if row.validation_accuracy is not None:
            self.latest_validation_accuracy = row.validation_accuracy
        with self._lock:
            if row.test_accuracy is not None:
                self.latest_test_accuracy = row.test_accuracy
                self.latest_tested_step = row.step
            if row.test_accuracy is not None or row.train_accuracy is not None:
                self._epochs = _with_row(self._epochs, row)
                if self.best_epoch is None or row.is_better_than(self.best_epoch):
                    self.best_epoch = row
            else:
                self._validations = _with_row(self._validations, row)
            self.latest_evaluation = row

    def keep(self, row: EvaluationRow) -> None:
        """Take the figures of an epoch for the latest: its weights stand now that the run is over.

        All rows stay.
        """
        with self._lock:
            self.kept = self.latest_evaluation = row
            self.latest_validation_accuracy = row.validation_accuracy
            self.latest_test_accuracy = row.test_accuracy
            self.latest_tested_step = None if row.test_accuracy is None else row.step

    @classmethod
    def restored(
        cls,
        rows: SeriesArray,
        evaluations: Sequence[EvaluationRow],
        diagnostics: Sequence[Diagnostics] = (),
    ) -> "MetricLog":
        """Return a log that goes on after these rows.

        rows: (4, n), the columns of `step_rows` in their order; only as many of the newest are
        taken as a log keeps.
        """
        log = cls()
        newest = rows[:, -2 * RECENT_STEPS :]
        log._old = rows[:, : -2 * RECENT_STEPS][:, -_OLD_ROWS:].copy()
        log._set_room(max(_FIRST_ROOM, newest.shape[1]))
        log._count = newest.shape[1]
        log._rows[:, : log._count] = newest
        for row in evaluations:
            log.append_evaluation(row)
        for looked in diagnostics:
            log.append_diagnostics(looked)
        return log

    def until(self, step: int) -> "MetricLog":
        """Return a log of what this one has of the steps up to this one, that goes on by itself."""
        with self._lock:
            rows = np.concatenate((self._old, self._rows[:, : self._count]), axis=1)
        evaluations = [row for row in self.evaluations() if row.step <= step]
        looks = [looked for looked in self.diagnostics() if looked.step <= step]
        return MetricLog.restored(rows[:, rows[0] <= step], evaluations, looks)

    def step_rows(self) -> dict[str, SeriesArray]:
        """Return copies of the columns step, loss, accuracy and learning_rate, oldest first."""
        with self._lock:
            rows = np.concatenate((self._old, self._rows[:, : self._count]), axis=1)
        return dict(zip(_COLUMNS, rows, strict=True))

    def evaluations(self, most: int = 2 * _EVALUATIONS) -> list[EvaluationRow]:
        """Return the evaluation rows in the order of their steps.

        most: of more of them, every so many and the newest.
        """
        with self._lock:
            stride = -(-(len(self._validations) + len(self._epochs)) // most) or 1
            rows = self._validations[::-stride][::-1] + self._epochs[::-stride][::-1]
        return sorted(rows, key=lambda row: row.step)

    def epochs(self) -> list[EvaluationRow]:
        """Return the rows of the epochs' ends, oldest first."""
        with self._lock:
            return list(self._epochs)

    def epoch_at(self, step: int) -> EvaluationRow | None:
        """Return the row of the epoch that ended at a step, None where there is none."""
        return next((row for row in self.epochs() if row.step == step), None)

    def append_diagnostics(self, diagnostics: Diagnostics) -> None:
        """Add what a look into the layers found; the number kept is bounded, the newest whole."""
        with self._lock:
            self._diagnostics.append(diagnostics)
            if len(self._diagnostics) > _DIAGNOSTICS:
                del self._diagnostics[1 : _DIAGNOSTICS // 2 : 2]

    def diagnostics(self) -> list[Diagnostics]:
        """Return the looks into the layers, oldest first."""
        with self._lock:
            return list(self._diagnostics)

    @property
    def latest_diagnostics(self) -> Diagnostics | None:
        """The newest look into the layers, None before the first."""
        with self._lock:
            return self._diagnostics[-1] if self._diagnostics else None

    def means_of_last(self, steps: int) -> tuple[float, float]:
        """Return the mean loss and accuracy of so many last steps, or as many as there are."""
        losses, accuracies = self._rows[1:3, max(0, self._count - steps) : self._count]
        return float(losses.mean()), float(accuracies.mean())

    @property
    def row_count(self) -> int:
        """How many step rows are kept."""
        return int(self._old.shape[1]) + self._count

    def _set_room(self, room: int) -> None:
        """Take an array for so many steps, with those that there are."""
        rows = np.zeros((len(_COLUMNS), room))
        if self._count:
            rows[:, : self._count] = self._rows[:, : self._count]
        self._rows, self._room = rows, room
        # Item assignment through a memoryview takes a tenth of NumPy's time.
        self._views: list[Any] = [memoryview(column) for column in rows]  # type: ignore[arg-type]

    def _make_room(self) -> None:
        with self._lock:
            if self._room < 2 * RECENT_STEPS:
                self._set_room(min(_GROWTH * self._room, 2 * RECENT_STEPS))
                return
            older = np.concatenate((self._old, self._rows[:, :RECENT_STEPS]), axis=1)
            self._old = thinned(older, _OLD_ROWS)
            self._rows[:, :RECENT_STEPS] = self._rows[:, RECENT_STEPS:]
            self._count = RECENT_STEPS


def thinned(rows: SeriesArray, limit: int) -> SeriesArray:
    """Return at most `limit` of the columns of rows: of each few neighbours, those with extremes.

    rows: (columns, n), by whose second column, the loss, extremes are told. limit: 2 or more.
    """
    count = rows.shape[1]
    if count <= limit:
        return rows
    size = -(-count // (limit // 2))
    # The last bucket is filled up with copies of its last loss, never the first of an extreme.
    buckets = np.pad(rows[1], (0, -count % size), mode="edge").reshape(-1, size)
    starts = np.arange(len(buckets)) * size
    extremes = np.stack((starts + buckets.argmin(axis=1), starts + buckets.argmax(axis=1)))
    return rows[:, np.unique(extremes)]


def thinned_evaluations(rows: Sequence[EvaluationRow], limit: int) -> list[EvaluationRow]:
    """Return at most `limit` of the rows, evenly spread over the steps.

    The first and the last stay, and of each stretch of steps the first row with the least and the
    greatest accuracy and loss, in validation, test and training; so those of all rows
    stay too. rows: in the order of their steps. limit: 14 or more.
    """
    if len(rows) <= limit:
        return list(rows)
    steps = np.array([row.step for row in rows], np.float64)
    stretches = (limit - 2) // (2 * len(_MEASURES))
    stretch = np.floor((steps - steps[0]) * stretches / (steps[-1] - steps[0] + 1))
    kept = {0, len(rows) - 1}
    for measure in _MEASURES:
        # NaN, for what was not measured, is sorted to the end.
        values = np.array([getattr(row, measure) for row in rows], np.float64)
        for sign in (1, -1):
            order = np.lexsort((sign * values, stretch))
            kept.update(order[np.unique(stretch[order], return_index=True)[1]].tolist())
    return [rows[place] for place in sorted(kept)]


def _with_row(rows: list[EvaluationRow], row: EvaluationRow) -> list[EvaluationRow]:
    rows.append(row)
    return thinned_evaluations(rows, _EVALUATIONS // 2) if len(rows) > _EVALUATIONS else rows
