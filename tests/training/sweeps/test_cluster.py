"""The same sweep through a Dask scheduler on this machine, with two workers."""

import csv
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import visualnet
from visualnet.cli import main
from visualnet.data.datasets import load_dataset
from visualnet.errors import VisualNetError
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps import cluster
from visualnet.training.sweeps.one_run import FIGURES

pytest.importorskip("distributed")

FLAGS = ["--epochs", "1", "--train-examples", "300", "--validation-examples", "200"]
VARIED = ["--vary", "momentum=0,0.9", "--vary", "hidden=16-16,100", "--vary", "batch_size=10"]
TIMES = ("seconds", "examples_per_second")
PATIENCE = 300
# As someone would start them: what a worker needs, `dask worker` sets itself.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"} | {
    "PYTHONPATH": str(Path(visualnet.__file__).parents[1])
}


@contextmanager
def running(tool: str, folder: Path, until: str, *arguments: str) -> Iterator["re.Match[str]"]:
    """Run `dask scheduler` or `dask worker` until the block ends; yields what matched in its log.

    They are asked to end by SIGTERM, on which they end their own processes.
    """
    command = [sys.executable, "-m", f"distributed.cli.dask_{tool}", "--no-dashboard", *arguments]
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    found = None
    try:
        for line in process.stderr:
            found = re.search(until, line)
            if found:
                break
        assert found, f"dask {tool} did not come up"
        # Nobody needs the rest, but a full pipe would stop it.
        reader = threading.Thread(target=process.stderr.read, daemon=True)
        reader.start()
        yield found
    finally:
        process.terminate()
        process.wait(PATIENCE)
        if found:
            reader.join(PATIENCE)
        process.stderr.close()


@contextmanager
def scheduler(folder: Path, *arguments: str) -> Iterator[str]:
    flags = ["--host", "127.0.0.1", "--port", "0", *arguments]
    with running("scheduler", folder, r"Scheduler at:\s*(\S+)", *flags) as found:
        yield found[1]


@contextmanager
def workers(folder: Path, address: str, *arguments: str) -> Iterator[None]:
    flags = ["--host", "127.0.0.1", "--nthreads", "1", *arguments]
    with running("worker", folder, r"Registered to", address, *flags):
        yield


