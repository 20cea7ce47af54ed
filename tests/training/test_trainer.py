"""A run driven by hand: steps, log, evaluations, changes, and what it refuses."""

import tracemalloc
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from visualnet.data.datasets import Dataset
from visualnet.errors import DivergedError, SettingError
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl, Turn
from visualnet.training.loading import load_dataset_of
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Outcome, Trainer

CONFIG = TrainingConfig(hidden=(8,), batch_size=8, epochs=3, learning_rate=0.3)


def played(config: TrainingConfig, dataset: Dataset, network: Network | None = None) -> Trainer:
    """Train to the end in this thread."""
    trainer, control = Trainer(config, dataset, network), RunControl()
    control.play()
    assert trainer.run(control, Outbox()) is Outcome.FINISHED
    return trainer


def test_same_seed_same_weights_bit_for_bit(tiny_dataset: Dataset) -> None:
    first, second = played(CONFIG, tiny_dataset), played(CONFIG, tiny_dataset)
    assert first.network.parameters.tobytes() == second.network.parameters.tobytes()
    other = played(CONFIG.changed(seed=1), tiny_dataset)
    assert not np.array_equal(first.network.parameters, other.network.parameters)


def test_it_learns(tiny_dataset: Dataset) -> None:
    trainer = played(CONFIG.changed(epochs=30), tiny_dataset)
    assert trainer.log.latest_test_accuracy == 1.0
    losses = trainer.log.step_rows()["loss"]
    assert losses[-13:].mean() < losses[:13].mean() / 4


def test_an_epoch_is_every_example_once_with_a_short_last_batch(tiny_dataset: Dataset) -> None:
    trainer = played(CONFIG, tiny_dataset)
    assert trainer.step == 3 * 13
    assert trainer.examples_seen == 300
    assert trainer.epochs_done == 3
    assert trainer.is_finished
    rows = trainer.log.step_rows()
    assert rows["step"].tolist() == list(range(1, 40))
    # Twelve batches of 8 and one of 4.
    assert (rows["accuracy"][12] * 4).is_integer()


def test_epochs_end_with_anevaluation_on_both_splits(tiny_dataset: Dataset) -> None:
    trainer = played(CONFIG, tiny_dataset)
    epochs = trainer.log.epochs()
    assert [(row.step, row.epochs_done) for row in epochs] == [(13, 1), (26, 2), (39, 3)]
    last = epochs[-1]
    probabilities = trainer.network.probabilities(tiny_dataset.test.images)
    answers = probabilities.argmax(axis=1)
    assert last.test_accuracy == np.mean(answers == tiny_dataset.test.labels)
    of_label = probabilities[np.arange(30), tiny_dataset.test.labels]
    assert last.test_loss == pytest.approx(-np.log(of_label).mean(), rel=1e-5)
    assert last.validation_accuracy is not None
    assert len(trainer.log.evaluations()) > len(epochs)


def test_no_validation_examples(tiny_dataset: Dataset) -> None:
    none = replace(tiny_dataset.validation, inputs=tiny_dataset.validation.images[:0])
    none = replace(none, labels=tiny_dataset.validation.labels[:0])
    trainer = played(CONFIG, replace(tiny_dataset, validation=none))
    rows = trainer.log.evaluations()
    assert [row.step for row in rows] == [13, 26, 39]
    assert all(row.validation_accuracy is None for row in rows)
    assert trainer.log.latest_validation_accuracy is None
    assert trainer.log.latest_test_accuracy is not None


def test_a_batch_larger_than_the_data(tiny_dataset: Dataset) -> None:
    trainer = played(CONFIG.changed(batch_size=60_000), tiny_dataset)
    assert (trainer.step, trainer.examples_seen) == (3, 300)


