"""Sweeps in real processes: their figures, stopping, and being killed."""

import csv
import json
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import visualnet
from visualnet.cli import main
from visualnet.errors import SettingError, VisualNetError
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.one_run import FIGURES, are_figures, run_config
from visualnet.training.sweeps.sweep import sweep_over
from visualnet.training.sweeps.variations import Variation
from visualnet.training.sweeps.worker_pool import run_in_processes

TINY = TrainingConfig(epochs=1, train_examples=200, validation_examples=100)
FLAGS = ["--epochs", "1", "--train-examples", "200", "--validation-examples", "100"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(visualnet.__file__).parents[1])}
PATIENCE = 300
TIMES = ("seconds", "examples_per_second")


def never() -> bool:
    return False


def rows_of(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def without_times(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in figures.items() if name not in TIMES}


def start(*arguments: str) -> "subprocess.Popen[str]":
    """Start a sweep in a group of its own, as a terminal does."""
    return subprocess.Popen(
        [sys.executable, "-m", "visualnet", "sweep", *arguments],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def read_until(process: "subprocess.Popen[str]", beginning: str) -> None:
    assert process.stderr is not None
    assert any(line.startswith(beginning) for line in iter(process.stderr.readline, ""))


def test_one_run_has_its_figures() -> None:
    figures = run_config(TINY)
    assert tuple(figures) == FIGURES
    assert figures["outcome"] == "finished"
    assert (figures["epochs_done"], figures["steps"]) == (1.0, 7)
    for name in ("test_accuracy", "train_accuracy", "validation_accuracy"):
        assert 0 < figures[name] < 1
    assert figures["seconds"] > 0
    assert figures["examples_per_second"] > 0
    assert without_times(run_config(TINY)) == without_times(figures)
    assert run_config(TINY.changed(validation_examples=0))["validation_accuracy"] is None


def test_a_run_that_diverges_says_so() -> None:
    figures = run_config(TINY.changed(learning_rate=1e6, activation="relu", epochs=500))
    assert figures["outcome"] == "diverged"
    assert figures["test_accuracy"] is figures["test_loss"] is None
    assert figures["steps"] > 0


def test_a_run_whose_weights_are_numbers_and_its_sums_are_not_has_diverged() -> None:
    deep = TINY.changed(hidden=(128,) * 8, learning_rate=100.0, train_examples=64, epochs=1)
    figures = run_config(deep.changed(activation="relu", batch_size=32, schedule="constant"))
    assert figures["outcome"] == "diverged"
    assert figures["test_accuracy"] is figures["test_loss"] is None
    assert are_figures(figures)


@pytest.mark.slow
def test_processes_find_the_same_as_one_after_the_other() -> None:
    sweep = sweep_over(TINY, [Variation("learning_rate", (0.5, 1e6)), Variation("hidden", ((9,),))])
    side_by_side = dict(run_in_processes(sweep.configs, never, 2))
    alone = dict(run_in_processes(sweep.configs, never, 1))
    assert set(side_by_side) == set(sweep.configs)
    for config in sweep.configs:
        assert without_times(side_by_side[config]) == without_times(alone[config])


def test_a_stopped_pool_gives_its_runs_up() -> None:
    endless = TINY.changed(epochs=1_000_000)
    asked = []

    def stop_when_asked_again() -> bool:
        asked.append(1)
        return len(asked) > 1

    assert list(run_in_processes([endless] * 3, stop_when_asked_again, 2)) == []


def test_a_process_that_ends_by_itself_is_said() -> None:
    def kill_it() -> bool:
        # As a system short of memory does.
        for process in multiprocessing.active_children():
            process.kill()
        return False

    with pytest.raises(VisualNetError, match="stopped unexpectedly"):
        list(run_in_processes([TINY.changed(epochs=1_000_000)], kill_it, 1))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a program that only fails")
def test_a_process_that_cannot_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    # As where this Python may not be run.
    monkeypatch.setattr(multiprocessing.spawn, "_python_exe", b"/bin/false")
    with pytest.raises(VisualNetError, match=r"stopped unexpectedly|could not start"):
        list(run_in_processes([TINY] * 3, never, 2))


@pytest.mark.slow
def test_a_run_without_data_ends_the_sweep() -> None:
    lost = TINY.changed(dataset="no-such-data")
    with pytest.raises(VisualNetError, match="no-such-data"):
        list(run_in_processes([lost, TINY], never, 1))


@pytest.mark.parametrize("processes", [0, -1, 257])
def test_the_number_of_processes_is_checked(processes: int) -> None:
    with pytest.raises(SettingError, match="1 to 256"):
        list(run_in_processes([TINY], never, processes))


def test_the_pool_is_imported_without_numpy() -> None:
    """NumPy takes the number of BLAS threads from the environment when it is loaded."""
    code = (
        "import sys, visualnet.__main__, visualnet.training.sweeps.worker_pool\n"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, timeout=PATIENCE,
        check=True,
    )  # fmt: skip
    assert done.stdout.strip() == b"False"


@pytest.mark.slow
def test_the_command_writes_a_file_and_prints_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "results.csv"
    command = ["sweep", "--vary", "learning_rate=0.1,1e6", "--vary", "activation=relu", *FLAGS]
    command += ["--epochs", "40", "--output", str(output)]
    assert main(command) == 0
    streams = capsys.readouterr()
    assert [line.split()[-1] for line in streams.err.splitlines()[:2]].count("diverged") == 1
    assert streams.out.splitlines()[1].startswith("learning_rate=0.1 activation=relu")
    rows = rows_of(output)
    assert sorted(row["outcome"] for row in rows) == ["diverged", "finished"]
    assert list(rows[0])[: 3 + len(FIGURES)] == ["learning_rate", "activation", "seed", *FIGURES]
    assert {row["epochs"] for row in rows} == {"40"}
    written = output.read_bytes()
    assert main([*command, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert output.read_bytes() == written
    assert result["outcome"] == "finished"
    assert [run["learning_rate"] for run in result["runs"]] == [0.1, 1e6]


@pytest.mark.slow
@pytest.mark.parametrize(
    "flags",
    [
        ("--vary", "momentum=2"),
        ("--vary", "momentum"),
        ("--vary", "momentum=0", "--vary", "momentum=0.5"),
        ("--seeds", "0"),
        ("--processes", "0"),
        ("--experiment", "cake"),
        ("--experiment", "momentum", "--momentum", "0.5"),
        ("--experiment", "momentum", "--vary", "momentum=0"),
        ("--experiment", "momentum", "--recipe", "digits-16x16"),
        ("--recipe", "cake"),
        ("--scheduler", "localhost:8786"),
        ("--scheduler", "http://localhost:8786"),
        ("--scheduler", "tls://localhost:8786"),
        ("--scheduler", "tcp://localhost:8786", "--processes", "2"),
        ("--scheduler", "tcp://localhost:8786", "--tls-ca", __file__),
        ("--tls-ca", __file__),
        ("--output", "."),
        ("--output", "no-such-folder/results.csv"),
        ("--output", __file__),
        ("--train-examples", "60000"),
        ("--dataset", "no-such-data"),
    ],
)
def test_bad_flags_are_refused_in_a_sentence(
    flags: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = str(tmp_path / "results.csv")
    assert main(["sweep", "--epochs", "1", "--output", output, *flags]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.splitlines()[-1].startswith("visualnet sweep: error: ")
    assert "Traceback" not in streams.err


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
def test_a_killed_sweep_goes_on_where_it_was(tmp_path: Path) -> None:
    output = tmp_path / "results.csv"
    flags = ["--vary", "momentum=0,0.25,0.5,0.75", "--seeds", "3", "--processes", "2"]
    flags += [*FLAGS, "--train-examples", "3000", "--output", str(output)]
    with start(*flags) as process:
        read_until(process, "4/12 done")
        process.kill()
        # The end of this stream: the processes that it started are gone as well.
        assert process.stderr is not None
        process.stderr.read()
    assert process.returncode == -signal.SIGKILL
    before = output.read_bytes()
    whole = before[: before.rfind(b"\n") + 1]
    assert 5 <= whole.count(b"\n") < 13
    with start(*flags, "--json") as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert f"{whole.count(bytes([10])) - 1}/12 were done before" in err
    assert output.read_bytes().startswith(whole)
    rows = rows_of(output)
    assert len(rows) == 12
    assert len({row["fingerprint"] for row in rows}) == 12
    assert len({(row["momentum"], row["seed"]) for row in rows}) == 12
    assert len(json.loads(out)["runs"]) == 12


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="other signals on Windows")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_sweep_that_is_told_to_end_keeps_what_ended(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name)
    output = tmp_path / "results.csv"
    endless = ["--vary", "epochs=1,1000000", "--processes", "2", "--train-examples", "200"]
    with start(*endless, "--output", str(output), "--json") as process:
        read_until(process, "1/2 done")
        # A terminal sends it to every process in the group, and so does `timeout`.
        os.killpg(process.pid, number)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 128 + number
    assert "Traceback" not in err
    assert "interrupted" in err.splitlines()[-1]
    assert json.loads(out)["outcome"] == "stopped"
    assert [(row["epochs"], row["epochs_done"]) for row in rows_of(output)] == [("1", "1.0")]
