"""An open run: its trainer, the thread that trains it, its last good state."""

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from enum import Enum
from math import nan
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from visualnet.arrays import FloatArray, MaskArray
from visualnet.data.dataset import Split
from visualnet.data.drawing.picture_ways import PictureWay
from visualnet.errors import VisualNetError
from visualnet.learnt import NOTHING, Learnt
from visualnet.nn.edited_network import EditedNetwork
from visualnet.nn.input_scale import InputScale
from visualnet.nn.network import Network
from visualnet.training.absent_data import AbsentData
from visualnet.training.config import TrainingConfig
from visualnet.training.control import StepUnit
from visualnet.training.history import MetricLog
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.snapshots import Snapshot
from visualnet.training.teaching.lesson import Lesson
from visualnet.training.trainer import Trainer
from visualnet.ui.session.frame import Measured, PastStep, Progress
from visualnet.ui.session.training_thread import TrainingThread

if TYPE_CHECKING:
    from visualnet.nn.edits import Edit


class State(Enum):
    """What the run is doing."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"


SavedState = tuple[int, int]
"""(step, revision) of some weights."""


@dataclass(slots=True, eq=False)
class OpenRun:
    """One run that can be left and come back to.

    title: the model's name. classes: names of its outputs. snapshot: the newest good state.
    known_test_accuracy: of the first weights on the test images of its data, once it was measured.
    saved: the state whose weights are in a file, if any. edited: what was made by hand of the
    weights last learnt. is_ended: by the user, before all its epochs were done. marked_parameters:
    read-only, those of a step that the user wants to compare with. is_drawn: whether its first
    weights are random. log_before: of the run that it trains on, if it is such a one. temperature:
    what its last z are divided by before the softmax, for reading alone; above 0. known_pictures:
    how it learnt to see pictures, where that is another way than its data's. learnt_scale: of the
    inputs before it was opened, where that was another than ours. past: the step that is shown
    instead of the newest, None for the newest. can_replay: whether what lies between its moments
    can be made again. parent: the run that it goes on from, and at which step: (run id, step).
    parted_with: the state and the settings that it had there; None where it began by itself.
    learnt: what it had learnt when it began, or was opened; None where that is not known.
    """

    trainer: Trainer
    title: str
    classes: tuple[str, ...]
    snapshot: Snapshot
    known_test_accuracy: float | None = None
    saved: SavedState | None = None
    edited: EditedNetwork | None = None
    thread: TrainingThread | None = None
    error: VisualNetError | None = None
    is_ended: bool = False
    marked_parameters: FloatArray | None = None
    is_drawn: bool = False
    log_before: MetricLog | None = None
    temperature: float = 1.0
    known_pictures: PictureWay | None = None
    learnt_scale: InputScale | None = None
    past: PastStep | None = None
    can_replay: bool = True
    parent: tuple[int, int] | None = None
    parted_with: tuple[SavedState, TrainingConfig] | None = None
    learnt: Learnt | None = None
    _learnt_with: tuple[Split, Learnt] | None = None
    """The same with what its data have to train on, and that."""
    _edited_at: WeakKeyDictionary[EditedNetwork, SavedState] = field(
        default_factory=WeakKeyDictionary
    )
    """Which state each had that undo and redo may show again."""

    @property
    def fits_data(self) -> bool:
        """Whether the classes of its data are its own; else it is not trained, nor measured."""
        return self.trainer.dataset.classes == self.classes

    @property
    def pictures(self) -> PictureWay:
        """How a picture becomes its input."""
        return self.known_pictures or self.trainer.dataset.pictures

    @property
    def is_unsaved(self) -> bool:
        """Whether something was learnt that is in no file."""
        return self.state != (0, 0) and self.state != self.saved

    @property
    def is_like_parent(self) -> bool:
        """Whether it left another run and is no other than that was there."""
        return self.parted_with == (self.state, self.trainer.config)

    @property
    def failure(self) -> VisualNetError | None:
        """What it failed of, even where that is not shown yet; None where it did not."""
        return self.error or (None if self.thread is None else self.thread.error)

    @property
    def shown(self) -> Snapshot:
        """The state that is shown: a past one, or the newest."""
        return self.snapshot if self.past is None else self.past.snapshot

    @property
    def held(self) -> MaskArray | None:
        """Which parameters training leaves alone at the step that is shown; None for none."""
        return self.trainer.held if self.past is None else self.past.point.held

    @property
    def network(self) -> Network:
        """The network that is shown, around its read-only parameters."""
        return self.trainer.network.with_parameters(self.shown.parameters)

    @property
    def activity(self) -> State:
        """What the run is doing."""
        if self.error:
            return State.FAILED
        if self.thread and self.thread.control.is_playing and not self.thread.isFinished():
            return State.RUNNING
        if self.thread is None and (self.is_ended or self.trainer.is_finished):
            return State.FINISHED
        return State.PAUSED if self.snapshot.step or self.thread else State.IDLE

    @property
    def tested_accuracy(self) -> float | None:
        """The test accuracy of just the weights shown; None once they changed since."""
        if self.shown.step == 0:
            return self.known_test_accuracy if self.has_first_weights else None
        if self.is_edited:
            return None
        log = self.trainer.log
        if self.past is not None:
            row = None if self._is_edited_there() else log.epoch_at(self.past.step)
            return row.test_accuracy if row is not None else None
        return log.latest_test_accuracy if log.latest_tested_step == self.snapshot.step else None

    def progress(self, examples_per_second: float) -> Progress:
        """Return how far the run is, with the newest figures there are at the step shown."""
        log, shown = self.trainer.log, self.shown
        test = self.tested_accuracy
        step: int | None = shown.step
        measured = self.measured()
        if test is None and shown.step and not self.is_edited and self.error is None:
            # That of its last epoch; before its first ends there is none.
            test, step = measured.test_accuracy, measured.tested_step
        validation = measured.validation_accuracy
        latest = log.latest_evaluation
        is_wrong = self.error is not None and self.past is None
        if is_wrong and (latest is None or latest.step != shown.step):
            # Other weights had it, before the training went wrong.
            validation = None
        is_over = self.activity in (State.FINISHED, State.FAILED)
        return Progress(
            step=shown.step,
            epochs_done=shown.epochs_done,
            loss=shown.loss,
            examples_per_second=examples_per_second,
            validation_accuracy=_or_nan(validation),
            test_accuracy=_or_nan(test),
            tested_step=None if test is None else step,
            example_number=shown.example_number,
            batch_examples=shown.batch_examples,
            is_by_example=shown.is_by_example and not is_over and self.past is None,
            is_over=is_over,
            revision=shown.revision,
        )

    def measured(self) -> Measured:
        """Return the last figures that were measured of the step shown, or before it."""
        if self.past is None:
            return Measured.at(self.trainer.log, None)
        # What was measured of a step is of its weights before an edit.
        step = self.past.step - 1 if self._is_edited_there() else self.past.step
        return Measured.at(self.trainer.log, step)

    def _is_edited_there(self) -> bool:
        """Tell whether the weights were changed by hand at the past step that is shown."""
        history, past = self.trainer.history, self.past
        return bool(history and past and history.moments.is_edited_at(past.step))

    @property
    def state(self) -> SavedState:
        """Which weights are the newest: (step, revision)."""
        return self.snapshot.step, self.snapshot.revision

    @property
    def shown_state(self) -> SavedState:
        """Which weights are shown: (step, revision)."""
        return self.shown.step, self.shown.revision

    @property
    def has_first_weights(self) -> bool:
        """Whether the weights shown are those that the run began with."""
        if self.shown_state == (0, 0):
            return True
        shown, first = self.shown.parameters, self.trainer.first_parameters
        return self.shown.step == 0 and np.array_equal(shown, first)

    def learnt_at(self, step: int) -> Learnt:
        """Return what its weights had learnt at a step; in any thread.

        Where it is not known what its first weights had learnt, that is what its data have to
        train on: a model is opened with those that it learnt from.
        """
        if step == 0 and self.is_drawn:
            return NOTHING
        if step == 0 and self.learnt is not None:
            return self.learnt
        data = self.trainer.dataset
        if isinstance(data, AbsentData):
            return self.learnt or NOTHING
        train = data.base.train if isinstance(data, Lesson) else data.train
        if self._learnt_with is None or self._learnt_with[0] is not train:
            self._learnt_with = train, (self.learnt or NOTHING).with_inputs(train.inputs)
        return self._learnt_with[1]

    @property
    def is_edited(self) -> bool:
        """Whether the weights shown were made by hand since the last step."""
        return bool(self.edits)

    @property
    def was_edited(self) -> bool:
        """Whether the weights shown, of now or of the past, were changed by hand at their step."""
        return self.is_edited or self._is_edited_there()

    @property
    def edits(self) -> tuple["Edit", ...]:
        """What was done by hand since the last step, in order."""
        edited = self.edited
        is_current = edited is not None and edited.network.parameters is self.shown.parameters
        return edited.edits if edited is not None and is_current else ()

    def as_edited(self) -> EditedNetwork:
        """Return the network that is shown, as one to be edited."""
        edited = self.edited
        if edited is None or not self.is_edited:
            edited = EditedNetwork(self.network, held_before=self.trainer.held)
        self._edited_at[edited] = self.state
        return edited

    def show_edited(self, edited: EditedNetwork) -> None:
        """Take over what was made by hand; the training stands still.

        What was shown before at this step has its revision again: it is the same.
        """
        parameters = edited.network.parameters
        step, revision = self._edited_at.get(edited, (-1, 0))
        self.trainer.edit(
            parameters, edited.held, revision if step == self.trainer.weights_step else None
        )
        self.snapshot = self.trainer.snapshot(parameters=parameters)
        self.edited = edited

    def advance(
        self, unit: StepUnit | None, examples_per_second: float | None, wants_gradient: bool
    ) -> None:
        """Continue training, by one unit, or until stopped where that is None."""
        is_begun = self.thread is not None
        if self.thread is None:
            self.thread = TrainingThread(self.trainer, examples_per_second)
            self.thread.outbox.wants_gradient = wants_gradient
        if unit is None:
            self.thread.control.play()
        else:
            self.thread.control.step(unit)
        if not is_begun:
            # It knows what to do from the beginning: it does not stand still first.
            self.thread.begin()

    def change(self, settings: dict[str, object]) -> None:
        """Change settings that apply at once, as the run goes."""
        if self.thread:
            self.thread.control.change(**settings)
        else:
            self.trainer.apply_changes(settings)

    def leave(self) -> None:
        """Let the training stop by itself; does not wait."""
        if self.thread:
            self.thread.end()

    def settle(self) -> None:
        """Wait for a training that was told to stop, and take its last state."""
        if self.thread:
            self.thread.wait()
            # What was asked for too late for another step is of the run all the same.
            changes = self.thread.control.take_changes()
            if changes:
                self.trainer.apply_changes(changes)
            # Where it went wrong, its last good state may wait behind another.
            while self.take_snapshot():
                pass
            self.error = self.error or self.thread.error
            self.thread = None

    def ask_checkpoint(self) -> Future[Checkpoint]:
        """Ask where the run stands; cancelled where its thread ends before it answers."""
        if self.thread is not None and not self.thread.isFinished():
            return self.thread.control.ask_checkpoint()
        point = self.trainer.checkpoint()
        if self.failure is not None:
            # The trainer's numbers are good no more; those of the last good state are.
            shown = self.snapshot
            point = replace(
                point,
                step=shown.step,
                weights=shown.parameters,
                updater=None,
                losses=(),
                accuracies=(),
            )
        answer: Future[Checkpoint] = Future()
        answer.set_result(point)
        return answer

    def take_snapshot(self) -> bool:
        """Take the newest snapshot, if there is one; tells whether there was."""
        newest = self.thread.outbox.take() if self.thread else None
        if newest is None:
            return False
        self.snapshot = newest
        return True


def _or_nan(value: float | None) -> float:
    return nan if value is None else value
