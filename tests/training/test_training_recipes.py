"""What the settings beyond plain descent do to a run: seen in its weights, log and end."""

from dataclasses import replace

import numpy as np
import pytest

from visualnet.data.datasets import Dataset, Split
from visualnet.nn.optimizers import OPTIMIZERS
from visualnet.number_text import number_text
from visualnet.settings_table import CHANGEABLE
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.training.snapshots import Outbox
from visualnet.training.stopping import StopRule, substitute_note
from visualnet.training.trainer import Outcome, Trainer

CONFIG = TrainingConfig(hidden=(8,), batch_size=8, epochs=6, learning_rate=0.05)


def played(config: TrainingConfig, dataset: Dataset) -> Trainer:
    trainer, control = Trainer(config, dataset), RunControl()
    control.play()
    assert trainer.run(control, Outbox()) is Outcome.FINISHED
    return trainer


def weights_size(trainer: Trainer) -> float:
    return float(sum(np.square(w).sum() for w in trainer.network.weights))


@pytest.mark.parametrize("optimizer", list(OPTIMIZERS))
def test_every_optimizer_learns_and_repeats_itself(optimizer: str, tiny_dataset: Dataset) -> None:
    rate = 0.3 if optimizer in ("sgd", "nesterov") else 0.02
    config = CONFIG.changed(optimizer=optimizer, learning_rate=rate, epochs=20)
    first, second = played(config, tiny_dataset), played(config, tiny_dataset)
    assert first.log.latest_test_accuracy == 1.0
    assert first.network.parameters.tobytes() == second.network.parameters.tobytes()


@pytest.mark.slow
@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw"])
@pytest.mark.parametrize("penalty", ["l1", "l2"])
def test_penalties_keep_weights_small(penalty: str, optimizer: str, tiny_dataset: Dataset) -> None:
    config = CONFIG.changed(optimizer=optimizer, learning_rate=0.01, epochs=30)
    free = weights_size(played(config, tiny_dataset))
    held = weights_size(played(config.changed(**{penalty: 0.1}), tiny_dataset))
    assert held < 0.9 * free


@pytest.mark.slow
def test_l1_leaves_few_weights_that_matter(tiny_dataset: Dataset) -> None:
    # Most pixels of the tiny images are never inked, and only a penalty moves their weights.
    sparse = played(CONFIG.changed(l1=0.01, epochs=30), tiny_dataset).network.weights[0]
    free = played(CONFIG.changed(epochs=30), tiny_dataset).network.weights[0]
    assert np.mean(np.abs(sparse) < 0.01) > np.mean(np.abs(free) < 0.01) + 0.3


def test_dropout_is_of_the_seed_and_can_be_switched_off(tiny_dataset: Dataset) -> None:
    config = CONFIG.changed(dropout=0.5)
    first, second = played(config, tiny_dataset), played(config, tiny_dataset)
    assert first.network.parameters.tobytes() == second.network.parameters.tobytes()
    without = played(CONFIG, tiny_dataset)
    assert not np.array_equal(first.network.parameters, without.network.parameters)
    trainer = Trainer(config, tiny_dataset)
    trainer.apply_changes({"dropout": 0.0})
    trainer.take_step()
    plain = Trainer(CONFIG, tiny_dataset)
    plain.take_step()
    assert np.array_equal(trainer.network.parameters, plain.network.parameters)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_a_clipped_first_step_is_no_longer_than_its_limit(
    optimizer: str, tiny_dataset: Dataset
) -> None:
    config = CONFIG.changed(optimizer=optimizer, learning_rate=1.0, clip_norm=0.01)
    trainer = Trainer(config, tiny_dataset)
    trainer.take_step()
    moved = trainer.network.parameters - trainer.first_parameters
    if optimizer == "sgd":
        assert np.linalg.norm(moved) == pytest.approx(0.01, rel=1e-4)
    else:
        # Its own scale is its rule's affair; the gradient's size does not matter to it.
        assert np.isfinite(moved).all()


def test_clipping_nothing_changes_nothing(tiny_dataset: Dataset) -> None:
    clipped = played(CONFIG.changed(clip_norm=1e6), tiny_dataset)
    np.testing.assert_allclose(
        clipped.network.parameters, played(CONFIG, tiny_dataset).network.parameters, atol=1e-5
    )


def test_warm_up_begins_at_nothing(tiny_dataset: Dataset) -> None:
    trainer = played(CONFIG.changed(schedule="constant", warm_up_epochs=2.0), tiny_dataset)
    rates = trainer.log.step_rows()["learning_rate"]
    assert rates[0] == 0
    assert rates[13] == pytest.approx(0.025)
    assert (rates[26:] == 0.05).all()


