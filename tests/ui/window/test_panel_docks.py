import multiprocessing

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QWidget,
)

from tests.ui.listening import description
from visualnet.number_text import with_article
from visualnet.settings_table import CHANGEABLE
from visualnet.training.config import TrainingConfig
from visualnet.ui.look.theme import THEMES, current_theme
from visualnet.ui.session.open_run import State
from visualnet.ui.training.advice_bar import AdviceBar

MADE_LATER = (
    "dataDock",
    "augmentationDock",
    "evaluationDock",
    "runsDock",
    "experimentsDock",
    "inspectorDock",
    "stepThroughDock",
    "editsDock",
    "lessonsDock",
    "whyDock",
    "mapDock",
    "myDigitsDock",
    "practiceDock",
    "xrayDock",
)
OTHER_VALUES = {
    "optimizer": "adam",
    "learning_rate": 0.07,
    "momentum": 0.5,
    "schedule": "step",
    "warm_up_epochs": 0.5,
    "batch_size": 48,
    "epochs": 33,
    "patience": 7,
    "keep": "last",
    "target_accuracy": 0.999,
    "l1": 1e-6,
    "l2": 1e-5,
    "dropout": 0.1,
    "clip_norm": 5.0,
    "augment_shift": 1.0,
    "augment_rotation": 5.0,
    "augment_scale": 0.1,
    "augment_shear": 0.1,
    "augment_elastic": 0.5,
    "augment_thickness": 0.5,
    "augment_noise": 0.05,
}


def controls_of(panel):
    kinds = (QAbstractButton, QSlider, QAbstractSpinBox, QComboBox, QLineEdit)
    return [
        widget
        for kind in kinds
        for widget in panel.findChildren(kind)
        # Not what Qt makes inside its own fields and tabs.
        if not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), QTabBar)
    ]


def colours_in(widget):
    image = widget.grab().toImage()
    spots = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    return {image.pixel(x, y) for x, y in spots}


@pytest.mark.slow
@pytest.mark.parametrize("name", MADE_LATER)
def test_each_dock_shows_its_content_by_its_key(shared_window, name):
    desk = shared_window
    placeholder = desk.window.docks[name].panel
    assert type(placeholder) is QWidget
    panel = desk.open_dock(name)
    assert panel is not placeholder
    assert panel.accessibleName() == desk.window.docks[name].windowTitle()
    for theme in (*reversed(THEMES), "dark"):
        desk.application.appearance.set_theme(theme)
        background = current_theme().background
        desk.wait(lambda: len(colours_in(panel)) > 5)
        desk.wait(lambda ground=background: ground.rgb() in colours_in(panel))
    for control in controls_of(panel):
        what = f"{type(control).__name__} {control.objectName()} of {name}"
        assert control.toolTip().strip(), what
        text = control.text().strip() if isinstance(control, QAbstractButton) else ""
        assert text or control.accessibleName().strip(), what
        is_editor = isinstance(control.parent(), QAbstractSpinBox)
        group = control.group() if isinstance(control, QAbstractButton) else None
        # Of several that exclude each other one is a stop, where arrows lead to the others.
        is_reached = is_editor or (group is not None and group.exclusive())
        assert is_reached or control.focusPolicy() != Qt.FocusPolicy.NoFocus, what


def test_each_panel_takes_the_place_of_the_one_before(desk):
    charts = desk.window.docks["chartsDock"]
    width = charts.width()
    for name in MADE_LATER:
        if name == "stepThroughDock":
            # It stands below the picture.
            continue
        desk.open_dock(name)
        dock = desk.window.docks[name]
        assert width <= dock.width() <= 0.36 * 1366, name
        width = dock.width()
        seen = [other for other, each in desk.window.docks.items() if not each.isHidden()]
        assert sorted(seen) == sorted(["drawingDock", name])
    assert desk.window.size().width() == 1366
    desk.do("resetDocksAction")
    desk.wait(charts.isVisible)
    assert not desk.window.docks["dataDock"].isVisible()


# Data


@pytest.mark.slow
def test_an_example_of_the_data_set_comes_into_the_pad_and_goes_again(desk, mnist):
    panel = desk.open_dock("dataDock")
    drawn = desk.pad_state.content
    grid = panel._examples._grid
    desk.wait(lambda: len(panel._classes._counts) == 10)
    fives = int((mnist.train.labels == 5).sum())
    assert f"5: {fives:,}" in description(panel._classes)
    where = grid.tile_rect(2).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    desk.wait_at_rest()
    assert np.array_equal(desk.pad_state.content.image, mnist.train.images[2])
    assert desk.pad_state.content.label == str(mnist.train.labels[2])
    assert desk.answer == str(mnist.train.labels[2])
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.pad_state.content is drawn
    assert desk.answer == "3"


# Augmentation