def test_cosine_falls_to_nearly_zero(tiny_dataset: Dataset) -> None:
    rates = played(CONFIG, tiny_dataset).log.step_rows()["learning_rate"]
    assert rates[0] == 0.3
    assert (np.diff(rates) < 0).all()
    assert 0 < rates[-1] < 0.01 * rates[0]


def test_without_end_the_rate_is_constant_and_nothing_finishes(tiny_dataset: Dataset) -> None:
    trainer = Trainer(CONFIG.changed(epochs=None, schedule="cosine"), tiny_dataset)
    for _ in range(500):
        if trainer.is_at_epoch_end:
            trainer.begin_epoch()
        trainer.take_step()
        assert not trainer.is_finished
    assert set(trainer.log.step_rows()["learning_rate"].tolist()) == {0.3}
    assert trainer.epochs_done > 38


def test_a_step_allocates_nothing_to_speak_of(tiny_dataset: Dataset) -> None:
    images = np.tile(tiny_dataset.train.images, (100, 1, 1))
    train = replace(
        tiny_dataset.train, inputs=images, labels=np.tile(tiny_dataset.train.labels, 100)
    )
    config = CONFIG.changed(hidden=(64,), batch_size=32)
    trainer = Trainer(config, replace(tiny_dataset, train=train))
    for _ in range(100):
        trainer.take_step()
    tracemalloc.start()
    try:
        trainer.take_step()
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        # The last batch is short: 10,000 is no multiple of 32.
        while not trainer.is_at_epoch_end and trainer.epochs_done < 0.99:
            trainer.take_step()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # One row of the log's running means a step; the gradient alone would take 204 kB.
    assert peak - before < 40_000


def test_a_run_goes_on_from_given_weights_and_leaves_them_alone(tiny_dataset: Dataset) -> None:
    given = played(CONFIG, tiny_dataset).network
    before = given.parameters.copy()
    given.parameters.flags.writeable = False
    trainer = played(CONFIG.changed(epochs=1), tiny_dataset, given)
    assert np.array_equal(given.parameters, before)
    assert np.array_equal(trainer.first_parameters, before)
    assert not np.array_equal(trainer.network.parameters, before)


@pytest.mark.parametrize("sizes", [(784, 8, 9), (783, 8, 10), (100, 10)])
def test_a_network_that_does_not_fit_is_refused(
    tiny_dataset: Dataset, sizes: tuple[int, ...]
) -> None:
    expected = rf"with {sizes[0]} inputs and {sizes[-1]} outputs cannot learn Ten bars"
    with pytest.raises(SettingError, match=expected):
        Trainer(CONFIG, tiny_dataset, Network(sizes))


def test_nothing_to_learn_from_is_refused(tiny_dataset: Dataset) -> None:
    none = replace(tiny_dataset.train, inputs=tiny_dataset.train.images[:0])
    none = replace(none, labels=tiny_dataset.train.labels[:0])
    with pytest.raises(SettingError, match="Ten bars has no training examples"):
        Trainer(CONFIG, replace(tiny_dataset, train=none))


def test_changes_act_from_the_next_step_on(tiny_dataset: Dataset) -> None:
    trainer = Trainer(CONFIG.changed(schedule="constant"), tiny_dataset)
    trainer.take_step()
    trainer.apply_changes({"learning_rate": 0.01, "momentum": 0.0, "batch_size": 20})
    before = trainer.network.parameters.copy()
    trainer.take_step()
    assert trainer.examples_seen == 28
    assert trainer.log.step_rows()["learning_rate"].tolist() == [0.3, 0.01]
    # Without momentum, a step is the gradient alone: of the mean loss of 20 examples, small.
    assert 0 < np.abs(trainer.network.parameters - before).max() < 0.01


def test_more_epochs_make_a_finished_run_unfinished(tiny_dataset: Dataset) -> None:
    trainer = played(CONFIG, tiny_dataset)
    trainer.apply_changes({"epochs": 5})
    assert not trainer.is_finished
    trainer.apply_changes({"epochs": 1})
    assert trainer.is_finished
    assert trainer.learning_rate == pytest.approx(0)


