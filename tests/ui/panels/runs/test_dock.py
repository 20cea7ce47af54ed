import csv

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QTableView, QTableWidget

from tests.ui.clicks import double_click
from visualnet.training.config import TrainingConfig
from visualnet.ui.panels.runs.comparison import RunComparison
from visualnet.ui.panels.runs.model import NAME, SHOWN
from visualnet.ui.session.open_run import State


class RunList:
    """The dock of runs, and a hand on it."""

    def __init__(self, desk):
        self.desk = desk
        self.panel = desk.open_dock("runsDock")
        self.table = self.panel.findChild(QTableView, "runsTable")
        self.log = desk.application.context.run_log

    def names(self):
        model = self.table.model()
        return [model.index(row, NAME).data() for row in range(model.rowCount())]

    def select(self, *rows):
        model, selection = self.table.model(), self.table.selectionModel()
        selection.clearSelection()
        kind = QItemSelectionModel.SelectionFlag
        for row in rows:
            selection.select(model.index(row, 0), kind.Select | kind.Rows)

    def click(self, row, column, *, twice=False):
        index = self.table.model().index(row, column)
        rect = self.table.visualRect(index)
        spot = rect.center()
        if column == SHOWN:
            # The box at the left of the cell.
            spot.setX(rect.left() + 8)
        if twice:
            double_click(self.table.viewport(), spot)
        else:
            QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def press(self, text):
        self.desk.press(self.panel, text)

    def record(self, row):
        return self.log.history.records[row]


NAMES = ["momentum 0.9", "momentum 0.5"]


def legend_of(desk):
    labels = desk.charts.findChildren(QLabel)
    return " ".join(label.text().replace("&nbsp;", " ") for label in labels)


@pytest.fixture
def runs(desk):
    """Two trainings, the second one open."""
    return two_runs(desk, steps=20)


@pytest.fixture
def long_runs(desk):
    """The same, the first one long enough to be validated."""
    return two_runs(desk, steps=1000)


def two_runs(desk, steps):
    desk.train(steps)
    desk.do("newWeightsAction")
    desk.session.change(momentum=0.5)
    desk.train()
    runs = RunList(desk)
    desk.wait(lambda: runs.names() == NAMES)
    return runs


@pytest.mark.slow
def test_settings_chosen_after_the_end_of_a_run_are_not_said_to_be_its_own(desk):
    def train_to_the_end():
        desk.do("playAction")
        desk.wait(lambda: desk.session.state is State.FINISHED)

    desk.session.change(epochs=1, batch_size=4096)
    train_to_the_end()
    desk.session.change(momentum=0.5)
    runs = RunList(desk)
    desk.do("newWeightsAction")
    train_to_the_end()
    desk.wait(lambda: runs.names() == NAMES)


def test_weights_that_never_learnt_are_no_run(desk):
    runs = RunList(desk)
    desk.do("newWeightsAction")
    desk.wait_at_rest()
    assert runs.names() == []
    details = runs.panel.findChild(QLabel, "runDetails")
    assert "Every training" in details.text()
    desk.train()
    desk.wait(lambda: runs.names() == ["Run 1"])
    assert "Select a run" in details.text()


@pytest.mark.slow
def test_a_run_is_renamed_where_it_stands(runs):
    runs.click(0, NAME)
    runs.click(0, NAME, twice=True)
    editor = runs.table.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "with momentum")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    runs.desk.wait(lambda: runs.names() == ["with momentum", NAMES[1]])
    assert runs.record(0).config.momentum == 0.9
    assert runs.record(1).config.momentum == 0.5
    assert runs.desk.action("undoAction").text() == "Undo rename Run 1 to with momentum"
    runs.desk.do("undoAction")
    runs.desk.wait(lambda: runs.names() == NAMES)
    runs.desk.do("redoAction")
    runs.desk.wait(lambda: runs.names() == ["with momentum", NAMES[1]])