def test_augmentation_takes_effect_while_it_learns_and_can_be_switched_off(reused_desk):
    desk = reused_desk
    panel = desk.open_dock("augmentationDock")
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    run = desk.session.run_id
    (shift,) = [s for s in panel.findChildren(QSlider) if "Shift" in s.toolTip()]
    shift.setFocus()
    for _ in range(10):
        QTest.keyClick(shift, Qt.Key.Key_Right)
    wanted = desk.session.config.augment_shift
    assert wanted > 0
    desk.wait(lambda: desk.session.trainer.config.augment_shift == wanted)
    seen = desk.step_shown()
    desk.wait(lambda: desk.step_shown() > seen)
    desk.press(panel, "resetAugmentationButton")
    desk.wait(lambda: desk.session.trainer.config.augmentation.is_nothing)
    assert desk.session.state is State.RUNNING
    assert desk.session.run_id == run
    desk.do("playAction")
    desk.wait_at_rest()
    desk.session.change(augment_noise=0.1)
    (noise,) = [s for s in panel.findChildren(QSlider) if "Noise" in s.toolTip()]
    assert noise.value() > 0


# Evaluation


@pytest.fixture
def evaluation(reused_desk):
    desk = reused_desk
    panel = desk.open_dock("evaluationDock")
    desk.wait(lambda: panel.report is not None)
    return panel


def choose_cell(desk, panel, cell):
    spot = panel.confusion.cell_rect(cell).center().toPoint()
    QTest.mouseClick(panel.confusion, Qt.MouseButton.LeftButton, pos=spot)


@pytest.mark.slow
def test_a_cell_of_the_matrix_leads_to_its_images_and_into_the_pad(reused_desk, mnist, evaluation):
    desk = reused_desk
    report = evaluation.report
    assert report.accuracy == pytest.approx(
        float(desk.text("statusAccuracy").rstrip(" %")) / 100, abs=0.0006
    )
    drawn = desk.pad_state.content
    cell = max(
        ((i, j) for i in range(10) for j in range(10) if i != j), key=lambda c: report.confusion[c]
    )
    choose_cell(desk, evaluation, cell)
    grid = evaluation.cell_images
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.tile_rect(0).center())
    desk.wait_at_rest()
    position = report.positions_of(*cell)[0]
    assert np.array_equal(desk.pad_state.content.image, mnist.test.images[position])
    assert desk.pad_state.content.label == str(cell[0])
    assert desk.answer == str(cell[1])
    texts = [label.text() for label in desk.drawing.readout.findChildren(QLabel)]
    assert f"wrong: it is {with_article(str(cell[0]))}" in texts
    desk.do("undoAction")
    desk.wait_at_rest()
    assert desk.pad_state.content is drawn


def test_images_of_the_report_in_sight_are_shown_though_another_part_was_chosen(
    reused_desk, mnist, evaluation
):
    desk, jobs = reused_desk, reused_desk.application.context.jobs
    choose_cell(desk, evaluation, (1, 1))
    held = []
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(jobs, "submit", lambda *work: held.append(work))
        combo = evaluation.findChild(QComboBox)
        combo.setCurrentIndex(1)
        combo.activated.emit(1)
    assert held
    grid = evaluation.cell_images
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.tile_rect(0).center())
    first = int(evaluation.report.positions_of(1, 1)[0])
    assert np.array_equal(desk.pad_state.content.image, mnist.test.images[first])
    for work in held:
        jobs.submit(*work)
    desk.wait(lambda: evaluation.report is not None)


def test_a_report_is_dropped_when_another_run_is_shown(reused_desk, evaluation):
    desk = reused_desk
    before = evaluation.report
    desk.do("newWeightsAction")
    assert evaluation.report is None
    desk.wait(lambda: evaluation.report is not None)
    assert evaluation.report.accuracy < 0.5 < before.accuracy
    late = (0, desk.session.dataset.test, 0, before)
    made = desk.application.panels._filled["evaluation"]
    made._take(*late)
    assert evaluation.report is not before
    desk.do("undoAction")
    assert evaluation.report is None
    desk.wait(lambda: evaluation.report is not None)
    assert evaluation.report.accuracy == before.accuracy


# Experiments


@pytest.fixture
def experiments(desk):
    small = TrainingConfig(hidden=(8,), epochs=1, train_examples=200, validation_examples=0)
    desk.application.context.data.apply(small)
    desk.wait(lambda: desk.session.config == small)
    panel = desk.open_dock("experimentsDock")
    panel.findChild(QSpinBox, "sweepEpochs").setValue(1)
    return panel


@pytest.mark.slow
def test_a_tiny_experiment_brings_its_rows(desk, experiments):
    experiments.findChild(QLineEdit, "variedValues").setText("0, 0.9")
    desk.press(experiments, "startSweep")
    table = experiments.findChild(QTableWidget, "sweepTable")
    status = experiments.findChild(QLabel, "sweepStatus")
    desk.wait(lambda: status.text() == "All runs are done.")
    assert table.rowCount() == 2
    assert {table.item(row, 0).text() for row in range(2)} == {"momentum 0", "momentum 0.9"}
    assert experiments.findChild(QProgressBar).value() == 2
    # The same once more is there at once, and the window's own training was left alone.
    desk.press(experiments, "startSweep")
    desk.wait(lambda: status.text() == "All runs are done.")
    assert desk.session.state is State.IDLE


