import os
import struct
import subprocess
import sys

import numpy as np
import pytest

from tests.ui.files.test_missing_data import asked_for
from visualnet.errors import DataError, DisplayError, ModelFileError
from visualnet.models.document import new_document
from visualnet.nn.network import Network
from visualnet.training.config import TrainingConfig
from visualnet.training.recipes import recipe_named
from visualnet.ui.app import FIRST_MODEL, build_window
from visualnet.ui.launch import check_display, show_fitting
from visualnet.ui.session import new_runs
from visualnet.ui.session.data import data_loader
from visualnet.ui.session.open_run import State
from visualnet.ui.session.preferences import Preferences
from visualnet.ui.window.layout import layout_of


@pytest.fixture
def without_data(build, monkeypatch):
    def fail(_config):
        raise DataError("/data/mnist is missing; reinstall VisualNet to restore this data file.")

    monkeypatch.setattr(data_loader, "load_dataset_of", fail)
    monkeypatch.setattr(new_runs, "load_dataset_of", fail)
    desk = build()
    desk.window.resize(1366, 768)
    desk.window.show()
    desk.wait(lambda: asked_for(desk) != "")
    return desk


@pytest.mark.slow
def test_without_its_data_the_window_says_so_and_reads_drawings(without_data):
    desk = without_data
    assert "/data/mnist is missing; reinstall VisualNet to restore this data file" in asked_for(
        desk
    )
    assert desk.answer == "3"
    desk.draw_seven()
    desk.wait(lambda: desk.answer == "7")
    desk.do("clearPadAction")
    desk.wait(lambda: desk.answer == "")
    desk.wait(lambda: desk.view.is_complete)
    assert desk.session.state is State.IDLE
    assert not desk.session.is_unsaved


@pytest.mark.slow
def test_without_its_data_the_model_is_exported_and_what_needs_them_says_why(
    without_data, tmp_path
):
    desk = without_data
    for name in ("play", "step", "restart", "newWeights", "testImage"):
        desk.window.notices.clear()
        desk.do(f"{name}Action")
        desk.wait(lambda: "/data/mnist is missing" in desk.notice)
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        desk.application.files.models.save_to(tmp_path / "kept.npz")
    assert (tmp_path / "kept.npz").is_file()


@pytest.mark.slow
def test_without_its_data_other_data_are_opened_and_a_new_project_begins_without(without_data):
    desk = without_data
    desk.application.context.data.open_source("circle")
    desk.wait_for_data(lambda: desk.session.config.dataset == "circle")
    assert asked_for(desk) == ""
    desk.session.change(epochs=None)
    desk.train(3)
    desk.application.never_ask()
    desk.application.files.projects.open_new()
    desk.wait(lambda: "/data/mnist is missing" in asked_for(desk))
    assert desk.session.title == FIRST_MODEL


@pytest.mark.slow
def test_what_is_asked_before_the_data_is_there_is_done_afterwards(build):
    desk = build()
    desk.window.show()
    assert desk.session.dataset is None
    desk.do("playAction")
    desk.wait(lambda: desk.step_shown() > 0)
    assert desk.session.state is State.RUNNING


@pytest.mark.slow
def test_a_model_opened_before_the_data_is_there_that_does_not_fit_it_harms_nothing(build):
    desk = build()
    network = Network((100, 3), (), "softmax", parameters=np.zeros(303, np.float32))
    document = new_document(network, classes="abc", training={}, dataset="x", test_accuracy=None)
    desk.session.open_document(document, "small.npz")
    desk.show()
    assert "100 inputs and 3 outputs" in desk.notice
    assert desk.session.title == FIRST_MODEL
    desk.train(5)


@pytest.mark.slow
def test_a_model_may_be_given_by_file(build, desk, tmp_path):
    desk.train()
    path = tmp_path / "mine.npz"
    with desk.qtbot.waitSignal(desk.application.files.models.saved):
        desk.application.files.models.save_to(path)
    other = build(str(path)).show()
    assert np.array_equal(other.parameters(), desk.parameters())
    assert "mine.npz" in other.window.windowTitle()
    with pytest.raises(ModelFileError, match=r"nothing\.npz"):
        build_window(str(tmp_path / "nothing.npz"))


