"""Autosave files and their locks: each instance its own, those of the dead are found."""

import os
import signal
import stat
import subprocess
import sys
import time

import pytest

from visualnet.errors import ProjectFileError
from visualnet.file_lock import take_lock
from visualnet.paths import TEMPORARY_PREFIX, autosave_dir
from visualnet.projects.autosave import left_behind, new_slot
from visualnet.projects.project_file import save_project

_HOLDER = (
    "import sys, time\n"
    "from pathlib import Path\n"
    "from visualnet.projects.autosave import new_slot\n"
    "slot = new_slot(Path(sys.argv[1]))\n"
    "slot.path.write_bytes(Path(sys.argv[2]).read_bytes())\n"
    "print(slot.path, flush=True)\n"
    "sys.stdin.read()\n"
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state" / "autosave"


@pytest.fixture
def another(folder, project, tmp_path):
    """Another process that autosaves and waits; it is killed at the end."""
    save_project(project, tmp_path / "work.vnet")
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(folder), str(tmp_path / "work.vnet")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    process.path = process.stdout.readline().strip()
    yield process
    process.kill()
    process.communicate()


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_nothing_was_left_where_nothing_was(folder) -> None:
    assert left_behind(folder) == []
    assert not folder.exists()


@pytest.mark.slow
def test_what_a_killed_process_left_is_found_and_whole(folder, another, project) -> None:
    assert left_behind(folder) == []
    kill(another)
    (slot,) = left_behind(folder)
    assert str(slot.path) == another.path
    assert slot.read().shown.title == project.shown.title
    # It is ours now: a third process does not find it, until we let it go.
    assert left_behind(folder) == []
    slot.close()
    (again,) = left_behind(folder)
    again.remove()
    again.close()
    assert left_behind(folder) == []
    assert os.listdir(folder) == []


def test_a_closed_slot_that_was_used_is_offered_next_time(folder, project) -> None:
    slot = new_slot(folder)
    slot.save(project)
    slot.close()
    (found,) = left_behind(folder)
    assert found.path == slot.path
    found.close()


def test_two_instances_have_two_files(folder, project) -> None:
    one, two = new_slot(folder), new_slot(folder)
    one.save(project)
    two.save(project)
    assert one.path != two.path
    assert left_behind(folder) == []
    one.close()
    assert [slot.path for slot in left_behind(folder)] == [one.path]


def test_the_newest_comes_first(folder, project) -> None:
    slots = [new_slot(folder) for _ in range(3)]
    for age, slot in enumerate(slots):
        slot.save(project)
        os.utime(slot.path, (time.time() - age, time.time() - age))
        slot.close()
    found = left_behind(folder)
    assert [slot.path for slot in found] == [slot.path for slot in slots]


def test_an_autosave_without_its_lock_file_is_found(folder, project) -> None:
    slot = new_slot(folder)
    slot.save(project)
    slot.close()
    slot.path.with_suffix(".lock").unlink()
    assert len(left_behind(folder)) == 1


def test_what_is_damaged_is_set_aside(folder, project) -> None:
    slot = new_slot(folder)
    slot.save(project)
    slot.path.write_bytes(slot.path.read_bytes()[:1000])
    with pytest.raises(ProjectFileError):
        slot.read()
    aside = slot.set_aside()
    slot.close()
    assert left_behind(folder) == []
    assert aside.stat().st_size == 1000


def test_writes_that_never_ended_are_swept_away(folder, project) -> None:
    new_slot(folder).close()
    old, new = (f".visualnet-{digit * 16}" for digit in "ab")
    for name, age in ((old, 7200), (new, 10)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - age, time.time() - age))
    left_behind(folder)
    assert os.listdir(folder) == [new]


def test_a_folder_that_cannot_be_made(tmp_path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ProjectFileError, match="Autosave does not work"):
        new_slot(tmp_path / "file" / "autosave")


def test_only_the_user_may_look_into_the_folder(folder) -> None:
    new_slot(folder).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_folder_is_the_users_own(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert autosave_dir() == tmp_path / "visualnet" / "autosave"


def test_a_lock_is_held_until_it_is_released(tmp_path) -> None:
    path = tmp_path / "a.lock"
    lock = take_lock(path)
    assert take_lock(path) is None
    lock.release(removes_file=True)
    lock.release(removes_file=True)
    assert not path.exists()
    again = take_lock(path)
    assert again is not None
    again.release()
    assert path.exists()


def test_weights_of_many_runs_do_not_make_it_slow(folder, project, monkeypatch) -> None:
    slot = new_slot(folder)
    whole = slot.save(project)
    monkeypatch.setattr("visualnet.projects.autosave.WEIGHT_BYTES", 0)
    assert slot.save(project) < whole - project.runs[0].parameters.nbytes


def test_one_that_cannot_be_locked_hides_no_other(folder, project) -> None:
    slot = new_slot(folder)
    slot.save(project)
    slot.close()
    blocked = folder / "blocked.vnet"
    blocked.write_bytes(slot.path.read_bytes())
    (folder / "blocked.lock").mkdir()
    (folder / f"{TEMPORARY_PREFIX}old").mkdir()
    os.utime(folder / f"{TEMPORARY_PREFIX}old", (0, 0))
    problems: list[str] = []
    (found,) = left_behind(folder, problems)
    assert found.path == slot.path
    found.close()
    (problem,) = problems
    assert str(blocked) in problem
    assert "\n" not in problem
    assert blocked.exists()