def test_closing_the_window_ends_the_processes_of_an_experiment(desk, experiments):
    desk.application.never_ask()
    desk.session.change(epochs=1000)
    experiments.findChild(QSpinBox, "sweepEpochs").setValue(10_000)
    desk.press(experiments, "startSweep")
    desk.wait(lambda: len(multiprocessing.active_children()) > 0)
    desk.window.close()
    runner = desk.application.panels._filled["experiments"].runner
    desk.wait(lambda: not runner.is_running)
    assert multiprocessing.active_children() == []


# Advice


def test_divergence_is_explained_and_one_click_trains_on_with_smaller_steps(reused_desk):
    desk = reused_desk
    desk.session.change(learning_rate=1000.0)
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.FAILED)
    bar = desk.window.findChild(AdviceBar)
    desk.wait(bar.isVisible)
    assert "1,000" in desk.text("adviceText")
    assert "smaller steps" in desk.text("adviceText")
    desk.press(bar, "adviceRemedy")
    assert desk.session.config.learning_rate == 0.1
    desk.wait(lambda: desk.session.state is State.RUNNING)
    desk.wait(lambda: desk.step_shown() > 0)
    assert bar.isHidden()
    assert desk.notice == ""
    desk.do("playAction")
    desk.wait_at_rest()
    desk.do("undoAction")
    assert desk.session.config.learning_rate == 1000.0
    assert desk.session.state is State.FAILED


@pytest.mark.slow
def test_advice_that_needs_no_new_weights_changes_the_run_as_it_goes(desk):
    desk.application.context.data.apply(
        # So small that the loss has not fallen either when a quick machine is looked at.
        desk.session.config.changed(learning_rate=1e-6, schedule="constant")
    )
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 1100)
    bar = desk.window.findChild(AdviceBar)
    desk.wait(bar.isVisible)
    assert "hardly fell" in desk.text("adviceText")
    run = desk.session.run_id
    desk.press(bar, "adviceRemedy")
    desk.wait(lambda: desk.session.trainer.config.learning_rate == 0.1)
    assert (desk.session.run_id, desk.session.state) == (run, State.RUNNING)


def test_early_stopping_says_why(reused_desk):
    desk = reused_desk
    desk.session.change(target_accuracy=0.2)
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.FINISHED)
    desk.wait_at_rest()
    assert "the target was 20.00\u202f%" in desk.notice


# Settings


def test_each_setting_that_applies_at_once_reaches_the_running_trainer(reused_desk):
    desk = reused_desk
    assert set(OTHER_VALUES) == set(CHANGEABLE)
    panel = desk.settings
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    run = desk.session.run_id
    for name, value in OTHER_VALUES.items():
        assert getattr(desk.session.config, name) != value, name
        panel.settings_changed.emit({name: value})
        desk.wait(lambda: getattr(desk.session.trainer.config, name) == value)  # noqa: B023
    assert (desk.session.run_id, desk.session.state) == (run, State.RUNNING)
    assert panel.draft() == desk.session.config
    seen = desk.step_shown()
    desk.wait(lambda: desk.step_shown() > seen)


def test_settings_that_need_new_weights_wait_for_apply(reused_desk):
    desk = reused_desk
    desk.train()
    before, learnt = desk.session.config, desk.parameters().copy()
    panel = desk.settings
    wanted = {
        "hidden": (12,),
        "activation": "relu",
        "initial_weights": "he",
        "seed": 5,
        "output": "sigmoid",
        "target_margin": 0.1,
    }
    panel.propose(wanted)
    assert desk.session.config == before
    assert np.array_equal(desk.parameters(), learnt)
    desk.window.docks["settingsDock"].open()
    desk.wait(panel.isVisible)
    desk.press(panel, "applyButton")
    desk.wait_at_rest()
    assert desk.session.config == before.changed(**wanted)
    assert desk.session.network.describe() == "784-12-10"


def test_a_dock_that_its_panel_covers_is_in_front(reused_desk):
    desk = reused_desk
    dock = desk.window.docks["drawingDock"]
    # As in presentation mode; the panel paints all that is below the title.
    title = dock.titleBarWidget()
    dock.setTitleBarWidget(QWidget())
    QApplication.processEvents()
    assert dock.is_in_front
    dock.setTitleBarWidget(title)
    behind = desk.window.docks["settingsDock"]
    behind.show()
    desk.window.docks["chartsDock"].bring_to_front()
    desk.wait(behind.isVisible)
    assert not behind.is_in_front
