"""Where a run stands, on its way into a project file and back, as JSON and arrays."""

from math import inf
from typing import Any

import numpy as np

from visualnet.arrays import FloatArray, frozen
from visualnet.json_fields import Fields, Problem, list_of, number, text, whole
from visualnet.nn.optimizer import OptimizerState
from visualnet.nn.optimizers import OPTIMIZERS
from visualnet.nn.product_threads import MOST_THREADS
from visualnet.projects.archive import Archive, Members
from visualnet.sentences import Sentence
from visualnet.training.config import config_from_json_object
from visualnet.training.loss_watch import WATCHED_STEPS
from visualnet.training.moments.checkpoint import BestEpoch, Checkpoint
from visualnet.training.updater import UpdaterState

_MAX_STATES = 8


def checkpoint_as_json(point: Checkpoint) -> dict[str, Any]:
    """Return all of a checkpoint but its arrays."""
    updater = point.updater
    return {
        "config": point.config.as_json_object(),
        "step": point.step,
        "revision": point.revision,
        "epoch": point.epoch,
        "position": point.position,
        "examples_seen": point.examples_seen,
        "training_seconds": point.training_seconds,
        "evaluation_seconds": point.evaluation_seconds,
        "stop_reason": point.stop_reason,
        "best_step": None if point.best is None else point.best.step,
        "kept_step": point.kept_step,
        "threads": point.threads,
        "losses": list(point.losses),
        "accuracies": list(point.accuracies),
        "optimizer": None
        if updater is None
        else {
            "arrays": sorted(updater.optimizer.arrays),
            "numbers": dict(updater.optimizer.numbers),
            "generator": dict(updater.generator),
        },
    }


def add_checkpoint_arrays(members: Members, folder: str, point: Checkpoint) -> None:
    """Add the arrays of a checkpoint but its weights, and those of its best epoch."""
    if point.held is not None:
        members.add_array(f"{folder}/held", point.held.astype(np.float32))
    if point.updater is not None:
        for name, array in point.updater.optimizer.arrays.items():
            members.add_array(f"{folder}/optimizer/{name}", array)


def read_checkpoint(
    archive: Archive,
    fields: Fields,
    folder: str,
    parameters: FloatArray,
    first_parameters: FloatArray,
    best: FloatArray | None,
) -> Checkpoint:
    """Return what `checkpoint_as_json` and `add_checkpoint_arrays` wrote; raises Problem.

    parameters, first_parameters: (parameters,). best: those of the best epoch, None for none.
    """
    count, config = parameters.size, config_from_json_object(fields.value("config"))
    is_held = f"{folder}/held.npy" in archive
    held = archive.array(f"{folder}/held", (count,), count) if is_held else None
    any_number = list_of(number(-inf), WATCHED_STEPS)
    losses, accuracies = fields.read("losses", any_number), fields.read("accuracies", any_number)
    if len(losses) != len(accuracies):
        raise Problem("the numbers of its losses and accuracies differ")
    return Checkpoint(
        config=config,
        step=fields.read("step", whole()),
        revision=fields.read("revision", whole()),
        epoch=fields.read("epoch", whole(high=2**31)),
        position=fields.read("position", whole()),
        examples_seen=fields.read("examples_seen", whole()),
        weights=parameters,
        first_parameters=first_parameters,
        held=None if held is None else held != 0,
        updater=_read_updater(archive, fields, folder, config.optimizer, count)
        if fields.value("optimizer") is not None
        else None,
        losses=losses,
        accuracies=accuracies,
        stop_reason=fields.find("stop_reason", text()),
        training_seconds=fields.read("training_seconds", number()),
        evaluation_seconds=fields.read("evaluation_seconds", number()),
        best=None if best is None else BestEpoch(fields.read("best_step", whole()), best),
        kept_step=fields.find("kept_step", whole()),
        threads=fields.find("threads", whole(1, MOST_THREADS)),
    )


def _read_updater(
    archive: Archive, fields: Fields, folder: str, rule: str, count: int
) -> UpdaterState:
    state = fields.inner("optimizer")
    numbers = state.value("numbers")
    if not isinstance(numbers, dict) or len(numbers) > _MAX_STATES:
        raise Problem("the numbers of its optimizer are not a short list")
    checked = Fields(numbers, Sentence("the optimizer"))
    generator = state.value("generator")
    if not isinstance(generator, dict):
        raise Problem("the state of its random numbers is not a JSON object")
    arrays = {
        name: finite_weights(archive, f"{folder}/optimizer/{name}", count)
        for name in state.read("arrays", list_of(text(), _MAX_STATES))
    }
    collected = OptimizerState(arrays, {name: checked.read(name, number()) for name in numbers})
    OPTIMIZERS[rule].check(collected)
    return UpdaterState(collected, generator)


def finite_weights(archive: Archive, name: str, count: int) -> FloatArray:
    """Return one number for each parameter, float32, read-only; raises Problem."""
    with np.errstate(over="ignore"):
        values = archive.array(name, (count,), count).astype(np.float32)
    if not np.isfinite(values).all():
        raise Problem("its {name}.npy holds NaN or infinity", name=name)
    return frozen(values)
