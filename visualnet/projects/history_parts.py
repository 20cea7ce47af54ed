"""The moments of a run that it can be taken back to, as `history.json` and arrays.

history/STEP/weights.npy        the parameters at a step, (parameters,)
history/STEP/held.npy           as run/held.npy; where there are any
history/STEP/optimizer/*.npy    as run/optimizer/*.npy
history/best/STEP.npy           the weights of an epoch that was the best for a while
"""

from typing import Any

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
from visualnet.training.checkpoint import Checkpoint
from visualnet.training.keyframes import EVENT_KINDS, Event, Moments

_MAX_KEYFRAMES = 1_000
_MAX_EVENTS = 10_000
_JSON = "history.json"


def add_moments(members: Members, moments: Moments) -> None:
    """Add keyframes and events of a run."""
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
    points = [
        _read_keyframe(archive, entry, now) for entry in fields.each("keyframes", _MAX_KEYFRAMES)
    ]
    events = [_read_event(entry) for entry in fields.each("events", _MAX_EVENTS)]
    for steps in ([point.step for point in points], [event.step for event in events]):
        if steps != sorted(steps) or max(steps, default=0) > now.step:
            raise Problem("the steps of its history are not in order")
    return Moments(tuple(points), tuple(events))


def _read_keyframe(archive: Archive, fields: Fields, now: Checkpoint) -> Checkpoint:
    folder, count = f"history/{fields.read('step', whole())}", now.parameters.size
    best = fields.find("best_step", whole())
    return read_checkpoint(
        archive,
        fields,
        folder,
        finite_weights(archive, f"{folder}/weights", count),
        first_parameters=now.first_parameters,
        best=None if best is None else finite_weights(archive, f"history/best/{best}", count),
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


def _read_event(fields: Fields) -> Event:
    settings = fields.value("settings")
    if not isinstance(settings, dict | None) or not set(settings or ()) <= set(CHANGEABLE):
        raise Problem("an event of its history changes what cannot be changed")
    return Event(
        step=fields.read("step", whole()),
        kind=fields.read("kind", choice(EVENT_KINDS)),
        settings=settings,
        text=fields.read("text", text()),
        run=fields.read("run", whole()),
    )
