"""Formulas of an update: each rule's lines, and the weight that they end in."""

import numpy as np
import pytest

from visualnet.insight.one_step.formulas import Names, Place, Rounding
from visualnet.insight.one_step.reading import learn_one
from visualnet.insight.one_step.update_formulas import again_text, update_text
from visualnet.insight.one_step.updating import take_step
from visualnet.insight.worked_example import INPUTS, LABEL, LEARNING_RATE, worked_network
from visualnet.training.config import TrainingConfig

RULES = ("sgd", "nesterov", "rmsprop", "adam", "adamw")
PLACES = (Place(2, 0, 0), Place(1, 2, 1), Place(1, None, 0))


@pytest.fixture
def learnt():
    network = worked_network(np.float64)
    return network, learn_one(network, np.array(INPUTS), LABEL)


def updated(learnt, held=None, **settings):
    config = TrainingConfig(**settings)
    return config, take_step(*learnt, config, LEARNING_RATE, held=held)


def test_a_plain_step_is_the_rate_times_the_gradient(learnt):
    config, update = updated(learnt, momentum=0.0)
    found = update_text(
        update, config, Place(2, 0, 0), names=Names(learnt[0]), rounding=Rounding(digits=6)
    )
    assert found.symbols == "g = ∂W²₁→₀\nW²₁→₀ ← W²₁→₀ - η · g"
    assert found.numbers == "g = -0.356815\nW²₁→₀ ← 1 - 0.5 · (-0.356815) = 1.17841"


def test_the_loss_after_the_step_stands_beside_what_the_gradient_predicts(learnt):
    _, update = updated(learnt, momentum=0.0)
    found = again_text(update, names=Names(learnt[0]), rounding=Rounding(digits=6))
    assert found.numbers == "ΔL ≈ -0.711599\nΔL = 0.329505 - 0.85152 = -0.522016"


def result_of(line):
    """Compute the middle of a line of numbers, with Python's own arithmetic."""
    _, _, sides = line.replace("←", "=").partition("= ")
    middle, _, result = sides.rpartition(" = ")
    for mark, operator in {"·": "*", "√": "np.sqrt", "²": "**2", "sgn": "np.sign"}.items():
        middle = middle.replace(mark, operator)
    return eval(middle or result, {"np": np}), float(result)  # noqa: S307 - our own text


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("extras", [{}, {"l1": 0.001, "l2": 0.01, "clip_norm": 0.5}])
@pytest.mark.parametrize("rule", RULES)
def test_every_line_comes_to_what_it_says(learnt, rule, extras, place):
    config, update = updated(learnt, optimizer=rule, **extras)
    rounding = Rounding(digits=12)
    found = update_text(update, config, place, names=Names(learnt[0]), rounding=rounding)
    for line in found.numbers.splitlines():
        computed, said = result_of(line)
        assert computed == pytest.approx(said, rel=1e-9)
    after = update.after
    layer = place.layer - 1
    expected = after.biases if place.row is None else after.weights
    index = (place.column,) if place.row is None else (place.row, place.column)
    assert found.result == expected[layer][index]


def test_a_held_weight_stays(learnt):
    network = learnt[0]
    config, update = updated(learnt, held=np.ones(network.parameters.size, np.bool_))
    found = update_text(update, config, Place(2, 0, 0), names=Names(network))
    assert (found.symbols, found.numbers) == ("W²₁→₀ ← W²₁→₀", "W²₁→₀ ← 1")
    assert "frozen" in found.says
