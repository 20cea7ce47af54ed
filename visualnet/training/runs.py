"""The record of every training: its settings, its curves, its last state, its figures."""

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from math import isfinite

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.errors import SettingError
from visualnet.features import Features
from visualnet.learnt import Learnt
from visualnet.nn.network import Network
from visualnet.number_text import count_text
from visualnet.plain_text import one_line
from visualnet.training.config import TrainingConfig
from visualnet.training.history import MetricLog, thinned, thinned_evaluations
from visualnet.training.snapshots import Snapshot
from visualnet.training.weights_on_disk import WeightsOnDisk, is_on_disk

MAX_WHOLE_CURVES = 50
"""So many of the runs that changed last keep every step of their curves."""

MAX_BYTES_IN_MEMORY = 200_000_000
"""Of weights; those of older runs are on the disk."""

MAX_NAME = 80

_OLD_STEPS = 2_000
"""Older runs keep so many steps of their curves: a chart shows no more."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run has come to.

    epochs_done: passes over the training examples, with the fraction of the one going on. loss:
    mean over the last steps. Accuracies are the newest measured, 0 to 1. What is not measured is
    None. seconds: spent in steps, without evaluation and waiting.
    """

    steps: int
    epochs_done: float
    loss: float | None
    validation_accuracy: float | None
    test_accuracy: float | None
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class RunRecord:
    """One training as it is remembered; a change of it is a new record of the same number.

    number: from 1, in the order of their beginnings. layer_sizes, activations, output, classes: the
    network's shape. log: the curves. parameters: the last state, read-only, (parameters,), None
    where the file that the run came from does not have it. revision: how often it was edited by
    hand. started: with time zone. state: one word, such as "running". end: why it ended, a
    sentence, empty where it did not or came to the end of its epochs. parent: the number of the run
    that it goes on from, and at which step; None where it began by itself. features: of a network
    that reads points, None for images, and where the file that the run came from does not tell.
    learnt: what its weights have learnt, None where that is not known.
    """

    number: int
    name: str
    config: TrainingConfig
    layer_sizes: tuple[int, ...]
    activations: tuple[str, ...]
    output: str
    classes: tuple[str, ...]
    log: MetricLog
    parameters: FloatArray | None
    started: datetime
    state: str
    figures: Figures
    revision: int = 0
    end: str = ""
    parent: tuple[int, int] | None = None
    features: Features | None = None
    learnt: Learnt | None = None

    @property
    def weights_state(self) -> tuple[int, int]:
        """What tells its weights from those it has at other times: (step, revision)."""
        return self.figures.steps, self.revision

    @property
    def is_named(self) -> bool:
        """Whether it was given a name of its own."""
        return self.name != unnamed(self.number)

    @property
    def shape_text(self) -> str:
        """The layer sizes as people write them, such as 784-16-16-10."""
        return "-".join(map(str, self.layer_sizes))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the numbers of its points; none where they are not known, or images."""
        return () if self.features is None else self.features.columns

    def network(self) -> Network:
        """Return the network of the last state, around the record's own read-only parameters.

        Raises SettingError where there are no weights.
        """
        if self.parameters is None:
            raise SettingError(
                "The file of {name} does not contain its weights; train it again from its "
                "settings.",
                name=repr(self.name),
            )
        return Network(self.layer_sizes, self.activations, self.output, parameters=self.parameters)


class RunHistory:
    """All runs since the program was opened, with their weights.

    Where these are more than MAX_BYTES_IN_MEMORY, those of the runs that changed longest ago are
    moved to the disk. Belongs to one thread.
    """

    def __init__(self) -> None:
        # In the order of their last changes, the newest at the end.
        self._records: dict[int, RunRecord] = {}
        self._last_number = 0
        self._disk = WeightsOnDisk()
        self._leaving: list[RunRecord] = []
        self._moved: Future[list[FloatArray]] | None = None
        self._refused_bytes = 0

    @property
    def records(self) -> list[RunRecord]:
        """All records by number."""
        self._take_moved()
        return [self._records[number] for number in sorted(self._records)]

    def record(self, number: int) -> RunRecord:
        """Return one record; the number must be there."""
        return self._records[number]

    def add(
        self,
        network: Network,
        classes: tuple[str, ...],
        config: TrainingConfig,
        snapshot: Snapshot,
        log: MetricLog,
        started: datetime,
        name: str | None = None,
        features: Features | None = None,
        learnt: Learnt | None = None,
    ) -> RunRecord:
        """Add a run under the next number.

        network: for its shape. started: with time zone. name: "Run" and its number without one.
        features, learnt: see `RunRecord`.
        """
        self._last_number += 1
        record = RunRecord(
            number=self._last_number,
            name=unnamed(self._last_number) if name is None else checked_name(name),
            config=config,
            layer_sizes=network.layer_sizes,
            activations=network.activations,
            output=network.output,
            classes=classes,
            log=log,
            parameters=snapshot.parameters,
            started=started,
            state="idle",
            figures=figures_of(snapshot, log),
            revision=snapshot.revision,
            features=features,
            learnt=learnt,
        )
        self._put(record)
        return record

    def update(
        self,
        number: int,
        config: TrainingConfig,
        snapshot: Snapshot,
        log: MetricLog,
        state: str,
        end: str = "",
        learnt: Learnt | None = None,
    ) -> RunRecord:
        """Take over what a run has come to. state: one word. end, learnt: see `RunRecord`."""
        record = replace(
            self._records[number],
            config=config,
            log=log,
            parameters=snapshot.parameters,
            state=state,
            figures=figures_of(snapshot, log),
            revision=snapshot.revision,
            end=end,
            learnt=learnt,
        )
        self._put(record)
        return record

    def note_parent(self, number: int, parent: tuple[int, int]) -> None:
        """Remember which run one goes on from: (number, step)."""
        self._records[number] = replace(self._records[number], parent=parent)

    def rename(self, number: int, name: str) -> None:
        """Give a run another name. Raises SettingError for one that is empty or too long."""
        self._records[number] = replace(self._records[number], name=checked_name(name))

    def remove(self, number: int) -> RunRecord:
        """Take a run out and return it, for `restore`."""
        return self._records.pop(number)

    def restore(self, record: RunRecord) -> None:
        """Put back a run that was removed from here; no other has got its number since."""
        self._put(record)

    def adopt(self, record: RunRecord, name: str) -> None:
        """Add a run of another list under the next number. Raises SettingError for the name."""
        self._last_number += 1
        # Its parent has another number here, if it is here at all.
        self._put(replace(record, number=self._last_number, name=checked_name(name), parent=None))

    def take(self, records: Iterable[RunRecord]) -> None:
        """Forget all runs and list these instead, in the order of their last changes."""
        self._records = {}
        self._last_number = 0
        for record in records:
            self._put(record)
            self._last_number = max(self._last_number, record.number)

    def _put(self, record: RunRecord) -> None:
        self._records.pop(record.number, None)
        self._records[record.number] = record
        self._thin_old_curves()
        self._take_moved()
        self._relieve_memory()

    def _thin_old_curves(self) -> None:
        for record in list(self._records.values())[:-MAX_WHOLE_CURVES]:
            if record.log.row_count > _OLD_STEPS:
                self._records[record.number] = replace(record, log=_condensed(record.log))

    def _relieve_memory(self) -> None:
        """Begin to move the oldest weights to the disk until half of the room is free."""
        if self._moved is not None:
            return
        records = [r for r in self._records.values() if not is_on_disk(r.parameters)]
        sizes = [0 if r.parameters is None else r.parameters.nbytes for r in records]
        in_memory = sum(sizes)
        if in_memory <= MAX_BYTES_IN_MEMORY + self._refused_bytes:
            return
        for record, size in zip(records[:-1], sizes, strict=False):
            if in_memory > MAX_BYTES_IN_MEMORY // 2 and size:
                self._leaving.append(record)
                in_memory -= size
        arrays = [r.parameters for r in self._leaving if r.parameters is not None]
        if arrays:
            self._moved = self._disk.move(arrays)

    def _take_moved(self) -> None:
        """Take over what is on the disk by now, but for runs that have gone on since."""
        if self._moved is None or not self._moved.done():
            return
        leaving, moved = self._leaving, self._moved
        self._leaving, self._moved, self._refused_bytes = [], None, 0
        try:
            arrays = moved.result()
        except OSError:
            # Rather too much memory than weights that are lost; tried again when there is more.
            self._refused_bytes = sum(
                r.parameters.nbytes for r in leaving if r.parameters is not None
            )
            return
        for before, array in zip(leaving, arrays, strict=True):
            record = self._records.get(before.number)
            if record is not None and record.parameters is before.parameters:
                self._records[record.number] = replace(record, parameters=array)


def unnamed(number: int) -> str:
    """Return the name of a run that was given none."""
    return f"Run {number}"


def figures_of(snapshot: Snapshot, log: MetricLog) -> Figures:
    """Return the figures of a run at a snapshot."""
    return Figures(
        steps=snapshot.step,
        epochs_done=snapshot.epochs_done,
        loss=snapshot.loss if isfinite(snapshot.loss) else None,
        validation_accuracy=log.latest_validation_accuracy,
        test_accuracy=log.latest_test_accuracy,
        seconds=snapshot.training_seconds,
    )


def checked_name(name: str) -> str:
    """Return a name on one line, without controls and needless spaces.

    Raises SettingError for one that is empty or longer than MAX_NAME characters.
    """
    words = one_line(name)
    if not 0 < len(words) <= MAX_NAME:
        raise SettingError(
            "A run's name needs 1 to {max_name} characters, not {word_count}.",
            max_name=MAX_NAME,
            word_count=count_text(len(words)),
        )
    return words


def _condensed(log: MetricLog) -> MetricLog:
    """Return a log of at most _OLD_STEPS of the steps, and as many of the evaluations."""
    small = MetricLog()
    rows = np.stack(list(log.step_rows().values()))
    for step, loss, accuracy, rate in thinned(rows, _OLD_STEPS).T.tolist():
        small.append_step(int(step), loss, accuracy, rate)
    for row in thinned_evaluations(log.evaluations(), _OLD_STEPS):
        small.append_evaluation(row)
    if log.kept is not None:
        small.keep(log.kept)
    return small
