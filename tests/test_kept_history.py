"""Moments kept on the command line: `train --keep-history` and `export --at`."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from visualnet.cli import main
from visualnet.kept_history import HistoryFile
from visualnet.models.formats import open_model
from visualnet.projects.project_file import read_project
from visualnet.train_command import TrainCommand
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import load_dataset_of
from visualnet.training.trainer import Trainer

QUICK = ("--train-examples", "500", "--batch-size", "1", "--epochs", "2", "--dropout", "0.1")
CONFIG = {"train_examples": 500, "batch_size": 1, "epochs": 2, "dropout": 0.1}


def straight(step: int) -> np.ndarray:
    """The weights after so many steps of the same run, which nothing interrupts."""
    config = TrainingConfig(**CONFIG)
    trainer = Trainer(config, load_dataset_of(config))
    while trainer.step < step:
        trainer.take_step()
        if trainer.is_at_epoch_end:
            trainer.begin_epoch()
    return trainer.network.parameters


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "run.vnet"
    assert main(["train", *QUICK, "--keep-history", str(path)]) == 0
    return path


@pytest.mark.slow
@pytest.mark.parametrize("step", [0, 1, 299, 300, 777, 1000])
def test_any_step_is_exported_as_it_was(run, project, tmp_path, step) -> None:
    output = tmp_path / "early.npz"
    code, _, err = run(
        "export", str(project), "--at", str(step), "--format", "npz", "--output", str(output)
    )
    assert code == 0, err
    assert (open_model(output).network.parameters == straight(step)).all()


@pytest.mark.slow
def test_a_project_is_exported_as_it_stands(run, project, tmp_path) -> None:
    output = tmp_path / "now.npz"
    assert run("export", str(project), "--format", "npz", "--output", str(output))[0] == 0
    document = open_model(output)
    assert (document.network.parameters == straight(1000)).all()
    assert document.metadata.test_accuracy == pytest.approx(
        read_project(project).shown.log.latest_test_accuracy
    )


@pytest.mark.slow
def test_what_cannot_be_gone_back_to_is_refused(run, project, tmp_path) -> None:
    to = ("--format", "npz", "--output", str(tmp_path / "a.npz"))
    for arguments, words in (
        ((str(project), "--at", "1001"), "ends at step 1,000"),
        (("digits-16x16", "--at", "3"), "--at needs a project"),
        ((str(tmp_path / "none.vnet"),), "none.vnet"),
    ):
        code, out, err = run("export", *arguments, *to)
        assert (code, out) == (2, "")
        assert words in err
    assert not (tmp_path / "a.npz").exists()


def test_a_file_that_is_no_project_is_not_replaced(run, tmp_path) -> None:
    path = tmp_path / "notes.vnet"
    path.write_text("mine")
    code, _, err = run("train", *QUICK, "--keep-history", str(path))
    assert code == 2
    assert "exists and is not a project" in err
    assert path.read_text() == "mine"


def test_model_and_history_are_two_files(run, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("train", *QUICK, "--keep-history", "a.npz", "--output", tmp_path / "a.npz")
    assert code == 2
    assert "cannot both be" in err
    assert not list(tmp_path.iterdir())


def test_a_project_is_told_by_its_content(run, project, tmp_path) -> None:
    other, output = tmp_path / "run.old", tmp_path / "early.npz"
    other.write_bytes(project.read_bytes())
    to = ("--format", "npz", "--output", output)
    assert run("export", other, "--at", 7, *to)[0] == 0
    assert (open_model(output).network.parameters == straight(7)).all()


def test_what_is_said_of_a_project_is_heard(run, project, tmp_path) -> None:
    names, output = "a,b,c,d,e,f,g,h,i,j", tmp_path / "named.npz"
    to = ("--format", "npz", "--output", output)
    code, _, err = run("export", project, *to, "--classes", names)
    assert code == 0, err
    assert open_model(output).metadata.classes == tuple(names.split(","))
    assert "its classes are" in err
    assert run("export", project, *to, "--activations", "relu")[0] == 2


@pytest.mark.slow
def test_a_run_from_a_model_with_other_classes_is_gone_back_to(run, tmp_path) -> None:
    path, output = tmp_path / "run.vnet", tmp_path / "early.npz"
    named = ("--from", "digits-16x16", "--classes", "1,0,2,3,4,5,6,7,8,9")
    assert run("train", *QUICK, *named, "--keep-history", path)[0] == 0
    to = ("--format", "npz", "--output", output)
    code, _, err = run("export", path, "--at", 150, *to)
    assert code == 0, err
    assert open_model(output).metadata.classes[:2] == ("1", "0")


def test_a_stopped_run_is_kept_up_to_its_last_step(tmp_path, monkeypatch) -> None:
    config, path, take_step = TrainingConfig(**CONFIG), tmp_path / "run.vnet", Trainer.take_step
    command = TrainCommand(config, None, str, history=HistoryFile(path, str))

    def until_77(trainer):
        take_step(trainer)
        if trainer.step == 77:
            command.stop()

    monkeypatch.setattr(Trainer, "take_step", until_77)
    assert command.run()["steps"] == 77
    monkeypatch.undo()
    shown = read_project(path).shown
    assert shown.checkpoint.step == 77
    assert (shown.checkpoint.parameters == straight(77)).all()


def test_a_run_that_diverges_keeps_its_moments(run, tmp_path) -> None:
    path = tmp_path / "run.vnet"
    wild = ("--learning-rate", "60", "--activation", "relu")
    assert run("train", *QUICK, *wild, "--keep-history", str(path))[0] == 1
    shown = read_project(path).shown
    assert shown.failure is not None
    assert shown.moments.keyframes[0].step == 0


@pytest.mark.slow
def test_killed_runs_lose_no_moment_that_was_told_as_kept(tmp_path) -> None:
    """VISUALNET_KILLS says how often."""
    generator = np.random.default_rng(5)
    for number in range(int(os.environ.get("VISUALNET_KILLS", "10"))):
        path = tmp_path / f"{number}.vnet"
        told, process = -1, start(path)
        ends = time.monotonic() + generator.uniform(0.3, 2.0)
        with process:
            while time.monotonic() < ends or told < 0:
                line = process.stderr.readline()
                assert line, "it ended by itself"
                if line.startswith("Kept "):
                    told = int(line.split("step ")[1].split()[0].replace(",", ""))
            process.send_signal(signal.SIGKILL)
        steps = [point.step for point in read_project(path).shown.moments.keyframes]
        assert max(steps) >= told
        assert steps[:3] == [0, 1, 2]


def start(path) -> subprocess.Popen:
    code = (
        "import visualnet.kept_history as kept; kept._SAVED_EVERY = 0.0; "
        "from visualnet.cli import main; main()"
    )
    command = ["train", "--epochs", "500", "--train-examples", "2000", "--keep-history", str(path)]
    return subprocess.Popen(
        [sys.executable, "-c", code, *command], stderr=subprocess.PIPE, text=True
    )
