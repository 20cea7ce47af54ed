"""A dock that scrolls its panel; its key brings it to the front with the focus in it."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QWidget,
)

from visualnet.ui.window.arranging.images_only import ImagesOnly
from visualnet.ui.window.arranging.title_bar import TitleBar
from visualnet.ui.window.spare_keys import SpareKeys
from visualnet.ui.window.tab_stops import enter, focus_next, is_in_sight

_LEAST = QSize(208, 120)
"""What a dock asks of the window, in pixels: a panel that needs more is scrolled."""


class Dock(QDockWidget):
    """Its `toggleViewAction` is checked while the dock is in front, where a click hides it.

    The key of that action hides it with the focus in it alone, else it brings the focus in.

    What stands in it is `panel`; it fills the dock, and is scrolled where the dock is smaller than
    it can be. So no panel makes the window larger than the screen.

    One panel stands in a place at a time: one that is opened takes the place of the one that was
    there. Only where the user made tabs it becomes one of them.
    """

    focus_left = Signal()
    """The dock was hidden, or went behind another, with the focus in it."""
    menu_asked = Signal(QPoint)
    """Its own menu is asked for at a place of the screen."""
    float_asked = Signal()
    """It is to float, or to be docked again."""
    list_asked = Signal(object)  # QMenu
    """A menu is to be filled with what can be opened beside it."""
    shown_anew = Signal(QSize)
    """It was hidden, and stands in the window again, where it had this size; 0 if not known."""

    def __init__(self, name: str, title: str, window: QMainWindow, keys: SpareKeys) -> None:
        super().__init__(title, window)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.windowTitleChanged.connect(self.setAccessibleName)
        # It shows as the frame of one that floats: Qt draws none around a title of our own.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fill: Callable[[], object] = lambda: None
        """Makes what stands in the dock, where that has not been made yet."""
        self.offer_menu: Callable[[QContextMenuEvent, QWidget], bool] = lambda _event, _dock: False
        """Shows the menu of what an event means within this dock, where that has one."""
        self._keys, self._window = keys, window
        self._title: TitleBar | None = None
        self._no_title: QWidget | None = None
        self.short_title = ""
        """What the list of panels calls it, where its title is too long for that."""
        self.home = "right"
        """The side that it opens on until the user puts it elsewhere."""
        self.kept_size = QSize()
        """What it had when it was last seen in the window; 0 for what is not known."""
        action = self.toggleViewAction()
        # Qt's own would hide a dock that stands behind another, where nobody sees it.
        action.triggered.disconnect()
        action.triggered.connect(self._open_or_hide)
        action.installEventFilter(self)
        # In a menu it would take the place of the mark of what is open.
        action.setIconVisibleInMenu(False)
        self.visibilityChanged.connect(self._note_visibility)

    @cached_property
    def _area(self) -> "_PanelArea":
        # With the panel: most docks stay closed, and each widget costs at the start.
        area = _PanelArea(self)
        self.setWidget(area)
        area.show()
        return area

    @property
    def panel(self) -> QWidget:
        """What stands in the dock, or would, were there images."""
        panel = self._area.panel
        return panel.panel if isinstance(panel, ImagesOnly) else panel

    @panel.setter
    def panel(self, panel: QWidget) -> None:
        """Put this into the dock; what stood there is destroyed."""
        self._area.panel = panel

    @property
    def needed_width(self) -> int:
        """What the panel needs not to be scrolled sideways, with a bar beside it, in pixels."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        return self.panel.minimumSizeHint().width() + bar

    @property
    def heights(self) -> tuple[int, int]:
        """What the panel asks for and what it needs at least, with the title, in pixels."""
        title = self.minimumSizeHint().height() - self._area.minimumHeight()
        wanted, needed = self.panel.sizeHint(), self.panel.minimumSizeHint()
        return wanted.height() + title, needed.height() + title

    @property
    def is_in_front(self) -> bool:
        """Whether it can be seen: neither hidden nor behind another."""
        return is_in_sight(self)

    def open(self) -> None:
        """Bring it to the front, with the focus in it."""
        self.bring_to_front()
        enter(self)
        self.toggleViewAction().setChecked(True)

    def bring_to_front(self) -> None:
        """Show it before others; a panel that has the place for itself makes way."""
        is_new, layout = self.isHidden() and not self.isFloating(), self._window.layout()
        # Qt says that it goes behind another before it comes to the front.
        size = self.kept_size
        self.show()
        self.raise_()
        # Qt tells of its coming to light only later.
        self.fill()
        if is_new and layout is not None:
            # Qt knows the tabs of a dock only once it has laid them out.
            layout.activate()
            here = self._window.tabifiedDockWidgets(self)
            if len(here) == 1:
                here[0].hide()
                layout.activate()
            self.shown_anew.emit(size)

    def setVisible(self, visible: bool) -> None:
        """Show or hide it. Most docks stay hidden: its title is made when it is first shown."""
        if visible and self._title is None:
            self._title = TitleBar(self, self._window)
            self._title.float_requested.connect(self.float_asked)
            self._title.list_requested.connect(self.list_asked)
            self.setTitleBarWidget(self._title)
        super().setVisible(visible)

    def dress_title(self, *, is_presented: bool) -> None:
        """Leave out its name where a tab says the same, and all of the title in presentation mode.

        A dock that floats keeps it.
        """
        title = self._title
        if title is None:
            return
        is_docked = not self.isFloating()
        title.show_words(not (is_docked and self._window.tabifiedDockWidgets(self)))
        is_left_out = is_presented and is_docked
        if is_left_out and self._no_title is None:
            self._no_title = QWidget()
        wanted = self._no_title if is_left_out else title
        if wanted is not None and self.titleBarWidget() is not wanted:
            self.setTitleBarWidget(wanted)

    @Slot()
    def _open_or_hide(self) -> None:
        if self.is_in_front:
            self.hide()
        else:
            self.open()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the key of the action bring the focus into a dock in sight, in place of hiding it."""
        if event.type() != QEvent.Type.Shortcut or not self.is_in_front:
            return False
        focused = QApplication.focusWidget()
        is_inside = focused is not None and (focused is self or self.isAncestorOf(focused))
        # Where nothing can take the focus, the key hides the dock at once.
        return not is_inside and enter(self)

    def show_whether_in_front(self) -> None:
        """Check the action or not; only needed where `visibilityChanged` was not heard."""
        self.toggleViewAction().setChecked(self.is_in_front)

    @Slot(bool)
    def _note_visibility(self, is_in_front: bool) -> None:
        self.toggleViewAction().setChecked(is_in_front)
        # Before it was laid out, and in presentation mode, it has no size of its own.
        was_laid_out = self._title is not None and self.titleBarWidget() is self._title
        if was_laid_out and not (is_in_front or self.isFloating()):
            self.kept_size = self.size()
        focused = self.window().focusWidget()
        if not is_in_front and focused is not None and self.isAncestorOf(focused):
            self.focus_left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key does everywhere where it floats: the window does not hear of the key."""
        if not (self.isFloating() and self._keys.press(event)):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the dock at its title, and where nothing in it has one of its own."""
        title = self.titleBarWidget()
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = QApplication.focusWidget() if is_by_key else self.childAt(event.pos())
        is_title = at is not None and (at is title or title.isAncestorOf(at))
        if is_title or not self.offer_menu(event, self):
            self.menu_asked.emit(event.globalPos())
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        if self.isFloating():
            return focus_next(self, next)
        parent = self.parentWidget()
        assert isinstance(parent, QWidget)  # noqa: S101 - the window
        return parent.focusNextPrevChild(next)


class _PanelArea(QScrollArea):
    """Shows a panel as large as itself, or larger and scrolled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setMinimumSize(_LEAST)
        # The panel's own widgets take the keys, and bring themselves into sight.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Within a layout charts would be as high as they like for their width, not as low as they
        # can be; a splitter asks for the least alone.
        self._page = QSplitter()
        self._page.setProperty("role", "page")
        self._page.setChildrenCollapsible(False)
        self._panel = QWidget()
        self._page.addWidget(self._panel)
        self.setWidget(self._page)

    @property
    def panel(self) -> QWidget:
        """What is scrolled."""
        return self._panel

    @panel.setter
    def panel(self, panel: QWidget) -> None:
        self._page.replaceWidget(0, panel)
        self._panel.deleteLater()
        self._panel = panel
        panel.show()
        # By it one enters the dock.
        self.setFocusProxy(panel.focusProxy())  # type: ignore[arg-type]

    def moveEvent(self, event: QMoveEvent) -> None:
        """Let the title, whose height is another, be painted where it is now; Qt does not."""
        super().moveEvent(event)
        dock = self.parentWidget()
        if dock is not None:
            dock.update()
