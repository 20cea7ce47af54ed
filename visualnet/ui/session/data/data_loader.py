"""Data loader: reads data sets in a thread, and makes new networks for settings and data."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.data.datasets import Dataset
from visualnet.data.plane.painted import is_painted
from visualnet.data.plane.patterns import PATTERNS
from visualnet.errors import UnreadableImagesError, VisualNetError
from visualnet.features import LEAST_COLUMNS
from visualnet.settings_table import DATA_SETTINGS
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import (
    DATA_SETTINGS_OF_FILES,
    comes_along,
    is_same_data,
    load_dataset_of,
)
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.translation import said_of
from visualnet.ui.session.data.data_meeting import DataMeeting
from visualnet.ui.session.data.measuring import accuracy_of_model
from visualnet.ui.session.data.ways import load_afresh, load_alike, load_as_it_is, shown_source
from visualnet.ui.session.new_runs import is_for_network
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.session import Session
from visualnet.ui.session.setting_text import change_text, settings_named

_DEFAULTS = TrainingConfig()

_Read = Callable[[TrainingConfig], Dataset]

_Take = Callable[[TrainingConfig, Dataset], None]


@dataclass(frozen=True, slots=True, eq=False)
class _Coming:
    """What was asked for last, until it is there. is_new: whether a new network is made with it.

    has_own_data: whether its data are more than what was drafted with that network's settings.
    """

    config: TrainingConfig
    load: _Read
    take: _Take
    is_new: bool = False
    has_own_data: bool = True


class DataLoader(DataMeeting):
    """Makes new networks of settings; what was asked for last is what is shown."""

    loading = Signal(str)
    """The name of the data that are being loaded, empty once they are or are not wanted."""
    dropped = Signal(bool)
    """What was being loaded does not come; whether other data were asked for instead."""
    unreadable_found = Signal(object, object)  # UnreadableImagesError, Callable
    """Pictures that cannot be read, and what reads the data without them."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        jobs: Jobs,
        saving: Jobs,
        parent: QObject,
    ) -> None:
        """saving: writes the tables of painted points, one after the other."""
        super().__init__(session, preferences, jobs, parent)
        self._shares: dict[object, float] = {}
        """What was chosen last to train on, by `_share_key`."""
        self._saving = saving
        self._coming: _Coming | None = None
        for signal in (self.loaded, self.failed):
            signal.connect(session.undo_stack.end_await)

    @property
    def asked_config(self) -> TrainingConfig:
        """The settings as they are, or as they will be with what is on its way."""
        return self._session.base_config if self._coming is None else self._coming.config

    @Slot()
    def load_first(self) -> None:
        """Load the data of the settings, and measure how well the first model reads them.

        Where they cannot be had, or the model cannot learn them, its own are asked for.
        """
        config, document = self._session.config, self._session.document()

        def work() -> tuple[Dataset, float | None]:
            features = document.metadata.features
            if features is None:
                dataset = load_dataset_of(config)
            else:
                # Points are scaled as the model learnt to read them.
                dataset = load_dataset_of(config, features)
            return dataset, accuracy_of_model(document, dataset)

        self._jobs.submit(work, self._take_first, self._miss_first)

    @Slot(object)
    def apply(self, config: TrainingConfig) -> None:
        """Make a new network with these settings.

        Data that is not here is loaded first; the user's own is read again if its files changed.
        Data that are on their way come with it, unless others are asked for here.
        """
        present, coming = self._session.config, self._coming
        are_kept = coming is not None and coming.has_own_data and config.dataset == present.dataset
        if are_kept:
            values, old, asked = (each.values() for each in (config, present, self.asked_config))
            kept = {name: asked[name] for name in DATA_SETTINGS if values[name] == old[name]}
            config = config.changed(**kept)
        self._make_new(config, has_own_data=are_kept)

    def choose_features(self, features: str | None) -> None:
        """Make a new network that gets these of each point of the data, or of those that come."""
        self._make_new(self.asked_config.changed(features=features))

    def _make_new(self, config: TrainingConfig, *, has_own_data: bool = True) -> None:
        """Make a new network, once its data is here."""
        self._begin(None)
        is_same = is_same_data(config, self._session.config) and self._session.absent_data is None
        if is_same and comes_along(config.dataset):
            self._make_network(config, None)
            return
        self._coming = _Coming(config, load_as_it_is, self._make_network, True, has_own_data)
        read = self._read_data if is_same else self._load
        read(config, load_as_it_is, self._make_network)

    def open_source(self, source: str, text: str = "") -> None:
        """Learn from a data set's name or path, with the present settings; text: of the undo step.

        The network goes on with data of its classes, whose images are shown to it as it learnt to
        see; of others it is asked whether a new one is wanted. They are loaded anew: the user may
        have changed its files since.
        """
        load = partial(load_alike, load_afresh, self._session.features, may_be_far=False)
        config = self._config_with(source).changed(train_share=self._share_of(source))
        self._begin(self._joined(_Coming(config, load, partial(self._meet_opened, text=text))))

    def _share_of(self, source: str) -> float:
        """Return the share of points to train on: a small table may need another than a pattern."""
        return self._shares.get(_share_key(source), _DEFAULTS.train_share)

    def open_painted(self, path: str, text: str, note_there: Callable[[], None]) -> None:
        """Learn from points that were painted into a table; text: of the undo step.

        The network goes on, and gets an output for each class that is new to it. note_there: called
        once it has them.
        """
        session = self._session
        base = self._asked_from = session.base_config
        config = self._config_with(path).changed(
            features=base.features, test_dataset=base.test_dataset
        )
        read = partial(load_alike, load_afresh, session.features)

        def load(config: TrainingConfig) -> None:
            self._load(config, read, partial(self._meet_painted, text, note_there, load))

        load(config)

    @Slot(dict)
    def prepare(self, settings: dict[str, Any]) -> None:
        """Read the present data with these settings of theirs changed; can be undone.

        The network goes on with them. Data that are on their way come so, too.
        """
        before = self.asked_config
        config = before.changed(**settings)
        if "invert_images" in settings and before.pictures in ("as-is", "inverted"):
            # Inverted images and pictures as they are contradict each other.
            is_inverted = config.invert_images == "all"
            config = config.changed(pictures="inverted" if is_inverted else "as-is")
        present = self._session.base_config
        if config.dataset != present.dataset and self._coming is not None:
            coming = replace(self._coming, config=config)
        else:
            values, old = config.values(), present.values()
            changed = [name for name in values if values[name] != old[name]]
            text = change_text(settings_named(present, changed), settings_named(config, changed))
            load = partial(load_alike, load_dataset_of, self._session.features)
            coming = self._joined(_Coming(config, load, partial(self._meet_data, text=text)))
        self._begin(coming)

    def _joined(self, coming: _Coming) -> _Coming:
        """Return what is to come; for a new network, where one is on its way."""
        new = _Coming(coming.config, load_as_it_is, self._make_network, is_new=True)
        return new if self._coming is not None and self._coming.is_new else coming

    def _begin(self, coming: _Coming | None) -> None:
        """Drop what is on its way, and load what is asked for instead, if anything."""
        self._drop(is_replaced=True)
        self._asked_from, self._coming = self._session.base_config, coming
        if coming is not None:
            self._load(coming.config, coming.load, coming.take)

    def _config_with(self, source: str) -> TrainingConfig:
        """Return the settings with other data, of which all images are read as they are."""
        asked = self.asked_config
        self._shares[_share_key(asked.dataset)] = asked.train_share
        others = {name: getattr(_DEFAULTS, name) for name in DATA_SETTINGS_OF_FILES}
        pattern = PATTERNS.get(source)
        if pattern is None or len(pattern.columns) != LEAST_COLUMNS:
            # Features are made of two columns.
            others["features"] = None
        return asked.changed(**others, dataset=source, train_examples=None)

    def _load(self, config: TrainingConfig, load: _Read, take: _Take) -> None:
        self.loading.emit(shown_source(config.dataset))
        self._read_data(config, load, take)

    @Slot()
    def cancel(self) -> None:
        """Drop what is being loaded; a file that is being read is read to its end for nothing."""
        self._drop(is_replaced=False)

    def _drop(self, *, is_replaced: bool) -> None:
        self._asked += 1
        self._coming = None
        self._session.undo_stack.end_await()
        self.loading.emit("")
        self.dropped.emit(is_replaced)

    def _read_data(self, config: TrainingConfig, load: _Read, take: _Take) -> None:
        asked = self._asked

        def work() -> Dataset | None:
            # Some take half a minute: those that waited while another was asked for are not begun.
            return load(config) if asked == self._asked else None

        def done(dataset: Dataset) -> None:
            self._coming = None
            self.loading.emit("")
            take(config, dataset)

        def failed(error: Exception) -> None:
            self._coming = None
            self.loading.emit("")
            self.failed.emit(said_of(error))
            if isinstance(error, UnreadableImagesError):
                others = config.changed(leave_out_damaged=True)
                self.unreadable_found.emit(error, partial(self._load, others, load, take))

        # What is wrong with data that nobody waits for is told to nobody.
        tell = self._if_wanted(done), self._if_wanted(failed)

        def read(_none: None = None) -> None:
            self._jobs.submit(work, *tell)

        self._session.undo_stack.await_step(self.cancel)
        if is_painted(config.dataset):
            # What was painted last may still be on its way there.
            self._saving.submit(lambda: None, read)
        else:
            read()

    def _meet_opened(self, config: TrainingConfig, dataset: Dataset, text: str = "") -> None:
        """Let the network that is shown meet data, whose images it is shown as it learnt to see."""
        session, way = self._session, self._session.pictures_learnt
        if (
            comes_along(config.dataset)
            or dataset.features is not None
            or way in (None, dataset.pictures)
            or not is_for_network(dataset, session.network, session.classes, session.features)
        ):
            self._meet_data(config, dataset, text)
        else:
            self._load(config.changed(pictures=way), load_dataset_of, self._meet_data)

    def _take_first(self, measured: tuple[Dataset, float | None]) -> None:
        # A project may have been opened meanwhile.
        if self._session.run is None:
            try:
                self._session.set_dataset(*measured)
            except VisualNetError as error:
                self._miss_first(error)

    def _miss_first(self, error: Exception) -> None:
        if self._session.run is None:
            self._session.miss_dataset(error)


def _share_key(source: str) -> object:
    """Return what is equal for data that share what to train on: all patterns, or all tables.

    A painted table is split as the points were that it was painted from.
    """
    return source if is_painted(source) else comes_along(source)
