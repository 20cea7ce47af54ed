"""Many steps of a run are gone through in one pass, each as it was."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualnet.data.datasets import Split
from visualnet.errors import DivergedError
from visualnet.training.absent_data import absent_data, identity_of
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import History, Moments
from visualnet.training.moments.past_states import snapshot_of, spread_steps
from visualnet.training.replay import can_replay, walk
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer, resumed_trainer


class Script(RunControl):
    """Does something at given steps, and notes the weights of each step."""

    def __init__(self, trainer, acts):
        super().__init__()
        self.trainer, self.acts, self.weights = trainer, acts, {}
        self.play()
        # Else it would not be asked each time.
        self.set_speed(1e12)

    def next_turn(self, batch_size):
        for act in self.acts.pop(self.trainer.step, ()):
            act(self.trainer)
        self.weights[self.trainer.step] = self.trainer.network.parameters.copy()
        return super().next_turn(batch_size)


def learnt(dataset, acts=None, **settings):
    """A run to its end, with its history, and the weights after each of its steps."""
    config = TrainingConfig(hidden=(9,), batch_size=1, epochs=1).changed(**settings)
    trainer = Trainer(config, dataset)
    trainer.history = History(HistoryBudget())
    trainer.history.add_keyframe(trainer.checkpoint())
    script = Script(trainer, dict(acts or {}))
    trainer.run(script, Outbox())
    script.weights[trainer.step] = trainer.network.parameters.copy()
    return trainer, script.weights


def count_steps(monkeypatch):
    taken = []
    take_step = Trainer.take_step

    def counted(self):
        take_step(self)
        taken.append(self.step)

    monkeypatch.setattr(Trainer, "take_step", counted)
    return taken


def edit(run):
    run.edit(run.network.parameters * np.float32(0.5), np.zeros(run.network.parameters.shape, bool))


def test_a_keyframe_shows_what_a_trainer_that_stands_there_shows(dataset) -> None:
    settings = {"epochs": 3, "batch_size": 7, "schedule": "cosine", "optimizer": "adam"}
    trainer, _weights = learnt(dataset, {5: [edit]}, **settings)
    points = trainer.history.moments.keyframes
    assert len(points) > 8
    for point in points:
        # Judged by no log, so that none has gone back to its best.
        there = resumed_trainer(point, trainer.network, dataset).snapshot()
        shown = snapshot_of(point, there.run_id, len(dataset.train))
        assert np.array_equal(shown.parameters, there.parameters)
        same = {"parameters": shown.parameters, "loss": shown.loss, "accuracy": shown.accuracy}
        assert replace(there, **same) == shown
        np.testing.assert_equal((shown.loss, shown.accuracy), (there.loss, there.accuracy))


@pytest.mark.slow
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_every_step_asked_for_comes_as_it_was(dataset, optimizer) -> None:
    acts = {
        130: [lambda run: run.apply_changes({"learning_rate": 0.02})],
        333: [edit],
        420: [lambda run: run.apply_changes({"augment_rotation": 5.0})],
    }
    trainer, weights = learnt(
        dataset, acts, optimizer=optimizer, learning_rate=0.01, dropout=0.2, batch_size=2, epochs=3
    )
    moments = trainer.history.moments
    steps = [0, 1, 3, 129, 130, 131, 299, 300, 301, 332, 333, 334, 420, 500, 700, 1050]
    states = list(walk(trainer.network, dataset, moments, steps))
    assert [state.step for state in states] == steps
    assert [state.asked for state in states] == steps
    for state in states:
        assert (state.parameters == weights[state.step]).all(), state.step
        assert not state.parameters.flags.writeable
    assert states[-1].epochs_done == 3
    assert np.isnan(states[0].loss)
    assert all(np.isfinite(state.loss) for state in states[1:])


def test_no_step_is_taken_twice_and_those_before_a_keyframe_not_at_all(
    dataset, monkeypatch
) -> None:
    trainer, _weights = learnt(dataset)
    taken = count_steps(monkeypatch)
    shares = []
    steps = [310, 320, 330, 650]
    moments = trainer.history.moments
    states = walk(
        trainer.network, dataset, moments, steps, lambda share: shares.append(share) or True
    )
    assert [state.step for state in states] == steps
    # The first is the trial whether it can be replayed.
    assert taken == [1, *range(257, 331), *range(513, 651)]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_it_ends_where_it_is_told_to(dataset) -> None:
    trainer, _weights = learnt(dataset)
    states = walk(
        trainer.network, dataset, trainer.history.moments, [0, 250, 290], lambda share: share < 0.4
    )
    assert [state.step for state in states] == [0]


@pytest.mark.parametrize("kind", ["away", "others"])
def test_without_the_data_the_keyframes_next_to_them_come(dataset, kind) -> None:
    trainer, weights = learnt(dataset)
    if kind == "away":
        identity = identity_of(dataset)
        other = absent_data(trainer.config, dataset.classes, identity, 0, "It is away.")
    else:
        other = replace(dataset, train=Split(dataset.train.images[::-1], dataset.train.labels))
    moments = trainer.history.moments
    assert can_replay(trainer.network, dataset, moments)
    assert not can_replay(trainer.network, other, moments)
    states = list(walk(trainer.network, other, moments, [0, 3, 4, 5, 200, 290, 500, 690]))
    assert [(state.asked, state.step) for state in states] == [
        (0, 0), (3, 2), (4, 4), (200, 256), (500, 512), (690, 700),
    ]  # fmt: skip
    for state in states:
        assert (state.parameters == weights[state.step]).all()


def test_before_an_edit_that_hides_what_was_its_keyframe_comes(dataset) -> None:
    trainer, _weights = learnt(dataset, {333: [edit]})
    kept = trainer.history.moments
    late = tuple(point for point in kept.keyframes if point.step >= 333)
    states = list(
        walk(trainer.network, dataset, Moments(late, kept.events), [0, 100, 332, 333, 340])
    )
    assert [(state.asked, state.step) for state in states] == [(0, 333), (340, 340)]


def test_a_run_that_went_back_to_its_best_ends_with_that(dataset) -> None:
    # So fast that its last epoch is not its best.
    trainer, _weights = learnt(
        dataset, epochs=8, batch_size=20, learning_rate=0.5, patience=8, keep="best"
    )
    last = trainer.history.moments.keyframes[-1]
    assert last.kept_step is not None
    (state,) = walk(trainer.network, dataset, trainer.history.moments, [last.step])
    assert (state.asked, state.step) == (last.step, last.kept_step)
    assert (state.parameters == trainer.network.parameters).all()


def test_nothing_kept_is_nothing_to_show(dataset) -> None:
    network = Trainer(TrainingConfig(hidden=(9,)), dataset).network
    assert list(walk(network, dataset, Moments((), ()), [0, 5])) == []
    assert not can_replay(network, dataset, Moments((), ()))


@pytest.mark.slow
@given(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(2, 400), st.booleans())
def test_steps_are_spread_from_the_first_to_the_last(first, length, count, is_logarithmic) -> None:
    last = first + length
    steps = spread_steps(first, last, count, is_logarithmic=is_logarithmic)
    assert steps[0] == first
    assert steps[-1] == last
    assert len(steps) == min(count, length + 1)
    assert (np.diff(steps) > 0).all()


def test_steps_spread_by_the_logarithm_are_dense_at_the_beginning() -> None:
    steps = spread_steps(0, 34_380, 76, is_logarithmic=True)
    assert steps[:10] == list(range(10))
    assert 1.1 < steps[-1] / steps[-2] < 1.2
    even = spread_steps(0, 750, 76, is_logarithmic=False)
    assert even == list(range(0, 751, 10))


def test_a_run_that_diverged_is_shown_to_the_step_where_it_did(dataset) -> None:
    trainer = Trainer(TrainingConfig(hidden=(9,), learning_rate=1e6, activation="relu"), dataset)
    trainer.history = History(HistoryBudget())
    trainer.history.add_keyframe(trainer.checkpoint())
    script = Script(trainer, {})
    with pytest.raises(DivergedError):
        trainer.run(script, Outbox())
    steps = range(trainer.step + 1)
    states = list(walk(trainer.network, dataset, trainer.history.moments, steps))
    assert [state.step for state in states] == list(steps)
    for state in states[:-1]:
        assert (state.parameters == script.weights[state.step]).all()
    np.testing.assert_array_equal(states[-1].parameters, trainer.network.parameters)
    later = walk(trainer.network, dataset, trainer.history.moments, [trainer.step + 5])
    with pytest.raises(DivergedError):
        list(later)
