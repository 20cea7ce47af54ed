"""One network has one test accuracy, that on the data of the status bar, however it was opened."""

import pytest
from PySide6.QtWidgets import QLabel, QMenu

from visualnet.models.bundled import FIRST_MODEL
from visualnet.nn.edits import SetBias
from visualnet.training.evaluation import evaluate
from visualnet.training.history import EvaluationRow
from visualnet.ui.session.open_run import State


@pytest.fixture
def desk(shared_window):
    return shared_window


def model_menu(desk, name):
    menu = desk.window.findChild(QMenu, "modelsMenu")
    menu.aboutToShow.emit()
    (entry,) = [action for action in menu.actions() if action.text() == name]
    entry.trigger()


def figure_of(desk):
    """What the toolbar shows once it was measured."""
    desk.wait(lambda: desk.session.run.tested_accuracy is not None)
    desk.wait_at_rest()
    return desk.text("statusAccuracy"), desk.session.run.tested_accuracy


def opened(desk, open_it):
    before = desk.session.run_id
    open_it()
    desk.wait(lambda: desk.session.run_id != before)
    return figure_of(desk)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["npz", "json", "safetensors"])
def test_a_file_has_the_figure_of_the_network_that_was_saved(desk, tmp_path, suffix):
    expected = figure_of(desk)
    path = tmp_path / f"same.{suffix}"
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        desk.application.files.models.save_to(path)
    assert opened(desk, lambda: desk.application.files.models.open_path(str(path))) == expected
    desk.do("undoAction")


@pytest.mark.slow
def test_start_new_project_model_menu_project_and_undo_show_one_figure(desk, mnist, tmp_path):
    expected = figure_of(desk)
    config = desk.session.config
    measured = evaluate(desk.session.network, mnist.test.images, mnist.test.labels).accuracy
    assert expected[1] == pytest.approx(measured)
    files = desk.application.files
    assert opened(desk, lambda: model_menu(desk, FIRST_MODEL)) == expected
    assert desk.session.config == config
    assert opened(desk, lambda: desk.do("newProjectAction")) == expected
    assert desk.session.config == config
    path = tmp_path / "work.vnet"
    with desk.qtbot.waitSignal(files.projects.saved):
        files.projects.save_to(path)
    assert opened(desk, lambda: files.models.open_path(str(path))) == expected
    opened(desk, lambda: model_menu(desk, "digits-128x64"))
    assert opened(desk, lambda: desk.do("undoAction")) == expected


@pytest.mark.slow
def test_an_earlier_run_of_the_list_is_measured(desk):
    desk.session.change(epochs=None)
    desk.train(30)
    desk.do("newWeightsAction")
    desk.wait_at_rest()
    assert desk.text("statusAccuracy") == "–"
    (record, *_) = desk.application.context.run_log.history.records
    panel = desk.open_dock("runsDock")
    shown, accuracy = opened(desk, lambda: panel.open_requested.emit(record.number))
    data = desk.session.dataset.test
    network = desk.session.network
    assert accuracy == pytest.approx(evaluate(network, data.images, data.labels).accuracy)
    assert shown != "–"


@pytest.mark.slow
def test_another_model_says_that_it_brings_settings_of_its_own(desk):
    opened(desk, lambda: model_menu(desk, "digits-128x64"))
    config = desk.session.config
    assert (config.optimizer, config.dataset) == ("adam", "mnist")
    assert desk.notice == "Opened digits-128x64 with the training settings in the file."


@pytest.mark.slow
def test_the_tooltip_tells_how_many_images_and_when(desk):
    opened(desk, lambda: model_menu(desk, FIRST_MODEL))

    box = desk.window.findChild(QLabel, "statusAccuracy").parentWidget()
    assert box.toolTip() == "Accuracy on the 10,000 test examples, measured before the first step"
    desk.session.change(epochs=1)
    desk.do("stepAction")
    desk.wait(lambda: desk.step_shown() == 1)
    desk.wait_at_rest()
    # These weights were not measured.
    assert desk.text("statusAccuracy") == "–"
    assert box.toolTip().endswith("measured at the end of each epoch")
    desk.action("epochStepAction").trigger()
    desk.do("stepAction")
    desk.wait(lambda: desk.session.state is State.FINISHED)
    desk.wait_at_rest()
    assert box.toolTip() == "Accuracy on the 10,000 test examples, measured at step 1,719"


@pytest.mark.slow
def test_a_run_that_diverged_shows_no_figure_of_better_weights(desk):
    opened(desk, lambda: model_menu(desk, FIRST_MODEL))
    desk.session.change(learning_rate=1000.0, epochs=None)
    desk.do("playAction")
    desk.wait(lambda: desk.session.state is State.FAILED)
    desk.wait_at_rest()
    assert desk.text("statusAccuracy") == "–"
    run = desk.session.run
    for step in (run.snapshot.step - 1, run.snapshot.step):
        run.trainer.log.append_evaluation(EvaluationRow(step, 1.0, 0.25, 2.0, 0.5, 2.0))
        shown = run.progress(0.0)
        is_of_shown = step == run.snapshot.step
        assert (shown.test_accuracy == 0.5) is is_of_shown
        assert (shown.validation_accuracy == 0.25) is is_of_shown
    desk.do("restartAction")
    desk.wait_at_rest()
    assert desk.text("statusAccuracy") != "–"


@pytest.mark.slow
def test_edited_weights_show_no_figure_until_they_are_undone(desk):
    expected = opened(desk, lambda: model_menu(desk, FIRST_MODEL))
    desk.session.edit(SetBias(2, 0, 3.0))
    desk.wait_at_rest()
    assert desk.text("statusAccuracy") == "–"
    desk.do("undoAction")
    desk.wait_at_rest()
    assert figure_of(desk) == expected
