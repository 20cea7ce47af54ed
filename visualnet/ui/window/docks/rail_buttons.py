"""Buttons of the rail: one shows whether its panel is open, and changes that."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from shiboken6 import Shiboken

from visualnet.ui.look.menu_button import MenuButton
from visualnet.ui.look.style_properties import set_style_property
from visualnet.ui.window.dock import Dock


class RailButton(MenuButton):
    """A button without a frame, that tells the arrow keys on."""

    arrow_pressed = Signal(int)
    """How far to go: 1 is to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rail", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(
            self.sizePolicy().Policy.MinimumExpanding, self.sizePolicy().Policy.Fixed
        )

    def refresh(self) -> None:
        """Show what may have changed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by arrows; Home and End lead to the ends."""
        keys = Qt.Key
        steps = {keys.Key_Up: -1, keys.Key_Down: 1, keys.Key_Home: -1000, keys.Key_End: 1000}
        if event.key() in steps:
            self.arrow_pressed.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class PanelButton(RailButton):
    """Shows whether a panel is in front, or open behind another, and changes that."""

    def __init__(self, dock: Dock, show_menu: Callable[[Dock, QPoint], None]) -> None:
        super().__init__()
        self._dock, self._show_menu = dock, show_menu
        self._action = dock.toggleViewAction()
        self._shown: tuple[object, ...] = ()
        # Before the style sheet looks at it for the first time.
        self.setProperty("behind", False)
        self.setObjectName(f"{dock.objectName()}Button")
        self.setCheckable(True)
        self._action.changed.connect(self.refresh)
        self.clicked.connect(self._press)
        self.refresh()

    @Slot()
    def _press(self) -> None:
        self._action.trigger()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the state of the dock, in words for screen readers."""
        if not Shiboken.isValid(self._action):
            # The docks of a window are deleted before its rail.
            return
        is_in_front, is_open = self._action.isChecked(), not self._dock.isHidden()
        self.setChecked(is_in_front)
        title, icon, tip = self._dock.windowTitle(), self._action.icon(), self._action.toolTip()
        shown = is_in_front, is_open, title, icon.cacheKey(), tip
        if shown == self._shown:
            return
        self._shown = shown
        if self.property("behind") is not (is_open and not is_in_front):
            set_style_property(self, "behind", is_open and not is_in_front)
        self.setText(self._dock.short_title or title)
        self.setIcon(icon)
        self.setToolTip(f"{title}: {tip}")
        if is_in_front:
            state = self.tr("{0}, open")
        else:
            state = self.tr("{0}, open behind another") if is_open else self.tr("{0}, closed")
        self.setAccessibleName(state.format(title))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the panel."""
        self._show_menu(self._dock, event.globalPos())
        event.accept()
