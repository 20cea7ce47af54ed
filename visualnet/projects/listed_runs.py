"""The list of runs on its way into a project file and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np

from visualnet.errors import SettingError
from visualnet.features import Features
from visualnet.json_fields import (
    MAX_TEXT,
    Fields,
    Problem,
    UnfitError,
    list_of,
    number,
    text,
    whole,
)
from visualnet.learnt import Learnt, learnt_of_text
from visualnet.models.metadata import features_as_json, read_features
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.network import Network, parameter_count
from visualnet.projects.archive import Archive, Members
from visualnet.projects.checkpoint_parts import finite_weights
from visualnet.projects.log_arrays import add_log, read_log
from visualnet.training.config import (
    MAX_HIDDEN_LAYERS,
    MAX_LAYER_SIZE,
    MAX_PARAMETERS,
    config_from_json_object,
)
from visualnet.training.history import MetricLog
from visualnet.training.runs import Figures, RunRecord, checked_name

MAX_RUNS = 500
"""So many of the newest are kept."""

MAX_WEIGHT_BYTES = 400_000_000
"""So much of the weights of listed runs is kept, so that a project can be read again."""

_CURVE_STEPS = 2_000
"""Steps kept of a run that is not open: a chart shows no more."""

_STATES = ("idle", "running", "paused", "finished", "failed")
_MAX_CLASSES = 1000
_MAX_NUMBER = 1_000_000
_MAX_STEP = 2**53


def newest(runs: Sequence[RunRecord], weight_bytes: int | None) -> list[tuple[RunRecord, bool]]:
    """Return the runs that a file takes, each with whether its weights go along.

    The newest come first in both; weight_bytes: for all weights together, MAX_WEIGHT_BYTES for
    None.
    """
    chosen, room = [], MAX_WEIGHT_BYTES if weight_bytes is None else weight_bytes
    for record in reversed(runs[-MAX_RUNS:]):
        size = 0 if record.parameters is None else record.parameters.nbytes
        has_weights = 0 < size <= room
        room -= size if has_weights else 0
        chosen.append((record, has_weights))
    return chosen[::-1]


def left_out(runs: Sequence[RunRecord]) -> list[RunRecord]:
    """Return the runs whose weights a saved project does not take, though they are there."""
    taken = {record.number for record, has_weights in newest(runs, None) if has_weights}
    return [r for r in runs if r.parameters is not None and r.number not in taken]


def listed_as_json(record: RunRecord) -> dict[str, Any]:
    """Return all of a listed run but its arrays."""
    figures = record.figures
    return {
        "number": record.number,
        "name": record.name,
        "config": record.config.as_json_object(),
        "layer_sizes": list(record.layer_sizes),
        "activations": list(record.activations),
        "output": record.output,
        "classes": list(record.classes),
        "started": record.started.isoformat(),
        "state": record.state,
        "end": record.end[:MAX_TEXT],
        "parent": None if record.parent is None else list(record.parent),
        "steps": figures.steps,
        "epochs_done": figures.epochs_done,
        "loss": figures.loss,
        "validation_accuracy": figures.validation_accuracy,
        "test_accuracy": figures.test_accuracy,
        "seconds": figures.seconds,
        "input": None if record.features is None else features_as_json(record.features),
        "kept_step": record.log.kept.step if record.log.kept else None,
    }


def add_listed_arrays(members: Members, record: RunRecord, has_weights: bool) -> None:
    """Add curves, thinned as far as a chart does not show, and weights of a listed run."""
    folder = f"runs/{record.number}"
    # A run that went back to its best epoch is over: what came later is of it too.
    last = _MAX_STEP if record.log.kept else record.figures.steps
    add_log(members, folder, record.log, last, _CURVE_STEPS)
    if has_weights and record.parameters is not None and np.isfinite(record.parameters).all():
        members.add_array(f"{folder}/weights", record.parameters)
        if record.learnt is not None:
            members.add_json(f"{folder}/learnt.json", record.learnt.as_text())


def read_listed(archive: Archive, fields: Fields) -> RunRecord:
    """Return a listed run. Raises Problem or SettingError."""
    place = fields.read("number", whole(1, _MAX_NUMBER))
    config = config_from_json_object(fields.value("config"))
    sizes = fields.read(
        "layer_sizes", list_of(whole(1, MAX_LAYER_SIZE), MAX_HIDDEN_LAYERS + 2, at_least=2)
    )
    activations = fields.read("activations", list_of(text(), MAX_HIDDEN_LAYERS))
    output = fields.read("output", text())
    classes = fields.read("classes", list_of(text(), _MAX_CLASSES))
    _check_network(sizes, activations, output, classes)
    count = parameter_count(sizes)
    folder = f"runs/{place}"
    has_weights = f"{folder}/weights.npy" in archive
    weights = finite_weights(archive, f"{folder}/weights", count) if has_weights else None
    # Of the network only its shape matters for the curves, and one number can stand for all.
    shape = Network(sizes, activations, output, parameters=np.zeros(count, np.float32))
    return RunRecord(
        number=place,
        name=checked_name(fields.read("name", text())),
        config=config,
        layer_sizes=sizes,
        activations=activations,
        output=output,
        classes=classes,
        log=_read_curves(archive, folder, shape, fields),
        parameters=weights,
        started=_time(fields.read("started", text())),
        state=_state(fields.read("state", text())),
        figures=_figures(fields),
        # Earlier files do not tell it.
        end=fields.find("end", text()) or "",
        parent=_parent(fields),
        features=_features(fields, sizes[0]),
        learnt=_read_learnt(archive, f"{folder}/learnt.json"),
    )


def _read_learnt(archive: Archive, name: str) -> Learnt | None:
    # Earlier files do not tell it.
    if name not in archive:
        return None
    try:
        return learnt_of_text(archive.json(name))
    except UnfitError as unfit:
        raise Problem(
            "its {name} does not hold {wanted}", name=name, wanted=unfit.sentence
        ) from None


def _features(fields: Fields, inputs: int) -> Features | None:
    # Earlier files do not tell it.
    if fields.value("input") is None:
        return None
    features = read_features(fields.inner("input"))
    if features is not None and len(features.names) != inputs:
        raise Problem("a run's inputs do not go with its layers")
    return features


def _parent(fields: Fields) -> tuple[int, int] | None:
    pair = fields.find("parent", list_of(whole(0, _MAX_STEP), 2, at_least=2))
    return None if pair is None else (pair[0], pair[1])


def _read_curves(archive: Archive, folder: str, shape: Network, fields: Fields) -> MetricLog:
    log = read_log(archive, folder, shape)
    step = fields.find("kept_step", whole())
    if step is not None and (kept := log.epoch_at(step)) is not None:
        log.keep(kept)
    return log


def _check_network(
    sizes: tuple[int, ...], activations: tuple[str, ...], output: str, classes: tuple[str, ...]
) -> None:
    is_fitting = len(sizes) == len(activations) + 2 and sizes[-1] == len(classes)
    # As the settings count them, whatever the number of classes.
    is_too_large = parameter_count((*sizes[:-1], 10)) > MAX_PARAMETERS
    if not is_fitting or is_too_large:
        raise Problem("the layers of a listed run do not fit together")
    if output not in OUTPUTS or not set(activations) <= set(ACTIVATIONS):
        raise SettingError(
            "A listed run has an activation function that this version does not know."
        )


def _figures(fields: Fields) -> Figures:
    return Figures(
        steps=fields.read("steps", whole()),
        epochs_done=fields.read("epochs_done", number()),
        loss=fields.find("loss", number()),
        validation_accuracy=fields.find("validation_accuracy", number(0, 1)),
        test_accuracy=fields.find("test_accuracy", number(0, 1)),
        seconds=fields.read("seconds", number()),
    )


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        time = None
    if time is None or time.tzinfo is None:
        raise Problem("the time of a listed run is wrong")
    return time


def _state(text: str) -> str:
    if text not in _STATES:
        raise Problem("the state of a listed run is not known")
    # Whatever went on then stands still now.
    return "paused" if text == "running" else text
