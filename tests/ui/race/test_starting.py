"""Where two runs begin to race."""

import numpy as np
import pytest

from visualnet.errors import SettingError
from visualnet.training.absent_data import absent_data
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import History
from visualnet.training.racing.race import Race
from visualnet.training.runs import RunHistory
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer
from visualnet.ui.race.starting import Entrant, starting_line
from visualnet.ui.session.new_runs import open_run
from visualnet.ui.session.past.steps import finder_of, forked_run

CONFIG = TrainingConfig(hidden=(8,), batch_size=8, epochs=3, learning_rate=0.3)


@pytest.fixture
def budget():
    return HistoryBudget()


@pytest.fixture
def run(tiny_dataset, budget):
    """A run that came to its end, with its moments."""
    trainer, control = Trainer(CONFIG, tiny_dataset), RunControl()
    trainer.history = History(budget)
    trainer.history.add_keyframe(trainer.checkpoint())
    control.play()
    trainer.run(control, Outbox())
    return open_run(trainer, "first", tiny_dataset.classes)


def fork_of(run, step, budget):
    return forked_run(run, finder_of(run).find(step), budget)


def test_a_run_and_its_fork_begin_where_they_part(run, budget):
    fork = fork_of(run, 20, budget)
    for pair in ((run, fork), (fork, run)):
        line = starting_line(Entrant("one", pair[0]), Entrant("two", pair[1]))
        assert line.note == "Both start at step 20, where they part."
        assert (line.a.step, line.b.step) == (20, 20)
        race = Race(line.a, line.b)
        assert race.state().difference == 0.0
        race.advance(1000)
        assert race.state().difference == 0.0
        assert np.array_equal(line.a.network.parameters, run.trainer.network.parameters)
    assert fork.trainer.step == 20


def test_a_fork_races_with_the_settings_it_was_given(run, budget):
    fork = fork_of(run, 20, budget)
    fork.change({"learning_rate": 0.01})
    line = starting_line(Entrant("run", run), Entrant("fork", fork))
    assert (line.a.config.learning_rate, line.b.config.learning_rate) == (0.3, 0.01)
    assert (line.a.step, line.b.step) == (20, 20)


def test_two_forks_of_one_step_begin_there(run, budget):
    first, second = fork_of(run, 20, budget), fork_of(run, 20, budget)
    line = starting_line(Entrant("first", first), Entrant("second", second))
    assert (line.a.step, line.b.step) == (20, 20)
    other = fork_of(run, 30, budget)
    line = starting_line(Entrant("first", first), Entrant("other", other))
    assert (line.a.step, line.b.step) == (0, 0)


def test_others_begin_at_their_first_weights(run, tiny_dataset):
    other = open_run(Trainer(CONFIG.changed(seed=3), tiny_dataset), "other", tiny_dataset.classes)
    line = starting_line(Entrant("run", run), Entrant("other", other))
    assert line.note == "Both start from their first weights."
    assert np.array_equal(line.a.network.parameters, run.trainer.first_parameters)
    assert line.a is not run.trainer


def test_a_run_that_is_only_listed_begins_from_its_seed_and_that_is_said(
    run, tiny_dataset, monkeypatch
):
    monkeypatch.setattr("visualnet.ui.race.starting.load_dataset_of", lambda config: tiny_dataset)
    trainer = run.trainer
    record = RunHistory().add(
        trainer.network,
        tiny_dataset.classes,
        CONFIG,
        trainer.snapshot(),
        trainer.log,
        started=None,
    )
    line = starting_line(Entrant("old", None, record), Entrant("run", run))
    assert line.note.startswith("old is not open any more")
    assert np.array_equal(line.a.network.parameters, trainer.first_parameters)


def test_a_run_without_its_data_does_not_race(run, tiny_dataset):
    away = absent_data(CONFIG, tiny_dataset.classes, None, 0, "gone")
    lost = open_run(Trainer(CONFIG, away), "lost", tiny_dataset.classes)
    with pytest.raises(SettingError, match="lost"):
        starting_line(Entrant("lost", lost), Entrant("run", run))


def test_what_was_edited_at_the_fork_is_of_the_fork_alone(run, budget):
    fork = fork_of(run, 20, budget)
    before = fork.trainer.network.parameters.copy()
    edited, held = before + 1, np.arange(len(before)) == 3
    fork.trainer.edit(edited, held)
    for pair in ((run, fork), (fork, run)):
        line = starting_line(*(Entrant("one", each) for each in pair))
        sides = dict(zip(pair, (line.a, line.b), strict=True))
        assert (line.a.step, line.b.step) == (20, 20)
        assert np.array_equal(sides[run].network.parameters, before)
        assert np.array_equal(sides[fork].network.parameters, edited)
        assert np.array_equal(sides[fork].held, held)
        assert sides[run].held is None
    # The moment after the edit had to go: that of the parent is none of the fork's.
    with budget.lock:
        fork.trainer.history.clear()
    line = starting_line(Entrant("run", run), Entrant("fork", fork))
    assert line.note == "Both start from their first weights."


def test_where_one_has_no_moments_any_more_those_of_the_other_are_its_own(run, budget):
    fork = fork_of(run, 20, budget)
    with budget.lock:
        fork.trainer.history.clear()
    for pair in ((run, fork), (fork, run)):
        line = starting_line(*(Entrant("one", each) for each in pair))
        assert (line.a.step, line.b.step) == (20, 20)


def test_what_was_done_by_hand_to_first_weights_stays(tiny_dataset, budget):
    trainer = Trainer(CONFIG, tiny_dataset)
    trainer.history = History(budget)
    trainer.history.add_keyframe(trainer.checkpoint())
    edited = trainer.network.parameters + 1
    held = np.arange(len(edited)) == 3
    trainer.edit(edited, held)
    run = open_run(trainer, "edited", tiny_dataset.classes)
    run.change({"learning_rate": 0.01})
    other = open_run(Trainer(CONFIG, tiny_dataset), "other", tiny_dataset.classes)
    line = starting_line(Entrant("edited", run), Entrant("other", other))
    assert np.array_equal(line.a.network.parameters, edited)
    assert np.array_equal(line.a.held, held)
    assert line.a.config == trainer.config
    assert line.b.held is None
    assert not np.array_equal(line.b.network.parameters, edited)


def test_a_run_whose_images_are_gone_does_not_race(run):
    other = open_run(run.trainer, "taught", run.classes)
    other.can_replay = False
    with pytest.raises(SettingError, match="'taught' cannot race: the images"):
        starting_line(Entrant("run", run), Entrant("taught", other))