def set_screen(monkeypatch, **variables):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")


def test_a_screen_is_looked_for_before_qt_does(monkeypatch):
    set_screen(monkeypatch)
    with pytest.raises(DisplayError, match="DISPLAY") as caught:
        check_display()
    assert str(caught.value).count(". ") == 0
    for variables in (
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "offscreen"},
    ):
        set_screen(monkeypatch, **variables)
        check_display()
    set_screen(monkeypatch, DISPLAY="")
    with pytest.raises(DisplayError):
        check_display()


def visualnet(*arguments, **variables):
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in hidden} | variables
    command = [sys.executable, "-m", "visualnet", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.slow
@pytest.mark.skipif(
    sys.platform != "linux", reason="only there is a screen an environment's matter"
)
@pytest.mark.parametrize("arguments", [(), ("gui",), ("demo", "--seconds", "1")])
def test_without_a_screen_the_command_says_so_and_ends(arguments):
    done = visualnet(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("visualnet")
    assert ": error: There is no screen" in line


@pytest.mark.slow
def test_the_demo_leaves_a_picture_of_the_right_size_and_no_trace(tmp_path):
    picture = tmp_path / "picture.png"
    done = visualnet(
        "demo", "--seconds", "1", "--size", "1000x640", "--theme", "light",
        "--screenshot", str(picture), QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">II", data[16:24]) == (1000, 640)
    assert not list(tmp_path.rglob("preferences*"))
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_picture_that_cannot_be_saved_is_told(tmp_path):
    done = visualnet(
        "demo", "--seconds", "0.5", "--screenshot", str(tmp_path / "no" / "a.png"),
        QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip
    assert done.returncode == 2
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("visualnet demo: error: ")
    assert "a.png" in last


_NAMES_OF_THREADS = """
import pathlib
from PySide6.QtWidgets import QApplication
application = QApplication([])
from visualnet.ui.app import FIRST_MODEL, build_window
from visualnet.ui.session.preferences import Preferences
window = build_window(preferences=Preferences(None))
window.resize(1366, 768)
window.show()
for _ in range(3):
    window.grab()
    application.processEvents()
print([path.read_text().strip() for path in pathlib.Path("/proc/self/task").glob("*/comm")])
window.application.never_ask()
window.close()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="threads have names in /proc on Linux alone")
def test_painting_waits_for_no_threads_of_qt():
    done = subprocess.run(
        [sys.executable, "-c", _NAMES_OF_THREADS], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert "Thread (pooled)" not in done.stdout


@pytest.mark.slow
def test_a_window_larger_than_the_screen_is_maximised_unless_it_remembers_its_place(
    build, tmp_path
):
    preferences = Preferences(tmp_path / "preferences.json")
    window = build(FIRST_MODEL, preferences).window
    room = window.screen().availableSize()
    assert (room.width(), room.height()) == (800, 800)
    show_fitting(window)
    assert window.isMaximized()
    window.hide()
    window.showNormal()
    preferences.keep_layout(layout_of(window, window.docks))
    show_fitting(window)
    assert not window.isMaximized()


@pytest.mark.slow
def test_the_first_training_is_the_quick_one_and_other_models_bring_their_settings(build):
    desk = build()
    assert desk.session.config == TrainingConfig()
    config = build("digits-128x64").session.config
    assert config.hidden == (128, 64)
    assert config.optimizer == recipe_named("digits-128x64").optimizer != TrainingConfig().optimizer


@pytest.mark.slow
def test_a_user_without_a_home_is_told_that_nothing_is_kept(build, monkeypatch):
    """As in containers: HOME is not set, and the list of users does not know this one."""

    def unknown(_user):
        raise KeyError("uid not found")

    monkeypatch.setattr("pwd.getpwuid", unknown)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name)
    desk = build("digits-16x16").show()
    desk.wait(lambda: "Preferences cannot be saved" in desk.notice)
    desk.train()
    desk.wait(lambda: "Autosave is not working" in desk.notice)
    desk.open_dock("myDigitsDock")
    desk.open_dock("experimentsDock")
    desk.wait_at_rest()
    assert desk.answer
