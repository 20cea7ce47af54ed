"""Places that docks have at the first start and in presentation mode."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QDockWidget, QMainWindow

from visualnet.projects.window_layout import WindowLayout
from visualnet.ui.look.fonts import TEXT_PIXELS
from visualnet.ui.window.arranging.arrangements import LEFT, RIGHT, Arrangement, layout_for
from visualnet.ui.window.screen_fit import PRESENTED_WIDTHS, first_widths

_HIGHEST = 0.4
"""Of the window, for a dock below or above the picture at first."""

_MIRRORED = {LEFT: RIGHT, RIGHT: LEFT}


class FirstPlaces:
    """Knows the area of each dock, and which are shown; for the size that the window has now."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._areas: dict[str, Qt.DockWidgetArea] = {}
        self._first: list[str] = []
        self._presented: list[str] = []

    def add(
        self, name: str, area: Qt.DockWidgetArea, *, is_first: bool, is_presented: bool
    ) -> None:
        """Add a dock by its name. is_first, is_presented: whether it is shown then."""
        self._areas[name] = area
        self._first += [name] if is_first else []
        self._presented += [name] if is_presented else []

    def first(self) -> Arrangement:
        """Return the arrangement of the first start."""
        widths = first_widths(QFontInfo(self._window.font()).pixelSize() / TEXT_PIXELS)
        return Arrangement(tuple(self._first), widths)

    def presented(self) -> Arrangement:
        """Return the arrangement of presentation mode."""
        return Arrangement(tuple(self._presented), PRESENTED_WIDTHS)

    def layout_for(
        self, arrangement: Arrangement, needed_width: Callable[[str], int]
    ) -> WindowLayout:
        """Return an arrangement as a layout. needed_width: see `arrangements.layout_for`."""
        return layout_for(self._window, needed_width, self._areas, arrangement)

    def first_height(self, wanted: int, needed: int) -> int:
        """Return the height of a dock below or above the picture, in pixels, at least as needed."""
        return max(needed, min(wanted, round(_HIGHEST * self._window.height())))

    def first_width(self, dock: QDockWidget, needed: int) -> int:
        """Return the width of a dock that is alone on its side, in pixels, at least as needed."""
        area = self._window.dockWidgetArea(dock)
        if self._window.isRightToLeft():
            # The places are told as where one reads from the left.
            area = _MIRRORED.get(area, area)
        homes = {dock.objectName(): area}
        alone = Arrangement((dock.objectName(),), self.first().shares)
        (place,) = layout_for(self._window, lambda _name: needed, homes, alone).docks
        return place.rect[2]
