"""A race of two trainings: level by examples, equal where the settings are, and its outcome."""

import tracemalloc
from datetime import UTC, datetime

import numpy as np
import pytest

from visualnet.data.datasets import Dataset
from visualnet.errors import SettingError
from visualnet.learnt import NOTHING
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.loading import load_dataset_of
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import History
from visualnet.training.racing.race import Race, RaceState
from visualnet.training.racing.start import trainer_at, trainer_from_first
from visualnet.training.run_table import differences
from visualnet.training.runs import RunHistory
from visualnet.training.snapshots import Newest, Outbox
from visualnet.training.trainer import Outcome, Trainer

CONFIG = TrainingConfig(hidden=(8,), batch_size=8, epochs=3, learning_rate=0.3)
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
FAR = 1_000_000


class States(Newest[RaceState]):
    """Keeps all states; asks for one after each round, and stops or pauses where it is told."""

    def __init__(self, act=lambda state: None):
        super().__init__()
        self.all: list[RaceState] = []
        self._act = act

    def put(self, value):
        self.all.append(value)
        self._act(value)


def race_of(dataset: Dataset, a: TrainingConfig, b: TrainingConfig) -> Race:
    return Race(Trainer(a, dataset), Trainer(b, dataset))


def played(config: TrainingConfig, dataset: Dataset, *, with_history: bool = False) -> Trainer:
    trainer, control = Trainer(config, dataset), RunControl()
    if with_history:
        trainer.history = History(HistoryBudget())
        trainer.history.add_keyframe(trainer.checkpoint())
    control.play()
    assert trainer.run(control, Outbox()) is Outcome.FINISHED
    return trainer


def run_of(race: Race, states: States) -> Outcome:
    control = RunControl()
    control.play()
    return race.run(control, states)


def test_equal_settings_differ_by_nothing_at_any_moment(tiny_dataset: Dataset) -> None:
    race, states = race_of(tiny_dataset, CONFIG, CONFIG), States()
    assert run_of(race, states) is Outcome.FINISHED
    assert len(states.all) == 40
    for state in states.all:
        assert state.difference == 0.0
        assert state.a.examples == state.b.examples == state.examples
        assert state.a.snapshot.loss == state.b.snapshot.loss or state.examples == 0
    alone = played(CONFIG, tiny_dataset)
    last = states.all[-1]
    assert last.is_over
    assert last.examples == 300
    assert np.array_equal(last.a.snapshot.parameters, alone.network.parameters)
    assert last.b.test_accuracy == alone.log.latest_test_accuracy
    assert last.b.validation_accuracy == alone.log.latest_validation_accuracy


@pytest.mark.parametrize(
    "settings",
    [
        {"optimizer": "adam", "learning_rate": 0.01},
        {"dropout": 0.3},
        {"augment_shift": 2},
        {"batch_size": 7, "momentum": 0.9},
        {"keep": "best", "patience": 2, "epochs": 5, "learning_rate": 3.0},
        {"patience": 1, "epochs": 9},
    ],
)
def test_each_side_is_what_the_run_is_alone(tiny_dataset: Dataset, settings) -> None:
    config = CONFIG.changed(**settings)
    race = race_of(tiny_dataset, CONFIG, config)
    race.advance(FAR)
    alone = played(config, tiny_dataset)
    one, other = race.b.trainer, alone
    assert one.network.parameters.tobytes() == other.network.parameters.tobytes()
    assert (one.step, one.stop_kind) == (other.step, other.stop_kind)
    assert one.log.evaluations() == other.log.evaluations()


@pytest.mark.parametrize(("a", "b"), [(8, 8), (1, 30), (7, 16), (100, 3)])
def test_they_stay_level_by_examples_whatever_the_batches(tiny_dataset: Dataset, a, b) -> None:
    race = race_of(tiny_dataset, CONFIG.changed(batch_size=a), CONFIG.changed(batch_size=b))
    states = States()
    run_of(race, states)
    racing = [each for each in states.all if not (each.a.is_over or each.b.is_over)]
    assert len(racing) >= 2
    for state in racing:
        assert abs(state.a.examples - state.b.examples) < min(a, b)
        assert state.examples == min(state.a.examples, state.b.examples)
    assert [each.examples for each in (states.all[-1].a, states.all[-1].b)] == [300, 300]


