import csv
import multiprocessing
import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTableWidget,
)

from tests.projects.conftest import experiment_record
from visualnet.errors import VisualNetError
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.experiment_record import ExperimentRecord
from visualnet.training.sweeps.experiments import EXPERIMENTS
from visualnet.training.sweeps.one_run import FIGURES
from visualnet.training.sweeps.sweep import SweepResult, sweep_over
from visualnet.training.sweeps.variations import variation_from_text
from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.panels.experiments.panel import ExperimentsPanel
from visualnet.ui.panels.experiments.runner import SweepRequest, SweepRunner

TINY = TrainingConfig(hidden=(4,), epochs=1, train_examples=64, validation_examples=0)


def figures(accuracy, seconds=1.5):
    outcome = "finished" if accuracy is not None else "diverged"
    values = (accuracy, accuracy, None, 0.3, 1.0, 20, seconds, 1000, outcome)
    return dict(zip(FIGURES, values, strict=True))


class Hand:
    """The panel as someone uses it."""

    def __init__(self, panel):
        self.panel = panel
        self.requests, self.saved = [], []
        panel.start_requested.connect(self.requests.append)
        panel.save_requested.connect(self.saved.append)

    def choose(self, name, data):
        combo = self.panel.findChild(QComboBox, name)
        combo.setCurrentIndex(combo.findData(data))

    def type_values(self, text):
        self.panel.findChild(QLineEdit, "variedValues").setText(text)

    def set_number(self, name, value):
        self.panel.findChild(QSpinBox, name).setValue(value)

    def button(self, name):
        return self.panel.findChild(QPushButton, name)

    def start(self):
        assert self.button("startSweep").isEnabled()
        self.button("startSweep").click()
        return self.requests[-1].sweep

    @property
    def status(self):
        return self.panel.findChild(QLabel, "sweepStatus").text()

    def rows(self):
        table = self.panel.findChild(QTableWidget)
        shown = [k for k in range(table.columnCount()) if not table.isColumnHidden(k)]
        return [[table.item(row, k).text() for k in shown] for row in range(table.rowCount())]


@pytest.fixture
def hand(qapp, qtbot):
    apply_theme(qapp, load_theme("dark"))
    panel = ExperimentsPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return Hand(panel)


def test_before_a_start_no_runs_are_done(hand):
    (progress,) = hand.panel.findChildren(QProgressBar)
    assert (progress.accessibleName(), progress.value()) == ("Runs done", 0)


def test_an_experiment_of_ones_own_varies_a_setting_of_the_open_run(hand):
    hand.panel.set_base(TrainingConfig(hidden=(30,), learning_rate=0.2, epochs=None))
    hand.choose("variedSetting", "hidden")
    hand.type_values("16-16, 32")
    hand.set_number("sweepSeeds", 2)
    hand.set_number("sweepEpochs", 5)
    assert hand.status == "4 runs"
    sweep = hand.start()
    assert [(c.hidden, c.seed) for c in sweep.configs] == [
        ((16, 16), 0),
        ((32,), 0),
        ((16, 16), 1),
        ((32,), 1),
    ]
    assert {(c.learning_rate, c.epochs) for c in sweep.configs} == {(0.2, 5)}


@pytest.mark.parametrize("text", ["", "0.5, x", "0.5, 7"])
def test_values_that_are_none_cannot_be_started(hand, text):
    hand.type_values(text)
    assert not hand.button("startSweep").isEnabled()
    assert "omentum" in hand.status
    hand.type_values("0.5")
    assert hand.button("startSweep").isEnabled()
    assert hand.status == "1 run"


def test_another_setting_begins_with_its_present_value_and_is_called_by_its_name(hand):
    hand.choose("variedSetting", "learning_rate")
    assert hand.status == "1 run"
    hand.type_values("0.1, fish")
    assert hand.status == "learning rate cannot be 'fish'; write a number."
    hand.choose("variedSetting", "activation")
    hand.type_values("sigmoid,relu")
    assert [c.activation for c in hand.start().configs] == ["sigmoid", "relu"]


@pytest.mark.parametrize(
    ("base", "name", "reason"),
    [
        ({"optimizer": "adam"}, "momentum", "Adam does not use momentum."),
        ({"hidden": ()}, "dropout", "This network has no hidden neurons to leave out."),
    ],
)
def test_a_setting_that_does_nothing_is_not_compared_and_that_is_said(hand, base, name, reason):
    hand.panel.set_base(TrainingConfig(**base))
    hand.choose("variedSetting", name)
    hand.type_values("0.1, 0.2")
    assert hand.status.startswith(reason)
    assert not hand.button("startSweep").isEnabled()
    hand.choose("variedSetting", "learning_rate")
    assert hand.button("startSweep").isEnabled()


