"""Update rules against their formulas in plain Python, parameter by parameter."""

from collections.abc import Iterator
from math import sqrt

import numpy as np
import pytest

from visualnet.nn.matrix_products import add_scaled
from visualnet.nn.optimizers import OPTIMIZERS, clip

START = [0.5, -1.0, 2.0]
GRADIENTS = [[0.1, -2.0, 0.0], [0.3, 1.0, -1e-3], [-0.2, 0.5, 4.0], [0.0, 0.0, 0.0]]
RATE, MOMENTUM = 0.1, 0.8


def sgd(p: float, gradients: list[float]) -> Iterator[float]:
    v = 0.0
    for g in gradients:
        v = MOMENTUM * v + g
        p -= RATE * v
        yield p


def nesterov(p: float, gradients: list[float]) -> Iterator[float]:
    v = 0.0
    for g in gradients:
        v = MOMENTUM * v + g
        p -= RATE * (g + MOMENTUM * v)
        yield p


def rmsprop(p: float, gradients: list[float]) -> Iterator[float]:
    s = 0.0
    for g in gradients:
        s = 0.9 * s + 0.1 * g * g
        p -= RATE * g / (sqrt(s) + 1e-8)
        yield p


def adam(p: float, gradients: list[float]) -> Iterator[float]:
    m = s = 0.0
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        s = 0.999 * s + 0.001 * g * g
        p -= RATE * (m / (1 - 0.9**t)) / (sqrt(s / (1 - 0.999**t)) + 1e-8)
        yield p


RULES = {"sgd": sgd, "nesterov": nesterov, "rmsprop": rmsprop, "adam": adam, "adamw": adam}


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_each_rule_is_its_formula(name: str) -> None:
    parameters = np.array(START)
    optimizer = OPTIMIZERS[name](parameters, MOMENTUM)  # type: ignore[arg-type]
    slopes = [[row[k] for row in GRADIENTS] for k in range(3)]
    expected = zip(*(RULES[name](p, g) for p, g in zip(START, slopes, strict=True)), strict=True)
    for gradient, wanted in zip(GRADIENTS, expected, strict=True):
        factor = optimizer.begin_step()
        if not optimizer.adds:
            optimizer.gradient[:] = 0
        add_scaled(np.array(gradient), factor, to=optimizer.gradient)  # type: ignore[arg-type]
        optimizer.update(parameters, RATE)  # type: ignore[arg-type]
        assert parameters.tolist() == pytest.approx(wanted, abs=1e-12)


def test_only_adamw_decouples_weight_decay() -> None:
    assert [name for name, rule in OPTIMIZERS.items() if rule.decouples_decay] == ["adamw"]


def test_clipping_shortens_what_is_too_long_and_nothing_else() -> None:
    gradient = np.array([3.0, 4.0], np.float32)
    clip(gradient, 10.0)
    assert gradient.tolist() == [3, 4]
    clip(gradient, 1.0)
    assert gradient.tolist() == pytest.approx([0.6, 0.8])
    broken = np.array([np.nan, 1.0], np.float32)
    clip(broken, 0.5)
    assert np.isnan(broken[0])
    assert broken[1] == 1