def test_it_goes_as_far_as_it_is_told(tiny_dataset: Dataset) -> None:
    race = race_of(tiny_dataset, CONFIG, CONFIG.changed(batch_size=5))
    race.advance(0)
    assert race.examples == 0
    race.advance(50)
    state = race.state()
    assert 50 <= state.examples < 58
    assert not state.is_over
    assert state.difference > 0


def test_the_one_that_is_over_waits_for_the_other(tiny_dataset: Dataset) -> None:
    race = race_of(tiny_dataset, CONFIG.changed(epochs=1), CONFIG)
    race.advance(150)
    state = race.state()
    assert state.a.is_over
    assert not state.b.is_over
    assert not state.is_over
    assert state.a.examples == 100
    assert state.examples >= 150
    race.advance(FAR)
    assert race.is_over
    assert race.state().examples == 300
    assert race.b.trainer.epochs_done == 3


def test_one_diverges_and_the_other_goes_on(tiny_dataset: Dataset) -> None:
    wild = CONFIG.changed(learning_rate=1e4, activation="relu", output="softmax", epochs=30)
    race = race_of(tiny_dataset, wild, CONFIG)
    states = States()
    assert run_of(race, states) is Outcome.FINISHED
    last = states.all[-1]
    assert last.a.failure is not None
    assert last.b.failure is None
    assert np.isfinite(last.a.snapshot.parameters).all()
    assert last.b.examples == 300
    record = race.a.add_to(RunHistory(), "Wild", NOON)
    assert record.state == "failed"
    assert record.end