@pytest.mark.parametrize(
    ("base", "columns", "others", "own"),
    [
        ({}, (), {"noise", "features", "pictures", "turn_images"}, {"augment_shift", "balanced"}),
        (
            {"dataset": "xor"},
            ("x", "y"),
            {"augment_shift", "pictures", "turn_images"},
            {"noise", "features"},
        ),
        (
            {"dataset": "my.csv"},
            ("a", "b", "c"),
            {"augment_shift", "invert_images", "noise"},
            {"train_share"},
        ),
        ({"dataset": "my images"}, (), {"noise"}, {"augment_shift", "turn_images", "pictures"}),
    ],
)
def test_settings_of_other_data_are_not_offered(hand, base, columns, others, own):
    hand.choose("variedSetting", "augment_shift")
    hand.panel.set_base(TrainingConfig(**base), columns)
    box = hand.panel.findChild(QComboBox, "variedSetting")
    offered = {box.itemData(place) for place in range(box.count())}
    assert offered & others == set()
    assert offered >= own | {"learning_rate", "momentum"}
    assert box.currentData() == ("augment_shift" if "augment_shift" in own else "learning_rate")
    assert hand.button("startSweep").isEnabled()


def test_settings_that_make_another_one_work_are_followed(hand):
    hand.panel.set_base(TrainingConfig())
    assert hand.status == "3 runs"
    hand.type_values("0.5, 0.9")
    hand.panel.set_base(TrainingConfig(optimizer="adam"))
    assert hand.status == "Adam does not use momentum."
    hand.panel.set_base(TrainingConfig(optimizer="nesterov"))
    assert hand.status == "2 runs"
    assert hand.button("startSweep").isEnabled()


def test_what_is_proposed_at_first_does_something(hand):
    hand.panel.set_base(TrainingConfig(optimizer="adam"))
    assert hand.button("startSweep").isEnabled()
    assert hand.panel.findChild(QComboBox, "variedSetting").currentData() == "learning_rate"


def test_runs_of_points_are_as_long_as_in_the_settings_and_those_of_images_short(hand):
    epochs = hand.panel.findChild(QSpinBox, "sweepEpochs")
    points = TrainingConfig(dataset="spiral", epochs=200)
    hand.panel.set_base(points, ("x", "y"))
    assert epochs.value() == 200
    hand.panel.set_base(points.changed(epochs=50), ("x", "y"))
    assert epochs.value() == 50
    hand.panel.set_base(points.changed(epochs=None), ("x", "y"))
    hand.panel.set_base(TrainingConfig(epochs=20))
    assert epochs.value() == 3
    # What was typed stays.
    epochs.setValue(7)
    hand.panel.set_base(points, ("x", "y"))
    assert epochs.value() == 7
    hand.choose("experimentChoice", "momentum")
    hand.choose("experimentChoice", "")
    assert epochs.value() == 200


def test_built_in_experiments_are_compared_with_what_was_published(hand):
    hand.choose("experimentChoice", "momentum")
    assert hand.panel.findChild(QLineEdit, "variedValues").isHidden()
    sweep = hand.start()
    assert sweep.configs == EXPERIMENTS["momentum"].sweep().configs
    hand.panel.add_result(SweepResult(sweep.configs[1], figures(0.97), was_found=False))
    hand.panel.add_result(SweepResult(sweep.configs[0], figures(None), was_found=False))
    assert hand.rows() == [
        ["momentum 0.25", "0", "97.00", "97.62", "−0.62", "1.5"],
        ["momentum 0", "0", "diverged", "97.45", "", "1.5"],
    ]
    assert not hand.panel.grab().isNull()


def test_fewer_epochs_than_published_are_said(hand):
    hand.choose("experimentChoice", "reference")
    assert "after 50 epochs" not in all_words(hand)
    hand.set_number("sweepEpochs", 1)
    assert "after 50 epochs" in all_words(hand)
    assert {config.epochs for config in hand.start().configs} == {1}


def all_words(hand):
    return " ".join(label.text() for label in hand.panel.findChildren(QLabel))


