"""One run: a network learning from a data set, step by step, under a control."""

import itertools
from enum import Enum, auto
from time import perf_counter

import numpy as np

from visualnet.data.augmentation import BLOCK, Augmenter
from visualnet.data.batches import epoch_order
from visualnet.data.datasets import Dataset, Split
from visualnet.errors import DivergedError, OverflowedError, SettingError
from visualnet.nn.arrays import FloatArray, IndexArray, LabelArray
from visualnet.nn.buffer_pool import recycled_copy
from visualnet.nn.edits import MaskArray
from visualnet.nn.initializers import initialize
from visualnet.nn.network import Network, as_inputs
from visualnet.nn.schedules import SCHEDULES, warm_up
from visualnet.training.batch_feed import BatchFeed
from visualnet.training.checkpoint import Checkpoint
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl, Turn
from visualnet.training.diagnostics import diagnose
from visualnet.training.evaluation import Evaluation, evaluate
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.training.loss_watch import LossWatch
from visualnet.training.snapshots import Outbox, Snapshot
from visualnet.training.stopping import StopRule
from visualnet.training.updater import Updater

CHANGEABLE = (
    "optimizer",
    "learning_rate",
    "momentum",
    "schedule",
    "warm_up_epochs",
    "batch_size",
    "epochs",
    "patience",
    "target_accuracy",
    "l1",
    "l2",
    "dropout",
    "clip_norm",
    "augment_shift",
    "augment_rotation",
    "augment_scale",
    "augment_shear",
    "augment_elastic",
    "augment_thickness",
    "augment_noise",
)
"""Settings that a running training takes over at its next step; all others need new weights."""

VALIDATIONS_PER_EPOCH = 4

DIAGNOSED_EVERY = 0.1
"""Seconds of training between two looks into the layers, or more: they take a hundredth of it."""

_DIAGNOSED_EXAMPLES = 256

_run_ids = itertools.count(1)


class Outcome(Enum):
    """Why `Trainer.run` returned."""

    STOPPED = auto()
    FINISHED = auto()


