"""The benchmark of training, alone and against another interpreter."""

import json
import stat
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from visualnet.data.datasets import Dataset
from visualnet.errors import SettingError
from visualnet.training.benchmark import benchmark
from visualnet.training.benchmark.benchmark import benchmark_training

FAKE = """#!{python}
import json, os, sys
images, labels = sys.argv[2:]
assert os.path.getsize(images) == 784 * os.path.getsize(labels)
for line in sys.stdin:
    job = json.loads(line)
    assert job["seconds"] > 0 and job["learning_rate"] > 0 and job["momentum"] == 0.9
    rate = 1000 * job["layer_sizes"][1] + job["batch_size"]
    slow, fast = rate / 4, rate
    one, many = (slow, fast) if job["batch_size"] > 99 else (fast, slow)
    answer = {{"one_thread": one, "default_threads": many, "threads": 2, "sklearn": rate / 2}}
    print(json.dumps(answer), flush=True)
"""


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benchmark, "_ROUNDS", 2)
    monkeypatch.setattr(benchmark, "_SECONDS_PER_ROUND", 0.01)
    monkeypatch.setattr(benchmark, "_WARM_UP_SECONDS", 0.01)


def script(folder: Path, text: str) -> str:
    path = folder / "interpreter"
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.slow
def test_rows_name_what_was_measured(tiny_dataset: Dataset) -> None:
    told: list[str] = []
    rows = benchmark_training(tiny_dataset, None, told.append)
    assert [(row["network"], row["activation"], row["batch_size"]) for row in rows] == [
        ("784-16-16-10", "sigmoid", 32),
        ("784-16-16-10", "sigmoid", 10),
        ("784-16-16-10", "sigmoid", 1),
        ("784-100-10", "relu", 32),
        ("784-128-64-10", "relu", 64),
        ("784-512-512-10", "relu", 128),
    ]
    assert all(row["examples_per_second"] > 100 for row in rows)
    assert all("torch_examples_per_second" not in row for row in rows)
    assert all(row["products_share"] > 0 for row in rows)
    assert all(row["history_ratio"] > 0 for row in rows)
    assert [row["threads"] for row in rows[:5]] == [1] * 5
    assert rows[5]["threads"] >= 1
    assert len(told) == 6
    assert "784-100-10 relu batch 32" in told[3]
    json.dumps(rows)


@pytest.mark.slow
def test_against_another_interpreter(tiny_dataset: Dataset, tmp_path: Path) -> None:
    interpreter = script(tmp_path, FAKE.format(python=sys.executable))
    told: list[str] = []
    rows = benchmark_training(tiny_dataset, interpreter, told.append)
    theirs = [row["torch_examples_per_second"] for row in rows]
    assert theirs == [16_032, 16_010, 16_001, 100_032, 128_064, 512_128]
    # The better of its two, whichever that is.
    one, many = (
        [row[f"torch_{way}_examples_per_second"] for row in rows]
        for way in ("one_thread", "default_threads")
    )
    assert (one[0], many[0], one[5], many[5]) == (16_032, 4008, 128_032, 512_128)
    assert all(row["torch_default_threads"] == 2 for row in rows)
    assert "with one thread, 4,008 with its default (2); ratio to the better" in told[0]
    for row in rows:
        ratio = row["examples_per_second"] / row["torch_examples_per_second"]
        assert row["ratio"] == pytest.approx(ratio, abs=0.02, rel=0.5)
        assert row["sklearn_ratio"] == pytest.approx(2 * row["ratio"], abs=0.02, rel=0.5)


def refusal(dataset: Dataset, interpreter: str) -> str:
    with pytest.raises(SettingError) as caught:
        benchmark_training(dataset, interpreter, lambda _line: None)
    sentence = str(caught.value)
    assert interpreter in sentence
    assert "\n" not in sentence
    return sentence


def test_no_such_interpreter(tiny_dataset: Dataset, tmp_path: Path) -> None:
    sentence = refusal(tiny_dataset, str(tmp_path / "none"))
    assert "No such file or directory" in sentence
    assert "interpreter that has PyTorch" in sentence
    assert "Permission denied" in refusal(tiny_dataset, str(tmp_path))


def test_an_interpreter_without_pytorch(tiny_dataset: Dataset) -> None:
    if find_spec("torch"):
        pytest.skip("this interpreter has PyTorch")
    assert "No module named 'torch'" in refusal(tiny_dataset, sys.executable)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("#!/bin/sh\nexit 3\n", "it ended without a message"),
        ("#!/bin/sh\necho first >&2; echo second >&2\n", "second"),
        ("#!/bin/sh\nprintf 'caf\\351\\n' >&2\n", "caf"),
        ("#!/bin/sh\nexec 0<&-\nread nothing\necho closed >&2\n", "closed"),
        ("#!/bin/sh\necho hello\n", "its answer was 'hello"),
        ("#!/bin/sh\necho '{}'\nread line\n", "its answer was"),
        ("#!/bin/sh\necho '{\"one_thread\": 0}'\nread line\n", "its answer was"),
        ("#!/bin/sh\nyes | tr -d '\\n'\n", "its answer was 'yyy"),
    ],
    ids=["exit", "stderr", "latin-1", "deaf", "hello", "no rate", "zero", "endless"],
)
def test_a_program_that_is_no_such_interpreter(
    tiny_dataset: Dataset, tmp_path: Path, text: str, reason: str
) -> None:
    sentence = refusal(tiny_dataset, script(tmp_path, text))
    assert "cannot train with PyTorch" in sentence
    assert reason in sentence
    assert len(sentence) < 300 + len(str(tmp_path))
