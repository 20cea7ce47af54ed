"""The main window: toolbar, docks, picture in the middle, bars over it, status bar.

It names no feature: each brings its own actions, docks and bars, see `context.py`.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QTabWidget, QWidget

from visualnet.projects.window_layout import WindowLayout
from visualnet.ui.look.icons import window_icon
from visualnet.ui.widgets.build import column, row
from visualnet.ui.window.actions import Actions
from visualnet.ui.window.arranging.arrangements import Arrangement
from visualnet.ui.window.arranging.first_places import FirstPlaces
from visualnet.ui.window.arranging.title_bar import set_grouped
from visualnet.ui.window.bars import NoticeBar
from visualnet.ui.window.dock import Dock
from visualnet.ui.window.drop_hint import DropHint, DropTarget
from visualnet.ui.window.floating import FloatingBar
from visualnet.ui.window.layout import (
    fit_docks,
    layout_of,
    raise_floating,
    restore_docks,
    restore_window,
    tidy_tab_bars,
)
from visualnet.ui.window.overlay import Overlay
from visualnet.ui.window.screen_fit import (
    AREA_NAMES,
    FIRST_WIDTHS,
    NARROWEST_PICTURE,
    PRESENTED_WIDTHS,
    resize_docks,
)
from visualnet.ui.window.spare_keys import SpareKeys
from visualnet.ui.window.status_bar import fill_status_bar
from visualnet.ui.window.tab_stops import focus_next

if TYPE_CHECKING:
    from visualnet.ui.app import Application

_SIZE = QSize(1366, 768)
_SMALLEST = QSize(800, 440)
"""A screen of 800×480 less a title; one of 1366×768 at 150 % less a title and a task bar."""


class MainWindow(DropTarget, QMainWindow):
    """Toolbar on top, drawing on the left, picture in the middle, a panel on the right."""

    closing = Signal()
    """Someone asks to close; who hears it calls `allow_close`, now or when the user agreed."""
    dropped = Signal(object)  # QMimeData
    """Files or a picture were dropped onto the window."""
    presentation_changed = Signal(bool)
    """Whether it is shown to a class, in large type on a full screen."""
    tabs_changed = Signal(object)  # list[QTabBar]
    """The bars of tabs that the user made and that are shown now."""
    arranged = Signal()
    """All docks were given their places anew."""
    resized = Signal()
    system_changed = Signal()
    """The system may have another font now."""
    application: "Application"
    """What stands behind the window; set by `build_window`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAccessibleName("VisualNet")
        self.title_end = "VisualNet"
        """Stands at the end of every title of the window."""
        self.setWindowTitle("VisualNet")
        self.setWindowIcon(window_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST)
        self.setDockNestingEnabled(True)
        set_grouped(self, True)
        for area in PRESENTED_WIDTHS:
            self.setTabPosition(area, QTabWidget.TabPosition.North)
        self._may_close = self._was_shown = self._is_arranging = False
        self._layout: WindowLayout | None = None
        self._to_fit: WindowLayout | None = None
        self._arrangement: Arrangement | None = None
        self._picture: QWidget | None = None
        self.actions_ = Actions(self)
        self.spare_keys = SpareKeys()
        self.offer_menu: Callable[[QContextMenuEvent, QWidget], bool] = lambda _event, _part: False
        """Shows the menu of what an event means within this window or a dock, where it has one."""
        self.docks: dict[str, Dock] = {}
        self._places = FirstPlaces(self)
        self._titling = QTimer(self, singleShot=True)
        self._titling.timeout.connect(self._follow_docks)
        self.is_presented = False
        self.held_layout: WindowLayout | None = None
        """What `current_layout` returns until a presentation is over and all is back."""
        self.notices = NoticeBar()
        middle = QFrame()
        middle.setMinimumWidth(NARROWEST_PICTURE)
        self._below = QWidget()
        self._below_column = column(on=self._below, gap=0)
        self._across = row(gap=0)
        column((self._across, 1), self._below, on=middle, gap=0)
        self.setCentralWidget(middle)
        self.messages = Overlay(middle)
        self.messages.spare(self._below)
        self.messages.insert(0, self.notices)
        self.drop_hint = DropHint(middle)
        self.status = fill_status_bar(self.statusBar())
        self.resize(_SIZE)

    def set_picture(self, picture: QWidget, *, is_alone: bool = False) -> None:
        """Put the picture into the middle; it gets the focus that a hidden panel loses.

        is_alone: what else stands below it is hidden, and messages do not cover it.
        """
        self._picture = picture
        self._across.insertWidget(0, picture, 1)
        self._below.setVisible(not is_alone)
        self.messages.set_takes_room(takes_room=is_alone)

    def add_below_picture(self, part: QWidget) -> None:
        """Put a part below the picture, as wide as it."""
        self._below_column.addWidget(part)

    def add_beside_picture(self, part: QWidget) -> None:
        """Put a part beside the picture, where it takes room from it while it is shown."""
        self._across.addWidget(part)
        self.messages.spare_beside(part)

    def add_bar(self, bar: FloatingBar, *, is_below: bool = False) -> None:
        """Let a bar float over the picture: above all others, or below all others."""
        self.messages.insert(-1 if is_below else 0, bar)

    def add_dock(
        self,
        name: str,
        title: str,
        body: QWidget | None = None,
        area: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea,
        *,
        is_first: bool = False,
        is_presented: bool = False,
    ) -> Dock:
        """Add a dock, whose action is `toggleViewAction()`.

        body: an empty placeholder if not given. is_first: shown at the first start. is_presented:
        shown in presentation mode.
        """
        dock = Dock(name, title, self, self.spare_keys)
        dock.home = AREA_NAMES[area]
        if body is not None:
            dock.panel = body
        for signal in (dock.topLevelChanged, dock.dockLocationChanged, dock.visibilityChanged):
            signal.connect(self.show_dock_titles)
            # Qt takes tabs away, and makes them, only after it has told.
            signal.connect(self._titling.start)
        dock.offer_menu = lambda event, part: self.offer_menu(event, part)
        dock.focus_left.connect(self._focus_picture)
        dock.shown_anew.connect(partial(self._give_size, dock))
        self.addDockWidget(area, dock)
        # Until the window is shown and all have their places.
        dock.hide()
        self.docks[name] = dock
        self._places.add(name, area, is_first=is_first, is_presented=is_presented)
        return dock

    def set_first_layout(self) -> None:
        """Put all docks where they are at the first start."""
        self.arrange(self._places.first())

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the docks of an arrangement where it has them, and hide the others."""
        self.arrange_docks(self._layout_for(arrangement))
        self._arrangement = arrangement
        # In a narrow window there is room only once the picture has made some, and before they are
        # seen panels do not know what they need.
        QTimer.singleShot(0, self, self._resize_arranged)

    @Slot()
    def _resize_arranged(self) -> None:
        if self._arrangement is not None:
            resize_docks(self, self.docks, self._layout_for(self._arrangement))

    def presented_layout(self) -> WindowLayout:
        """Return the layout of presentation mode, for the width that the window has now."""
        return self._layout_for(self._places.presented())

    def _layout_for(self, arrangement: Arrangement) -> WindowLayout:
        return self._places.layout_for(arrangement, lambda name: self.docks[name].needed_width)

    def _give_size(self, dock: Dock, size: QSize) -> None:
        """Make a dock that is shown again as large as it was, or as its panel needs by now."""
        if not self._was_shown:
            return
        if self.dockWidgetArea(dock) not in FIRST_WIDTHS:
            first = self._places.first_height(*dock.heights)
            self.resizeDocks([dock], [size.height() or first], Qt.Orientation.Vertical)
            return
        needed = dock.needed_width
        first = self._places.first_width(dock, needed)
        width = max(size.width(), min(first, needed)) if size.width() else max(first, dock.width())
        self.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def current_layout(self) -> WindowLayout | None:
        """Return where all stands, in presentation mode where all stood before.

        None where nobody put it so: before the window was shown, and on a full screen that the
        desktop gave it.
        """
        if self.held_layout is not None:
            return self.held_layout
        return layout_of(self, self.docks) if self._was_shown and not self.isFullScreen() else None

    def restore_layout(self, layout: WindowLayout) -> None:
        """Put window and docks where they were; the docks as soon as the window is shown."""
        restore_window(self, layout)
        if self._was_shown:
            self.arrange_docks(layout)
        else:
            self._layout = layout

    def arrange_docks(self, layout: WindowLayout) -> None:
        """Put the docks where a layout has them; the window must be shown."""
        self._arrangement = None
        self._is_arranging = True
        try:
            restore_docks(self, self.docks, layout)
        finally:
            self._is_arranging = False
        self.note_sizes(layout)
        self.show_dock_titles()
        self._to_fit = layout if layout.is_maximised else None
        self.arranged.emit()

    def note_sizes(self, layout: WindowLayout) -> None:
        """Remember what size the hidden docks of a layout are to have when they are shown."""
        for place in layout.docks:
            if place.name in self.docks and not (place.is_shown or place.is_floating):
                self.docks[place.name].kept_size = QSize(*place.rect[2:])

    @Slot()
    def _focus_picture(self) -> None:
        """Keep keys from a panel that went behind another: nobody would see what they do."""
        if self._picture is not None:
            self._picture.setFocus()

    @Slot()
    def show_dock_titles(self) -> None:
        """Leave out the title of a dock whose tab says the same, and all in presentation mode."""
        if self._is_arranging or not self._was_shown:
            # All find their places then, and it is done once for all of them.
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            # A dock that is dragged out of its tabs would be let go of with its bar or title.
            QTimer.singleShot(50, self, self._titling.start)
            return
        set_grouped(self, True)
        for dock in self.docks.values():
            dock.dress_title(is_presented=self.is_presented)
        self.tabs_changed.emit(tidy_tab_bars(self, self.docks))

    @Slot()
    def _follow_docks(self) -> None:
        """Say which panels are in front, once all have found their places."""
        self.show_dock_titles()
        for dock in self.docks.values():
            dock.show_whether_in_front()

    def allow_close(self) -> None:
        """Let the next close through: nothing is left to ask."""
        self._may_close = True

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        focused, picture = self.focusWidget(), self._picture
        is_closed = focused is not None and not focused.isVisible()
        if picture is not None and is_closed and self.messages.isAncestorOf(focused):
            # A message that was closed leaves the keys to the picture, not to any button.
            picture.setFocus()
            return True
        return focus_next(self, next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.spare_keys.press(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with what is meant; Qt's list would hide the tool bar."""
        self.offer_menu(event, self)
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self.closing.emit()
        event.setAccepted(self._may_close)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            # Shares of the width are known only now.
            if self._layout is None:
                self.set_first_layout()
            else:
                self.arrange_docks(self._layout)
            # The window comes onto the screen after them, and would cover them.
            QTimer.singleShot(0, self, lambda: raise_floating(self.docks))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ThemeChange):
            self.system_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
        layout, self._to_fit = self._to_fit, None
        if layout is not None and self.isMaximized():
            # A desktop gives a window its full size only after it was shown.
            QTimer.singleShot(0, self, lambda: fit_docks(self, self.docks, layout))
