import pytest
from PySide6.QtCore import QThread, QTimer

from visualnet.ui.jobs import hand as hand_module
from visualnet.ui.jobs import throttle as throttle_module
from visualnet.ui.jobs.hand import Hand
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.session.open_run import State


@pytest.fixture
def clock(monkeypatch):
    """The time that hands go by, in a list."""
    now = [100.0]
    monkeypatch.setattr(hand_module, "monotonic", lambda: now[0])
    return now


def test_one_move_is_no_stroke_and_a_rest_ends_one(clock):
    hand = Hand()
    assert not hand.is_busy
    hand.note_move()
    assert not hand.is_busy
    clock[0] += 0.02
    hand.note_move()
    assert hand.is_busy
    clock[0] += 0.09
    assert hand.is_busy
    clock[0] += 0.02
    assert not hand.is_busy
    hand.note_move()
    clock[0] += 5.0
    hand.note_move()
    assert not hand.is_busy


class BusyHand:
    is_busy = True


def test_what_waits_for_a_hand_comes_when_it_rests_and_is_the_newest(qtbot):
    shown, hand = [], BusyHand()
    throttle = Throttle(1, shown.append, QThread.currentThread(), hand)
    for number in range(3):
        throttle.offer(number)
    looked = []
    QTimer.singleShot(300, lambda: looked.append(list(shown)))
    qtbot.waitUntil(lambda: bool(looked))
    assert looked == [[]]
    assert throttle.is_waiting
    hand.is_busy = False
    qtbot.waitUntil(lambda: shown == [2])


def test_a_hand_that_never_rests_is_not_waited_for_for_ever(qtbot, monkeypatch):
    monkeypatch.setattr(throttle_module, "_LONGEST_HELD_SECONDS", 0.2)
    shown = []
    throttle = Throttle(1, shown.append, QThread.currentThread(), BusyHand())
    throttle.offer("first")
    qtbot.waitUntil(lambda: shown == ["first"])
    throttle.offer("second")
    qtbot.waitUntil(lambda: shown == ["first", "second"])


def test_what_must_be_shown_now_does_not_wait_for_a_hand(qtbot):
    shown = []
    Throttle(1, shown.append, QThread.currentThread(), BusyHand()).pass_on("now")
    assert shown == ["now"]


@pytest.mark.slow
def test_curves_of_the_training_wait_for_a_stroke(desk, clock, monkeypatch):
    monkeypatch.setattr(throttle_module, "_LONGEST_HELD_SECONDS", 1e9)
    desk.session.change(epochs=None)
    charted = []
    follow_log = desk.charts.follow_log
    monkeypatch.setattr(
        desk.charts, "follow_log", lambda log: (charted.append(True), follow_log(log))
    )
    desk.do("playAction")
    desk.wait(lambda: len(charted) > 1)
    # The clock stands still, so that all moves follow one another closely and none ends them.
    end = desk.draw_seven(lift=False)
    before, step = len(charted), desk.step_shown()
    desk.wait(lambda: desk.step_shown() > step + 500)
    held = len(charted)
    desk.lift_pen(*end)
    clock[0] += 1.0
    desk.wait(lambda: len(charted) > held)
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is not State.RUNNING)
    assert held == before