def sweep(*arguments: object) -> tuple[int, str]:
    """Run a sweep as a user does; return its exit code and the last line on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "visualnet", "sweep", *FLAGS, *map(str, arguments)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.splitlines()[-1]


def rows_of(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        rows = [{k: v for k, v in row.items() if k not in TIMES} for row in csv.DictReader(file)]
    return sorted(rows, key=lambda row: row["fingerprint"])


@pytest.mark.slow
def test_a_cluster_finds_the_same_numbers(tmp_path: Path) -> None:
    here, there = tmp_path / "here.csv", tmp_path / "there.csv"
    assert sweep(*VARIED, "--output", here)[0] == 0
    with (
        scheduler(tmp_path) as address,
        workers(tmp_path, address),
        workers(tmp_path, address),
    ):
        there.write_bytes(b"".join(here.read_bytes().splitlines(keepends=True)[:2]))
        code, said = sweep(*VARIED, "--output", there, "--scheduler", address)
        assert (code, said[:8]) == (0, "4/4 runs")
        assert rows_of(there) == rows_of(here)
        # A worker in another folder finds the same data.
        own, part = tmp_path / "own.npz", load_dataset().train.part(0, 700)
        np.savez(own, images=part.images, labels=part.labels)
        near = os.path.relpath(own)
        code, said = sweep("--dataset", near, "-o", tmp_path / "d.csv", "--scheduler", address)
        assert (code, said[:8]) == (0, "1/1 runs")
        # A run that cannot be done is said here, and the cluster is none the worse for it.
        code, said = sweep("--dataset", "no-such", "-o", tmp_path / "c.csv", "--scheduler", address)
        assert code == 2
        assert "A worker of tcp://" in said
        assert "no-such" in said
    code, said = sweep(*VARIED, "--output", there, "--scheduler", address, "--seeds", 2)
    assert code == 2
    assert f"scheduler answers at {address}" in said


@pytest.mark.slow
def test_a_cluster_that_cannot_do_it_is_said(tmp_path: Path) -> None:
    output = tmp_path / "results.csv"
    with scheduler(tmp_path) as address:
        code, said = sweep("--output", output, "--scheduler", address)
        assert code == 2
        assert "has no workers" in said
        with workers(tmp_path, address, "--no-nanny"):
            code, said = sweep("--output", output, "--scheduler", address)
            assert code == 2
            assert "OPENBLAS_NUM_THREADS=1" in said
    assert not output.exists()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
def test_a_cluster_with_tls(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    request += ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(request, check=True, capture_output=True, timeout=PATIENCE)
    files = ["--tls-ca", certificate, "--tls-cert", certificate, "--tls-key", key]
    theirs = ["--tls-ca-file", *map(str, files[1:])]
    output = tmp_path / "results.csv"
    with (
        scheduler(tmp_path, "--protocol", "tls", *theirs) as address,
        workers(tmp_path, address, "--protocol", "tls", *theirs),
    ):
        assert address.startswith("tls://")
        assert sweep("--output", output, "--scheduler", address, *files)[0] == 0
        assert len(rows_of(output)) == 1
        plain = address.replace("tls://", "tcp://")
        code, said = sweep("--output", tmp_path / "other.csv", "--scheduler", plain)
        assert code == 2
        assert f"scheduler answers at {plain}" in said


def test_a_port_where_nobody_answers_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 0.5)
    output = str(tmp_path / "results.csv")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        assert main(["sweep", "--output", output, "--scheduler", address]) == 2
    said = capsys.readouterr().err
    assert said.startswith("visualnet sweep: error: No Dask scheduler answers at ")
    assert said.count("\n") == 1
    for address in ("tcp://", "tcp://nowhere", "tcp://[::1"):
        assert main(["sweep", "--output", output, "--scheduler", address]) == 2
        assert f"at {address} (" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_without_the_extra_the_command_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    output = str(tmp_path / "results.csv")
    assert main(["sweep", "--output", output, "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert 'pip install "visualnet[cluster]"' in capsys.readouterr().err.splitlines()[-1]


def test_a_worker_of_another_version_is_refused() -> None:
    answered = cluster.run_on_worker(TrainingConfig(), "0.0.0")
    assert "same version" in answered["error"]


@dataclass(frozen=True)
class FakeFuture:
    """What a client knows of a run."""

    status: str
    result: Callable[[], object]
    add_done_callback: Callable[[Callable[[object], None]], None]


class FakeCluster:
    """A client whose workers have answered at once, or of whom none is left."""

    def __init__(self, *answers: object) -> None:
        self.sent: list[TrainingConfig] = []
        self.content = ""
        self._answers = iter(answers)
        self.scheduler = SimpleNamespace(identity=None)

    def submit(self, _work: object, config: TrainingConfig, _version: str, pure: bool) -> object:
        self.sent.append(config)
        answer = next(self._answers, None)

        def add_done_callback(call: Callable[[object], None]) -> None:
            if answer is not None:
                call(future)

        future = FakeFuture("finished", lambda: answer, add_done_callback)
        return future

    def run(self, _work: object, _source: str, leave_out_damaged: bool) -> dict[str, str]:
        return {"tcp://10.0.0.2:1": self.content}

    def sync(self, _ask: object, callback_timeout: float) -> dict[str, object]:
        return {"workers": {}}

    def close(self) -> None:
        """Nothing is open."""


def run(monkeypatch: pytest.MonkeyPatch, fake: FakeCluster, config: TrainingConfig) -> None:
    monkeypatch.setattr(cluster, "_connected", lambda _cluster: fake)
    somewhere = cluster.Cluster("tcp://10.0.0.1:8786")
    list(cluster.run_on_cluster([config], lambda: False, somewhere))


def test_answers_that_are_no_figures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    good = dict.fromkeys(FIGURES, 1) | {"outcome": "finished"}
    run(monkeypatch, FakeCluster({"figures": good}), TrainingConfig())
    wrong = [{"test_accuracy": 1.5}, {"test_loss": float("nan")}, {"steps": "many"}, {"more": 1}]
    answers = [{"figures": good | change} for change in (*wrong, {"outcome": "=1+1"})]
    for answer in (*answers, {"figures": {}}, {}, [], "text", {"error": 3}, 7):
        with pytest.raises(VisualNetError, match=r"A worker of tcp.* unexpected answer"):
            run(monkeypatch, FakeCluster(answer), TrainingConfig())
    with pytest.raises(VisualNetError, match=r"A worker of .* says: There is no data set"):
        run(monkeypatch, FakeCluster({"error": "There is no data set."}), TrainingConfig())


def test_a_cluster_whose_workers_are_all_gone_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cluster, "_WAIT_SECONDS", 0.0)
    monkeypatch.setattr(cluster, "_POLL_SECONDS", 0.01)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.npz").touch()
    fake = FakeCluster()
    monkeypatch.setattr(cluster, "content_of", lambda _source, leave_out_damaged: fake.content)
    with pytest.raises(VisualNetError, match=r"has had no workers for 0 s. Start some"):
        run(monkeypatch, fake, TrainingConfig(dataset="own.npz"))
    # A worker runs in another folder.
    assert fake.sent[0].dataset == str(tmp_path / "own.npz")
    monkeypatch.setattr(cluster, "content_of", lambda _source, leave_out_damaged: "other")
    with pytest.raises(
        VisualNetError,
        match=r"worker tcp://10.* does not have the data of this machine at /.*own\.npz",
    ):
        run(monkeypatch, fake, TrainingConfig(dataset="own.npz"))
