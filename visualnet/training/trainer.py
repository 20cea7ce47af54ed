"""One run: a network learning from a data set, step by step, under a control."""

from enum import Enum, auto
from time import perf_counter

import numpy as np

from visualnet.data.datasets import Dataset
from visualnet.errors import DivergedError, SettingError
from visualnet.nn.network import Network, as_inputs
from visualnet.nn.thread_choice import fitting_threads
from visualnet.sentences import Sentence
from visualnet.settings_table import CHANGEABLE
from visualnet.training.control import RunControl, Turn
from visualnet.training.diagnostics import diagnose
from visualnet.training.fitting import check_augmentation
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import Event
from visualnet.training.run_state import RunState
from visualnet.training.snapshots import Outbox
from visualnet.training.stopping import ALL_EPOCHS_DONE, keeps_best

VALIDATIONS_PER_EPOCH = 4

DIAGNOSED_EVERY = 0.1
"""Seconds of training between two looks into the layers, or more: they take a hundredth of it."""

_DIAGNOSED_EXAMPLES = 256


class Outcome(Enum):
    """Why `Trainer.run` returned."""

    STOPPED = auto()
    FINISHED = auto()


class Trainer(RunState):
    """A run from its first weights on. While `run` is going, its thread owns `network`."""

    # Numbers that overflow end in a DivergedError, not in a warning on standard error as well.
    @np.errstate(all="ignore")
    def run(self, control: RunControl, outbox: Outbox) -> Outcome:
        """Learn until stopped or finished, as the control says; leave snapshots in the outbox.

        Raises DivergedError where loss or parameters leave the numbers behind; the state at that
        step is left all the same if its parameters are numbers.
        """
        try:
            return self._run(control, outbox)
        except DivergedError:
            if np.isfinite(self.network.parameters).all():
                outbox.put(self.snapshot())
            raise
        finally:
            self.shelve()

    def _run(self, control: RunControl, outbox: Outbox) -> Outcome:
        if not self.is_finished:
            self.settle_threads()
        while not self.is_finished:
            turn = control.next_turn(self._feed.next_size(self.config.batch_size))
            since = perf_counter()
            if turn is Turn.UPDATE:
                self._is_by_example = False
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
                    return Outcome.STOPPED
                control.wait()
                continue
            self.training_seconds += perf_counter() - since
            self._look_after_step(control, outbox)
        self._end()
        self._publish(outbox)
        return Outcome.FINISHED

    def settle_threads(self) -> None:
        """Choose how many threads products take, where that is open or there are not as many here.

        Any moment can then be made again bit for bit: from here on they are as many.
        """
        most = max(1, self.most_threads)
        if self.threads is not None and self.threads <= most:
            return
        sizes, before = self.network.layer_sizes, self.threads or 1
        self.use_threads(fitting_threads(sizes, self.config.batch_size, most))
        if self.threads != before and self.history is not None:
            self.history.add_keyframe(self.checkpoint())

    def take_measured_step(self, control: RunControl) -> None:
        """Take a step, then measure, keep a moment and end, each where it is due, as `run` does.

        For whoever takes the steps instead of `run`; there must be one left. control: hears of
        the epoch's end. Raises DivergedError as `run` does, but at an evaluation alone.
        """
        since = perf_counter()
        self.take_step()
        self.training_seconds += perf_counter() - since
        self._look_after_step(control)
        if self.is_finished:
            self._end()

    def _end(self) -> None:
        self._go_back_to_best()
        if self.history is not None:
            self.history.add_keyframe(self.checkpoint())

    def _look_after_step(self, control: RunControl, outbox: Outbox | None = None) -> None:
        """Look into the layers, measure, and keep a moment, each where it is due.

        outbox: gets what there is to show while it is measured, which takes longer than a frame.
        """
        if self.training_seconds >= self._next_diagnosis and self.step > self._diagnosed_step:
            self._diagnose()
        if self._is_evaluation_due():
            since = perf_counter()
            self.check_finite()
            if outbox is not None:
                outbox.put_behind(self.snapshot(outbox.wants_gradient))
            self._evaluate_where_due(control)
            self.evaluation_seconds += perf_counter() - since
        self.keep_moment_where_due()

    def take_step(self) -> None:
        """Learn one batch: gradient, update, a row in the log. Allocates nothing."""
        rate = self.learning_rate
        inputs, labels = self._feed.next_batch(self.config.batch_size)
        count = len(labels)
        self._example = self._feed.example_at(-1)
        self._example_number = self._batch_examples = count
        self._last_batch = inputs, labels
        loss, correct = self._updater.step(inputs, labels, rate)
        self._shown_examples = 0
        self.step += 1
        self.examples_seen += count
        self.log.append_step(self.step, loss, correct / count, rate)
        self._last_rate = rate
        self._watch.add(self.step, loss, correct / count, rate, self.config.learning_rate)

    def keep_moment_where_due(self) -> None:
        """Keep this step in the history, if it is due by its number or ends an epoch."""
        history = self.history
        # After most steps nothing is asked but this.
        if history is None or (self.step < history.next_step and self._feed.position):
            return
        is_epoch_end = self._feed.position == 0
        if not self._shown_examples and history.is_due(self.step, is_epoch_end=is_epoch_end):
            history.add_keyframe(self.checkpoint(), self._expected_steps())

    def _expected_steps(self) -> float:
        """Return how many steps the run is to have in all; 0 where nothing says so."""
        return self.step * (self.config.epochs or 0) / (self.epochs_done or 1)

    def begin_epoch(self) -> None:
        """Shuffle the examples for the next epoch."""
        self._feed.begin_epoch()

    def apply_changes(self, changes: dict[str, object]) -> None:
        """Take over changed settings; raises SettingError for one that needs new weights."""
        for name in changes:
            if name not in CHANGEABLE:
                raise SettingError(
                    "The setting {name} needs new weights; apply it to a new run.", name=repr(name)
                )
        config = self.config.changed(**changes)
        check_augmentation(config, self.dataset)
        before, self.config = self.config, config
        self._updater.apply(self.config)
        if self.config.augmentation != before.augmentation:
            self._feed.augmenter = self._new_augmenter()
        if self.history is not None:
            self.history.add_event(Event(self.step, "settings", changes), self.checkpoint())

    def _publish(self, outbox: Outbox) -> None:
        self.check_finite()
        outbox.put(self.snapshot(outbox.wants_gradient))

    def check_finite(self) -> None:
        """Raise DivergedError where a parameter is no longer a number."""
        if not np.isfinite(self.network.parameters).all():
            reason = Sentence("a weight is no longer a number")
            raise self.diverged(reason)

    def _show_example(self) -> None:
        """Show the next example of the batch; when it was the last, take the step."""
        count = self._feed.next_size(self.config.batch_size)
        self._is_by_example = True
        if self._shown_examples < count - 1:
            self._example = self._feed.example_at(self._shown_examples)
            self._shown_examples += 1
            self._example_number, self._batch_examples = self._shown_examples, count
        else:
            self.take_step()

    def _diagnose(self) -> None:
        """Look into the layers, with the first examples of the training split, always the same."""
        since = perf_counter()
        train = self.dataset.train
        labels = train.labels[:_DIAGNOSED_EXAMPLES]
        inputs = as_inputs(train.rows[:_DIAGNOSED_EXAMPLES])
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
        self._evaluated_step = self.step
        ended = self._feed.is_at_end
        on_validation = self.evaluation_on(self.dataset.validation)
        on_test = self.evaluation_on(self.dataset.test) if ended else None
        train_loss, train_accuracy = self._epoch_means() if ended else (None, None)
        if ended:
            self.begin_epoch()
        if on_validation or ended:
            self.log.append_evaluation(
                EvaluationRow(
                    step=self.step,
                    epochs_done=self.epochs_done,
                    validation_accuracy=on_validation.accuracy if on_validation else None,
                    validation_loss=on_validation.loss if on_validation else None,
                    test_accuracy=on_test.accuracy if on_test else None,
                    test_loss=on_test.loss if on_test else None,
                    train_accuracy=train_accuracy,
                    train_loss=train_loss,
                )
            )
            self._stop_rule.judge(self.log, self.config, ended)
            if ended:
                self.judge_epoch(self.log.epochs()[-1])
        if ended:
            control.epoch_ended()

    def judge_epoch(self, row: EvaluationRow) -> None:
        """Keep the weights of the epoch that ends, if it is the best so far and that is asked for.

        row: what was measured of it.
        """
        if keeps_best(self.config):
            self._best.judge(row, self.network.parameters)

    def _go_back_to_best(self) -> None:
        """End with the weights of the best epoch, where that is asked for and was not the last."""
        if self.stop_kind == "target":
            self._best.forget()
        row = self._best.row
        if row is None or row.step == self.step or not keeps_best(self.config):
            return
        self._stop_rule.end_with("epochs", ALL_EPOCHS_DONE)
        self._best.hand_over(self.network.parameters)
        self.log.keep(row)

    def _epoch_means(self) -> tuple[float, float]:
        """Return the mean loss and accuracy of the steps of the epoch that ends."""
        return self.log.means_of_last(-(-len(self.dataset.train) // self.config.batch_size))


def resumed_trainer(
    point: Checkpoint, network: Network, dataset: Dataset, log: MetricLog | None = None
) -> Trainer:
    """Return a fresh trainer that stands where a run stood, with the settings of the checkpoint.

    network: of the run, for its shape. dataset: what it learns from. log: its metrics until then,
    which are gone on with; by them it may end early, or with its best weights. Raises ShapeError
    or SettingError where these do not fit.
    """
    trainer = Trainer(point.config, dataset, network.with_parameters(point.first_parameters))
    trainer.resume(point, MetricLog() if log is None else log)
    return trainer
