"""A training that is killed and goes on from its autosave; settings change on the way.

usage: python -m tests.training.killed_run FOLDER SEED

Trains STEPS steps, each change of the seed's history at its step, and autosaves all the time,
telling of each on stdout. What was autosaved in the folder is where it begins; the weights of the
end are written there.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np

from visualnet.data.datasets import Dataset, Split, load_dataset
from visualnet.projects.project import Project, ShownRun
from visualnet.projects.project_file import read_project, save_project
from visualnet.settings_table import CHANGEABLE
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl, Turn
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer

STEPS = 400
CHANGES = 40
AUTOSAVED_EVERY = 3
END = "end.npy"

CHOICES: dict[str, tuple[Any, ...]] = {
    "optimizer": ("sgd", "nesterov", "rmsprop", "adam", "adamw"),
    "learning_rate": (0.001, 0.003, 0.01, 0.02),
    "momentum": (0.0, 0.5, 0.9),
    "schedule": ("constant", "cosine", "step"),
    "warm_up_epochs": (0.0, 0.7),
    "batch_size": (1, 7, 32, 300),
    "epochs": (None, 400),
    "patience": (None, 40),
    "keep": ("best", "last"),
    "target_accuracy": (None, 0.999),
    "l1": (0.0, 0.0001),
    "l2": (0.0, 0.001),
    "dropout": (0.0, 0.2),
    "clip_norm": (None, 0.5),
    "augment_shift": (0.0, 3.0),
    "augment_rotation": (0.0, 15.0),
    "augment_scale": (0.0, 0.1),
    "augment_shear": (0.0, 0.2),
    "augment_elastic": (0.0, 1.0),
    "augment_thickness": (0.0, 0.5),
    "augment_noise": (0.0, 0.1),
}
"""What each changeable setting is changed to."""


def history(seed: int) -> dict[int, dict[str, Any]]:
    """Return the changed settings by the step before which they are changed."""
    chance = np.random.default_rng(seed)
    changes: dict[int, dict[str, Any]] = {}
    now: dict[str, Any] = {}
    for step in np.sort(chance.choice(np.arange(1, STEPS), CHANGES, replace=False)).tolist():
        name = CHANGEABLE[chance.integers(len(CHANGEABLE))]
        others = [value for value in CHOICES[name] if value != now.get(name, CHOICES[name][0])]
        now[name] = others[chance.integers(len(others))]
        changes[step] = {name: now[name]}
    return changes


def few_digits() -> Dataset:
    """Return 300, 50 and 50 digits of MNIST."""
    mnist = load_dataset("mnist")

    def few(split: Split, count: int) -> Split:
        return Split(split.images[:count], split.labels[:count])

    parts = few(mnist.train, 300), few(mnist.validation, 50), few(mnist.test, 80)
    return Dataset("mnist", "Few digits", mnist.classes, *parts)


class ChangingControl(RunControl):
    """Plays to the last step; changes settings and autosaves at their steps.

    folder: where it autosaves; None for nowhere.
    """

    def __init__(self, trainer: Trainer, seed: int, folder: Path | None) -> None:
        super().__init__()
        self._trainer, self._changes_at, self._folder = trainer, history(seed), folder
        self._saved_step = -1

    def next_turn(self, batch_size: int) -> Turn:
        step = self._trainer.step
        if step >= STEPS:
            return Turn.STOP
        if step in self._changes_at:
            return Turn.CHANGE
        is_due = step % AUTOSAVED_EVERY == 0 and step != self._saved_step
        return Turn.CHECKPOINT if self._folder and is_due else Turn.UPDATE

    def take_changes(self) -> dict[str, Any]:
        return self._changes_at.pop(self._trainer.step)

    def give_checkpoint(self, checkpoint: Checkpoint) -> None:
        assert self._folder
        trainer = self._trainer
        shown = ShownRun("r", trainer.network, trainer.dataset.classes, checkpoint, trainer.log)
        save_project(Project(shown), self._folder / "work.vnet")
        self._saved_step = checkpoint.step
        print(checkpoint.step, flush=True)  # noqa: T201 - whoever kills it counts


def weights_at_end(seed: int, folder: Path | None = None) -> np.ndarray:
    """Return the weights of the seed's run, (parameters,), from what was autosaved or anew."""
    dataset = few_digits()
    file = folder / "work.vnet" if folder else None
    if file and file.exists():
        shown = read_project(file).shown
        first = shown.network.with_parameters(shown.checkpoint.first_parameters)
        trainer = Trainer(shown.checkpoint.config, dataset, first)
        trainer.resume(shown.checkpoint, shown.log)
    else:
        trainer = Trainer(TrainingConfig(hidden=(12, 9), learning_rate=0.01, seed=seed), dataset)
        trainer.apply_changes({"epochs": None})
    trainer.run(ChangingControl(trainer, seed, folder), Outbox())
    return trainer.network.parameters


if __name__ == "__main__":
    place = Path(sys.argv[1])
    end = weights_at_end(int(sys.argv[2]), place)
    np.save(place / END, end)