def test_results_come_one_by_one(hand):
    hand.set_number("sweepSeeds", 2)
    hand.type_values("0, 0.5")
    sweep = hand.start()
    bar = hand.panel.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (0, 4)
    assert not hand.button("startSweep").isEnabled()
    for config, found in zip(sweep.configs[:3], (True, False, False), strict=True):
        hand.panel.add_result(SweepResult(config, figures(0.5 + config.momentum / 2), found))
    assert bar.value() == 3
    assert hand.status.startswith("3 of 4 runs, 1 saved earlier, about ")
    assert [row[:3] for row in hand.rows()] == [
        ["momentum 0", "0", "50.00"],
        ["momentum 0.5", "0", "75.00"],
        ["momentum 0", "1", "50.00"],
    ]
    hand.button("stopSweep").click()
    hand.panel.finish("")
    assert hand.status == "3 of 4 runs are done. Press Start to go on."
    assert hand.button("startSweep").isEnabled()
    hand.button("saveSweep").click()
    rows = list(csv.DictReader(hand.saved[-1].splitlines()))
    assert [(row["momentum"], row["seed"], row["test_accuracy"]) for row in rows] == [
        ("0.0", "0", "0.5"),
        ("0.5", "0", "0.75"),
        ("0.0", "1", "0.5"),
    ]
    hand.start()
    assert hand.rows() == []


def test_an_experiment_of_a_project_is_shown_as_far_as_it_came(hand):
    record = experiment_record()
    hand.panel.show_record(record)
    assert [row[:3] for row in hand.rows()] == [
        ["layers 16-16", "1", "91.00"],
        ["layers 32", "0", "diverged"],
    ]
    assert hand.status == "2 of 4 runs are done. Press Start to go on."
    assert hand.start().configs == record.sweep.configs
    hand.panel.finish("")
    hand.panel.show_record(None)
    assert hand.rows() == []
    assert not hand.button("saveSweep").isEnabled()
    built_in = EXPERIMENTS["momentum"].sweep(2)
    hand.panel.show_record(ExperimentRecord("momentum", built_in))
    hand.panel.show_record(replace(record, name="momentum"))
    assert hand.rows()[0][0] == "layers 16-16", "another version's experiment of that name"


def test_what_went_wrong_is_said(hand):
    hand.start()
    hand.panel.finish("The disk is full.")
    assert hand.status == "The disk is full."
    assert hand.button("startSweep").isEnabled()


def test_results_are_forgotten_only_when_asked_and_only_once(hand):
    hand.panel.findChild(QCheckBox).setChecked(True)
    hand.start()
    hand.panel.finish("")
    hand.start()
    assert [request.is_afresh for request in hand.requests] == [True, False]


@pytest.mark.slow
def test_the_mean_and_each_seed_are_drawn(hand):
    theme = load_theme("dark")
    hand.type_values("0, 0.5")
    sweep = hand.start()
    chart = hand.panel._shown._chart
    for config in sweep.configs:
        hand.panel.add_result(SweepResult(config, figures(0.9 + config.momentum / 10), False))
    image = chart._plot.grab().toImage()
    spots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert theme.accent in spots
    assert theme.text_muted in spots


# The thread beside the window


class Told:
    """What a runner told."""

    def __init__(self, runner, qtbot):
        self.results, self.endings = [], []
        self._runner, self._qtbot = runner, qtbot
        runner.result_ready.connect(self.results.append)
        runner.ended.connect(self.endings.append)

    def wait(self):
        self._qtbot.waitUntil(lambda: bool(self.endings))
        self._runner.wait()
        return self.endings.pop()


def made_up(configs, should_stop):
    """Do runs at once, with figures that come from nowhere."""
    for config in configs:
        if should_stop():
            return
        yield config, figures(config.momentum)


class Gated:
    """Does one run, and the others once the gate is open, unless told to stop meanwhile."""

    def __init__(self):
        self.gate = threading.Event()

    def __call__(self, configs, should_stop):
        yield configs[0], figures(0.5)
        assert self.gate.wait(20)
        if not should_stop():
            yield from ((config, figures(0.5)) for config in configs[1:])


def failing(configs, should_stop):
    raise VisualNetError("There is no data; look elsewhere.")
    yield


@pytest.fixture
def runner_with(tmp_path, qtbot):
    made = []

    def build(runner=None):
        runner_of = None if runner is None else lambda processes: runner
        one = SweepRunner(tmp_path / "sweeps", runner_of=runner_of)
        made.append(one)
        return one, Told(one, qtbot)

    yield build
    for one in made:
        one.close()
        one.wait()


def sweep_of_momentum(text="0, 0.5", seeds=1):
    return sweep_over(TINY, [variation_from_text(f"momentum={text}")], seeds)


