"""Models, projects and data of points are opened in the window, and saved again."""

from pathlib import Path

import numpy as np
import pytest

from visualnet.cli import main
from visualnet.models.formats import open_model
from visualnet.projects.first_document import first_document
from visualnet.projects.project_file import read_project
from visualnet.training.config import TrainingConfig
from visualnet.ui.files.found_model import found_model
from visualnet.ui.files.models import config_of


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("points")
    kept = ("--output", str(folder / "xor.npz"), "--keep-history", str(folder / "xor.vnet"))
    assert main(["train", "--dataset", "xor", "--epochs", "2", *kept]) == 0
    return folder


def test_a_model_of_points_comes_with_the_points_of_its_pattern(files, tiny_dataset) -> None:
    found = found_model(
        files / "xor.npz", config_of, tiny_dataset, TrainingConfig(), are_away=False
    )
    assert found.config.dataset == "xor"
    assert found.dataset is not None
    assert found.dataset.features == found.document.metadata.features


def test_a_window_begins_with_a_model_of_points(files, build, qtbot) -> None:
    desk = build(str(files / "xor.npz"))
    session = desk.window.application.session
    qtbot.waitUntil(lambda: session.run is not None)
    assert session.features is not None
    assert session.features.names == ("x", "y")
    assert session.config.dataset == "xor"
    assert session.document().metadata.features == session.features


def test_a_window_begins_with_a_project_of_points(files, build, qtbot, tmp_path) -> None:
    assert first_document(str(files / "xor.vnet")).metadata.features is not None
    desk = build(str(files / "xor.vnet"))
    session = desk.window.application.session
    qtbot.waitUntil(lambda: session.run is not None)
    assert session.features is not None
    assert session.dataset is not None
    assert not session.obstacle
    saved = []
    projects = desk.window.application.files.projects
    projects.save_to(tmp_path / "again.vnet", lambda: saved.append(True))
    qtbot.waitUntil(lambda: bool(saved))
    again = read_project(tmp_path / "again.vnet").shown
    assert again.features == session.features
    assert np.array_equal(again.network.parameters, session.network.parameters)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["npz", "safetensors", "json", "onnx", "python", "html"])
def test_a_network_of_points_is_exported_and_checked(files, build, qtbot, tmp_path, name) -> None:
    desk = build(str(files / "xor.npz"))
    session = desk.window.application.session
    qtbot.waitUntil(lambda: session.run is not None)
    models = desk.window.application.files.models
    path = tmp_path / f"xor.{name}"
    with qtbot.waitSignal(models.exported) as told:
        models.export_to(path, name, session.document(), session.saved_mark())
    assert "xor" in told.args[0]
    if name in ("npz", "safetensors", "json"):
        assert open_model(path).metadata.features == session.features
