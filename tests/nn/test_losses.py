"""Losses and outputs against scipy, also where numbers are extreme."""

from math import log

import numpy as np
import pytest
from scipy.special import expit, log_softmax
from scipy.special import softmax as scipy_softmax

from visualnet.errors import SettingError
from visualnet.nn.losses import OUTPUTS, LossBuffers, output_named, softmax

Z = np.random.default_rng(1).normal(0, 3, (6, 5))
LABELS = np.array([0, 4, 2, 2, 1, 3])
TARGETS = np.eye(5)[LABELS]


def backward(output: str, z: np.ndarray) -> tuple[float, int, np.ndarray]:
    buffers = LossBuffers(len(z), z.shape[1], np.float64)
    loss, correct = OUTPUTS[output].backward(z.copy(), TARGETS[: len(z)], buffers)
    return loss, correct, buffers.delta


def test_cross_entropy_and_its_gradient() -> None:
    loss, correct, delta = backward("softmax", Z)
    assert loss == pytest.approx(-log_softmax(Z, axis=1)[np.arange(6), LABELS].mean(), rel=1e-12)
    assert correct == int((Z.argmax(axis=1) == LABELS).sum())
    np.testing.assert_allclose(delta, scipy_softmax(Z, axis=1) - TARGETS, atol=1e-14)


def test_squared_error_and_its_gradient() -> None:
    loss, correct, delta = backward("sigmoid", Z)
    a = expit(Z)
    assert loss == pytest.approx(((a - TARGETS) ** 2).sum() / 2 / 6, rel=1e-12)
    assert correct == int((Z.argmax(axis=1) == LABELS).sum())
    np.testing.assert_allclose(delta, (a - TARGETS) * a * (1 - a), atol=1e-14)


@pytest.mark.parametrize("scale", [1e3, 1e30, 1e37])
def test_softmax_of_extreme_values(scale: float) -> None:
    z = np.array([[scale, -scale, 0.0], [-scale, -scale, -scale]], np.float32)
    out = np.empty_like(z)
    softmax(z, out)
    np.testing.assert_allclose(out, np.array([[1.0, 0.0, 0.0], [1 / 3] * 3]), rtol=1e-6)


def test_cross_entropy_of_a_hopeless_answer_is_finite() -> None:
    z = np.array([[-1e4, 1e4, 0.0, 0.0, 0.0]])
    loss, correct, delta = backward("softmax", z)
    assert loss == pytest.approx(2e4)
    assert correct == 0
    assert delta.tolist() == [[-1, 1, 0, 0, 0]]


def test_no_number_stays_no_number_and_is_not_right() -> None:
    loss, correct, _ = backward("softmax", np.array([[np.nan] * 5]))
    assert np.isnan(loss)
    assert correct == 0


def test_chance_is_the_loss_of_a_network_that_knows_nothing() -> None:
    for output in OUTPUTS:
        loss, _, _ = backward(output, np.zeros((6, 5)))
        assert OUTPUTS[output].chance(5) == pytest.approx(loss)
    assert OUTPUTS["softmax"].chance(10) == pytest.approx(log(10))


def test_unknown_output_is_refused_with_the_choices() -> None:
    with pytest.raises(SettingError, match=r"'hinge'; choose one of softmax, sigmoid\.$"):
        output_named("hinge")
