"""Keyframes of a run: moments between two steps that it can be taken back to, bit for bit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf, isfinite
from typing import Literal, get_args

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.training.moments.budget import HistoryBudget, arrays_of, packed, size_of
from visualnet.training.moments.checkpoint import Checkpoint

INTERVAL = 300
"""Steps between two keyframes after the first few; they are taken at 0, 1, 2, 4, 8 … before."""

QUICK_INTERVAL = 3 * INTERVAL
"""The same where steps are quick: to keep a moment every 300 takes over a hundredth of them."""

_QUICK_STEP = 400_000
"""Examples of a batch times parameters; with fewer, of images as they are, a step is quick, and 900
are soon replayed."""

_LEAST_PACKED = 400_000
"""Parameters from which on a moment is packed: there is room for few, and steps take so long that
packing is a hundredth of the time between two."""

MAX_KEYFRAMES = 500
"""Of one run: a project is to hold them all."""

_LEAST = 2
"""Keyframes of the run that grows, which stay whatever they take."""

_OF_BEGINNING = 0.05
"""The share of the room that is for the beginning, where most is learnt: by the logarithm of the
step. Of the rest every stretch has its share, so that none takes long to replay."""

_SAME = 0.05
"""Of an interval: by less than this share it does not change while a run goes on."""

EventKind = Literal["settings", "edit", "mark", "fork"]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a run between two steps.

    step: how many were taken before. settings: the changed ones with their new values. text: the
    name of a mark. run: the number of the run that was forked off.
    """

    step: int
    kind: EventKind
    settings: Mapping[str, object] | None = None
    text: str = ""
    run: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """What can be gone back to in one run, each in the order of its steps."""

    keyframes: tuple[Checkpoint, ...]
    events: tuple[Event, ...]

    def is_edited_at(self, step: int) -> bool:
        """Tell whether weights were changed by hand at a step."""
        return any(event.kind == "edit" and event.step == step for event in self.events)

    def keyframe_before(self, step: int) -> Checkpoint | None:
        """Return the latest keyframe that is not after a step, to be replayed from.

        None where there is none, or an edit lies between.
        """
        earlier = [point for point in self.keyframes if point.step <= step]
        latest = earlier[-1].step if earlier else -1
        edits = (event.step for event in self.events if event.kind == "edit")
        is_edited = any(latest < edit <= step for edit in edits)
        return earlier[-1] if earlier and not is_edited else None


