"""The wheel, built, installed and used as a user gets it, away from the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PATIENCE = 600
MOST_BYTES = 20_000_000
NOT_SHIPPED = "visualnet/resources/screenshots/"
EXPECTED = (
    "visualnet/resources/data/mnist/train-images-idx3-ubyte.gz",
    "visualnet/resources/data/mnist/train-labels-idx1-ubyte.gz",
    "visualnet/resources/data/mnist/t10k-images-idx3-ubyte.gz",
    "visualnet/resources/data/mnist/t10k-labels-idx1-ubyte.gz",
    "visualnet/resources/data/pen-digits/pen-digits.npz",
    "visualnet/resources/data/example.strokes.jsonl",
    "visualnet/resources/models/digits-16x16.npz",
    "visualnet/resources/models/digits-128x64.npz",
    "visualnet/resources/models/digits-best.md",
    "visualnet/resources/models/digits-best.npz",
    "visualnet/resources/exports/page.html",
    "visualnet/resources/exports/program.py",
    "visualnet/resources/exports/worksheet.css",
    "visualnet/resources/fonts/Inter-Regular.otf",
    "visualnet/resources/icons/visualnet.svg",
    "visualnet/resources/desktop/visualnet.desktop",
    "visualnet/resources/desktop/visualnet.metainfo.xml",
    "visualnet/resources/desktop/visualnet.xml",
    "visualnet/resources/themes/dark.json",
    "visualnet/resources/themes/light.json",
    "visualnet/resources/themes/dark-high-contrast.json",
    "visualnet/resources/themes/dark/check.svg",
    "visualnet/resources/themes/window.qss",
    "visualnet/resources/licences/MNIST.txt",
    "visualnet/resources/licences/pen-digits.txt",
    "visualnet/resources/licences/Inter-OFL.txt",
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CHECKOUT / "pyproject.toml").is_file(), reason="needs the checkout to build from"
    ),
]


def call(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    call(*pip, "wheel", CHECKOUT, "--no-deps", "--no-build-isolation", "-w", folder, cwd=folder)
    (built,) = folder.glob("visualnet-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Run a program of a fresh environment that holds the wheel, and this one's libraries."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = folder / "environment"
    call(sys.executable, "-m", "venv", "--without-pip", environment, cwd=folder)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    site = Path(
        call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
        .strip()
    )  # fmt: skip
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    call(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    # A path file lets the libraries be found, after what is installed here, and does not follow
    # the path files of the other environment, which may point to the checkout.
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")

    def run(program: str, *arguments: object) -> str:
        return call(scripts / program, *arguments, cwd=folder)

    return run


def test_what_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert names >= set(EXPECTED)
    tracked = {
        f"visualnet/resources/{path.relative_to(CHECKOUT / 'resources').as_posix()}"
        for path in (CHECKOUT / "resources").rglob("*")
        if path.is_file()
    }
    # Pictures are for the README, catalogues for translators.
    not_shipped = {name for name in tracked if name.startswith(NOT_SHIPPED) or name.endswith(".ts")}
    assert not_shipped
    assert names & tracked == tracked - not_shipped
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert all(name.startswith(("visualnet/", "visualnet-")) for name in names)
    assert not any("__pycache__" in name or name.startswith("visualnet/tests") for name in names)


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES


def test_the_window_has_a_program_of_its_own(installed: Callable[..., str]) -> None:
    assert installed("visualnet-gui", "--help").startswith("usage: visualnet gui")


def test_the_installed_package_is_the_one_that_runs(installed: Callable[..., str]) -> None:
    program = "import sys, visualnet; print(visualnet.__file__); print(sys.prefix)"
    file, prefix = installed("python", "-c", program).splitlines()
    assert Path(file).is_relative_to(prefix)
    assert not Path(file).is_relative_to(CHECKOUT)


def test_models_are_listed(installed: Callable[..., str]) -> None:
    models = json.loads(installed("visualnet", "models", "--json"))["models"]
    assert "digits-16x16" in [model["name"] for model in models]


def test_a_drawing_is_read(installed: Callable[..., str]) -> None:
    find = "from visualnet.paths import resource; print(resource('data', 'example.strokes.jsonl'))"
    strokes = installed("python", "-c", find).strip()
    assert "resources" in strokes
    out = installed("visualnet", "predict", "digits-16x16", strokes, "--json")
    assert json.loads(out)["digit"] == 3


def test_the_data_sets_are_read(installed: Callable[..., str]) -> None:
    data = ("--dataset", "mnist+pen-digits", "--train-examples", 500)
    out = installed("visualnet", "train", *data, "--epochs", 1, "--json")
    assert json.loads(out)["config"]["dataset"] == "mnist+pen-digits"


def test_a_sweep_runs_in_processes(installed: Callable[..., str]) -> None:
    sizes = ("--train-examples", 500, "--epochs", 1, "--output", "results.csv")
    out = installed("visualnet", "sweep", "--vary", "momentum=0,0.5", *sizes, "--json")
    assert [run["momentum"] for run in json.loads(out)["runs"]] == [0, 0.5]


def test_it_trains(installed: Callable[..., str]) -> None:
    out = installed("visualnet", "train", "--train-examples", 500, "--epochs", 1, "--json")
    assert json.loads(out)["steps"] == 16
