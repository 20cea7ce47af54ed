"""Whatever goes wrong in a write, the old file stays whole, and one sentence says so."""

import os
import stat
import subprocess
import sys
import threading

import numpy as np
import pytest

from visualnet.errors import ModelFileError
from visualnet.models.document import new_document
from visualnet.models.formats import open_model, save_model
from visualnet.nn.network import Network
from visualnet.paths import write_atomically

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "kept.txt"
    path.write_bytes(b"old")
    return path


def document(seed=0):
    parameters = np.random.default_rng(seed).normal(size=784 * 5 + 5 + 5 * 10 + 10)
    network = Network((784, 5, 10), ("relu",), "softmax", parameters=parameters.astype(np.float32))
    return new_document(
        network,
        classes=tuple("0123456789"),
        training={},
        dataset="mnist",
        test_accuracy=None,
    )


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_the_mode_is_kept(path, mode):
    path.chmod(mode)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
def test_a_new_file_has_the_mode_of_any_other(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    write_atomically(tmp_path / "new", b"new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


@posix
def test_the_mask_of_the_process_stays_whoever_writes(tmp_path):
    before = os.umask(0o022)
    try:
        threads = [
            threading.Thread(
                target=lambda k=k: [write_atomically(tmp_path / f"{k}", b"x") for _ in range(50)]
            )
            for k in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)


@posix
def test_a_read_only_file_is_not_replaced(path):
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    with pytest.raises(ModelFileError, match="read-only"):
        save_model(document(), path, "json")
    assert os.listdir(path.parent) == [path.name]


def test_a_link_stays_a_link(path, tmp_path):
    (tmp_path / "link").symlink_to(path)
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("failing", ["os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
def test_a_failure_at_any_point_leaves_the_old_file_alone(path, monkeypatch, failing):
    def full(*_arguments, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(failing, full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(path.parent) == [path.name]


def test_a_folder_that_has_vanished(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "gone" / "file", b"new")
    with pytest.raises(ModelFileError, match="does not exist"):
        save_model(document(), tmp_path / "gone" / "model.npz")


_LIMITED = """
import resource, sys
from pathlib import Path
from visualnet.errors import VisualNetError
sys.path.insert(0, sys.argv[2])
from test_writing import write_everything
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
for name, write in write_everything(Path(sys.argv[1])).items():
    try:
        write()
    except VisualNetError as error:
        print(f"{name}: {error}")
    else:
        print(f"{name}: written")
"""


def write_everything(folder):
    """Return what writes each kind of file there, by the file's name."""
    from visualnet.projects.project import Project, ShownRun
    from visualnet.projects.project_file import save_project
    from visualnet.training.config import TrainingConfig
    from visualnet.training.trainer import Trainer
    from visualnet.ui.window.file_dialogs import write_export

    split = _Images(
        np.zeros((20, 28, 28), np.uint8), np.arange(20, dtype=np.uint8) % 10
    ).as_dataset()
    trainer = Trainer(TrainingConfig(hidden=(5,)), split)
    shown = ShownRun("a", trainer.network, split.classes, trainer.checkpoint(), trainer.log)
    return {
        "model.npz": lambda: save_model(document(1), folder / "model.npz"),
        "model.json": lambda: save_model(document(1), folder / "model.json"),
        "work.vnet": lambda: save_project(Project(shown), folder / "work.vnet"),
        "picture.png": lambda: write_export(folder / "picture.png", bytes(9000)),
    }


class _Images:
    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def as_dataset(self):
        from visualnet.data.dataset import Dataset, Split

        part = Split(self.images, self.labels)
        return Dataset("few", "Few", tuple("0123456789"), part, part, part)


@pytest.mark.slow
@posix
def test_a_full_disk_leaves_every_file_as_it_was(tmp_path):
    """The limit on the length of files stands for the disk: the system refuses in the middle."""
    for write in write_everything(tmp_path).values():
        write()
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert all(len(data) > 4096 for data in before.values())
    done = subprocess.run(
        [sys.executable, "-B", "-c", _LIMITED, str(tmp_path), os.path.dirname(__file__)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert len(lines) == len(before)
    for line in lines:
        assert "could not be written (File too large)" in line
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


@pytest.mark.slow
@posix
def test_a_kill_in_the_middle_of_a_write_leaves_the_old_file(tmp_path):
    save_model(document(1), tmp_path / "model.npz")
    before = (tmp_path / "model.npz").read_bytes()
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "sys.path.insert(0, sys.argv[2])\n"
        "from test_writing import document\n"
        "from visualnet.models.formats import save_model\n"
        "os.fsync = lambda _descriptor: os.kill(os.getpid(), signal.SIGKILL)\n"
        "save_model(document(2), Path(sys.argv[1]))\n"
    )
    command = [sys.executable, "-B", "-c", program, str(tmp_path / "model.npz")]
    done = subprocess.run([*command, os.path.dirname(__file__)], check=False)
    assert done.returncode == -9
    assert (tmp_path / "model.npz").read_bytes() == before
    assert open_model(tmp_path / "model.npz")
    # What it left is removed by whoever saves there next, once it is surely dead.
    (left,) = tmp_path.glob(".visualnet-*")
    save_model(document(3), tmp_path / "model.npz")
    assert left.exists()
    os.utime(left, (0, 0))
    save_model(document(3), tmp_path / "model.npz")
    assert os.listdir(tmp_path) == ["model.npz"]


@posix
def test_only_what_dead_writers_left_is_removed(tmp_path):
    import fcntl

    stale, living = (tmp_path / f".visualnet-{digit * 16}" for digit in "ab")
    others = [tmp_path / ".visualnet-notes", tmp_path / f".visualnet-{'c' * 17}"]
    for file in (stale, living, *others):
        file.write_bytes(b"half")
        os.utime(file, (0, 0))
    folder = tmp_path / f".visualnet-{'d' * 16}"
    folder.mkdir()
    os.utime(folder, (0, 0))
    link = tmp_path / f".visualnet-{'e' * 16}"
    link.symlink_to(others[0])
    os.utime(link, (0, 0), follow_symlinks=False)
    with living.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write_atomically(tmp_path / "new", b"new")
    kept = {living, *others, folder, link, tmp_path / "new"}
    assert set(tmp_path.iterdir()) == kept


@posix
def test_a_write_under_way_is_left_alone_however_long_it_takes(tmp_path, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    sync = os.fsync

    def wait(descriptor):
        monkeypatch.setattr("os.fsync", sync)
        begun.set()
        assert go_on.wait(20)

    monkeypatch.setattr("os.fsync", wait)
    writer = threading.Thread(target=write_atomically, args=(tmp_path / "slow", b"slow"))
    writer.start()
    assert begun.wait(20)
    (half,) = tmp_path.glob(".visualnet-*")
    os.utime(half, (0, 0))
    write_atomically(tmp_path / "quick", b"quick")
    go_on.set()
    writer.join()
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "slow": b"slow",
        "quick": b"quick",
    }


def test_only_a_file_that_was_there_is_said_to_be_as_it_was(tmp_path, monkeypatch):
    there, new = tmp_path / "there.npz", tmp_path / "new.npz"
    save_model(document(), there)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "open", fail)
    for path, clause in ((there, ", but the old file is unchanged; "), (new, "; ")):
        with pytest.raises(ModelFileError) as caught:
            save_model(document(), path)
        assert f"could not be written (No space left on device){clause}choose" in str(caught.value)
