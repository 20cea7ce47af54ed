"""First weights and learning rate schedules."""

from itertools import pairwise
from math import cos, pi, sqrt

import numpy as np
import pytest

from visualnet.nn.initializers import INITIALIZERS, initialize
from visualnet.nn.network import Network
from visualnet.nn.schedules import SCHEDULES, warm_up


def drawn(rule: str, seed: int) -> Network:
    network = Network((100, 40, 10))
    network.parameters[:] = np.nan
    initialize(network, rule, seed)
    return network


def test_zero_is_zero_and_scale_multiplies() -> None:
    assert not drawn("zero", 0).parameters.any()
    twice = Network((100, 40, 10))
    initialize(twice, "he", 5, scale=2.0)
    np.testing.assert_allclose(twice.parameters, 2 * drawn("he", 5).parameters, rtol=1e-6)


@pytest.mark.parametrize("rule", [rule for rule in INITIALIZERS if rule != "zero"])
def test_same_seed_same_weights(rule: str) -> None:
    assert drawn(rule, 3).parameters.tobytes() == drawn(rule, 3).parameters.tobytes()
    assert np.mean(drawn(rule, 3).weights[0] == drawn(rule, 4).weights[0]) < 0.01


@pytest.mark.parametrize(
    ("rule", "limits"),
    [
        ("glorot", [sqrt(6 / 140), sqrt(6 / 50)]),
        ("he", [sqrt(6 / 100), sqrt(6 / 40)]),
        ("lecun", [sqrt(3 / 100), sqrt(3 / 40)]),
        ("uniform", [0.05, 0.05]),
    ],
)
def test_weights_fill_their_limits_and_biases_are_zero(rule: str, limits: list[float]) -> None:
    network = drawn(rule, 0)
    for weights, biases, limit in zip(network.weights, network.biases, limits, strict=True):
        assert 0.95 * limit < np.abs(weights).max() <= limit * (1 + 1e-6)
        # A uniform distribution's standard deviation is its half-width over the root of 3.
        assert weights.std() == pytest.approx(limit / sqrt(3), rel=0.1)
        assert abs(weights.mean()) < 0.15 * limit
        assert not biases.any()


def test_global_random_state_is_left_alone() -> None:
    before = np.random.get_state()[1].tolist()  # type: ignore[index]  # noqa: NPY002
    drawn("glorot", 0)
    after = np.random.get_state()[1].tolist()  # type: ignore[index]  # noqa: NPY002
    assert before == after


def test_constant_schedule() -> None:
    assert {SCHEDULES["constant"](k / 10) for k in range(11)} == {1.0}


def test_cosine_schedule_falls_from_one_to_zero_and_stays_there() -> None:
    factors = [SCHEDULES["cosine"](k / 100) for k in range(101)]
    assert factors[0] == 1
    assert factors[25] == pytest.approx((1 + cos(pi / 4)) / 2)
    assert factors[50] == pytest.approx(0.5)
    assert factors[100] == pytest.approx(0, abs=1e-12)
    assert all(later < earlier for earlier, later in pairwise(factors))
    assert SCHEDULES["cosine"](1.7) == pytest.approx(0, abs=1e-12)


def test_step_schedule_divides_by_ten_twice() -> None:
    factors = [SCHEDULES["step"](k / 100) for k in (0, 49, 50, 74, 75, 100)]
    assert factors == pytest.approx([1, 1, 0.1, 0.1, 0.01, 0.01])


def test_warm_up_rises_to_one_and_stays() -> None:
    assert [warm_up(done, 2.0) for done in (0.0, 0.5, 1.0, 2.0, 7.0)] == [0, 0.25, 0.5, 1, 1]
    assert warm_up(0.0, 0.0) == 1
