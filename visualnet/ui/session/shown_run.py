"""Read-only properties and signals of the open run."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from visualnet.data.class_matching import class_match, shown_names
from visualnet.data.dataset_info import way_learnt
from visualnet.data.datasets import Dataset
from visualnet.data.drawing.picture_ways import DEFAULT, PictureWay
from visualnet.errors import DivergedError, VisualNetError
from visualnet.features import Features
from visualnet.models.document import ModelDocument, new_document
from visualnet.nn.network import Network
from visualnet.number_text import count_text
from visualnet.training.absent_data import AbsentData
from visualnet.training.config import TrainingConfig
from visualnet.training.history import MetricLog
from visualnet.training.snapshots import Snapshot
from visualnet.training.teaching.lesson import Lesson
from visualnet.training.trainer import Trainer
from visualnet.ui.look.translation import translated
from visualnet.ui.session.frame import PastStep, Progress
from visualnet.ui.session.new_runs import pictures_learnt
from visualnet.ui.session.open_run import OpenRun, SavedState, State

_UNKNOWN = "unknown"
"""What a model is said to have been trained on where nobody knows."""

if TYPE_CHECKING:
    from visualnet.nn.edits import Edit


class ShownRun(QObject):
    """Base of the session, which chooses the run.

    Until a data set is there, the opened model is shown without a run. Lives in the GUI thread.
    """

    state_changed = Signal(object)  # State
    run_changed = Signal()
    """Another run is shown: other weights, perhaps another shape, another log."""
    edits_changed = Signal()
    """Weights were changed by hand, or such a change was undone."""
    pictures_changed = Signal()
    """Pictures become inputs in another way, as the user chose."""
    config_changed = Signal(object)  # TrainingConfig
    shown_changed = Signal()
    """What is shown is another, though the training brought nothing: a frame is due."""
    past_changed = Signal()
    """Another step of the run is shown: a past one, or the newest again."""
    marked = Signal(object)  # NewMark | None
    """A step was marked just now; None where its run keeps no history."""
    marks_changed = Signal()
    """A mark was set again, taken away, or has another name."""
    failed = Signal(str)
    ended = Signal()
    """The training that is shown came to its end, by itself, by the user or by a failure."""

    def __init__(
        self, document: ModelDocument, title: str, config: TrainingConfig, parent: QObject | None
    ) -> None:
        super().__init__(parent)
        self._document, self._title = document, title
        self._network: Network = document.network
        self._config = config
        self._newest_config = config
        self._run: OpenRun | None = None
        self._state = State.IDLE

    @property
    def run(self) -> OpenRun | None:
        """The run that is shown, None while there is none."""
        return self._run

    @property
    def run_id(self) -> int:
        """The id of the run that is shown, 0 while there is none."""
        return self._run.trainer.run_id if self._run else 0

    @property
    def state(self) -> State:
        return self._state

    @property
    def config(self) -> TrainingConfig:
        """The settings at the step that is shown."""
        return self._config

    @property
    def newest_config(self) -> TrainingConfig:
        """The settings of the run as they are now, whatever is shown of it."""
        return self._config if self.past is None else self._newest_config

    @property
    def past(self) -> PastStep | None:
        """The past step that is shown, None where it is the newest."""
        return self._run.past if self._run else None

    @property
    def base_config(self) -> TrainingConfig:
        """The settings of the run; where it is a lesson, those before."""
        lesson = self.lesson
        return self._config if lesson is None else lesson.base_config

    @property
    def network(self) -> Network:
        return self._network

    @property
    def network_before_edits(self) -> Network:
        """The network that is shown, without what was done by hand since the last step."""
        return self._run.as_edited().base if self._run and self.edits else self._network

    @property
    def edits(self) -> tuple["Edit", ...]:
        """What was done by hand since the last step, in order."""
        return self._run.edits if self._run else ()

    @property
    def title(self) -> str:
        """The name of the model that is open."""
        return self._run.title if self._run else self._title

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the outputs of the network that is shown."""
        return self._run.classes if self._run else self._document.metadata.classes

    @property
    def features(self) -> Features | None:
        """How points become inputs of the network that is shown; None where it reads images."""
        if self._run is not None:
            return self._run.trainer.dataset.features
        return self._document.metadata.features

    @property
    def pictures(self) -> PictureWay:
        """How a picture becomes an input of the network that is shown."""
        if self._run is not None:
            return self._run.pictures
        return self.pictures_learnt or DEFAULT

    @property
    def pictures_learnt(self) -> PictureWay | None:
        """How the network that is shown learnt to see pictures; None where nobody knows."""
        if self._run is not None:
            return pictures_learnt(self._run)
        metadata = self._document.metadata
        return way_learnt(metadata.pictures, metadata.dataset)

    def set_pictures(self, way: PictureWay) -> None:
        """Let pictures become inputs in this way; its file will say so. Without a run: nothing."""
        if self._run is not None and self._run.pictures != way:
            self._run.known_pictures = way
            self.pictures_changed.emit()

    @property
    def trainer(self) -> Trainer:
        """The trainer of the run; its thread owns its network. Only once there is a data set."""
        assert self._run is not None  # noqa: S101 - see above
        return self._run.trainer

    @property
    def log(self) -> MetricLog | None:
        """The metrics of the run, None while there is no data."""
        return self._run.trainer.log if self._run else None

    @property
    def dataset(self) -> Dataset | None:
        """The data set of the run, None until one is loaded and while it is away.

        Of a lesson, what it comes from.
        """
        if self._run is None or self.absent_data is not None:
            return None
        lesson = self.lesson
        return self._run.trainer.dataset if lesson is None else lesson.base

    @property
    def matching_dataset(self) -> Dataset | None:
        """The same, but None where its classes are not those of the network.

        Only on such data is there a truth to be shown, an accuracy, and training.
        """
        return self.dataset if self._run is not None and self._run.fits_data else None

    @property
    def image_dataset(self) -> Dataset | None:
        """The same, but None where it has points: for what can show images alone."""
        return self.matching_dataset if self.features is None else None

    @property
    def absent_data(self) -> AbsentData | None:
        """What stands for the run's data while they are away, None where they are there."""
        data = self._run.trainer.dataset if self._run else None
        return data if isinstance(data, AbsentData) else None

    @property
    def obstacle(self) -> str:
        """Why the network cannot be trained, as a sentence with what to do; empty where it can."""
        absent, data = self.absent_data, self.dataset
        if absent is not None:
            return self.tr(
                "The data of this run was not found ({0}). Locate it, or choose other data."
            ).format(translated(absent.reason))
        if data is None or self.matching_dataset is not None:
            return ""
        return self.tr(
            "The classes of {0} ({1}) differ from the network's ({2}). Press New weights to "
            "train on this data."
        ).format(
            data.title,
            shown_names(list(class_match(data, self.classes).unknown)),
            shown_names(self.classes),
        )

    @property
    def lesson(self) -> Lesson | None:
        """What the run learns from, where that is drawings of the user among old examples."""
        data = self._run.trainer.dataset if self._run else None
        return data if isinstance(data, Lesson) else None

    @property
    def snapshot(self) -> Snapshot | None:
        """The newest state of the run, None while there is none."""
        return self._run.snapshot if self._run else None

    @property
    def shown_step(self) -> int:
        """The step whose weights are shown."""
        return self._run.shown.step if self._run else 0

    @property
    def shown_state(self) -> SavedState:
        """Which weights are shown: (step, revision)."""
        return self._run.shown_state if self._run else (0, 0)

    @property
    def stop_reason(self) -> str | None:
        """Why the run ended before its epochs were done, as a sentence; None where it did not."""
        return self._run.trainer.stop_reason if self._run else None

    @property
    def failure(self) -> VisualNetError | None:
        """What the run failed of, None where it did not."""
        return self._run.error if self._run else None

    @property
    def failure_sentence(self) -> str:
        """What went wrong, and which step is the newest where that is another; empty for none."""
        error, step = self.failure, self._run.snapshot.step if self._run else 0
        if not isinstance(error, DivergedError) or error.step == step:
            return "" if error is None else translated(error)
        words = self.tr("{0} The picture shows step {1}, the last with usable weights.")
        return words.format(translated(error), count_text(step))

    @property
    def is_ending(self) -> bool:
        """Whether the user has ended the run, which takes its present step yet."""
        run = self._run
        return run is not None and run.is_ended and self._state is State.RUNNING

    @property
    def is_unsaved(self) -> bool:
        """Whether something was learnt that is in no file."""
        return self._run is not None and self._run.is_unsaved

    def saved_mark(self) -> Callable[[], None]:
        """Return what is called once the weights shown now are in a file.

        It marks the run that is shown now, whichever is shown then; a past step marks nothing.
        """
        run, state, past = self._run, self.shown_state, self.past

        def mark() -> None:
            if run is not None and past is None:
                run.saved = state

        return mark

    def progress(self, examples_per_second: float) -> Progress:
        """Return how far the run is, with the newest figures there are."""
        if self._run is not None:
            return self._run.progress(examples_per_second)
        # What its file says may be of other images.
        return Progress()

    def document(self) -> ModelDocument:
        """Return the network that is shown, with what is known of it, for a file."""
        if self._run is None:
            return self._document
        return new_document(
            self._network,
            classes=self._run.classes,
            training=self._config.as_json_object(),
            dataset=self._run.trainer.dataset.name if self._run.fits_data else _UNKNOWN,
            test_accuracy=self._run.tested_accuracy,
            pictures=self._run.pictures if self.features is None else None,
            features=self.features,
            learnt_scale=self._run.learnt_scale,
            learnt=self._run.learnt_at(self.shown_step),
            lying=self._run.trainer.dataset.lying if self._run.fits_data else None,
        )
