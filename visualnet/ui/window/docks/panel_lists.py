"""Buttons at the ends of bars of tabs, each with the list of all open panels."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtWidgets import QMainWindow, QMenu, QTabBar, QToolButton
from shiboken6 import Shiboken

from visualnet.ui.look.menu_button import MenuButton

_MARGIN = 6
"""Pixels between a button and the edge of the window."""


class PanelLists(QObject):
    """Makes room for a button beside each bar, which Qt makes as wide as the panels below it."""

    def __init__(
        self,
        window: QMainWindow,
        fill: Callable[[QMenu, QTabBar], None],
        show_menu: Callable[[QTabBar, QPoint], None],
    ) -> None:
        """fill: fills the list of a bar. show_menu: shows that of the tab at a place of a bar."""
        super().__init__(window)
        self._window, self._fill, self._show_menu = window, fill, show_menu
        self._buttons: dict[QTabBar, QToolButton] = {}

    @Slot(object)
    def follow(self, bars: Sequence[QTabBar]) -> None:
        """Give each bar a button, and hide those of bars that are used no longer."""
        self._buttons = {bar: each for bar, each in self._buttons.items() if Shiboken.isValid(bar)}
        for bar in bars:
            if bar not in self._buttons:
                self._buttons[bar] = self._made(bar)
                self._place(bar)
        for bar, button in self._buttons.items():
            button.setVisible(bar in bars)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and isinstance(watched, QTabBar):
            self._place(watched)
        return False

    def _made(self, bar: QTabBar) -> QToolButton:
        button = MenuButton(self._window)
        button.setObjectName("panelList")
        button.setToolTip(self.tr("List all open panels; float, move or close this one"))
        button.setAccessibleName(self.tr("Open panels"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, menu, bar))
        button.setMenu(menu)
        bar.setAccessibleName(self.tr("Panels"))
        bar.setToolTip(self.tr("Arrows go from panel to panel; right click to move or close one"))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        bar.customContextMenuRequested.connect(partial(self._show_menu, bar))
        bar.installEventFilter(self)
        # Qt destroys bars now and then; before the next ones are followed it could be pressed.
        bar.destroyed.connect(button.hide)
        bar.destroyed.connect(button.deleteLater)
        for scroller in bar.findChildren(QToolButton):
            # For the mouse: arrow keys on the bar itself scroll it.
            scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _place(self, bar: QTabBar) -> None:
        """Give a bar that is as wide as the panels below it the room beside the button."""
        button = self._buttons.get(bar)
        if button is None:
            return
        size = button.sizeHint().boundedTo(button.maximumSize())
        whole = bar.geometry()
        if bar.property("besideButton") != whole:
            beside = whole.adjusted(0, 0, -size.width() - _MARGIN, 0)
            bar.setProperty("besideButton", beside)
            button.setGeometry(QRect(beside.topRight() + QPoint(1, _MARGIN // 2), size))
            bar.setGeometry(beside)
            button.raise_()
