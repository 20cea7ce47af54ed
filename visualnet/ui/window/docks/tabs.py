"""Bars of tabs that the user made of docks: names, menus, and the docks behind the tabs."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTabBar, QToolButton
from shiboken6 import Shiboken

from visualnet.ui.look.translation import Texts
from visualnet.ui.window.dock import Dock

_tr = Texts("PanelDocks")


def dock_of_tab(bar: QTabBar, index: int, docks: Iterable[Dock]) -> Dock | None:
    """Return the dock of a tab; None for no tab, or another's."""
    pointer = bar.tabData(index)
    return next((dock for dock in docks if Shiboken.getCppPointer(dock)[0] == pointer), None)


def front_of(bar: QTabBar, docks: Iterable[Dock]) -> Dock | None:
    """Return the dock in front of a bar's tabs."""
    return dock_of_tab(bar, bar.currentIndex(), docks)


def prepare_bar(bar: QTabBar, show_menu: Callable[[QTabBar, QPoint], None]) -> None:
    """Name a bar, once, and let a right click show the menu of the tab at a place of it."""
    if bar.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu:
        return
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    bar.customContextMenuRequested.connect(partial(show_menu, bar))
    bar.setAccessibleName(_tr("Panels"))
    bar.setToolTip(_tr("Arrow keys move between panels; right-click to move or close one"))
    for scroller in bar.findChildren(QToolButton):
        # For the mouse: arrow keys on the bar itself scroll it.
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
