"""Moments kept on the command line: `train --keep-history` and `export --at`."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from visualnet.cli import main
from visualnet.models.formats import open_model
from visualnet.projects.project_file import read_project
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


@pytest.mark.parametrize("step", [0, 1, 299, 300, 777, 1000])
def test_any_step_is_exported_as_it_was(run, project, tmp_path, step) -> None:
    output = tmp_path / "early.npz"
    code, _, err = run(
        "export", str(project), "--at", str(step), "--format", "npz", "--output", str(output)
    )
    assert code == 0, err
    assert (open_model(output).network.parameters == straight(step)).all()


def test_a_project_is_exported_as_it_stands(run, project, tmp_path) -> None:
    output = tmp_path / "now.npz"
    assert run("export", str(project), "--format", "npz", "--output", str(output))[0] == 0
    document = open_model(output)
    assert (document.network.parameters == straight(1000)).all()
    assert document.metadata.test_accuracy == pytest.approx(
        read_project(project).shown.log.latest_test_accuracy
    )


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
