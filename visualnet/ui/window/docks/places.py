"""Places of docks in a main window: beside which others they stand, and how high they are."""

from PySide6.QtCore import Qt

from visualnet.ui.window.dock import Dock
from visualnet.ui.window.main_window import MainWindow

_SHARE = 0.4
"""Of the height of the window, for a dock that is put above or below the others."""

_AREAS = Qt.DockWidgetArea
SIDES = {
    _AREAS.LeftDockWidgetArea: (-1, 0),
    _AREAS.RightDockWidgetArea: (1, 0),
    _AREAS.TopDockWidgetArea: (0, -1),
    _AREAS.BottomDockWidgetArea: (0, 1),
}
"""Where each side is: to the right, and down."""


def neighbour_of(window: MainWindow, dock: Dock, side: Qt.DockWidgetArea) -> Dock | None:
    """Return another dock that is seen on a side."""
    others = [
        other
        for other in window.docks.values()
        if other is not dock
        and not (other.isHidden() or other.isFloating())
        and window.dockWidgetArea(other) == side
    ]
    return next((other for other in others if other.is_in_front), next(iter(others), None))


def put(window: MainWindow, dock: Dock, side: Qt.DockWidgetArea, *, is_tab: bool) -> None:
    """Put a dock on a side. is_tab: as a tab of what is there, else beside it."""
    neighbour = neighbour_of(window, dock, side)
    dock.setFloating(False)
    window.removeDockWidget(dock)
    along = Qt.Orientation.Vertical if SIDES[side][0] else Qt.Orientation.Horizontal
    if is_tab and neighbour is not None:
        window.tabifyDockWidget(neighbour, dock)
    else:
        window.addDockWidget(side, dock, along)


def share_out(window: MainWindow, dock: Dock, width: int) -> None:
    """Make a new dock and those on its side, one below the other, equally high and of this width.

    Above and below the picture, where they stand beside each other: equally wide.
    """
    side = window.dockWidgetArea(dock)
    fronts = [d for d in window.docks.values() if d.is_in_front and not d.isFloating()]
    here = [d for d in fronts if d is not dock and window.dockWidgetArea(d) == side]
    here.append(dock)
    if SIDES[side][0]:
        room = sum(each.height() for each in here)
        window.resizeDocks(here, [room // len(here)] * len(here), Qt.Orientation.Vertical)
        window.resizeDocks(here[:1], [width], Qt.Orientation.Horizontal)
    else:
        room = window.width()
        window.resizeDocks(here, [room // len(here)] * len(here), Qt.Orientation.Horizontal)


def give_first_height(window: MainWindow, dock: Dock) -> None:
    """Make a dock that has the whole width as high as its panel needs, or a share of the window.

    Qt would make it as low as it can be, where the panel's own scrolling has no room.
    """
    panel, title = dock.panel, dock.minimumSizeHint().height() - dock.widget().minimumHeight()
    wanted = min(panel.sizeHint().height() + title, round(_SHARE * window.height()))
    height = max(wanted, panel.minimumSizeHint().height() + title)
    window.resizeDocks([dock], [height], Qt.Orientation.Vertical)
