"""Practice: the order of what is asked for, and the score."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.training.teaching.practice import Practice


@pytest.mark.slow
@given(classes=st.integers(2, 62), seed=st.integers(0, 2**31))
def test_each_class_comes_once_before_any_comes_again(classes: int, seed: int) -> None:
    practice = Practice([f"class {k}" for k in range(classes)], seed)
    asked = [practice.asked]
    for _ in range(3 * classes - 1):
        practice.skip()
        asked.append(practice.asked)
    for begin in range(0, len(asked), classes):
        assert sorted(asked[begin : begin + classes]) == list(range(classes))
    assert all(one != next_one for one, next_one in pairwise(asked))


def test_the_order_is_another_each_time() -> None:
    orders = set()
    for seed in range(5):
        practice = Practice("0123456789", seed)
        order = [practice.asked]
        for _ in range(9):
            practice.skip()
            order.append(practice.asked)
        orders.add(tuple(order))
    assert len(orders) == 5


def test_the_score_is_kept_for_each_class() -> None:
    practice = Practice(["a", "b", "c"], 1)
    first = practice.asked
    assert practice.record(first)
    assert not practice.record((first + 1) % 3)
    assert practice.asked == first
    practice.skip()
    practice.record(practice.asked)
    assert practice.drawn[first] == 2
    assert practice.right[first] == 1
    assert practice.answers.sum() == 3
    assert practice.answers[first, (first + 1) % 3] == 1
    assert practice.right.sum() == 2


@pytest.mark.parametrize("classes", [("0", "1"), tuple("abcdefghijklmnopqrstuvwxyz")])
def test_any_classes_can_be_practised(classes: tuple[str, ...]) -> None:
    practice = Practice(classes)
    assert practice.classes == classes
    assert 0 <= practice.asked < len(classes)
