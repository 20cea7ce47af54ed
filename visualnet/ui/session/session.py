"""What the window is about: one run, one pad, and the one state machine over them."""

from collections.abc import Callable
from math import nan

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from visualnet.data.class_matching import shown_names, unknown_classes
from visualnet.data.datasets import Dataset, Split
from visualnet.errors import SettingError, VisualNetError
from visualnet.insight.doubt import doubt
from visualnet.insight.likeness import Forms
from visualnet.models.document import ModelDocument, new_document
from visualnet.nn.arrays import PixelArray
from visualnet.nn.edited_network import EditedNetwork
from visualnet.nn.edits import Edit
from visualnet.nn.network import Network, as_inputs
from visualnet.nn.temperature import at_temperature
from visualnet.training.absent_data import AbsentData
from visualnet.training.config import TrainingConfig
from visualnet.training.control import StepUnit
from visualnet.training.history import MetricLog
from visualnet.training.loading import with_data_of
from visualnet.training.snapshots import Snapshot
from visualnet.training.teaching.lesson import Lesson
from visualnet.training.trainer import Trainer
from visualnet.ui.session.frame import Frame, FrameClock, Probe, ProbeSource, Progress
from visualnet.ui.session.frames import RateMeter
from visualnet.ui.session.open_run import (
    OpenRun,
    SavedState,
    State,
    config_of,
    matched_or_not,
    open_run,
    shaped_like,
)
from visualnet.ui.session.pad_content import PadContent
from visualnet.ui.session.training_thread import TrainingThread
from visualnet.ui.session.undo import (
    EditCommand,
    OpenCommand,
    PadCommand,
    RunCommand,
    UndoStack,
    runs_within,
)

UNDO_LIMIT = 50

_UNKNOWN = "unknown"
"""What a model is said to have been trained on where nobody knows."""


