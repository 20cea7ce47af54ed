"""States that a run was in, and which steps of it a film or a table shows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.training.loss_watch import averaged_steps, mean_of_last
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.snapshots import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class PastState:
    """What a run was after one of its steps; nothing in it changes any more.

    asked: the step that was asked for. step: the one that the parameters are of; another than that
    where the run cannot be replayed, and for a finished run that went back to its best weights.
    epochs_done: full passes over the training examples, with the fraction of the one going on.
    loss: mean over the last steps, nan before the first. parameters: read-only, (parameters,).
    """

    asked: int
    step: int
    epochs_done: float
    loss: float
    parameters: FloatArray


def state_of(point: Checkpoint, asked: int, examples: int) -> PastState:
    """Return the state that a keyframe is of. examples: of the training data."""
    then = snapshot_of(point, 0, examples)
    return PastState(asked, then.step, then.epochs_done, then.loss, then.parameters)


def snapshot_of(point: Checkpoint, run_id: int, examples: int) -> Snapshot:
    """Return what a trainer that stands at a keyframe would show, without making one.

    examples: of the training data. Of a run that went back to its best weights, its figures are
    those of the step that it went back from.
    """
    averaged = averaged_steps(point.step, examples / point.config.batch_size)
    # There may be fewer images than there were.
    epochs_done = point.epoch + min(1.0, point.position / max(1, examples))
    return Snapshot(
        run_id=run_id,
        revision=point.revision,
        step=point.weights_step,
        epochs_done=epochs_done,
        examples_seen=point.examples_seen,
        parameters=point.parameters,
        loss=mean_of_last(point.losses, averaged),
        accuracy=mean_of_last(point.accuracies, averaged),
        learning_rate=point.config.rate_at(epochs_done),
        example=None,
        training_seconds=point.training_seconds,
    )


def nearest_keyframe(keyframes: Sequence[Checkpoint], step: int) -> Checkpoint | None:
    """Return the keyframe next to a step, the earlier of two; None where there is none."""
    return min(keyframes, key=lambda point: (abs(point.step - step), point.step), default=None)


def spread_steps(first: int, last: int, count: int, *, is_logarithmic: bool) -> list[int]:
    """Return so many steps from first to last, both with them, each once; all where they are fewer.

    first: 0 or more. count: 2 or more. is_logarithmic: evenly by log(1 + step), as the timeline
    shows them; where that would show a step twice, the next ones in its place.
    """
    if last - first < count:
        return list(range(first, last + 1))
    if is_logarithmic:
        ideal = np.expm1(np.linspace(np.log1p(first), np.log1p(last), count))
    else:
        ideal = np.linspace(first, last, count)
    places = np.arange(count)
    # No step before its predecessor's next, and room left for all that follow.
    rising = np.maximum.accumulate(np.rint(ideal).astype(np.int64) - places) + places
    steps = np.minimum(rising, last - places[::-1])
    steps[0], steps[-1] = first, last
    return [int(step) for step in steps]
