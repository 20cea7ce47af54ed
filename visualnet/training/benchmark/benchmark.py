"""How fast this machine trains, alone or in turns with PyTorch."""

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import pairwise
from math import inf
from pathlib import Path
from reprlib import repr as shortened
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from visualnet.data.datasets import Dataset
from visualnet.errors import SettingError
from visualnet.nn.matrix_products import blas_for
from visualnet.nn.product_threads import core_count, products_with
from visualnet.nn.thread_choice import fitting_threads
from visualnet.safe_path import safe_environment
from visualnet.training.config import TrainingConfig
from visualnet.training.moments.budget import HistoryBudget
from visualnet.training.moments.keyframes import History
from visualnet.training.trainer import Trainer

_TORCH_WORKER = Path(__file__).with_name("torch_worker.py")
_ROUNDS = 5
_SECONDS_PER_ROUND = 0.6
_WARM_UP_SECONDS = 0.2
_LONGEST_ANSWER = 1000

BENCHMARKED: tuple[TrainingConfig, ...] = (
    TrainingConfig(hidden=(16, 16), batch_size=32, epochs=None),
    TrainingConfig(hidden=(16, 16), batch_size=10, epochs=None),
    TrainingConfig(hidden=(16, 16), batch_size=1, learning_rate=0.01, epochs=None),
    TrainingConfig(hidden=(100,), activation="relu", learning_rate=0.05, epochs=None),
    TrainingConfig(
        hidden=(128, 64), activation="relu", batch_size=64, learning_rate=0.05, epochs=None
    ),
    TrainingConfig(
        hidden=(512, 512), activation="relu", batch_size=128, learning_rate=0.05, epochs=None
    ),
)

Rates = dict[str, float]
"""Examples per second, by who trained: "torch_one_thread", "torch_default_threads", and perhaps
"sklearn"; and under "threads" how many PyTorch takes by default."""

_TORCH_WAYS = ("torch_one_thread", "torch_default_threads")

AskOthers = Callable[[TrainingConfig, tuple[int, ...]], Rates]


def benchmark_training(
    dataset: Dataset, against: str | None, report: Callable[[str], None]
) -> list[dict[str, Any]]:
    """Time whole training steps of several networks; one row each, of medians.

    A row's threads are those that its products take; its products_share is what the bare matrix
    products of a step, timed alone, would take of its time; its history_ratio what keeping moments
    leaves of the speed, by the time it takes more than asking for none.
    against: an interpreter that has PyTorch, perhaps scikit-learn; the same networks are then
    trained there, in turns with ours, in PyTorch with one thread and with its default; the better
    of the two is what ours is compared with. report: told each row as a line of text.
    Raises SettingError where that interpreter cannot be run or has no PyTorch.
    """
    with _others(against, dataset) as ask:
        rows = []
        for config in BENCHMARKED:
            rows.append(_benchmark_one(config, dataset, ask))
            report(_as_text(rows[-1]))
        return rows


def training_rate(trainer: Trainer, seconds: float) -> float:
    """Return examples per second of the trainer's steps over about so many seconds."""
    seen_before, started = trainer.examples_seen, perf_counter()
    for _ in _steps_for(trainer, seconds):
        trainer.keep_moment_where_due()
    return (trainer.examples_seen - seen_before) / (perf_counter() - started)


def _recording_seconds(trainer: Trainer, seconds: float) -> float:
    """Train for about so many seconds; return how many of them keeping moments took.

    Without a history, too, it is asked for after each step, and that is measured.
    """
    recorded = 0.0
    for now in _steps_for(trainer, seconds):
        trainer.keep_moment_where_due()
        recorded += perf_counter() - now
    return recorded


def _steps_for(trainer: Trainer, seconds: float) -> Iterator[float]:
    """Take steps for about so many seconds; yield when each was taken, as `perf_counter` tells."""
    deadline = perf_counter() + seconds
    while perf_counter() < deadline:
        trainer.take_step()
        if trainer.is_at_epoch_end:
            trainer.begin_epoch()
        yield perf_counter()


def _benchmark_one(
    config: TrainingConfig, dataset: Dataset, ask: AskOthers | None
) -> dict[str, Any]:
    sizes = config.layer_sizes(len(dataset.classes))
    threads = fitting_threads(sizes, config.batch_size, core_count())
    trainer, keeping = Trainer(config, dataset), Trainer(config, dataset)
    trainer.use_threads(threads)
    keeping.use_threads(threads)
    keeping.history = History(HistoryBudget())
    training_rate(trainer, _WARM_UP_SECONDS)
    # At first they are close together.
    while keeping.step < 2 * keeping.history.interval:
        training_rate(keeping, _WARM_UP_SECONDS)
    ours, products, theirs, recorded = [], [], [], 0.0
    for _ in range(_ROUNDS):
        ours.append(training_rate(trainer, _SECONDS_PER_ROUND))
        recorded += _recording_seconds(keeping, _SECONDS_PER_ROUND)
        recorded -= _recording_seconds(trainer, _SECONDS_PER_ROUND)
        products.append(products_rate(sizes, config.batch_size, _SECONDS_PER_ROUND / 4, threads))
        if ask:
            theirs.append(ask(config, sizes))
    row: dict[str, Any] = {
        "network": trainer.network.describe(),
        "activation": config.activation,
        "batch_size": config.batch_size,
        "threads": threads,
        "examples_per_second": round(median(ours)),
        "products_share": round(median(ours) / median(products), 3),
        "history_ratio": round(1 - recorded / (_ROUNDS * _SECONDS_PER_ROUND), 3),
    }
    return {**row, **_compared(ours, theirs)}


