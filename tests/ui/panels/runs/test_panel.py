from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTableWidget,
    QWidget,
)

from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig
from visualnet.training.history import EvaluationRow, MetricLog
from visualnet.training.runs import RunHistory
from visualnet.training.snapshots import Snapshot
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.runs.comparison import RunComparison
from visualnet.ui.panels.runs.model import DIFFERENCES, EPOCHS, NAME, SHOWN, TEST
from visualnet.ui.panels.runs.panel import RunsPanel, run_colours
from visualnet.ui.session.run_names import run_names

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
DARK, LIGHT = load_theme("dark"), load_theme("light")


class Runs:
    """A history with a few runs of random weights."""

    def __init__(self):
        self.history = RunHistory()

    def add(self, hidden=(16, 16), steps=50, name=None, **settings):
        config = TrainingConfig(hidden=hidden, **settings)
        network = Network(config.layer_sizes())
        generator = np.random.default_rng(self.history._last_number)
        network.parameters[:] = generator.normal(size=network.parameters.size)
        log = MetricLog()
        record = self.history.add(
            network, tuple("0123456789"), config, self._snapshot(network, 0), log, NOON, name
        )
        self.learn(record.number, network, steps)
        return record.number

    def learn(self, number, network=None, steps=50):
        record = self.history.record(number)
        network = network or record.network()
        log, done = record.log, record.figures.steps
        for step in range(done + 1, done + steps + 1):
            log.append_step(step, 2.0 / step**0.5, 1 - 0.2 * number / step**0.5, 0.1)
        accuracy = 1 - 0.5 / (done + steps) ** 0.5
        log.append_evaluation(EvaluationRow(done + steps, 1.0, accuracy, 0.5, accuracy, 0.4))
        snapshot = self._snapshot(network, done + steps)
        self.history.update(number, record.config, snapshot, log, "running")

    @staticmethod
    def _snapshot(network, step):
        parameters = network.parameters.copy()
        parameters.flags.writeable = False
        return Snapshot(1, 0, step, step / 10, step, parameters, 0.5, 0.5, 0.1, None, step / 100)


class Hand:
    """The panel as someone uses it."""

    def __init__(self, panel, runs):
        self.panel, self.runs = panel, runs
        self.table = panel.findChild(QTableView, "runsTable")
        self.model = self.table.model()
        self.details = panel.findChild(QLabel, "runDetails")

    def show(self, current=0):
        self.panel.show_runs(self.runs.history.records, current)

    def select(self, *rows):
        self.table.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            self.table.selectionModel().select(self.model.index(row, 0), flags)

    def text(self, row, column):
        return self.model.data(self.model.index(row, column))

    def check(self, row, is_checked=True):
        state = Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
        index = self.model.index(row, SHOWN)
        self.model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)

    def colour(self, row):
        return self.model.data(self.model.index(row, SHOWN), Qt.ItemDataRole.DecorationRole)

    def button(self, text):
        return next(b for b in self.panel.findChildren(QPushButton) if b.text().startswith(text))


@pytest.fixture
def hand(qapp, qtbot):
    apply_theme(qapp, DARK)
    panel = RunsPanel()
    qtbot.addWidget(panel)
    runs = Runs()
    runs.add(name="A")
    runs.add(name="B", hidden=(32,), momentum=0.5, epochs=3)
    runs.add(name="C", activation="relu")
    panel.resize(330, 400)
    panel.show()
    qtbot.waitExposed(panel)
    made = Hand(panel, runs)
    made.show(current=3)
    return made


@pytest.fixture
def jobs(qtbot):
    made = Jobs(1, "test")
    yield made
    made.close()
    made._executor.shutdown(wait=True)


def test_every_run_is_a_row_with_its_figures_and_what_is_special(hand):
    assert hand.model.rowCount() == 3
    assert [hand.text(1, column) for column in range(8)] == [
        "2",
        "B",
        "92.93",
        "92.93",
        "5.0",
        "0.5",
        "784-32-10",
        "momentum 0.5, epochs 3",
    ]
    assert hand.text(0, DIFFERENCES) == ""


def test_a_running_run_changes_in_place(hand, qtbot):
    hand.select(0, 2)
    resets = []
    hand.model.modelReset.connect(lambda: resets.append(1))
    hand.runs.learn(3)
    hand.show(current=3)
    qtbot.waitUntil(lambda: hand.text(2, EPOCHS) == "10.0")
    assert hand.panel.selected() == [1, 3]
    assert not resets


