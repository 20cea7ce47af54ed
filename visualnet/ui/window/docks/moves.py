"""Ways to change the place of a dock: float, move, open beside, join, resize, close."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from visualnet.ui.window.dock import Dock
from visualnet.ui.window.docks.places import (
    SIDES,
    give_first_height,
    neighbour_of,
    put,
    share_out,
)
from visualnet.ui.window.layout import restore_state
from visualnet.ui.window.main_window import MainWindow

_STEP = 40
"""Pixels by which a key moves or sizes a panel."""


class DockMoves(QObject):
    """Changes docks of a window; each method returns why it cannot, or None where it did."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def _area(self, dock: Dock) -> Qt.DockWidgetArea:
        return self._window.dockWidgetArea(dock)

    def float_or_dock(self, dock: Dock) -> None:
        """Make a dock a window of its own, on the screen, or dock it again."""
        if dock.isFloating():
            dock.setFloating(False)
        else:
            dock.raise_()
            size, place = dock.size(), dock.mapToGlobal(QPoint(-_STEP, _STEP))
            dock.setFloating(True)
            room = self._window.screen().availableGeometry()
            wanted = QRect(place, size.boundedTo(room.size() - QSize(_STEP, _STEP)))
            wanted.moveLeft(min(max(wanted.left(), room.left()), room.right() - wanted.width()))
            wanted.moveTop(min(max(wanted.top(), room.top()), room.bottom() - wanted.height()))
            dock.setGeometry(wanted)
        dock.show()
        dock.raise_()

    def move(self, side: Qt.DockWidgetArea, dock: Dock) -> str | None:
        """Put a docked one on a side, as a tab of what is there; a floating one goes a step."""
        if not dock.isFloating():
            if self._area(dock) == side:
                return self.tr("{0} is already on that side.").format(dock.windowTitle())
            problem = self._try(dock, partial(put, self._window, dock, side, is_tab=True))
            if not (problem or SIDES[side][0] or self._is_tab(dock)):
                give_first_height(self._window, dock)
            return problem
        across, down = SIDES[side]
        moved = dock.frameGeometry().translated(across * _STEP, down * _STEP)
        # Its middle stays on a screen.
        if QGuiApplication.screenAt(moved.center()) is not None:
            dock.move(moved.topLeft())
        return None

    def open_beside(self, dock: Dock) -> str | None:
        """Show a dock together with one that is seen on its side."""
        other = neighbour_of(self._window, dock, self._area(dock))
        if other is None:
            dock.open()
            return None
        if dock.is_in_front and not self._is_tab(dock):
            return self.tr("{0} is already beside the others.").format(dock.windowTitle())
        return self.place_beside(other, dock)

    def place_beside(self, other: Dock, dock: Dock) -> str | None:
        """Open a dock after those on the side of another."""
        side, width = self._area(other), other.width()
        problem = self._try(dock, partial(put, self._window, dock, side, is_tab=False))
        if not problem:
            share_out(self._window, dock, width)
            dock.open()
        return problem

    def join(self, dock: Dock) -> str | None:
        """Make a dock a tab of the others on its side."""
        if self._is_tab(dock):
            return self.tr("{0} is already a tab.").format(dock.windowTitle())
        if neighbour_of(self._window, dock, self._area(dock)) is None:
            return self.tr("There is no other panel on the side of {0}.").format(dock.windowTitle())
        return self._try(dock, partial(put, self._window, dock, self._area(dock), is_tab=True))

    def close(self, dock: Dock) -> None:
        """Close a dock."""
        dock.close()

    def _is_tab(self, dock: Dock) -> bool:
        return not dock.isFloating() and bool(self._window.tabifiedDockWidgets(dock))

    def _try(self, dock: Dock, act: Callable[[], None]) -> str | None:
        """Do what changes the layout; taken back where the window would not hold it all."""
        window, focused = self._window, QApplication.focusWidget()
        size, before = window.size(), window.saveState()
        act()
        dock.show()
        dock.raise_()
        layout = window.layout()
        assert layout is not None  # noqa: S101 - every main window has one
        layout.activate()
        least = layout.totalMinimumSize()
        if least.width() > size.width() or least.height() > size.height():
            # Once for the places, then for the sizes: titles that come and go change these.
            for _ in range(2):
                restore_state(window, window.docks, before)
                window.show_dock_titles()
                layout.activate()
            if focused is not None and Shiboken.isValid(focused):
                focused.setFocus()
            text = self.tr("There is no room for {0}. Make the window larger first.")
            return text.format(dock.windowTitle())
        return None

    def resize(self, by: tuple[int, int], dock: Dock) -> None:
        """Make a dock wider and higher by steps: (to the right, down)."""
        across, down = by[0] * _STEP, by[1] * _STEP
        if dock.isFloating():
            room = dock.screen().availableGeometry().size()
            dock.resize((dock.size() + QSize(across, down)).boundedTo(room))
        elif across:
            self._window.resizeDocks([dock], [dock.width() + across], Qt.Orientation.Horizontal)
        else:
            self._window.resizeDocks([dock], [dock.height() + down], Qt.Orientation.Vertical)
