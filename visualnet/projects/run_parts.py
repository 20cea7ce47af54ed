"""The open run on its way into a project file and back: JSON for figures, arrays for the rest."""

import io
from dataclasses import asdict
from math import inf
from typing import Any

import numpy as np

from visualnet.arrays import FloatArray, frozen
from visualnet.data.datasets import source_title
from visualnet.errors import DivergedError
from visualnet.json_fields import MAX_TEXT, Fields, Problem, flag, list_of, number, text, whole
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import model_formats
from visualnet.nn.network import Network
from visualnet.nn.optimizers import OPTIMIZERS, OptimizerState
from visualnet.projects.archive import Archive, Members
from visualnet.projects.log_arrays import add_log, read_log
from visualnet.projects.project import ShownRun
from visualnet.sentences import Sentence
from visualnet.training.absent_data import DataIdentity
from visualnet.training.checkpoint import BestEpoch, Checkpoint
from visualnet.training.config import TrainingConfig, config_from_json_object
from visualnet.training.loss_watch import WATCHED_STEPS
from visualnet.training.updater import UpdaterState

_BEST = "run/best"
_MARKED = "run/marked"
_NETWORK = "network.npz"
_MAX_MODEL_BYTES = 600_000_000
_MAX_STATES = 8
_TEMPERATURES = (0.1, 10.0)