def test_rows_come_and_go_without_losing_the_selection(hand):
    hand.select(2)
    removed = hand.runs.history.remove(1)
    hand.runs.add(name="D")
    hand.show(current=4)
    assert [hand.text(row, NAME) for row in range(3)] == ["B", "C", "D"]
    assert hand.panel.selected() == [3]
    hand.runs.history.restore(removed)
    hand.show(current=4)
    assert hand.text(0, NAME) == "A"
    assert hand.panel.selected() == [3]


def test_a_name_is_typed_in_place_while_the_run_goes_on(hand, qtbot):
    hand.table.setCurrentIndex(hand.model.index(2, NAME))
    hand.table.setFocus()
    QTest.keyClick(hand.table, Qt.Key.Key_F2)
    editor = hand.table.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, " with ReLU ")
    hand.runs.learn(3)
    hand.show(current=3)
    qtbot.waitUntil(lambda: hand.text(2, EPOCHS) == "10.0")
    assert editor.text() == " with ReLU "
    with qtbot.waitSignal(hand.panel.rename_requested) as asked:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert asked.args == [3, "with ReLU"]
    hand.runs.history.rename(*asked.args)
    hand.show(current=3)
    qtbot.waitUntil(lambda: hand.text(2, NAME) == "with ReLU")


def test_curves_are_asked_for_in_colours_of_their_own(qapp, hand, qtbot):
    hand.check(0)
    with qtbot.waitSignal(hand.panel.overlays_changed) as told:
        hand.check(1)
    names, colours, marks, logs = zip(*told.args[0], strict=True)
    assert names == ("A", "B")
    assert colours == run_colours(DARK)[:2]
    assert marks == (0, 1)
    assert logs[1] is hand.runs.history.record(2).log
    assert hand.colour(1) == colours[1]
    with qtbot.waitSignal(hand.panel.overlays_changed) as told:
        hand.check(0, is_checked=False)
    assert told.args[0] == [("B", colours[1], marks[1], logs[1])]
    with qtbot.waitSignal(hand.panel.overlays_changed) as told:
        apply_theme(qapp, LIGHT)
    assert told.args[0][0][1] == run_colours(LIGHT)[1]


def test_the_space_bar_toggles_curves(hand, qtbot):
    hand.table.setCurrentIndex(hand.model.index(0, SHOWN))
    hand.table.setFocus()
    with qtbot.waitSignal(hand.panel.overlays_changed) as told:
        QTest.keyClick(hand.table, Qt.Key.Key_Space)
    assert told.args[0][0][0] == "A"


def test_more_curves_than_colours_put_the_first_away(hand, qtbot):
    for name in "DEFG":
        hand.runs.add(name=name)
    hand.show(current=7)
    told = []
    hand.panel.overlays_changed.connect(told.append)
    for row in range(6):
        hand.check(row)
    assert [name for name, *_ in told[-1]] == list("BCDEF")
    assert len({colour.name() for _, colour, *_ in told[-1]}) == 5


def test_a_run_keeps_its_mark_and_colour_whatever_others_are_shown(hand):
    for name in "DEFG":
        hand.runs.add(name=name)
    hand.show(current=7)
    told = []
    hand.panel.overlays_changed.connect(told.append)

    def looks():
        return {name: (colour.name(), mark) for name, colour, mark, _ in told[-1]}

    for row in (2, 1, 0):
        hand.check(row)
    shown = looks()
    assert [mark for _, mark in shown.values()] == [0, 1, 2]
    # Its own is that of the first run, which is shown.
    hand.check(5)
    sixth = looks()["F"]
    assert looks() == {**shown, "F": sixth}
    assert sixth not in shown.values()
    hand.check(0, is_checked=False)
    hand.check(2, is_checked=False)
    assert looks() == {"B": shown["B"], "F": sixth}
    hand.check(0)
    hand.check(2)
    assert looks() == {**shown, "F": sixth}


def test_the_open_run_and_removed_ones_are_not_overlaid(hand):
    hand.check(0)
    hand.check(1)
    told = []
    hand.panel.overlays_changed.connect(told.append)
    hand.show(current=1)
    assert [name for name, *_ in told[-1]] == ["B"]
    assert hand.colour(0) == DARK.series_train
    flags = hand.model.flags(hand.model.index(0, SHOWN))
    assert not flags & Qt.ItemFlag.ItemIsUserCheckable
    hand.runs.history.remove(2)
    hand.show(current=1)
    assert told[-1] == []


