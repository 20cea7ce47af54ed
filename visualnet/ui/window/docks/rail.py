"""The rail: all panels by groups at the outer edge of the window, and which of them are open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QScrollArea,
    QToolBar,
    QToolButton,
    QWidget,
)

from visualnet.ui.widgets.build import column, label, marked
from visualnet.ui.window.dock import Dock
from visualnet.ui.window.docks.rail_buttons import PanelButton, RailButton
from visualnet.ui.window.main_window import MainWindow

_WIDEST = 0.09
"""Of the window's width; where names would need more, or are too many, there are icons alone."""

_MARGINS = 4, 4, 4, 4


@dataclass(frozen=True, slots=True)
class Entry:
    """dock: the object name of one. group: its title; empty for those before all groups."""

    dock: str
    group: str = ""


class PanelRail(QToolBar):
    """One button for each panel: a click brings it to the front, a second hides it.

    The Tab key stops at one of them; arrows lead to the others.
    """

    def __init__(
        self,
        window: MainWindow,
        entries: Iterable[Entry],
        show_menu: Callable[[Dock, QPoint], None],
        fill_workspaces: Callable[[QMenu], None],
    ) -> None:
        """show_menu: shows what can be done with a dock, at a place of the screen."""
        super().__init__(window)
        self.setObjectName("panelRail")
        self.setWindowTitle(self.tr("List of panels"))
        self.setAccessibleName(self.tr("Panels"))
        self.toggleViewAction().setToolTip(self.tr("Show or hide the list of panels"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._window = window
        page = marked(QWidget(), role="page")
        self._column = column(on=page, gap=2)
        self._heads: list[QLabel] = []
        self._lines: list[QFrame] = []
        self._buttons: list[RailButton] = [self._workspace_button(fill_workspaces)]
        self._add_line()
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._add_line()
                self._heads.append(label(group, "railHead"))
                self._column.addWidget(self._heads[-1])
            self._add_button(PanelButton(window.docks[entry.dock], show_menu))
        self._column.addStretch(1)
        self._buttons[0].setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area = _RailArea(page)
        self.addWidget(self._area)
        self._needs: list[QSize] = []
        self._density = -1
        window.tabs_changed.connect(self._show_open)
        window.presentation_changed.connect(self.setHidden)
        window.resized.connect(self._fit)
        self._area.resized.connect(self._fit)
        self._stand_at_the_edge()

    def _workspace_button(self, fill: Callable[[QMenu], None]) -> RailButton:
        tip = self.tr("Arrange all panels for one kind of work")
        button = marked(RailButton(), "workspaceButton", tip, text=self.tr("Workspace"))
        picture = QAction(self, toolTip=button.toolTip())
        picture.changed.connect(lambda: button.setIcon(picture.icon()))
        self._window.actions_.set_icon(picture, "workspace")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        self._column.addWidget(button)
        button.arrow_pressed.connect(self._focus_button)
        return button

    def _add_button(self, button: RailButton) -> None:
        button.arrow_pressed.connect(self._focus_button)
        self._buttons.append(button)
        self._column.addWidget(button)

    def _add_line(self) -> None:
        line = marked(QFrame(), role="railLine")
        line.setFrameShape(QFrame.Shape.HLine)
        self._lines.append(line)
        self._column.addWidget(line)

    @Slot(int)
    def _focus_button(self, step: int) -> None:
        """Go to another button; it is the one where the Tab key stops from now on."""
        focused = self._window.focusWidget()
        numbers = [number for number, each in enumerate(self._buttons) if each is focused]
        if numbers:
            wanted = self._buttons[max(0, min(numbers[0] + step, len(self._buttons) - 1))]
            for each in self._buttons:
                is_wanted = each is wanted
                each.setFocusPolicy(
                    Qt.FocusPolicy.TabFocus if is_wanted else Qt.FocusPolicy.NoFocus
                )
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(wanted, 0, 0)

    @Slot()
    def _show_open(self) -> None:
        for button in self._buttons[1:]:
            button.refresh()

    # What it has room for

    @Slot()
    def _fit(self) -> None:
        """Show names and the titles of groups where there is room, else names, else icons alone."""
        layout = self.layout()
        if layout is not None:
            # Those that Qt takes from the style are now and then those of a bar without its name.
            layout.setContentsMargins(*_MARGINS)
        if not self._needs:
            self._needs = [self._dressed(density) for density in (0, 1, 2)]
            self._density = 2
        room = QSize(round(_WIDEST * self._window.width()), self._area.height())
        fitting = (n for n, need in enumerate(self._needs) if need.boundedTo(room) == need)
        density = next(fitting, 2)
        if density != self._density:
            self._dressed(density)
        self._density = density
        bar = self._area.verticalScrollBar().sizeHint().width()
        need, least = self._needs[density], self._needs[2].width() + bar
        is_cut = need.height() > room.height()
        # With names it asks for more, but never keeps the window from getting narrower.
        self._area.set_widths(need.width() + (bar if is_cut else 0), least)

    def _dressed(self, density: int) -> QSize:
        """Show as much as this: 0 all, 1 no titles of groups, 2 icons alone; returns its size."""
        for head in self._heads:
            head.setHidden(density > 0)
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonIconOnly if density == 2 else styles.ToolButtonTextBesideIcon
        for button in self._buttons:
            button.setToolButtonStyle(style)
        self._column.invalidate()
        return self._column.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._needs = []
            # Its buttons take on another style after the rail itself.
            QTimer.singleShot(0, self, self._fit)
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._stand_at_the_edge()

    def _stand_at_the_edge(self) -> None:
        """Stand where lines of text end."""
        areas = Qt.ToolBarArea
        is_mirrored = self._window.isRightToLeft()
        area = areas.LeftToolBarArea if is_mirrored else areas.RightToolBarArea
        if self._window.toolBarArea(self) != area:
            self._window.addToolBar(area, self)


class _RailArea(QScrollArea):
    """Scrolls the buttons where the window is too low for all."""

    resized = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        self._wanted = self._least = 0

    def set_widths(self, wanted: int, least: int) -> None:
        """Ask for a width, or at least for another, in pixels."""
        if (wanted, least) != (self._wanted, self._least):
            self._wanted, self._least = wanted, least
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def sizeHint(self) -> QSize:
        """Return the size of all buttons; a tool bar gives what there is of it."""
        page = self.widget()
        return QSize(self._wanted, 0 if page is None else page.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a height of three buttons."""
        return QSize(self._least, 72)
