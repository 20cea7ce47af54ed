"""The control alone: which turn is next, when, and when it stands still."""

import threading
from collections.abc import Callable

import pytest

from visualnet.training import control as control_module
from visualnet.training.control import RunControl, StepUnit, Turn

PATIENCE = 300.0


def test_it_begins_standing_still() -> None:
    control = RunControl()
    assert not control.is_playing
    assert control.next_turn(32) is Turn.WAIT


def test_playing_and_pausing() -> None:
    control = RunControl()
    control.play()
    assert control.is_playing
    assert [control.next_turn(32) for _ in range(3)] == [Turn.UPDATE] * 3
    control.pause()
    assert not control.is_playing
    assert control.next_turn(32) is Turn.WAIT


@pytest.mark.parametrize(
    ("unit", "turn"), [(StepUnit.EXAMPLE, Turn.EXAMPLE), (StepUnit.BATCH, Turn.UPDATE)]
)
@pytest.mark.parametrize("speed", [None, 0.001, 1000.0])
def test_a_step_is_one_turn_at_any_speed(unit: StepUnit, turn: Turn, speed: float | None) -> None:
    control = RunControl(speed)
    for _ in range(3):
        control.step(unit)
        assert control.is_playing
        assert control.next_turn(32) is turn
        assert control.next_turn(32) is Turn.WAIT
        assert not control.is_playing


def test_a_step_of_an_epoch_ends_with_the_epoch() -> None:
    control = RunControl(0.001)
    control.step(StepUnit.EPOCH)
    assert [control.next_turn(32) for _ in range(50)] == [Turn.UPDATE] * 50
    control.epoch_ended()
    assert control.next_turn(32) is Turn.WAIT


def test_an_epoch_that_ends_does_not_end_playing() -> None:
    ended: list[str] = []
    control = RunControl(on_epoch_end=lambda: ended.append("epoch"))
    control.play()
    control.epoch_ended()
    assert control.next_turn(32) is Turn.UPDATE
    assert ended == ["epoch"]


def test_a_step_takes_the_place_of_playing_and_playing_of_a_step() -> None:
    control = RunControl()
    control.play()
    control.step(StepUnit.BATCH)
    assert [control.next_turn(32), control.next_turn(32)] == [Turn.UPDATE, Turn.WAIT]
    control.step(StepUnit.EPOCH)
    control.play()
    control.epoch_ended()
    assert control.next_turn(32) is Turn.UPDATE
    control.set_speed(1.0)
    control.step(StepUnit.BATCH)
    control.play()
    assert control.next_turn(32) is Turn.EXAMPLE
    control.step(StepUnit.EPOCH)
    control.pause()
    assert control.next_turn(32) is Turn.WAIT


def test_changes_come_before_all_but_the_stop() -> None:
    control = RunControl()
    control.play()
    control.change(momentum=0.5)
    control.change(momentum=0.6, epochs=3)
    assert control.next_turn(32) is Turn.CHANGE
    assert control.take_changes() == {"momentum": 0.6, "epochs": 3}
    assert control.take_changes() == {}
    assert control.next_turn(32) is Turn.UPDATE
    control.change(momentum=0.7)
    control.stop()
    assert control.next_turn(32) is Turn.STOP


def test_stop_is_final() -> None:
    control = RunControl()
    control.stop()
    control.play()
    control.step(StepUnit.BATCH)
    assert control.next_turn(32) is Turn.STOP


class Clock:
    """The time of a control that never has to wait for it: waiting moves the hands."""

    def __init__(self, control: RunControl, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(control_module, "monotonic", lambda: self.now)
        condition = control._condition  # The one seam through which time can be put in.
        monkeypatch.setattr(condition, "wait", self.wait)

    def wait(self, seconds: float) -> None:
        self.now += seconds


def test_slow_playing_shows_single_examples_at_its_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    control = RunControl(1.0)
    clock = Clock(control, monkeypatch)
    control.play()
    for _ in range(10):
        assert control.next_turn(32) is Turn.EXAMPLE
    assert clock.now - 1000 == pytest.approx(9, abs=0.1)


def test_faster_playing_takes_batches_at_the_pace_of_their_examples(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    control = RunControl(320.0)
    clock = Clock(control, monkeypatch)
    control.play()
    for _ in range(101):
        assert control.next_turn(32) is Turn.UPDATE
    assert clock.now - 1000 == pytest.approx(10, abs=0.2)


def test_lost_time_is_not_caught_up(monkeypatch: pytest.MonkeyPatch) -> None:
    control = RunControl(10.0)
    clock = Clock(control, monkeypatch)
    control.play()
    control.next_turn(1)
    clock.now += 60
    before = clock.now
    for _ in range(11):
        control.next_turn(1)
    assert clock.now - before == pytest.approx(1, abs=0.11)


def test_a_new_speed_acts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    control = RunControl(0.01)
    clock = Clock(control, monkeypatch)
    control.play()
    control.next_turn(32)
    control.set_speed(None)
    assert [control.next_turn(32) for _ in range(5)] == [Turn.UPDATE] * 5
    assert clock.now == 1000.0


@pytest.mark.parametrize(
    ("command", "turn"),
    [
        (lambda control: control.pause(), Turn.WAIT),
        (lambda control: control.stop(), Turn.STOP),
        (lambda control: control.change(epochs=2), Turn.CHANGE),
        (lambda control: control.step(StepUnit.BATCH), Turn.UPDATE),
        (lambda control: control.set_speed(None), Turn.UPDATE),
    ],
    ids=["pause", "stop", "change", "step", "speed"],
)
def test_a_command_ends_the_wait_for_the_pace(
    command: Callable[[RunControl], None], turn: Turn
) -> None:
    control = RunControl(0.0001)
    control.play()
    assert control.next_turn(32) is Turn.EXAMPLE
    turns: list[Turn] = []
    thread = threading.Thread(target=lambda: turns.append(control.next_turn(32)), daemon=True)
    thread.start()
    command(control)
    thread.join(PATIENCE)
    assert turns == [turn]


@pytest.mark.parametrize(
    "command",
    [
        lambda control: control.play(),
        lambda control: control.stop(),
        lambda control: control.change(epochs=2),
        lambda control: control.step(StepUnit.EXAMPLE),
    ],
    ids=["play", "stop", "change", "step"],
)
def test_a_command_ends_standing_still(command: Callable[[RunControl], None]) -> None:
    control = RunControl()
    thread = threading.Thread(target=control.wait, daemon=True)
    thread.start()
    command(control)
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert not control.is_settled
