"""Projects that say what no training comes to are refused in one sentence."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from tests.projects.conftest import project_of, trained
from visualnet.errors import ProjectFileError
from visualnet.projects.project_file import project_bytes, read_project
from visualnet.training.runs import RunHistory


@pytest.fixture(scope="module")
def members(tiny_dataset):
    return members_of(tiny_dataset)


def members_of(dataset):
    """Return those of a project with curves and a state of Adam, by name."""
    trainer = trained(dataset, optimizer="adam", epochs=3)
    with zipfile.ZipFile(io.BytesIO(project_bytes(project_of(trainer)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_entry(members, name, place, value):
    """Put a value into an array."""
    array = np.load(io.BytesIO(members[name])).astype(np.float64)
    array[place] = value
    buffer = io.BytesIO()
    np.save(buffer, array)
    return packed(members | {name: buffer.getvalue()})


def with_number(members, value, *keys):
    content = json.loads(members["project.json"])
    target = content["run"]
    for key in keys[:-1]:
        target = target[key]
    target[keys[-1]] = value
    return packed(members | {"project.json": json.dumps(content).encode()})


STEPS, EVALUATIONS = "run/log/steps.npy", "run/log/evaluations.npy"


def problem_of(path, data):
    """Return what is said of a file, empty where it is taken."""
    path.write_bytes(data)
    try:
        read_project(path)
    except ProjectFileError as error:
        return str(error)
    return ""


def is_taken(path, data):
    problem = problem_of(path, data)
    assert "\n" not in problem
    assert not problem or str(path) in problem
    return not problem


@pytest.mark.parametrize("value", [-0.1, 1.5, np.inf, -np.inf, 1e308])
@pytest.mark.parametrize(
    ("name", "place"),
    [(STEPS, (2, 3)), (EVALUATIONS, (1, 2)), (EVALUATIONS, (1, 4)), (EVALUATIONS, (1, 6))],
)
def test_accuracies_that_are_none_are_refused(tmp_path, members, name, place, value):
    assert not is_taken(tmp_path / "a.vnet", with_entry(members, name, place, value))


@pytest.mark.parametrize("value", [-1.0, np.inf, 1e300])
def test_epochs_that_are_none_are_refused(tmp_path, members, value):
    assert not is_taken(tmp_path / "a.vnet", with_entry(members, EVALUATIONS, (1, 1), value))


@pytest.mark.parametrize("value", [0.0, 0.5, 1.0, np.nan])
def test_accuracies_that_are_some_are_taken(tmp_path, members, value):
    assert is_taken(tmp_path / "a.vnet", with_entry(members, EVALUATIONS, (1, 2), value))


LOSSES = [(STEPS, (1, 3)), (EVALUATIONS, (1, 3)), (EVALUATIONS, (1, 5)), (EVALUATIONS, (1, 7))]


@pytest.mark.parametrize("value", [1e40, -1e308])
@pytest.mark.parametrize(("name", "place"), LOSSES)
def test_losses_that_are_none_are_refused(tmp_path, members, name, place, value):
    assert not is_taken(tmp_path / "a.vnet", with_entry(members, name, place, value))


@pytest.mark.parametrize("name", ["_square_left", "_mean_left", "flush_steps"])
@pytest.mark.parametrize("value", [1.5, -0.5, 1e300])
def test_a_state_of_adam_that_is_none_is_refused(tmp_path, members, name, value):
    if (name, value) == ("flush_steps", 1.5):
        return
    data = with_number(members, value, "optimizer", "numbers", name)
    assert not is_taken(tmp_path / "a.vnet", data)


def test_mean_squares_below_nothing_are_refused(tmp_path, members):
    data = with_entry(members, "run/optimizer/_square.npy", 5, -1e-3)
    assert not is_taken(tmp_path / "a.vnet", data)


def listed(project, **changes):
    """Return the project with its open run listed as another."""
    others = [record for record in project.runs if record.number != project.current_run]
    record = next(record for record in project.runs if record.number == project.current_run)
    return replace(project, runs=(*others, replace(record, **changes)))


@pytest.fixture(scope="module")
def project(tiny_dataset):
    trainer, history = trained(tiny_dataset), RunHistory()
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    history.add(trainer.network, LETTERS, trainer.config, trainer.snapshot(), trainer.log, now)
    project = project_of(trainer, runs=tuple(history.records), current_run=1)
    return replace(project, shown=replace(project.shown, classes=LETTERS))


LETTERS = tuple("abcdefghij")


def test_an_open_run_that_is_another_in_the_list_is_refused(tmp_path, project):
    path = tmp_path / "a.vnet"
    assert is_taken(path, project_bytes(project))
    assert read_project(path).current_run == 1
    for changes in (
        {"layer_sizes": (784, 9, 5, 10), "parameters": None},
        {"activations": ("relu", "tanh")},
        {"classes": tuple("0123456789")},
    ):
        assert not is_taken(path, project_bytes(listed(project, **changes))), changes


def test_an_open_run_that_was_taken_out_of_the_list_gives_its_number_to_no_other(tmp_path, project):
    path = tmp_path / "a.vnet"
    assert is_taken(path, project_bytes(replace(project, runs=())))
    assert read_project(path).current_run == 0
