"""A metric log as three arrays: steps, evaluations, looks into the layers."""

from collections.abc import Iterable

import numpy as np

from visualnet.arrays import frozen
from visualnet.json_fields import Problem
from visualnet.nn.network import Network
from visualnet.projects.archive import AnyFloatArray, Archive, Members
from visualnet.training.diagnostics import BINS, Diagnostics, Histogram, LayerDiagnostics
from visualnet.training.history import (
    EvaluationRow,
    MetricLog,
    SeriesArray,
    thinned,
    thinned_evaluations,
)

MAX_ROWS = 250_000
MAX_LOOKS = 1_000

_MAX_EPOCHS = 2**31
_MAX_LOSS = 1e39
"""Losses are those of float32 networks."""
_STEP_COLUMNS = 4
_EVALUATION_COLUMNS = 8
_LAYER_COLUMNS = 10 + 2 * BINS


def add_log(
    members: Members, folder: str, log: MetricLog, last_step: int, at_most: int | None = None
) -> None:
    """Add what a log says of the steps up to `last_step` under that folder's name.

    at_most: so many steps and evaluations, thinned, and no looks into the layers; None for all
    there are, which is never more than `read_log` takes.
    """
    rows = np.stack(list(log.step_rows().values()))
    rows = rows[:, rows[0] <= last_step]
    members.add_array(f"{folder}/steps", rows if at_most is None else thinned(rows, at_most))
    measured = [row for row in log.evaluations() if row.step <= last_step]
    if at_most is not None:
        measured = thinned_evaluations(measured, at_most)
    evaluations = [_as_row(row) for row in measured]
    shape = (len(evaluations), _EVALUATION_COLUMNS)
    members.add_array(f"{folder}/evaluations", np.array(evaluations, np.float64).reshape(shape))
    seen = log.diagnostics() if at_most is None else []
    looks = [look for look in seen if look.step <= last_step]
    layers = [_as_layer_row(look.step, layer) for look in looks for layer in look.layers]
    shape = (len(layers), _LAYER_COLUMNS)
    members.add_array(f"{folder}/layers", np.array(layers, np.float64).reshape(shape))


def read_log(archive: Archive, folder: str, network: Network) -> MetricLog:
    """Return the log that `add_log` wrote; raises Problem. network: for its shape."""
    rows = archive.array(f"{folder}/steps", (_STEP_COLUMNS, None), _STEP_COLUMNS * MAX_ROWS)
    table = archive.array(
        f"{folder}/evaluations", (None, _EVALUATION_COLUMNS), _EVALUATION_COLUMNS * MAX_ROWS
    )
    for steps in (rows[0], table[:, 0]):
        # Written so that NaN fails; of infinities there is no difference.
        if not ((steps >= 0) & (steps < 2**53)).all() or not (np.diff(steps) >= 0).all():
            raise Problem("the steps of its {folder} are not in order", folder=folder)
    _check_figures(folder, table[:, 1], (rows[2], table[:, 2::2]), (rows[1], table[:, 3::2]))
    evaluations = [_as_evaluation(row) for row in table.tolist()]
    return MetricLog.restored(
        rows.astype(np.float64), evaluations, _read_looks(archive, folder, network)
    )


def _check_figures(
    folder: str,
    epochs: AnyFloatArray,
    accuracies: Iterable[AnyFloatArray],
    losses: Iterable[AnyFloatArray],
) -> None:
    """Raise Problem for figures that no training has, and no chart has room for."""
    # Written so that NaN fails; what was not measured is NaN in the others.
    if not ((epochs >= 0) & (epochs <= _MAX_EPOCHS)).all():
        raise Problem("the epochs of its {folder} are damaged", folder=folder)
    if any(((values < 0) | (values > 1)).any() for values in accuracies):
        raise Problem("the accuracies of its {folder} are not between 0 and 1", folder=folder)
    # A loss that overflowed is infinite.
    if any((np.isfinite(values) & (np.abs(values) > _MAX_LOSS)).any() for values in losses):
        raise Problem("the losses of its {folder} are larger than any", folder=folder)


def _as_row(row: EvaluationRow) -> list[float]:
    values = (
        row.validation_accuracy,
        row.validation_loss,
        row.test_accuracy,
        row.test_loss,
        row.train_accuracy,
        row.train_loss,
    )
    return [row.step, row.epochs_done, *(np.nan if value is None else value for value in values)]


def _as_evaluation(row: list[float]) -> EvaluationRow:
    step, epochs, *values = row
    return EvaluationRow(int(step), epochs, *(None if np.isnan(v) else v for v in values))


def _as_layer_row(step: int, layer: LayerDiagnostics) -> list[float]:
    return [
        step,
        layer.gradient_size,
        layer.weight_size,
        np.nan if layer.saturated is None else layer.saturated,
        np.nan if layer.dead is None else layer.dead,
        layer.are_alike,
        *(layer.weights.low, layer.weights.high, *layer.weights.counts.tolist()),
        *(layer.activations.low, layer.activations.high, *layer.activations.counts.tolist()),
    ]


def _read_looks(archive: Archive, folder: str, network: Network) -> list[Diagnostics]:
    count = len(network.weights)
    table: SeriesArray = archive.array(
        f"{folder}/layers", (None, _LAYER_COLUMNS), _LAYER_COLUMNS * MAX_LOOKS * count
    ).astype(np.float64)
    if len(table) % count or not np.isfinite(np.delete(table, (3, 4), axis=1)).all():
        raise Problem("the layers of its {folder} are damaged", folder=folder)
    functions = (*network.activations, network.output)
    looks = []
    for start in range(0, len(table), count):
        layers = tuple(
            _as_layer(table[start + k], functions[k], network.layer_sizes[k + 1])
            for k in range(count)
        )
        looks.append(Diagnostics(int(table[start, 0]), layers))
    return looks


def _as_layer(row: SeriesArray, function: str, neurons: int) -> LayerDiagnostics:
    _, gradient_size, weight_size, saturated, dead, are_alike = row[:6].tolist()
    return LayerDiagnostics(
        function=function,
        neurons=neurons,
        gradient_size=gradient_size,
        weight_size=weight_size,
        saturated=None if np.isnan(saturated) else saturated,
        dead=None if np.isnan(dead) else dead,
        are_alike=bool(are_alike),
        weights=_as_histogram(row[6 : 8 + BINS]),
        activations=_as_histogram(row[8 + BINS :]),
    )


def _as_histogram(row: SeriesArray) -> Histogram:
    if not row[0] < row[1]:
        raise Problem("a histogram in it has no width")
    counts = frozen(np.clip(row[2:], 0, 2**53).astype(np.int64))
    return Histogram(float(row[0]), float(row[1]), counts)
