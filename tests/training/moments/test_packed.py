"""What an optimizer has collected takes less room, and comes back bit for bit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from visualnet.training.config import TrainingConfig
from visualnet.training.moments import keyframes
from visualnet.training.moments.budget import HistoryBudget, packed, size_of
from visualnet.training.moments.keyframes import INTERVAL, History
from visualnet.training.moments.packed import PackedArray, PackedArrays
from visualnet.training.replay import replay
from visualnet.training.trainer import Trainer

CONFIG = TrainingConfig(hidden=(9,), optimizer="adam", batch_size=64, epochs=None)


FLOATS = st.floats(width=32)


@given(arrays(np.float32, (2, 40), elements=FLOATS), st.booleans(), st.lists(st.integers(0, 39)))
def test_every_bit_comes_back(both, has_base, same):
    array, base = both
    array[same] = base[same]
    back = PackedArray(array, base if has_base else None).unpack()
    assert back.dtype == np.float32
    assert back.tobytes() == array.tobytes()
    assert not back.flags.writeable


def test_nothing_takes_no_room():
    assert PackedArray(np.zeros(0, np.float32)).unpack().shape == (0,)


def test_it_takes_less_room():
    array = np.random.default_rng(0).standard_normal(50_000, np.float32) * 1e-3
    array[::8] = 0
    both = PackedArrays({"a": array, "b": np.square(array)})
    assert both.keys() == {"a", "b"}
    assert both.nbytes < 0.8 * 2 * array.nbytes


def test_weights_that_are_the_first_ones_still_take_a_bit():
    first = np.random.default_rng(0).standard_normal(50_000, np.float32)
    later = first.copy()
    later[::2] += 1
    assert PackedArray(later, first).nbytes < 0.5 * later.nbytes


@pytest.fixture
def trained(dataset, monkeypatch):
    """A run past its beginning that keeps all its moments packed."""
    monkeypatch.setattr(keyframes, "_LEAST_PACKED", 1)
    trainer = Trainer(CONFIG, dataset)
    trainer.history = History(HistoryBudget())
    while trainer.step <= 2 * INTERVAL:
        trainer.take_step()
        trainer.keep_moment_where_due()
        if trainer.is_at_epoch_end:
            trainer.begin_epoch()
    return trainer


def test_a_run_goes_on_from_a_packed_moment_as_it_did(trained):
    points = trained.history.moments.keyframes
    are_packed = [isinstance(point.weights, PackedArray) for point in points if point.step]
    # Those of the beginning come often, and go soon.
    assert are_packed == [point.step >= INTERVAL for point in points if point.step]
    assert any(are_packed)
    last = next(point for point in reversed(points) if point.step >= INTERVAL)
    network, dataset = trained.network, trained.dataset
    again = replay(network, dataset, last, trained.history.events, trained.step)
    assert again.network.parameters.tobytes() == trained.network.parameters.tobytes()


def test_what_is_kept_is_counted_as_it_is_and_given_back_whole(trained):
    budget, points = trained.history.budget, trained.history.moments.keyframes
    assert budget.size == sum(map(size_of, points))
    other = History(budget)
    other.restore(trained.history.moments)
    # Shared moments are packed once, and count once.
    assert budget.size == sum(map(size_of, points))
    trained.history.clear()
    other.clear()
    assert budget.size == 0


def test_without_a_state_nothing_is_packed(dataset):
    point = replace(Trainer(CONFIG, dataset).checkpoint(), updater=None)
    assert packed(point) is point
