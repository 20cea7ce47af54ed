"""How a run stands besides its weights: ended, failed, drawn, marked; and the temperature."""

import json
import zipfile

import numpy as np
import pytest

from visualnet.errors import DivergedError, ProjectFileError
from visualnet.nn.input_scale import InputScale
from visualnet.projects.project import Project, ShownRun
from visualnet.projects.project_file import read_project, save_project


@pytest.fixture
def path(tmp_path):
    return tmp_path / "work.vnet"


def rewrite(path, change) -> None:
    """Write the project anew with its JSON as change(it) leaves it."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = json.loads(members["project.json"])
    change(content)
    members["project.json"] = json.dumps(content).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def test_how_a_run_stands_comes_back(trainer, path) -> None:
    failure = DivergedError(7, 0.5, "the loss is not a number", 1.0, is_of_first_weights=True)
    marked = trainer.first_parameters + np.float32(1)
    shown = ShownRun(
        "a",
        trainer.network,
        trainer.dataset.classes,
        trainer.checkpoint(),
        trainer.log,
        is_ended=True,
        is_drawn=True,
        marked_parameters=marked,
        failure=failure,
        temperature=2.5,
        learnt_scale=InputScale(0, 255, 33.3, 78.6),
    )
    save_project(Project(shown), path)
    read = read_project(path).shown
    assert read.learnt_scale == shown.learnt_scale
    assert (read.is_ended, read.is_drawn, read.temperature) == (True, True, 2.5)
    assert np.array_equal(read.marked_parameters, marked)
    assert read.failure is not None
    assert str(read.failure) == str(failure)
    assert vars(read.failure) == vars(failure)


def test_an_earlier_file_says_nothing_of_how_a_run_stands(trainer, path) -> None:
    shown = ShownRun(
        "a", trainer.network, trainer.dataset.classes, trainer.checkpoint(), trainer.log
    )
    save_project(Project(shown), path)

    def forget(content):
        for key in ("is_ended", "is_drawn", "failure", "temperature"):
            del content["run"][key]

    rewrite(path, forget)
    read = read_project(path).shown
    assert (read.is_ended, read.is_drawn, read.temperature) == (False, False, 1)
    assert read.marked_parameters is None
    assert read.failure is None


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("temperature", 0.01),
        ("temperature", True),
        ("temperature", 11),
        ("is_ended", 1),
        ("is_drawn", "yes"),
        ("failure", []),
        ("failure", {"step": 1}),
        ("failure", {"step": 1.5, "learning_rate": 1, "reason": "a", "is_of_first_weights": True}),
        ("failure", {"step": 1, "learning_rate": 1, "reason": 5, "is_of_first_weights": True}),
    ],
)
def test_how_a_run_stands_is_checked(trainer, path, place, value) -> None:
    shown = ShownRun(
        "a", trainer.network, trainer.dataset.classes, trainer.checkpoint(), trainer.log
    )
    save_project(Project(shown), path)

    def spoil(content):
        content["run"][place] = value

    rewrite(path, spoil)
    with pytest.raises(ProjectFileError):
        read_project(path)
