"""Replay of a run: from a keyframe to any later step, bit for bit."""

from collections.abc import Callable, Iterable

import numpy as np

from visualnet.data.datasets import Dataset
from visualnet.nn.network import Network
from visualnet.training.history import MetricLog
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import Event
from visualnet.training.trainer import Trainer

_PROGRESS_EVERY = 50
"""Steps between two calls that tell how far it is."""


# As `Trainer.run`: what overflowed on the way did so before.
@np.errstate(all="ignore")
def replay(
    network: Network,
    dataset: Dataset,
    point: Checkpoint,
    events: Iterable[Event],
    step: int,
    on_progress: Callable[[float], bool] = lambda _share: True,
) -> Trainer | None:
    """Return a trainer that stands where the run stood at a step, not before the keyframe.

    network: of the run's shape. point: the keyframe; no edit by hand lies between it and the step.
    on_progress: called with 0 to 1 from time to time; where it answers False, None comes back.
    Bit for bit only with as many threads as the run had.
    """
    first = network.with_parameters(point.first_parameters.copy())
    trainer = Trainer(point.config, dataset, first)
    trainer.resume(point, MetricLog())
    changes: dict[int, dict[str, object]] = {}
    for event in events:
        changes.setdefault(event.step, {}).update(event.settings or {})
    begun, steps = point.step, max(1, step - point.step)
    while trainer.step < step:
        if trainer.step > begun and trainer.step in changes:
            trainer.apply_changes(changes[trainer.step])
        trainer.take_step()
        if trainer.is_at_epoch_end:
            trainer.begin_epoch()
        done = trainer.step - begun
        if done % _PROGRESS_EVERY == 0 and not on_progress(done / steps):
            return None
    return trainer