def test_target_accuracy_ends_the_run(tiny_dataset: Dataset) -> None:
    config = CONFIG.changed(learning_rate=0.3, epochs=None, target_accuracy=0.9)
    trainer = played(config, tiny_dataset)
    assert trainer.stop_reason is not None
    assert "the target was 90.00%" in trainer.stop_reason
    accuracies = [row.validation_accuracy for row in trainer.log.evaluations()]
    assert accuracies[-1] is not None
    assert accuracies[-1] >= 0.9
    assert all(accuracy is not None and accuracy < 0.9 for accuracy in accuracies[:-1])


@pytest.mark.slow
def test_patience_counts_epochs_whose_rows_are_not_all_kept() -> None:
    log, rule = MetricLog(), StopRule()
    config = CONFIG.changed(epochs=None, patience=30_000)
    for epoch in range(1, 40_000):
        accuracy = 0.9 if epoch == 9_999 else 0.5
        row = EvaluationRow(epoch, epoch, validation_accuracy=accuracy, train_loss=1.0)
        log.append_evaluation(replace(row, train_accuracy=0.5))
        if epoch >= 39_990:
            rule.judge(log, config, is_epoch_end=True)
            assert (rule.reason is not None) == (epoch >= 39_999)
    assert len(log.epochs()) < 30_000
    assert rule.reason is not None
    assert "90.00%" in rule.reason


def test_patience_ends_a_run_that_gets_no_better(tiny_dataset: Dataset) -> None:
    config = CONFIG.changed(learning_rate=0.0, epochs=50, patience=3)
    trainer = played(config, tiny_dataset)
    assert trainer.epochs_done == 4
    assert trainer.stop_reason is not None
    assert "for 3 epochs" in trainer.stop_reason
    assert Trainer(config, tiny_dataset).stop_reason is None


def without_validation(dataset: Dataset) -> Dataset:
    return replace(dataset, validation=dataset.train.part(0, 0))


def test_patience_without_validation_images_watches_the_training_loss(
    tiny_dataset: Dataset,
) -> None:
    # Test images that are never read rightly would end a run that was judged by them.
    wrong = Split(tiny_dataset.test.images, (tiny_dataset.test.labels + 1) % np.uint8(10))
    dataset = replace(without_validation(tiny_dataset), test=wrong)
    config = CONFIG.changed(learning_rate=0.05, schedule="constant", epochs=12, patience=2)
    trainer = played(config, dataset)
    assert (trainer.epochs_done, trainer.stop_reason) == (12, None)
    losses = [row.train_loss or 0.0 for row in trainer.log.epochs()]
    assert losses == sorted(losses, reverse=True)
    still = played(config.changed(learning_rate=0.0, batch_size=100), dataset)
    assert still.epochs_done == 3
    first = number_text(still.log.epochs()[0].train_loss or 0.0, 4)
    reason = f"The training loss has not fallen below {first} for 2 epochs."
    assert still.stop_reason == reason


def test_a_target_without_validation_images_is_one_of_the_training_accuracy(
    tiny_dataset: Dataset,
) -> None:
    config = CONFIG.changed(learning_rate=0.3, epochs=None, target_accuracy=0.9)
    trainer = played(config, without_validation(tiny_dataset))
    *before, last = trainer.log.epochs()
    assert (last.train_accuracy or 0.0) >= 0.9
    assert all((row.train_accuracy or 0.0) < 0.9 for row in before)
    assert "The training accuracy reached" in (trainer.stop_reason or "")


def test_what_is_watched_instead_of_validation_images_is_told() -> None:
    config = TrainingConfig(patience=3)
    assert substitute_note(config, 5000) is None
    assert substitute_note(TrainingConfig(), 0) is None
    note = "There are no validation examples, so patience watches the training loss"
    assert substitute_note(config, 0) == f"{note}."
    both = substitute_note(config.changed(target_accuracy=0.9), 0)
    assert both == f"{note} and the target applies to the training accuracy."


def test_layers_can_have_activations_of_their_own(tiny_dataset: Dataset) -> None:
    config = CONFIG.changed(hidden=(9, 8), activation="gelu,tanh", learning_rate=0.2, epochs=20)
    trainer = played(config, tiny_dataset)
    assert trainer.network.activations == ("gelu", "tanh")
    assert trainer.log.latest_test_accuracy == 1.0


def test_each_changeable_setting_is_taken_over_by_a_run(tiny_dataset: Dataset) -> None:
    values = {
        "optimizer": "adam",
        "schedule": "step",
        "epochs": 5,
        "patience": 2,
        "keep": "last",
        "target_accuracy": 0.999,
        "clip_norm": 1.0,
        "batch_size": 4,
    }
    trainer = Trainer(CONFIG, tiny_dataset)
    for name in CHANGEABLE:
        value = values.get(name, 0.01)
        trainer.apply_changes({name: value})
        if trainer.is_at_epoch_end:
            trainer.begin_epoch()
        trainer.take_step()
        assert getattr(trainer.config, name) == value
    assert trainer.step == len(CHANGEABLE)
    assert np.isfinite(trainer.network.parameters).all()
