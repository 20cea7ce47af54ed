import numpy as np
import pytest

from tests.ui.files.test_projects import (  # noqa: F401 - the fixtures as well
    _data_at_hand,
    answer,
    begin_anew,
    open_project,
    path,
    question,
    save,
)
from visualnet.nn.edits import Freeze, SetBias
from visualnet.nn.parts import Part
from visualnet.projects.project_file import read_project
from visualnet.ui.session.undo import UNDO_LIMIT, ValueCommand


@pytest.fixture
def log(desk):
    return desk.application.context.run_log


def names(log):
    return [record.name for record in log.history.records]


def is_marked(desk):
    is_unsaved = desk.application.files.is_unsaved
    assert desk.window.isWindowModified() is is_unsaved
    return is_unsaved


def train_runs(desk, count):
    for number in range(count):
        if number:
            desk.do("newWeightsAction")
        desk.train(3)


def save_again(desk):
    with desk.qtbot.waitSignal(desk.application.files.projects.saved):
        desk.do("saveProjectAction")


@pytest.mark.slow
@pytest.mark.parametrize("is_new", [True, False])
def test_undo_of_another_project_brings_back_the_list_of_runs(desk, log, path, is_new):  # noqa: F811
    train_runs(desk, 3)
    log.rename(2, "Second")
    save(desk, path)
    kept = names(log)
    assert kept == ["Run 1", "Second", "Run 3"]
    if is_new:
        begin_anew(desk)
        assert names(log) == []
    else:
        open_project(desk, path)
    assert not is_marked(desk)
    desk.do("undoAction")
    assert (names(log), log.current) == (kept, 3)
    assert not is_marked(desk)
    save_again(desk)
    assert [run.name for run in read_project(path).runs] == kept
    desk.do("redoAction")
    assert (names(log), log.current) == (([], 0) if is_new else (kept, 3))
    desk.do("undoAction")
    desk.train(3)
    assert (names(log), log.current) == (kept, 3), "it goes on under its own number"


@pytest.mark.slow
def test_a_rename_before_another_project_was_opened_is_undone(desk, log, path):  # noqa: F811
    train_runs(desk, 1)
    save(desk, path)
    for _ in range(2):
        desk.do("newWeightsAction")
        desk.train(3)
    dock = desk.application.panels._fill("runs")
    dock._rename(3, "Best")
    desk.application.files.projects.open_path(str(path))
    desk.wait(lambda: names(log) == ["Run 1"])
    desk.do("undoAction")
    assert names(log) == ["Run 1", "Run 2", "Best"]
    desk.do("undoAction")
    assert names(log) == ["Run 1", "Run 2", "Run 3"]
    desk.do("redoAction")
    desk.do("redoAction")
    assert names(log) == ["Run 1"]


@pytest.mark.slow
def test_what_only_undo_of_another_project_keeps_is_named_and_not_marked_as_saved(
    desk,
    log,
    path,  # noqa: F811
):
    train_runs(desk, 1)
    # Opened without the question, as when something is learnt while a project is loaded.
    begin_anew(desk)
    assert is_marked(desk)
    desk.train(3)
    desk.window.close()
    assert "The weights of this network" in question(desk).text()
    assert "you left has unsaved runs: Run 1" in question(desk).text()
    answer(desk, "Cancel")
    save(desk, path)
    assert is_marked(desk), "the new file does not hold it"
    desk.window.close()
    assert "you left has unsaved runs: Run 1" in question(desk).text()
    assert "Undo" in question(desk).informativeText()
    answer(desk, "Cancel")
    assert desk.window.isVisible()
    desk.do("undoAction")
    assert desk.session.is_unsaved
    assert desk.application.files.projects.path is None
    save(desk, path.with_name("first.vnet"))
    assert not is_marked(desk)
    desk.do("redoAction")
    assert not is_marked(desk)
    desk.window.close()
    assert not desk.window.isVisible()


@pytest.mark.slow
def test_what_was_given_up_for_a_new_project_is_asked_about_just_once(desk, path):  # noqa: F811
    train_runs(desk, 1)
    desk.do("newProjectAction")
    with desk.qtbot.waitSignal(desk.application.files.projects.shown):
        answer(desk, "Discard")
    desk.wait_at_rest()
    assert not is_marked(desk)
    desk.do("undoAction")
    assert is_marked(desk)
    desk.do("redoAction")
    assert is_marked(desk), "undo brought it back, and nobody gave it up since"
    desk.do("undoAction")
    desk.window.close()
    assert "The weights of this network" in question(desk).text()
    answer(desk, "Discard")
    desk.wait(lambda: not desk.window.isVisible())


