"""What the timeline shows of a run: values only, made of its metric log and its moments."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from visualnet.training.history import MetricLog, SeriesArray
from visualnet.training.loss_watch import WATCHED_STEPS
from visualnet.training.moments.keyframes import Moments
from visualnet.ui.timeline.flags import Flag, flags_of
from visualnet.ui.widgets.downsampling import Series, evaluated, smoothing

POINTS = 1_000
"""Points of the loss curve at most, evenly along the logarithmic axis of steps."""

_ROWS = 1_000
"""Evaluations that are looked at; of more, every so many."""


def _nothing() -> Series:
    return np.zeros(0), np.zeros(0)


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """A run from its first weights to where it stands; steps are rising everywhere.

    loss: steps and running means of the training loss, both (n,), at most POINTS. epochs: the step
    of each epoch's end. keyframes: steps that are shown without a replay. flags: what happened, at
    most one of each kind a step. validation, test: steps and accuracies, 0 to 1. epochs_done: steps
    and how many epochs were done by then.
    """

    last_step: int = 0
    loss: Series = field(default_factory=_nothing)
    epochs: tuple[int, ...] = ()
    keyframes: tuple[int, ...] = ()
    flags: tuple[Flag, ...] = ()
    validation: Series = field(default_factory=_nothing)
    test: Series = field(default_factory=_nothing)
    epochs_done: Series = field(default_factory=_nothing)

    def is_as(self, other: "Timeline") -> bool:
        """Tell whether another shows the very same."""
        mine, others = (
            (each.loss, each.validation, each.test, each.epochs_done) for each in (self, other)
        )
        return (
            self.last_step == other.last_step
            and self.flags == other.flags
            and self.keyframes == other.keyframes
            and self.epochs == other.epochs
            and all(map(_is_same, mine, others))
        )

    def loss_at(self, step: int) -> float | None:
        """Return the mean training loss around a step; None before the first."""
        steps, values = self.loss
        return float(np.interp(step, steps, values)) if step and len(steps) else None

    def epoch_at(self, step: int) -> float | None:
        """Return how many epochs were done at a step; None where nothing tells."""
        steps, done = self.epochs_done
        if not step or not len(steps) or not steps[-1]:
            return None if step else 0.0
        if step <= steps[-1]:
            return float(np.interp(step, [0, *steps], [0, *done]))
        last = len(steps) - 1
        before = (steps[last - 1], done[last - 1]) if last else (0.0, 0.0)
        length = (steps[last] - before[0]) / max(done[last] - before[1], 1e-9)
        return float(done[last] + (step - steps[last]) / max(length, 1.0))

    def flags_at(self, step: int) -> list[Flag]:
        """Return what happened at a step."""
        first = bisect_left(self.flags, step, key=lambda flag: flag.step)
        last = bisect_right(self.flags, step, key=lambda flag: flag.step)
        return list(self.flags[first:last])

    def mark_at(self, step: int) -> str:
        """Return the name of what the user marked at a step; empty where that is nothing."""
        texts = [flag.text for flag in self.flags_at(step) if flag.kind == "mark"]
        return texts[0] if texts else ""

    def next_keyframe(self, step: int, way: int) -> int:
        """Return the keyframe before (way −1) or after (1) a step; an end where there is none."""
        return self._next_of(self.keyframes, step, way)

    def next_epoch(self, step: int, way: int) -> int:
        """Return the epoch's end before (way −1) or after (1) a step; an end where none is."""
        return self._next_of(self.epochs, step, way)

    def _next_of(self, steps: Sequence[int], step: int, way: int) -> int:
        if way < 0:
            place = bisect_left(steps, step)
            return steps[place - 1] if place else 0
        place = bisect_right(steps, step)
        return min(steps[place], self.last_step) if place < len(steps) else self.last_step


def _is_same(one: Series, other: Series) -> bool:
    return all(np.array_equal(*pair) for pair in zip(one, other, strict=True))


def measured_by(series: Series, step: int) -> tuple[int, float] | None:
    """Return the latest of a series' points that is not after a step: its step and value."""
    steps, values = series
    place = int(np.searchsorted(steps, step, side="right")) - 1
    return (int(steps[place]), float(values[place])) if place >= 0 else None


def timeline_of(
    log: MetricLog,
    moments: Moments,
    last_step: int | None = None,
    begun: Mapping[int, Sequence[str]] | None = None,
) -> Timeline:
    """Return what there is to show of a run; from any thread, in a few milliseconds at most.

    last_step: where the run stands, if it is known; else the latest that was noted. begun: step ->
    names of the runs that go on from there.
    """
    rows = log.evaluations(_ROWS)
    columns = log.step_rows()
    steps, losses = columns["step"], columns["loss"]
    keyframes = tuple(point.step for point in moments.keyframes)
    if last_step is None:
        latest = int(steps[-1]) if len(steps) else 0
        last_step = max([latest, *keyframes[-1:]])
    averaged = smoothing(len(steps), rows) if len(rows) else WATCHED_STEPS // 10
    done = [(row.step, row.epochs_done) for row in rows if row.step]
    points = np.array(done, np.float64).reshape(-1, 2)
    return Timeline(
        last_step=last_step,
        loss=_smoothed(steps, losses, averaged),
        epochs=tuple(row.step for row in log.epochs() if row.step <= last_step),
        keyframes=keyframes,
        flags=flags_of(moments, begun or {}),
        validation=evaluated(rows, "validation_accuracy"),
        test=evaluated(rows, "test_accuracy"),
        epochs_done=(points[:, 0], points[:, 1]),
    )


def _smoothed(steps: SeriesArray, losses: SeriesArray, averaged: int) -> Series:
    """Return running means of finite losses, at steps that are even on the logarithmic axis.

    averaged: over so many of the last steps, at the start over a fifth of those there are.
    """
    count = len(steps)
    if not count:
        return _nothing()
    wanted = np.expm1(np.linspace(np.log1p(steps[0]), np.log1p(steps[-1]), POINTS))
    # Rounded, or the last would be a hair before its own step.
    ends = 1 + np.unique(np.searchsorted(steps, np.rint(wanted)).clip(0, count - 1))
    starts = np.maximum(0, ends - np.minimum(averaged, np.maximum(1, ends // 5)))
    # Every second sum is that of a window; a zero more lets a window end where the values do.
    windows = np.stack((starts, ends), axis=1).ravel()
    sums = np.add.reduceat(np.append(losses, 0.0), windows)[::2]
    means = sums / (ends - starts)
    is_finite = np.isfinite(means)
    return steps[ends - 1][is_finite], means[is_finite]
