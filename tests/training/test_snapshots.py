"""The place for the newest snapshot."""

import numpy as np
import pytest

from visualnet.data.datasets import Dataset
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Outcome, Trainer


def test_the_newest_is_taken_once(tiny_dataset: Dataset) -> None:
    trainer, outbox = Trainer(TrainingConfig(hidden=(4,)), tiny_dataset), Outbox()
    assert outbox.is_empty
    assert outbox.take() is None
    outbox.put(trainer.snapshot())
    trainer.take_step()
    outbox.put(trainer.snapshot())
    assert not outbox.is_empty
    taken = outbox.take()
    assert taken is not None
    assert taken.step == 1
    assert outbox.is_empty
    assert outbox.take() is None


def test_a_state_left_behind_is_taken_after_the_one_that_waits(tiny_dataset: Dataset) -> None:
    trainer, outbox = Trainer(TrainingConfig(hidden=(4,)), tiny_dataset), Outbox()
    first, second = trainer.snapshot(), trainer.snapshot()
    outbox.put(first)
    outbox.put_behind(second)
    assert outbox.take() is first
    # A new one is worth making, and is shown instead.
    assert outbox.is_empty
    assert outbox.take() is second
    assert outbox.take() is None
    outbox.put_behind(first)
    outbox.put(second)
    assert outbox.take() is second
    assert outbox.take() is None


def test_there_are_states_to_show_while_an_epoch_is_measured(
    tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = TrainingConfig(hidden=(4,), batch_size=10, epochs=1)
    trainer, control, outbox = Trainer(config, tiny_dataset), RunControl(), Outbox()
    evaluate, shown = trainer.evaluation_on, []

    def evaluation_on(split: object) -> object:
        if trainer.epochs_done == 1:
            shown.append([state.step for state in iter(outbox.take, None)])
        return evaluate(split)

    monkeypatch.setattr(trainer, "evaluation_on", evaluation_on)
    control.play()
    assert trainer.run(control, outbox) is Outcome.FINISHED
    first, last = shown[0]
    assert first < last == trainer.step
    assert not any(shown[1:])


def test_a_snapshot_is_a_copy_that_nobody_can_write_into(tiny_dataset: Dataset) -> None:
    trainer = Trainer(TrainingConfig(hidden=(4,), batch_size=8), tiny_dataset)
    first = trainer.snapshot()
    assert np.isnan(first.loss)
    assert first.example is None
    kept = first.parameters.copy()
    trainer.take_step()
    assert np.array_equal(first.parameters, kept)
    assert not np.array_equal(trainer.snapshot().parameters, kept)
    assert not first.parameters.flags.writeable
    assert not trainer.first_parameters.flags.writeable
    assert np.array_equal(trainer.first_parameters, kept)


def test_a_snapshot_says_where_the_run_is(tiny_dataset: Dataset) -> None:
    trainer = Trainer(TrainingConfig(hidden=(4,), batch_size=8, epochs=4), tiny_dataset)
    for _ in range(5):
        trainer.take_step()
    snapshot = trainer.snapshot()
    assert (snapshot.run_id, snapshot.revision, snapshot.step) == (trainer.run_id, 0, 5)
    assert (snapshot.examples_seen, snapshot.epochs_done) == (40, 0.4)
    assert snapshot.loss == trainer.log.step_rows()["loss"][-1]
    assert snapshot.example in range(100)


def test_runs_have_numbers_of_their_own(tiny_dataset: Dataset) -> None:
    config = TrainingConfig(hidden=(4,))
    assert Trainer(config, tiny_dataset).run_id != Trainer(config, tiny_dataset).run_id


def test_a_snapshot_holds_the_gradient_where_it_is_wanted(tiny_dataset: Dataset) -> None:
    trainer = Trainer(TrainingConfig(hidden=(8,), batch_size=8), tiny_dataset)
    assert trainer.snapshot(with_gradient=True).gradient is None
    trainer.take_step()
    assert trainer.snapshot().gradient is None
    gradient = trainer.snapshot(with_gradient=True).gradient
    assert gradient is not None
    assert gradient.shape == trainer.network.parameters.shape
    assert np.abs(gradient).max() > 0
    with pytest.raises(ValueError, match="read-only"):
        gradient[0] = 1


def test_the_loss_told_is_a_mean_of_steps_that_validation_can_be_compared_with(
    tiny_dataset: Dataset,
) -> None:
    trainer = Trainer(TrainingConfig(hidden=(4,), batch_size=1, epochs=4), tiny_dataset)
    for _ in range(90):
        trainer.take_step()
    # A twentieth of 90 steps is less than a fifth of an epoch of 100.
    losses = trainer.log.step_rows()["loss"]
    assert np.isclose(trainer.snapshot().loss, losses[-4:].mean())
