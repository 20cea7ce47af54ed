"""Built-in experiments: sweeps whose results were published, to be compared with.

The figures are those of an MLP in NumPy that learns one example at a time
(github.com/meeramurali/Handwritten-Digit-Recognition): 784-n-10, sigmoid everywhere, squared error
against targets 0.9 and 0.1, first weights uniform in ±0.05, learning rate 0.1, accuracies after 50
epochs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

from visualnet.errors import SettingError
from visualnet.sentences import Sentence
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.sweep import Sweep, SweepResult, sweep_of

SOURCE = "https://github.com/meeramurali/Handwritten-Digit-Recognition"

PUBLISHED_RECIPE = TrainingConfig(
    hidden=(100,),
    activation="sigmoid",
    output="sigmoid",
    target_margin=0.1,
    initial_weights="uniform",
    learning_rate=0.1,
    momentum=0.9,
    batch_size=1,
    epochs=50,
    schedule="constant",
    validation_examples=0,
)


@dataclass(frozen=True, slots=True)
class PublishedRun:
    """One setting of an experiment, in words, and the accuracies published for it, 0 to 1."""

    label: str
    config: TrainingConfig
    train_accuracy: float
    test_accuracy: float


@dataclass(frozen=True, slots=True)
class Experiment:
    """A sweep with published results.

    shows: one sentence. varied: names of the settings in which its runs differ.
    """

    title: str
    shows: str
    varied: tuple[str, ...]
    runs: tuple[PublishedRun, ...]

    def changed(self, **settings: Any) -> "Experiment":
        """Return the experiment with other settings for all its runs.

        Raises SettingError for one that the experiment itself varies, or out of range.
        """
        for name in settings:
            if name in self.varied:
                raise SettingError("This experiment varies {name} itself; leave it out.", name=name)
        runs = (replace(run, config=run.config.changed(**settings)) for run in self.runs)
        return replace(self, runs=tuple(runs))

    def sweep(self, seeds: int = 1) -> Sweep:
        """Return its runs, each with so many seeds from its own on."""
        return sweep_of((run.config for run in self.runs), self.varied, seeds)

    def compare(self, results: Iterable[SweepResult]) -> list[dict[str, Any]]:
        """Return one row per setting that has results: ours, published, difference.

        Ours are means over the seeds that did not diverge, None where none is left; accuracies are
        0 to 1, differences ours less published.
        """
        found = list(results)
        rows = []
        for run in self.runs:
            ours = [one.figures for one in found if _is_same_setting(one.config, run.config)]
            if ours:
                rows.append({"setting": run.label, "runs": len(ours), **_compared(ours, run)})
        return rows


def _compared(ours: list[dict[str, Any]], run: PublishedRun) -> dict[str, float | None]:
    row: dict[str, float | None] = {}
    for name in ("test_accuracy", "train_accuracy"):
        measured = [figures[name] for figures in ours if figures[name] is not None]
        value, published = (mean(measured) if measured else None), getattr(run, name)
        row[name] = value
        row[f"published_{name}"] = published
        row[f"{name}_difference"] = None if value is None else value - published
    return row


def _is_same_setting(one: TrainingConfig, other: TrainingConfig) -> bool:
    return replace(one, seed=0) == replace(other, seed=0)


def _published(label: str, train: float, test: float, **settings: Any) -> PublishedRun:
    return PublishedRun(label, PUBLISHED_RECIPE.changed(**settings), train, test)


_HIDDEN_UNITS = (
    _published(Sentence("20 hidden neurons"), 0.9599, 0.9355, hidden=(20,)),
    _published(Sentence("50 hidden neurons"), 0.9872, 0.9567, hidden=(50,)),
    _published(Sentence("100 hidden neurons"), 0.9965, 0.9654, hidden=(100,)),
)
_MOMENTUM = (
    _published("momentum 0", 0.9951, 0.9745, momentum=0.0),
    _published("momentum 0.25", 0.9958, 0.9762, momentum=0.25),
    _published("momentum 0.5", 0.9963, 0.9731, momentum=0.5),
)
_TRAINING_EXAMPLES = (
    _published("30,000 images", 0.9981, 0.9574, train_examples=30_000, balanced=True),
    _published("15,000 images", 0.9993, 0.9469, train_examples=15_000, balanced=True),
)

EXPERIMENTS: dict[str, Experiment] = {
    "hidden-units": Experiment(
        Sentence("Hidden neurons"),
        Sentence("See how more hidden neurons improve accuracy, most of all on training images."),
        ("hidden",),
        _HIDDEN_UNITS,
    ),
    "momentum": Experiment(
        "Momentum",
        Sentence("See what momentum does when the network learns one example at a time."),
        ("momentum",),
        _MOMENTUM,
    ),
    "training-examples": Experiment(
        Sentence("Training images"),
        Sentence("See a network overfit: with fewer training images it memorizes more."),
        ("train_examples",),
        _TRAINING_EXAMPLES,
    ),
    "reference": Experiment(
        Sentence("All published runs"),
        Sentence("Repeat all eight published runs: hidden neurons, momentum, training images."),
        ("hidden", "momentum", "train_examples", "balanced"),
        (*_HIDDEN_UNITS, *_MOMENTUM, *_TRAINING_EXAMPLES),
    ),
}


def experiment_named(name: str) -> Experiment:
    """Return the experiment of that name; raises SettingError listing those there are."""
    if name not in EXPERIMENTS:
        raise SettingError(
            "There is no experiment {name}; choose one of {experiments}.",
            name=repr(name),
            experiments=", ".join(EXPERIMENTS),
        )
    return EXPERIMENTS[name]
