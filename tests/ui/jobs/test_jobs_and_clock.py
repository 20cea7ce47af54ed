import threading
from itertools import count

import pytest
from PySide6.QtCore import QThread, QTimer

from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.jobs.throttle import Throttle
from visualnet.ui.session.clock import FRAME_MS, SLOWEST_MS, FrameClock


@pytest.fixture
def jobs(qapp):
    jobs = Jobs(2, "test")
    yield jobs
    jobs.close()
    jobs._executor.shutdown(wait=True)


def test_work_is_done_elsewhere_and_answered_here(qtbot, jobs):
    answers = []
    jobs.submit(threading.get_ident, lambda where: answers.append((where, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers))
    ((worked_in, answered_in),) = answers
    assert answered_in == threading.get_ident()
    assert worked_in != answered_in


def test_an_exception_goes_to_who_asked(qtbot, jobs):
    errors = []
    jobs.submit(lambda: 1 / 0, lambda _: errors.append("done"), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_an_exception_that_nobody_asked_for_reaches_the_hook(qtbot, jobs):
    with qtbot.captureExceptions() as caught:
        jobs.submit(lambda: 1 / 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_answers_to_closed_jobs_are_dropped(qtbot, jobs):
    begun, go_on, answers = threading.Event(), threading.Event(), []

    def work():
        begun.set()
        return go_on.wait(10)

    jobs.submit(work, answers.append, answers.append)
    assert begun.wait(10)
    jobs.submit(lambda: "quick", answers.append)
    qtbot.waitUntil(lambda: answers == ["quick"])
    jobs.close()
    go_on.set()
    jobs._executor.shutdown(wait=True)
    jobs.submit(lambda: "late", answers.append)
    # Whatever was sent before this has been delivered when it comes.
    after = Jobs(1, "after")
    done = []
    after.submit(lambda: None, lambda _: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    after.close()
    assert answers == ["quick"]


def test_an_answer_that_is_under_way_at_the_close_is_dropped(qtbot, jobs):
    answers = []
    jobs.submit(lambda: "sent", answers.append)
    jobs._executor.shutdown(wait=True)  # it is in the queue of events now
    jobs.close()
    done = []
    after = Jobs(1, "after")
    after.submit(lambda: None, lambda _: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    after.close()
    assert answers == []


def wait_for_three_beats(qtbot, parent):
    """Until a timer has run out that was set to three times the clock's interval."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    with qtbot.waitSignal(timer.timeout):
        timer.start(3 * FRAME_MS)


def test_the_clock_beats_until_it_is_stopped(qtbot):
    clock, ticks = FrameClock(), []
    clock.tick.connect(lambda: ticks.append(True))
    clock.start()
    qtbot.waitUntil(lambda: len(ticks) >= 3)
    clock.stop()
    count = len(ticks)
    clock.request()
    clock.request()
    qtbot.waitUntil(lambda: len(ticks) > count)
    wait_for_three_beats(qtbot, clock)
    assert len(ticks) == count + 1


def test_the_clock_beats_slower_for_steps_that_take_long(qtbot):
    clock = FrameClock()
    intervals = []
    for step_seconds in (0.0, 0.0001, 0.003, 1.0, 0.0001):
        clock.follow(step_seconds)
        intervals.append(clock.interval)
    assert intervals == [FRAME_MS, FRAME_MS, 39, SLOWEST_MS, FRAME_MS]


def test_a_throttle_shows_the_first_at_once_and_then_the_newest(qtbot):
    shown = []
    throttle = Throttle(400, shown.append, QThread.currentThread())
    for number in range(10):
        throttle.offer(number)
    assert shown == [0]
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert shown == [0, 9]
    throttle.pass_on("now")
    assert shown[-1] == "now"


@pytest.mark.slow
def test_the_window_at_rest_does_nothing(desk):
    clock = desk.session.clock
    ticks = []
    clock.tick.connect(lambda: ticks.append(True))
    desk.action("batchStepAction").trigger()
    desk.do("stepAction")
    desk.wait_at_rest()
    count = len(ticks)
    wait_for_three_beats(desk.qtbot, desk.window)
    assert len(ticks) == count


def test_a_job_in_which_the_machine_slept_is_not_followed_by_as_long_a_rest(
    qtbot, jobs, monkeypatch
):
    # A clock that goes on meanwhile: eight hours from the beginning of a job to its end.
    times = count(0.0, 8 * 3600.0)
    monkeypatch.setattr("visualnet.ui.jobs.newest_job.perf_counter", lambda: next(times))
    shown, job = [], NewestJob(jobs, 15, pytest.fail, jobs)
    job.offer(lambda: "before", shown.append)
    qtbot.waitUntil(lambda: shown == ["before"])
    job.offer(lambda: "after", shown.append)
    qtbot.waitUntil(lambda: shown == ["before", "after"])
