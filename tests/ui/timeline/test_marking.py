"""Marks get names of their own, and are renamed and deleted at their flag; all can be undone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from visualnet.ui.session.open_run import State


def marks(line):
    run = line.desk.session.run
    return [(each.step, each.text) for each in run.trainer.history.events if each.kind == "mark"]


def flags(line):
    return [(flag.step, flag.text) for flag in line.strip.timeline.flags if flag.kind == "mark"]


def mark_at(line, step):
    line.travel.go_to(step)
    line.rest()
    line.desk.do("markStepAction")
    return line.feature._marking.line


def type_name(field, name):
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.slow
def test_a_mark_is_named_as_it_is_set_and_undo_takes_its_flag_away(line):
    desk = line.desk
    field = mark_at(line, 300)
    assert field.isVisible()
    assert field.placeholderText() == "Mark 1"
    assert flags(line) == [(300, "Mark 1")]
    type_name(field, "first digits")
    assert not field.isVisible()
    assert marks(line) == flags(line) == [(300, "first digits")]
    desk.do("undoAction")
    assert marks(line) == flags(line) == []
    assert desk.session.run.marked_parameters is None
    desk.do("redoAction")
    assert flags(line) == [(300, "first digits")]
    assert desk.session.run.marked_parameters is not None


@pytest.mark.slow
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_mark_without_a_name_has_a_number_that_no_other_has(line, end):
    for number, step in enumerate((1, 2, 300), start=1):
        field = mark_at(line, step)
        assert field.placeholderText() == f"Mark {number}"
        QTest.keyClick(field, end)
    line.desk.session.delete_mark(2)
    QTest.keyClick(mark_at(line, 4), end)
    assert marks(line) == [(1, "Mark 1"), (4, "Mark 2"), (300, "Mark 3")]


@pytest.mark.slow
def test_keys_rename_and_delete_the_mark_at_the_knob(line):
    desk = line.desk
    type_name(mark_at(line, 300), "a")
    desk.window.activateWindow()
    line.strip.setFocus()
    QTest.keyClick(line.strip, Qt.Key.Key_F2)
    field = line.feature._marking.line
    assert (field.isVisible(), field.text()) == (True, "a")
    type_name(field, "b")
    assert flags(line) == [(300, "b")]
    QTest.keyClick(line.strip, Qt.Key.Key_Delete)
    assert flags(line) == []
    # Undone one by one: deleted, renamed, set.
    for told in ([(300, "b")], [(300, "a")], []):
        desk.do("undoAction")
        assert flags(line) == told
    for told in ([(300, "a")], [(300, "b")], []):
        desk.do("redoAction")
        assert flags(line) == told


@pytest.mark.slow
def test_the_menu_of_a_flag_is_of_its_mark(line):
    QTest.keyClick(mark_at(line, 300), Qt.Key.Key_Escape)
    line.desk.do("backToNowAction")
    line.rest()
    menus = line.desk.application.context.menus
    x = round(line.strip.axis().x_of(300))

    def entries(x):
        menus.show(line.strip, line.strip.mapToGlobal(QPoint(x, 10)))
        menu = line.desk.window.findChildren(QMenu, "contextMenu")[-1]
        found = {act.objectName(): act for act in menu.actions()}
        menu.hide()
        return found

    assert "deleteMarkEntry" not in entries(line.strip.width() // 4)
    entries(x)["renameMarkEntry"].trigger()
    type_name(line.feature._marking.line, "here it is")
    assert flags(line) == [(300, "here it is")]
    entries(x)["deleteMarkEntry"].trigger()
    assert flags(line) == []


@pytest.mark.slow
def test_an_empty_name_is_the_number_again(line):
    type_name(mark_at(line, 300), "a")
    line.desk.session.rename_mark(300, "  ")
    assert marks(line) == [(300, "Mark 1")]


@pytest.mark.slow
def test_a_step_has_one_mark(line):
    type_name(mark_at(line, 300), "a")
    again = mark_at(line, 300)
    assert again.text() == "a"
    type_name(again, "b")
    assert marks(line) == [(300, "b")]
    line.desk.do("undoAction")
    assert marks(line) == [(300, "a")]


@pytest.mark.slow
def test_a_mark_is_set_and_undone_while_the_training_goes_on(line):
    desk = line.desk
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.RUNNING)
    desk.do("markStepAction")
    field = line.feature._marking.line
    type_name(field, "on the way")
    desk.wait(lambda: [name for _, name in flags(line)] == ["on the way"])
    assert desk.session.state is State.RUNNING
    desk.do("undoAction")
    assert marks(line) == []
    desk.do("markStepAction")
    desk.do("undoAction")
    desk.do("playAction")
    line.rest()
    assert marks(line) == []


@pytest.mark.slow
def test_undo_gives_up_the_name_that_is_being_typed(line):
    field = mark_at(line, 300)
    QTest.keyClicks(field, "x")
    line.desk.session.undo_stack.undo()
    assert not field.isVisible()
    assert marks(line) == []
    line.desk.session.undo_stack.redo()
    assert marks(line) == [(300, "Mark 1")]


@pytest.mark.slow
def test_a_name_that_was_changed_since_is_unsaved(line, tmp_path):
    projects = line.desk.application.files.projects
    type_name(mark_at(line, 300), "a")
    with line.desk.qtbot.waitSignal(projects.saved):
        projects.save_to(tmp_path / "marked.vnet")
    assert not projects.unsaved()
    line.desk.session.rename_mark(300, "b")
    assert projects.unsaved()
    line.desk.do("undoAction")
    assert not projects.unsaved()


@pytest.mark.slow
def test_what_is_typed_is_taken_where_the_focus_goes_elsewhere(line):
    line.desk.window.activateWindow()
    field = mark_at(line, 300)
    line.desk.wait(field.hasFocus)
    QTest.keyClicks(field, "b")
    line.strip.setFocus()
    assert not field.isVisible()
    assert flags(line) == [(300, "b")]


@pytest.mark.slow
def test_a_name_that_is_being_typed_is_not_lost_with_the_run_nor_given_to_another(line):
    desk = line.desk
    left = desk.session.run
    QTest.keyClicks(mark_at(line, 300), "mine")
    desk.session.fork()
    assert not line.feature._marking.line.isVisible()
    assert [event.text for event in left.trainer.history.events if event.kind == "mark"] == ["mine"]
    type_name(mark_at(line, 200), "other")
    line.feature._marking.rename(200)
    QTest.keyClicks(line.feature._marking.line, "x")
    desk.session.new_weights()
    assert not line.feature._marking.line.isVisible()
    assert desk.session.undo_stack.undoText() == "new weights"


@pytest.mark.slow
def test_the_window_closes_while_a_name_is_typed(line):
    QTest.keyClicks(mark_at(line, 300), "mine")
    line.desk.application.never_ask()
    line.desk.window.close()
    assert marks(line) == [(300, "mine")]
