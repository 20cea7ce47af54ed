"""A run can be taken back to any of its steps, and what that costs stays within a budget."""

from dataclasses import replace

import numpy as np
import pytest

from visualnet.data.datasets import Dataset
from visualnet.nn.edits import Freeze
from visualnet.nn.parts import Part
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.moments import keyframes
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import MAX_KEYFRAMES, Event, History
from visualnet.training.replay import replay
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer


def kept(config: TrainingConfig, dataset: Dataset, limit: int = 10**9) -> Trainer:
    trainer = Trainer(config, dataset)
    trainer.history = History(HistoryBudget(limit))
    trainer.history.add_keyframe(trainer.checkpoint())
    return trainer


class Script(RunControl):
    """Does something at given steps, and notes the weights of each step."""

    def __init__(self, trainer, acts):
        super().__init__()
        self.trainer, self.acts, self.weights = trainer, acts, {}
        self.play()
        # Else it would not be asked each time.
        self.set_speed(1e12)

    def next_turn(self, batch_size):
        self.weights[self.trainer.step] = self.trainer.network.parameters.copy()
        for act in self.acts.pop(self.trainer.step, ()):
            act(self.trainer)
        return super().next_turn(batch_size)


def ran(trainer: Trainer, acts=None) -> dict[int, np.ndarray]:
    """Run to the end; return the weights at each step, before what was done there."""
    script = Script(trainer, dict(acts or {}))
    trainer.run(script, Outbox())
    script.weights[trainer.step] = trainer.network.parameters.copy()
    return script.weights


def weights_at(trainer: Trainer, dataset: Dataset, step: int) -> np.ndarray:
    history = trainer.history
    point = history.moments.keyframe_before(step)
    again = replay(trainer.network, dataset, point, history.moments.events, step)
    assert again.step == step
    return again.network.parameters


@pytest.mark.slow
@pytest.mark.parametrize("optimizer", ["sgd", "nesterov", "rmsprop", "adam", "adamw"])
@pytest.mark.parametrize("extras", [{}, {"dropout": 0.3, "augment_shift": 2.0, "l2": 0.01}])
def test_any_step_is_as_it_was(dataset, optimizer, extras) -> None:
    config = TrainingConfig(
        hidden=(9,), optimizer=optimizer, learning_rate=0.01, batch_size=7, epochs=5, **extras
    )
    trainer = kept(config, dataset)
    edited = trainer.network.parameters * np.float32(0.5)
    held = Freeze(Part(1, 3)).mask(trainer.network)
    acts = {
        150: [lambda run: run.apply_changes({"learning_rate": 0.02, "batch_size": 5})],
        333: [lambda run: run.edit(edited, held)],
        420: [lambda run: run.apply_changes({"augment_rotation": 5.0, "dropout": 0.1})],
        421: [lambda run: run.apply_changes({"optimizer": "adam"})],
    }
    weights = ran(trainer, acts)
    assert trainer.is_finished
    generator = np.random.default_rng(4)
    steps = generator.choice([s for s in weights if s not in acts], 50, replace=False)
    for step in (*steps.tolist(), 0, 1, 149, 151, 334, 422, trainer.step):
        assert (weights_at(trainer, dataset, step) == weights[step]).all(), step


def test_a_change_is_replayed_where_its_keyframe_went(dataset) -> None:
    config = TrainingConfig(hidden=(9,), batch_size=7, epochs=3)
    trainer = kept(config, dataset)
    acts = {120: [lambda run: run.apply_changes({"learning_rate": 0.02, "momentum": 0.5})]}
    weights = ran(trainer, acts)
    first = trainer.history.moments.keyframes[0]
    again = replay(trainer.network, dataset, first, trainer.history.moments.events, 250)
    assert (again.network.parameters == weights[250]).all()


def test_keyframes_are_dense_at_the_beginning_and_at_the_ends_of_epochs(dataset) -> None:
    trainer = kept(TrainingConfig(hidden=(9,), batch_size=1, epochs=2), dataset)
    ran(trainer)
    steps = [point.step for point in trainer.history.moments.keyframes]
    assert steps == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 700, 900, 1400]


