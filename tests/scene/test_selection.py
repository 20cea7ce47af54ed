"""Selections are whole where they can be, fair where they cannot, and repeatable."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visualnet.scene.parts import Connection
from visualnet.scene.selection import overlap, select_connections


def random_weights(*sizes: int) -> list[np.ndarray]:
    generator = np.random.default_rng(1)
    return [generator.normal(size=shape).astype(np.float32) for shape in pairwise(sizes)]


def test_all_connections_of_the_little_network_are_drawn() -> None:
    selection = select_connections(random_weights(784, 16, 16, 10))
    assert selection.drawn == selection.total == 12_960
    assert selection.bounds == (0, 12_544, 12_800, 12_960)
    assert all(selection.is_whole(pair) for pair in range(3))
    assert selection.sources[0][17] == 1
    assert selection.targets[0][17] == 1
    assert selection.sources[2][-1] == 15
    assert selection.targets[2][-1] == 9


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 60), min_size=2, max_size=6), st.integers(1, 3000))
def test_the_limit_is_used_up_and_every_pair_has_its_share(sizes: list[int], limit: int) -> None:
    weights = random_weights(*sizes)
    selection = select_connections(weights, limit)
    assert selection.total == sum(w.size for w in weights)
    assert selection.drawn == min(selection.total, max(limit, len(weights)))
    share = max(limit // len(weights), 1)
    for pair, matrix in enumerate(weights):
        drawn = len(selection.indices[pair])
        assert drawn >= min(matrix.size, share)
        assert selection.part(pair).stop - selection.part(pair).start == drawn
        positions = selection.sources[pair] * matrix.shape[1] + selection.targets[pair]
        assert (positions == selection.indices[pair]).all()
        assert (np.diff(selection.indices[pair]) > 0).all()


def test_the_strongest_are_chosen_whatever_their_sign() -> None:
    weights = np.array([[0.1, -5.0], [3.0, 0.2]], np.float32)
    selection = select_connections([weights], limit=2)
    assert selection.indices[0].tolist() == [1, 2]
    assert not selection.is_whole(0)


def test_every_drawn_connection_is_found_again_and_no_other() -> None:
    weights = random_weights(30, 20, 10)
    selection = select_connections(weights, 150)
    found = {selection.connection(position) for position in range(selection.drawn)}
    assert len(found) == selection.drawn == 150
    for position in range(selection.drawn):
        assert selection.position(selection.connection(position)) == position
    for layer, matrix in enumerate(weights):
        for source, target in np.ndindex(*matrix.shape):
            connection = Connection(layer, source, target)
            assert (selection.position(connection) is not None) == (connection in found)


def test_the_same_weights_give_the_same_selection() -> None:
    weights = [np.zeros((200, 100), np.float32), *random_weights(100, 100)]
    first, second = (select_connections(weights, 500) for _ in range(2))
    for one, other in zip(first.indices, second.indices, strict=True):
        assert (one == other).all()


def test_the_overlap_is_that_of_the_pair_that_shares_least() -> None:
    before = [np.array([[4.0, 3.0, 2.0, 1.0]]), np.array([[1.0], [2.0], [3.0], [4.0]])]
    after = [before[0], np.array([[4.0], [2.0], [3.0], [1.0]])]
    one = select_connections([w.astype(np.float32) for w in before], limit=4)
    other = select_connections([w.astype(np.float32) for w in after], limit=4)
    assert overlap(one, one) == 1.0
    assert overlap(one, other) == overlap(other, one) == 0.5
