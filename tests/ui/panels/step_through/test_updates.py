"""What one step does at every rate, against the engine and the worked example's own figures."""

from concurrent.futures import Future

import numpy as np
import pytest

from visualnet.insight.worked_example import INPUTS, LABEL, LEARNING_RATE, worked_network
from visualnet.nn.network import Network, as_inputs
from visualnet.training.config import TrainingConfig
from visualnet.training.trainer import Trainer
from visualnet.training.updater import Updater
from visualnet.ui.panels.step_through.source import StepSource, step_of
from visualnet.ui.panels.step_through.updates import share_of_older, updates_of

PLAIN = TrainingConfig(momentum=0.0, learning_rate=LEARNING_RATE)


def worked_step(network=None, **changes):
    """The worked example as a step."""
    source = {
        "network": network or worked_network(),
        "classes": ("0", "1"),
        "inputs": np.array(INPUTS, np.float32),
        "label": LABEL,
        "config": PLAIN,
        "learning_rate": LEARNING_RATE,
    }
    return step_of(StepSource(**source | changes))


def test_the_worked_example_falls_by_less_than_its_straight_line():
    updates = updates_of(worked_step(), None)
    outcome = updates.plain.outcome_at(updates.rate)
    assert outcome.loss_before == pytest.approx(0.851520, abs=5e-7)
    assert outcome.loss_after == pytest.approx(0.329505, abs=5e-7)
    assert outcome.change == pytest.approx(-0.522016, abs=1e-6)
    assert outcome.predicted == pytest.approx(-0.711599, abs=5e-7)
    before, after = updates.plain.answers_at(updates.rate)
    assert before == pytest.approx([0.426766, 0.573234], abs=5e-7)
    assert after == pytest.approx([0.719280, 0.280720], abs=5e-7)


def test_the_curve_begins_at_the_loss_and_reaches_the_rate():
    updates = updates_of(worked_step(), None)
    curve = updates.plain.curve
    assert curve.loss_before == pytest.approx(0.851520, abs=5e-7)
    assert curve.last_rate >= 2.5 * LEARNING_RATE
    place = int(np.searchsorted(curve.rates, 0.7))
    outcome = updates.plain.outcome_at(curve.rates[place])
    assert curve.losses[place] == pytest.approx(outcome.loss_after)
    assert curve.predicted[place] == pytest.approx(outcome.loss_before + outcome.predicted)
    wider = updates_of(worked_step(), None, rate=100.0).plain.curve
    assert wider.last_rate > 100


def test_where_the_schedule_has_ended_the_rate_is_that_of_the_settings():
    updates = updates_of(worked_step(learning_rate=0.0), None)
    assert updates.rate == LEARNING_RATE
    assert updates.note == "The schedule has reached 0; this is η from Settings."
    assert not updates_of(worked_step(), None).note


@pytest.mark.parametrize("optimizer", ["sgd", "nesterov", "rmsprop", "adam", "adamw"])
@pytest.mark.parametrize("held", [False, True])
def test_what_is_applied_is_what_the_engine_does(optimizer, held):
    """Both ways, with penalties and a clipped gradient, after three steps on other examples."""
    random = np.random.default_rng(3)
    network = Network((3, 4, 2), "tanh")
    network.parameters[:] = random.normal(size=network.parameters.size)
    config = TrainingConfig(optimizer=optimizer, l1=1e-3, l2=1e-2, clip_norm=0.1)
    mask = random.random(network.parameters.size) < 0.2 if held else None
    run = Updater(network, config)
    if mask is not None:
        run.hold(mask)
    for _ in range(3):
        run.step(random.random((1, 3), np.float32), np.array([1]), 0.05)
    state = run.state()
    step = worked_step(
        network.with_parameters(network.parameters.copy()), config=config, held=mask, step=3,
        updater=state, learning_rate=0.03,
    )  # fmt: skip
    updates = updates_of(step, None)
    for course, updater in ((updates.collected, run), (updates.plain, None)):
        if updater is None:
            engine = network.with_parameters(step.source.network.parameters.copy())
            updater = Updater(engine, config)
            if mask is not None:
                updater.hold(mask)
        updater.step(step.source.inputs[None], np.array([LABEL]), 0.03)
        assert course.parameters_at(0.03) == pytest.approx(
            updater._network.parameters, abs=1e-6, rel=0
        )


def test_it_is_said_why_there_is_no_velocity():
    def reason(asked=None, **changes):
        updates = updates_of(worked_step(**changes), asked)
        assert updates.collected is None
        return updates.reason

    assert reason(step=3) == "Without momentum there is no velocity."
    momentum = TrainingConfig()
    first = "Before the first step there are no earlier gradients."
    assert reason(config=momentum) == first
    ended = "After a finished training the optimizer starts fresh."
    assert reason(config=momentum, step=5) == ended
    cancelled = Future()
    cancelled.cancel()
    assert reason(cancelled, config=momentum, step=5) == ended


def test_the_share_of_older_examples_in_the_velocity():
    network = worked_network()
    updater = Updater(network, TrainingConfig(momentum=0.9))
    updater.step(np.array([[0.1, 0.2, 0.9]], np.float32), np.array([1]), 0.1)
    step = worked_step(network, config=TrainingConfig(), updater=updater.state(), step=1)
    updates = updates_of(step, None)
    older = 0.9 * updater.state().optimizer.arrays["gradient"]
    older = older * updater.state().optimizer.numbers["_scale"]
    length = np.linalg.norm(older) + np.linalg.norm(updates.plain.update.gradient.vector)
    assert share_of_older(updates.collected.update) == pytest.approx(
        np.linalg.norm(older) / length, rel=1e-5
    )
    assert share_of_older(updates.plain.update) == 0


@pytest.mark.slow
def test_with_momentum_a_step_makes_many_examples_worse(mnist):
    """Of 300 test digits at step 1,000: none by a plain step, one in six with the velocity."""
    config = TrainingConfig()
    trainer = Trainer(config, mnist)
    while trainer.step < 1000:
        trainer.take_step()
    updater, rate = trainer.checkpoint().updater, trainer.learning_rate
    worse, shares = [0, 0], []
    for image, label in zip(mnist.test.images[:300], mnist.test.labels[:300], strict=True):
        step = worked_step(
            trainer.network, inputs=as_inputs(image.reshape(-1)), label=int(label), config=config,
            learning_rate=rate, updater=updater, step=1000,
        )  # fmt: skip
        updates = updates_of(step, None)
        for way, course in enumerate((updates.plain, updates.collected)):
            worse[way] += course.outcome_at(rate).change > 0
        shares.append(share_of_older(updates.collected.update))
    assert worse[0] == 0
    assert 40 <= worse[1] <= 62
    assert 0.65 < np.mean(shares) < 0.75