def test_buttons_do_what_fits_the_selection(hand, qtbot):
    opened, compared, removed = [], [], []
    hand.panel.open_requested.connect(opened.append)
    hand.panel.compare_requested.connect(lambda a, b: compared.append((a, b)))
    hand.panel.remove_requested.connect(removed.append)
    assert not any(hand.button(text).isEnabled() for text in ("Open", "Compare", "Remove"))
    hand.select(0)
    assert not hand.button("Compare").isEnabled()
    hand.button("Open").click()
    hand.select(0, 1)
    assert not hand.button("Open").isEnabled()
    hand.button("Compare").click()
    hand.button("Remove").click()
    assert (opened, compared, removed) == ([1], [(1, 2)], [[1, 2]])
    hand.select(2)
    assert not hand.button("Open").isEnabled()
    QTest.keyClick(hand.table, Qt.Key.Key_Delete)
    assert removed == [[1, 2]], "the open run stays"
    with qtbot.waitSignal(hand.panel.export_requested):
        hand.button("Export").click()


def test_a_run_without_weights_cannot_be_opened(hand):
    history = hand.runs.history
    hand.runs.add()
    history.take(
        replace(record, parameters=None if record.number < 4 else record.parameters)
        for record in history.records
    )
    hand.show(current=4)
    hand.select(0)
    assert not hand.button("Open").isEnabled()
    tip = hand.model.data(hand.model.index(0, TEST), Qt.ItemDataRole.ToolTipRole)
    assert "not in the project file" in tip


# Two runs side by side


@pytest.fixture
def compare(hand, jobs, qtbot):
    def opened(a, b):
        history = hand.runs.history
        dialog = RunComparison(history.record(a), history.record(b), jobs)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return opened


def cells(dialog):
    table = dialog.findChild(QTableWidget)
    return [[table.item(row, k).text() for k in range(3)] for row in range(table.rowCount())]


def test_settings_that_differ_come_first_and_are_marked(compare):
    rows = cells(compare(1, 2))
    labels = [row[0] for row in rows]
    assert ["test accuracy (%)", "92.93", "92.93"] in rows
    first = labels.index("≠ layers")
    assert rows[first : first + 3] == [
        ["≠ layers", "16-16", "32"],
        ["≠ momentum", "0.9", "0.5"],
        ["≠ epochs", "20", "3"],
    ]
    assert not any(label.startswith("≠") for label in labels[first + 3 :])
    assert ["learning rate", "0.1", "0.1"] in rows


def test_weights_of_one_shape_are_compared_layer_by_layer(compare, qtbot):
    dialog = compare(1, 3)
    words = dialog.findChild(QLabel, "comparedWeights")
    qtbot.waitUntil(lambda: "correlation" in words.text())
    layer = dialog.findChild(QComboBox, "comparedLayer")
    assert [layer.itemText(k) for k in range(layer.count())] == [
        "layer 1: 784 → 16",
        "layer 2: 16 → 16",
        "layer 3: 16 → 10",
    ]
    assert "little correlation" in words.text(), "random weights do not correlate"
    before = words.text()
    layer.setCurrentIndex(2)
    assert words.text() != before
    assert not dialog.grab().isNull()


def test_weights_of_other_shapes_are_not(compare):
    words = compare(1, 2).findChild(QLabel, "comparedWeights")
    assert "784-16-16-10 and 784-32-10" in words.text()


def test_the_curves_of_both_are_in_one_chart(compare, qtbot):
    dialog = compare(1, 2)
    chart = dialog.findChild(QWidget, "compared-accuracy")
    qtbot.waitUntil(lambda: "B test" in chart.findChild(QLabel).text())
    image = chart.grab().toImage()
    spots = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert {DARK.accent.name(), DARK.negative.name()} <= spots
    what = dialog.findChild(QComboBox, "comparedCurves")
    what.setCurrentIndex(what.findData("loss"))
    assert dialog.findChild(QWidget, "compared-loss").isVisible()
    assert not chart.isVisible()


def test_an_answer_after_the_end_is_dropped(compare, jobs, qtbot):
    dialog = compare(1, 3)
    dialog.close()
    done = []
    jobs.submit(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))


# What is read in a narrow panel


def sort(hand, column):
    header = hand.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    return [hand.text(row, SHOWN) for row in range(hand.model.rowCount())]


