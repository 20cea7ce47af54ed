"""Replay of a run, bit for bit: from a keyframe to any later step, or through many of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np

from visualnet.data.datasets import Dataset
from visualnet.errors import DivergedError
from visualnet.nn.network import Network
from visualnet.nn.product_threads import core_count
from visualnet.training.absent_data import AbsentData
from visualnet.training.history import MetricLog
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import Event, Moments
from visualnet.training.moments.past_states import PastState, nearest_keyframe, state_of
from visualnet.training.trainer import Trainer, resumed_trainer

_PROGRESS_EVERY = 50
"""Steps between two calls that tell how far it is."""

_TOLERANCE = 1e-3
"""Of what a stretch changed: by so much a replay with another number of threads may differ."""


class _Replay:
    """A trainer that was begun at a keyframe, and goes on as its run did."""

    def __init__(
        self,
        network: Network,
        dataset: Dataset,
        point: Checkpoint,
        events: Iterable[Event],
        log: MetricLog | None = None,
    ) -> None:
        known = None if log is None else log.until(point.step)
        self.trainer = resumed_trainer(point, network, dataset, known)
        self._log = log
        self._begun = point.step
        self._changes: dict[int, dict[str, object]] = {}
        for event in events:
            self._changes.setdefault(event.step, {}).update(event.settings or {})

    # As `Trainer.run`: what overflowed on the way did so before.
    @np.errstate(all="ignore")
    def go_to(self, step: int, on_progress: Callable[[int], bool]) -> bool:
        """Take all steps up to this one; tells whether it got there.

        on_progress: called with the steps taken by now, now and then; False ends it.
        """
        if core_count() == 1:
            return self._go_to(step, on_progress)
        # Nobody learns meanwhile: another core is free.
        with ThreadPoolExecutor(1, "replay") as helper:
            self.trainer.share_updates(helper)
            try:
                return self._go_to(step, on_progress)
            finally:
                self.trainer.share_updates(None)

    def _go_to(self, step: int, on_progress: Callable[[int], bool]) -> bool:
        trainer, changes, begun = self.trainer, self._changes, self.trainer.step
        while trainer.step < step:
            if trainer.step > self._begun and trainer.step in changes:
                trainer.apply_changes(changes[trainer.step])
            try:
                trainer.take_step()
            except DivergedError:
                # The step is taken: the run stood there too, when it found out.
                if trainer.step < step:
                    raise
            if trainer.is_at_epoch_end:
                row = None if self._log is None else self._log.epoch_at(trainer.step)
                if row is not None:
                    trainer.judge_epoch(row)
                trainer.begin_epoch()
            done = trainer.step - begun
            if done % _PROGRESS_EVERY == 0 and not on_progress(done):
                return False
        return True

    def state(self) -> PastState:
        """Return where it stands, copied."""
        now = self.trainer.snapshot()
        return PastState(now.step, now.step, now.epochs_done, now.loss, now.parameters)


def replay(
    network: Network,
    dataset: Dataset,
    point: Checkpoint,
    events: Iterable[Event],
    step: int,
    on_progress: Callable[[float], bool] = lambda _share: True,
    log: MetricLog | None = None,
) -> Trainer | None:
    """Return a trainer that stands where the run stood at a step, not before the keyframe.

    network: of the run's shape. point: the keyframe; no edit by hand lies between it and the step.
    on_progress: called with 0 to 1 from time to time; where it answers False, None comes back.
    log: of the run, to know which epoch is the best so far; without it none is.
    Bit for bit only with as many threads as the run had.
    """
    again, steps = _Replay(network, dataset, point, events, log), max(1, step - point.step)
    return again.trainer if again.go_to(step, lambda done: on_progress(done / steps)) else None


def can_replay(network: Network, dataset: Dataset, moments: Moments) -> bool:
    """Tell whether a run can be replayed with this data set: whether they are its data.

    Tried where two keyframes are closest. Of drawings that were taught, the images are gone once
    the run was left; then only its keyframes can be gone back to.
    """
    if isinstance(dataset, AbsentData) or not moments.keyframes:
        return False
    pair = min(
        (pair for pair in pairwise(moments.keyframes) if _is_replayed(*pair, moments)),
        key=lambda pair: pair[1].step - pair[0].step,
        default=None,
    )
    if pair is None:
        return True
    before, after = pair
    again = replay(network, dataset, before, moments.events, after.step)
    assert again is not None  # noqa: S101 - nobody gives up
    changed = np.abs(after.parameters - before.parameters).max()
    off = np.abs(after.parameters - again.network.parameters).max()
    return bool(off <= _TOLERANCE * changed)


def walk(
    network: Network,
    dataset: Dataset,
    moments: Moments,
    steps: Iterable[int],
    on_progress: Callable[[float], bool] = lambda _share: True,
    *,
    may_replay: bool = True,
) -> Iterator[PastState]:
    """Yield what the run was at these steps, in their order, replaying no step twice.

    network: of the run's shape. steps: none after the one that the run stands at. on_progress:
    called with 0 to 1 from time to time; where it answers False, nothing more comes. may_replay:
    False where it is known that the data set is another than the run learnt from.
    Where a step cannot be replayed, the keyframe next to it comes in its place, each only once:
    see `PastState.step`. Bit for bit only with as many threads as the run had. Raises
    DivergedError for a step after the one where the run did.
    """
    is_exact = may_replay and can_replay(network, dataset, moments)
    legs = _legs(moments, sorted(set(steps)), is_exact=is_exact)
    total, done, latest = max(1, sum(length for _, _, length in legs)), 0, -1
    again: _Replay | None = None

    def tell(taken: int) -> bool:
        return on_progress((done + taken) / total)

    for step, point, length in legs:
        if not length:
            # Of several steps next to one keyframe the first alone.
            if point.step > latest:
                yield state_of(point, step, len(dataset.train))
        else:
            if again is None or again.trainer.step < point.step:
                again = _Replay(network, dataset, point, moments.events)
            if not again.go_to(step, tell):
                return
            done += length
            yield again.state()
        latest = max(latest, point.step, step if length else -1)
        if not on_progress(done / total):
            return


def _legs(
    moments: Moments, steps: Sequence[int], *, is_exact: bool
) -> list[tuple[int, Checkpoint, int]]:
    """Return for each step the keyframe it is reached from, and how many steps that takes."""
    legs, reached = [], -1
    for step in steps:
        point = moments.keyframe_before(step)
        if point is not None and (is_exact or point.step == step):
            legs.append((step, point, step - max(point.step, reached)))
            reached = step
            continue
        nearest = nearest_keyframe(moments.keyframes, step)
        if nearest is not None:
            legs.append((step, nearest, 0))
    return legs


def _is_replayed(before: Checkpoint, after: Checkpoint, moments: Moments) -> bool:
    """Tell whether a replay from one keyframe must lead to the other."""
    is_edited = any(
        event.kind == "edit" and before.step < event.step <= after.step for event in moments.events
    )
    return not is_edited and after.kept_step is None
