"""How many threads a run's products take is chosen once and kept, so that it can be replayed."""

import threading
from collections.abc import Callable

import numpy as np
import pytest

from tests.projects.conftest import project_of
from visualnet.data.datasets import Dataset
from visualnet.projects.project_file import read_project, save_project
from visualnet.training import trainer as trainer_module
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import History
from visualnet.training.replay import replay
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer, resumed_trainer

pytestmark = pytest.mark.slow

CONFIG = TrainingConfig(
    hidden=(300, 20), activation="relu", optimizer="adam", learning_rate=0.001, batch_size=16
).changed(epochs=3)


def finding(threads: int) -> Callable[..., int]:
    """Stand in for the measurement, which finds now this and now that."""
    return lambda _sizes, _batch_size, most: min(threads, most)


def run_to_end(trainer: Trainer) -> None:
    control = RunControl()
    control.play()
    trainer.run(control, Outbox())


def recorded(config: TrainingConfig, dataset: Dataset, most_threads: int) -> Trainer:
    trainer = Trainer(config, dataset)
    trainer.history = History(HistoryBudget())
    trainer.history.add_keyframe(trainer.checkpoint())
    trainer.most_threads = most_threads
    return trainer


def replayed(trainer: Trainer, step: int) -> np.ndarray:
    assert trainer.history is not None
    moments = trainer.history.moments
    point = moments.keyframe_before(step)
    assert point is not None
    again = replay(trainer.network, trainer.dataset, point, moments.events, step)
    assert again is not None
    return again.network.parameters


@pytest.fixture
def wide_run(monkeypatch: pytest.MonkeyPatch, tiny_dataset: Dataset) -> Trainer:
    """A run of a wide network with two threads."""
    monkeypatch.setattr(trainer_module, "fitting_threads", finding(2))
    trainer = recorded(CONFIG, tiny_dataset, most_threads=4)
    run_to_end(trainer)
    return trainer


def test_the_choice_is_kept_for_the_run(wide_run: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert wide_run.threads == 2
    monkeypatch.setattr(trainer_module, "fitting_threads", finding(4))
    wide_run.apply_changes({"epochs": 4})
    run_to_end(wide_run)
    assert wide_run.threads == 2
    assert wide_run.history is not None
    assert {point.threads for point in wide_run.history.moments.keyframes} == {2}


def test_every_step_is_replayed_bit_for_bit(wide_run: Trainer) -> None:
    assert replayed(wide_run, wide_run.step).tobytes() == wide_run.network.parameters.tobytes()
    assert wide_run.history is not None
    first, *_, last = wide_run.history.moments.keyframes
    again = replay(wide_run.network, wide_run.dataset, first, (), last.step)
    assert again is not None
    assert again.threads == 2
    assert again.network.parameters.tobytes() == last.parameters.tobytes()


def test_a_project_keeps_it(wide_run: Trainer, tmp_path) -> None:
    save_project(project_of(wide_run), tmp_path / "work.vnet")
    point = read_project(tmp_path / "work.vnet").shown.checkpoint
    assert point.threads == 2
    assert resumed_trainer(point, wide_run.network, wide_run.dataset).threads == 2


def test_on_fewer_cores_it_goes_on_with_those_and_all_can_be_replayed(
    wide_run: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    middle = wide_run.step
    wide_run.most_threads = 1
    monkeypatch.setattr(trainer_module, "fitting_threads", finding(1))
    wide_run.apply_changes({"epochs": 6})
    run_to_end(wide_run)
    assert wide_run.threads == 1
    history = wide_run.history
    assert history is not None
    # However little room there is, the moment of the change stays.
    with history.budget.lock:
        history.thin(10**9, with_changes=True)
    steps = [point.step for point in history.moments.keyframes]
    assert middle in steps
    assert replayed(wide_run, wide_run.step).tobytes() == wide_run.network.parameters.tobytes()
    later = next(step for step in steps if step > middle)
    point = next(p for p in history.moments.keyframes if p.step == later)
    again = replay(
        wide_run.network, wide_run.dataset, history.moments.keyframe_before(later - 1), (), later
    )
    assert again is not None
    assert again.network.parameters.tobytes() == point.parameters.tobytes()


def test_a_project_of_before_is_replayed_with_one(wide_run: Trainer) -> None:
    assert wide_run.history is not None
    point = wide_run.history.moments.keyframes[0]
    object.__setattr__(point, "threads", None)
    assert resumed_trainer(point, wide_run.network, wide_run.dataset).threads is None


def test_runs_side_by_side_are_what_they_are_alone(
    wide_run: Trainer, tiny_dataset: Dataset
) -> None:
    narrow = CONFIG.changed(hidden=(60,), epochs=4)
    alone = Trainer(narrow, tiny_dataset)
    run_to_end(alone)
    beside = Trainer(narrow, tiny_dataset)
    other = threading.Thread(target=run_to_end, args=(beside,))
    assert wide_run.history is not None
    first, *_, last = wide_run.history.moments.keyframes
    other.start()
    again = replay(wide_run.network, tiny_dataset, first, (), last.step)
    other.join()
    assert again is not None
    assert beside.network.parameters.tobytes() == alone.network.parameters.tobytes()
    assert again.network.parameters.tobytes() == last.parameters.tobytes()
