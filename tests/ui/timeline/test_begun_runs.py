"""The flag of a fork names the run that began there, as the list of runs calls it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from visualnet.ui.timeline.begun_runs import runs_begun


def fork_texts(line):
    return [flag.text for flag in line.strip.timeline.flags if flag.kind == "fork"]


@pytest.mark.slow
def test_the_flag_names_the_run_and_goes_with_it(line):
    desk, log = line.desk, line.desk.application.context.run_log
    parent = desk.session.run
    line.travel.go_to(300)
    line.rest()
    line.press(Qt.Key.Key_F)
    fork = desk.session.run
    assert len(log.history.records) == 2
    # Nothing came of it: neither a run nor a flag.
    desk.do("undoAction")
    assert desk.session.run is parent
    assert [record.number for record in log.history.records] == [1]
    assert fork_texts(line) == []
    desk.do("redoAction")
    assert [record.number for record in log.history.records] == [1, 2]
    assert log.history.records[-1].parent == (1, 300)
    desk.train(5)
    desk.do("undoAction")
    assert desk.session.run is parent
    assert [record.number for record in log.history.records] == [1, 2]
    desk.wait(lambda: fork_texts(line) == ["new run from here: Run 2"])
    log.rename(2, "slower")
    desk.wait(lambda: fork_texts(line) == ["new run from here: slower"])
    assert fork.snapshot.step > 300
    # Two at one step.
    line.travel.go_to(300)
    line.rest()
    line.press(Qt.Key.Key_F)
    desk.train(5)
    desk.do("undoAction")
    desk.wait(lambda: fork_texts(line)[0].startswith("new runs from here: slower; "))


def test_a_fork_that_was_changed_stays_listed(line):
    log = line.desk.application.context.run_log
    line.travel.go_to(300)
    line.rest()
    line.desk.session.change(learning_rate=0.02)
    line.desk.do("undoAction")
    line.desk.do("undoAction")
    assert [record.number for record in log.history.records] == [1]
    line.desk.do("redoAction")
    line.desk.do("redoAction")
    line.desk.session.new_weights()
    assert [record.number for record in log.history.records] == [1, 2]


def test_runs_before_the_own_one_are_named_as_far_as_their_steps_are_its_own(desk):
    desk.train(5)
    record = desk.application.context.run_log.history.records[0]
    records = [
        replace(record, number=number, name=f"n{number}", parent=parent)
        for number, parent in enumerate([None, (1, 300), (1, 100), (1, 400), (2, 350)], start=1)
    ]
    assert runs_begun(records, 2) == {100: ["n3"], 350: ["n5"]}
    assert runs_begun(records, 1) == {300: ["n2"], 100: ["n3"], 400: ["n4"]}
    assert runs_begun(records, 0) == {}
    # As only a damaged file has it.
    records[0] = replace(records[0], parent=(2, 1))
    assert runs_begun(records, 2)[350] == ["n5"]


@pytest.mark.slow
def test_a_fork_that_is_undone_leaves_nothing_unsaved(line, tmp_path):
    desk, projects = line.desk, line.desk.application.files.projects
    with desk.qtbot.waitSignal(projects.saved):
        projects.save_to(tmp_path / "run.vnet")
    line.travel.go_to(300)
    line.rest()
    line.press(Qt.Key.Key_F)
    assert projects.unsaved()
    desk.do("undoAction")
    line.rest()
    assert not projects.unsaved()
