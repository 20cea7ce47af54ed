"""A run that goes on from a checkpoint learns what it would have learnt without a break."""

from dataclasses import replace

import numpy as np
import pytest

from visualnet.data.datasets import Dataset, Split
from visualnet.errors import SettingError, ShapeError
from visualnet.nn.edits import Freeze
from visualnet.nn.parts import Part
from visualnet.training.config import TrainingConfig
from visualnet.training.history import RECENT_STEPS, EvaluationRow, MetricLog
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.trainer import Outcome, Trainer


@pytest.fixture(scope="module")
def dataset(mnist) -> Dataset:
    def few(split: Split, count: int) -> Split:
        return Split(split.images[:count], split.labels[:count])

    return Dataset(
        "few",
        "Few digits",
        mnist.classes,
        few(mnist.train, 300),
        few(mnist.validation, 50),
        few(mnist.test, 50),
    )


def go(trainer: Trainer, steps: int) -> None:
    for _ in range(steps):
        if trainer.is_at_epoch_end:
            trainer.begin_epoch()
        trainer.take_step()


def resumed(checkpoint: Checkpoint, dataset: Dataset, log: MetricLog | None = None) -> Trainer:
    first = Trainer(checkpoint.config, dataset).network.with_parameters(
        checkpoint.first_parameters.copy()
    )
    trainer = Trainer(checkpoint.config, dataset, first)
    trainer.resume(checkpoint, log or MetricLog())
    return trainer


@pytest.mark.slow
@pytest.mark.parametrize("optimizer", ["sgd", "nesterov", "rmsprop", "adam", "adamw"])
@pytest.mark.parametrize("extras", [{}, {"dropout": 0.3, "augment_shift": 2.0, "l2": 0.01}])
@pytest.mark.parametrize("stop_at", [3, 17, 95])
def test_it_goes_on_bit_for_bit(dataset, optimizer, extras, stop_at) -> None:
    config = TrainingConfig(
        hidden=(9,), optimizer=optimizer, learning_rate=0.01, batch_size=7, epochs=None, **extras
    )
    whole, broken = Trainer(config, dataset), Trainer(config, dataset)
    go(whole, stop_at + 60)
    go(broken, stop_at)
    later = resumed(broken.checkpoint(), dataset)
    assert later.step == stop_at
    assert later.epochs_done == broken.epochs_done
    go(later, 60)
    assert (later.network.parameters == whole.network.parameters).all()
    assert later.examples_seen == whole.examples_seen
    assert later.snapshot().loss == pytest.approx(whole.snapshot().loss)


def test_what_is_held_stays_held(dataset) -> None:
    trainer = Trainer(TrainingConfig(hidden=(9,), epochs=None), dataset)
    go(trainer, 5)
    mask = Freeze(Part(1, 3)).mask(trainer.network)
    trainer.hold(mask)
    later = resumed(trainer.checkpoint(), dataset)
    before = later.network.parameters.copy()
    go(later, 5)
    assert (later.network.parameters[mask] == before[mask]).all()
    assert (later.network.parameters[~mask] != before[~mask]).any()


def test_a_finished_run_is_finished_still(dataset, in_thread) -> None:
    trainer = Trainer(TrainingConfig(hidden=(9,), epochs=2), dataset)
    run = in_thread(trainer)
    run.control.play()
    assert run.end() is Outcome.FINISHED
    later = resumed(trainer.checkpoint(), dataset, trainer.log)
    assert later.is_finished
    assert later.log.latest_test_accuracy == trainer.log.latest_test_accuracy


def test_a_run_tells_where_it_stands_while_it_goes_and_while_it_rests(dataset, in_thread) -> None:
    trainer = Trainer(TrainingConfig(hidden=(9,), epochs=None), dataset)
    run = in_thread(trainer)
    run.control.meet()
    assert run.control.ask_checkpoint().result(20).step == 0
    run.play_a_little()
    first = run.control.ask_checkpoint().result(20)
    second = run.control.ask_checkpoint().result(20)
    assert 0 < first.step <= second.step
    # Nothing was lost on the way: a checkpoint is a state that an undisturbed run passes.
    alone = Trainer(trainer.config, dataset)
    go(alone, first.step)
    assert (alone.network.parameters == first.parameters).all()
    assert not first.parameters.flags.writeable


def test_whoever_asks_too_late_is_not_left_waiting(dataset, in_thread) -> None:
    run = in_thread(Trainer(TrainingConfig(hidden=(9,), epochs=None), dataset))
    run.control.meet()
    run.control.stop()
    run.end()
    waiting = run.control.ask_checkpoint()
    run.control.end()
    assert waiting.cancelled()
    assert run.control.ask_checkpoint().cancelled()


@pytest.mark.parametrize("what", ["weights", "optimizer", "generator"])
def test_what_does_not_belong_together_is_refused(dataset, what) -> None:
    config = TrainingConfig(hidden=(9,), epochs=None)
    trainer = Trainer(config, dataset)
    go(trainer, 3)
    good = trainer.checkpoint()
    if what == "weights":
        other = Trainer(config.changed(hidden=(8,)), dataset)
    elif what == "optimizer":
        other = Trainer(config.changed(optimizer="adam"), dataset)
    else:
        other = Trainer(config, dataset)
    if what == "generator":
        good.updater.generator["state"] = {"state": -1, "inc": "x"}
    with pytest.raises((SettingError, ShapeError)):
        other.resume(good, MetricLog())


def test_where_images_became_fewer_it_goes_on_with_the_next_epoch(dataset) -> None:
    trainer = Trainer(TrainingConfig(hidden=(9,), batch_size=30, epochs=None), dataset)
    go(trainer, 4)
    few = Split(dataset.train.images[:100], dataset.train.labels[:100])
    later = resumed(trainer.checkpoint(), replace(dataset, train=few))
    assert later.epochs_done == 1
    go(later, 5)
    assert later.examples_seen == 4 * 30 + 100 + 30
    assert np.isfinite(later.network.parameters).all()


def test_a_log_goes_on_after_its_rows() -> None:
    count = 2 * RECENT_STEPS + 30_000
    rows = np.tile(np.arange(count, dtype=float), (4, 1))
    log = MetricLog.restored(rows, [EvaluationRow(5, 1.0, 0.5, test_accuracy=0.75)])
    kept = log.step_rows()
    assert kept["step"][-1] == count - 1
    assert len(kept["step"]) <= 2 * RECENT_STEPS + 20_000
    assert log.latest_test_accuracy == 0.75
    log.append_step(count, 0.5, 0.5, 0.5)
    assert log.step_rows()["step"][-1] == count
    assert (np.diff(log.step_rows()["step"]) > 0).all()
