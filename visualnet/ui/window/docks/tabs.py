"""Docks behind the tabs of a main window."""

from collections.abc import Iterable

from PySide6.QtWidgets import QTabBar
from shiboken6 import Shiboken

from visualnet.ui.window.dock import Dock


def dock_of_tab(bar: QTabBar, index: int, docks: Iterable[Dock]) -> Dock | None:
    """Return the dock of a tab; None for no tab, or another's."""
    pointer = bar.tabData(index)
    return next((dock for dock in docks if Shiboken.getCppPointer(dock)[0] == pointer), None)


def front_of(bar: QTabBar, docks: Iterable[Dock]) -> Dock | None:
    """Return the dock in front of a bar's tabs."""
    return dock_of_tab(bar, bar.currentIndex(), docks)
