"""A run in its own thread under commands from another."""

from collections.abc import Callable
from time import monotonic
from typing import Any

import numpy as np
import pytest

from visualnet.data.datasets import Dataset
from visualnet.errors import SettingError
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl, StepUnit
from visualnet.training.snapshots import Outbox, Snapshot
from visualnet.training.trainer import Outcome, Trainer

RunInThread = Any
"""The class of that name in conftest.py, which cannot be imported from here."""
Start = Callable[..., RunInThread]
CONFIG = TrainingConfig(hidden=(8,), batch_size=8, epochs=2, learning_rate=0.3)
ENDLESS = CONFIG.changed(epochs=None)
STEPS = 26


def taken(run: RunInThread) -> Snapshot:
    snapshot = run.outbox.take()
    assert isinstance(snapshot, Snapshot)
    return snapshot


def played(dataset: Dataset) -> np.ndarray:
    trainer, control = Trainer(CONFIG, dataset), RunControl()
    control.play()
    trainer.run(control, Outbox())
    return trainer.network.parameters


@pytest.mark.parametrize(("unit", "presses"), [("example", 200), ("batch", 26), ("epoch", 2)])
def test_stepping_gives_the_weights_of_playing(
    tiny_dataset: Dataset, in_thread: Start, unit: str, presses: int
) -> None:
    run = in_thread(Trainer(CONFIG, tiny_dataset))
    for _ in range(presses):
        run.control.meet()
        run.control.step(StepUnit(unit))
    assert run.end() is Outcome.FINISHED
    assert run.trainer.step == STEPS
    assert run.trainer.network.parameters.tobytes() == played(tiny_dataset).tobytes()


def test_a_mixture_of_steps_speeds_and_pauses_gives_the_weights_of_playing(
    tiny_dataset: Dataset, in_thread: Start
) -> None:
    run = in_thread(Trainer(CONFIG, tiny_dataset))
    for unit in ("example", "example", "batch", "example", "batch", "epoch", "example"):
        run.control.meet()
        run.control.step(StepUnit(unit))
    run.control.meet()
    run.control.set_speed(200.0)
    run.play_a_little()
    run.control.pause()
    run.control.meet()
    run.control.set_speed(None)
    run.control.play()
    assert run.end() is Outcome.FINISHED
    assert run.trainer.network.parameters.tobytes() == played(tiny_dataset).tobytes()


def test_single_examples_are_shown_one_by_one_and_learnt_when_the_batch_is_full(
    tiny_dataset: Dataset, in_thread: Start
) -> None:
    run = in_thread(Trainer(CONFIG, tiny_dataset))
    run.control.meet()
    first = taken(run).parameters
    seen: list[Snapshot] = []
    for _ in range(9):
        run.control.step(StepUnit.EXAMPLE)
        run.control.meet()
        seen.append(taken(run))
    assert [snapshot.step for snapshot in seen] == [0] * 7 + [1, 1]
    examples = [snapshot.example for snapshot in seen]
    assert len(set(examples)) == 9
    assert [snapshot.example_number for snapshot in seen] == [*range(1, 9), 1]
    assert all(snapshot.batch_examples == 8 and snapshot.is_by_example for snapshot in seen)
    assert all(np.array_equal(snapshot.parameters, first) for snapshot in seen[:7])
    assert not np.array_equal(seen[7].parameters, first)


def test_an_augmented_example_is_shown_as_it_is_learnt(
    tiny_dataset: Dataset, in_thread: Start
) -> None:
    config = CONFIG.changed(augment_shift=2.0, augment_rotation=10.0)
    run, bare = in_thread(Trainer(config, tiny_dataset)), Trainer(config, tiny_dataset)
    run.control.meet()
    plain = []
    for _ in range(8):
        run.control.step(StepUnit.EXAMPLE)
        run.control.meet()
        snapshot = taken(run)
        assert snapshot.example_image is not None
        plain.append(
            np.array_equal(snapshot.example_image, tiny_dataset.train.images[snapshot.example or 0])
        )
    assert not all(plain)
    bare.take_step()
    assert taken_pixels(bare) == snapshot.example_image.tobytes()
    assert run.trainer.network.parameters.tobytes() == bare.network.parameters.tobytes()


def taken_pixels(trainer: Trainer) -> bytes:
    image = trainer.snapshot().example_image
    assert image is not None
    return image.tobytes()


def test_a_setting_changed_within_a_batch_shows_no_example_twice(
    tiny_dataset: Dataset, in_thread: Start
) -> None:
    run = in_thread(Trainer(CONFIG, tiny_dataset))
    run.control.meet()
    for number in (1, 2, 3):
        run.control.step(StepUnit.EXAMPLE)
        run.control.meet()
        assert taken(run).example_number == number
        run.control.change(learning_rate=0.01 * number)
        run.control.meet()
    run.control.step(StepUnit.BATCH)
    run.control.meet()
    last = taken(run)
    assert (last.step, last.example_number, last.is_by_example) == (1, 8, False)


def test_slow_playing_publishes_every_example(tiny_dataset: Dataset, in_thread: Start) -> None:
    run = in_thread(Trainer(CONFIG, tiny_dataset), examples_per_second=0.001)
    run.control.meet()
    before = len(run.outbox.all)
    run.control.play()
    # A new speed asks for the next example at once.
    for expected in (1, 2, 3):
        while len(run.outbox.all) < before + expected:
            run.outbox.meet()
        run.control.set_speed(0.001)
    assert [snapshot.step for snapshot in run.outbox.all[before : before + 3]] == [0, 0, 0]
    assert len({snapshot.example for snapshot in run.outbox.all[before : before + 3]}) == 3


