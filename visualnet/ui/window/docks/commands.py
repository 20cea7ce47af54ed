"""Commands for a panel's dock, by key and by menu: float, move, open beside, size, close."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QWidget
from shiboken6 import Shiboken

from visualnet.ui.widgets.around import around
from visualnet.ui.window.actions import ActionRow
from visualnet.ui.window.acts.context_menus import Act, Entry, fill_menu
from visualnet.ui.window.context import Context
from visualnet.ui.window.dock import Dock
from visualnet.ui.window.docks.moves import DockMoves
from visualnet.ui.window.docks.tabs import dock_of_tab, front_of, prepare_bar

_AREAS = Qt.DockWidgetArea


class DockCommands(QObject):
    """Makes the actions, which mean the panel with the focus, and the menus that hold them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context, self._window = context, context.window
        moves = self._moves = DockMoves(context.window)
        rows = self._rows()
        self._names = [row.name for row in rows]
        context.actions.add(
            *rows,
            ActionRow("nextPanel", "Next panel", "Go to the next open panel",
                      partial(self._go_to_panel, 1), ("Ctrl+PgDown", "Ctrl+Tab")),
            ActionRow("previousPanel", "Previous panel", "Go to the previous open panel",
                      partial(self._go_to_panel, -1), ("Ctrl+PgUp", "Ctrl+Shift+Tab")),
        )  # fmt: skip
        self._menu: QMenu | None = None
        self._meant: Dock | None = None
        context.menus.add_end = self.add_menu
        self._window.tabs_changed.connect(self._prepare_bars)
        for dock in self._window.docks.values():
            dock.menu_asked.connect(partial(self.show_menu, dock))
            dock.float_asked.connect(partial(moves.float_or_dock, dock))
            dock.list_asked.connect(partial(self._fill_beside, dock))

    def _rows(self) -> tuple[ActionRow, ...]:
        moves, run = self._moves, self._run_with_dock
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
            ActionRow("floatPanel", "Float or dock panel",
                      "Make the panel a separate window, or dock it again",
                      partial(run, moves.float_or_dock), "Ctrl+Shift+F"),
            *(
                ActionRow(f"movePanel{way}", text,
                          "Move the panel to that side, or a floating panel a little",
                          partial(run, partial(moves.move, side)), f"Alt+Shift+{way}",
                          repeats=True)
                for way, side, text in sides
            ),
            ActionRow("splitPanel", "Open beside", "Show two panels of one side together",
                      partial(run, moves.open_beside)),
            ActionRow("joinPanel", "Put panel as a tab",
                      "Make the panel a tab of the others on that side",
                      partial(run, moves.join)),
            *(
                ActionRow(f"sizePanel{how}", text, "Make the panel a little larger or smaller",
                          partial(run, partial(moves.resize, by)), f"Ctrl+Shift+{key}",
                          repeats=True)
                for how, key, by, text in sizes
            ),
            ActionRow("closePanel", "Close panel", "Close the panel; its key opens it again",
                      partial(run, moves.close)),
        )  # fmt: skip

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

    def _run_with_dock(self, act: Callable[[Dock], str | None]) -> None:
        """Do something with the dock that is meant. act: returns why it cannot be, or nothing."""
        dock = self._current()
        self._meant = None
        if dock is None:
            self._context.say(self.tr("No panel is open."), "docks")
            return
        focused = QApplication.focusWidget()
        problem = act(dock)
        if problem:
            self._context.say(problem, "docks")
        if focused is None or not Shiboken.isValid(focused):
            # It was a bar of tabs that is gone.
            return
        if dock.isAncestorOf(focused) and focused.isVisible():
            # Qt takes it away while the dock changes its place.
            dock.activateWindow()
            focused.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_panel(self, step: int) -> None:
        shown = [dock for dock in self._window.docks.values() if not dock.isHidden()]
        if shown:
            current = self._current()
            number = shown.index(current) if current in shown else -step
            shown[(number + step) % len(shown)].open()

    def _beside(self, dock: Dock) -> list[Act]:
        """Return the panels that can be opened beside a dock."""
        return [
            Act(
                other.windowTitle(),
                partial(self._choose_beside, dock, other),
                other.objectName(),
                other.toggleViewAction().toolTip(),
            )
            for other in self._window.docks.values()
            if other is not dock and not other.is_in_front
        ]

    def _fill_beside(self, dock: Dock, menu: QMenu) -> None:
        menu.clear()
        fill_menu(menu, self._beside(dock), self._context.actions)

    def _choose_beside(self, dock: Dock, other: Dock) -> None:
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
        self._fill_when_shown(menu, dock)
        menu.popup(place)

    def add_menu(self, menu: QMenu, widget: QWidget) -> None:
        """Add what can be done with the dock around a widget, where there is one."""
        dock = around(widget, Dock)
        if dock is not None:
            menu.addSeparator()
            inner = menu.addMenu(self.tr("Panel {0}").format(dock.windowTitle()))
            inner.setObjectName("panelMenu")
            self._fill_when_shown(inner, dock)

    def _fill_when_shown(self, menu: QMenu, dock: Dock) -> None:
        """Fill a menu when it is shown; what is chosen is done with this dock."""
        menu.aboutToShow.connect(partial(self._fill_menu, menu, dock))
        menu.aboutToHide.connect(
            lambda: QTimer.singleShot(0, self, lambda: self._forget_menu(menu))
        )

    def _fill_menu(self, menu: QMenu, dock: Dock) -> None:
        self._menu, self._meant = menu, dock
        menu.clear()
        entries: list[Entry] = []
        if not dock.is_in_front:
            entries = [Act(self.tr("Open"), dock.open, "")]
        elif not dock.isFloating():
            entries = [(self.tr("Open beside this"), self._beside(dock))]
        for name in self._names:
            if dock.isHidden() and name.startswith(("size", "close")):
                continue
            if name in ("movePanelLeft", "splitPanel", "sizePanelWider", "closePanel"):
                entries.append(None)
            entries.append(name)
        fill_menu(menu, entries, self._context.actions)

    def _forget_menu(self, menu: QMenu) -> None:
        if menu is self._menu:
            self._menu = self._meant = None
