"""Loading of data sets in a thread, and what Apply does: a new network for settings and data."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.data.datasets import DATASETS, Dataset
from visualnet.errors import OverflowedError, VisualNetError
from visualnet.models.document import ModelDocument
from visualnet.training.config import TrainingConfig
from visualnet.training.evaluation import evaluate
from visualnet.training.loading import (
    forget_changed_dataset,
    forget_dataset,
    is_same_data,
    load_dataset_of,
)
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.session.new_runs import matched_or_not
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.session import Session


class DataLoader(QObject):
    """Makes new networks of settings; what was asked for last is what is shown."""

    failed = Signal(str)
    said = Signal(str)
    opened = Signal()
    """A data set of the user's own was opened; it is the first of the recent ones."""
    missed = Signal(object)  # Exception
    """The first data set is not to be had: there is nothing to learn."""

    def __init__(
        self, session: Session, preferences: Preferences, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._preferences, self._jobs = session, preferences, jobs
        self._asked = 0
        self.is_missing = False
        """Whether the first data set could not be had."""

    @Slot()
    def load_first(self) -> None:
        """Load the data of the settings, and measure how well the first model reads them."""
        config, document = self._session.config, self._session.document()
        self._jobs.submit(
            lambda: _loaded_and_measured(config, document), self._take_first, self._miss_first
        )

    @Slot(object)
    def apply(self, config: TrainingConfig) -> None:
        """Make a new network with these settings.

        Data that is not here is loaded first; the user's own is read again if its files changed.
        """
        self._asked += 1
        is_there = self._session.absent_data is None
        if not (is_there and is_same_data(config, self._session.config)):
            self._load(config, _load_as_it_is)
        elif config.dataset in DATASETS:
            self._take(self._asked, config, None)
        else:
            self._read(config, _load_as_it_is)

    def open_source(self, source: str) -> None:
        """Learn from a data set's name or path, with the present settings and a new network.

        It is loaded anew: the user may have changed its files since.
        """
        self._asked += 1
        config = self._session.config.changed(dataset=source, train_examples=None)
        self._load(config, _load_afresh)

    def _load(self, config: TrainingConfig, load: Callable[[TrainingConfig], Dataset]) -> None:
        self.said.emit(self.tr("Loading {0} …").format(shown_source(config.dataset)))
        self._read(config, load)

    def _read(self, config: TrainingConfig, load: Callable[[TrainingConfig], Dataset]) -> None:
        asked = self._asked

        def work() -> Dataset | None:
            # Some take half a minute: those that waited while another was asked for are not begun.
            return load(config) if asked == self._asked else None

        self._jobs.submit(work, partial(self._take, asked, config), self._tell)

    def _take(self, asked: int, config: TrainingConfig, dataset: Dataset | None) -> None:
        if asked != self._asked:
            return
        if dataset is self._session.matching_dataset:
            # Its files are as they were.
            dataset = None
        try:
            self._session.apply(config, dataset)
        except VisualNetError as error:
            self._tell(error)
            return
        if dataset is not None:
            self.said.emit(
                self.tr("{0}: {1:,} images to learn, {2:,} to test, {3} classes.").format(
                    dataset.title, len(dataset.train), len(dataset.test), len(dataset.classes)
                )
            )
            if config.dataset not in DATASETS:
                self._preferences.add_recent_data(Path(config.dataset).resolve())
                self.opened.emit()

    def _take_first(self, measured: tuple[Dataset, float | None]) -> None:
        # A project may have been opened meanwhile.
        if self._session.run is None:
            try:
                self._session.set_dataset(*measured)
            except VisualNetError as error:
                self._miss_first(error)

    def _miss_first(self, error: Exception) -> None:
        self.is_missing = True
        self.missed.emit(error)
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, VisualNetError):
            raise error
        self.failed.emit(str(error))


def shown_source(source: str) -> str:
    """Return what a data set is called in the window: a bundled one's title, or the file's name."""
    return DATASETS[source].title if source in DATASETS else Path(source).name


def _load_as_it_is(config: TrainingConfig) -> Dataset:
    forget_changed_dataset(config.dataset)
    return load_dataset_of(config)


def _load_afresh(config: TrainingConfig) -> Dataset:
    forget_dataset()
    return load_dataset_of(config)


def _loaded_and_measured(
    config: TrainingConfig, document: ModelDocument
) -> tuple[Dataset, float | None]:
    """Return the data of the settings, and how well the network reads its test images, 0 to 1.

    None where it is of other images or classes, there are no test images, or its answers are no
    numbers.
    """
    dataset, network = load_dataset_of(config), document.network
    classes = document.called_as(dataset.classes).metadata.classes
    test = matched_or_not(dataset, classes)
    images = test.test.images
    if test.classes != classes or images[:1].size != network.layer_sizes[0]:
        return dataset, None
    try:
        return dataset, evaluate(network, images, test.test.labels).accuracy
    except OverflowedError:
        # The reading beside the pad says so.
        return dataset, None