def test_what_diverges_with_its_weights_still_numbers_is_kept_at_that_step(
    tiny_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    race = race_of(tiny_dataset, CONFIG, CONFIG)
    begun = race.state().a.snapshot
    trainer = race.a.trainer

    def overflow(_split: object) -> None:
        raise trainer.diverged("the answers are no longer numbers")

    monkeypatch.setattr(trainer, "evaluation_on", overflow)
    race.advance(100)
    state = race.state().a
    assert state.failure is not None
    assert state.snapshot.step == trainer.step > begun.step
    assert np.array_equal(state.snapshot.parameters, trainer.network.parameters)
    assert race.a.add_to(RunHistory(), "Wild", NOON).figures.steps == trainer.step


def test_other_shapes_have_no_difference(tiny_dataset: Dataset) -> None:
    race = race_of(tiny_dataset, CONFIG, CONFIG.changed(hidden=(4, 4)))
    race.advance(100)
    assert race.state().difference is None
    assert not race.has_one_shape


def test_seeds_give_data_orders_of_their_own(tiny_dataset: Dataset) -> None:
    first = Trainer(CONFIG, tiny_dataset)
    again = Trainer(CONFIG.changed(seed=4), tiny_dataset, first.network)
    race = Race(first, again)
    assert race.state().difference == 0.0
    race.advance(8)
    assert race.state().difference > 0


def test_a_run_and_its_fork_are_one_where_nothing_was_changed(tiny_dataset: Dataset) -> None:
    config = CONFIG.changed(optimizer="adam", learning_rate=0.01, dropout=0.2, patience=2)
    run = played(config, tiny_dataset, with_history=True)
    point = run.history.moments.keyframe_before(20)
    assert 0 < point.step <= 20
    sides = [
        trainer_at(point, run.network, tiny_dataset, run.log.until(point.step)) for _ in range(2)
    ]
    race = Race(*sides)
    states = States()
    run_of(race, states)
    assert {state.difference for state in states.all} == {0.0}
    assert np.array_equal(states.all[-1].b.snapshot.parameters, run.network.parameters)
    assert sides[0].log.evaluations() == run.log.evaluations()


def test_a_fork_has_the_settings_changed_from_there_on(tiny_dataset: Dataset) -> None:
    run = played(CONFIG, tiny_dataset, with_history=True)
    point = run.history.moments.keyframe_before(16)
    fork = trainer_at(point, run.network, tiny_dataset, settings={"optimizer": "adam"})
    assert differences(run.config, fork.config) == [("optimizer", "sgd", "adam")]
    race = Race(trainer_at(point, run.network, tiny_dataset), fork)
    assert race.state().difference == 0.0
    race.advance(8)
    assert race.state().difference > 0
    with pytest.raises(SettingError):
        trainer_at(point, run.network, tiny_dataset, settings={"hidden": (3,)})


def test_first_weights_are_those_of_the_run(tiny_dataset: Dataset) -> None:
    run = played(CONFIG, tiny_dataset)
    before = run.network.parameters.copy()
    again = trainer_from_first(run)
    race = Race(again, Trainer(CONFIG, tiny_dataset))
    race.advance(FAR)
    assert race.state().difference == 0.0
    assert np.array_equal(again.network.parameters, before)
    # The run's own trainer was left alone.
    assert run.step == 39
    assert np.array_equal(run.network.parameters, before)


def test_it_stands_still_and_stops_where_both_are_level(tiny_dataset: Dataset) -> None:
    control = RunControl()

    def stop_at_100(state: RaceState) -> None:
        if state.examples >= 100:
            control.stop()

    race = race_of(tiny_dataset, CONFIG, CONFIG)
    control.play()
    assert race.run(control, States(stop_at_100)) is Outcome.STOPPED
    assert not race.is_over
    assert race.state().difference == 0.0
    again = RunControl()
    again.play()
    assert race.run(again, States()) is Outcome.FINISHED
    alone = played(CONFIG, tiny_dataset)
    assert np.array_equal(race.a.trainer.network.parameters, alone.network.parameters)


def test_examples_of_a_step_are_those_that_were_seen(tiny_dataset: Dataset) -> None:
    run = played(CONFIG.changed(batch_size=7), tiny_dataset, with_history=True)
    for step in (0, 5, 19):
        point = run.history.moments.keyframe_before(step)
        trainer = trainer_at(point, run.network, tiny_dataset)
        race = Race(trainer, trainer_at(point, run.network, tiny_dataset))
        seen = [(trainer.step, race.examples)]
        while not race.is_over:
            race.advance(race.examples + 1)
            seen.append((trainer.step, race.examples))
        steps, examples = np.array(seen, np.float64).T
        assert race.a.examples_at(steps).tolist() == examples.tolist()


def test_both_sides_can_be_kept_as_runs(tiny_dataset: Dataset) -> None:
    race = race_of(tiny_dataset, CONFIG, CONFIG.changed(learning_rate=0.1))
    race.advance(120)
    history = RunHistory()
    race.a.add_to(history, "Fast", NOON)
    race.advance(FAR)
    race.b.add_to(history, "Slow", NOON)
    fast, slow = history.records
    assert (fast.name, fast.state, slow.name, slow.state) == ("Fast", "paused", "Slow", "finished")
    assert (fast.figures.steps, slow.figures.steps) == (16, 39)
    assert np.array_equal(slow.parameters, race.b.trainer.network.parameters)
    assert slow.config.learning_rate == 0.1
    assert slow.log.latest_test_accuracy is not None


def test_a_kept_run_of_points_knows_what_its_side_has_learnt() -> None:
    config = TrainingConfig(dataset="circle", hidden=(4,))
    data = load_dataset_of(config)
    race = race_of(data, config, config.changed(seed=3))
    race.advance(64)
    history, before = RunHistory(), NOTHING.with_inputs(np.float32([[7, 8]]))
    learnt = race.a.add_to(history, "A", NOON, before).learnt
    assert learnt == before.with_inputs(data.train.inputs)
    assert race.b.add_to(history, "B", NOON).learnt == NOTHING.with_inputs(data.train.inputs)


def test_what_was_told_stays_as_it_was(tiny_dataset: Dataset) -> None:
    race = race_of(tiny_dataset, CONFIG, CONFIG.changed(seed=3))
    state = race.state()
    kept = state.a.snapshot.parameters.copy()
    race.advance(100)
    assert np.array_equal(state.a.snapshot.parameters, kept)
    with pytest.raises(ValueError, match="read-only"):
        state.a.snapshot.parameters[0] = 1.0


@pytest.mark.slow
def test_steps_take_no_memory(tiny_dataset: Dataset) -> None:
    config = CONFIG.changed(epochs=None)
    race = race_of(tiny_dataset, config, config.changed(batch_size=4))
    race.advance(2_000)
    tracemalloc.start()
    try:
        race.advance(4_000)
        before = tracemalloc.get_traced_memory()[0]
        race.advance(8_000)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    # The rows of 300 evaluations and looks into the layers.
    assert grown < 300_000


def test_no_run_races_itself(tiny_dataset: Dataset) -> None:
    trainer = Trainer(CONFIG, tiny_dataset)
    with pytest.raises(SettingError):
        Race(trainer, trainer)
