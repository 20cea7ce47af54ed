"""No race is lost unasked: its runs are listed before anything could take them away."""

import signal

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.ui.race.racing import Racing
from visualnet.projects.autosave import left_behind
from visualnet.training.control import Turn
from visualnet.ui.files.recovery import _offer_of
from visualnet.ui.launch import _quit_on_signals
from visualnet.ui.session.run_list import RunList


@pytest.mark.slow
def test_the_window_asks_about_the_runs_of_a_race_before_it_is_closed(racing):
    desk = racing.desk
    assert not desk.application.files.is_unsaved
    racing.begin(racing.run(), racing.run(), 100)
    desk.window.close()
    (question,) = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    assert desk.window.isVisible()
    assert not racing.feature.is_going_on
    assert len(racing.records) == 2
    question.button(QMessageBox.StandardButton.Cancel).click()
    assert desk.window.isVisible()


def test_a_program_told_to_end_lists_the_runs_of_a_race_before_it_keeps_its_work(
    racing, monkeypatch
):
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(signal, "set_wakeup_fd", lambda _: None)
    kept = []
    files = racing.desk.application.files
    monkeypatch.setattr(files, "keep_and_wait", lambda: kept.append(len(racing.records)) or "")
    monkeypatch.setattr("visualnet.ui.launch.QApplication.exit", lambda _: None)
    notifier = _quit_on_signals(racing.desk.window)
    racing.begin(racing.run(), racing.run(), 100)
    _, told = notifier.sockets
    told.send(bytes([signal.SIGTERM]))
    racing.desk.wait(lambda: bool(kept))
    assert kept == [2]
    for each in notifier.sockets:
        each.close()


def test_a_window_destroyed_during_a_race_leaves_no_thread(build, tiny_dataset):
    racing = Racing(build().show(), tiny_dataset)
    racing.begin(racing.run(), racing.run())
    thread = racing.feature._thread
    window = racing.desk.window
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    racing.desk.destroy = lambda: None
    assert thread.control.next_turn(0) is Turn.STOP
    thread.wait()


@pytest.mark.slow
def test_another_run_or_list_that_is_shown_settles_the_race(racing):
    desk, feature, log = racing.desk, racing.feature, racing.context.run_log
    racing.begin(racing.run(), racing.run(), 100)
    desk.session.new_weights()
    assert not feature.is_going_on
    assert len(racing.records) == 2
    assert desk.view.isVisible()
    left = log.list
    racing.begin(racing.run(), racing.run(), 100)
    desk.window.notices.clear()
    log.take(RunList())
    assert not feature.is_going_on
    assert len(left.history.records) == 4
    assert racing.records == []
    assert desk.notice == ""


def question_of(desk):
    (question,) = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    return question


@pytest.mark.slow
@pytest.mark.parametrize("act", ["new", "open"])
def test_another_project_asks_about_the_runs_of_a_race(racing, tmp_path, act):
    desk = racing.desk
    racing.begin(racing.run(), racing.run(), 100)
    if act == "new":
        desk.do("newProjectAction")
    else:
        desk.application.files.open_path(str(tmp_path / "other.vnet"))
    assert not racing.feature.is_going_on
    assert "Race" in question_of(desk).text()
    question_of(desk).button(QMessageBox.StandardButton.Cancel).click()
    assert len(racing.records) == 2


@pytest.mark.slow
def test_the_runs_of_a_race_are_autosaved_though_the_open_run_has_not_learnt(racing, tmp_path):
    desk, files = racing.desk, racing.desk.application.files
    racing.begin(racing.run(), racing.run(), 100)
    racing.feature.settle()
    assert desk.session.shown_step == 0
    assert files.keep_and_wait() == ""
    desk.application.never_ask(keeps=True)
    desk.window.close()
    folder = tmp_path / "state" / "visualnet" / "autosave"
    desk.wait(lambda: len(left_behind(folder)) == 1)
    (slot,) = left_behind(folder)
    project = slot.read()
    when = racing.records[0].started
    slot.close()
    assert [each.name[:6] for each in project.runs] == ["Race A", "Race B"]
    assert "with its runs" in _offer_of(project, when, lambda text: text)
