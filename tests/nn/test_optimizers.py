"""Update rules against their formulas in plain Python, parameter by parameter."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from math import sqrt

import numpy as np
import pytest

from visualnet.nn.matrix_products import add_scaled
from visualnet.nn.optimizers import OPTIMIZERS, clip
from visualnet.nn.product_threads import products_with
from visualnet.nn.shared_update import SharedUpdate

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


@pytest.mark.parametrize("name", list(OPTIMIZERS))
@pytest.mark.parametrize("count", [600_001, 1000])
def test_a_thread_that_helps_changes_no_bit(name: str, count: int) -> None:
    generator = np.random.default_rng(3)
    first = generator.standard_normal(count, np.float32)
    gradient = generator.standard_normal(count, np.float32)
    gradient[::7] = 1e-21
    alone, helped = first.copy(), first.copy()
    rules = [OPTIMIZERS[name](each, MOMENTUM) for each in (alone, helped)]
    with ThreadPoolExecutor(1) as helper, products_with(1):
        shared = SharedUpdate(rules[1], helped, helper)
        for step in range(6):
            for rule in rules:
                rule.begin_step()
                np.multiply(gradient, 1.0 + step, out=rule.gradient)
            rules[0].update(alone, RATE)
            # It may come and go.
            if step % 3 == 0:
                rules[1].update(helped, RATE)
                continue
            shared.begin(RATE)
            for place in (count, count * 5 // 6, count // 2, count // 2, 1)[:: step % 3]:
                shared.take(place)
            shared.end()
    assert alone.tobytes() == helped.tobytes()
    for one, other in zip(*(rule.state().arrays.values() for rule in rules), strict=True):
        assert one.tobytes() == other.tobytes()


def test_what_overflows_is_no_news_of_the_thread_that_helps() -> None:
    parameters = np.zeros(500_000, np.float32)
    rule = OPTIMIZERS["adam"](parameters)
    rule.gradient[:] = 1e30
    with ThreadPoolExecutor(1) as helper, np.errstate(all="ignore"):
        shared = SharedUpdate(rule, parameters, helper)
        shared.begin(RATE)
        shared.take(250_000)
        shared.end()
    assert parameters[0] == parameters[-1]


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
