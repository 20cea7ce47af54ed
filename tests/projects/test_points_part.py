"""Painted points in a project file: written, read back whole, and refused where damaged."""

import io
import json
import zipfile

import numpy as np
import pytest

from tests.projects.conftest import project_of, trained
from visualnet.data.plane.painted import DataPoints, Painted
from visualnet.errors import ProjectFileError
from visualnet.projects.project_file import read_project, save_project

POINTS = Painted(
    DataPoints(np.array([[0.1, -2.5], [1e-7, 3.0], [0.1, -2.5]]), np.array([1, 0, 1], np.uint8)),
    np.array([0, 1, 5]),
    ("petal length", "y, and more"),
    ("lily", "3", "nobody's"),
)


@pytest.fixture
def saved(tiny_dataset, tmp_path):
    """Return the file of a project with painted points."""
    path = tmp_path / "work.vnet"
    save_project(project_of(trained(tiny_dataset), points=POINTS), path)
    return path


def with_members(path, **changed):
    """Write the file anew with other members; their names end as they do, without a dot."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members |= {name.replace("__", "/").replace("_dot_", "."): data
                for name, data in changed.items()}  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def npy(rows):
    stream = io.BytesIO()
    np.save(stream, np.array(rows, float))
    return stream.getvalue()


def test_painted_points_come_back_as_they_were(saved):
    points = read_project(saved).points
    assert points.columns == POINTS.columns
    assert points.classes == POINTS.classes
    assert points.data.points.tolist() == POINTS.data.points.tolist()
    assert points.data.labels.tolist() == POINTS.data.labels.tolist()
    assert points.data.labels.dtype == np.uint8
    assert points.places.tolist() == POINTS.places.tolist()
    # They are painted on.
    more = points.with_point((1.0, 2.0), "lily").without(0)
    assert more.places.tolist() == [1, 5, 6]


def test_a_project_without_painted_points_has_none(project, tmp_path):
    save_project(project, tmp_path / "work.vnet")
    assert read_project(tmp_path / "work.vnet").points is None


@pytest.mark.parametrize(
    "rows",
    [
        [[0, 0, 3, 0]],
        [[0, 0, -1, 0]],
        [[0, 0, 0.5, 0]],
        [[0, 0, 0, -1]],
        [[0, 0, 0, 1], [0, 0, 0, 1]],
        [[0, 0, 0, 2], [0, 0, 0, 1]],
        [[float("nan"), 0, 0, 0]],
        [[0, float("inf"), 0, 0]],
        [[0, 0, float("nan"), 0]],
        [[0, 0, 0, 1e300]],
        [[0, 0, 0, 5e9]],
        [[0, 1e13, 0, 0]],
        [[0, 0, 0]],
    ],
)
def test_damaged_points_are_refused(saved, rows):
    with_members(saved, points__rows_dot_npy=npy(rows))
    with pytest.raises(ProjectFileError):
        read_project(saved)


@pytest.mark.parametrize(
    "names",
    [
        {"columns": ["x"], "classes": ["1", "2", "3"]},
        {"columns": ["x", "x"], "classes": ["1", "2", "3"]},
        {"columns": ["x", "y"], "classes": ["1", "2", "2"]},
        {"columns": ["x", "y"], "classes": "123"},
        {"columns": ["x", "y"]},
        [],
    ],
)
def test_damaged_names_are_refused(saved, names):
    with_members(saved, points_dot_json=json.dumps(names).encode())
    with pytest.raises(ProjectFileError):
        read_project(saved)