def test_the_last_state_is_published_at_each_stand(tiny_dataset: Dataset, in_thread: Start) -> None:
    run = in_thread(Trainer(ENDLESS, tiny_dataset))
    run.control.meet()
    for _ in range(20):
        # Nobody takes the first state of playing: the last one must come in its place.
        run.play_a_little()
        run.control.pause()
        run.control.meet()
        assert run.outbox.all[-1].step == run.trainer.step
    run.control.step(StepUnit.EPOCH)
    run.control.meet()
    snapshot = run.outbox.take()
    assert snapshot is not None
    assert snapshot.step == run.trainer.step > 0
    assert snapshot.epochs_done == int(snapshot.epochs_done)
    assert np.array_equal(snapshot.parameters, run.trainer.network.parameters)
    run.control.stop()
    assert run.end() is Outcome.STOPPED


def test_the_last_state_is_published_when_finished(tiny_dataset: Dataset, in_thread: Start) -> None:
    run = in_thread(Trainer(CONFIG, tiny_dataset))
    run.control.play()
    assert run.end() is Outcome.FINISHED
    snapshot = taken(run)
    assert (snapshot.step, snapshot.epochs_done) == (STEPS, 2)
    assert np.array_equal(snapshot.parameters, run.trainer.network.parameters)
    assert not snapshot.parameters.flags.writeable


def test_training_does_not_wait_for_the_outbox(tiny_dataset: Dataset, in_thread: Start) -> None:
    run = in_thread(Trainer(CONFIG, tiny_dataset))
    run.control.play()
    run.end()
    # First state or first step, and the end; nothing was taken between.
    assert len(run.outbox.all) <= 3


def test_snapshots_come_newest_when_taken(tiny_dataset: Dataset, in_thread: Start) -> None:
    run = in_thread(Trainer(ENDLESS, tiny_dataset))
    run.control.play()
    steps: list[int] = []
    while len(steps) < 20:
        run.outbox.meet()
        snapshot = run.outbox.take()
        if snapshot:
            steps.append(snapshot.step)
    assert steps == sorted(steps)
    run.control.stop()
    run.end()
    assert taken(run).step == run.trainer.step >= steps[-1]


def test_changes_while_standing_are_taken_over_and_published(
    tiny_dataset: Dataset, in_thread: Start
) -> None:
    run = in_thread(Trainer(ENDLESS, tiny_dataset))
    run.control.meet()
    taken(run)
    run.control.change(learning_rate=0.01, batch_size=10)
    run.control.meet()
    assert taken(run).learning_rate == 0.01
    run.control.step(StepUnit.EPOCH)
    run.control.meet()
    assert run.trainer.step == 10


def test_changes_while_playing(tiny_dataset: Dataset, in_thread: Start) -> None:
    run = in_thread(Trainer(ENDLESS, tiny_dataset))
    run.control.play()
    run.outbox.meet()
    run.control.change(epochs=1)
    assert run.end() is Outcome.FINISHED
    assert run.trainer.config.epochs == 1


def test_a_change_that_needs_new_weights_ends_the_run_with_a_sentence(
    tiny_dataset: Dataset, in_thread: Start
) -> None:
    run = in_thread(Trainer(ENDLESS, tiny_dataset))
    run.control.change(seed=3)
    run.end()
    assert isinstance(run.error, SettingError)
    assert "'seed' needs new weights" in str(run.error)


@pytest.mark.parametrize(
    "command",
    [
        lambda control: None,
        lambda control: control.play(),
        lambda control: control.step(StepUnit.EXAMPLE),
        lambda control: control.step(StepUnit.EPOCH),
        lambda control: (control.set_speed(0.0001), control.play()),
        lambda control: (control.play(), control.pause()),
    ],
    ids=["untouched", "playing", "example", "epoch", "waiting for its pace", "paused"],
)
def test_stop_ends_every_state(
    tiny_dataset: Dataset, in_thread: Start, command: Callable[[RunControl], object]
) -> None:
    run = in_thread(Trainer(ENDLESS, tiny_dataset))
    run.control.meet()
    command(run.control)
    run.control.stop()
    assert run.end() is Outcome.STOPPED
    snapshot = taken(run)
    assert snapshot.step == run.trainer.step
    assert np.array_equal(snapshot.parameters, run.trainer.network.parameters)


def test_a_stopped_run_goes_on_under_a_new_control(tiny_dataset: Dataset, in_thread: Start) -> None:
    trainer = Trainer(CONFIG, tiny_dataset)
    first = in_thread(trainer)
    first.control.meet()
    first.control.step(StepUnit.EXAMPLE)
    first.control.meet()
    first.control.stop()
    first.end()
    second = in_thread(trainer)
    second.control.play()
    assert second.end() is Outcome.FINISHED
    assert trainer.network.parameters.tobytes() == played(tiny_dataset).tobytes()


def test_settled_means_standing_with_the_last_state_published(
    tiny_dataset: Dataset, in_thread: Start
) -> None:
    run = in_thread(Trainer(ENDLESS, tiny_dataset))
    run.control.meet()
    run.play_a_little()
    assert not run.control.is_settled
    run.control.pause()
    deadline = monotonic() + 300
    while not run.control.is_settled:
        assert monotonic() < deadline
    assert taken(run).step == run.trainer.step
