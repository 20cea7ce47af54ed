"""Each fault is provoked by a real training; healthy ones stay without advice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from visualnet.data.datasets import Dataset, Split
from visualnet.errors import DivergedError
from visualnet.nn.backpropagation import Backpropagation
from visualnet.nn.network import Network, as_inputs
from visualnet.training.advice import advise
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.diagnostics import Diagnostics, diagnose
from visualnet.training.evidence import Advice, Evidence
from visualnet.training.history import EvaluationRow
from visualnet.training.remedies import Tried
from visualnet.training.run_state import new_network
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer

PROBE = 256


def diagnosis(trainer: Trainer, dataset: Dataset) -> Diagnostics:
    gradient = np.zeros_like(trainer.network.parameters)
    inputs = as_inputs(dataset.train.images[:PROBE].reshape(PROBE, -1))
    Backpropagation(trainer.network, PROBE, gradient).run(inputs, dataset.train.labels[:PROBE])
    return diagnose(trainer.network, gradient, inputs, trainer.step)


@np.errstate(all="ignore")
def trained(
    dataset: Dataset,
    steps: int,
    edit: Callable[[Network], None] | None = None,
    every: int = 200,
    **settings: Any,
) -> list[list[Advice]]:
    """What is advised after every so many steps of a training."""
    config = TrainingConfig(**settings)
    network = new_network(config, dataset)
    if edit is not None:
        edit(network)
    trainer = Trainer(config, dataset, network)
    diagnostics, advised = [], []
    for step in range(1, steps + 1):
        if trainer.is_at_epoch_end:
            trainer.begin_epoch()
        trainer.take_step()
        if step % every == 0:
            diagnostics.append(diagnosis(trainer, dataset))
            evidence = Evidence(config, trainer.log.step_rows(), (), diagnostics)
            advised.append(advise(evidence))
    return advised


def only(advised: list[Advice], kind: str) -> Advice:
    assert [advice.kind for advice in advised] == [kind]
    (advice,) = advised
    assert advice.sentence.endswith(".")
    assert "\n" not in advice.sentence
    assert len(advice.sentence) < 300
    return advice


HEALTHY: list[dict[str, Any]] = [
    {},
    {"activation": "tanh"},
    {"activation": "relu", "learning_rate": 0.05},
    {"hidden": (16, 16, 16)},
    {"hidden": ()},
]


@pytest.mark.slow
@pytest.mark.parametrize("settings", HEALTHY, ids=str)
def test_healthy_trainings_are_left_alone(mnist: Dataset, settings: dict[str, Any]) -> None:
    assert trained(mnist, 1000, **settings) == [[]] * 5


@pytest.mark.slow
@pytest.mark.parametrize("settings", HEALTHY, ids=str)
def test_healthy_trainings_are_left_alone_later_too(
    mnist: Dataset, settings: dict[str, Any]
) -> None:
    assert trained(mnist, 3000, **settings) == [[]] * 15


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [{}, {"hidden": (128, 64), "activation": "relu", "learning_rate": 0.05}],
    ids=str,
)
def test_two_epochs_of_usual_recipes_bring_no_advice(
    mnist: Dataset, settings: dict[str, Any]
) -> None:
    assert trained(mnist, 3400, every=100, **settings) == [[]] * 34


@pytest.mark.slow
def test_a_learning_rate_too_small(mnist: Dataset) -> None:
    advised = trained(mnist, 1400, learning_rate=1e-6)
    assert advised[0] == []
    advice = only(advised[-1], "slow")
    assert advice.remedy == {"learning_rate": 0.1}
    assert not advice.needs_new_weights
    assert "1e-6" in advice.sentence


def test_a_small_learning_rate_is_no_fault_while_it_rises(mnist: Dataset) -> None:
    steps = {"loss": np.full(2000, 2.3), "accuracy": np.full(2000, 0.1)}
    rates = {"learning_rate": np.linspace(0, 1e-6, 2000), "step": np.arange(2000.0)}
    config = TrainingConfig(learning_rate=1e-3, warm_up_epochs=50.0)
    assert advise(Evidence(config, steps | rates)) == []
    only(advise(Evidence(config.changed(learning_rate=1e-6), steps | rates)), "slow")


@pytest.mark.slow
def test_nothing_to_learn_is_no_fault_of_a_usual_learning_rate(mnist: Dataset) -> None:
    labels = np.random.default_rng(2).permutation(mnist.train.labels)
    shuffled = replace(mnist, train=Split(mnist.train.images, labels))
    assert trained(shuffled, 1400)[-1] == []


def test_dying_relus(mnist: Dataset) -> None:
    advised = trained(mnist, 600, activation="relu", learning_rate=0.7)
    advice = only(advised[-1], "dead")
    assert advice.remedy == {"activation": "leaky_relu"}
    assert advice.needs_new_weights


def test_only_the_relus_are_replaced(mnist: Dataset) -> None:
    def dry(network: Network) -> None:
        network.biases[1][...] = -100

    advised = trained(mnist, 2, dry, every=1, activation="sigmoid,relu")
    assert only(advised[-1], "dead").remedy == {"activation": "sigmoid,leaky_relu"}


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_weights_all_zero(mnist: Dataset, activation: str) -> None:
    advised = trained(mnist, 600, lambda network: network.parameters.fill(0), activation=activation)
    assert advised[0] == []  # one diagnosis may be chance
    advice = only(advised[-1], "alike")
    rule = "he" if activation == "relu" else "glorot"
    assert advice.remedy == {"initial_weights": rule, "initial_scale": 1.0}
    assert advice.needs_new_weights


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [{"hidden": (100,) * 4}, {"hidden": (16,) * 4, "learning_rate": 0.01}, {"hidden": (16,) * 6}],
    ids=str,
)
def test_vanishing_gradients(mnist: Dataset, settings: dict[str, Any]) -> None:
    advice = only(trained(mnist, 600, **settings)[-1], "vanishing")
    assert advice.remedy is not None
    assert advice.remedy["activation"] == "relu"
    assert advice.needs_new_weights


def test_saturated_by_steps_too_large(mnist: Dataset) -> None:
    advice = only(trained(mnist, 600, learning_rate=3.0)[-1], "saturated")
    assert advice.remedy == {"learning_rate": 0.3}
    assert advice.needs_restart
    assert not advice.needs_new_weights


def test_saturated_from_the_beginning(mnist: Dataset) -> None:
    advice = only(trained(mnist, 600, initial_scale=30.0)[-1], "saturated")
    assert advice.remedy == {"initial_scale": 1.0}


def test_divergence_is_explained_by_the_rate_it_came_at(tiny_dataset: Dataset) -> None:
    config = TrainingConfig(learning_rate=1000.0, activation="relu")
    trainer, control = Trainer(config, tiny_dataset), RunControl()
    control.play()
    with pytest.raises(DivergedError) as failure:
        trainer.run(control, Outbox())
    evidence = Evidence(config, trainer.log.step_rows(), failure=failure.value)
    advice = only(advise(evidence), "diverged")
    assert advice.remedy == {"learning_rate": 0.1}
    assert advice.needs_restart
    assert not advice.needs_new_weights
    small = DivergedError(3, 0.0042, "the loss is no longer a number")
    (advice,) = advise(replace(evidence, failure=small))
    assert advice.remedy == {"learning_rate": 0.0004}


def overfitted(mnist: Dataset, **settings: Any) -> list[Advice]:
    few = replace(
        mnist,
        train=Split(mnist.train.images[:500], mnist.train.labels[:500]),
        validation=Split(mnist.validation.images[:500], mnist.validation.labels[:500]),
        test=Split(mnist.test.images[:10], mnist.test.labels[:10]),
    )
    config = TrainingConfig(**settings)
    trainer, control = Trainer(config, few), RunControl()
    control.play()
    trainer.run(control, Outbox())
    found = [diagnosis(trainer, few)] * 2
    return advise(Evidence(config, trainer.log.step_rows(), trainer.log.evaluations(), found))


@pytest.mark.slow
def test_overfitting(mnist: Dataset) -> None:
    settings = {"hidden": (64,), "activation": "relu", "schedule": "constant"}
    advice = only(overfitted(mnist, epochs=40, **settings), "overfitting")
    assert advice.remedy == {"augment_shift": 1.0, "augment_rotation": 10.0}
    assert not advice.needs_new_weights
    assert overfitted(mnist, epochs=2, **settings) == []


@pytest.mark.parametrize(
    ("settings", "remedy"),
    [
        ({}, {"augment_shift": 1.0, "augment_rotation": 10.0}),
        ({"augment_elastic": 1.0}, {"l2": 0.0005}),
        ({"augment_elastic": 1.0, "hidden": (100,)}, {"dropout": 0.2}),
        ({"augment_elastic": 1.0, "hidden": (100,), "dropout": 0.3}, {"l2": 0.0005}),
        ({"augment_elastic": 1.0, "l2": 0.01}, None),
    ],
    ids=str,
)
def test_remedies_against_overfitting_come_one_after_the_other(
    settings: dict[str, Any], remedy: dict[str, Any] | None
) -> None:
    steps = np.arange(1.0, 1001)
    falling = {"step": steps, "loss": 1 / steps, "accuracy": np.full(1000, 0.99)}
    rows = [
        EvaluationRow(step=100 * k, epochs_done=float(k), validation_loss=loss)
        for k, loss in enumerate((0.5, 0.3, 0.31, 0.33, 0.35, 0.36, 0.37), start=1)
    ]
    config = TrainingConfig(**settings)
    columns = falling | {"learning_rate": np.full(1000, 0.1)}
    advice = only(advise(Evidence(config, columns, rows)), "overfitting")
    assert advice.remedy == remedy
    assert "17%" in advice.sentence
    # Nothing is done to points at random.
    of_points = only(advise(Evidence(config, columns, rows, has_images=False)), "overfitting")
    assert not of_points.remedy or "augment_shift" not in of_points.remedy
    # The training loss rising as well is something else; so is a rise that has just begun.
    assert advise(Evidence(config, columns | {"loss": steps}, rows)) == []
    assert advise(Evidence(config, columns, rows[:4])) == []


def test_nothing_is_advised_before_anything_happened() -> None:
    empty = np.zeros(0)
    steps = {"step": empty, "loss": empty, "accuracy": empty, "learning_rate": empty}
    assert advise(Evidence(TrainingConfig(), steps)) == []


@pytest.mark.slow
def test_l1_that_lets_nothing_be_learnt(mnist: Dataset) -> None:
    for settings in ({"l1": 0.01}, {"l1": 0.1, "optimizer": "adam", "learning_rate": 0.001}):
        advised = trained(mnist, 1400, **settings)
        assert advised[:4] == [[]] * 4
        advice = only(advised[-1], "penalty")
        assert advice.remedy == {"l1": 0.0001}
        assert advice.needs_restart
        assert not advice.needs_new_weights
        assert "first layer" in advice.sentence


@pytest.mark.slow
def test_l2_that_lets_nothing_be_learnt(mnist: Dataset) -> None:
    assert only(trained(mnist, 1400, l2=0.1)[-1], "penalty").remedy == {"l2": 0.0001}


@pytest.mark.slow
@pytest.mark.parametrize("settings", [{"l1": 0.001}, {"l1": 0.0001}, {"l2": 0.005}], ids=str)
def test_penalties_that_let_it_learn_are_left_alone(
    mnist: Dataset, settings: dict[str, Any]
) -> None:
    assert trained(mnist, 1400, **settings) == [[]] * 7


def test_the_layer_is_named(mnist: Dataset) -> None:
    def dry(network: Network) -> None:
        network.biases[1][...] = -100

    sentence = only(trained(mnist, 2, dry, every=1, activation="relu")[-1], "dead").sentence
    assert sentence.startswith("100% of the neurons in hidden layer 2 are dead")
    one = only(trained(mnist, 600, hidden=(16,), initial_scale=50.0)[-1], "saturated").sentence
    assert "of the neurons in the hidden layer are saturated" in one


def failure_of(config: TrainingConfig, dataset: Dataset) -> Evidence | None:
    """What is known of a training that diverged, None of one that did not."""
    trainer, control = Trainer(config, dataset), RunControl()
    control.play()
    try:
        trainer.run(control, Outbox())
    except DivergedError as failure:
        return Evidence(config, trainer.log.step_rows(), failure=failure)
    return None


@pytest.mark.parametrize("rate", [1.0, 0.1, 0.01, 0.0001])
def test_first_weights_too_large_are_blamed_at_any_rate(tiny_dataset: Dataset, rate: float) -> None:
    config = TrainingConfig(
        activation="identity", hidden=(16,) * 3, initial_scale=1000.0, learning_rate=rate, epochs=90
    )
    evidence = failure_of(config, tiny_dataset)
    assert evidence is not None
    assert "scale of first weights of 1 or less" in str(evidence.failure)
    assert only(advise(evidence), "diverged").remedy == {"initial_scale": 1.0}


@pytest.mark.parametrize(
    "settings",
    [
        {"activation": "identity", "initial_scale": 1000.0, "hidden": (16,) * 3},
        {"activation": "relu", "learning_rate": 900.0},
        {"activation": "relu", "learning_rate": 50.0, "initial_scale": 3.0},
    ],
    ids=str,
)
def test_followed_advice_ends_in_a_training_that_goes(
    tiny_dataset: Dataset, settings: dict[str, Any]
) -> None:
    config = TrainingConfig(epochs=5, **settings)
    met, tried = [], []
    while (evidence := failure_of(config, tiny_dataset)) is not None:
        assert config not in met
        met.append(config)
        advice = only(advise(replace(evidence, tried=tried)), "diverged")
        assert advice.remedy is not None
        tried.append(Tried(advice.kind, config, advice.remedy))
        config = config.changed(**advice.remedy)
    assert len(met) <= 4


def test_what_did_not_help_is_not_proposed_again() -> None:
    config, tried, remedies = TrainingConfig(activation="relu", learning_rate=1.0), [], []
    empty = np.zeros(0)
    steps = {"step": empty, "loss": empty, "accuracy": empty, "learning_rate": empty}
    while len(remedies) < 9:
        failure = DivergedError(250, config.learning_rate, "the loss is no longer a number")
        (advice,) = advise(Evidence(config, steps, failure=failure, tried=tried))
        remedies.append(advice.remedy)
        if advice.remedy is None:
            break
        tried.append(Tried(advice.kind, config, advice.remedy))
        config = config.changed(**advice.remedy)
    assert remedies == [
        {"learning_rate": 0.1},
        {"learning_rate": 0.01},
        {"initial_weights": "he", "initial_scale": 1.0},
        {"clip_norm": 1.0},
        None,
    ]
    assert "none of the usual remedies helped" in advice.sentence


def test_a_loss_that_falls_a_little_over_many_epochs_is_still_slow() -> None:
    steps = {"loss": np.linspace(2.43, 2.32, 30_000), "accuracy": np.full(30_000, 0.1)}
    rates = {"learning_rate": np.full(30_000, 1e-5), "step": np.arange(30_000.0)}
    config = TrainingConfig(learning_rate=1e-5)
    advice = only(advise(Evidence(config, steps | rates)), "slow")
    assert "from 2.43 to 2.32" in advice.sentence
    steps["loss"] = np.linspace(2.43, 1.0, 2000)
    rates = {name: values[:2000] for name, values in rates.items()}
    steps["accuracy"] = steps["accuracy"][:2000]
    assert advise(Evidence(config, steps | rates)) == []


def test_a_rate_that_diverged_is_not_the_remedy_for_one_too_small() -> None:
    start = TrainingConfig(learning_rate=0.1)
    tried = [
        Tried("diverged", start, {"learning_rate": 0.01}),
        Tried("diverged", start.changed(learning_rate=0.01), {"learning_rate": 0.001}),
    ]
    steps = {"loss": np.full(2000, 2.3), "accuracy": np.full(2000, 0.1)}
    rates = {"learning_rate": np.full(2000, 0.001), "step": np.arange(2000.0)}
    config = start.changed(learning_rate=0.001)
    assert only(advise(Evidence(config, steps | rates)), "slow").remedy == {"learning_rate": 0.1}
    advice = only(advise(Evidence(config, steps | rates, tried=tried)), "slow")
    assert advice.remedy is None
