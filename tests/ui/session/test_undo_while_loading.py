"""Data that are on their way when something is undone: nothing comes that contradicts it."""

from threading import Barrier, Event

import pytest

from visualnet.ui.session.data import data_loader


@pytest.fixture
def slow(desk, monkeypatch):
    """A window whose data are loaded once they may: (desk, lets them come and waits)."""
    load, may = data_loader.load_afresh, Event()

    def slowly(config):
        assert may.wait(60)
        return load(config)

    monkeypatch.setattr(data_loader, "load_afresh", slowly)
    jobs = desk.application.context.jobs

    def come():
        may.set()
        for _ in range(6):
            barrier, ended = Barrier(2), []
            for _ in range(2):
                jobs.submit(barrier.wait, ended.append)
            desk.wait(lambda ended=ended: len(ended) == 2)

    yield desk, come
    may.set()


def ask(desk):
    desk.application.context.data.open_source("pen-digits")


@pytest.mark.slow
def test_undo_drops_what_is_loaded_and_nothing_else(slow, mnist):
    desk, come = slow
    desk.session.change(learning_rate=0.25)
    step = desk.action("undoAction").text()
    ask(desk)
    assert desk.action("undoAction").text() == "Undo"
    desk.do("undoAction")
    assert desk.session.config.learning_rate == 0.25
    assert desk.action("undoAction").text() == step
    come()
    assert desk.session.dataset is mnist
    desk.do("undoAction")
    assert desk.session.config.learning_rate != 0.25


@pytest.mark.slow
def test_undo_drops_what_is_loaded_also_where_nothing_else_can_be_undone(slow, mnist):
    desk, come = slow
    assert not desk.action("undoAction").isEnabled()
    ask(desk)
    desk.do("undoAction")
    assert not desk.action("undoAction").isEnabled()
    come()
    assert desk.session.dataset is mnist


@pytest.mark.slow
def test_what_was_done_since_is_undone_first_and_the_data_come(slow):
    desk, come = slow
    ask(desk)
    desk.do("clearPadAction")
    desk.do("undoAction")
    assert not desk.pad_state.is_empty
    come()
    assert desk.session.config.dataset == "pen-digits"
    desk.do("undoAction")
    assert desk.session.config.dataset == "mnist"


@pytest.mark.slow
def test_redo_drops_what_is_loaded(slow, mnist):
    desk, come = slow
    desk.session.change(learning_rate=0.25)
    desk.do("undoAction")
    ask(desk)
    desk.do("redoAction")
    assert desk.session.config.learning_rate == 0.25
    come()
    assert desk.session.dataset is mnist


@pytest.mark.slow
@pytest.mark.parametrize("act", ["newProjectAction", "project"])
def test_a_project_that_is_opened_meanwhile_keeps_its_data(slow, tmp_path, act):
    desk, come = slow
    projects = desk.application.files.projects
    with desk.qtbot.waitSignal(projects.saved):
        projects.save_to(tmp_path / "work.vnet")
    ask(desk)
    with desk.qtbot.waitSignal(projects.shown):
        if act == "project":
            desk.application.files.open_path(str(tmp_path / "work.vnet"))
        else:
            desk.do(act)
    come()
    assert desk.session.config.dataset == "mnist"
