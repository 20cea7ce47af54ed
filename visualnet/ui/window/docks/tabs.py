"""Docks behind the tabs of a main window."""

from collections.abc import Iterable

from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget
from shiboken6 import Shiboken

from visualnet.ui.window.dock import Dock


def dock_of_tab(bar: QTabBar, index: int, docks: Iterable[Dock]) -> Dock | None:
    """Return the dock of a tab; None for no tab, or another's."""
    pointer = bar.tabData(index)
    return next((dock for dock in docks if Shiboken.getCppPointer(dock)[0] == pointer), None)


def front_of(bar: QTabBar, docks: Iterable[Dock]) -> Dock | None:
    """Return the dock in front of a bar's tabs."""
    return dock_of_tab(bar, bar.currentIndex(), docks)


def leave_out_titles(window: QMainWindow, docks: Iterable[Dock], is_presented: bool) -> None:
    """Give docks the title that Qt draws, but none where a tab says the same.

    is_presented: docked ones have none in presentation mode either.
    """
    for dock in docks:
        is_told = bool(window.tabifiedDockWidgets(dock)) or is_presented
        is_told = is_told and not dock.isFloating()
        if is_told and dock.titleBarWidget() is None:
            dock.setTitleBarWidget(QWidget())
        elif not is_told and dock.titleBarWidget() is not None:
            dock.setTitleBarWidget(None)  # type: ignore[arg-type]
