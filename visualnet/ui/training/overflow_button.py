"""The button » of the toolbar: a menu of the controls that have no room."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from visualnet.ui.look.menu_button import MenuButton
from visualnet.ui.widgets.build import marked


class OverflowButton(MenuButton):
    """Its menu has the actions that are left out, and below them the figures, as words."""

    def __init__(
        self,
        left_out: Callable[[], tuple[Sequence[QAction], Sequence[str]]],
        parent: QWidget | None = None,
    ) -> None:
        """left_out: returns the actions and the figures that have no room now."""
        super().__init__(parent)
        self._left_out = left_out
        marked(self, "moreOfTheBar", self.tr("More controls"), self.tr("» More"), text="»")
        # Not its width, or the bar would cut off the text of it.
        self.setMinimumHeight(24)
        # Qt would keep room for an arrow beside the text of one that opens it by itself.
        self.clicked.connect(self.showMenu)
        menu = marked(QMenu(self), "moreOfTheBarMenu", toolTipsVisible=True)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu, (actions, figures) = self.menu(), self._left_out()
        menu.clear()
        menu.addActions(list(actions))
        if actions and figures:
            menu.addSeparator()
        for words in figures:
            # Not greyed: a figure is to be read, by keys as well.
            menu.addAction(words)
