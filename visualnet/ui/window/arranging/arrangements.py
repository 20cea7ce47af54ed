"""Arrangements of docks as layouts: that of the first start, of presentation mode, workspaces."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from visualnet.projects.window_layout import DockPlace, Rect, WindowLayout
from visualnet.ui.window.screen_fit import AREA_NAMES, FIRST_WIDTHS

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea

_MOST_NEEDED = 0.32
"""The share of the window that a panel may have where it needs it, though its area has less."""

Shares = Mapping[Qt.DockWidgetArea, tuple[float, int, float]]
"""See `FIRST_WIDTHS`; for the bottom, shares of the height."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which docks are shown, in each area one after the other. shares: see `Shares`.

    areas: of those that stand elsewhere than at first.
    """

    shown: tuple[str, ...]
    shares: Shares = field(default_factory=lambda: FIRST_WIDTHS)
    areas: Mapping[str, Qt.DockWidgetArea] = field(default_factory=dict)


_WIDE_PAD = {**FIRST_WIDTHS, LEFT: (0.32, 300, 0.36)}

WORKSPACES = {
    "draw": Arrangement(("drawingDock",), _WIDE_PAD),
    "train": Arrangement(("drawingDock", "chartsDock", "settingsDock")),
    "lookInside": Arrangement(
        ("drawingDock", "inspectorDock", "whyDock"), {**FIRST_WIDTHS, RIGHT: (0.27, 330, 0.36)}
    ),
    "measure": Arrangement(
        ("evaluationDock", "runsDock"),
        {RIGHT: (0.33, 330, 0.4), BOTTOM: (0.3, 0, 0.4)},
        {"runsDock": BOTTOM},
    ),
    "class": Arrangement(
        ("drawingDock", "chartsDock"),
        {LEFT: (0.3, 300, 0.36), RIGHT: (0.3, 330, 0.36)},
    ),
}
"""By the names of their actions."""


def layout_for(
    window: QMainWindow,
    needed_width: Callable[[str], int],
    homes: Mapping[str, Qt.DockWidgetArea],
    arrangement: Arrangement,
) -> WindowLayout:
    """Return an arrangement as a layout for the size that the window has now.

    needed_width: returns what a dock needs, in pixels, by its name. homes: the area of each at
    first, where one reads from left to right.
    """
    areas = {**homes, **arrangement.areas}
    shown = [name for name in arrangement.shown if name in homes]
    rects: dict[str, Rect] = {}
    for area in arrangement.shares:
        here = [name for name in shown if areas[name] == area]
        for number, name in enumerate(here):
            needed = max(map(needed_width, here), default=0)
            thickness = _thickness(window, needed, area, arrangement)
            rects[name] = _rect(window, area, thickness, number, len(here))
    mirrored = {"left": "right", "right": "left"} if window.isRightToLeft() else {}
    sides = {name: AREA_NAMES[area] for name, area in areas.items()}
    places = tuple(
        DockPlace(
            name=name,
            area=mirrored.get(sides[name], sides[name]), is_shown=name in shown, is_floating=False,
            tabs=number,
            is_front=name in shown,
            # What is hidden has the size that it needs when it is shown.
            rect=rects.get(name, (0, 0, 0, 0)),
        )
        for number, name in enumerate(homes)
    )  # fmt: skip
    return WindowLayout((0, 0, 0, 0), is_maximised=False, docks=places)


def _thickness(
    window: QMainWindow, needed: int, area: Qt.DockWidgetArea, arrangement: Arrangement
) -> int:
    """Return how far docks reach into the window, in pixels."""
    share, least, most = arrangement.shares[area]
    is_upright = area in (LEFT, RIGHT)
    whole = window.width() if is_upright else window.height()
    if not is_upright:
        return round(min(max(share * whole, least), most * whole))
    most = max(most, min(_MOST_NEEDED, needed / whole))
    return round(min(max(share * whole, least, needed), most * whole))


def _rect(
    window: QMainWindow, area: Qt.DockWidgetArea, thickness: int, number: int, count: int
) -> Rect:
    """Return the place of one of several docks in an area; a side of 0 is as it comes."""
    is_upright = area in (LEFT, RIGHT)
    whole = window.height() if is_upright else window.width()
    length = whole // count if count > 1 else 0
    if is_upright:
        return 0, number * length, thickness, length
    return number * length, 0, length, thickness
