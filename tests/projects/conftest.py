"""A piece of work with everything in it that a project can hold."""

from datetime import UTC, datetime

import numpy as np
import pytest

from visualnet.data.datasets import Dataset
from visualnet.nn.edits import Freeze
from visualnet.nn.parts import Part
from visualnet.projects.project import Drawing, Project, ShownRun
from visualnet.projects.window_layout import DockPlace, WindowLayout
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.runs import RunHistory
from visualnet.training.snapshots import Outbox
from visualnet.training.sweeps.experiment_record import ExperimentRecord
from visualnet.training.sweeps.one_run import FIGURES
from visualnet.training.sweeps.sweep import SweepResult, sweep_over
from visualnet.training.sweeps.variations import Variation
from visualnet.training.trainer import Trainer


def trained(dataset: Dataset, **settings: object) -> Trainer:
    """Return a run of two epochs and a few steps."""
    config = TrainingConfig(hidden=(7, 5), batch_size=9, epochs=2).changed(**settings)
    trainer, control = Trainer(config, dataset), RunControl()
    control.play()
    trainer.run(control, Outbox())
    trainer.apply_changes({"epochs": 9})
    for _ in range(4):
        trainer.take_step()
    return trainer


def project_of(trainer: Trainer, **parts: object) -> Project:
    shown = ShownRun(
        title="a run of mine",
        network=trainer.network,
        classes=trainer.dataset.classes,
        checkpoint=trainer.checkpoint(),
        log=trainer.log,
        known_test_accuracy=0.125,
        was_playing=True,
    )
    return Project(shown=shown, **parts)


def experiment_record() -> ExperimentRecord:
    """Return two settings with two seeds; one run is done, one diverged."""
    variation = Variation("hidden", ((16, 16), (32,)))
    sweep = sweep_over(TrainingConfig(epochs=3), [variation], seeds=2)
    done = (0.91, 0.93, None, 0.3, 3.0, 20, 1.5, 1000, "finished")
    diverged = (None, None, None, None, 0.5, 7, 0.25, 900, "diverged")
    results = [
        SweepResult(sweep.configs[place], dict(zip(FIGURES, values, strict=True)), was_found=True)
        for place, values in ((2, done), (1, diverged))
    ]
    return ExperimentRecord("", sweep, tuple(results))


@pytest.fixture(scope="session")
def trainer(tiny_dataset: Dataset) -> Trainer:
    trainer = trained(tiny_dataset, optimizer="adam", dropout=0.2)
    trainer.hold(Freeze(Part(1, 2)).mask(trainer.network))
    return trainer


@pytest.fixture(scope="session")
def project(trainer: Trainer) -> Project:
    history = RunHistory()
    for other in (trained(trainer.dataset, seed=4), trainer):
        history.add(
            other.network,
            other.dataset.classes,
            other.config,
            other.snapshot(),
            other.log,
            datetime(2026, 11, 25, 12, tzinfo=UTC),
        )
    history.rename(1, "Größte Rate ⚡")
    image = np.arange(784, dtype=np.uint16).reshape(28, 28).astype(np.uint8)
    return project_of(
        trainer,
        runs=tuple(history.records),
        current_run=2,
        drawing=Drawing(image=image, label="7"),
        layout=WindowLayout(
            (-20, 30, 1200, 700),
            True,
            (DockPlace("runsDock", "right", True, False, 3, True, (900, 0, 300, 640)),),
        ),
        my_digits='{"strokes": [[[1, 2], [3, 4]]], "width": 9, "height": 9, "label": "7"}\n',
        experiment=experiment_record(),
    )
