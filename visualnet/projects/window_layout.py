"""Where a window and its docks stand, as numbers that are checked before any toolkit sees them."""

from dataclasses import dataclass
from typing import Any

from visualnet.json_fields import Fields, Problem, UnfitError, choice, flag, text, whole
from visualnet.sentences import Sentence

AREAS = ("left", "right", "top", "bottom")
MAX_LENGTH = 100_000
"""Pixels; no screen is as large."""

_MAX_DOCKS = 100
_MAX_NAME = 100

Rect = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


@dataclass(frozen=True, slots=True)
class DockPlace:
    """Where one dock stands.

    name: the dock's object name. area: one of AREAS, where it stands unless it floats. tabs: docks
    of the same number are tabs of one another, in the order of the list. is_front: it is the tab
    that is seen. rect: within the window; of one that floats, on the screen.
    """

    name: str
    area: str
    is_shown: bool
    is_floating: bool
    tabs: int
    is_front: bool
    rect: Rect


@dataclass(frozen=True, slots=True)
class WindowLayout:
    """Where a window stands, and all of its docks. rect: on the screen, while not maximised."""

    rect: Rect
    is_maximised: bool
    docks: tuple[DockPlace, ...]


def layout_as_json(layout: WindowLayout) -> dict[str, Any]:
    """Return a layout as plain JSON values; what is out of range is cut to it."""
    return {
        "rect": _cut(layout.rect),
        "maximised": layout.is_maximised,
        "docks": [
            {
                "name": dock.name,
                "area": dock.area,
                "shown": dock.is_shown,
                "floating": dock.is_floating,
                "tabs": dock.tabs,
                "front": dock.is_front,
                "rect": _cut(dock.rect),
            }
            for dock in layout.docks
        ],
    }


def layout_from_json(value: object) -> WindowLayout | None:
    """Return the layout that a JSON value describes; None where it describes none.

    That is no reason to refuse what it stands in: the window then stays as it is.
    """
    try:
        fields = Fields(value, Sentence("the layout of the window"))
        docks = tuple(_read_dock(entry) for entry in fields.each("docks", _MAX_DOCKS))
        layout = WindowLayout(fields.read("rect", _rect), fields.read("maximised", flag), docks)
    except Problem:
        return None
    return layout if len({dock.name for dock in docks}) == len(docks) else None


def _read_dock(fields: Fields) -> DockPlace:
    return DockPlace(
        name=fields.read("name", text(_MAX_NAME)),
        area=fields.read("area", choice(AREAS)),
        is_shown=fields.read("shown", flag),
        is_floating=fields.read("floating", flag),
        tabs=fields.read("tabs", whole(high=_MAX_DOCKS)),
        is_front=fields.read("front", flag),
        rect=fields.read("rect", _rect),
    )


def _rect(value: object) -> Rect:
    lengths: list[Any] = value if isinstance(value, list) and len(value) == 4 else [None]
    if not all(type(length) is int and abs(length) <= MAX_LENGTH for length in lengths):
        raise UnfitError("a place of four whole numbers of pixels")
    left, top, width, height = lengths
    if width < 0 or height < 0:
        raise UnfitError("a place with a size")
    return left, top, width, height


def _cut(rect: Rect) -> list[int]:
    left, top, width, height = (max(-MAX_LENGTH, min(MAX_LENGTH, length)) for length in rect)
    return [left, top, max(0, width), max(0, height)]
