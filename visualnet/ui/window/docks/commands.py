"""What can be done with a panel's dock by key and by menu: float, move, split, size, close."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QTabBar
from shiboken6 import Shiboken

from visualnet.ui.look.mnemonics import set_mnemonics
from visualnet.ui.window.context import Context
from visualnet.ui.window.dock import Dock
from visualnet.ui.window.docks.places import (
    SIDES,
    give_first_height,
    neighbour_of,
    put,
    share_out,
)
from visualnet.ui.window.docks.tabs import dock_of_tab, front_of, prepare_bar
from visualnet.ui.window.layout import restore_state

_STEP = 40
"""Pixels by which a key moves or sizes a panel."""

_AREAS = Qt.DockWidgetArea


@dataclass(frozen=True, slots=True)
class _Command:
    """run: does it with a dock; returns why it cannot be done, or nothing."""

    name: str
    text: str
    tip: str
    keys: str | None
    run: Callable[[Dock], str | None]


class DockCommands(QObject):
    """Makes the actions, which mean the panel with the focus, and the menus that hold them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context, self._window = context, context.window
        commands = self._made_commands()
        self._names = [command.name for command in commands]
        for command in commands:
            context.actions.add(
                command.name,
                command.text,
                command.tip,
                command.keys,
                call=partial(self._run, command),
                repeats=command.name.startswith(("move", "size")),
            )
        for name, text, tip, keys, step in (
            ("nextPanel", self.tr("Next panel"), self.tr("Go to the next open panel"),
             ("Ctrl+PgDown", "Ctrl+Tab"), 1),
            ("previousPanel", self.tr("Previous panel"), self.tr("Go to the open panel before"),
             ("Ctrl+PgUp", "Ctrl+Shift+Tab"), -1),
        ):  # fmt: skip
            context.actions.add(name, text, tip, keys, call=partial(self._go, step))
        self._menu: QMenu | None = None
        self._meant: Dock | None = None
        self._window.tabs_changed.connect(self._prepare_bars)
        for dock in self._window.docks.values():
            dock.menu_asked.connect(partial(self.show_menu, dock))
            dock.float_asked.connect(partial(self._float, dock))
            dock.list_asked.connect(partial(self._fill_beside, dock))

    def _made_commands(self) -> tuple[_Command, ...]:
        moves = (
            ("Left", _AREAS.LeftDockWidgetArea, self.tr("Move panel left")),
            ("Right", _AREAS.RightDockWidgetArea, self.tr("Move panel right")),
            ("Up", _AREAS.TopDockWidgetArea, self.tr("Move panel up")),
            ("Down", _AREAS.BottomDockWidgetArea, self.tr("Move panel down")),
        )
        sizes = (
            ("Wider", "Right", (1, 0), self.tr("Make panel wider")),
            ("Narrower", "Left", (-1, 0), self.tr("Make panel narrower")),
            ("Taller", "Down", (0, 1), self.tr("Make panel taller")),
            ("Shorter", "Up", (0, -1), self.tr("Make panel shorter")),
        )
        return (
            _Command(
                "floatPanel", self.tr("Float or dock panel"),
                self.tr("Make the panel a window of its own, or dock it again"),
                "Ctrl+Shift+F", self._float,
            ),
            *(
                _Command(
                    f"movePanel{way}", text,
                    self.tr("Move the panel to that side; a floating one by a step"),
                    f"Alt+Shift+{way}", partial(self._move, side),
                )
                for way, side, text in moves
            ),
            _Command(
                "splitPanel", self.tr("Open beside"),
                self.tr("Show the panel together with the one on its side"),
                None, self._open_beside,
            ),
            _Command(
                "joinPanel", self.tr("Put panel as a tab"),
                self.tr("Make the panel a tab of the others on its side"), None, self._join,
            ),
            *(
                _Command(
                    f"sizePanel{how}", text, self.tr("Change the size of the panel by a step"),
                    f"Ctrl+Shift+{key}", partial(self._resize, by),
                )
                for how, key, by, text in sizes
            ),
            _Command(
                "closePanel", self.tr("Close panel"),
                self.tr("Close the panel; its key opens it again"), None, self._close,
            ),
        )  # fmt: skip

    # Which dock is meant

    def _current(self) -> Dock | None:
        """Return the dock with the focus, else the first in front, the panels before the pad.

        That whose menu is open; while the focus is in a bar of tabs, the dock in front there.
        """
        if self._meant is not None:
            return self._meant
        focused = QApplication.focusWidget()
        docks = list(self._window.docks.values())
        for dock in docks:
            if focused is not None and (dock is focused or dock.isAncestorOf(focused)):
                return dock
        if isinstance(focused, QTabBar):
            return front_of(focused, docks)
        return next((dock for dock in reversed(docks) if dock.is_in_front), None)

    def _run(self, command: _Command) -> None:
        dock = self._current()
        self._meant = None
        if dock is None:
            self._context.say(self.tr("No panel is open."), "docks")
            return
        focused = QApplication.focusWidget()
        problem = command.run(dock)
        if problem:
            self._context.say(problem, "docks")
        if focused is None or not Shiboken.isValid(focused):
            # It was a bar of tabs that is gone.
            return
        if dock.isAncestorOf(focused) and focused.isVisible():
            # Qt takes it away while the dock changes its place.
            dock.activateWindow()
            focused.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, step: int) -> None:
        shown = [dock for dock in self._window.docks.values() if not dock.isHidden()]
        if shown:
            current = self._current()
            number = shown.index(current) if current in shown else -step
            shown[(number + step) % len(shown)].open()

    def _area(self, dock: Dock) -> Qt.DockWidgetArea:
        return self._window.dockWidgetArea(dock)

    # What can be done; each returns why not, where it cannot

    def _float(self, dock: Dock) -> None:
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

    def _move(self, side: Qt.DockWidgetArea, dock: Dock) -> str | None:
        if not dock.isFloating():
            if self._area(dock) == side:
                return self.tr("{0} is on that side.").format(dock.windowTitle())
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

    def _open_beside(self, dock: Dock) -> str | None:
        other = neighbour_of(self._window, dock, self._area(dock))
        if other is None:
            dock.open()
            return None
        if dock.is_in_front and not self._is_tab(dock):
            return self.tr("{0} has a place of its own already.").format(dock.windowTitle())
        return self._place_beside(other, dock)

    def _place_beside(self, other: Dock, dock: Dock) -> str | None:
        """Open a dock after those on the side of another."""
        side, width = self._area(other), other.width()
        problem = self._try(dock, partial(put, self._window, dock, side, is_tab=False))
        if not problem:
            share_out(self._window, dock, width)
            dock.open()
        return problem

    def _join(self, dock: Dock) -> str | None:
        if self._is_tab(dock):
            return self.tr("{0} is a tab of others already.").format(dock.windowTitle())
        if neighbour_of(self._window, dock, self._area(dock)) is None:
            return self.tr("No other panel is on the side of {0}.").format(dock.windowTitle())
        return self._try(dock, partial(put, self._window, dock, self._area(dock), is_tab=True))

    def _close(self, dock: Dock) -> None:
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
            text = self.tr("There is no room for {0} there. Make the window larger first.")
            return text.format(dock.windowTitle())
        return None

    def _resize(self, by: tuple[int, int], dock: Dock) -> None:
        across, down = by[0] * _STEP, by[1] * _STEP
        if dock.isFloating():
            room = dock.screen().availableGeometry().size()
            dock.resize((dock.size() + QSize(across, down)).boundedTo(room))
        elif across:
            self._window.resizeDocks([dock], [dock.width() + across], Qt.Orientation.Horizontal)
        else:
            self._window.resizeDocks([dock], [dock.height() + down], Qt.Orientation.Vertical)

    # Menus

    def _fill(self, menu: QMenu, *, is_open: bool) -> None:
        menu.setToolTipsVisible(True)
        for name in self._names:
            if name.startswith(("size", "close")) and not is_open:
                continue
            if name in ("movePanelLeft", "splitPanel", "sizePanelWider", "closePanel"):
                menu.addSeparator()
            menu.addAction(self._context.actions[name])

    def _fill_beside(self, dock: Dock, menu: QMenu) -> None:
        """List the panels that can be opened beside a dock."""
        menu.clear()
        for other in self._window.docks.values():
            if other is not dock and not other.is_in_front:
                entry = menu.addAction(other.windowTitle())
                entry.setObjectName(f"{other.objectName()}Entry")
                entry.setToolTip(other.toggleViewAction().toolTip())
                entry.triggered.connect(partial(self._choose_beside, dock, other))
        set_mnemonics(menu)

    def _choose_beside(self, dock: Dock, other: Dock, _checked: bool = False) -> None:
        problem = self._place_beside(dock, other)
        if problem:
            self._context.say(problem, "docks")

    @Slot(object)
    def _prepare_bars(self, bars: list[QTabBar]) -> None:
        for bar in bars:
            prepare_bar(bar, self._show_tab_menu)

    def _show_tab_menu(self, bar: QTabBar, place: QPoint) -> None:
        docks = list(self._window.docks.values())
        dock = dock_of_tab(bar, bar.tabAt(place), docks) or front_of(bar, docks)
        if dock is not None:
            self.show_menu(dock, bar.mapToGlobal(place))

    def show_menu(self, dock: Dock, place: QPoint) -> None:
        """Show what can be done with a dock. place: on the screen."""
        menu = QMenu(dock.windowTitle(), self._window)
        menu.setObjectName("panelMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not dock.is_in_front:
            menu.addAction(self.tr("Open"), dock.open)
        elif not dock.isFloating():
            beside = menu.addMenu(self.tr("Open beside this"))
            beside.aboutToShow.connect(partial(self._fill_beside, dock, beside))
        self._fill(menu, is_open=not dock.isHidden())
        set_mnemonics(menu)
        # What is chosen is done with this one, wherever the focus is.
        self._menu, self._meant = menu, dock
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, lambda: self._forget(menu)))
        menu.popup(place)

    def _forget(self, menu: QMenu) -> None:
        if menu is self._menu:
            self._menu = self._meant = None