@pytest.mark.parametrize(
    "changes", [{"seed": 3}, {"hidden": (4,)}, {"momentum": 2}, {"batch_size": 4, "epochs": 0}]
)
def test_changes_that_cannot_be_leave_all_as_it_was(
    tiny_dataset: Dataset, changes: dict[str, object]
) -> None:
    trainer = Trainer(CONFIG, tiny_dataset)
    with pytest.raises(SettingError):
        trainer.apply_changes(changes)
    assert trainer.config == CONFIG


@pytest.mark.parametrize("changes", [{}, {"augment_elastic": 1.0, "augment_noise": 0.1}])
def test_shelving_changes_nothing(tiny_dataset: Dataset, changes: dict[str, float]) -> None:
    config = CONFIG.changed(**changes)
    kept, shelved = Trainer(config, tiny_dataset), Trainer(config, tiny_dataset)
    for _ in range(5):
        kept.take_step()
        shelved.take_step()
        shelved.shelve()
    assert kept.network.parameters.tobytes() == shelved.network.parameters.tobytes()


@pytest.mark.parametrize("ending", ["stopped", "finished", "diverged"])
def test_a_run_that_ended_keeps_no_random_changes(
    tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    config = CONFIG.changed(epochs=1, augment_elastic=1.0, augment_noise=0.1)
    trainer, control = Trainer(config, tiny_dataset), RunControl()
    control.play()
    take_step = trainer.take_step

    def take_last_step() -> None:
        take_step()
        if ending == "stopped":
            control.stop()
        elif ending == "diverged":
            raise trainer.diverged("of the test")

    monkeypatch.setattr(trainer, "take_step", take_last_step)
    tracemalloc.start()
    try:
        with suppress(DivergedError):
            trainer.run(control, Outbox())
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert trainer.step
    # Those of one block are 6 MB.
    assert most > 5e6
    assert kept < 2e6


def test_training_seconds_leave_evaluation_out(
    tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("visualnet.training.trainer.perf_counter", lambda: now[0])
    evaluated: list[int] = []
    trainer = Trainer(CONFIG, tiny_dataset)

    def evaluate_slowly(*_arguments: object) -> None:
        now[0] += 1000
        evaluated.append(trainer.step)

    monkeypatch.setattr(trainer, "evaluation_on", evaluate_slowly)
    take_step = trainer.take_step

    def take_step_in_a_second() -> None:
        now[0] += 1
        take_step()

    monkeypatch.setattr(trainer, "take_step", take_step_in_a_second)
    control = RunControl()
    control.play()
    trainer.run(control, Outbox())
    assert evaluated
    assert trainer.training_seconds == trainer.step == 39


def test_only_images_are_changed_at_random() -> None:
    config = TrainingConfig(dataset="xor", points=40, epochs=1)
    dataset = load_dataset_of(config)
    with pytest.raises(SettingError, match="augmentation"):
        Trainer(config.changed(augment_shift=1.0), dataset)
    trainer = Trainer(config, dataset)
    with pytest.raises(SettingError, match="augmentation"):
        trainer.apply_changes({"augment_noise": 0.1})
    assert trainer.config == config
    with pytest.raises(SettingError, match="inputs x, y"):
        Trainer(config, dataset, Network((3, 2)))


def test_the_pace_counts_the_examples_that_a_step_learns(tiny_dataset: Dataset) -> None:
    sizes = []

    class CountingControl(RunControl):
        def next_turn(self, batch_size: int) -> Turn:
            sizes.append(batch_size)
            return super().next_turn(batch_size)

    control = CountingControl()
    control.play()
    config = CONFIG.changed(batch_size=99, epochs=2)
    Trainer(config, tiny_dataset).run(control, Outbox())
    # Of a hundred examples.
    assert sizes == [99, 1] * 2