@pytest.mark.parametrize(
    ("settings", "every"),
    [
        ({"hidden": (16, 16)}, 300),
        ({"hidden": (16, 16), "batch_size": 10}, 900),
        ({"hidden": (16, 16), "batch_size": 1}, 900),
        ({"hidden": (100,), "batch_size": 10}, 300),
        ({"hidden": (16, 16), "batch_size": 10, "augment_rotation": 10.0}, 300),
    ],
)
def test_quick_steps_are_kept_less_often(dataset, settings, every) -> None:
    point = Trainer(TrainingConfig(epochs=None, **settings), dataset).checkpoint()
    history, kept = History(HistoryBudget()), []
    for step in range(4001):
        if history.is_due(step, is_epoch_end=False):
            history.add_keyframe(replace(point, step=step), 0)
            kept.append(step)
    assert kept[-4:] == list(range(every * (4000 // every - 3), 4001, every))
    assert history.interval == every


@pytest.mark.parametrize("is_wide", [False, True])
def test_ends_of_epochs_are_kept_where_that_takes_no_time(dataset, monkeypatch, is_wide) -> None:
    if is_wide:
        monkeypatch.setattr(keyframes, "_LEAST_PACKED", 1)
    config = TrainingConfig(epochs=None, hidden=(9,), batch_size=64)
    point, history = Trainer(config, dataset).checkpoint(), History(HistoryBudget())
    for step in range(701):
        if history.is_due(step, is_epoch_end=step % 390 == 0):
            history.add_keyframe(replace(point, step=step), 0)
    kept = [each.step for each in history.moments.keyframes if each.step >= 300]
    assert kept == ([300, 600] if is_wide else [300, 390, 600])


def test_a_replay_knows_the_best_epoch_so_far(dataset) -> None:
    trainer = kept(TrainingConfig(hidden=(9,), batch_size=70, epochs=4, patience=9), dataset)
    bests, last = {}, 35

    def note(trainer):
        bests[trainer.step] = trainer.checkpoint().best

    ran(trainer, {step: [note] for step in range(1, last)})
    history = trainer.history
    first = history.moments.keyframes[0]
    for step in (9, 11, 25, 33):
        again = replay(
            trainer.network, dataset, first, history.moments.events, step, log=trainer.log
        )
        best, expected = again.checkpoint().best, bests[step]
        assert (best is None) == (expected is None) == (step < 10)
        if best is not None:
            assert best.step == expected.step
            assert np.array_equal(best.parameters, expected.parameters)


def test_a_replay_can_be_given_up(dataset) -> None:
    trainer = kept(TrainingConfig(hidden=(9,), batch_size=1, epochs=1), dataset)
    ran(trainer)
    told = []

    def stop(share):
        # As in a run: numbers that overflow are told apart by themselves.
        assert np.geterr()["over"] == "ignore"
        told.append(share)
        return False

    first = trainer.history.moments.keyframes[0]
    assert replay(trainer.network, dataset, first, (), 500, stop) is None
    assert told == [0.1]


@pytest.mark.slow
def test_all_runs_share_one_budget_and_the_first_the_last_and_events_stay(dataset) -> None:
    budget = HistoryBudget(1_000_000)
    runs = []
    for _ in range(3):
        trainer = Trainer(TrainingConfig(hidden=(9,), batch_size=1, epochs=2), dataset)
        trainer.history = History(budget)
        trainer.history.add_keyframe(trainer.checkpoint())
        ran(trainer, {470: [lambda run: run.apply_changes({"learning_rate": 0.02})]})
        runs.append(trainer)
        assert sum(each.history.size for each in runs) <= 1_000_000
    for trainer in runs:
        steps = [point.step for point in trainer.history.moments.keyframes]
        assert {0, 470, 1400} <= set(steps)
        assert len(steps) > 3


def test_runs_of_before_let_go_where_the_budget_is_too_small_for_all(dataset) -> None:
    budget = HistoryBudget(200_000)
    runs = []
    for _ in range(6):
        trainer = Trainer(TrainingConfig(hidden=(9,), batch_size=10, epochs=1), dataset)
        trainer.history = History(budget)
        ran(trainer)
        runs.append(trainer)
    assert sum(each.history.size for each in runs) <= 200_000
    assert runs[-1].history.moments.keyframes[-1].step == 70
    assert not runs[0].history.moments.keyframes


@pytest.mark.slow
@pytest.mark.parametrize("limit", [10**9, 400_000])
def test_many_changes_stay_within_the_limits(dataset, limit) -> None:
    """Moments of changed settings go first: replay makes them anew. Edits hide what was before."""
    config = TrainingConfig(hidden=(9,), batch_size=1, epochs=1, momentum=0.0)
    trainer = kept(config, dataset, limit)
    acts = {
        step: [lambda run: run.apply_changes({"learning_rate": 0.01 + run.step % 7 / 100})]
        for step in range(10, 690)
    }
    held = np.zeros(trainer.network.parameters.shape, bool)
    edits = range(600, 625, 5)
    for step in edits:
        acts[step] = [lambda run: run.edit(run.network.parameters * np.float32(0.9), held)]
    weights = ran(trainer, acts)
    history = trainer.history
    assert history.size <= limit
    steps = [point.step for point in history.moments.keyframes]
    assert len(steps) <= MAX_KEYFRAMES
    assert {0, 700, *edits} <= set(steps)
    for step in (1, 303, 599, 603, 689, 699):
        assert (weights_at(trainer, dataset, step) == weights[step]).all(), step


def test_where_edits_alone_are_too_many_the_oldest_go_with_all_before(dataset) -> None:
    trainer = kept(TrainingConfig(hidden=(9,), batch_size=1, epochs=1), dataset, 300_000)
    held = np.zeros(trainer.network.parameters.shape, bool)
    acts = {
        step: [lambda run: run.edit(run.network.parameters * np.float32(0.9), held)]
        for step in range(10, 690, 20)
    }
    weights = ran(trainer, acts)
    assert trainer.history.size <= 300_000
    first = trainer.history.moments.keyframes[0].step
    assert first > 0
    assert trainer.history.moments.keyframe_before(first - 1) is None
    for step in range(first + 1, 700, 13):
        assert step in acts or (weights_at(trainer, dataset, step) == weights[step]).all(), step


def test_nothing_is_replayed_over_an_edit_whose_moment_is_not_kept(dataset) -> None:
    trainer = kept(TrainingConfig(hidden=(9,), batch_size=1, epochs=1), dataset)
    history, point = trainer.history, trainer.checkpoint()
    history.add_keyframe(replace(point, step=5))
    overflowed = replace(point, step=5, weights=point.parameters * np.float32(np.nan))
    history.add_event(Event(5, "edit"), overflowed)
    assert history.moments.keyframe_before(4) is not None
    assert history.moments.keyframe_before(5) is None
    assert history.moments.keyframe_before(9) is None
    history.add_keyframe(replace(point, step=7))
    assert history.moments.keyframe_before(9).step == 7


def test_a_mark_keeps_its_moment(dataset) -> None:
    trainer = kept(TrainingConfig(hidden=(9,), batch_size=1, epochs=1), dataset, 400_000)
    marked = {}

    def mark(run):
        marked[run.step] = run.network.parameters.copy()
        run.history.add_event(Event(run.step, "mark", text="here"), run.checkpoint())

    ran(trainer, {77: [mark], 411: [mark]})
    points = {point.step: point for point in trainer.history.moments.keyframes}
    for step, weights in marked.items():
        assert (points[step].parameters == weights).all()
    assert [event.text for event in trainer.history.moments.events if event.kind == "mark"] == [
        "here"
    ] * 2
