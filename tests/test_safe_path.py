"""Code that lies in the present folder is never run."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import visualnet
from visualnet.projects.desktop import desktop_files

PACKAGE = str(Path(visualnet.__file__).parents[1])
NAMES = ("numpy", "random", "pickle", "json", "signal", "struct", "argparse", "scipy", "threading")
TINY = ("--epochs", "1", "--train-examples", "100", "--validation-examples", "50")
PATIENCE = 300
PROGRAM = """
import sys
from visualnet.cli import main

if __name__ == "__main__":
    sys.exit(main())
"""
"""As pip makes the console script."""
MAP = """
import numpy as np
from visualnet.insight.tsne import tsne

if __name__ == "__main__":
    points = np.random.default_rng(0).normal(size=(40, 5)).astype(np.float32)
    print(tsne(points, 0).shape)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of modules that leave a file when they are run."""
    for name in NAMES:
        trap = (
            f"open({str(tmp_path / 'run.txt')!r}, 'a').write({name!r} + '\\n')\nraise SystemExit\n"
        )
        (tmp_path / f"{name}.py").write_text(trap)
    return tmp_path


def finished(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": PACKAGE, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    found = folder / "run.txt"
    assert not found.exists(), found.read_text()
    return done


@pytest.mark.slow
def test_the_module_runs_nothing_of_the_present_folder(folder: Path) -> None:
    done = finished(folder, sys.executable, "-m", "visualnet", "models")
    assert "digits-16x16" in done.stdout, done.stderr


@pytest.mark.slow
def test_the_processes_of_a_sweep_run_nothing_of_it(folder: Path) -> None:
    program = folder / "bin" / "visualnet"
    program.parent.mkdir()
    program.write_text(PROGRAM)
    flags = ("sweep", "--seeds", "2", "--processes", "2", "--output", "results.csv", *TINY)
    done = finished(folder, sys.executable, str(program), *flags)
    assert done.returncode == 0, done.stderr
    assert len((folder / "results.csv").read_text().splitlines()) == 3


@pytest.mark.slow
def test_the_process_of_the_map_runs_nothing_of_it(folder: Path) -> None:
    pytest.importorskip("sklearn")
    program = folder / "bin" / "map.py"
    program.parent.mkdir()
    program.write_text(MAP)
    done = finished(folder, sys.executable, str(program))
    assert done.stdout.strip() == "(40, 2)", done.stderr


def test_the_desktop_entry_runs_nothing_of_it(folder: Path) -> None:
    (entry,) = [text for path, text in desktop_files().items() if path.suffix == ".desktop"]
    (line,) = [line for line in entry.decode().splitlines() if line.startswith("Exec=")]
    command = shlex.split(line.removeprefix("Exec="))
    at = command.index("gui")
    (folder / "visualnet.py").write_text((folder / "numpy.py").read_text())
    done = finished(folder, *command[:at], "models")
    assert "digits-16x16" in done.stdout, done.stderr
