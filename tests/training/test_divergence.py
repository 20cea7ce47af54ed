"""Runs that leave the numbers behind."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from visualnet.data.datasets import Dataset
from visualnet.errors import DivergedError, OverflowedError
from visualnet.nn.metrics import accuracy
from visualnet.number_text import number_text
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.evaluation import evaluate
from visualnet.training.evaluation_report import report_on
from visualnet.training.run_state import new_network
from visualnet.training.snapshots import Outbox, Snapshot
from visualnet.training.sweeps import one_run
from visualnet.training.trainer import Outcome, Trainer


class TakenOutbox(Outbox):
    """Always empty, so that every state is published; keeps them all."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[Snapshot] = []

    def put(self, snapshot: Snapshot) -> None:
        self.all.append(snapshot)


def diverge(trainer: Trainer) -> tuple[DivergedError, list[Snapshot]]:
    control, outbox = RunControl(), TakenOutbox()
    control.play()
    with pytest.raises(DivergedError) as caught:
        trainer.run(control, outbox)
    sentence = str(caught.value)
    assert sentence.endswith(" or less.")
    assert "\n" not in sentence
    return caught.value, outbox.all


def config(**settings: Any) -> TrainingConfig:
    return TrainingConfig(hidden=(16, 16), batch_size=4, schedule="constant").changed(**settings)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "identity"])
def test_learning_rate_of_1000(tiny_dataset: Dataset, activation: str) -> None:
    trainer = Trainer(config(activation=activation, learning_rate=1000), tiny_dataset)
    error, snapshots = diverge(trainer)
    assert error.step <= 200
    assert error.learning_rate == 1000
    assert f"at step {error.step} with learning rate 1,000: " in str(error)
    assert "learning rate of 0.1 or less" in str(error)
    assert all(np.isfinite(snapshot.parameters).all() for snapshot in snapshots)


@pytest.mark.parametrize("activation", ["relu", "identity"])
@pytest.mark.parametrize("learning_rate", [1e4, 1e5, 1e6])
def test_overflow_is_told_once_and_never_published(
    tiny_dataset: Dataset, activation: str, learning_rate: float
) -> None:
    settings = config(
        hidden=(16,) * 6, activation=activation, learning_rate=learning_rate, momentum=0.9999
    )
    # NumPy's warnings would be errors here, and so not the DivergedError that is asked for.
    error, snapshots = diverge(Trainer(settings, tiny_dataset))
    assert "number" in str(error) or "ten times" in str(error)
    assert all(np.isfinite(snapshot.parameters).all() for snapshot in snapshots)


def test_a_weight_that_is_no_number(tiny_dataset: Dataset) -> None:
    network = new_network(config(), tiny_dataset)
    network.parameters[5] = np.nan
    error, snapshots = diverge(Trainer(config(), tiny_dataset, network))
    assert error.step == 1
    assert "no longer a number" in str(error)
    assert not snapshots


def test_a_weight_that_cannot_be_seen_in_the_loss(tiny_dataset: Dataset) -> None:
    # A relu neuron that is always off hides its infinite bias from the loss.
    network = new_network(config(activation="relu"), tiny_dataset)
    network.biases[0][3] = -np.inf
    error, snapshots = diverge(Trainer(config(activation="relu"), tiny_dataset, network))
    assert "a weight is no longer a number" in str(error)
    assert not snapshots


def test_a_run_that_learns_badly_is_left_alone(tiny_dataset: Dataset) -> None:
    trainer = Trainer(config(learning_rate=3.0, epochs=20, batch_size=10), tiny_dataset)
    control = RunControl()
    control.play()
    trainer.run(control, Outbox())
    assert trainer.step == 200


def overflowing(dataset: Dataset) -> Trainer:
    """A run whose weights are numbers after its one epoch, and whose sums then are not."""
    settings = config(activation="relu", learning_rate=1e-9, epochs=1, schedule="cosine")
    trainer = Trainer(settings, dataset)
    # All images that it learns from are blank, the others are not.
    trainer.network.parameters[:] = 3e38
    trainer.network.weights[2][:] = 1.0
    for biases in trainer.network.biases:
        biases[:] = 0
    return trainer


def test_answers_that_are_no_numbers_are_divergence(tiny_dataset: Dataset) -> None:
    blank = replace(tiny_dataset.train, inputs=np.zeros_like(tiny_dataset.train.images))
    error, _ = diverge(overflowing(replace(tiny_dataset, train=blank)))
    assert "answers are no longer numbers" in str(error)
    assert 5e-10 < error.learning_rate <= 1e-9, "not that at the end of the schedule"


def test_a_sweep_takes_such_a_run_as_diverged(
    tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_learnt(trainer: Trainer, *_: object) -> Outcome:
        trainer.network.parameters[:] = 3e38
        return Outcome.FINISHED

    monkeypatch.setattr(one_run, "load_dataset_of", lambda _config: tiny_dataset)
    monkeypatch.setattr(Trainer, "run", nothing_learnt)
    figures = one_run.run_config(config(activation="relu"))
    assert figures["outcome"] == "diverged"
    assert figures["test_loss"] is figures["test_accuracy"] is None


def test_evaluations_of_no_numbers_are_refused(tiny_dataset: Dataset) -> None:
    network = new_network(config(), tiny_dataset)
    network.weights[2][:] = 3e38
    network.weights[2][:, ::2] *= -1
    test = tiny_dataset.test
    with pytest.raises(OverflowedError, match="30 of 30 examples"):
        evaluate(network, test.images, test.labels)
    with pytest.raises(OverflowedError, match="30 of 30 examples"):
        report_on(network, test, tiny_dataset.classes)
    assert accuracy(network.probabilities(test.images), test.labels) == 0, "a NaN is no 0"


def test_the_state_at_the_step_of_the_sentence_is_published(tiny_dataset: Dataset) -> None:
    class NeverEmpty(TakenOutbox):
        @property
        def is_empty(self) -> bool:
            return False

    control, outbox = RunControl(), NeverEmpty()
    control.play()
    trainer = Trainer(config(learning_rate=1000), tiny_dataset)
    with pytest.raises(DivergedError) as caught:
        trainer.run(control, outbox)
    assert [snapshot.step for snapshot in outbox.all] == [caught.value.step]
    assert trainer.log.step_rows()["step"][-1] == caught.value.step


def test_the_rate_that_was_set_is_told_beside_the_schedules(tiny_dataset: Dataset) -> None:
    falling = config(learning_rate=1000, schedule="cosine", epochs=20)
    error, _snapshots = diverge(Trainer(falling, tiny_dataset))
    rate = number_text(error.learning_rate)
    assert error.learning_rate < 1000
    assert f"with learning rate 1,000 ({rate} at this step): " in str(error)
    constant = config(learning_rate=1000)
    assert "with learning rate 1,000: " in str(diverge(Trainer(constant, tiny_dataset))[0])
