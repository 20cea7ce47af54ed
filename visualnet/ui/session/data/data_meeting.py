"""Meeting of the network with data: it goes on with them, or a new one is made or asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from visualnet.data.class_matching import shown_names
from visualnet.data.datasets import Dataset
from visualnet.data.learnt_examples import count_learnt, validation_kept
from visualnet.data.plane.patterns import WORKED_PATTERN
from visualnet.data.preparing import is_as_meant
from visualnet.errors import VisualNetError
from visualnet.features import Features
from visualnet.insight.worked_example import worked_network
from visualnet.learnt import Learnt
from visualnet.number_text import percent_text
from visualnet.settings_table import CHANGEABLE
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import comes_along
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.translation import plural, said_of, translated
from visualnet.ui.session.data.data_looks import DataLooks
from visualnet.ui.session.data.first_settings import config_of_other_kind, worked_config
from visualnet.ui.session.data.measuring import AccuracyMeter
from visualnet.ui.session.new_runs import is_for_network
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.session.session import Session

if TYPE_CHECKING:
    from visualnet.data.look import DataLook

_Found = TypeVar("_Found")


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


class DataMeeting(QObject):
    """Base of the data loader: lets the network that is shown meet data that were loaded."""

    failed = Signal(str)
    said = Signal(str)
    tested = Signal(str)
    """The run that is shown is tested with points that it has learnt."""
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

    def __init__(self, session: Session, preferences: Preferences, jobs: Jobs, parent: QObject):
        super().__init__(parent)
        self._meter = AccuracyMeter(session, jobs, self)
        self._session, self._preferences, self._jobs = session, preferences, jobs
        session.run_changed.connect(self._count_tested)
        self._asked, self._asked_from = 0, session.base_config
        """The settings when what is loaded was asked for."""
        self.looks = DataLooks(jobs, self)

    def _if_wanted(self, call: Callable[..., None]) -> Callable[..., None]:
        """Return the call, which does nothing once something else was asked for."""
        asked = self._asked

        def act(*values: object) -> None:
            if asked == self._asked:
                call(*values)

        return act

    def _with_changes(self, config: TrainingConfig) -> TrainingConfig:
        """Return settings of data that were loaded, with what was changed at once meanwhile."""
        asked, now, before = config, self._session.base_config, self._asked_from
        kept = [k for k in CHANGEABLE if getattr(now, k) != getattr(before, k) == getattr(asked, k)]
        return config.changed(**{k: getattr(now, k) for k in kept})

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
            if is_other_kind or session.base_config == worked_config(session.base_config):
                config = config_of_other_kind(config, dataset)
            accept = self._if_wanted(partial(self._make_network, config, dataset))
            if config.dataset == WORKED_PATTERN:
                accept = self._if_wanted(partial(self._show_worked, config, dataset))
            self.new_network_needed.emit(
                NewNetworkOffer(dataset, session.classes, accept, session.features)
            )

    def _meet_unless_learnt(self, config: TrainingConfig, dataset: Dataset, text: str) -> None:
        """Let the network go on, unless it has learnt some of what it would be tested with."""
        session = self._session

        def take(count: int) -> None:
            if not count:
                self._use_data(config, dataset, text)
                return
            self.loaded.emit()
            accept = self._if_wanted(partial(self._make_network, config, dataset))
            self.new_network_needed.emit(
                NewNetworkOffer(dataset, session.classes, accept, session.features, count)
            )

        self._ask_learnt(partial(count_learnt, dataset=dataset), take)

    def _ask_learnt(self, ask: Callable[[Learnt], _Found], take: Callable[[_Found], None]) -> None:
        """Call take(ask(what the network has learnt)); ask in a job, for it takes a while."""
        run = self._session.run
        assert run is not None  # noqa: S101 - asked by who calls
        learnt = run.learnt_at(run.shown.step)

        def use(found: _Found) -> None:
            now = self._session.run
            if now is not None and now.learnt_at(now.shown.step) is learnt:
                take(found)
            else:
                # Another network is shown meanwhile, or it has begun to learn.
                self._ask_learnt(ask, take)

        self._jobs.submit(partial(ask, learnt), self._if_wanted(use))

    @Slot()
    def _count_tested(self) -> None:
        """Say how many points that test the run, which may come from a file, it has learnt."""
        run, dataset = self._session.run, self._session.matching_dataset
        if run is None or dataset is None or dataset.features is None:
            return

        def say(count: int) -> None:
            if count and run is self._session.run:
                one = self.tr("1 of the points that test the network was learned by it before.")
                many = self.tr(
                    "{0} of the points that test the network were learned by it before.", "", count
                )
                self.tested.emit(plural(count, one, many))

        self._jobs.submit(partial(count_learnt, run.learnt_at(run.shown.step), dataset), say)

    def _meet_painted(
        self,
        text: str,
        note_there: Callable[[], None],
        load: Callable[[TrainingConfig], None],
        config: TrainingConfig,
        dataset: Dataset,
    ) -> None:
        """Let the network go on with painted points. load: them with other settings, for this."""

        def use(kept: int) -> None:
            if kept < len(dataset.validation):
                # One that validated is erased: no learnt one takes its place.
                load(config.changed(validation_examples=kept))
            else:
                self._use_painted(text, note_there, config, dataset)

        self._ask_learnt(partial(validation_kept, dataset=dataset), use)

    def _use_painted(
        self,
        text: str,
        note_there: Callable[[], None],
        config: TrainingConfig,
        dataset: Dataset,
    ) -> None:
        session, known = self._session, self._session.classes
        before = Path(session.config.dataset)
        try:
            if is_for_network(dataset, session.network, known, session.features):
                session.use_data(dataset, self._with_changes(config), text)
            else:
                session.grow(dataset, self._with_changes(config), text)
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

    def _use_data(self, config: TrainingConfig, dataset: Dataset, undo_text: str) -> None:
        """Go on with the network on other data, and say how it reads them."""
        session = self._session
        try:
            session.use_data(dataset, self._with_changes(config), undo_text)
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
            self._session.apply(self._with_changes(config), dataset)
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
        network, config = worked_network(), worked_config(config)
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


def _with_notes(text: str, dataset: Dataset) -> str:
    """Return a text with what had to be assumed of a table of points; the Data panel has images."""
    notes = dataset.notes if dataset.features is not None else ()
    return " ".join((text, *map(translated, notes)))
