"""Flags of a timeline: what happened to a run between two steps, in words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from visualnet.number_text import count_text, list_text
from visualnet.training.moments.keyframes import Event, EventKind, Moments
from visualnet.ui.look.translation import Texts, plural
from visualnet.ui.session.setting_text import change_text, setting_phrase, settings_named

_tr = Texts("Timeline")

_NONE_KNOWN: Mapping[int, Sequence[str]] = {}


@dataclass(frozen=True, slots=True)
class Flag:
    """What happened at a step. text: in words, such as "learning rate 0.1 → 0.01"."""

    step: int
    kind: EventKind
    text: str


def flags_of(
    moments: Moments, begun: Mapping[int, Sequence[str]] = _NONE_KNOWN
) -> tuple[Flag, ...]:
    """Return one flag for all events of one kind at one step, in the order of the steps.

    begun: step -> names of the runs that are known to begin there.
    """
    events, flags = moments.events, []
    for step, group in groupby(events, key=lambda event: event.step):
        here = list(group)
        for kind in dict.fromkeys(event.kind for event in here):
            alike = [event for event in here if event.kind == kind]
            if kind == "fork":
                text = _fork_text(alike, begun.get(step, ()))
            else:
                text = _text_of(kind, alike, moments)
            flags.append(Flag(step, kind, text))
    return tuple(flags)


def _text_of(kind: EventKind, events: Sequence[Event], moments: Moments) -> str:
    if kind == "settings":
        return _settings_text(events, moments)
    if kind == "edit":
        return _tr("edited by hand")
    return list_text(event.text or _tr("mark") for event in events)


def _fork_text(events: Sequence[Event], names: Sequence[str]) -> str:
    if names:
        one, many = _tr("new run from here: {1}"), _tr("new runs from here: {1}")
        # Their names may have commas in them.
        return plural(len(names), one, many, "; ".join(names))
    numbers = [event.run for event in events if event.run]
    if not numbers:
        return _tr("a new run begins here")
    runs = list_text(map(count_text, numbers))
    return plural(len(numbers), _tr("run {1} begins here"), _tr("runs {1} begin here"), runs)


def _settings_text(events: Sequence[Event], moments: Moments) -> str:
    """Return what was changed, as undo names it; without the old value where it is not kept."""
    after: dict[str, object] = {}
    for event in events:
        after |= event.settings or {}
    before = _settings_before(events[0].step, after, moments)
    if before is None:
        return ", ".join(setting_phrase(name, value) for name, value in after.items())
    changed = {name: value for name, value in after.items() if before[name] != value}
    if not changed:
        return _tr("settings changed, and changed back")
    return change_text({name: before[name] for name in changed}, changed)


def _settings_before(step: int, names: Iterable[str], moments: Moments) -> dict[str, object] | None:
    """Return what settings were before the events of a step; None where nothing kept tells."""
    place = bisect_left(moments.keyframes, step, key=lambda point: point.step)
    if not place:
        return None
    point = moments.keyframes[place - 1]
    known = settings_named(point.config, names)
    # The moment stands after the events of its own step.
    first = bisect_right(moments.events, point.step, key=lambda event: event.step)
    last = bisect_left(moments.events, step, key=lambda event: event.step)
    for event in moments.events[first:last]:
        known |= {name: now for name, now in (event.settings or {}).items() if name in known}
    return known