def run_as_json(run: ShownRun) -> dict[str, Any]:
    """Return all of a run but its arrays."""
    point = run.checkpoint
    updater = point.updater
    return {
        # A file's name need not be Unicode.
        "title": run.title.encode("utf-8", "replace").decode("utf-8")[:MAX_TEXT],
        "config": point.config.as_json_object(),
        "data": None if run.data is None else asdict(run.data),
        "was_playing": run.was_playing,
        "known_test_accuracy": run.known_test_accuracy,
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
        "is_ended": run.is_ended,
        "is_drawn": run.is_drawn,
        "temperature": run.temperature,
        "failure": None if run.failure is None else _failure_as_json(run.failure),
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


def add_run_arrays(members: Members, run: ShownRun) -> None:
    """Add the network, as a model file in the file, and the arrays of a run."""
    point = run.checkpoint
    members.add(_NETWORK, model_formats()["npz"].write(_model_of(run)))
    members.add_array("run/first_weights", point.first_parameters)
    marked = run.marked_parameters
    if marked is not None and np.isfinite(marked).all():
        members.add_array(_MARKED, marked)
    if point.held is not None:
        members.add_array("run/held", point.held.astype(np.float32))
    if point.best is not None:
        members.add_array(_BEST, point.best.parameters)
    if point.updater is not None:
        for name, array in point.updater.optimizer.arrays.items():
            members.add_array(f"run/optimizer/{name}", array)
    add_log(members, "run/log", run.log, point.step)


def _model_of(run: ShownRun) -> ModelDocument:
    point = run.checkpoint
    tested = run.known_test_accuracy if point.step == 0 and point.revision == 0 else None
    if run.log.latest_tested_step == point.weights_step and point.revision == 0:
        tested = run.log.latest_test_accuracy
    return new_document(
        run.network.with_parameters(point.parameters),
        classes=run.classes,
        training=point.config.as_json_object(),
        # The path of the user's own data stands in project.json, as it is.
        dataset=source_title(point.config.dataset),
        test_accuracy=tested,
        pictures=run.pictures,
        learnt_scale=run.learnt_scale,
    )


def read_run(archive: Archive, fields: Fields, where: str) -> ShownRun:
    """Return the run; where: the file's path. Raises Problem, ModelFileError or SettingError."""
    data = archive.data(_NETWORK, _MAX_MODEL_BYTES)
    read = model_formats()["npz"].read
    assert read is not None  # noqa: S101 - the application's own format
    model = read(io.BytesIO(data), Sentence("{network} in {where}", network=_NETWORK, where=where))
    network = model.network
    config = config_from_json_object(fields.value("config"))
    if tuple(config.hidden) != network.layer_sizes[1:-1] or config.output != network.output:
        raise Problem("its settings are those of another network")
    return ShownRun(
        title=fields.read("title", text()),
        network=network,
        classes=model.metadata.classes,
        checkpoint=_read_checkpoint(archive, fields, config, network),
        log=read_log(archive, "run/log", network),
        known_test_accuracy=fields.find("known_test_accuracy", number(0, 1)),
        was_playing=fields.read("was_playing", flag),
        data=_read_identity(fields.inner("data")) if fields.value("data") is not None else None,
        # Earlier files do not tell these.
        is_ended=fields.find("is_ended", flag) or False,
        is_drawn=fields.find("is_drawn", flag) or False,
        marked_parameters=_read_marked(archive, network.parameters.size),
        failure=_read_failure(fields.inner("failure"))
        if fields.value("failure") is not None
        else None,
        temperature=fields.find("temperature", number(*_TEMPERATURES)) or 1.0,
        pictures=model.metadata.pictures,
        learnt_scale=model.metadata.learnt_scale,
    )


def _read_marked(archive: Archive, count: int) -> FloatArray | None:
    return finite_weights(archive, _MARKED, count) if f"{_MARKED}.npy" in archive else None


def _failure_as_json(failure: DivergedError) -> dict[str, Any]:
    return {
        "step": failure.step,
        "learning_rate": failure.learning_rate,
        "set_rate": failure.set_rate,
        "reason": failure.reason,
        "is_of_first_weights": failure.is_of_first_weights,
    }


def _read_failure(fields: Fields) -> DivergedError:
    return DivergedError(
        fields.read("step", whole()),
        fields.read("learning_rate", number()),
        fields.read("reason", text()),
        fields.find("set_rate", number()),
        is_of_first_weights=fields.read("is_of_first_weights", flag),
    )


def _read_identity(fields: Fields) -> DataIdentity:
    return DataIdentity(
        train_examples=fields.read("train_examples", whole()),
        classes=fields.read("classes", whole(high=2**32 - 1)),
        examples=fields.read("examples", whole(high=2**32 - 1)),
    )


def _read_checkpoint(
    archive: Archive, fields: Fields, config: TrainingConfig, network: Network
) -> Checkpoint:
    count = network.parameters.size
    held = archive.array("run/held", (count,), count) if "run/held.npy" in archive else None
    any_number = list_of(number(-inf), WATCHED_STEPS)
    losses = fields.read("losses", any_number)
    accuracies = fields.read("accuracies", any_number)
    if len(losses) != len(accuracies):
        raise Problem("the numbers of its losses and accuracies differ")
    return Checkpoint(
        config=config,
        step=fields.read("step", whole()),
        revision=fields.read("revision", whole()),
        epoch=fields.read("epoch", whole(high=2**31)),
        position=fields.read("position", whole()),
        examples_seen=fields.read("examples_seen", whole()),
        parameters=network.parameters,
        first_parameters=finite_weights(archive, "run/first_weights", count),
        held=None if held is None else held != 0,
        updater=_read_updater(archive, fields, config.optimizer, count)
        if fields.value("optimizer") is not None
        else None,
        losses=losses,
        accuracies=accuracies,
        stop_reason=fields.find("stop_reason", text()),
        training_seconds=fields.read("training_seconds", number()),
        evaluation_seconds=fields.read("evaluation_seconds", number()),
        best=_read_best(archive, fields, count),
        kept_step=fields.find("kept_step", whole()),
    )


def _read_best(archive: Archive, fields: Fields, count: int) -> BestEpoch | None:
    step = fields.find("best_step", whole())
    return None if step is None else BestEpoch(step, finite_weights(archive, _BEST, count))


def _read_updater(archive: Archive, fields: Fields, rule: str, count: int) -> UpdaterState:
    state = fields.inner("optimizer")
    numbers = state.value("numbers")
    if not isinstance(numbers, dict) or len(numbers) > _MAX_STATES:
        raise Problem("the numbers of its optimizer are not a short list")
    checked = Fields(numbers, Sentence("the optimizer"))
    generator = state.value("generator")
    if not isinstance(generator, dict):
        raise Problem("the state of its random numbers is not a JSON object")
    arrays = {
        name: finite_weights(archive, f"run/optimizer/{name}", count)
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
