"""The session: the one run that is open, its control, and undo."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from visualnet.data.datasets import Dataset
from visualnet.errors import SettingError
from visualnet.features import input_names
from visualnet.learnt import Learnt
from visualnet.models.document import ModelDocument
from visualnet.nn.edited_network import EditedNetwork
from visualnet.nn.network import Network
from visualnet.number_text import count_text
from visualnet.training.absent_data import identity_of
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import comes_along, with_data_of
from visualnet.training.recipes import shaped_like
from visualnet.training.teaching.lesson import Lesson
from visualnet.training.trainer import Trainer
from visualnet.ui.session.new_runs import (
    close_lesson,
    config_of,
    continued_run,
    grown_run,
    matched_or_not,
    open_run,
    restarted_run,
    run_of_document,
    run_of_settings,
    run_on_data,
    run_without_data,
    take_data,
)
from visualnet.ui.session.open_run import OpenRun, State
from visualnet.ui.session.past.marked_run import MarkedRun
from visualnet.ui.session.past.marks import ForkFlag
from visualnet.ui.session.past.steps import forked_run
from visualnet.ui.session.setting_text import change_text, settings_named
from visualnet.ui.session.undo import UndoStack, ValueCommand

if TYPE_CHECKING:
    from visualnet.nn.edits import Edit


class Session(MarkedRun):
    """The one state machine: idle, running, paused, finished, failed.

    Everything happens in the GUI thread, but for the training itself. Until a data set is given,
    the network of the opened model is shown and what needs data waits.
    """

    def __init__(
        self,
        document: ModelDocument,
        title: str,
        parent: QObject | None = None,
        *,
        config: TrainingConfig | None = None,
    ) -> None:
        """config: to train on with, in the model's shape; the model's own if not given."""
        # What the model was trained on does not matter: it meets what is loaded.
        own = shaped_like(document.network, config) if config else config_of(document)
        if document.metadata.features is None:
            own = with_data_of(own, TrainingConfig())
        elif comes_along(document.metadata.dataset):
            # The points of a pattern are drawn wherever they are wanted.
            own = own.changed(dataset=document.metadata.dataset)
        super().__init__(document, title, own, parent)
        self.undo_stack = UndoStack(self)
        self.driven.connect(self.undo_stack.end_move)
        # What is undone was done to the run as it is now.
        self.undo_stack.moving.connect(self.return_to_now)

    def runs(self) -> list[OpenRun]:
        """Return the run that is shown, then those that undo and redo would show."""
        if self._run is None:
            return []
        return list(dict.fromkeys([self._run, *reversed(self.undo_stack.runs())]))

    def set_dataset(self, dataset: Dataset, test_accuracy: float | None = None) -> None:
        """Take the first data set, that of the settings.

        test_accuracy: of the model on its test images, 0 to 1, where that was measured.
        Raises SettingError where the first model does not fit it.
        """
        self.show_first(
            run_of_document(self._document, self._title, dataset, self._config, test_accuracy)
        )

    def miss_dataset(self, error: Exception) -> None:
        """Begin without the first data set: that of the model's own file is asked for.

        error: why it cannot be taken. Raises what is a fault of the program.
        """
        document, config = self._document, self._config
        if document.metadata.features is None:
            config = with_data_of(config, config_of(document))
        self.show_first(run_without_data(document, self._title, config, error))

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
        if self._run is None:
            self._waiting.append(lambda: self.open_document(document, title, dataset, config))
            return
        data = self._data_or(dataset)
        config = config or config_of(document)
        if dataset is None:
            config = with_data_of(config, self._config)
        run = run_of_document(document, title, data, config)
        self._replace_run(run, self.tr("open %1").replace("%1", title))

    def open_network(
        self,
        network: Network,
        config: TrainingConfig,
        title: str,
        dataset: Dataset,
        classes: tuple[str, ...],
        learnt: Learnt | None = None,
    ) -> None:
        """Show a network with settings of its own, such as that of an earlier run; can be undone.

        dataset: what the settings name. classes: of the network, which the data's may differ from
        by now. learnt: by the network, None where that is not known. Raises SettingError where its
        shape does not fit the data.
        """
        trainer = Trainer(config, matched_or_not(dataset, classes), network)
        run = open_run(trainer, title, classes)
        run.learnt = learnt
        self._replace_run(run, title)

    def take_data(self, dataset: Dataset, config: TrainingConfig) -> None:
        """Give the run that is shown, whose data were away, those that were found again.

        config: its settings, with the place of the data. Raises SettingError where they do not fit.
        """
        run = self._run
        absent = self.absent_data
        if run is not None and absent is not None:
            take_data(run, dataset, config)
            run.can_replay = run.can_replay and absent.identity == identity_of(dataset)
            self.show(run, go_on=False)

    def use_data(self, dataset: Dataset, config: TrainingConfig, text: str = "") -> None:
        """Go on with the network that is shown on other data of its classes; can be undone.

        config: the settings, naming that data set. text: of the undo step. Raises SettingError
        where it does not fit.
        """
        make = partial(run_on_data, config=config, dataset=dataset)
        self._go_on(make, text or self.tr("open %1").replace("%1", dataset.title))

    def grow(self, dataset: Dataset, config: TrainingConfig, text: str) -> None:
        """Go on with the network that is shown on data with further classes; can be undone.

        It gets an output for each of these. config: the settings, naming that data set. text: of
        the undo step. Raises SettingError where its inputs are others.
        """
        self._go_on(partial(grown_run, config=config, dataset=dataset), text)

    def _go_on(self, make: Callable[[OpenRun, Network], OpenRun], text: str) -> None:
        if self._run is None:
            return
        run = make(self._run, self._network)
        is_past, has_learnt = self.past is not None, self._run.snapshot.step > 0
        if is_past:
            # As any change of the past; what cannot be done leaves no fork, which tells of itself.
            self.fork()
            run = make(self._run, self._network)
        self._replace_run(run, text)
        if has_learnt and not is_past:
            self.moved_on.emit()

    def return_to(self, run: OpenRun, text: str) -> None:
        """Show a run that was left, as it was then; can be undone under that text."""
        self.pause()
        self._replace_run(run, text)

    @Slot()
    def restart(self) -> None:
        """Go back to the first weights of the run; can be undone."""
        self.restart_with()

    def restart_with(self, **settings: object) -> None:
        """Go back to the first weights with settings changed that do not concern these."""
        if self._run is not None and not self._lacks_data():
            config = self._config.changed(**settings)
            named = settings_named(self._config, settings), settings_named(config, settings)
            text = ": ".join(filter(None, (self.tr("restart"), change_text(*named))))
            self._replace_run(restarted_run(self._run, config), text)

    @Slot()
    def new_weights(self) -> None:
        """Draw first weights from the next seed; can be undone."""
        # Data of other classes are no hindrance: the new network has theirs.
        if not self._lacks_data():
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
        waits = self._run is None

        def draw() -> None:
            # What waited for the first run is drawn for the data that this one has.
            named = with_data_of(config, self._config) if waits and dataset is None else config
            self._replace_run(run_of_settings(named, self._data_or(dataset)), text)

        self.when_ready(draw)

    def _data_or(self, dataset: Dataset | None) -> Dataset:
        data = dataset or self.dataset
        if data is None:
            raise SettingError(self.obstacle)
        return data

    def learn(self, lesson: Lesson, config: TrainingConfig) -> OpenRun:
        """Train the network that is shown on a lesson, at once; can be undone.

        config: the settings of it. Returns the run that is left, for `return_to`. Raises
        SettingError where the network does not fit it. Only once there is a data set.
        """
        left = self._run
        assert left is not None  # noqa: S101 - see above
        run = continued_run(left, self._network, config, lesson)
        self._replace_run(run, self.tr("learn my digits"))
        for each in self.undo_stack.runs():
            # Also forks of a lesson have its images.
            if each is not run:
                close_lesson(each)
        self.play()
        return left

    @Slot()
    def fork(self) -> None:
        """Show a new run that stands at the past step that is shown, if one is; can be undone.

        The run that was looked at stays as it is.
        """
        run, past = self._run, self.past
        if run is not None and past is not None:
            text = self.tr("go on from step {0}").format(count_text(past.step))
            fork = forked_run(run, past, self.moments_budget)
            flag = ForkFlag(run, fork, past.point)
            self._replace_run(fork, text, flag.show)
            self.forked.emit(past.step)

    def _replace_run(
        self, run: OpenRun, text: str, beside: Callable[[OpenRun], object] = lambda _run: None
    ) -> None:
        """Show another run; undo shows this one, kept whole with its log and place, and paused.

        beside: told which of the two undo and redo are about to show.
        """
        before = self._run
        if before is None:
            return
        self.show(run, go_on=self._state is State.RUNNING)

        def show(shown: OpenRun) -> None:
            beside(shown)
            self.show(shown, go_on=False)

        self.undo_stack.add(ValueCommand(show, before, run, text, runs=(before, run)))

    @Slot()
    def play(self) -> None:
        """Go on; a finished run goes on as a new one, a failed one from its first weights."""
        self.when_ready(self._play)

    def _play(self) -> None:
        if self._refuses():
            return
        self._await_end()
        if self.past is not None:
            self.fork()
        elif self._state is State.FAILED:
            self.restart()
        self._train_on()
        self._advance(None)

    def _train_on(self) -> None:
        if self._state is State.FINISHED and self._run is not None:
            run = continued_run(self._run, self._network, self._config)
            run.log_before = self._run.trainer.log
            self._replace_run(run, self.tr("train on"))

    @Slot()
    def toggle_play(self) -> None:
        """Play or pause, whichever it is not; a run that was told to end does not play."""
        if self._state is State.RUNNING and not self.is_ending:
            self.pause()
        else:
            self.play()

    def change(self, **settings: object) -> None:
        """Change settings that apply at once, to the run as it goes; can be undone.

        The same settings changed again, as while a slider is moved, are one step of undo. Raises
        SettingError.
        """
        if self.past is not None:
            if self._config_changed(settings) == self._config:
                return
            self.fork()
        before = self._config
        super().change(**settings)
        changed = [name for name in settings if getattr(before, name) != settings[name]]
        # Without a run they are those of the first one, which is still to come.
        if changed and self._run is not None:
            values = settings_named(before, changed), settings_named(self._config, changed)
            key = ("settings", *sorted(changed))
            self.undo_stack.add(ValueCommand(self._change_back, *values, change_text, key=key))

    def _change_back(self, settings: dict[str, object]) -> None:
        super().change(**settings)

    @Slot()
    def stop(self) -> None:
        """End the run as it is; *play* and *step* then begin a new one from its weights."""
        self.return_to_now()
        if self._state in (State.RUNNING, State.PAUSED):
            self._set_ended(True)
            self.undo_stack.add(ValueCommand(self._set_ended, False, True, self.tr("end run")))

    def edit(self, edit: "Edit", merges: bool = False) -> None:
        """Change weights by hand; the training stands still; can be undone.

        merges: another value for what the last edit was about, as when a slider is moved.
        Raises ShapeError where the network has no such part.
        """
        if self.past is not None:
            # What cannot be done leaves no fork.
            EditedNetwork(self._network).with_edit(edit)
        self.fork()
        run = self._run
        if run is None:
            return
        self._halt(run)
        before = run.as_edited()
        merges = merges and bool(before.edits)
        after = before.with_last(edit) if merges else before.with_edit(edit)
        from visualnet.ui.session.edit_name import edit_name

        text = edit_name(edit, self._network, input_names(self.features))
        self._show_edited(after)
        # What was learnt since the edit comes back with it.
        command = ValueCommand(
            self._show_edited, before, after, text, key="edit", merges=merges, current=run.as_edited
        )
        self.undo_stack.add(command)

    def _show_edited(self, edited: EditedNetwork) -> None:
        run = self._run
        assert run is not None  # noqa: S101 - edits are undone before the run they belong to
        self._halt(run)
        run.show_edited(edited)
        self._network = edited.network
        self.shown_changed.emit()
        self.edits_changed.emit()
        self._update_state()
