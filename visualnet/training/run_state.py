"""Where a run stands: its network, its place in the data, and copies of both."""

import itertools
from concurrent.futures import Executor

import numpy as np

from visualnet.arrays import FloatArray, IndexArray, MaskArray, PixelArray, TargetArray
from visualnet.data.augmentation import BLOCK, Augmenter
from visualnet.data.batches import epoch_order
from visualnet.data.datasets import Dataset, Split
from visualnet.errors import DivergedError, OverflowedError, SettingError
from visualnet.nn.buffer_pool import recycled_copy
from visualnet.nn.network import Network
from visualnet.sentences import Sentence
from visualnet.training.batch_feed import BatchFeed, as_pixels
from visualnet.training.config import TrainingConfig
from visualnet.training.evaluation import Evaluation, evaluate
from visualnet.training.fitting import check_augmentation, check_fit, new_network
from visualnet.training.history import MetricLog
from visualnet.training.loss_watch import LossWatch, averaged_steps
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import Event, History
from visualnet.training.snapshots import Snapshot
from visualnet.training.stopping import BestWeights, StopRule
from visualnet.training.updater import Updater

_run_ids = itertools.count(1)


class RunState:
    """Base of the trainer, which takes the steps.

    network: the one that learns. log: the metrics so far. history: where its moments are kept, None
    where they are not. first_parameters: those that the run began with, read-only. threads: that
    its products take; None, and then one, before that is chosen. most_threads: that may be chosen.
    revision: which edit the weights come from, 0 for none; last_revision: the highest so far.
    """

    def __init__(
        self, config: TrainingConfig, dataset: Dataset, network: Network | None = None
    ) -> None:
        """network: trained on from its present weights (a copy is made); None draws new ones.

        Raises SettingError where the network does not fit the data, or there is none.
        """
        self.run_id = next(_run_ids)
        self.revision = self.last_revision = 0
        self.config = config
        self.dataset = dataset
        self.network = network.copy() if network is not None else new_network(config, dataset)
        check_fit(self.network, dataset)
        check_augmentation(config, dataset)
        self.first_parameters = self.network.parameters.copy()
        self.first_parameters.flags.writeable = False
        self.log = MetricLog()
        self.history: History | None = None
        self.threads: int | None = None
        self.most_threads = 1
        self.step = 0
        self.examples_seen = 0
        self.training_seconds = 0.0
        self.evaluation_seconds = 0.0
        self._updater = Updater(self.network, config)
        train = dataset.train
        self._feed = BatchFeed(train.rows, train.labels, self._order_of_epoch)
        self._feed.augmenter = self._new_augmenter()
        self._shown_examples = 0
        self._example: int | None = None
        self._example_number = self._batch_examples = 0
        self._is_by_example = False
        self._last_rate = config.learning_rate
        # Views of the feed's buffers, good until the next batch.
        self._last_batch: tuple[FloatArray, TargetArray] | None = None
        self._evaluated_step = 0
        self._stop_rule = StopRule()
        self._best = BestWeights()
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
    def stop_kind(self) -> str | None:
        """The same in one word, see `StopRule`."""
        return self._stop_rule.kind

    @property
    def weights_step(self) -> int:
        """The step that the weights are of: the last, or that of the epoch gone back to."""
        return self.log.kept.step if self.log.kept else self.step

    @property
    def learning_rate(self) -> float:
        """The rate of the next step, after the schedule."""
        return self.config.rate_at(self.epochs_done)

    def edit(self, parameters: FloatArray, held: MaskArray, revision: int | None = None) -> None:
        """Take over parameters that were edited by hand, while `run` is not going on.

        parameters: (parameters,), copied; where they are read-only, a moment keeps them as they
        are. held: (parameters,), True for those that training is to leave alone from now on.
        revision: which they had at this step before, None for new ones.
        """
        np.copyto(self.network.parameters, parameters)
        self.hold(held)
        # To go back beyond the edit would undo it.
        self._best.forget()
        if revision is None:
            revision = self.last_revision + 1
        self.revision = revision
        self.last_revision = max(self.last_revision, revision)
        if self.history is not None:
            kept = None if parameters.flags.writeable else parameters
            self.history.add_event(Event(self.step, "edit"), self.checkpoint(kept))

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
        kept = self.log.kept
        loss, accuracy = (kept.train_loss, kept.train_accuracy) if kept else (None, None)
        averaged = averaged_steps(self.step, len(self.dataset.train) / self.config.batch_size)
        return Snapshot(
            run_id=self.run_id,
            revision=self.revision,
            step=self.weights_step,
            epochs_done=kept.epochs_done if kept else self.epochs_done,
            examples_seen=self.examples_seen,
            parameters=parameters,
            loss=self._watch.mean_loss(averaged) if loss is None else loss,
            accuracy=self._watch.mean_accuracy(averaged) if accuracy is None else accuracy,
            learning_rate=self.learning_rate,
            example=self._example,
            training_seconds=self.training_seconds,
            gradient=self._last_gradient() if with_gradient else None,
            example_number=self._example_number,
            batch_examples=self._batch_examples,
            is_by_example=self._is_by_example,
            example_image=self._example_image(),
        )

    def checkpoint(self, parameters: FloatArray | None = None) -> Checkpoint:
        """Return where the run stands, copied; between two steps, for whoever owns the network.

        parameters: as for `snapshot`.
        """
        if parameters is None:
            parameters = recycled_copy(self.network.parameters)
            parameters.flags.writeable = False
        return Checkpoint(
            config=self.config,
            step=self.step,
            revision=self.revision,
            epoch=self._feed.epoch,
            position=self._feed.position,
            examples_seen=self.examples_seen,
            weights=parameters,
            first_parameters=self.first_parameters,
            held=self.held,
            # A finished run goes on as a new one, with an empty state.
            updater=self._updater.state() if self.step and not self.is_finished else None,
            losses=self._watch.losses,
            accuracies=self._watch.accuracies,
            stop_reason=self.stop_reason,
            training_seconds=self.training_seconds,
            evaluation_seconds=self.evaluation_seconds,
            best=self._best.state(),
            kept_step=self.log.kept.step if self.log.kept else None,
            threads=self.threads,
        )

    def resume(self, checkpoint: Checkpoint, log: MetricLog) -> None:
        """Go on from where a run with these settings, data and first weights stood; before `run`.

        log: its metrics. Raises ShapeError or SettingError where the checkpoint cannot be theirs.
        """
        parameters = checkpoint.parameters
        if parameters.shape != self.network.parameters.shape:
            raise SettingError("The weights of the run do not match its network.")
        np.copyto(self.network.parameters, parameters)
        if checkpoint.threads is not None:
            self.use_threads(checkpoint.threads)
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
        self.revision = self.last_revision = checkpoint.revision
        self.examples_seen = checkpoint.examples_seen
        self.training_seconds = self._next_diagnosis = checkpoint.training_seconds
        self.evaluation_seconds = checkpoint.evaluation_seconds
        self.log = log
        self._best.restore(checkpoint.best, log)
        kept = None if checkpoint.kept_step is None else log.epoch_at(checkpoint.kept_step)
        if kept is not None and self.is_finished:
            log.keep(kept)

    def use_threads(self, threads: int) -> None:
        """Have products take so many threads from the next step on."""
        self.threads = threads
        self._updater.use_threads(threads)

    def share_updates(self, helper: Executor | None) -> None:
        """Let a thread take part in large steps, bit for bit; None: no longer."""
        self._updater.share(helper)

    def evaluation_on(self, split: Split) -> Evaluation | None:
        """Return how the network answers now, None without examples.

        Raises DivergedError where its weights are numbers, but its answers are not.
        """
        try:
            return evaluate(self.network, split.inputs, split.labels) if len(split) else None
        except OverflowedError as error:
            reason = Sentence("the network's answers are no longer numbers")
            raise self.diverged(reason) from error

    def diverged(self, reason: str) -> DivergedError:
        """Return the error of a run that left the numbers behind; reason: a clause."""
        return DivergedError(
            self.step,
            self._last_rate,
            reason,
            self.config.learning_rate,
            is_of_first_weights=self._watch.began_too_high,
        )

    def shelve(self) -> None:
        """Let go of the buffers of a run that stands still; they come back when it goes on."""
        self._updater.shelve()
        self._feed.shelve()

    def _example_image(self) -> PixelArray | None:
        """Return the example as augmentation has changed it, None where there is none."""
        if self._feed.augmenter is None or self._example is None:
            return None
        if self._shown_examples:
            image = self._feed.image_at(self._shown_examples - 1)
        elif self._last_batch is not None:
            image = as_pixels(self._last_batch[0][-1])
        else:
            return None
        image.flags.writeable = False
        return image.reshape(self.dataset.train.images.shape[1:])

    def _last_gradient(self) -> FloatArray | None:
        if self._last_batch is None:
            return None
        gradient = self._updater.gradient(*self._last_batch)
        gradient.flags.writeable = False
        return gradient

    def _new_augmenter(self) -> Augmenter | None:
        augmentation = self.config.augmentation
        if augmentation.is_nothing:
            return None
        return Augmenter(augmentation, self.config.seed, min(BLOCK, len(self.dataset.train)))

    def _order_of_epoch(self, epoch: int) -> IndexArray:
        return epoch_order(len(self.dataset.train.labels), self.config.seed, epoch)