class Trainer:
    """A run from its first weights on. While `run` is going, its thread owns `network`.

    network: the one that learns. log: the metrics so far. first_parameters: those that the run
    began with, read-only.
    """

    def __init__(
        self, config: TrainingConfig, dataset: Dataset, network: Network | None = None
    ) -> None:
        """network: trained on from its present weights (a copy is made); None draws new ones.

        Raises SettingError where the network does not fit the data, or there is none.
        """
        self.run_id = next(_run_ids)
        self.revision = 0
        self.config = config
        self.dataset = dataset
        self.network = network.copy() if network is not None else new_network(config, dataset)
        _check_fit(self.network, dataset)
        self.first_parameters = self.network.parameters.copy()
        self.first_parameters.flags.writeable = False
        self.log = MetricLog()
        self.step = 0
        self.examples_seen = 0
        self.training_seconds = 0.0
        self.evaluation_seconds = 0.0
        self._updater = Updater(self.network, config)
        train = dataset.train
        self._feed = BatchFeed(
            train.images.reshape(len(train.images), -1), train.labels, self._order_of_epoch
        )
        self._feed.augmenter = self._new_augmenter()
        self._shown_examples = 0
        self._example: int | None = None
        # Views of the feed's buffers, good until the next batch.
        self._last_batch: tuple[FloatArray, LabelArray] | None = None
        self._evaluated_step = 0
        self._stop_rule = StopRule()
        self._diagnosed_step = 0
        self._next_diagnosis = 0.0
        chance = self.network.output_function.chance(self.network.layer_sizes[-1])
        self._watch = LossWatch(chance)

    @property
    def epochs_done(self) -> float:
        """Passes over the training examples, with the fraction of the one going on."""
        return self._feed.epoch + self._feed.position / len(self.dataset.train.labels)

    @property
    def is_at_epoch_end(self) -> bool:
        """Whether all training examples were met, and `begin_epoch` comes next."""
        return self._feed.is_at_end

    @property
    def is_finished(self) -> bool:
        """Whether all epochs asked for are done, or there is a reason to stop before."""
        epochs = self.config.epochs
        return self._stop_rule.reason is not None or (
            epochs is not None and self.epochs_done >= epochs
        )

    @property
    def stop_reason(self) -> str | None:
        """Why the run ended before its epochs were done, as a sentence; None where it did not."""
        return self._stop_rule.reason

    @property
    def learning_rate(self) -> float:
        """The rate of the next step, after the schedule."""
        config, done = self.config, self.epochs_done
        rate = config.learning_rate
        if config.warm_up_epochs:
            rate *= warm_up(done, config.warm_up_epochs)
        if config.epochs is None:
            return rate
        return rate * SCHEDULES[config.schedule](done / config.epochs)

    # Numbers that overflow end in a DivergedError, not in a warning on standard error as well.
    @np.errstate(all="ignore")
    def run(self, control: RunControl, outbox: Outbox) -> Outcome:
        """Learn until stopped or finished, as the control says; leave snapshots in the outbox.

        Raises DivergedError where loss or parameters leave the numbers behind.
        """
        while not self.is_finished:
            turn = control.next_turn(self.config.batch_size)
            since = perf_counter()
            if turn is Turn.UPDATE:
                self.take_step()
                if outbox.is_empty:
                    self._publish(outbox)
            elif turn is Turn.EXAMPLE:
                self._show_example()
                self._publish(outbox)
            elif turn is Turn.CHANGE:
                self.apply_changes(control.take_changes())
            elif turn is Turn.CHECKPOINT:
                control.give_checkpoint(self.checkpoint())
                continue
            else:
                self._publish(outbox)
                if turn is Turn.STOP:
                    self.shelve()
                    return Outcome.STOPPED
                control.wait()
                continue
            self.training_seconds += perf_counter() - since
            if self.training_seconds >= self._next_diagnosis and self.step > self._diagnosed_step:
                self._diagnose()
            if self._is_evaluation_due():
                since = perf_counter()
                self._evaluate_where_due(control)
                self.evaluation_seconds += perf_counter() - since
        self._publish(outbox)
        return Outcome.FINISHED

    def take_step(self) -> None:
        """Learn one batch: gradient, update, a row in the log. Allocates nothing."""
        batch_size = self.config.batch_size
        count = self._feed.next_size(batch_size)
        rate = self.learning_rate
        self._example = self._feed.example_at(count - 1)
        inputs, labels = self._feed.next_batch(batch_size)
        self._last_batch = inputs, labels
        loss, correct = self._updater.step(inputs, labels, rate)
        self._shown_examples = 0
        self.step += 1
        self.examples_seen += count
        self.log.append_step(self.step, loss, correct / count, rate)
        self._watch.add(self.step, loss, correct / count, rate)

    def begin_epoch(self) -> None:
        """Shuffle the examples for the next epoch."""
        self._feed.begin_epoch()

    def apply_changes(self, changes: dict[str, object]) -> None:
        """Take over changed settings; raises SettingError for one that needs new weights."""
        for name in changes:
            if name not in CHANGEABLE:
                raise SettingError(
                    f"The setting {name!r} needs new weights; apply it to a new run."
                )
        before, self.config = self.config, self.config.changed(**changes)
        self._updater.apply(self.config)
        if self.config.augmentation != before.augmentation:
            self._feed.augmenter = self._new_augmenter()
        self._shown_examples = 0

    def edit(self, parameters: FloatArray, held: MaskArray) -> None:
        """Take over parameters that were edited by hand, while `run` is not going on.

        parameters: (parameters,), copied. held: (parameters,), True for those that training is to
        leave alone from now on.
        """
        np.copyto(self.network.parameters, parameters)
        self.hold(held)
        self.revision += 1

    @property
    def held(self) -> MaskArray | None:
        """Which parameters training leaves alone, (parameters,); None for none of them."""
        return self._updater.held

    def hold(self, mask: MaskArray) -> None:
        """Leave the parameters where the mask is True, (parameters,), as they are from now on."""
        self._updater.hold(mask)

    def snapshot(
        self, with_gradient: bool = False, parameters: FloatArray | None = None
    ) -> Snapshot:
        """Return a copy of the present state, with the gradient of the last batch or without.

        parameters: a read-only copy of the network's, where there is one already.
        """
        if parameters is None:
            parameters = recycled_copy(self.network.parameters)
            parameters.flags.writeable = False
        return Snapshot(
            run_id=self.run_id,
            revision=self.revision,
            step=self.step,
            epochs_done=self.epochs_done,
            examples_seen=self.examples_seen,
            parameters=parameters,
            loss=self._watch.loss,
            accuracy=self._watch.accuracy,
            learning_rate=self.learning_rate,
            example=self._example,
            training_seconds=self.training_seconds,
            gradient=self._last_gradient() if with_gradient else None,
        )

    def checkpoint(self) -> Checkpoint:
        """Return where the run stands, copied; between two steps, for whoever owns the network."""
        parameters = self.network.parameters.copy()
        parameters.flags.writeable = False
        return Checkpoint(
            config=self.config,
            step=self.step,
            revision=self.revision,
            epoch=self._feed.epoch,
            position=self._feed.position,
            examples_seen=self.examples_seen,
            parameters=parameters,
            first_parameters=self.first_parameters,
            held=self.held,
            # A finished run goes on as a new one, with an empty state.
            updater=self._updater.state() if self.step and not self.is_finished else None,
            losses=self._watch.losses,
            accuracies=self._watch.accuracies,
            stop_reason=self.stop_reason,
            training_seconds=self.training_seconds,
            evaluation_seconds=self.evaluation_seconds,
        )

    def resume(self, checkpoint: Checkpoint, log: MetricLog) -> None:
        """Go on from where a run with these settings, data and first weights stood; before `run`.

        log: its metrics. Raises ShapeError or SettingError where the checkpoint cannot be theirs.
        """
        if checkpoint.parameters.shape != self.network.parameters.shape:
            raise SettingError("The weights of the run do not fit its network.")
        np.copyto(self.network.parameters, checkpoint.parameters)
        if checkpoint.held is not None:
            self.hold(checkpoint.held)
        if checkpoint.updater is not None:
            self._updater.restore(checkpoint.updater)
        if checkpoint.position < len(self.dataset.train.labels):
            self._feed.seek(checkpoint.epoch, checkpoint.position)
        else:
            # There may be fewer images than there were.
            self._feed.seek(checkpoint.epoch + 1, 0)
        self._watch.restore(checkpoint.losses, checkpoint.accuracies)
        self._stop_rule.reason = checkpoint.stop_reason
        self.step = self._evaluated_step = self._diagnosed_step = checkpoint.step
        self.revision = checkpoint.revision
        self.examples_seen = checkpoint.examples_seen
        self.training_seconds = self._next_diagnosis = checkpoint.training_seconds
        self.evaluation_seconds = checkpoint.evaluation_seconds
        self.log = log

    def evaluation_on(self, split: Split) -> Evaluation | None:
        """Return how the network answers now, None without examples.

        Raises DivergedError where its weights are numbers, but its answers are not.
        """
        try:
            return evaluate(self.network, split.images, split.labels) if len(split) else None
        except OverflowedError as error:
            reason = "the network's answers are no longer numbers"
            # Schedules end at a rate of 0.
            raise DivergedError(self.step, self.config.learning_rate, reason) from error

    def shelve(self) -> None:
        """Let go of the buffers of a run that stands still; they come back when it goes on."""
        self._updater.shelve()

    def _publish(self, outbox: Outbox) -> None:
        self._check_finite()
        outbox.put(self.snapshot(outbox.wants_gradient))

    def _last_gradient(self) -> FloatArray | None:
        if self._last_batch is None:
            return None
        gradient = self._updater.gradient(*self._last_batch)
        gradient.flags.writeable = False
        return gradient

    def _check_finite(self) -> None:
        if not np.isfinite(self.network.parameters).all():
            raise DivergedError(self.step, self.learning_rate, "a weight is no longer a number")

    def _show_example(self) -> None:
        """Show the next example of the batch; when it was the last, take the step."""
        count = self._feed.next_size(self.config.batch_size)
        if self._shown_examples < count - 1:
            self._example = self._feed.example_at(self._shown_examples)
            self._shown_examples += 1
        else:
            self.take_step()

    def _diagnose(self) -> None:
        """Look into the layers, with the first examples of the training split, always the same."""
        since = perf_counter()
        train = self.dataset.train
        images, labels = train.images[:_DIAGNOSED_EXAMPLES], train.labels[:_DIAGNOSED_EXAMPLES]
        inputs = as_inputs(images.reshape(len(images), -1))
        gradient = self._updater.gradient(inputs, labels)
        self.log.append_diagnostics(diagnose(self.network, gradient, inputs, self.step))
        seconds = perf_counter() - since
        self.evaluation_seconds += seconds
        self._diagnosed_step = self.step
        self._next_diagnosis = self.training_seconds + max(DIAGNOSED_EVERY, 100 * seconds)

    def _is_evaluation_due(self) -> bool:
        if self.step == self._evaluated_step or self._shown_examples:
            return False
        if self._feed.is_at_end:
            return True
        every = max(1, len(self.dataset.train.labels) // VALIDATIONS_PER_EPOCH)
        position, batch_size = self._feed.position, self.config.batch_size
        return position % every < batch_size <= position

    def _evaluate_where_due(self, control: RunControl) -> None:
        """Validate; at the epoch's end test as well, and begin the next epoch."""
        self._check_finite()
        self._evaluated_step = self.step
        ended = self._feed.is_at_end
        on_validation = self.evaluation_on(self.dataset.validation)
        on_test = self.evaluation_on(self.dataset.test) if ended else None
        if ended:
            self.begin_epoch()
        if on_validation or on_test:
            self.log.append_evaluation(
                EvaluationRow(
                    step=self.step,
                    epochs_done=self.epochs_done,
                    validation_accuracy=on_validation.accuracy if on_validation else None,
                    validation_loss=on_validation.loss if on_validation else None,
                    test_accuracy=on_test.accuracy if on_test else None,
                    test_loss=on_test.loss if on_test else None,
                )
            )
            self._stop_rule.judge(self.log, self.config, ended)
        if ended:
            control.epoch_ended()

    def _new_augmenter(self) -> Augmenter | None:
        augmentation = self.config.augmentation
        if augmentation.is_nothing:
            return None
        return Augmenter(augmentation, self.config.seed, min(BLOCK, len(self.dataset.train)))

    def _order_of_epoch(self, epoch: int) -> IndexArray:
        return epoch_order(len(self.dataset.train.labels), self.config.seed, epoch)


def new_network(config: TrainingConfig, dataset: Dataset) -> Network:
    """Return a network of the config's shape with the first weights of its seed."""
    network = Network(config.layer_sizes(len(dataset.classes)), config.activations, config.output)
    initialize(network, config.initial_weights, config.seed, config.initial_scale)
    return network


def _check_fit(network: Network, dataset: Dataset) -> None:
    if not len(dataset.train):
        raise SettingError(f"{dataset.title} has no training images; choose another data set.")
    inputs, classes = network.layer_sizes[0], network.layer_sizes[-1]
    pixels = int(np.prod(dataset.train.images.shape[1:]))
    if inputs != pixels or classes != len(dataset.classes):
        raise SettingError(
            f"A network with {inputs} inputs and {classes} outputs cannot learn {dataset.title}, "
            f"which has {pixels} pixels and {len(dataset.classes)} classes."
        )