class History:
    """Keyframes and events of one run, by step. Thread-safe: the trainer's thread adds to it."""

    def __init__(self, budget: HistoryBudget) -> None:
        self.budget = budget
        self._keyframes: dict[int, Checkpoint] = {}
        self._events: list[Event] = []
        self._expected, self._ends_apart = 0.0, INTERVAL / 10
        self.interval = INTERVAL
        """Steps between two keyframes by now, but for the first few."""
        self.next_step = 0
        """The step from which on the next keyframe is due, but for the ends of epochs."""
        self.last_step = -1
        """The step of the latest keyframe; -1 before the first."""
        self.size = 0
        """Bytes of all keyframes, also of those that other runs keep too."""
        budget.add_history(self, self._keyframes)

    @property
    def moments(self) -> Moments:
        """All that is kept."""
        with self.budget.lock:
            points = tuple(self._keyframes[step] for step in sorted(self._keyframes))
            return Moments(points, tuple(self._events))

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, in the order of its steps."""
        with self.budget.lock:
            return tuple(self._events)

    def moments_until(self, step: int) -> Moments:
        """Return what is kept of the steps up to this one."""
        kept = self.moments
        return Moments(
            tuple(point for point in kept.keyframes if point.step <= step),
            tuple(event for event in kept.events if event.step <= step),
        )

    def restore(self, moments: Moments) -> None:
        """Go on from what was kept of this run before. There must be nothing yet."""
        with self.budget.lock:
            self._events = list(moments.events)
            for point in moments.keyframes:
                self._put(self._in_less_room(point))
            self._plan_next()
            self._make_room()

    def _in_less_room(self, point: Checkpoint) -> Checkpoint:
        """Pack a moment of many parameters, but none of the beginning, where they come often."""
        return packed(point) if _is_wide(point) and point.step >= self.interval else point

    def is_due(self, step: int, *, is_epoch_end: bool) -> bool:
        """Tell whether a step is to be kept, by its number or as the end of an epoch."""
        is_far = step - self.last_step >= self._ends_apart
        is_new = step > self.last_step
        return is_new and (step >= self.next_step or (is_epoch_end and is_far))

    def add_keyframe(self, point: Checkpoint, steps: float | None = None) -> None:
        """Keep a moment; the memory of all runs stays within the budget.

        One whose numbers have overflowed is not kept: nothing goes on from there. steps: how many
        the run is to have in all, over which what there is room for is spread; 0: who knows; None:
        as many as before.
        """
        if not all(_is_finite(array) for array in arrays_of(point)):
            return
        if steps is not None:
            # The thread that learns keeps it, which has the time.
            point = self._in_less_room(point)
        with self.budget.lock:
            self._drop(point.step)
            self._put(point)
            if steps is not None:
                self._expected = steps
            self._plan_next()
            self._make_room()

    def add_event(self, event: Event, point: Checkpoint) -> bool:
        """Keep what happened, and the moment after it. point: where the run stands since.

        Of several edits at one step, as while a slider is moved, one is kept, and so of forks:
        tells whether this is it.
        """
        with self.budget.lock:
            is_known = any(
                (each.step, each.kind, each.run) == (event.step, event.kind, event.run)
                for each in self._events
            )
            is_new = not (is_known and event.kind in ("edit", "fork"))
            if is_new:
                self._events.append(event)
            self._events.sort(key=lambda each: each.step)
            # What was kept there is of before, even where the point is not kept.
            self._drop(point.step)
        self.add_keyframe(point)
        return is_new

    def replace_events(self, gone: Collection[Event], come: Collection[Event]) -> None:
        """Take events away, if they are there, and put others in; the keyframes stay.

        Only of marks and forks, which change nothing in the run.
        """
        with self.budget.lock:
            kept = [event for event in self._events if event not in gone]
            self._events = sorted([*kept, *come], key=lambda event: event.step)

    def thin(self, excess: int, *, with_changes: bool = False) -> bool:
        """Let keyframes go, those between the closest neighbours first. Under the lock.

        Of two neighbours one stays. excess: enough are gone after so many bytes. with_changes: also
        those of events but edits; a replay makes what is between anew. False where none was free.
        """
        steps = sorted(self._keyframes)
        gone: set[int] = set()
        for number in self._by_closeness(steps, with_changes=with_changes):
            if excess <= 0:
                break
            if not gone & {number - 1, number + 1}:
                gone.add(number)
                excess -= self._drop(steps[number])
        return bool(gone)

    def give_way(self, excess: int) -> bool:
        """Let keyframes go, edits last; False where none but two are there. Under the lock.

        An edit cannot be replayed: all before it goes with it.
        """
        if self.thin(excess) or self.thin(excess, with_changes=True):
            return True
        if len(self._keyframes) <= _LEAST:
            return False
        self._drop(min(self._keyframes))
        return True

    def clear(self) -> None:
        """Let all keyframes go; the events stay. Under the lock."""
        for step in list(self._keyframes):
            self._drop(step)

    def _make_room(self) -> None:
        while (surplus := len(self._keyframes) - MAX_KEYFRAMES) > 0:
            self.give_way(surplus * self.size // len(self._keyframes))
        self.budget.make_room(self)

    def _by_closeness(self, steps: list[int], *, with_changes: bool) -> list[int]:
        """Return the places of those that may go, first where the neighbours are the closest.

        steps: of all keyframes. Neither the first nor the last may go, nor those of events.
        """
        if len(steps) <= _LEAST:
            return []
        last = max(steps[-1], 1)
        places = np.array(steps) / last * (1 - _OF_BEGINNING)
        places += np.log1p(steps) / np.log1p(last) * _OF_BEGINNING
        gaps = places[2:] - places[:-2]
        held = {event.step for event in self._events if event.kind == "edit" or not with_changes}
        # A replay goes on with the threads that it began with.
        threads = [self._keyframes[step].threads or 1 for step in steps]
        held |= {step for step, (a, b) in zip(steps[1:], pairwise(threads), strict=True) if a != b}
        order = (1 + np.argsort(gaps, kind="stable")).tolist()
        return [number for number in order if steps[number] not in held]

    def _plan_next(self) -> None:
        """Set when the next keyframe is due."""
        # Those to come are as the last one. Besides the first there are some of the beginning.
        latest, first = (self._keyframes.get(step) for step in (self.last_step, 0))
        free = self.budget.limit - (size_of(first) if first else 0)
        fitting = min(free / size_of(latest), MAX_KEYFRAMES) if latest else MAX_KEYFRAMES
        room = max(1.0, (1 - _OF_BEGINNING) * fitting - 1)
        least = _least_interval(latest) if latest else INTERVAL
        interval = max(least, ceil(self._expected / room))
        # One size is never quite the next; gaps that are to be equal stay so.
        if abs(interval - self.interval) > _SAME * self.interval:
            self.interval = interval
        # Of epochs that take few steps, not each end; nor where there is not room for all, nor of
        # wide networks, whose moments take long to pack.
        has_time = latest is None or not _is_wide(latest)
        self._ends_apart = least / 10 if has_time and self.interval == least else inf
        last = self.last_step
        at_interval = (last // self.interval + 1) * self.interval
        self.next_step = min(max(2 * last, last + 1), at_interval)

    def _put(self, point: Checkpoint) -> None:
        self._keyframes[point.step] = point
        self.size += self.budget.take_in(point)
        if point.step >= self.last_step:
            self.last_step = point.step

    def _drop(self, step: int) -> int:
        """Let the keyframe of a step go, if there is one; return the bytes that it took."""
        point = self._keyframes.pop(step, None)
        size = self.budget.let_go(point) if point else 0
        self.size -= size
        return size


def _is_wide(point: Checkpoint) -> bool:
    return point.first_parameters.size >= _LEAST_PACKED


def _least_interval(point: Checkpoint) -> int:
    config = point.config
    is_small = config.batch_size * point.first_parameters.size < _QUICK_STEP
    # Where images are changed at random, a step takes up to three times as long.
    return QUICK_INTERVAL if is_small and config.augmentation.is_nothing else INTERVAL


@np.errstate(over="ignore", invalid="ignore")
def _is_finite(vector: FloatArray) -> bool:
    """Tell whether all entries are numbers: mostly their squares' sum says so, much sooner."""
    return isfinite(vector.dot(vector)) or bool(np.isfinite(vector).all())
