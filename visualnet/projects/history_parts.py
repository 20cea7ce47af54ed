"""The moments of a run that it can be taken back to, as `history.json` and arrays.

history/STEP/weights.npy        the parameters at a step, (parameters,)
history/STEP/held.npy           as run/held.npy; where there are any
history/STEP/optimizer/*.npy    as run/optimizer/*.npy
history/best/STEP.npy           the weights of an epoch that was the best for a while
"""

from typing import Any

from visualnet.arrays import FloatArray
from visualnet.json_fields import Fields, Problem, choice, text, whole
from visualnet.projects.archive import Archive, Members
from visualnet.projects.checkpoint_parts import (
    add_checkpoint_arrays,
    checkpoint_as_json,
    finite_weights,
    read_checkpoint,
)
from visualnet.sentences import Sentence
from visualnet.settings_table import CHANGEABLE
from visualnet.training.config import TrainingConfig, config_from_json_object
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.moments.keyframes import EVENT_KINDS, MAX_KEYFRAMES, Event, Moments

_MAX_KEYFRAMES = 1_000
_MAX_EVENTS = 10_000
_JSON = "history.json"


def add_moments(members: Members, moments: Moments) -> None:
    """Add keyframes and events of a run: the newest, where there are more than are read again."""
    moments = _newest(moments)
    best = {}
    for point in moments.keyframes:
        members.add_array(f"history/{point.step}/weights", point.parameters)
        add_checkpoint_arrays(members, f"history/{point.step}", point)
        if point.best is not None:
            best[point.best.step] = point.best.parameters
    for step, parameters in best.items():
        members.add_array(f"history/best/{step}", parameters)
    content = {
        "keyframes": [checkpoint_as_json(point) for point in moments.keyframes],
        "events": [_event_as_json(event) for event in moments.events],
    }
    members.add_json(_JSON, content)


def read_moments(archive: Archive, now: Checkpoint) -> Moments | None:
    """Return what `add_moments` wrote, None where nothing was kept; raises Problem.

    now: where the run stands.
    """
    if _JSON not in archive:
        return None
    fields = Fields(archive.json(_JSON), Sentence("the history"))
    entries = list(fields.each("keyframes", _MAX_KEYFRAMES))
    steps = [entry.read("step", whole()) for entry in entries]
    events = [_read_event(entry, now.config) for entry in fields.each("events", _MAX_EVENTS)]
    # Before any array is read: a step that is named often would take its memory as often.
    for each in (steps, [event.step for event in events]):
        if each != sorted(each) or max(each, default=0) > now.step:
            raise Problem("the steps of its history are not in order")
    if len(set(steps)) < len(steps):
        raise Problem("its history has the same step twice")
    best: dict[int, FloatArray] = {}
    points = [_read_keyframe(archive, entry, now, best) for entry in entries]
    return Moments(tuple(points), tuple(events))


def _newest(moments: Moments) -> Moments:
    events = moments.events[-_MAX_EVENTS:]
    # From a moment on, all that happened is known.
    since = events[0].step if len(events) < len(moments.events) else 0
    points = moments.keyframes[-MAX_KEYFRAMES:]
    return Moments(tuple(point for point in points if point.step >= since), events)


def _read_keyframe(
    archive: Archive, fields: Fields, now: Checkpoint, best: dict[int, FloatArray]
) -> Checkpoint:
    """Return a keyframe. best: the weights of best epochs that were read before, by step."""
    folder, count = f"history/{fields.read('step', whole())}", now.parameters.size
    step = fields.find("best_step", whole())
    if step is not None and step not in best:
        best[step] = finite_weights(archive, f"history/best/{step}", count)
    return read_checkpoint(
        archive,
        fields,
        folder,
        finite_weights(archive, f"{folder}/weights", count),
        first_parameters=now.first_parameters,
        best=None if step is None else best[step],
    )


def _event_as_json(event: Event) -> dict[str, Any]:
    settings = None if event.settings is None else dict(event.settings)
    return {
        "step": event.step,
        "kind": event.kind,
        "settings": settings,
        "text": event.text,
        "run": event.run,
    }


def _read_event(fields: Fields, config: TrainingConfig) -> Event:
    return Event(
        step=fields.read("step", whole()),
        kind=fields.read("kind", choice(EVENT_KINDS)),
        settings=_read_settings(fields.value("settings"), config),
        text=fields.read("text", text()),
        run=fields.read("run", whole()),
    )


def _read_settings(value: object, config: TrainingConfig) -> dict[str, Any] | None:
    """Return changed settings, checked as all others; raises SettingError too."""
    if value is None:
        return None
    if not isinstance(value, dict) or not set(value) <= set(CHANGEABLE):
        raise Problem("an event of its history changes what cannot be changed")
    changed = config_from_json_object({**config.as_json_object(), **value})
    return {name: getattr(changed, name) for name in value}
