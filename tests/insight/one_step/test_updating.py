"""An update by one example: against the engine's, from nothing and in the middle of a run."""

from dataclasses import replace

import numpy as np
import pytest

from tests.insight.one_step.samples import NUMBERS, sample
from visualnet.errors import ShapeError
from visualnet.insight.one_step import learn_one, read_one, take_step
from visualnet.insight.worked_example import INPUTS, LABEL, LEARNING_RATE, worked_network
from visualnet.nn.optimizers import OPTIMIZERS
from visualnet.training.config import TrainingConfig
from visualnet.training.updater import Updater

EARLIER = 70
"""Batches before the step: the engine tidies up its states every 64."""


def updater_of(given):
    """The engine after the batches that come before the example."""
    updater = Updater(given.network, given.config)
    for inputs, labels in given.earlier:
        updater.step(inputs, labels, given.config.learning_rate)
    if given.held is not None:
        updater.hold(given.held)
    return updater


def both_ways(number, dtype, earlier):
    """Return the update as it is worked out, and the engine after the same step."""
    given = sample(number, dtype, earlier)
    updater = updater_of(given)
    state = updater.state().optimizer if earlier else None
    rate, margin = given.config.learning_rate, given.config.target_margin
    learning = learn_one(given.network, given.inputs, given.label, margin)
    update = take_step(given.network, learning, given.config, rate, state, given.held)
    before = given.network.parameters.copy()
    assert (update.before.vector == before).all()
    updater.step(given.inputs[None], np.array([given.label], np.uint8), rate)
    return given, update, updater, given.network.parameters - before


@pytest.mark.parametrize("earlier", [0, EARLIER])
@pytest.mark.parametrize("number", NUMBERS)
def test_weights_after_are_the_engines(number, earlier):
    given, update, _, _ = both_ways(number, np.float32, earlier)
    assert np.abs(update.after.vector - given.network.parameters).max() < 1e-6


@pytest.mark.slow
@pytest.mark.parametrize("earlier", [0, EARLIER])
@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_is_that_of_the_engine_in_double_precision(number, earlier):
    given, update, updater, steps = both_ways(number, np.float64, earlier)
    tiny = 1e-9 * np.abs(steps).max()
    assert update.steps.vector == pytest.approx(steps, rel=5e-7, abs=tiny)
    if given.held is not None:
        assert not update.steps.vector[given.held].any()
    state = updater.state().optimizer
    scale = state.numbers.get("_scale", 1.0)
    for name, kept in update.collected_after.items():
        key = "gradient" if f"_{name}" not in state.arrays else f"_{name}"
        assert kept.vector == pytest.approx(state.arrays[key] * scale, rel=5e-7, abs=1e-15)
    after = read_one(given.network, given.inputs)
    learnt = learn_one(given.network, given.inputs, given.label, given.config.target_margin)
    assert update.loss_after == pytest.approx(learnt.loss, rel=1e-6, abs=1e-12)
    assert len(after.z) == len(update.steps.weights)


@pytest.mark.parametrize("number", [2, 3, 4, 12, 13, 14])
def test_first_steps_of_saturated_networks_are_those_of_double_precision(number):
    """In float32 their smallest gradients are rounding errors, and a rule may divide by them."""
    given = sample(number, np.float64)
    given.network.parameters[:] *= 8
    config = given.config.changed(l1=0.0, l2=0.0, clip_norm=None)
    learning = learn_one(given.network, given.inputs, given.label, config.target_margin)
    update = take_step(given.network, learning, config, 0.01)
    before = given.network.parameters.copy()
    labels = np.array([given.label], np.uint8)
    Updater(given.network, config).step(given.inputs[None], labels, 0.01)
    steps = given.network.parameters - before
    assert config.optimizer in ("rmsprop", "adam", "adamw")
    assert update.steps.vector == pytest.approx(steps, rel=5e-7, abs=1e-9)


def test_samples_are_clipped_and_not():
    factors = [both_ways(number, np.float32, 0)[1].clip_factor for number in range(60)]
    assert 10 < sum(factor < 1 for factor in factors) < 50


def test_a_step_of_the_worked_example_has_the_printed_numbers():
    network = worked_network()
    learning = learn_one(network, np.array(INPUTS), LABEL)
    update = take_step(network, learning, TrainingConfig(), LEARNING_RATE)
    after = read_one(network.with_parameters(update.after.vector), np.array(INPUTS))
    assert after.a[-1] == pytest.approx([0.719280, 0.280720], abs=6e-7)
    assert update.loss_after == pytest.approx(0.329505, abs=6e-7)
    assert update.change == pytest.approx(-0.522016, abs=6e-7)
    assert update.predicted == pytest.approx(-0.711599, abs=6e-7)
    assert (network.parameters == worked_network().parameters).all()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_an_empty_state_is_as_good_as_none(optimizer):
    network = worked_network()
    config = TrainingConfig(optimizer=optimizer, momentum=0.5)
    learning = learn_one(network, np.array(INPUTS), LABEL)
    empty = Updater(network, config).state().optimizer
    steps = [take_step(network, learning, config, 0.1, state).steps for state in (None, empty)]
    assert (steps[0].vector == steps[1].vector).all()


def test_the_direction_does_not_depend_on_the_rate():
    given = sample(4)
    assert given.config.optimizer == "adamw"
    learning = learn_one(given.network, given.inputs, given.label)
    config = given.config.changed(l2=0.5)
    at_none, at_some = (take_step(given.network, learning, config, rate) for rate in (0.0, 0.3))
    assert not at_none.steps.vector.any()
    assert at_none.loss_after == at_none.loss_before
    assert (at_none.direction.steps_at(0.3) == at_some.steps.vector).all()
    assert (at_none.decayed_share, at_some.decayed_share) == (0, pytest.approx(0.15))


def test_held_weights_do_not_decay():
    network = worked_network()
    learning = learn_one(network, np.array(INPUTS), LABEL)
    held = np.arange(network.parameters.size) % 2 == 0
    config = TrainingConfig(optimizer="adamw", l2=0.5)
    update = take_step(network, learning, config, 0.1, held=held)
    assert (update.steps.vector == 0).tolist() == held.tolist()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_state_of_another_rule_or_network_is_refused(optimizer):
    network, config = worked_network(), TrainingConfig(optimizer=optimizer)
    learning = learn_one(network, np.array(INPUTS), LABEL)
    for other in OPTIMIZERS:
        state = Updater(network, TrainingConfig(optimizer=other)).state().optimizer
        if {other, optimizer} <= {"adam", "adamw"} or other == optimizer:
            take_step(network, learning, config, 0.1, state)
            continue
        with pytest.raises(ShapeError, match="another optimizer"):
            take_step(network, learning, config, 0.1, state)
    state = Updater(network, config).state().optimizer
    short = replace(state, arrays={name: array[:3] for name, array in state.arrays.items()})
    with pytest.raises(ShapeError, match="has 3 entries for 14 parameters"):
        take_step(network, learning, config, 0.1, short)
