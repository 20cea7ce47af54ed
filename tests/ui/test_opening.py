"""Files given at the start: opened in the window, or answered there in a sentence."""

import os
import subprocess
import sys

import numpy as np
import pytest

from tests.ui.conftest import Desk
from visualnet.models.bundled import FIRST_MODEL, resolve_model
from visualnet.models.formats import open_model, save_model
from visualnet.projects.project import Project, ShownRun
from visualnet.projects.project_file import save_project
from visualnet.training.config import TrainingConfig
from visualnet.training.trainer import Trainer
from visualnet.ui.launch import numbered, opened_window

PATIENCE = 120


@pytest.fixture
def open_files(build, qtbot, monkeypatch):
    """Open the window as the program does, with files."""

    def built(*arguments, **others):
        return build(*arguments, **others).window

    def open_them(*files):
        monkeypatch.setattr("visualnet.ui.launch.build_window", built)
        return Desk(qtbot, opened_window([str(file) for file in files])).show()

    return open_them


def csv_file(folder):
    rows = np.random.default_rng(0).integers(0, 255, (40, 784))
    lines = [",".join(map(str, (number % 10, *row))) for number, row in enumerate(rows)]
    (folder / "own data.csv").write_text("\n".join(lines))
    return folder / "own data.csv"


@pytest.mark.slow
def test_data_is_opened(open_files, tmp_path):
    desk = open_files(csv_file(tmp_path))
    desk.wait(lambda: desk.session.dataset.title == "own data")


@pytest.mark.slow
def test_a_model_is_opened_with_data(open_files, tmp_path):
    desk = open_files("digits-128x64", csv_file(tmp_path))
    desk.wait(lambda: desk.session.dataset.title == "own data")
    desk.do("undoAction")
    desk.wait(lambda: desk.session.title == "digits-128x64")


def spoilt(kind, folder):
    path = folder / f"{kind}.vnet"
    if kind == "broken":
        path.write_bytes(b"PK\x03\x04 and no more")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "folder":
        path.mkdir()
    elif kind == "foreign":
        path = folder / "foreign.docx"
        path.write_bytes(b"PK\x03\x04 [Content_Types].xml")
    elif kind == "caf\udce9":
        path = folder / "caf\udce9.npz"
        path.write_bytes(b"no model")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["broken", "missing", "empty", "folder", "foreign", "caf\udce9"])
def test_what_cannot_be_opened_is_said_in_the_window(open_files, tmp_path, capfd, kind):
    path = spoilt(kind, tmp_path)
    content = path.read_bytes() if path.is_file() else None
    desk = open_files(path)
    shown = path.name.replace("\udce9", "\\udce9")
    desk.wait(lambda: desk.notice and shown in desk.text("noticeText"))
    assert desk.text("noticeText").endswith(".")
    if kind != "folder":
        assert shown in capfd.readouterr().err
    assert desk.window.windowTitle().replace("[*]", "") == "digits-16x16 – VisualNet"
    # Neither what is autosaved nor what is saved next is written over it.
    desk.do("stepAction")
    desk.wait(lambda: desk.step_shown() > 0)
    desk.application.files.autosaver.save_and_wait()
    assert desk.application.files.projects.path is None
    assert (path.read_bytes() if path.is_file() else None) == content


@pytest.mark.slow
def test_a_project_whose_name_tells_nothing_is_opened(open_files, mnist, tmp_path):
    trainer = Trainer(TrainingConfig(), mnist)
    run = ShownRun("mine", trainer.network, mnist.classes, trainer.checkpoint(), trainer.log)
    save_project(Project(run), tmp_path / "work.vnet")
    (tmp_path / "work.vnet").rename(tmp_path / "download")
    desk = open_files(tmp_path / "download")
    desk.wait(lambda: desk.application.files.projects.path == tmp_path / "download")
    assert desk.session.title == "mine"


@pytest.mark.slow
def test_a_model_is_opened_though_another_file_is_missing(open_files, tmp_path):
    save_model(open_model(resolve_model(FIRST_MODEL)), tmp_path / "mine.npz")
    other = open_files(tmp_path / "mine.npz", tmp_path / "gone.csv")
    assert other.session.title == "mine.npz"
    assert "gone.csv" in other.notice


@pytest.mark.slow
def test_the_program_opens_its_window_and_ends_well(tmp_path):
    (tmp_path / "broken.vnet").write_bytes(b"PK\x03\x04 and no more")
    code = (
        "import sys; from PySide6.QtCore import QTimer; from visualnet.ui import launch;"
        "show = launch.show_fitting;"
        "launch.show_fitting = lambda w: (show(w), QTimer.singleShot(0, w.close));"
        "from visualnet.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "broken.vnet")],
        env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith("visualnet: ")
    assert "broken.vnet" in line


def test_each_window_of_the_program_has_the_lowest_free_number(tmp_path):
    folder = tmp_path / "state" / "windows"
    (first, lock), (second, other) = numbered(folder), numbered(folder)
    assert (first, second) == (1, 2)
    lock.release(removes_file=True)
    # A lock is held for as long as somebody has it.
    again, third = numbered(folder), numbered(folder)
    assert (again[0], third[0]) == (1, 3)
    other.release(removes_file=True)
    # Where nothing can be written there is no number to see.
    (tmp_path / "file").write_text("no folder")
    assert numbered(tmp_path / "file" / "windows") == (1, None)


def test_the_number_of_a_window_stays_in_its_title(build):
    desk = build()
    desk.window.title_end = "VisualNet (2)"
    desk.application.files._show_title()
    assert desk.window.windowTitle().endswith("– VisualNet (2)")
    assert "digits-16x16" in desk.window.windowTitle()
