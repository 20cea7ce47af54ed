"""Commands for a panel's dock, by key and by menu: float, move, open beside, size, close."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QWidget
from shiboken6 import Shiboken

from visualnet.ui.look.mnemonics import set_mnemonics
from visualnet.ui.widgets.around import around
from visualnet.ui.window.context import Context
from visualnet.ui.window.dock import Dock
from visualnet.ui.window.docks.moves import DockMoves
from visualnet.ui.window.docks.tabs import dock_of_tab, front_of, prepare_bar

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
        moves = self._moves = DockMoves(context.window)
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
            ("previousPanel", self.tr("Previous panel"), self.tr("Go to the previous open panel"),
             ("Ctrl+PgUp", "Ctrl+Shift+Tab"), -1),
        ):  # fmt: skip
            context.actions.add(name, text, tip, keys, call=partial(self._go, step))
        self._menu: QMenu | None = None
        self._meant: Dock | None = None
        context.menus.add_end = self.add_menu
        self._window.tabs_changed.connect(self._prepare_bars)
        for dock in self._window.docks.values():
            dock.menu_asked.connect(partial(self.show_menu, dock))
            dock.float_asked.connect(partial(moves.float_or_dock, dock))
            dock.list_asked.connect(partial(self._fill_beside, dock))

    def _made_commands(self) -> tuple[_Command, ...]:
        moves = self._moves
        sides = (
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
                self.tr("Make the panel a separate window, or dock it again"),
                "Ctrl+Shift+F", moves.float_or_dock,
            ),
            *(
                _Command(
                    f"movePanel{way}", text,
                    self.tr("Move the panel to that side, or a floating panel a little"),
                    f"Alt+Shift+{way}", partial(moves.move, side),
                )
                for way, side, text in sides
            ),
            _Command(
                "splitPanel", self.tr("Open beside"),
                self.tr("Show two panels of one side together"),
                None, moves.open_beside,
            ),
            _Command(
                "joinPanel", self.tr("Put panel as a tab"),
                self.tr("Make the panel a tab of the others on that side"), None, moves.join,
            ),
            *(
                _Command(
                    f"sizePanel{how}", text, self.tr("Make the panel a little larger or smaller"),
                    f"Ctrl+Shift+{key}", partial(moves.resize, by),
                )
                for how, key, by, text in sizes
            ),
            _Command(
                "closePanel", self.tr("Close panel"),
                self.tr("Close the panel; its key opens it again"), None, moves.close,
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
        dock = around(focused, Dock)
        if dock is not None:
            return dock
        docks = list(self._window.docks.values())
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
        problem = self._moves.place_beside(dock, other)
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
        # Not WA_DeleteOnClose: an entry is triggered after it was closed.
        menu.aboutToHide.connect(menu.deleteLater)
        self._follow(menu, dock)
        menu.popup(place)

    def add_menu(self, menu: QMenu, widget: QWidget) -> None:
        """Add what can be done with the dock around a widget, where there is one."""
        dock = around(widget, Dock)
        if dock is not None:
            menu.addSeparator()
            inner = menu.addMenu(self.tr("Panel {0}").format(dock.windowTitle()))
            inner.setObjectName("panelMenu")
            self._follow(inner, dock)

    def _follow(self, menu: QMenu, dock: Dock) -> None:
        """Fill a menu when it is shown; what is chosen is done with this dock."""
        menu.aboutToShow.connect(partial(self._prepare, menu, dock))
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, lambda: self._forget(menu)))

    def _prepare(self, menu: QMenu, dock: Dock) -> None:
        self._menu, self._meant = menu, dock
        menu.clear()
        if not dock.is_in_front:
            menu.addAction(self.tr("Open"), dock.open)
        elif not dock.isFloating():
            beside = menu.addMenu(self.tr("Open beside this"))
            beside.aboutToShow.connect(partial(self._fill_beside, dock, beside))
        self._fill(menu, is_open=not dock.isHidden())
        set_mnemonics(menu)

    def _forget(self, menu: QMenu) -> None:
        if menu is self._menu:
            self._menu = self._meant = None
