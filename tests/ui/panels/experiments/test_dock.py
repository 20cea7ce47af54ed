import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget

from tests.projects.conftest import experiment_record
from tests.ui.panels.experiments.test_panel import Gated


@pytest.fixture(autouse=True)
def _data_at_hand(mnist, monkeypatch):
    monkeypatch.setattr("visualnet.ui.session.new_runs.load_dataset_of", lambda _config: mnist)


def go_to(desk, act):
    with desk.qtbot.waitSignal(desk.application.files.projects.shown):
        act()
    desk.wait_at_rest()


@pytest.mark.slow
def test_results_come_back_with_their_project(desk, tmp_path):
    context, files = desk.application.context, desk.application.files
    path = tmp_path / "work.vnet"
    context.experiments.take(experiment_record())
    with desk.qtbot.waitSignal(files.projects.saved):
        files.projects.save_to(path)
    assert not files.projects.unsaved().is_described_otherwise
    panel = desk.open_dock("experimentsDock")
    table = panel.findChild(QTableWidget, "sweepTable")
    assert table.rowCount() == 2
    go_to(desk, files.projects.open_new)
    assert table.rowCount() == 0
    go_to(desk, lambda: files.models.open_path(str(path)))
    assert table.rowCount() == 2
    assert context.experiments.record.results == experiment_record().results


def test_an_experiment_that_goes_on_is_not_taken_to_another_project(desk):
    context, files = desk.application.context, desk.application.files
    panel = desk.open_dock("experimentsDock")
    runner, gated = desk.application.panels._filled["experiments"].runner, Gated()
    runner._runner_of = lambda _processes: gated
    panel.findChild(QPushButton, "startSweep").click()
    table = panel.findChild(QTableWidget, "sweepTable")
    desk.wait(lambda: table.rowCount() == 1)
    before = context.experiments.record
    assert len(before.results) == 1
    go_to(desk, files.projects.open_new)
    assert "experiment was stopped" in desk.notice
    gated.gate.set()
    desk.wait(lambda: panel.findChild(QPushButton, "startSweep").isEnabled())
    assert (table.rowCount(), context.experiments.record) == (0, None)
    desk.do("undoAction")
    desk.wait(lambda: table.rowCount() == 1)
    assert context.experiments.record is before