class Session(QObject):
    """Owns the run and the pad's content; turns snapshots and drawings into frames.

    Everything happens in the GUI thread, but for the training itself. Until a data set is given,
    the network of the opened model is shown and what needs data waits.
    """

    frame_ready = Signal(object)
    state_changed = Signal(object)
    run_changed = Signal()
    """Another run is shown: other weights, perhaps another shape, another log."""
    edits_changed = Signal()
    """Weights were changed by hand, or such a change was undone."""
    config_changed = Signal(object)
    pad_changed = Signal(object)
    """The pad's content was set by something else than the pad."""
    failed = Signal(str)

    def __init__(
        self,
        document: ModelDocument,
        title: str,
        brush: float,
        parent: QObject | None = None,
        *,
        config: TrainingConfig | None = None,
    ) -> None:
        """config: to train on with, in the model's shape; the model's own if not given."""
        super().__init__(parent)
        self.clock = FrameClock(self)
        self.clock.tick.connect(self._on_tick)
        self.undo_stack = UndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._brush = brush
        self._document, self._title = document, title
        self._network: Network = document.network
        # What the model was trained on does not matter: it meets what is loaded.
        own = shaped_like(document.network, config) if config else config_of(document)
        self._config = with_data_of(own, TrainingConfig())
        self._run: OpenRun | None = None
        self._last_lesson: OpenRun | None = None
        self._waiting: list[Callable[[], None]] = []
        self._pad = PadContent()
        self._drawing_image: PixelArray | None = self._pad.seen(brush)
        self._is_stale = True
        self._state = State.IDLE
        self._speed: float | None = None
        self._wants_gradient = False
        self._temperature = 1.0
        self._forms: Forms | None = None
        self._rate = RateMeter()
        self._random = np.random.default_rng()

    # What it is now

    @property
    def state(self) -> State:
        """What the run is doing."""
        return self._state

    @property
    def config(self) -> TrainingConfig:
        """The settings of the run."""
        return self._config

    @property
    def network(self) -> Network:
        """The network that is shown."""
        return self._network

    @property
    def title(self) -> str:
        """The name of the model that is open."""
        return self._run.title if self._run else self._title

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the outputs of the network that is shown."""
        return self._run.classes if self._run else self._document.metadata.classes

    @property
    def log(self) -> MetricLog | None:
        """The metrics of the run, None while there is no data."""
        return self._run.trainer.log if self._run else None

    @property
    def trainer(self) -> Trainer:
        """The trainer of the run; its thread owns its network. Only once there is a data set."""
        assert self._run is not None  # noqa: S101 - see above
        return self._run.trainer

    @property
    def dataset(self) -> Dataset | None:
        """The data set of the run; of a lesson, what it comes from.

        None until one is loaded, while it is away, and where its classes are not the network's.
        """
        return self.loaded_dataset if self._run is not None and self._run.fits_data else None

    @property
    def loaded_dataset(self) -> Dataset | None:
        """The same, whether its classes are those of the network or others."""
        if self._run is None or self.absent_data is not None:
            return None
        lesson = self.lesson
        return self._run.trainer.dataset if lesson is None else lesson.base

    @property
    def absent_data(self) -> AbsentData | None:
        """What stands for the run's data while they are away, None where they are there."""
        data = self._run.trainer.dataset if self._run else None
        return data if isinstance(data, AbsentData) else None

    @property
    def obstacle(self) -> str:
        """Why the network cannot be trained, as a sentence with what to do; empty where it can."""
        absent, data = self.absent_data, self.loaded_dataset
        if absent is not None:
            return self.tr(
                "The data of this run are away ({0}); locate them, or choose other data in the "
                "Data menu."
            ).format(absent.reason)
        if data is None or self.dataset is not None:
            return ""
        return self.tr(
            "{0} has images of other classes ({1}) than this network ({2}). It can read drawings; "
            "to train it, open data with its classes. New weights start a network for this data."
        ).format(
            data.title,
            shown_names(unknown_classes(data, self.classes)),
            shown_names(self.classes),
        )

    @property
    def lesson(self) -> Lesson | None:
        """What the run learns from, where that is drawings of the user among old examples."""
        data = self._run.trainer.dataset if self._run else None
        return data if isinstance(data, Lesson) else None

    @property
    def base_config(self) -> TrainingConfig:
        """The settings of the run; where it is a lesson, those before."""
        lesson = self.lesson
        return self._config if lesson is None else lesson.base_config

    @property
    def run_id(self) -> int:
        """The id of the run that is shown, 0 while there is none."""
        return self._run.trainer.run_id if self._run else 0

    @property
    def snapshot(self) -> Snapshot | None:
        """The newest state of the run, None while there is none."""
        return self._run.snapshot if self._run else None

    @property
    def stop_reason(self) -> str | None:
        """Why the run ended before its epochs were done, as a sentence; None where it did not."""
        return self._run.trainer.stop_reason if self._run else None

    @property
    def failure(self) -> VisualNetError | None:
        """What the run failed of, None where it did not."""
        return self._run.error if self._run else None

    @property
    def is_unsaved(self) -> bool:
        """Whether something was learnt that is in no file."""
        return self._run is not None and self._run.is_unsaved

    @property
    def run(self) -> OpenRun | None:
        """The run that is shown, None while there is none."""
        return self._run

    def unsaved_runs(self) -> list[OpenRun]:
        """Return what learnt something that is in no file: the run shown, then those undo keeps."""
        if self._run is None:
            return []
        runs = [self._run, *reversed(runs_within(self.undo_stack))]
        return [run for run in dict.fromkeys(runs) if run.is_unsaved]

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
        )

    @property
    def shown_state(self) -> SavedState:
        """Which weights are shown: (step, revision)."""
        return self._run.state if self._run else (0, 0)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What was done by hand since the last step, in order."""
        return self._run.edits if self._run else ()

    @property
    def network_before_edits(self) -> Network:
        """The network that is shown, without what was done by hand since the last step."""
        return self._run.as_edited().base if self._run and self.edits else self._network

    @property
    def shown_step(self) -> int:
        """The step whose weights are shown."""
        return self._run.snapshot.step if self._run else 0

    def saved_mark(self) -> Callable[[], None]:
        """Return what is called once the weights shown now are in a file.

        It marks the run that is shown now, whichever is shown then.
        """
        run, state = self._run, self.shown_state

        def mark() -> None:
            if run is not None:
                run.saved = state

        return mark

    # Data and models

    def set_dataset(self, dataset: Dataset, test_accuracy: float | None = None) -> None:
        """Take the first data set, that of the settings; what waited for it is done now.

        test_accuracy: of the model on its test images, 0 to 1, where that was measured.
        Raises SettingError where the first model does not fit it.
        """
        run = self._run_of(self._document, self._title, dataset, self._config, test_accuracy)
        self._show_first(run, go_on=False)

    def _show_first(self, run: OpenRun, go_on: bool) -> None:
        """Show the first run, and do what waited for one."""
        self._show_run(run, go_on)
        waiting, self._waiting = self._waiting, []
        for command in waiting:
            try:
                command()
            except VisualNetError as error:
                # It was asked for without knowing this run, which is sound.
                self.failed.emit(str(error))

    def open_document(
        self,
        document: ModelDocument,
        title: str,
        dataset: Dataset | None = None,
        config: TrainingConfig | None = None,
    ) -> None:
        """Show another model; the present run can be got back by undo.

        dataset: what it learns from and is tested on, the present one if not given. config: to
        train on with, naming that data set; if not given, the model's own. Where its classes are
        other than the data's it is shown all the same, but cannot be trained.
        Raises SettingError where its shape does not fit the data, or these are away.
        """
        data = dataset or self.loaded_dataset
        if self._run is None:
            self._waiting.append(lambda: self.open_document(document, title, dataset, config))
            return
        if data is None:
            raise SettingError(self.obstacle)
        config = config or config_of(document)
        if dataset is None:
            config = with_data_of(config, self._config)
        run = self._run_of(document, title, data, config)
        self._replace_run(run, self.tr("open %1").replace("%1", title))

    def open_network(
        self,
        network: Network,
        config: TrainingConfig,
        title: str,
        dataset: Dataset,
        classes: tuple[str, ...],
    ) -> None:
        """Show a network with settings of its own, such as that of an earlier run; can be undone.

        dataset: what the settings name. classes: of the network, which the data's may differ from
        by now. Raises SettingError where its shape does not fit the data.
        """
        trainer = Trainer(config, matched_or_not(dataset, classes), network)
        self._replace_run(open_run(trainer, title, classes), title)

    def open_run(self, run: OpenRun, content: PadContent, text: str, goes_on: bool = False) -> None:
        """Show another run, and another drawing; one undo brings both back.

        goes_on: the run is played at once, and never seen standing still. Where there is no run yet
        it is the first, and nothing is to be brought back.
        """
        if self._run is None:
            self.set_pad(content)
            self._show_first(run, goes_on)
            return
        self.pause()
        runs, contents = (self._run, run), (self._pad, content)
        self.undo_stack.push(
            OpenCommand(self._show_run, runs, self.set_pad, contents, text, goes_on)
        )

    def _run_of(
        self,
        document: ModelDocument,
        title: str,
        dataset: Dataset,
        config: TrainingConfig,
        test_accuracy: float | None = None,
    ) -> OpenRun:
        metadata = document.called_as(dataset.own_classes).metadata
        data = matched_or_not(dataset, metadata.classes)
        run = open_run(Trainer(config, data, document.network), title, metadata.classes)
        if test_accuracy is None and metadata.dataset == config.dataset:
            test_accuracy = metadata.test_accuracy
        if run.fits_data:
            run.known_test_accuracy = test_accuracy
        return run

    def take_data(self, dataset: Dataset, config: TrainingConfig) -> None:
        """Give the run that is shown, whose data were away, those that were found again.

        config: its settings, with the place of the data. Raises SettingError where they do not fit.
        """
        run = self._run
        if run is None or self.absent_data is None:
            return
        run.take_data(dataset, config)
        self._show_run(run, go_on=False)

    # Run control

    @Slot()
    def play(self) -> None:
        """Go on; a finished run goes on as a new one, a failed one from its first weights."""
        if self._run is None:
            self._waiting.append(self.play)
            return
        if self._refuses():
            return
        if self._state is State.FAILED:
            self.restart()
        elif self._state is State.FINISHED:
            run = self._run
            trainer = Trainer(self._config, run.trainer.dataset, self._network)
            if run.trainer.held is not None:
                trainer.hold(run.trainer.held)
            text = self.tr("train on")
            accuracy = run.tested_accuracy
            self._replace_run(open_run(trainer, run.title, run.classes, accuracy), text)
        self._begun_thread().control.play()
        self.clock.start()
        self._update_state()

    @Slot()
    def pause(self) -> None:
        """Stand still after the present step."""
        if self._run and self._run.thread:
            self._run.thread.control.pause()
            self._update_state()

    @Slot()
    def toggle_play(self) -> None:
        """Play or pause, whichever it is not."""
        if self._state is State.RUNNING:
            self.pause()
        else:
            self.play()

    @Slot()
    def stop(self) -> None:
        """End the run as it is; *play* then begins a new one from its weights."""
        if self._run and self._state in (State.RUNNING, State.PAUSED):
            self._run.is_ended = True
            self._run.leave()
            self.clock.start()

    def step(self, unit: StepUnit) -> None:
        """Go one example, batch or epoch further, then stand still."""
        if self._run is None:
            self._waiting.append(lambda: self.step(unit))
        elif not self._refuses() and self._state not in (State.FINISHED, State.FAILED):
            self._begun_thread().control.step(unit)
            self.clock.start()
            self._update_state()

    def set_speed(self, examples_per_second: float | None) -> None:
        """Set the pace; None means as fast as the machine goes."""
        self._speed = examples_per_second
        if self._run and self._run.thread:
            self._run.thread.control.set_speed(examples_per_second)

    def want_gradient(self, is_wanted: bool) -> None:
        """Let frames hold the gradient of the last batch, from the next step on, or no longer."""
        self._wants_gradient = is_wanted
        if self._run and self._run.thread:
            self._run.thread.outbox.wants_gradient = is_wanted

    @Slot()
    def mark_step(self) -> None:
        """Remember the weights that are shown, to see later what has changed since."""
        if self._run:
            self._run.marked_parameters = self._run.snapshot.parameters
            self._mark_stale()

    @Slot()
    def restart(self) -> None:
        """Go back to the first weights of the run; can be undone."""
        if self._run is None or (self.absent_data and self._refuses()):
            return
        old = self._run.trainer
        first = old.network.with_parameters(old.first_parameters)
        trainer = Trainer(self._config, old.dataset, first)
        left = self._run
        run = open_run(trainer, left.title, left.classes, left.known_test_accuracy)
        self._replace_run(run, self.tr("restart"))

    @Slot()
    def new_weights(self) -> None:
        """Draw first weights from the next seed; can be undone."""
        # Data of other classes are no hindrance: the new network has theirs.
        if self.absent_data and self._refuses():
            return
        config = self.base_config
        config = config.changed(seed=(config.seed + 1) % 2**31)
        self._draw_weights(config, self.tr("new weights"))

    def apply(self, config: TrainingConfig, dataset: Dataset | None = None) -> None:
        """Make a new network with these settings; can be undone.

        dataset: what they name, the present one if not given. Raises SettingError.
        """
        self._draw_weights(config, self.tr("apply settings"), dataset)

    def _draw_weights(
        self, config: TrainingConfig, text: str, dataset: Dataset | None = None
    ) -> None:
        if self._run is None:
            self._waiting.append(lambda: self._draw_weights_at_last(config, text, dataset))
            return
        data = dataset or self.loaded_dataset
        if data is None:
            raise SettingError(self.obstacle)
        trainer = Trainer(config, data)
        title = trainer.network.describe()
        self._replace_run(open_run(trainer, title, data.classes), text)

    def _draw_weights_at_last(
        self, config: TrainingConfig, text: str, dataset: Dataset | None
    ) -> None:
        """Do what waited for the first run; the settings then name the data that this one has."""
        if dataset is None:
            config = with_data_of(config, self._config)
        self._draw_weights(config, text, dataset)

    def learn(self, lesson: Lesson, config: TrainingConfig) -> OpenRun:
        """Train the network that is shown on a lesson, at once; can be undone.

        config: the settings of it. Returns the run that is left, for `return_to`. Raises
        SettingError where the network does not fit it. Only once there is a data set.
        """
        left = self._run
        assert left is not None  # noqa: S101 - see above
        trainer = Trainer(config, lesson, self._network)
        if left.trainer.held is not None:
            trainer.hold(left.trainer.held)
        run = open_run(trainer, left.title, left.classes, left.tested_accuracy)
        self._replace_run(run, self.tr("learn my digits"))
        if self._last_lesson is not None:
            self._last_lesson.close_lesson()
        self._last_lesson = run
        self.play()
        return left

    def return_to(self, run: OpenRun, text: str) -> None:
        """Show a run that was left, as it was then; can be undone under that text."""
        self.pause()
        self._replace_run(run, text)

    def change(self, **settings: object) -> None:
        """Change settings that apply at once, to the run as it goes. Raises SettingError."""
        self._config = self._config.changed(**settings)
        if self._run is None:
            self._waiting.append(lambda: self.change(**settings))
        elif self._run.thread:
            self._run.thread.control.change(**settings)
        else:
            self._run.trainer.apply_changes(settings)
        self.config_changed.emit(self._config)
        self._update_state()

    def edit(self, edit: Edit, merges: bool = False) -> None:
        """Change weights by hand; the training stands still; can be undone.

        merges: another value for what the last edit was about, as when a slider is moved.
        Raises ShapeError where the network has no such part.
        """
        run = self._run
        if run is None:
            return
        self._halt(run)
        before = run.as_edited()
        merges = merges and bool(before.edits)
        after = before.with_last(edit) if merges else before.with_edit(edit)
        text = edit.describe(self._network)
        self.undo_stack.push(EditCommand(self._show_edited, run.as_edited, after, text, merges))

    def _show_edited(self, edited: EditedNetwork) -> None:
        run = self._run
        assert run is not None  # noqa: S101 - edits are undone before the run they belong to
        self._halt(run)
        run.show_edited(edited)
        self._network = edited.network
        self._mark_stale()
        self.edits_changed.emit()
        self._update_state()

    def _halt(self, run: OpenRun) -> None:
        """Let the training stand still, with its last state shown."""
        if run.thread:
            run.leave()
            run.settle()
            self._network = run.network

    def set_temperature(self, temperature: float) -> None:
        """Divide the last z by this before the softmax, for reading alone; above 0."""
        self._temperature = temperature
        self._mark_stale()

    def set_forms(self, forms: Forms | None) -> None:
        """Set what images of the present classes look like, by which answers are doubted."""
        self._forms = forms
        self._mark_stale()

    def _replace_run(self, run: OpenRun, text: str) -> None:
        go_on = self._state is State.RUNNING
        if self._run is not None:
            self.undo_stack.push(RunCommand(self._show_run, self._run, run, text, go_on))

    def _show_run(self, run: OpenRun, go_on: bool) -> None:
        """Show a run, which stands still; go_on: play it."""
        if self._run is not None and self._run is not run:
            self._run.leave()
        run.settle()
        self._run = run
        self._config = run.trainer.config
        self._network = run.network
        self._rate.reset()
        self._mark_stale()
        self.run_changed.emit()
        self.config_changed.emit(self._config)
        if go_on and not self.obstacle:
            self._begun_thread().control.play()
            self.clock.start()
        self._update_state()

    def _refuses(self) -> bool:
        """Tell whether the run has to stand still, and say why."""
        obstacle = self.obstacle
        if obstacle:
            self.failed.emit(obstacle)
        return bool(obstacle)

    def _begun_thread(self) -> TrainingThread:
        run = self._run
        assert run is not None  # noqa: S101 - callers checked
        if run.thread is None:
            run.thread = TrainingThread(run.trainer, self._speed)
            run.thread.outbox.wants_gradient = self._wants_gradient
            run.thread.begin()
        return run.thread

    # The pad

    def set_pad(self, content: PadContent) -> None:
        """Show and read this content, by program; can not be undone."""
        self._pad = content
        self._drawing_image = content.seen(self._brush)
        self._mark_stale()
        self.pad_changed.emit(content)

    def draw(self, content: PadContent) -> None:
        """Read a drawing as it stands, in the middle of a stroke."""
        self._pad = content
        self._drawing_image = None
        self._mark_stale()

    def commit_pad(self, before: PadContent, after: PadContent, text: str) -> None:
        """Make a change of the pad one that can be undone."""
        self.undo_stack.push(PadCommand(self.set_pad, before, after, text))

    @property
    def pad(self) -> PadContent:
        """What is in the pad."""
        return self._pad

    @property
    def brush(self) -> float:
        """Diameter of the brush, as a fraction of the pad's side."""
        return self._brush

    @property
    def forms(self) -> Forms | None:
        """What images of the present classes look like; None while it is not known."""
        return self._forms

    def set_brush(self, brush: float) -> None:
        """Set the diameter of the brush, as a fraction of the pad's side."""
        self._brush = brush
        self.draw(self._pad)

    @Slot()
    def show_test_image(self) -> None:
        """Pin a random test image."""
        if self._run is None:
            self._waiting.append(self.show_test_image)
            return
        data = self.loaded_dataset
        if data is None:
            self._refuses()
            return
        test = data.test
        if len(test):
            self.show_image(test, int(self._random.integers(len(test))), self.tr("test image"))

    def show_image(self, split: Split, position: int, text: str) -> None:
        """Pin an image of the data set, with its true label; can be undone under that text."""
        data = self.loaded_dataset
        assert data is not None  # noqa: S101 - the split is of it
        label = data.classes[split.labels[position]]
        content = PadContent(image=split.images[position], label=label)
        self.commit_pad(self._pad, content, text)

    @Slot()
    def clear_pad(self) -> None:
        """Empty the pad; can be undone."""
        if not self._pad.is_empty:
            self.commit_pad(self._pad, PadContent(), self.tr("clear"))

    # Frames

    def close(self) -> None:
        """Stop the training; does not wait."""
        self.clock.stop()
        if self._run:
            self._run.leave()

    def _mark_stale(self) -> None:
        self._is_stale = True
        self.clock.request()

    @Slot()
    def _on_tick(self) -> None:
        """Take what is new, tell it, and let the clock rest where nothing more can come."""
        run = self._run
        thread = run.thread if run else None
        has_ended = thread is not None and thread.isFinished()
        is_settled = thread is None or has_ended or thread.control.is_settled
        if run and run.take_snapshot():
            self._network = run.network
            self._rate.measure(run.snapshot.examples_seen)
            self._is_stale = True
        if run and has_ended:
            run.settle()
            if run.error and thread and run.error is thread.error:
                self.failed.emit(str(run.error))
        if is_settled:
            self.clock.stop()
        self._update_state()
        if self._is_stale:
            self._is_stale = False
            self.frame_ready.emit(self._frame())

    def _frame(self) -> Frame:
        probe = self._probe()
        forward = self._network.forward(as_inputs(probe.image.reshape(1, -1)))
        if self._temperature != 1.0:
            forward = at_temperature(forward, self._temperature, self._network.output)
        answers = forward.probabilities[0]
        is_inked = probe.source is not ProbeSource.NOTHING and bool(probe.image.any())
        is_read = is_inked and bool(np.isfinite(answers).all())
        return Frame(
            run_id=self._run.trainer.run_id if self._run else 0,
            network=self._network,
            probe=probe,
            forward=forward,
            answer=int(answers.argmax()) if is_read else None,
            doubt=doubt(probe.image, answers, self._forms) if is_read else None,
            progress=self._progress(),
            gradient=self._run.snapshot.gradient if self._run else None,
            first_parameters=self._run.trainer.first_parameters if self._run else None,
            marked_parameters=self._run.marked_parameters if self._run else None,
        )

    def _probe(self) -> Probe:
        if not self._pad.is_empty:
            if self._drawing_image is None:
                self._drawing_image = self._pad.seen(self._brush)
            source = ProbeSource.DRAWING if self._pad.image is None else ProbeSource.TEST_IMAGE
            truth, classes = self._pad.label, self.classes
            label = classes.index(truth) if truth in classes else None
            return Probe(self._drawing_image, label, source)
        example = self._run.snapshot.example if self._run else None
        if example is not None and self._run is not None:
            train = self._run.trainer.dataset.train
            image, label = train.images[example], int(train.labels[example])
            return Probe(image, label, ProbeSource.TRAINING)
        return Probe(PadContent().seen(self._brush), None, ProbeSource.NOTHING)

    def _progress(self) -> Progress:
        if self._run is None:
            accuracy = self._document.metadata.test_accuracy
            return Progress(test_accuracy=nan if accuracy is None else accuracy)
        is_running = self._state is State.RUNNING
        return self._run.progress(self._rate.examples_per_second if is_running else nan)

    def _update_state(self) -> None:
        state = self._run.activity if self._run else State.IDLE
        if state is not self._state:
            self._state = state
            self._rate.reset()
            self.state_changed.emit(state)
