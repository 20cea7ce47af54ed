"""Title bar of a dock: title, and buttons that open a panel beside it, float it, close it."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from visualnet.ui.look.menu_button import MenuButton
from visualnet.ui.widgets.build import marked, row
from visualnet.ui.widgets.eliding_label import ElidingLabel

_GROUPED = QMainWindow.DockOption.GroupedDragging


def set_grouped(window: QMainWindow, is_grouped: bool) -> None:
    """Let Qt drag tabs out of their bar; dragged by a title, all tabs would come along."""
    options = window.dockOptions()
    window.setDockOptions(options | _GROUPED if is_grouped else options & ~_GROUPED)


class TitleBar(QWidget):
    """What the mouse drags a dock by; Qt does the dragging."""

    float_requested = Signal()
    """The dock is to float, or to be docked again."""
    list_requested = Signal(object)  # QMenu
    """The menu is about to be shown, to be filled with what can be opened beside the dock."""

    def __init__(self, dock: QDockWidget, window: QMainWindow) -> None:
        super().__init__(dock)
        self.setObjectName("titleBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dock, self._window = dock, window
        self._label = ElidingLabel(dock.windowTitle())
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._beside = MenuButton()
        self._beside.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._beside)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(partial(self.list_requested.emit, menu))
        self._beside.setMenu(menu)
        self._float, close = QToolButton(), QToolButton()
        row((self._label, 1), self._beside, self._float, close, on=self, gap=2, edges=(12, 2, 8, 2))
        title, focus = dock.windowTitle(), Qt.FocusPolicy.TabFocus
        tip, spoken = self.tr("Open another panel beside this one"), self.tr("Open beside {0}")
        marked(self._beside, "besideDockButton", tip, spoken.format(title), focusPolicy=focus)
        marked(self._float, "floatDockButton", focusPolicy=focus)
        tip, spoken = self.tr("Close this panel"), self.tr("Close {0}")
        marked(close, "closeDockButton", tip, spoken.format(title), focusPolicy=focus)
        self._float.clicked.connect(self.float_requested)
        close.clicked.connect(dock.close)
        dock.topLevelChanged.connect(self._show_floating)
        dock.windowTitleChanged.connect(self._rename)
        self._show_floating(dock.isFloating())

    def show_words(self, are_shown: bool) -> None:
        """Show the title, or leave it out where a tab says the same."""
        self._label.setText(self._dock.windowTitle() if are_shown else "")

    @Slot(str)
    def _rename(self, title: str) -> None:
        """Show another title, where it is shown."""
        if self._label.text():
            self._label.setText(title)

    @Slot(bool)
    def _show_floating(self, is_floating: bool) -> None:
        self._beside.setHidden(is_floating)
        if is_floating:
            tip, name = self.tr("Put this panel back into the window"), self.tr("Dock {0}")
        else:
            tip, name = self.tr("Make this panel a separate window"), self.tr("Float {0}")
        self._float.setToolTip(tip)
        self._float.setAccessibleName(name.format(self._dock.windowTitle()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let Qt drag this dock alone."""
        set_grouped(self._window, False)
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let tabs be dragged again, where nothing was dragged."""
        set_grouped(self._window, True)
        event.ignore()
