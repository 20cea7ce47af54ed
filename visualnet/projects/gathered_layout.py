"""Layouts whose docks become tabs where there is no room for them beside each other, and back."""

from collections.abc import Mapping
from dataclasses import replace

from visualnet.projects.window_layout import AREAS, DockPlace, WindowLayout

_KEPT_AREAS = {name: name for name in AREAS}
_SIDE_AREAS = {**_KEPT_AREAS, "top": "left", "bottom": "right"}


def gatherings_of(layout: WindowLayout) -> tuple[WindowLayout, ...]:
    """Return the layout, and those that need less and less room."""
    return layout, _gathered(layout, _KEPT_AREAS), _gathered(layout, _SIDE_AREAS)


def _gathered(layout: WindowLayout, areas: Mapping[str, str]) -> WindowLayout:
    """Return a layout with all docks of an area as tabs. areas: where those of each go."""
    fronts: dict[str, str] = {}
    places = []
    for place in layout.docks:
        area = areas[place.area]
        if place.is_front and place.is_shown and not place.is_floating:
            fronts.setdefault(area, place.name)
        number = place.tabs if place.is_floating else -1 - AREAS.index(area)
        is_front = fronts.get(area) == place.name
        places.append(replace(place, area=area, tabs=number, is_front=is_front))
    return replace(layout, docks=tuple(places))


def ungathered(now: WindowLayout, then: WindowLayout, wanted: WindowLayout) -> WindowLayout:
    """Return the layout to come back to once there is room again.

    now: what stands there. then: what became of `wanted`. A dock that was put elsewhere, or
    opened, since then goes as a tab with those that it is with now; what is in front stays there.
    """
    old = {place.name: place for place in wanted.docks}
    was = {place.name: place for place in then.docks}
    same = [place for place in now.docks if _stands_as(place, was[place.name])]
    docked = [place for place in same if place.is_shown and not place.is_floating]
    places = []
    for place in now.docks:
        row = [old[other.name] for other in docked if other.tabs == place.tabs]
        row += [old[other.name] for other in docked if old[other.name].area == place.area]
        if place in same:
            places.append(old[place.name])
        elif row and place.is_shown and not place.is_floating:
            places.append(replace(row[0], name=place.name))
        else:
            places.append(replace(place, tabs=len(now.docks) + place.tabs))
    in_front = {place.name for place in now.docks if place.is_front and place.is_shown}
    led = {place.tabs for place in places if place.name in in_front}
    return replace(
        now,
        docks=tuple(
            replace(place, is_front=place.name in in_front) if place.tabs in led else place
            for place in places
        ),
    )


def _stands_as(place: DockPlace, was: DockPlace) -> bool:
    """Tell whether a dock is where it was, in front there or not."""
    shared = ("area", "is_shown", "is_floating")
    return all(getattr(place, name) == getattr(was, name) for name in shared)
