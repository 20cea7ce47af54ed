"""The timeline in the window: it goes back, plays, marks, and lets a new run begin."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from visualnet.nn.edits import SetBias
from visualnet.projects.project_file import read_project
from visualnet.training.moments.keyframes import Moments
from visualnet.ui.session.open_run import State


def test_before_the_first_step_there_is_no_story(desk):
    band = desk.application.timeline.band
    assert not desk.pad_state.content.is_empty
    assert (band.part_count(), band.spoken_value()) == (0, "")
    desk.do("stepAction")
    desk.wait(lambda: band.part_count() == 2)


@pytest.mark.slow
def test_a_click_goes_back_and_the_bar_leads_out(line):
    desk, newest = line.desk, line.desk.session.shown_step
    line.press(Qt.Key.Key_Home)
    line.click(300)
    step = line.past
    assert 290 < step < 310
    assert desk.step_shown() == step
    bar = desk.window.findChild(QWidget, "lookingBackBar")
    assert bar.isVisible()
    desk.wait(lambda: f"step {step}" in bar.accessibleDescription())
    back = desk.window.findChild(QPushButton, "lookingBackNow")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    line.rest()
    assert line.past is None
    assert not bar.isVisible()
    assert desk.step_shown() == newest


@pytest.mark.slow
def test_keys_walk_step_by_step_and_to_kept_steps(line):
    newest = line.desk.session.shown_step
    line.press(Qt.Key.Key_Left)
    assert line.past == newest - 1
    line.press(Qt.Key.Key_Left)
    assert line.past == newest - 2
    line.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert line.past % 300 == 0
    line.press(Qt.Key.Key_Home)
    assert line.past == 0
    line.press(Qt.Key.Key_Right)
    assert line.past == 1
    line.press(Qt.Key.Key_Escape)
    assert line.past is None


@pytest.mark.slow
def test_training_is_paused_by_looking_back(line):
    desk = line.desk
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.RUNNING)
    line.travel.go_to(100)
    desk.wait(lambda: line.past == 100)
    assert desk.session.state is State.PAUSED


@pytest.mark.slow
def test_f_begins_a_run_that_is_listed_with_its_parent(line):
    desk, parent = line.desk, line.desk.session.run
    line.travel.go_to(300)
    line.rest()
    line.press(Qt.Key.Key_F)
    assert desk.session.run is not parent
    assert (desk.session.shown_step, desk.session.state) == (300, State.PAUSED)
    assert "new run from step 300" in desk.notice
    panel = desk.open_dock("runsDock")
    model = panel.findChild(QTableView, "runsTable").model()
    desk.wait(lambda: model.rowCount() == 2)
    record = desk.application.context.run_log.history.records[-1]
    assert record.parent == (1, 300)
    tips = [model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert any("at step 300" in tip for tip in tips)


@pytest.mark.slow
def test_a_setting_changed_while_looking_back_says_that_a_new_run_begins(line):
    desk, parent = line.desk, line.desk.session.run
    line.travel.go_to(300)
    line.rest()
    desk.session.change(learning_rate=0.02)
    assert desk.session.run is not parent
    assert "new run from step 300" in desk.notice
    assert "kept in Runs" in desk.notice


@pytest.mark.slow
def test_charts_read_the_step_that_is_looked_at(line):
    line.travel.go_to(300)
    line.rest()
    chart = line.desk.charts.loss
    line.desk.wait(lambda: "step 300" in chart.spoken_value())
    line.desk.do("backToNowAction")
    # They follow at a pace that can be read.
    line.desk.wait(lambda: "step 300" not in chart.spoken_value())


@pytest.mark.slow
def test_a_mark_is_a_flag_and_is_kept_in_the_project(line, tmp_path):
    desk = line.desk
    line.travel.go_to(300)
    line.rest()
    desk.do("markStepAction")
    path = tmp_path / "marked.vnet"
    projects = desk.application.files.projects
    with desk.qtbot.waitSignal(projects.saved):
        projects.save_to(path)
    shown = read_project(path).shown
    assert [(event.kind, event.step) for event in shown.moments.events] == [("mark", 300)]
    # What is saved is the run as it is now.
    assert shown.checkpoint.step == desk.session.run.snapshot.step


@pytest.mark.slow
def test_space_plays_the_run_and_any_touch_stops_it(line):
    line.feature.player._play_ms = 300
    seen = []
    line.desk.session.past_changed.connect(lambda: seen.append(line.past))
    QTest.keyClick(line.strip, Qt.Key.Key_Space)
    line.desk.wait(lambda: not line.feature.player.is_playing)
    line.rest()
    assert seen[0] is not None
    assert seen[-1] is None
    QTest.keyClick(line.strip, Qt.Key.Key_Space)
    line.press(Qt.Key.Key_Home)
    assert not line.feature.player.is_playing
    assert line.past == 0


@pytest.mark.slow
def test_the_drawing_is_read_at_every_kept_step(line):
    desk, band = line.desk, line.feature.band
    desk.draw_seven()
    desk.wait_at_rest()
    steps = [point.step for point in desk.session.run.trainer.history.moments.keyframes]
    desk.wait(lambda: band.part_count() == len(steps))
    desk.do("clearPadAction")
    desk.wait(lambda: band.part_count() == 0)


@pytest.mark.slow
def test_the_timeline_can_be_put_away(line):
    desk = line.desk
    desk.do("timelineAction")
    assert not line.strip.isVisible()
    assert not desk.application.preferences.has_timeline
    desk.do("timelineAction")
    assert line.strip.isVisible()


@pytest.mark.slow
def test_an_edit_cannot_be_replayed_over_but_what_is_kept_is_shown(line):
    desk = line.desk
    desk.session.edit(SetBias(1, 3, 2.0))
    edited = desk.session.network.parameters.copy()
    step = desk.session.shown_step
    desk.train(40)
    line.travel.go_to(step)
    line.rest()
    assert np.array_equal(desk.session.network.parameters, edited)


@pytest.mark.slow
def test_what_is_done_to_the_run_ends_the_search_for_a_step(line, monkeypatch):
    desk = line.desk
    # As if each replay took long.
    monkeypatch.setattr("visualnet.ui.timeline.travel._QUICK_SECONDS", -1.0)
    line.travel.go_to(299)
    desk.do("playAction")
    desk.wait(lambda: not line.travel.is_busy)
    step = desk.session.shown_step
    desk.wait(lambda: desk.session.shown_step > step)
    assert line.past is None
    assert desk.session.state is State.RUNNING


@pytest.mark.slow
def test_back_to_now_stops_what_plays(line):
    line.feature.player._play_ms = 60_000
    QTest.keyClick(line.strip, Qt.Key.Key_Space)
    line.desk.wait(lambda: line.past is not None)
    line.desk.do("backToNowAction")
    assert not line.feature.player.is_playing
    line.rest()
    assert line.past is None


@pytest.mark.slow
def test_a_run_of_which_nothing_was_kept_says_so(line):
    desk = line.desk
    history = desk.session.run.trainer.history
    newest = desk.session.run.trainer.checkpoint()
    history.clear()
    history.restore(Moments((newest,), ()))
    line.travel.go_to(10)
    line.rest()
    assert line.past is None
    assert "No earlier step" in desk.notice
