"""Data loader: reads data sets in a thread, and makes new networks for settings and data."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.arrays import IndexArray
from visualnet.data.class_matching import shown_names
from visualnet.data.datasets import DATASETS, Dataset
from visualnet.data.learnt_examples import count_learnt, learnt_with
from visualnet.data.plane.patterns import PATTERNS, WORKED_PATTERN
from visualnet.data.preparing import is_as_meant
from visualnet.errors import UnreadableImagesError, VisualNetError
from visualnet.features import LEAST_COLUMNS, Features
from visualnet.insight.worked_example import LEARNING_RATE, worked_network
from visualnet.number_text import percent_text
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import (
    DATA_SETTINGS_OF_FILES,
    comes_along,
    forget_changed_dataset,
    forget_dataset,
    is_same_data,
    load_dataset_of,
    with_data_of,
)
from visualnet.training.recipes import shaped_like
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.translation import plural, said_of, translated
from visualnet.ui.session.data_looks import DataLooks
from visualnet.ui.session.measuring import AccuracyMeter, accuracy_of_model
from visualnet.ui.session.new_runs import is_for_network
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.session import Session
from visualnet.ui.session.setting_text import change_text, settings_named

if TYPE_CHECKING:
    from visualnet.data.look import DataLook

_DEFAULTS = TrainingConfig()

POINT_CONFIG = TrainingConfig(
    hidden=(8, 8),
    activation="tanh",
    optimizer="adam",
    learning_rate=0.01,
    schedule="constant",
    epochs=200,
)
"""Settings to begin with on points: all patterns but the spirals are learnt in a few seconds."""

_FAR = 8.0
"""So many times its scale may other numbers be off what a network learnt to read."""

_Take = Callable[[TrainingConfig, Dataset], None]
"""Takes what was loaded, unless something else was asked for since."""


@dataclass(frozen=True, slots=True, eq=False)
class NewNetworkOffer:
    """Data that were opened and that the network cannot go on with.

    classes: of the network. accept: starts a new one for the data. features: of the network, None
    where it reads images. learnt: how many of those to validate or test with it has learnt.
    """

    dataset: Dataset
    classes: tuple[str, ...]
    accept: Callable[[], None]
    features: Features | None = None
    learnt: int = 0


class DataLoader(QObject):
    """Makes new networks of settings; what was asked for last is what is shown."""

    failed = Signal(str)
    said = Signal(str)
    loading = Signal(str)
    """The name of the data that are being loaded, empty once they are or are not wanted."""
    loaded = Signal()
    """What was asked for is there: what was said of the way to it holds no longer."""
    opened = Signal()
    """A data set of the user's own was opened; it is the first of the recent ones."""
    doubted = Signal()
    """Something in the data that were opened may not be as it was meant, and can be mended."""
    mended = Signal()
    """Other data, or data read otherwise, are used: what was doubted holds no longer."""
    new_network_needed = Signal(object)  # NewNetworkOffer
    """The user is to say whether data of other classes are worth a new network."""
    unreadable_found = Signal(object, object)  # UnreadableImagesError, Callable
    """Pictures that cannot be read, and what reads the data without them."""
    missed = Signal(object)  # Exception
    """The first data set is not to be had: there is nothing to learn."""

    def __init__(
        self, session: Session, preferences: Preferences, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._meter = AccuracyMeter(session, jobs, self)
        self._session, self._preferences, self._jobs = session, preferences, jobs
        self._asked = self._painted = 0
        self.looks = DataLooks(jobs, self)
        self.is_missing = False
        """Whether the first data set could not be had."""

    @Slot()
    def load_first(self) -> None:
        """Load the data of the settings, and measure how well the first model reads them."""
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
        """
        self.cancel()
        is_there = self._session.absent_data is None
        if not (is_there and is_same_data(config, self._session.config)):
            self._load(config, _load_as_it_is, self._make_network)
        elif comes_along(config.dataset):
            self._make_network(config, None)
        else:
            self._read_data(config, _load_as_it_is, self._make_network)

    def open_source(self, source: str, text: str = "") -> None:
        """Learn from a data set's name or path, with the present settings; text: of the undo step.

        The network goes on with data of its classes, whose images are shown to it as it learnt to
        see; of others it is asked whether a new one is wanted. They are loaded anew: the user may
        have changed its files since.
        """
        self.cancel()
        load = partial(_load_alike, _load_afresh, self._session.features, may_be_far=False)
        self._load(self._config_with(source), load, partial(self._meet_opened, text=text))

    def open_painted(self, path: str, text: str, note_there: Callable[[], None]) -> None:
        """Learn from points that were painted into a table; text: of the undo step.

        The network goes on, and gets an output for each class that is new to it. note_there: called
        once it has them.
        """
        self.cancel()
        self._painted += 1
        session = self._session
        base = session.base_config
        config = self._config_with(path).changed(
            features=base.features, test_dataset=base.test_dataset
        )
        load = partial(_load_alike, _load_afresh, session.features)
        self._load(config, load, partial(self._meet_painted, text, note_there))

    @Slot(dict)
    def prepare(self, settings: dict[str, Any]) -> None:
        """Read the present data with these settings of theirs changed; can be undone.

        The network goes on with them.
        """
        self.cancel()
        before = self._session.base_config
        config = before.changed(**settings)
        if "invert_images" in settings and before.pictures in ("as-is", "inverted"):
            # Inverted images and pictures as they are contradict each other.
            is_inverted = config.invert_images == "all"
            config = config.changed(pictures="inverted" if is_inverted else "as-is")
        changed = [name for name in settings if getattr(before, name) != getattr(config, name)]
        text = change_text(settings_named(before, changed), settings_named(config, changed))
        load = partial(_load_alike, load_dataset_of, self._session.features)
        self._load(config, load, partial(self._meet_data, text=text))

    def _config_with(self, source: str) -> TrainingConfig:
        """Return the settings with other data, of which all images are read as they are."""
        others = {name: getattr(_DEFAULTS, name) for name in DATA_SETTINGS_OF_FILES}
        pattern = PATTERNS.get(source)
        if pattern is None or len(pattern.columns) != LEAST_COLUMNS:
            # Features are made of two columns.
            others["features"] = None
        return self._session.base_config.changed(**others, dataset=source, train_examples=None)

    def _load(
        self, config: TrainingConfig, load: Callable[[TrainingConfig], Dataset], take: _Take
    ) -> None:
        self.loading.emit(shown_source(config.dataset))
        self._read_data(config, load, take)

    @Slot()
    def cancel(self) -> None:
        """Drop what is being loaded; a file that is being read is read to its end for nothing."""
        self._asked += 1
        self.loading.emit("")

    def _read_data(
        self, config: TrainingConfig, load: Callable[[TrainingConfig], Dataset], take: _Take
    ) -> None:
        asked = self._asked

        def work() -> Dataset | None:
            # Some take half a minute: those that waited while another was asked for are not begun.
            return load(config) if asked == self._asked else None

        def done(dataset: Dataset) -> None:
            self.loading.emit("")
            take(config, dataset)

        def failed(error: Exception) -> None:
            self.loading.emit("")
            self.failed.emit(said_of(error))
            if isinstance(error, UnreadableImagesError):
                others = config.changed(leave_out_damaged=True)
                self.unreadable_found.emit(error, partial(self._load, others, load, take))

        # What is wrong with data that nobody waits for is told to nobody.
        self._jobs.submit(work, self._if_wanted(done), self._if_wanted(failed))

    def note_asked(self) -> Callable[[], bool]:
        """Return what tells whether no data but painted points were asked for since."""
        asked = self._asked - self._painted
        return lambda: asked == self._asked - self._painted

    def _if_wanted(self, call: Callable[..., None]) -> Callable[..., None]:
        """Return the call, which does nothing once something else was asked for."""
        asked = self._asked

        def act(*values: object) -> None:
            if asked == self._asked:
                call(*values)

        return act

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

    def _meet_data(self, config: TrainingConfig, dataset: Dataset, text: str = "") -> None:
        """Let the network that is shown meet data that was opened."""
        session = self._session
        if session.run is None:
            meet = partial(self._meet_data, config, dataset, text)
            session.when_ready(self._if_wanted(meet))
        elif is_for_network(dataset, session.network, session.classes, session.features):
            self._meet_unless_learnt(config, dataset, text)
        else:
            self.loaded.emit()
            is_other_kind = (dataset.features is None) is not (session.features is None)
            # The worked example's two neurons and steps are for sums by hand, not for other data.
            if is_other_kind or session.base_config == _worked_config(session.base_config):
                config = _of_other_kind(config, dataset)
            accept = self._if_wanted(partial(self._make_network, config, dataset))
            if config.dataset == WORKED_PATTERN:
                accept = self._if_wanted(partial(self._show_worked, config, dataset))
            self.new_network_needed.emit(
                NewNetworkOffer(dataset, session.classes, accept, session.features)
            )

    def _meet_unless_learnt(self, config: TrainingConfig, dataset: Dataset, text: str) -> None:
        """Let the network go on, unless it has learnt some of what it would be tested with."""
        session, run = self._session, self._session.run
        assert run is not None  # noqa: S101 - asked by who calls
        learnt, own = run.learnt, run.trainer.dataset.train if run.has_learnt_data else None

        def work() -> tuple[IndexArray, int]:
            keys = learnt if own is None else learnt_with(learnt, own)
            return keys, count_learnt(keys, dataset)

        def take(found: tuple[IndexArray, int]) -> None:
            keys, count = found
            if not count:
                self._use_data(config, dataset, text, keys)
                return
            self.loaded.emit()
            accept = self._if_wanted(partial(self._make_network, config, dataset))
            self.new_network_needed.emit(
                NewNetworkOffer(dataset, session.classes, accept, session.features, count)
            )

        self._jobs.submit(work, self._if_wanted(take))

    def _meet_painted(
        self, text: str, note_there: Callable[[], None], config: TrainingConfig, dataset: Dataset
    ) -> None:
        session, known = self._session, self._session.classes
        before = Path(session.config.dataset)
        try:
            if is_for_network(dataset, session.network, known, session.features):
                session.use_data(dataset, config, text)
            else:
                session.grow(dataset, config, text)
        except VisualNetError as error:
            self.failed.emit(said_of(error))
            return
        note_there()
        self.loaded.emit()
        if before.parent == Path(config.dataset).parent:
            # Of tables that were painted one after another the last is worth a place in the list.
            self._preferences.forget_recent(before)
        self._note_opened(config, dataset)
        names = session.classes[len(known) :]
        if names:
            one = self.tr("Class {1} is new: the network has an output for it now.")
            many = self.tr("Classes {1} are new: the network has outputs for them now.")
            self.said.emit(plural(len(names), one, many, translated(shown_names(names))))

    def _use_data(
        self, config: TrainingConfig, dataset: Dataset, undo_text: str, learnt: IndexArray
    ) -> None:
        """Go on with the network on other data, and say how it reads them. learnt: until now."""
        session = self._session
        try:
            session.use_data(dataset, config, undo_text, learnt)
        except VisualNetError as error:
            self.failed.emit(said_of(error))
            return
        run = session.run
        self.loaded.emit()
        self._note_opened(config, dataset)
        text = self.tr("{0}: {1}, {2}.").format(dataset.title, *self._counts_of(dataset))
        text = _with_notes(text, dataset)

        def say(accuracy: float | None) -> None:
            if accuracy is None or run is not session.run or session.shown_step:
                return
            reads = self.tr("The network reads {0} of its test images correctly.")
            if dataset.features is not None:
                reads = self.tr("The network reads {0} of its test points correctly.")
            self.said.emit(f"{text} {reads.format(percent_text(accuracy))}")

        self.said.emit(text)
        if run is not None:
            self._meter.measure(run, say)

    def _note_opened(self, config: TrainingConfig, dataset: Dataset) -> None:
        self.mended.emit()
        if not comes_along(config.dataset):
            self._preferences.add_recent_data(Path(config.dataset).resolve())
            self.opened.emit()
        if dataset.features is None and not is_as_meant(
            config.dataset, config.test_dataset, config.preparation
        ):
            self.looks.look(dataset, config.preparation, self._if_wanted(self._say_found))

    def _say_found(self, look: "DataLook") -> None:
        if any(finding.remedy for finding in look.findings):
            self.doubted.emit()

    def _make_network(self, config: TrainingConfig, dataset: Dataset | None) -> None:
        if dataset is self._session.matching_dataset:
            # Its files are as they were.
            dataset = None
        try:
            self._session.apply(config, dataset)
        except VisualNetError as error:
            self.failed.emit(said_of(error))
            return
        self.loaded.emit()
        if dataset is not None:
            text = self.tr("{0}: {1}, {2}, {3}.").format(
                dataset.title,
                *self._counts_of(dataset),
                self.tr("{0} classes", "", len(dataset.classes)).format(len(dataset.classes)),
            )
            self.said.emit(_with_notes(text, dataset))
            self._note_opened(config, dataset)

    def _show_worked(self, config: TrainingConfig, dataset: Dataset) -> None:
        """Begin with the worked example's network, whose sums can be done by hand."""
        network, config = worked_network(), _worked_config(config)
        title = self.tr("worked example")
        self._session.open_network(network, config, title, dataset, dataset.classes)
        self.loaded.emit()

    def _counts_of(self, dataset: Dataset) -> tuple[str, str]:
        """Return how many images there are to learn from, and to test with."""
        train, test = len(dataset.train), len(dataset.test)
        if dataset.features is not None:
            return (
                plural(
                    train, self.tr("1 training point"), self.tr("{0} training points", "", train)
                ),
                plural(test, self.tr("1 test point"), self.tr("{0} test points", "", test)),
            )
        return (
            plural(train, self.tr("1 training image"), self.tr("{0} training images", "", train)),
            plural(test, self.tr("1 test image"), self.tr("{0} test images", "", test)),
        )

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
        self.failed.emit(said_of(error))


def shown_source(source: str) -> str:
    """Return what a data set is called in the window: a bundled one's title, or the file's name."""
    if source in PATTERNS:
        return translated(PATTERNS[source].title)
    return DATASETS[source].title if source in DATASETS else Path(source).name


def _with_notes(text: str, dataset: Dataset) -> str:
    """Return a text with what had to be assumed of a table of points; the Data panel has images."""
    notes = dataset.notes if dataset.features is not None else ()
    return " ".join((text, *map(translated, notes)))


def _worked_config(config: TrainingConfig) -> TrainingConfig:
    """Return settings as they are for the worked example."""
    return shaped_like(worked_network(), config).changed(
        dataset=WORKED_PATTERN,
        optimizer="sgd",
        momentum=0.0,
        learning_rate=LEARNING_RATE,
        schedule="constant",
    )


def _of_other_kind(config: TrainingConfig, dataset: Dataset) -> TrainingConfig:
    """Return settings that suit images where points were learnt from, or the other way round."""
    if dataset.features is not None:
        return with_data_of(POINT_CONFIG.changed(seed=config.seed), config)
    return with_data_of(_DEFAULTS.changed(seed=config.seed), config)


def _load_alike(
    load: Callable[[TrainingConfig], Dataset],
    features: Features | None,
    config: TrainingConfig,
    *,
    may_be_far: bool = True,
) -> Dataset:
    """Load data; where they are points of the network's columns, scaled as it learnt to read them.

    features: of the network that is shown. may_be_far: else those of quite other numbers keep a
    scale of their own: read with the network's they would be one spot, or in no place at all.
    """
    dataset = load(config)
    own = dataset.features
    if own is None or features is None or own == features or own.terms != features.terms:
        return dataset
    if own.columns != features.columns or not (may_be_far or _is_near(own, features)):
        return dataset
    return load_dataset_of(config, features)


def _is_near(own: Features, learnt: Features) -> bool:
    """Tell whether points of one scale are of about the size that the other was made for."""
    return all(
        abs(mean - of_learnt) <= _FAR * unit and 1 / _FAR <= scale / unit <= _FAR
        for mean, scale, of_learnt, unit in zip(
            own.mean, own.scale, learnt.mean, learnt.scale, strict=True
        )
    )


def _load_as_it_is(config: TrainingConfig) -> Dataset:
    forget_changed_dataset(config.dataset, config.test_dataset)
    return load_dataset_of(config)


def _load_afresh(config: TrainingConfig) -> Dataset:
    forget_dataset()
    return load_dataset_of(config)
