"""Models, projects and data of points: the window refuses them in one sentence."""

from pathlib import Path

import pytest

from visualnet.cli import main
from visualnet.errors import ModelFileError, SettingError, UnreadNowError
from visualnet.projects.autosave import new_slot
from visualnet.projects.first_document import first_document
from visualnet.projects.project_file import read_project
from visualnet.training.config import TrainingConfig
from visualnet.ui.files.found_model import found_model
from visualnet.ui.files.models import config_of
from visualnet.ui.session.data_loader import load_dataset_of


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("points")
    kept = ("--output", str(folder / "xor.npz"), "--keep-history", str(folder / "xor.vnet"))
    assert main(["train", "--dataset", "xor", "--epochs", "1", *kept]) == 0
    return folder


def test_a_model_of_points_is_refused(files, tiny_dataset) -> None:
    for read in (
        lambda: first_document(str(files / "xor.npz")),
        lambda: found_model(
            files / "xor.npz", config_of, tiny_dataset, TrainingConfig(), are_away=False
        ),
    ):
        with pytest.raises(ModelFileError, match=r"xor.npz reads points \(x, y\)"):
            read()


def test_a_project_of_points_is_refused(files, tmp_path) -> None:
    with pytest.raises(UnreadNowError, match="reads points"):
        first_document(str(files / "xor.vnet"))
    slot = new_slot(tmp_path)
    slot.save(read_project(files / "xor.vnet"))
    with pytest.raises(UnreadNowError, match="reads points"):
        slot.read()
    slot.remove()
    slot.close()


def test_data_of_points_are_refused(tmp_path) -> None:
    table = tmp_path / "table.csv"
    lines = ["x,y,label", *(f"{k},{k * k},{k % 2}" for k in range(20))]
    table.write_text("\n".join(lines), encoding="utf-8")
    for source in (str(table), "circle"):
        with pytest.raises(SettingError, match="has points") as error:
            load_dataset_of(TrainingConfig(dataset=source))
        assert str(error.value).endswith(".")
