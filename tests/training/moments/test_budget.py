"""What keyframes take: counted once, within the budget, and spread over the whole of a run."""

import gc
from dataclasses import replace

import numpy as np
import pytest

from visualnet.training.config import TrainingConfig
from visualnet.training.moments.budget import HistoryBudget, size_of
from visualnet.training.moments.keyframes import INTERVAL, MAX_KEYFRAMES, Event, History
from visualnet.training.trainer import Trainer

STEPS = 34_380


@pytest.fixture(scope="module")
def point(dataset):
    # Its steps are not quick, so all of its moments are 300 steps apart where there is room.
    config = TrainingConfig(hidden=(9,), optimizer="adam", batch_size=64)
    return Trainer(config, dataset).checkpoint()


def kept_of_a_run(point, budget, steps=STEPS):
    """Return the steps that are kept of a run of 20 epochs."""
    history = History(budget)
    for step in range(steps + 1):
        is_end = step % 1719 == 0
        if step > history.last_step and history.is_due(step, is_epoch_end=is_end):
            history.add_keyframe(replace(point, step=step), STEPS)
    history.add_keyframe(replace(point, step=steps), STEPS)
    return [each.step for each in history.moments.keyframes]


@pytest.mark.parametrize("count", [12, 19, 78])
def test_what_there_is_room_for_is_spread_over_the_whole_run(point, count):
    steps = kept_of_a_run(point, HistoryBudget(count * size_of(point)))
    assert len(steps) > count - 3
    assert steps[0] == 0
    assert steps[-1] == STEPS
    assert np.diff(steps).max() < 1.5 * STEPS / count
    assert any(0 < step <= 1_024 for step in steps)


def test_of_a_very_long_run_no_more_is_taken_than_can_be_kept(point):
    history = History(HistoryBudget(10**9))
    steps = 3 * MAX_KEYFRAMES * INTERVAL
    history.add_keyframe(replace(point, step=steps // 2), steps)
    planned = history.next_step
    history.add_keyframe(replace(point, step=planned), steps)
    assert history.next_step - planned > 2 * INTERVAL


def test_gaps_stay_equal_where_moments_differ_a_little_in_size(point):
    """Half of their room is taken by losses that are kept, more or fewer from time to time."""
    numbers = size_of(point) // 8
    sizes = [replace(point, losses=(1.0,) * (numbers + more)) for more in range(numbers // 20)]
    history = History(HistoryBudget(20 * size_of(sizes[len(sizes) // 2])))
    for step in range(STEPS + 1):
        if history.is_due(step, is_epoch_end=False):
            history.add_keyframe(replace(sizes[step % len(sizes)], step=step), STEPS)
    gaps = np.diff([each.step for each in history.moments.keyframes if each.step >= 5_000])
    assert len(set(gaps.tolist())) == 1


def test_a_change_of_settings_forgets_nothing_of_how_long_the_run_is(point):
    history = History(HistoryBudget(10 * size_of(point)))
    history.add_keyframe(replace(point, step=30_000), 60_000)
    planned = history.next_step
    assert planned > 30_300
    history.add_event(Event(30_001, "settings", {}), replace(point, step=30_001))
    assert history.next_step == planned


def test_with_room_for_all_there_is_one_each_300_steps_and_at_the_ends_of_epochs(point):
    steps = kept_of_a_run(point, HistoryBudget(10**9))
    assert set(range(0, STEPS + 1, 300)) <= set(steps)
    assert all(min(abs(end - step) for step in steps) < 30 for end in range(0, STEPS, 1719))
    assert {1719, 3438} <= set(steps)
    assert {1, 2, 4, 8, 16, 32, 64, 128, 256} <= set(steps)


@pytest.mark.slow
def test_what_two_runs_keep_counts_once(point):
    budget = HistoryBudget(10**9)
    first, second = History(budget), History(budget)
    for step in range(3):
        first.add_keyframe(replace(point, step=step))
    second.restore(first.moments_until(1))
    second.add_keyframe(replace(point, step=9))
    assert budget.size == 4 * size_of(point)
    del first
    gc.collect()
    assert budget.size == second.size == 3 * size_of(point)
    second.clear()
    assert budget.size == second.size == 0


def test_a_smaller_budget_holds_at_once_and_for_fifty_runs(point):
    budget = HistoryBudget(10**9)
    runs = [History(budget) for _ in range(50)]
    for number, history in enumerate(runs):
        for step in range(number + 1):
            history.add_keyframe(replace(point, step=step))
    budget.limit = 100 * size_of(point)
    assert sum(history.size for history in runs) == budget.size <= budget.limit
    assert budget.size > 0.8 * budget.limit
    assert all(history.moments.keyframes for history in runs)