def _compared(ours: list[float], theirs: list[Rates]) -> dict[str, Any]:
    """Return the medians of what others train, and of ours over the better of PyTorch's two."""
    if not theirs:
        return {}
    found = {name: [rates[name] for rates in theirs] for name in theirs[0]}
    row: dict[str, Any] = {"torch_default_threads": round(found.pop("threads")[0])}
    for name, rates in found.items():
        row[f"{name}_examples_per_second"] = round(median(rates))
    found["torch"] = max((found.pop(name) for name in _TORCH_WAYS), key=median)
    row["torch_examples_per_second"] = round(median(found["torch"]))
    for name, rates in found.items():
        ratios = [our / their for our, their in zip(ours, rates, strict=True)]
        row["ratio" if name == "torch" else f"{name}_ratio"] = round(median(ratios), 2)
    return row


def products_rate(
    layer_sizes: tuple[int, ...], batch_size: int, seconds: float, threads: int = 1
) -> float:
    """Return examples per second if a step were its matrix products alone, done as it does them.

    Per layer: activations by weights, activations by deltas, and, but for the first, deltas by
    weights.
    """
    products: list[Callable[[], object]] = []
    for number, (fan_in, fan_out) in enumerate(pairwise(layer_sizes)):
        a, z = np.ones((batch_size, fan_in), np.float32), np.ones((batch_size, fan_out), np.float32)
        weights, blas = np.ones((fan_in, fan_out), np.float32), blas_for(a)
        out, back = z.copy(), a.copy()
        products.append(partial(blas.multiplication(a, weights, out, threads), a, weights, out))
        gradient = weights.copy()
        products.append(partial(blas.accumulation(z.T, a.T, gradient.T), 1.0, a.T, 1.0))
        if number:
            dot = blas.multiplication(z, weights.T, back, threads)
            products.append(partial(dot, z, weights.T, back))
    with products_with(threads):
        steps, started = 0, perf_counter()
        while perf_counter() < started + seconds:
            for product in products:
                product()
            steps += 1
        return steps * batch_size / (perf_counter() - started)


@contextmanager
def _others(against: str | None, dataset: Dataset) -> Iterator[AskOthers | None]:
    if against is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="visualnet-") as folder:
        images, labels = Path(folder, "images"), Path(folder, "labels")
        images.write_bytes(dataset.train.images.tobytes())
        labels.write_bytes(dataset.train.labels.tobytes())
        command = [against, str(_TORCH_WORKER), str(images), str(labels)]
        try:
            worker = subprocess.Popen(  # noqa: S603 - the interpreter that the user named
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                env=safe_environment(),
            )
        except OSError as error:
            raise SettingError(
                "{against} cannot be run ({strerror}); name a Python interpreter that has PyTorch.",
                against=against,
                strerror=error.strerror,
            ) from error
        with worker:
            try:
                yield lambda config, sizes: _ask(worker, against, config, sizes)
            finally:
                worker.kill()
                if worker.stdin:
                    # A job that was never read would be sent, in vain, once more.
                    with suppress(BrokenPipeError):
                        worker.stdin.close()


def _ask(
    worker: "subprocess.Popen[str]", against: str, config: TrainingConfig, sizes: tuple[int, ...]
) -> Rates:
    job = {
        "layer_sizes": sizes,
        "activation": config.activation,
        "batch_size": config.batch_size,
        "learning_rate": config.learning_rate,
        "momentum": config.momentum,
        "seconds": _SECONDS_PER_ROUND,
    }
    # Both are pipes; mypy cannot know.
    assert worker.stdin is not None  # noqa: S101
    assert worker.stdout is not None  # noqa: S101
    # One that has ended may still have left an answer.
    with suppress(BrokenPipeError):
        worker.stdin.write(json.dumps(job) + "\n")
        worker.stdin.flush()
    answer = worker.stdout.readline(_LONGEST_ANSWER)
    try:
        told = json.loads(answer)
        rates = {f"torch_{name}": float(told[name]) for name in ("one_thread", "default_threads")}
        rates["threads"] = float(told["threads"])
        if told.get("sklearn") is not None:
            rates["sklearn"] = float(told["sklearn"])
        if not all(0 < rate < inf for rate in rates.values()):
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise SettingError(
            "{against} cannot train with PyTorch ({complaint}); name a Python interpreter "
            "that has PyTorch.",
            against=against,
            complaint=_complaint(worker, answer),
        ) from None
    return rates


def _complaint(worker: "subprocess.Popen[str]", answer: str) -> str:
    if answer:
        return f"its answer was {shortened(answer)}"
    worker.kill()
    said = worker.stderr.read().split("\n") if worker.stderr else []
    lines = [line.strip() for line in said if line.strip()]
    return " ".join(lines[-1].split())[:200] if lines else "it ended without a message"


def _as_text(row: dict[str, Any]) -> str:
    text = (
        f"{row['network']} {row['activation']} batch {row['batch_size']}: "
        f"{row['examples_per_second']:,} examples/s with {row['threads']} "
        f"thread{'' if row['threads'] == 1 else 's'}, "
        f"{row['products_share']:.0%} of the time in matrix products, "
        f"{row['history_ratio']:.1%} of the speed while moments are kept"
    )
    if "ratio" in row:
        text += (
            f"; PyTorch {row['torch_one_thread_examples_per_second']:,} with one thread, "
            f"{row['torch_default_threads_examples_per_second']:,} with its default "
            f"({row['torch_default_threads']}); ratio to the better {row['ratio']:.2f}"
        )
    if "sklearn_ratio" in row:
        text += (
            f"; scikit-learn {row['sklearn_examples_per_second']:,}; "
            f"ratio {row['sklearn_ratio']:.2f}"
        )
    return text
