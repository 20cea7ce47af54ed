"""The open run on its way into a project file and back: JSON for figures, arrays for the rest."""

import io
from dataclasses import asdict
from typing import Any

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.data.datasets import source_title
from visualnet.errors import DivergedError
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import model_formats
from visualnet.nn.network import Network
from visualnet.nn.optimizers import OPTIMIZERS, OptimizerState
from visualnet.projects.archive import Archive, Members
from visualnet.projects.fields import MAX_TEXT, Fields, Problem
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
    known = (
        fields.number("known_test_accuracy", 0, 1) if fields.is_set("known_test_accuracy") else None
    )
    return ShownRun(
        title=fields.text("title"),
        network=network,
        classes=model.metadata.classes,
        checkpoint=_read_checkpoint(archive, fields, config, network),
        log=read_log(archive, "run/log", network),
        known_test_accuracy=known,
        was_playing=fields.flag("was_playing"),
        data=_read_identity(fields.inner("data")) if fields.is_set("data") else None,
        # Earlier files do not tell these.
        is_ended=fields.is_set("is_ended") and fields.flag("is_ended"),
        is_drawn=fields.is_set("is_drawn") and fields.flag("is_drawn"),
        marked_parameters=_read_marked(archive, network.parameters.size),
        failure=_read_failure(fields.inner("failure")) if fields.is_set("failure") else None,
        temperature=fields.number("temperature", *_TEMPERATURES)
        if fields.is_set("temperature")
        else 1.0,
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
        fields.whole("step"),
        fields.number("learning_rate"),
        fields.text("reason"),
        fields.number("set_rate") if fields.is_set("set_rate") else None,
        is_of_first_weights=fields.flag("is_of_first_weights"),
    )


def _read_identity(fields: Fields) -> DataIdentity:
    return DataIdentity(
        train_examples=fields.whole("train_examples"),
        classes=fields.whole("classes", high=2**32 - 1),
        examples=fields.whole("examples", high=2**32 - 1),
    )


def _read_checkpoint(
    archive: Archive, fields: Fields, config: TrainingConfig, network: Network
) -> Checkpoint:
    count = network.parameters.size
    held = archive.array("run/held", (count,), count) if "run/held.npy" in archive else None
    losses = fields.numbers("losses", WATCHED_STEPS)
    accuracies = fields.numbers("accuracies", WATCHED_STEPS)
    if len(losses) != len(accuracies):
        raise Problem("the numbers of its losses and accuracies differ")
    return Checkpoint(
        config=config,
        step=fields.whole("step"),
        revision=fields.whole("revision"),
        epoch=fields.whole("epoch", high=2**31),
        position=fields.whole("position"),
        examples_seen=fields.whole("examples_seen"),
        parameters=network.parameters,
        first_parameters=finite_weights(archive, "run/first_weights", count),
        held=None if held is None else held != 0,
        updater=_read_updater(archive, fields, config.optimizer, count)
        if fields.is_set("optimizer")
        else None,
        losses=losses,
        accuracies=accuracies,
        stop_reason=fields.text("stop_reason") if fields.is_set("stop_reason") else None,
        training_seconds=fields.number("training_seconds"),
        evaluation_seconds=fields.number("evaluation_seconds"),
        best=_read_best(archive, fields, count),
        kept_step=fields.whole("kept_step") if fields.is_set("kept_step") else None,
    )


def _read_best(archive: Archive, fields: Fields, count: int) -> BestEpoch | None:
    if not fields.is_set("best_step"):
        return None
    return BestEpoch(fields.whole("best_step"), finite_weights(archive, _BEST, count))


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
        for name in state.texts("arrays", _MAX_STATES)
    }
    collected = OptimizerState(arrays, {name: checked.number(name) for name in numbers})
    OPTIMIZERS[rule].check(collected)
    return UpdaterState(collected, generator)


def finite_weights(archive: Archive, name: str, count: int) -> FloatArray:
    """Return one number for each parameter, float32, read-only; raises Problem."""
    with np.errstate(over="ignore"):
        values = archive.array(name, (count,), count).astype(np.float32)
    if not np.isfinite(values).all():
        raise Problem("its {name}.npy holds NaN or infinity", name=name)
    values.flags.writeable = False
    return values
