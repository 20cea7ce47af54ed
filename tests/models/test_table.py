"""A table of all formats: written, read back, and opened by programs that are not VisualNet.

    python -m pytest -m slow -s tests/models/test_model_table.py

prints it. VISUALNET_TORCH may name a Python that has torch and safetensors, VISUALNET_MODEL a file
or bundled model other than digits-16x16.
"""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from visualnet.data.datasets import load_dataset
from visualnet.models.bundled import resolve_model
from visualnet.models.checking import answers_of_file, save_and_check
from visualnet.models.format_python import answers_of_program
from visualnet.models.formats import model_formats, open_model
from visualnet.nn.network import as_inputs

pytestmark = pytest.mark.slow

FLOAT32_ROUNDING = 5e-6
"""What float32 rounds away in the application itself, seen from double precision."""


@pytest.fixture(scope="module")
def model() -> Any:
    return open_model(resolve_model(os.environ.get("VISUALNET_MODEL", "digits-16x16")))


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    images = load_dataset().test.images
    return as_inputs(images.reshape(len(images), -1))


def by_hand(layers: list[tuple[np.ndarray, np.ndarray]], names: list[str], a: np.ndarray) -> Any:
    """The network written down once more, for weights (fan_in, fan_out) read by others."""
    functions = {
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "relu": lambda z: np.maximum(z, 0),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
        "gelu": lambda z: z / 2 * (1 + np.tanh((2 / np.pi) ** 0.5 * (z + 0.044715 * z**3))),
    }
    for (weights, biases), name in zip(layers, names, strict=True):
        a = functions[name](a @ weights + biases)
    return a


def in_numpy(path: Path, rows: np.ndarray, names: list[str], _: Any) -> tuple[Any, str]:
    with np.load(path) as file:
        layers = [(file[f"weights_{k}"], file[f"biases_{k}"]) for k in range(len(names))]
    return by_hand(layers, names, rows), f"numpy {np.__version__}"


def in_json(path: Path, rows: np.ndarray, names: list[str], _: Any) -> tuple[Any, str]:
    read = json.loads(path.read_text())["layers"]
    layers = [(np.array(k["weights"], "f4"), np.array(k["biases"], "f4")) for k in read]
    return by_hand(layers, names, rows), "Python's json"


def in_csv(path: Path, rows: np.ndarray, names: list[str], _: Any) -> tuple[Any, str]:
    layers = []
    with zipfile.ZipFile(path) as archive:
        for k in range(len(names)):
            tables = [
                list(csv.reader(io.StringIO(archive.read(f"{kind}_{k}.csv").decode())))[1:]
                for kind in ("weights", "biases")
            ]
            weights = np.array([row[1:] for row in tables[0]], np.float32)
            layers.append((weights, np.array(tables[1][0], np.float32)))
    return by_hand(layers, names, rows), "Python's csv"


TORCH = """
import sys, numpy, torch
from safetensors.torch import load_file
from torch import nn
path, inputs, outputs, *names = sys.argv[1:]
state = load_file(path)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        shapes = [state[f"layers.{k}.weight"].shape for k in range(len(names))]
        self.layers = nn.ModuleList(nn.Linear(i, o) for o, i in shapes)
    def forward(self, x):
        functions = {"sigmoid": torch.sigmoid, "relu": torch.relu, "tanh": torch.tanh,
                     "softmax": lambda z: torch.softmax(z, 1),
                     "gelu": lambda z: nn.functional.gelu(z, approximate="tanh")}
        for layer, name in zip(self.layers, names):
            x = functions[name](layer(x))
        return x
net = Net()
print(net.load_state_dict(state), "torch", torch.__version__)
with torch.no_grad():
    numpy.save(outputs, net(torch.from_numpy(numpy.load(inputs))).numpy())
"""


def in_torch(path: Path, rows: np.ndarray, names: list[str], _: Any) -> tuple[Any, str]:
    python = os.environ.get("VISUALNET_TORCH")
    if not python:
        from safetensors.numpy import load_file

        read = load_file(path)
        layers = [
            (read[f"layers.{k}.weight"].T, read[f"layers.{k}.bias"]) for k in range(len(names))
        ]
        return by_hand(layers, names, rows), "safetensors.numpy"
    inputs, outputs = path.with_suffix(".in.npy"), path.with_suffix(".out.npy")
    np.save(inputs, rows)
    command = [python, "-c", TORCH, str(path), str(inputs), str(outputs), *names]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    assert "All keys matched" in done.stdout
    return np.load(outputs), done.stdout.strip().rpartition("> ")[2]


def in_onnxruntime(path: Path, rows: np.ndarray, _: list[str], __: Any) -> tuple[Any, str]:
    runtime = pytest.importorskip("onnxruntime")
    session = runtime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(["probabilities"], {"pixels": rows})[0], f"onnxruntime {runtime.__version__}"


def in_bare_python(path: Path, rows: np.ndarray, _: list[str], __: Any) -> tuple[Any, str]:
    answers, _by = answers_of_program(path, rows, "-S")
    return answers, f"Python {sys.version.split()[0]} -I -S, without numpy"


def in_chromium(path: Path, rows: np.ndarray, _: list[str], request: Any) -> tuple[Any, str]:
    browser = request.getfixturevalue("browser")
    browser.open(path)
    script = "return arguments[0].map((row) => Array.from(forward(row).at(-1)))"
    pieces = [
        np.array(browser.run(script, rows[start : start + 500].astype(float).tolist()))
        for start in range(0, len(rows), 500)
    ]
    agent = str(browser.run("return navigator.userAgent"))
    return np.concatenate(pieces), agent.partition("HeadlessChrome/")[2].split(".")[0].join(
        ("Chromium ", "")
    )


OPENED_BY: dict[str, Callable[..., tuple[Any, str]]] = {
    "npz": in_numpy,
    "json": in_json,
    "csv": in_csv,
    "safetensors": in_torch,
    "onnx": in_onnxruntime,
    "python": in_bare_python,
    "html": in_chromium,
}


def test_every_format_has_a_row() -> None:
    assert OPENED_BY.keys() == model_formats().keys()


@pytest.mark.parametrize("name", OPENED_BY)
def test_a_format_on_the_whole_test_set(
    model: Any, rows: np.ndarray, tmp_path: Path, name: str, request: Any, capsys: Any
) -> None:
    if name == "onnx":
        pytest.importorskip("onnx")
    chosen = model_formats()[name]
    path = tmp_path / f"model{chosen.suffix}"
    check = save_and_check(model, path, name, rows[:100])
    expected = model.network.probabilities(rows)
    back, reader = answers_of_file(chosen, path, rows)
    names = [*model.network.activations, model.network.output]
    foreign, program = OPENED_BY[name](path, rows, names, request)
    ours, theirs = (float(np.abs(answers - expected).max()) for answers in (back, foreign))
    same = int((foreign.argmax(axis=1) == expected.argmax(axis=1)).sum())
    with capsys.disabled():
        sys.stdout.write(
            f"\n{name:12} written {check.bytes:>10,} bytes | {reader}: {ours:.1e} | "
            f"{program}: {theirs:.1e}, {same:,} of {len(rows):,} digits the same "
        )
    assert max(ours, theirs) < FLOAT32_ROUNDING
    assert same == len(rows)
