"""Projects: what is in them is taken up, learns a step, and is saved and opened again."""

from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from random import Random

import numpy as np

from tests.fuzz.archives import damaged_zip
from tests.fuzz.layouts import LAYOUT
from tests.projects.conftest import experiment_record
from visualnet.data.dataset import Dataset, Split
from visualnet.errors import VisualNetError
from visualnet.nn.edits import Freeze
from visualnet.nn.parts import Part
from visualnet.projects.project import Drawing, Project, ShownRun
from visualnet.projects.project_file import project_bytes, read_project, save_project
from visualnet.projects.window_layout import layout_from_json
from visualnet.training.absent_data import absent_data
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.runs import RunHistory
from visualnet.training.snapshots import Outbox
from visualnet.training.trainer import Trainer

_DIGITS = '{"strokes": [[[1, 2], [3, 4]]], "width": 9, "height": 9, "label": "7"}\n'


def read_one(folder: Path) -> None:
    """Open the project, take a step where its run can go on, save it and open it again."""
    project = read_project(folder / "project.vnet")
    trainer = _resumed(project.shown)
    _take_step(trainer)
    path = folder / "again.vnet"
    save_project(project, path)
    again = read_project(path)
    assert np.array_equal(again.shown.network.parameters, project.shown.network.parameters)
    assert again.drawing.strokes == project.drawing.strokes
    assert again.layout == project.layout
    assert len(again.runs) == len(project.runs)
    assert _results(again) == _results(project)


def _results(project: Project) -> object:
    found = project.experiment
    return None if found is None else [(each.config, each.figures) for each in found.results]


def _resumed(shown: ShownRun) -> Trainer:
    point = shown.checkpoint
    dataset: Dataset = _dataset()
    if len(shown.classes) != len(dataset.classes):
        dataset = absent_data(point.config, shown.classes, shown.data, point.position, "away.")
    trainer = Trainer(point.config, dataset, shown.network.with_parameters(point.first_parameters))
    trainer.resume(point, shown.log)
    return trainer


@np.errstate(all="ignore")
def _take_step(trainer: Trainer) -> None:
    """Learn one batch, if it is no large one: its numbers may leave the numbers behind."""
    if not trainer.is_finished and trainer.config.batch_size < 1000:
        try:
            trainer.take_step()
        except VisualNetError:
            return


def project(random: Random) -> dict[str, bytes]:
    """A project with everything in it."""
    which = random.randrange(2)
    if random.random() < 0.15:
        return {"project.vnet": damaged_zip(random, _sound(which), _damaged_network)}
    damage = partial(damaged_zip, damage_other=_damaged_network)
    return {"project.vnet": damage(random, _sound(which))}


def _damaged_network(random: Random, data: bytes) -> bytes:
    if data.startswith(b"PK"):
        return damaged_zip(random, data)
    from tests.fuzz.drawings import damaged_lines

    return damaged_lines(random, data)


@cache
def _dataset() -> Dataset:
    generator = np.random.default_rng(5)

    def split(examples: int) -> Split:
        labels = np.arange(examples, dtype=np.uint8) % 3
        images = generator.integers(0, 256, (examples, 28, 28), dtype=np.uint8)
        for array in (images, labels):
            array.flags.writeable = False
        return Split(images, labels)

    return Dataset("mnist", "Three", tuple("abc"), split(30), split(6), split(6))


@cache
def _sound(which: int) -> bytes:
    """Return a project whose run learns by Adam, or by SGD with momentum and no held weights."""
    settings = {"optimizer": "adam", "dropout": 0.2} if which else {"momentum": 0.9}
    trainer, other = _trained(**settings), _trained(seed=4)
    if which:
        trainer.hold(Freeze(Part(1, 1)).mask(trainer.network))
    history = RunHistory()
    for each in (other, trainer):
        started = datetime(2026, 11, 25, 12, tzinfo=UTC)
        classes = each.dataset.classes
        history.add(each.network, classes, each.config, each.snapshot(), each.log, started)
    shown = ShownRun(
        title="a run of mine",
        network=trainer.network,
        classes=trainer.dataset.classes,
        checkpoint=trainer.checkpoint(),
        log=trainer.log,
        known_test_accuracy=0.125,
        was_playing=True,
    )
    strokes = (((1.0, 2.0), (30.0, 40.0)), ((5.0, 5.0),))
    image = np.arange(784, dtype=np.uint16).reshape(28, 28).astype(np.uint8)
    grey = np.full((9, 9), 7, np.uint8)
    drawing = Drawing(image=image, label="b", grey=grey) if which else Drawing(strokes, 60.0)
    layout = layout_from_json(LAYOUT)
    whole = Project(
        shown=shown,
        runs=tuple(history.records),
        current_run=2,
        drawing=drawing,
        layout=layout,
        my_digits=_DIGITS,
        experiment=experiment_record(),
    )
    return project_bytes(whole)


def _trained(**settings: object) -> Trainer:
    config = TrainingConfig(hidden=(3,), batch_size=9, epochs=2).changed(**settings)
    trainer, control = Trainer(config, _dataset()), RunControl()
    control.play()
    trainer.run(control, Outbox())
    trainer.apply_changes({"epochs": 9})
    trainer.take_step()
    return trainer
