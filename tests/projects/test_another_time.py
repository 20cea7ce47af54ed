"""What cannot be read or written here and now is neither damaged nor lost."""

import io
import json
import zipfile

import numpy as np
import pytest

from visualnet import __version__
from visualnet.errors import ProjectFileError, UnreadNowError
from visualnet.projects import project_file
from visualnet.projects.project_file import read_project, save_project


@pytest.fixture
def path(project, tmp_path):
    path = tmp_path / "work.vnet"
    save_project(project, path)
    return path


def rewrite(path, change) -> None:
    """Write the project anew with its members as change(them, the JSON) leaves them."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = json.loads(members["project.json"])
    change(members, content)
    members["project.json"] = json.dumps(content).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def a_state_of_its_own(_members, content):
    content["runs"][0]["state"] = "resting"


def a_member_of_another_shape(members, _content):
    members["run/log/evaluations.npy"] = members["run/first_weights.npy"]


def a_network_that_is_newer(members, _content):
    old, new = (f'"format_version": {n},'.encode("utf-32-le") for n in (1, 9))
    assert old in members["network.npz"]
    with zipfile.ZipFile(io.BytesIO(members["network.npz"])) as archive:
        arrays = {name: archive.read(name) for name in archive.namelist()}
    arrays["metadata.npy"] = arrays["metadata.npy"].replace(old, new)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in arrays.items():
            archive.writestr(name, data)
    members["network.npz"] = buffer.getvalue()


@pytest.mark.parametrize(
    "change", [a_state_of_its_own, a_member_of_another_shape, a_network_that_is_newer]
)
def test_what_another_version_wrote_is_not_damaged(path, change) -> None:
    rewrite(path, change)
    with pytest.raises(ProjectFileError) as caught:
        read_project(path)
    assert not isinstance(caught.value, UnreadNowError)
    rewrite(path, lambda _members, content: content.update(visualnet_version="9.1"))
    with pytest.raises(UnreadNowError, match=rf"VisualNet 9\.1; .* {__version__}, .*that version"):
        read_project(path)


def test_what_could_not_be_read_again_for_its_size_is_not_written(
    project, path, monkeypatch
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(project_file, "MAX_BYTES", len(before) - 1)
    with pytest.raises(ProjectFileError, match="was not saved, but the old file is unchanged"):
        save_project(project, path)
    assert path.read_bytes() == before


def test_where_there_is_no_memory_for_writing_the_old_file_stays(
    project, path, monkeypatch
) -> None:
    def fail(*_arguments):
        raise MemoryError

    before = path.read_bytes()
    monkeypatch.setattr(project_file, "project_bytes", fail)
    with pytest.raises(
        ProjectFileError, match=r"not enough memory to save .* the old file is unchanged"
    ):
        save_project(project, path)
    assert path.read_bytes() == before


def test_the_largest_project_can_be_opened() -> None:
    """Of a run seven arrays, of listed runs what goes along, curves, digits and a picture."""
    largest = 20_300_000 * np.dtype(np.float32).itemsize
    curves = 500 * 2_000 * (4 + 8) * 8 + 250_000 * (4 + 8) * 8
    assert 7 * largest + 400_000_000 + curves + 50_000_000 + 32_000_000 < project_file.MAX_BYTES