@pytest.mark.parametrize("is_cut_off", [True, False])
@pytest.mark.slow
def test_what_was_trained_in_a_project_that_undo_lets_go_of_stays(desk, log, is_cut_off):
    train_runs(desk, 1)
    learnt = desk.parameters().copy()
    # Opened without the question, as when something is learnt while a project is loaded.
    begin_anew(desk)
    if is_cut_off:
        desk.train(3)
        learnt = desk.parameters().copy()
        desk.do("undoAction")
        desk.draw_seven()
    else:
        for value in range(UNDO_LIMIT):
            desk.session.undo_stack.add(ValueCommand(int, value, value + 1, "x"))
    own = ["Run 1"] if is_cut_off else []
    assert names(log) == [*own, "Run 1 of another project"]
    assert np.array_equal(log.history.records[-1].parameters, learnt)
    assert "unsaved runs (Run 1) are now in this project's list" in desk.notice
    assert is_marked(desk)
    desk.window.close()
    assert "Run 1 of another project" in question(desk).text()
    answer(desk, "Cancel")


@pytest.mark.slow
def test_runs_that_a_file_has_no_room_for_stay_unsaved_when_undo_shows_them(
    desk,
    path,  # noqa: F811
    monkeypatch,
):
    monkeypatch.setattr("visualnet.projects.listed_runs.MAX_WEIGHT_BYTES", 0)
    train_runs(desk, 1)
    desk.do("newWeightsAction")
    save(desk, path)
    assert is_marked(desk)
    desk.do("undoAction")
    assert desk.session.is_unsaved


@pytest.mark.slow
def test_names_and_settings_are_unsaved_once_there_is_a_file(desk, log, path):  # noqa: F811
    train_runs(desk, 2)
    save(desk, path)
    dock = desk.application.panels._fill("runs")
    acts = (
        lambda: dock._rename(1, "First"),
        lambda: dock._remove([1]),
        lambda: desk.session.change(learning_rate=0.25),
    )
    for act in acts:
        act()
        assert is_marked(desk)
        desk.do("undoAction")
        assert not is_marked(desk)
    for act in acts:
        act()
    desk.window.close()
    assert "not saved in work.vnet" in question(desk).text()
    answer(desk, "Save")
    desk.wait(lambda: not desk.window.isVisible())
    project = read_project(path)
    assert [run.name for run in project.runs] == ["Run 2"]
    assert project.shown.checkpoint.config.learning_rate == 0.25


@pytest.mark.slow
def test_a_setting_changed_before_a_run_is_left_stands_in_the_list(reused_desk):
    desk, log = reused_desk, reused_desk.application.context.run_log
    train_runs(desk, 1)
    desk.session.change(learning_rate=0.25)
    desk.do("newWeightsAction")
    assert log.history.record(1).config.learning_rate == 0.25


def test_the_drawing_in_the_pad_is_not_asked_about(reused_desk, path):  # noqa: F811
    desk = reused_desk
    train_runs(desk, 1)
    save(desk, path)
    desk.draw_seven()
    desk.do("newWeightsAction")
    desk.wait_at_rest()
    assert not is_marked(desk)


@pytest.mark.parametrize("edit", [SetBias(1, 1, 0.75), Freeze(Part(1, 1))])
@pytest.mark.parametrize("steps", [0, 3])
@pytest.mark.slow
def test_an_edit_that_was_undone_is_not_asked_about(desk, log, path, edit, steps):  # noqa: F811
    if steps:
        desk.train(steps)
        save(desk, path)
    before = desk.session.shown_state
    for _ in range(2):
        desk.session.edit(edit)
        desk.session.edit(SetBias(1, 2, 0.5))
        edited = desk.session.shown_state
        assert is_marked(desk)
        desk.do("undoAction")
        assert is_marked(desk)
        desk.do("undoAction")
        assert desk.session.shown_state == before
        assert not is_marked(desk)
        desk.do("redoAction")
        desk.do("redoAction")
        assert desk.session.shown_state == edited
        desk.do("undoAction")
        desk.do("undoAction")
    desk.session.edit(SetBias(1, 3, 0.5))
    assert desk.session.shown_state > edited, "another edit is another state"
    desk.do("undoAction")
    desk.do("newWeightsAction")
    assert names(log) == (["Run 1"] if steps else [])
    assert not is_marked(desk)
