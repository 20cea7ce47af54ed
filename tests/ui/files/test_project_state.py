from dataclasses import replace

import numpy as np
import pytest

from tests.ui.files.test_projects import (  # noqa: F401 - the fixtures as well
    _data_at_hand,
    open_project,
    path,
    save,
)
from visualnet.errors import DivergedError
from visualnet.nn.input_scale import InputScale
from visualnet.projects.project_file import read_project, save_project
from visualnet.training.loading import check_data_settings
from visualnet.training.trainer import Trainer
from visualnet.ui.files.project_parts import gathered
from visualnet.ui.session.open_run import State


@pytest.fixture
def other(build):
    return build().show()


@pytest.mark.slow
def test_a_run_that_was_ended_comes_back_as_ended(desk, other, path):  # noqa: F811
    desk.train(3)
    desk.session.stop()
    desk.wait(lambda: desk.session.state is State.FINISHED)
    save(desk, path)
    offered = desk.action("playAction").text()
    assert offered != "Train"
    open_project(other, path)
    assert other.session.state is State.FINISHED
    assert other.action("playAction").text() == offered
    other.do("undoAction")
    other.do("redoAction")
    assert other.session.state is State.FINISHED


@pytest.mark.slow
def test_a_diverged_run_comes_back_with_what_it_says(desk, other, path, monkeypatch):  # noqa: F811
    desk.train(3)
    shown = desk.session.snapshot.parameters.copy()

    def diverge(trainer):
        raise DivergedError(trainer.step + 1, 0.5, "the loss is not a number", 1.0)

    with monkeypatch.context() as patches:
        patches.setattr(Trainer, "take_step", diverge)
        desk.do("playAction")
        desk.wait(lambda: desk.session.state is State.FAILED)
        said = desk.session.failure_sentence
        save(desk, path)
    open_project(other, path)
    assert other.session.state is State.FAILED
    assert other.session.failure_sentence == said
    assert other.notice == said
    assert isinstance(other.session.failure, DivergedError)
    assert np.array_equal(other.parameters(), shown)
    other.do("playAction")
    other.wait(lambda: other.step_shown() > 0)
    other.do("playAction")
    assert other.session.failure is None


@pytest.mark.parametrize("steps", [pytest.param(0, marks=pytest.mark.slow), 3])
@pytest.mark.slow
def test_random_first_weights_are_known_as_random(desk, other, path, steps):  # noqa: F811
    desk.do("newWeightsAction")
    if steps:
        desk.train(steps)
    save(desk, path)
    tip = desk.action("restartAction").toolTip()
    assert "random" in tip
    open_project(other, path)
    assert other.session.run.is_drawn
    assert other.action("restartAction").toolTip() == tip
    assert other.session.run.known_test_accuracy is None


@pytest.mark.slow
def test_temperature_and_marked_step_come_back_and_count_as_unsaved(
    desk,
    other,
    path,  # noqa: F811
):
    desk.train(3)
    save(desk, path)
    desk.session.mark_step()
    desk.train(3)
    save(desk, path)
    frames = desk.application.context.frames
    panel = desk.application.panels._fill("edits").panel
    panel._temperature.set_value(2.5)
    panel._send_temperature()
    desk.wait_at_rest()
    assert desk.window.isWindowModified()
    desk.do("undoAction")
    desk.wait_at_rest()
    assert frames.temperature == 1
    assert not desk.window.isWindowModified()
    desk.do("redoAction")
    desk.session.run.learnt_scale = InputScale(0, 255)
    save(desk, path)

    other_panel = other.application.panels._fill("edits").panel
    other_panel._temperature.set_value(0.5)
    other_panel._send_temperature()
    assert other_panel._temperature.value() == 0.5
    open_project(other, path)
    assert other.application.context.frames.temperature == 2.5
    assert other_panel._temperature.value() == 2.5
    assert other.session.document().metadata.learnt_scale == InputScale(0, 255)
    marked = desk.session.run.marked_parameters
    assert np.array_equal(other.session.run.marked_parameters, marked)
    assert not np.array_equal(marked, other.parameters())
    assert not other.window.isWindowModified()
    other.do("undoAction")
    assert other_panel._temperature.value() == 0.5


def test_what_was_ended_is_autosaved_as_ended(desk):
    desk.train(3)
    autosaver = desk.application.files.autosaver
    desk.wait(lambda: not autosaver._is_busy)
    with desk.qtbot.waitSignal(autosaver.saved):
        desk.session.stop()
    desk.wait(lambda: autosaver.kept == autosaver._state())
    assert read_project(autosaver._slot.path).shown.is_ended


@pytest.mark.slow
def test_bundled_images_that_a_project_turned_and_inverted_are_upright_now(
    desk,
    other,
    mnist,
    path,  # noqa: F811
    monkeypatch,
):
    desk.train(3)
    asked = desk.session.config.changed(turn_images="left", invert_images="all")
    point = desk.session.run.ask_checkpoint().result()
    run = replace(
        gathered(desk.application.context)().shown, checkpoint=replace(point, config=asked)
    )
    save_project(replace(gathered(desk.application.context)(), shown=run), path)
    loaded = []
    monkeypatch.setattr(
        "visualnet.ui.session.new_runs.load_dataset_of",
        lambda config: loaded.append(config) or check_data_settings(config) or mnist,
    )
    open_project(other, path)
    assert loaded == [other.session.config]
    assert other.session.config == asked.changed(turn_images="none", invert_images="none")
    assert other.session.absent_data is None
    assert other.session.snapshot.step == point.step
    assert other.notice == (
        "The images of MNIST handwritten digits are already upright and light on black. They are "
        "not turned or inverted."
    )
