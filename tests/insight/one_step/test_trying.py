"""The loss of one example with other weights: over learning rates, and with one weight nudged."""

import numpy as np
import pytest

from tests.insight.one_step.samples import sample
from visualnet.errors import ShapeError
from visualnet.insight.one_step import (
    learn_one,
    losses_over,
    nudge,
    predicted_over,
    take_step,
)
from visualnet.insight.worked_example import INPUTS, LABEL, worked_network
from visualnet.training.config import TrainingConfig

RATES = np.array([0.0, 0.001, 0.05, 0.5, 3.0, 40.0])


def learnt(number):
    given = sample(number)
    margin = given.config.target_margin
    return given, learn_one(given.network, given.inputs, given.label, margin)


@pytest.mark.parametrize("number", range(30))
def test_the_losses_over_rates_are_those_of_steps_at_them(number):
    given, learning = learnt(number)
    updates = [
        take_step(given.network, learning, given.config, float(rate), held=given.held)
        for rate in RATES
    ]
    losses = losses_over(given.network, learning, updates[2].direction, RATES)
    assert losses == pytest.approx([update.loss_after for update in updates], rel=1e-9, abs=1e-12)
    predicted = predicted_over(updates[2].gradient, updates[2].direction, RATES)
    assert predicted == pytest.approx([update.predicted for update in updates], rel=1e-9)


@pytest.mark.parametrize("number", range(30))
def test_a_tiny_step_changes_the_loss_as_predicted(number):
    given, learning = learnt(number)
    update = take_step(given.network, learning, given.config, 1e-7)
    assert update.change == pytest.approx(update.predicted, rel=1e-3, abs=1e-13)


def test_a_rate_that_is_far_too_high_has_a_loss_all_the_same():
    network = worked_network()
    learning = learn_one(network, np.array(INPUTS), LABEL)
    update = take_step(network, learning, TrainingConfig(l2=1.0), 1e6)
    assert losses_over(network, learning, update.direction, np.array([1e6, 1e300])).shape == (2,)


def test_a_nudge_tells_what_it_did():
    network = worked_network()
    learning = learn_one(network, np.array(INPUTS), LABEL)
    before = network.parameters.copy()
    found = nudge(network, learning, 1, 2, 1)
    assert found.value == pytest.approx(0.4)
    assert found.analytical == learning.weight_gradients[0][2, 1]
    assert found.numerical == pytest.approx(0.171695, abs=6e-7)
    assert found.loss_below < learning.loss < found.loss_above
    of_bias = nudge(network, learning, 2, None, 1, epsilon=1e-3)
    assert of_bias.value == 0.5
    assert of_bias.epsilon == 1e-3
    assert of_bias.numerical == pytest.approx(learning.deltas[1][1], abs=1e-6)
    assert (network.parameters == before).all()


@pytest.mark.parametrize(
    ("layer", "row", "column"),
    [(0, 0, 0), (3, None, 0), (1, 3, 0), (1, -1, 0), (1, None, 2), (2, 0, -1)],
)
def test_there_is_no_such_parameter(layer, row, column):
    network = worked_network()
    learning = learn_one(network, np.array(INPUTS), LABEL)
    with pytest.raises(ShapeError, match=f"no such parameter in layer {layer}"):
        nudge(network, learning, layer, row, column)


@pytest.mark.parametrize("weight", [np.nan, np.inf, 3e38, -3e38])
@pytest.mark.parametrize("number", range(12))
def test_weights_that_are_no_numbers_are_worked_through_all_the_same(number, weight):
    given = sample(number)
    given.network.weights[0][1, :] = weight
    learning = learn_one(given.network, np.ones(given.inputs.shape), given.label)
    update = take_step(given.network, learning, given.config, 1e6)
    assert losses_over(given.network, learning, update.direction, RATES).shape == RATES.shape
    assert predicted_over(update.gradient, update.direction, RATES).shape == RATES.shape
    found = nudge(given.network, learning, 1, 1, 1)
    assert np.float32(found.value) == np.float32(weight) or np.isnan(weight)