def test_runs_are_named_by_what_differs(qtbot):
    runs = Runs()
    runs.add()
    assert run_names(runs.history.records) == {1: "Run 1"}
    runs.add(learning_rate=0.01, hidden=(16, 16, 16), seed=1)
    runs.add(learning_rate=0.01, seed=2)
    runs.add(learning_rate=0.01, seed=3)
    runs.add(learning_rate=0.01, seed=3)
    runs.add(name="Mine")
    assert run_names(runs.history.records) == {
        1: "layers 16-16, learning rate 0.1",
        2: "layers 16-16-16, learning rate 0.01",
        3: "layers 16-16, learning rate 0.01, seed 2",
        4: "layers 16-16, learning rate 0.01, seed 3 (run 4)",
        5: "layers 16-16, learning rate 0.01, seed 3 (run 5)",
        6: "Mine",
    }


def test_runs_of_other_data_are_told_apart_by_these_first(qtbot):
    runs = Runs()
    of_points = {"activation": "tanh", "optimizer": "adam", "hidden": (8, 8)}
    runs.add(dataset="circle", learning_rate=0.01, batch_size=8, **of_points)
    runs.add(dataset="/home/me/flowers.csv", learning_rate=0.01, batch_size=8, **of_points)
    runs.add(dataset="three-inputs", learning_rate=0.5, hidden=(2,), batch_size=16)
    names = run_names(runs.history.records)
    assert [name.split(",")[0] for name in names.values()] == [
        "Circle",
        "flowers.csv",
        "Three inputs",
    ]


def test_a_run_is_named_by_the_settings_that_people_tell_apart_before_others(qtbot):
    runs = Runs()
    runs.add(activation="relu", initial_weights="he", momentum=0.5, batch_size=64, epochs=3)
    runs.add(optimizer="adam", learning_rate=0.001)
    assert run_names(runs.history.records) == {
        1: "ReLU, SGD, learning rate 0.1, batch size 64, …",
        2: "sigmoid, Adam, learning rate 0.001, batch size 32, …",
    }


@pytest.mark.parametrize(("width", "columns"), [(240, 2), (330, 3), (1000, 8)])
def test_columns_that_do_not_fit_are_told_below(hand, width, columns):
    hand.panel.resize(width, 400)
    QApplication.sendPostedEvents()
    shown = [k for k in range(8) if not hand.table.isColumnHidden(k)]
    assert shown == list(range(columns))
    assert not hand.table.horizontalScrollBar().isVisible()
    assert hand.table.columnWidth(NAME) > hand.table.fontMetrics().averageCharWidth() * 18
    hand.select(1)
    for words in ("B", "92.93\u202f%", "5.0 epochs", "784-32-10", "momentum 0.5, epochs 3"):
        assert words in hand.details.text()


def test_headers_sort_and_keep_the_selection(hand, qtbot):
    hand.runs.learn(1, steps=5)
    hand.runs.learn(2, steps=950)
    hand.show(current=3)
    qtbot.waitUntil(lambda: hand.text(1, EPOCHS) == "100.0")
    hand.panel.resize(1000, 400)
    QApplication.sendPostedEvents()
    hand.select(0)
    assert sort(hand, EPOCHS) == ["3", "1", "2"]
    assert sort(hand, EPOCHS) == ["2", "1", "3"]
    assert hand.panel.selected() == [1]
    assert sort(hand, EPOCHS) == ["1", "2", "3"]
    assert sort(hand, NAME) == ["1", "2", "3"]


def test_the_menu_of_the_table_sorts_by_columns_that_are_hidden(hand, qtbot):
    hand.runs.learn(2, steps=950)
    hand.show(current=3)
    qtbot.waitUntil(lambda: hand.text(1, EPOCHS) == "100.0")

    def entry(name):
        named = (e for e in menu() if e is not None and not isinstance(e, str))
        return {e[0] if isinstance(e, tuple) else e.text: e for e in named}[name]

    def menu():
        return hand.panel.menu_entries(None)

    def by_seconds():
        return next(act for act in entry("Sort by")[1] if act.text == "seconds")

    assert not entry("Compare").is_enabled
    by_seconds().call()
    assert hand.text(0, SHOWN) == "2"
    assert by_seconds().is_checked
    by_seconds().call()
    assert hand.text(2, SHOWN) == "2"


def test_a_name_that_is_taken_away_gives_way_to_the_settings(hand, qtbot):
    with qtbot.waitSignal(hand.panel.rename_requested) as asked:
        hand.model.setData(hand.model.index(0, NAME), "")
    hand.runs.history.rename(*asked.args)
    hand.show(current=3)
    qtbot.waitUntil(lambda: "momentum 0.9" in hand.text(0, NAME))