@pytest.mark.slow
def test_two_runs_are_compared(desk, runs):
    runs.select(0, 1)
    runs.press("Compare")
    (dialog,) = desk.window.findChildren(RunComparison)
    desk.wait(dialog.isVisible)
    table = dialog.findChild(QTableWidget, "comparedSettings")
    rows = [[table.item(row, c).text() for c in range(3)] for row in range(table.rowCount())]
    assert ["≠ momentum", "0.9", "0.5"] in rows
    desk.wait(lambda: dialog._weights._comparison is not None)
    assert "correlation" in dialog._weights._words.text()
    dialog.close()


@pytest.mark.parametrize("is_found", [pytest.param(False, marks=pytest.mark.slow), True])
def test_going_back_to_a_run_brings_its_weights_and_settings(desk, runs, is_found):
    present, record = desk.parameters().copy(), runs.record(0)
    if is_found:
        sources = dict(desk.application.context.find_sources)
        (find,) = sources["Runs"]()
        assert find.text == NAMES[0]
        find.act()
    else:
        runs.select(0)
        runs.press("Open")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), record.parameters)
    assert desk.session.config == record.config
    assert NAMES[0] in desk.window.windowTitle()
    desk.do("undoAction")
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), present)
    assert desk.session.config.momentum == 0.5


@pytest.mark.slow
def test_going_back_to_a_run_on_other_data_brings_the_data_too(desk, mnist, runs):
    learnt, config = desk.parameters().copy(), desk.session.config
    other = TrainingConfig(hidden=(8,), dataset="pen-digits", train_examples=500, epochs=None)
    desk.application.context.data.apply(other)
    desk.wait(lambda: desk.session.config == other)
    desk.train()
    desk.wait(lambda: len(runs.names()) == 3)
    runs.select(1)
    runs.press("Open")
    desk.wait(lambda: desk.session.config == config)
    desk.wait_at_rest()
    assert np.array_equal(desk.parameters(), learnt)
    assert len(desk.session.dataset.train) == len(mnist.train)
    desk.do("undoAction")
    desk.wait_at_rest()
    assert (len(desk.session.dataset.train), desk.session.config) == (500, other)


@pytest.mark.slow
def test_a_removed_run_comes_back_by_undo(desk, runs):
    runs.select(1)
    assert not any(b.isEnabled() for b in (runs.panel._remove, runs.panel._open))
    runs.select(0)
    runs.table.setFocus()
    QTest.keyClick(runs.table, Qt.Key.Key_Delete)
    assert runs.names() == ["Run 2"]
    desk.do("undoAction")
    assert runs.names() == NAMES
    desk.do("redoAction")
    assert runs.names() == ["Run 2"]
    # It stays away, though it is the one that is shown again.
    desk.do("undoAction")
    desk.do("redoAction")
    desk.do("newWeightsAction")
    desk.train()
    desk.wait(lambda: runs.names() == ["Run 2", "Run 3"])


@pytest.mark.slow
def test_the_curves_of_another_run_reach_the_charts(desk, long_runs):
    runs = long_runs
    heard = []
    desk.application.context.run_log.overlays_changed.connect(heard.append)
    runs.click(0, SHOWN)
    ((name, *_, log),) = heard[-1]
    assert (name, log) == (NAMES[0], runs.record(0).log)
    assert NAMES[0] in legend_of(desk)
    runs.click(0, SHOWN)
    assert heard[-1] == []
    assert NAMES[0] not in legend_of(desk)


@pytest.mark.slow
def test_a_run_left_while_it_goes_on_stays_as_it_was_seen_last(desk):
    runs = RunList(desk)
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 50)
    seen = desk.session.snapshot
    desk.do("newWeightsAction")
    desk.wait(lambda: desk.step_shown() > 0 and len(runs.log.history.records) == 2)
    record = runs.record(0)
    assert record.figures.steps >= seen.step
    assert record.state == State.PAUSED.value
    assert runs.record(1).state == State.RUNNING.value


@pytest.mark.slow
def test_the_list_is_exported(desk, runs, tmp_path):
    path = tmp_path / "list.csv"
    runs.press("Export CSV…")
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    desk.wait(path.exists)
    desk.wait(lambda: desk.notice == f"Saved {path}.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["name"], row["momentum"]) for row in rows] == [("Run 1", "0.9"), ("Run 2", "0.5")]