def test_results_are_told_and_kept_for_the_next_time(runner_with):
    runner, told = runner_with(made_up)
    sweep = sweep_of_momentum()
    runner.start(SweepRequest(sweep, 1))
    assert told.wait() == ""
    assert [(r.config, r.was_found) for r in told.results] == [(c, False) for c in sweep.configs]
    assert not runner.is_running
    told.results.clear()
    runner.start(SweepRequest(sweep_of_momentum(seeds=2), 1))
    assert told.wait() == ""
    assert sorted(r.was_found for r in told.results) == [False, False, True, True]
    told.results.clear()
    runner.start(SweepRequest(sweep, 1, is_afresh=True))
    told.wait()
    assert not any(r.was_found for r in told.results)


def test_sweeps_of_other_settings_have_files_of_their_own(runner_with):
    runner, _ = runner_with(made_up)
    files = {
        runner.results_file(sweep)
        for sweep in (
            sweep_of_momentum(),
            sweep_of_momentum(seeds=3),
            sweep_of_momentum("0, 0.9"),
            sweep_over(TINY, [variation_from_text("learning_rate=0.1,0.2")]),
        )
    }
    assert len(files) == 3


def test_results_of_data_that_changed_since_are_not_shown_again(runner_with, tmp_path):
    path = tmp_path / "own.npz"
    images = np.arange(20 * 784, dtype=np.uint32).astype(np.uint8).reshape(20, 28, 28)
    np.savez(path, images=images, labels=np.arange(20) % 2)
    sweep = sweep_over(TrainingConfig(dataset=str(path)), [variation_from_text("momentum=0,0.9")])
    runner, told = runner_with(made_up)
    found = []
    for labels in (np.arange(20) % 2, np.arange(20) % 2, np.arange(20) // 10):
        np.savez(path, images=images, labels=labels)
        told.results.clear()
        runner.start(SweepRequest(sweep, 1))
        assert told.wait() == ""
        found.append([result.was_found for result in told.results])
    assert found == [[False] * 2, [True] * 2, [False] * 2]


def test_a_sweep_can_be_stopped_between_runs(runner_with, qtbot):
    gated = Gated()
    runner, told = runner_with(gated)
    runner.start(SweepRequest(sweep_of_momentum(), 1))
    qtbot.waitUntil(lambda: bool(told.results))
    assert runner.is_running
    runner.stop()
    gated.gate.set()
    assert told.wait() == ""
    assert len(told.results) == 1


def test_a_failure_is_told_in_a_sentence(runner_with):
    runner, told = runner_with(failing)
    runner.start(SweepRequest(sweep_of_momentum(), 1))
    assert told.wait() == "There is no data; look elsewhere."


def test_after_closing_nothing_is_told(runner_with, qtbot):
    gated = Gated()
    runner, told = runner_with(gated)
    runner.start(SweepRequest(sweep_of_momentum(), 1))
    qtbot.waitUntil(lambda: bool(told.results))
    runner.close()
    gated.gate.set()
    runner.wait()
    QCoreApplication.sendPostedEvents()
    assert told.endings == []


@pytest.mark.slow
def test_real_runs_in_processes_end_and_leave_nothing_behind(runner_with, hand, qtbot):
    runner, told = runner_with()
    runner.result_ready.connect(hand.panel.add_result)
    runner.ended.connect(hand.panel.finish)
    hand.panel.start_requested.connect(runner.start)
    hand.panel.set_base(TINY)
    hand.set_number("sweepEpochs", 1)
    hand.set_number("sweepProcesses", 1)
    hand.type_values("0, 0.5")
    hand.start()
    assert told.wait() == ""
    assert hand.status == "All runs are done."
    assert all(0 < r.figures["test_accuracy"] < 1 for r in told.results)
    assert multiprocessing.active_children() == []
    hand.type_values("0, 0.5, 0.9")
    hand.start()
    runner.close()
    runner.wait()
    assert multiprocessing.active_children() == []


def test_a_fault_in_the_thread_reaches_the_hook_and_ends_the_wait(qtbot, tmp_path, monkeypatch):
    heard = []
    monkeypatch.setattr(threading, "excepthook", lambda args: heard.append(args.exc_type))

    def broken(_count):
        raise RuntimeError("a fault")

    runner = SweepRunner(tmp_path, runner_of=broken)
    sweep = sweep_over(TINY, [variation_from_text("momentum=0,0.9")], 1)
    with qtbot.waitSignal(runner.ended) as ended:
        runner.start(SweepRequest(sweep, 1))
    runner.wait()
    assert ended.args == ["Something went wrong inside VisualNet. Start it again."]
    assert heard == [RuntimeError]
