"""The open run on its way into a project file and back: JSON for figures, arrays for the rest."""

import io
from dataclasses import asdict
from typing import Any

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.data.datasets import source_title
from visualnet.errors import DivergedError
from visualnet.json_fields import MAX_TEXT, Fields, Problem, flag, number, text, whole
from visualnet.learnt import NOTHING
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import model_formats
from visualnet.projects.archive import Archive, Members
from visualnet.projects.checkpoint_parts import (
    add_checkpoint_arrays,
    checkpoint_as_json,
    finite_weights,
    read_checkpoint,
)
from visualnet.projects.history_parts import add_moments, read_moments
from visualnet.projects.log_arrays import add_log, read_log
from visualnet.projects.project import ShownRun
from visualnet.sentences import Sentence
from visualnet.training.absent_data import DataIdentity
from visualnet.training.config import config_from_json_object

_BEST = "run/best"
_MARKED = "run/marked"
_NETWORK = "network.npz"
_MAX_MODEL_BYTES = 600_000_000
_MAX_STATES = 8
_TEMPERATURES = (0.1, 10.0)


def run_as_json(run: ShownRun) -> dict[str, Any]:
    """Return all of a run but its arrays."""
    point = run.checkpoint
    return {
        # A file's name need not be Unicode.
        "title": run.title.encode("utf-8", "replace").decode("utf-8")[:MAX_TEXT],
        "data": None if run.data is None else asdict(run.data),
        "was_playing": run.was_playing,
        "known_test_accuracy": run.known_test_accuracy,
        "is_ended": run.is_ended,
        "is_drawn": run.is_drawn,
        "temperature": run.temperature,
        "failure": None if run.failure is None else _failure_as_json(run.failure),
        **checkpoint_as_json(point),
    }


def add_run_arrays(members: Members, run: ShownRun) -> None:
    """Add the network, as a model file in the file, and the arrays of a run."""
    point = run.checkpoint
    members.add(_NETWORK, model_formats()["npz"].write(model_of(run)))
    members.add_array("run/first_weights", point.first_parameters)
    marked = run.marked_parameters
    if marked is not None and np.isfinite(marked).all():
        members.add_array(_MARKED, marked)
    add_checkpoint_arrays(members, "run", point)
    if point.best is not None:
        members.add_array(_BEST, point.best.parameters)
    if run.moments is not None:
        add_moments(members, run.moments)
    add_log(members, "run/log", run.log, point.step)


def model_of(run: ShownRun) -> ModelDocument:
    """Return the network of a run, as it stands, as a model."""
    point = run.checkpoint
    tested = run.known_test_accuracy if point.step == 0 and point.revision == 0 else None
    row = run.log.epoch_at(point.weights_step)
    if row is not None and point.revision == 0:
        tested = row.test_accuracy
    return new_document(
        run.network.with_parameters(point.parameters),
        classes=run.classes,
        training=point.config.as_json_object(),
        # The path of the user's own data stands in project.json, as it is.
        dataset=source_title(point.config.dataset),
        test_accuracy=tested,
        pictures=run.pictures,
        learnt_scale=run.learnt_scale,
        features=run.features,
        learnt=NOTHING if run.is_drawn and point.step == 0 else run.learnt,
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
    count = network.parameters.size
    has_best = fields.value("best_step") is not None
    point = read_checkpoint(
        archive,
        fields,
        "run",
        network.parameters,
        first_parameters=finite_weights(archive, "run/first_weights", count),
        best=finite_weights(archive, _BEST, count) if has_best else None,
    )
    return ShownRun(
        title=fields.read("title", text()),
        network=network,
        classes=model.metadata.classes,
        checkpoint=point,
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
        features=model.metadata.features,
        moments=read_moments(archive, point),
        learnt=model.metadata.learnt,
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
