"""One training from its settings to its figures: what a process or a cluster's worker does."""

import sys
from time import perf_counter
from typing import Any

from visualnet.errors import DivergedError, VisualNetError
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.loading import load_dataset_of
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer

FIGURES = (
    "test_accuracy",
    "train_accuracy",
    "validation_accuracy",
    "test_loss",
    "epochs_done",
    "steps",
    "seconds",
    "examples_per_second",
    "outcome",
)
"""What `run_config` returns, in the order of the columns of a results file."""

WHOLE_FIGURES = ("steps", "examples_per_second")

_MAY_BE_MISSING = FIGURES[:4]
_OUTCOMES = ("finished", "diverged")
_NUMBERS = (int, float)


def run_config(config: TrainingConfig) -> dict[str, Any]:
    """Train from new weights to the end and return the FIGURES.

    Accuracies are 0 to 1 and, like test_loss, None where training diverged; so is
    validation_accuracy where no examples were kept for it. epochs_done: passes over the training
    examples. seconds: with the evaluations between. examples_per_second: of the steps alone.
    outcome: "finished" or "diverged".
    Raises SettingError or DataError where the data set cannot be had.
    """
    trainer = Trainer(config, load_dataset_of(config))
    control = RunControl()
    control.play()
    started = perf_counter()
    try:
        outcome = trainer.run(control, Outbox()).name.lower()
    except DivergedError:
        outcome = "diverged"
    seconds = perf_counter() - started
    accuracies: dict[str, float | None] = dict.fromkeys(FIGURES[:4])
    if outcome != "diverged":
        try:
            accuracies = _accuracies(trainer)
        except DivergedError:
            outcome = "diverged"
    rate = trainer.examples_seen / trainer.training_seconds if trainer.training_seconds else 0.0
    return {
        **accuracies,
        "epochs_done": round(trainer.epochs_done, 3),
        "steps": trainer.step,
        "seconds": round(seconds, 3),
        "examples_per_second": round(rate),
        "outcome": outcome,
    }


def answer(config: TrainingConfig) -> dict[str, Any]:
    """Return {"figures": …} of a run, or {"error": one sentence}, to be sent to another process."""
    try:
        return {"figures": run_config(config)}
    except VisualNetError as error:
        return {"error": str(error)}


def figures_of(answered: object) -> dict[str, Any]:
    """Return the figures that an `answer` carries; raises VisualNetError with its sentence.

    What was sent may be anything; where it is no answer a VisualNetError says so.
    """
    found = answered if isinstance(answered, dict) else {}
    if isinstance(found.get("error"), str):
        raise VisualNetError(found["error"])
    figures = found.get("figures")
    if not isinstance(figures, dict) or not are_figures(figures):
        raise VisualNetError(
            "A run returned an unexpected answer; use the same version of VisualNet "
            "everywhere, and start again to do the rest."
        )
    return figures


def are_figures(figures: dict[str, Any]) -> bool:
    """Tell whether these can be the FIGURES of a run."""
    if set(figures) != set(FIGURES) or figures["outcome"] not in _OUTCOMES:
        return False
    return all(_is_in_range(name, figures[name]) for name in FIGURES[:-1])


def _is_in_range(name: str, value: object) -> bool:
    if value is None:
        return name in _MAY_BE_MISSING
    if isinstance(value, bool) or not isinstance(value, int if name in WHOLE_FIGURES else _NUMBERS):
        return False
    return 0 <= value <= (1 if name.endswith("accuracy") else sys.float_info.max)


def _accuracies(trainer: Trainer) -> dict[str, float | None]:
    dataset = trainer.dataset
    on_test, on_train, on_validation = (
        trainer.evaluation_on(split) for split in (dataset.test, dataset.train, dataset.validation)
    )
    return {
        "test_accuracy": on_test.accuracy if on_test else None,
        "train_accuracy": on_train.accuracy if on_train else None,
        "validation_accuracy": on_validation.accuracy if on_validation else None,
        "test_loss": on_test.loss if on_test else None,
    }
