"""What the charts show of a metric log, as lines over the steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from visualnet.insight.neuron import layer_name
from visualnet.training.diagnostics import Diagnostics, LayerDiagnostics
from visualnet.training.history import EvaluationRow, MetricLog, SeriesArray
from visualnet.ui.look.translation import translated
from visualnet.ui.widgets.downsampling import POINTS, Series, evaluated, extremes, means, smoothing

LayerLines = tuple[list[str], SeriesArray, SeriesArray]
"""Names of lines, steps (n,), and values (n, lines)."""

_LAYER_POINTS = 250
"""Points of a line in the charts that have one for each layer."""

_BAND_POINTS = 200
"""Points of the batches behind their means: so few leave gaps, in which the means are seen."""

_NOTHING: Series = (np.zeros(0), np.zeros(0))


@dataclass(frozen=True, slots=True, eq=False)
class LoggedState:
    """What a log holds at one moment, while a training goes on writing into it.

    rows: as of `MetricLog.step_rows`. evaluations, diagnostics: in the order of their steps. kept:
    the epoch whose weights stand at the end, None where they are the last.
    """

    rows: dict[str, SeriesArray]
    evaluations: list[EvaluationRow]
    diagnostics: list[Diagnostics]
    kept: EvaluationRow | None = None


def state_of(log: MetricLog) -> LoggedState:
    """Return what a log holds now; no evaluation in it is of a later step than its rows."""
    evaluations, diagnostics = log.evaluations(), log.diagnostics()
    return LoggedState(log.step_rows(), evaluations, diagnostics, log.kept)


def learning_lines(
    state: LoggedState,
    what: str,
    *,
    is_smoothed: bool,
    part: tuple[float, float] | None = None,
) -> dict[str, Series]:
    """Return the lines of "loss" or "accuracy": of batches or their means, validation and test.

    Also "kept", the point of the epoch whose weights stand at the end. Accuracies of single
    batches are a band that would hide the means, so they are left out there.
    part: first and last step of what is looked at closely, where points lie as close as can be.
    """
    rows, evaluations = state.rows, state.evaluations
    steps, values = rows["step"], rows[what]
    shown = {"batch": _NOTHING, "train": _NOTHING}
    averaged = smoothing(len(steps), evaluations)

    def band(x: SeriesArray, y: SeriesArray) -> Series:
        return extremes(x, y, _BAND_POINTS if is_smoothed else POINTS)

    def line(x: SeriesArray, y: SeriesArray) -> Series:
        return means(x, y, POINTS, averaged)

    if what == "loss" or not is_smoothed:
        shown["batch"] = _with_part(band, steps, values, part)
    if is_smoothed and len(steps):
        shown["train"] = _with_part(line, steps, values, part, before=5 * averaged)
    shown["kept"] = _kept_point(state.kept, what)
    splits = ("validation", "test")
    return shown | {split: evaluated(evaluations, f"{split}_{what}") for split in splits}


def _with_part(
    thin: Callable[[SeriesArray, SeriesArray], Series],
    steps: SeriesArray,
    values: SeriesArray,
    part: tuple[float, float] | None,
    before: int = 0,
) -> Series:
    """Return a thinned line, of which a part is thinned by itself; before: values it goes by."""
    whole = thin(steps, values)
    if part is None:
        return whole
    first, end = np.searchsorted(steps, part[0]), np.searchsorted(steps, part[1], side="right")
    if first == end:
        return whole
    start = max(0, int(first) - before)
    x, y = thin(steps[start:end], values[start:end])
    pieces = ((whole, whole[0] < part[0]), ((x, y), x >= part[0]), (whole, whole[0] > part[1]))
    across, upward = zip(*((px[kept], py[kept]) for (px, py), kept in pieces), strict=True)
    return np.concatenate(across), np.concatenate(upward)


def _kept_point(kept: EvaluationRow | None, what: str) -> Series:
    """Return what the epoch was judged by: on validation images, else in training."""
    judged = "train" if kept is None or kept.validation_accuracy is None else "validation"
    return evaluated([] if kept is None else [kept], f"{judged}_{what}")


def evaluated_line(log: MetricLog, what: str) -> Series:
    """Return "loss" or "accuracy" on validation images, on test images where there are none."""
    rows = log.evaluations()
    steps, values = evaluated(rows, f"validation_{what}")
    return (steps, values) if len(steps) else evaluated(rows, f"test_{what}")


def line_before(log: MetricLog | None, what: str) -> Series:
    """Return the line of a run that was trained on: as `evaluated_line`, or of its batches."""
    if log is None:
        return _NOTHING
    steps, values = evaluated_line(log, what)
    if len(steps):
        return steps, values
    rows = log.step_rows()
    averaged = smoothing(log.row_count, log.evaluations())
    return means(rows["step"], rows[what], POINTS, averaged) if log.row_count else _NOTHING


def rate_line(state: LoggedState) -> Series:
    """Return the learning rate of each step."""
    return extremes(state.rows["step"], state.rows["learning_rate"], POINTS)


def size_lines(state: LoggedState, field: str) -> LayerLines:
    """Return a size of each layer's diagnostics, "gradient_size" or "weight_size"."""
    found = _some(state.diagnostics)
    names = layer_names(found)
    values = [[getattr(layer, field) for layer in each.layers] for each in found]
    return names, _steps(found), np.array(values, np.float64).reshape(len(found), len(names))


def idle_lines(state: LoggedState) -> tuple[list[str], LayerLines]:
    """Return the share of idle neurons of each layer that can have any.

    With it how each can be idle: "saturated" or "dead".
    """
    found = _some(state.diagnostics)
    states = [_idle_state(layer) for layer in found[-1].layers] if found else []
    shown = [k for k, state in enumerate(states) if state]
    names = layer_names(found)
    values = [[getattr(each.layers[k], states[k]) for k in shown] for each in found]
    shares = np.array(values, np.float64).reshape(len(found), len(shown))
    return [states[k] for k in shown], ([names[k] for k in shown], _steps(found), shares)


def layer_names(found: Sequence[Diagnostics]) -> list[str]:
    """Return the names of the layers that were diagnosed."""
    layers = len(found[-1].layers) if found else 0
    return [translated(layer_name(layer + 1, layers + 1)) for layer in range(layers)]


def _steps(found: Sequence[Diagnostics]) -> SeriesArray:
    return np.array([each.step for each in found], np.float64)


def _some(found: Sequence[Diagnostics]) -> Sequence[Diagnostics]:
    """Return every so many of very many, the newest among them."""
    return found[:: -max(1, -(-len(found) // _LAYER_POINTS))][::-1]


def _idle_state(layer: LayerDiagnostics) -> str:
    """Return the field that tells how neurons of a layer can be idle, empty where they cannot."""
    if layer.saturated is not None:
        return "saturated"
    return "" if layer.dead is None else "dead"
