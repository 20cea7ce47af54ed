"""How many threads products take: chosen, kept apart, and told of wide networks alone."""

import sys
import threading
from typing import Any

import pytest

from visualnet.nn import product_threads, thread_choice
from visualnet.nn.product_threads import (
    core_count,
    products_with,
)
from visualnet.nn.thread_choice import fitting_threads

WIDE = (784, 512, 10)
TIMEOUT = 60


def test_a_narrow_network_takes_one_thread_untried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thread_choice, "_seconds_of", lambda _act: pytest.fail("tried"))
    assert fitting_threads((784, 128, 64, 10), 64, 8) == 1
    assert fitting_threads(WIDE, 64, 1) == 1


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ([4.0, 2.0, 1.0, 0.5], 6),
        ([4.0, 2.0, 1.0, 0.95], 4),
        ([4.0, 2.0, 3.0], 2),
        ([4.0, 3.9, 3.0, 2.9], 4),
        ([4.0, 9.0], 1),
    ],
)
def test_a_wide_one_takes_those_that_gain_a_tenth(
    monkeypatch: pytest.MonkeyPatch, seconds: list[float], expected: int
) -> None:
    tries = iter(seconds)
    monkeypatch.setattr(thread_choice, "_seconds_of", lambda _act: next(tries))
    assert fitting_threads(WIDE, 64, 6) == expected
    assert list(tries) == []


def test_what_is_tried_ends_with_a_number_that_may_be_taken() -> None:
    assert 1 <= fitting_threads((784, 300, 10), 32, 2) <= 2
    assert core_count() >= 1


class Watched(threading.Condition):
    """Tells when somebody waits."""

    def __init__(self) -> None:
        super().__init__()
        self.is_waited_for = threading.Event()

    def wait_for(self, predicate: Any, timeout: float | None = None) -> Any:
        self.is_waited_for.set()
        return super().wait_for(predicate, timeout)


def test_steps_with_as_many_threads_go_on_side_by_side() -> None:
    inside = threading.Event()

    def enter() -> None:
        with products_with(2):
            inside.set()

    other = threading.Thread(target=enter)
    with products_with(2):
        other.start()
        assert inside.wait(TIMEOUT)
    other.join()


def test_a_step_with_others_waits_and_nobody_comes_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order: list[str] = []
    condition = Watched()
    monkeypatch.setattr(product_threads._turns, "_condition", condition)

    def take(name: str, threads: int) -> None:
        with products_with(threads):
            order.append(name)

    with products_with(2):
        waiting = threading.Thread(target=take, args=("one", 1))
        waiting.start()
        assert condition.is_waited_for.wait(TIMEOUT)
        condition.is_waited_for.clear()
        # Whoever comes after it waits too, though it would fit.
        later = threading.Thread(target=take, args=("two", 2))
        later.start()
        assert condition.is_waited_for.wait(TIMEOUT)
        order.append("first")
    waiting.join(TIMEOUT)
    later.join(TIMEOUT)
    assert order[0] == "first"
    assert sorted(order[1:]) == ["one", "two"]


def test_steps_with_other_numbers_are_never_under_way_together() -> None:
    under_way: list[int] = []
    mixed: list[list[int]] = []

    def take(threads: int) -> None:
        for _ in range(300):
            with products_with(threads):
                under_way.append(threads)
                seen = list(under_way)
                if len(set(seen)) > 1 or product_threads._turns.threads != threads:
                    mixed.append(seen)
                under_way.remove(threads)

    takers = [threading.Thread(target=take, args=(number,)) for number in (1, 2, 1, 2)]
    interval = sys.getswitchinterval()
    # So that they meet at all places.
    sys.setswitchinterval(1e-6)
    try:
        for taker in takers:
            taker.start()
        for taker in takers:
            taker.join(TIMEOUT)
    finally:
        sys.setswitchinterval(interval)
    assert not any(taker.is_alive() for taker in takers)
    assert not mixed
