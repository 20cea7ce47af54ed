"""Layout of the window and its docks: read for saving, and restored.

Qt's own `saveState` and `restoreState` are not used for what lies in files: bytes with one bit
flipped make `restoreState` write where it must not (6.11, 2026-11).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QByteArray, QCoreApplication, QPoint, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar
from shiboken6 import Shiboken

from visualnet.projects.gathered_layout import gatherings_of
from visualnet.projects.window_layout import DockPlace, Rect, WindowLayout
from visualnet.ui.widgets.wheel_guard import guard_tabs
from visualnet.ui.window.dock import Dock
from visualnet.ui.window.screen_fit import (
    AREA_NAMES,
    DOCK_AREAS,
    fitted_rect,
    have_room,
    head_of,
    resize_docks,
)
from visualnet.ui.window.tab_stops import is_in_sight

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical

Docks = Mapping[str, QDockWidget]


def layout_of(window: QMainWindow, docks: Docks) -> WindowLayout:
    """Return where the window and its docks stand now. docks: by object name."""
    normal = window.normalGeometry()
    groups = _tab_groups(window, docks)
    tabbed = {name for names, _, _ in groups for name in names}
    groups += [([name], name, _place_of(docks[name])) for name in docks if name not in tabbed]
    # Always in the same order, so that two layouts can be compared.
    order = list(docks)
    groups.sort(key=lambda group: min(map(order.index, group[0])))
    places = [
        DockPlace(
            name=name,
            area=AREA_NAMES.get(window.dockWidgetArea(docks[name]), "right"),
            is_shown=not docks[name].isHidden(),
            is_floating=docks[name].isFloating(),
            tabs=number,
            is_front=name == front,
            rect=_rect_of(rect),
        )
        for number, (names, front, rect) in enumerate(groups)
        for name in names
    ]
    rect = _rect_of(window.geometry() if normal.isEmpty() else normal)
    return WindowLayout(rect, window.isMaximized(), tuple(places))


def _place_of(dock: QDockWidget) -> QRect:
    if dock.isFloating() or not dock.isHidden():
        return dock.geometry()
    # What is hidden among others has a place only when it is shown again, but it keeps its size.
    size = dock.kept_size if isinstance(dock, Dock) else QSize()
    return QRect(QPoint(), size.expandedTo(QSize(0, 0)))


def tidy_tab_bars(window: QMainWindow, docks: Docks) -> list[QTabBar]:
    """Show the bars of docks that are tabs of one another, and no other bars; returns the shown.

    Qt leaves bars that it no longer needs beside the window, where keys reach them, and now and
    then forgets to show one again (6.11, 2026-11).
    """
    needed = [bar for bar, _ in _used_bars(window, docks)]
    for bar in window.findChildren(QTabBar, options=_DIRECT):
        # Whole words that scroll can be read; eight shortened ones could not.
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        guard_tabs(bar)
        if not bar.accessibleDescription():
            # Its name is that of the tab in front, whatever it is given.
            text = QCoreApplication.translate("PanelDocks", "Tabs of panels")
            bar.setAccessibleDescription(text)
        if bar.isHidden() is (bar in needed):
            bar.setVisible(bar in needed)
    return needed


def _tab_groups(window: QMainWindow, docks: Docks) -> list[tuple[list[str], str, QRect]]:
    """Return (names in the order of the tabs, that in front, place) of each row of tabs."""
    groups = []
    for bar, tabs in _used_bars(window, docks):
        front = tabs[bar.currentIndex()] or next(filter(None, tabs))
        # What stands behind another tab has no place of its own.
        rect = docks[front].geometry().united(bar.geometry())
        groups.append(([name for name in tabs if name is not None], front, rect))
    return groups


def _used_bars(window: QMainWindow, docks: Docks) -> list[tuple[QTabBar, list[str | None]]]:
    """Return each bar of docks that are tabs, and the name of each tab."""
    names = {Shiboken.getCppPointer(dock)[0]: name for name, dock in docks.items()}
    bars: list[tuple[QTabBar, list[str | None]]] = []
    told: set[str] = set()
    # Qt keeps bars that it no longer needs, hidden, with the tabs that they had.
    for bar in sorted(window.findChildren(QTabBar, options=_DIRECT), key=QTabBar.isHidden):
        tabs = [names.get(bar.tabData(index)) for index in range(bar.count())]
        found = [name for name in tabs if name is not None]
        if (
            len(found) > 1
            and told.isdisjoint(found)
            and _are_tabs(window, [docks[name] for name in found])
        ):
            told |= set(found)
            bars.append((bar, tabs))
    return bars


def _are_tabs(window: QMainWindow, docks: list[QDockWidget]) -> bool:
    first, *others = docks
    return set(window.tabifiedDockWidgets(first)) == set(others)


def _rect_of(rect: QRect) -> Rect:
    return rect.x(), rect.y(), rect.width(), rect.height()


def restore_window(window: QMainWindow, layout: WindowLayout) -> None:
    """Put the window where it was, onto a screen that is there."""
    state, maximised = window.windowState(), Qt.WindowState.WindowMaximized
    window.setWindowState(state & ~maximised)
    window.setGeometry(fitted_rect(layout.rect, window))
    if layout.is_maximised:
        window.setWindowState(window.windowState() | maximised)


def restore_docks(window: QMainWindow, docks: Docks, layout: WindowLayout) -> bool:
    """Put the docks where they were; those that the layout does not know are hidden.

    The window must be shown, or on its way to be: sizes are cut to what it has. Where it is too
    small for them beside each other, those of an area become tabs, and there are fewer areas.
    Returns whether that was so.
    """
    for tried in gatherings_of(layout):
        _fill_areas(window, docks, tried)
        if have_room(window, is_maximised=layout.is_maximised):
            break
    places = [place for place in tried.docks if place.name in docks]
    floating = [place for place in places if place.is_floating]
    for place in floating:
        docks[place.name].setFloating(True)
    fit_docks(window, docks, tried)
    for place in floating:
        docks[place.name].setVisible(place.is_shown)
    return tried is not layout


def _fill_areas(window: QMainWindow, docks: Docks, layout: WindowLayout) -> None:
    """Put the docks into their areas, those that float hidden."""
    places = [place for place in layout.docks if place.name in docks]
    known = {place.name for place in places}
    new = {
        name: dock.home if isinstance(dock, Dock) else "right"
        for name, dock in docks.items()
        if name not in known
    }
    # Those in front last: what stands behind them would come to light for a moment, and be filled.
    for dock in sorted(docks.values(), key=is_in_sight):
        dock.setFloating(False)
        window.removeDockWidget(dock)
    for name, area in DOCK_AREAS.items():
        here = [place for place in places if place.area == name]
        seen = [place for place in here if place.is_shown and not place.is_floating]
        others = [place.name for place in here if place not in seen]
        others += [other for other, home in new.items() if home == name]
        _Area(window, docks, area).fill(seen, others)


def restore_state(window: QMainWindow, docks: Docks, state: QByteArray) -> None:
    """Put the docks back to where `saveState` saw them in this run: exactly there, room or not."""
    # Docks behind others would say for a moment that they are seen, and be filled.
    blockers = [QSignalBlocker(dock) for dock in docks.values()]
    window.restoreState(state)
    for blocker in blockers:
        blocker.unblock()


def fit_docks(window: QMainWindow, docks: Docks, layout: WindowLayout) -> None:
    """Give docks their sizes for the window's, and those that float their places.

    These are on a screen that is there, and beside the menus and the toolbar.
    """
    resize_docks(window, docks, layout)
    head = head_of(window)
    for place in layout.docks:
        dock = docks.get(place.name)
        if place.is_floating and dock is not None and dock.isFloating():
            dock.setGeometry(fitted_rect(place.rect, dock, head))


def raise_floating(docks: Docks) -> None:
    """Bring the docks that float in front of the window."""
    for dock in docks.values():
        if dock.isFloating() and dock.isVisible():
            dock.raise_()


@dataclass(frozen=True, slots=True)
class _Cut:
    """Parts that stand beside each other, or one below the other."""

    orientation: Qt.Orientation
    parts: "list[_Cut | list[DockPlace]]"


class _Area:
    """Fills one dock area, which is empty."""

    def __init__(self, window: QMainWindow, docks: Docks, area: Qt.DockWidgetArea) -> None:
        self._window, self._docks, self._area = window, docks, area

    def fill(self, seen: list[DockPlace], others: list[str]) -> None:
        """Place docks, others hidden."""
        by_tabs: dict[int, list[DockPlace]] = {}
        for place in seen:
            by_tabs.setdefault(place.tabs, []).append(place)
        groups = list(by_tabs.values())
        fronts = [_front_of(group) for group in groups]
        first = None
        if groups:
            tree = _cut(groups)
            first = self._dock_of(tree)
            self._window.addDockWidget(self._area, first)
            self._spread(tree)
        for name in others:
            if first is None:
                first = self._docks[name]
                self._window.addDockWidget(self._area, first)
            else:
                self._window.tabifyDockWidget(first, self._docks[name])
        for place in fronts:
            self._docks[place.name].show()
        for place in seen:
            if place not in fronts:
                # Qt says of what it is about to put behind another tab that it is seen, and what
                # is seen gets its panel made.
                with QSignalBlocker(self._docks[place.name]):
                    self._docks[place.name].show()
        # Before their tabs are there, none can be brought to the front.
        layout = self._window.layout()
        if layout is not None:
            layout.activate()
        for place in fronts:
            self._docks[place.name].raise_()

    def _spread(self, tree: "_Cut | list[DockPlace]") -> None:
        """Give each part its share of the place that its first dock has."""
        if isinstance(tree, list):
            first, *tabs = (self._docks[place.name] for place in tree)
            for dock in tabs:
                self._window.tabifyDockWidget(first, dock)
            return
        heads = [self._dock_of(part) for part in tree.parts]
        for before, after in pairwise(heads):
            self._window.splitDockWidget(before, after, tree.orientation)
        for part in tree.parts:
            self._spread(part)

    def _dock_of(self, tree: "_Cut | list[DockPlace]") -> QDockWidget:
        """Return the dock that holds the place of a part until it is spread."""
        while isinstance(tree, _Cut):
            tree = tree.parts[0]
        return self._docks[tree[0].name]


def _cut(groups: list[list[DockPlace]]) -> "_Cut | list[DockPlace]":
    """Return how places lie: cut across or down as far as it goes, as docks always are."""
    if len(groups) == 1:
        return groups[0]
    for axis, orientation in ((0, _ACROSS), (1, _DOWN)):
        parts = _parts_along(groups, axis)
        if len(parts) > 1:
            return _Cut(orientation, [_cut(part) for part in parts])
    # No window is like that; one below the other, all can be reached.
    return _Cut(_DOWN, list(groups))


def _parts_along(groups: list[list[DockPlace]], axis: int) -> list[list[list[DockPlace]]]:
    """Return the groups in parts that no line along this axis, 0 or 1, touches two of."""
    parts: list[list[list[DockPlace]]] = []
    end = 0
    for group in sorted(groups, key=lambda group: _front_of(group).rect[axis]):
        rect = _front_of(group).rect
        if not parts or rect[axis] >= end:
            parts.append([])
            end = rect[axis]
        parts[-1].append(group)
        end = max(end, rect[axis] + rect[axis + 2])
    return parts


def _front_of(group: list[DockPlace]) -> DockPlace:
    return next((place for place in group if place.is_front), group[0])
