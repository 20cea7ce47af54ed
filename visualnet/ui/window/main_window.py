"""The one window: where everything stands. What happens is connected in `app.py`."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QLabel,
    QMainWindow,
    QMenu,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from visualnet.projects.window_layout import WindowLayout
from visualnet.ui.look.icons import window_icon
from visualnet.ui.look.theme import Theme
from visualnet.ui.pad.actions import PadActions
from visualnet.ui.pad.panel import DrawPanel
from visualnet.ui.panels.charts.panel import ChartsPanel
from visualnet.ui.panels.settings.panel import SettingsPanel
from visualnet.ui.picture.panel import NetworkView
from visualnet.ui.training.advice_bar import AdviceBar
from visualnet.ui.training.toolbar import ControlBar
from visualnet.ui.window.actions import Actions
from visualnet.ui.window.bars import NoticeBar
from visualnet.ui.window.layout import resize_docks, restore_docks, restore_window
from visualnet.ui.window.tab_stops import focus_next

# Shares of the window's width, and the least that the docks need.
_LEFT, _LEFT_WIDTH = 0.19, 268
_RIGHT, _RIGHT_WIDTH = 0.24, 330
_SIZE = QSize(1366, 768)
_SMALLEST = QSize(900, 600)
_DOCK_KEYS = (
    *(f"Alt+{number}" for number in "1234567890"),
    *(f"Alt+Shift+{number}" for number in "123456789"),
)
_FIRST_DOCKS = ("drawingDock", "chartsDock", "settingsDock")


class MainWindow(QMainWindow):
    """Toolbar on top, drawing on the left, network in the middle, charts and settings right.

    closing: someone asks to close; who hears it calls `allow_close`, now or when the user agreed.
    file_dropped: the path of a file dropped onto the window.
    """

    closing = Signal()
    file_dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAccessibleName("VisualNet")
        self.setWindowTitle("VisualNet")
        self.setWindowIcon(window_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST)
        self.setDockNestingEnabled(True)
        self._may_close = False
        self._was_shown = False
        self._layout: WindowLayout | None = None
        self._to_fit: WindowLayout | None = None
        self.actions_ = Actions(self)
        acts = self.actions_
        self.pad_actions = PadActions(self, acts)
        self.bar = ControlBar(
            acts.play, acts.step, acts.units, [acts.restart, acts.new_weights], self
        )
        self.addToolBar(self.bar)
        self.notices = NoticeBar()
        self.network = NetworkView()
        self.advice = AdviceBar()
        self.setCentralWidget(_stacked(self.notices, self.advice, self.network))
        buttons = [acts.clear_pad, acts.undo, acts.redo, acts.test_image]
        self.drawing = DrawPanel(buttons, self.pad_actions.eraser, acts.teach)
        self.charts = ChartsPanel()
        self.settings = SettingsPanel()
        self._make_docks()
        # Not the first button: nothing is asked of the user yet.
        self.network.canvas.setFocus()
        self._make_status_bar()
        self._make_menus()
        self.resize(_SIZE)

    # Docks

    def _make_docks(self) -> None:
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self.setTabPosition(right, QTabWidget.TabPosition.North)
        self.setTabPosition(left, QTabWidget.TabPosition.North)
        self.docks: dict[str, QDockWidget] = {}
        self.docks["drawingDock"] = self._added_dock(
            "drawingDock", self.tr("Draw a digit"), self.drawing, left
        )
        self.docks["chartsDock"] = self._added_dock(
            "chartsDock", self.tr("Charts"), self.charts, right
        )
        self.docks["settingsDock"] = self._added_dock(
            "settingsDock", self.tr("Settings"), self.settings, right
        )
        # What stands in these is made when they are first looked at.
        for name, title in (
            ("dataDock", self.tr("Data")),
            ("augmentationDock", self.tr("Augmentation")),
            ("evaluationDock", self.tr("Evaluation")),
            ("runsDock", self.tr("Runs")),
            ("experimentsDock", self.tr("Experiments")),
            ("inspectorDock", self.tr("Inspector")),
            ("editsDock", self.tr("Break it")),
            ("whyDock", self.tr("Why")),
            ("mapDock", self.tr("Map")),
            ("myDigitsDock", self.tr("My digits")),
            ("practiceDock", self.tr("Practice")),
            ("xrayDock", self.tr("X-ray")),
        ):
            self.docks[name] = self._added_dock(name, title, QWidget(), right)
        for keys, dock in zip(_DOCK_KEYS, self.docks.values(), strict=False):
            self.actions_.adopt(
                dock.toggleViewAction(),
                f"{dock.objectName()}Action",
                self.tr("Show or hide: {0}").format(dock.windowTitle()),
                keys,
            )
        self._place_docks()

    def _place_docks(self) -> None:
        """Tab the right docks; the last three rows of tabs would be cut off, so most are hidden."""
        charts = self.docks["chartsDock"]
        for name in self.docks:
            if name not in ("drawingDock", "chartsDock"):
                self.tabifyDockWidget(charts, self.docks[name])
            if name not in _FIRST_DOCKS:
                self.docks[name].hide()
        charts.raise_()

    @Slot(bool)
    def _raise_shown_dock(self, is_shown: bool) -> None:
        """Bring a dock to the front that was asked for by menu or key."""
        action = self.sender()
        for dock in self.docks.values():
            if is_shown and dock.toggleViewAction() is action:
                dock.raise_()

    @Slot(bool)
    def _take_focus_from_hidden(self, is_visible: bool) -> None:
        """Keep keys from a panel that went behind another: nobody would see what they do."""
        dock, focused = self.sender(), self.focusWidget()
        if is_visible or not isinstance(dock, QDockWidget) or focused is None:
            return
        if dock.isAncestorOf(focused):
            self.network.canvas.setFocus()

    def _added_dock(
        self, name: str, title: str, body: QWidget, area: Qt.DockWidgetArea
    ) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setAccessibleName(title)
        dock.setWidget(body)
        dock.topLevelChanged.connect(self._show_dock_titles)
        dock.dockLocationChanged.connect(self._show_dock_titles)
        dock.visibilityChanged.connect(self._show_dock_titles)
        dock.visibilityChanged.connect(self._take_focus_from_hidden)
        dock.toggleViewAction().triggered.connect(self._raise_shown_dock)
        self.addDockWidget(area, dock)
        return dock

    @Slot()
    def _show_dock_titles(self) -> None:
        """Leave out the title of a dock whose tab says the same."""
        for dock in self.docks.values():
            is_told = bool(self.tabifiedDockWidgets(dock)) and not dock.isFloating()
            if is_told and dock.titleBarWidget() is None:
                dock.setTitleBarWidget(QWidget())
            elif not is_told and dock.titleBarWidget() is not None:
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]
        for tabs in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            # Whole words that scroll can be read; eight shortened ones could not.
            tabs.setElideMode(Qt.TextElideMode.ElideNone)

    def set_first_layout(self, scale: float = 1.0) -> None:
        """Put all docks where they are at the first start."""
        for name, dock in self.docks.items():
            left, right = (
                Qt.DockWidgetArea.LeftDockWidgetArea,
                Qt.DockWidgetArea.RightDockWidgetArea,
            )
            dock.setFloating(False)
            self.addDockWidget(left if name == "drawingDock" else right, dock)
            dock.setVisible(name in _FIRST_DOCKS)
        self._place_docks()
        widths = [
            round(max(share * self.width(), least * scale))
            for share, least in ((_LEFT, _LEFT_WIDTH), (_RIGHT, _RIGHT_WIDTH))
        ]
        docks = [self.docks["drawingDock"], self.docks["chartsDock"]]
        self.resizeDocks(docks, widths, Qt.Orientation.Horizontal)

    def restore_layout(self, layout: WindowLayout) -> None:
        """Put window and docks where they were; the docks as soon as the window is shown."""
        restore_window(self, layout)
        if self._was_shown:
            self._restore_docks(layout)
        else:
            self._layout = layout

    def _restore_docks(self, layout: WindowLayout) -> None:
        restore_docks(self, self.docks, layout)
        self._show_dock_titles()
        self._to_fit = layout if layout.is_maximised else None

    # Status bar and menus

    def _make_status_bar(self) -> None:
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        self.status = {}
        for name, tip in (
            ("data", self.tr("The data set that is learnt")),
            ("network", self.tr("The network: layers, activation and number of parameters")),
            ("rate", self.tr("Training speed")),
            ("frames", self.tr("Pictures a second of the network view")),
        ):
            label = QLabel()
            label.setObjectName(f"status{name.capitalize()}")
            label.setProperty("role", "muted")
            label.setToolTip(tip)
            status.addWidget(label)
            self.status[name] = label

    def _make_menus(self) -> None:
        acts, bar = self.actions_, self.menuBar()
        file = bar.addMenu(self.tr("&File"))
        file.addActions([acts.new_project, acts.open])
        self.recent_menu = file.addMenu(self.tr("Recent files"))
        file.addActions([acts.open_data, acts.open_data_folder])
        file.addActions([acts.save_project, acts.save_project_as])
        file.addSeparator()
        file.addActions([acts.export])
        file.addSeparator()
        file.addActions([acts.copy_picture, acts.export_picture, acts.record])
        file.addSeparator()
        file.addActions([acts.quit])
        edit = bar.addMenu(self.tr("&Edit"))
        edit.addActions([acts.undo, acts.redo])
        edit.addSeparator()
        edit.addActions([acts.clear_pad, acts.test_image, acts.teach])
        self.pad_actions.add_to(edit)
        self._make_view_menu()
        training = bar.addMenu(self.tr("&Training"))
        training.addActions([acts.play, acts.step])
        training.addMenu(_menu_of(self.tr("A step is one"), acts.units.actions(), training))
        training.addSeparator()
        training.addActions([acts.restart, acts.new_weights, acts.stop])
        self.model_menu = bar.addMenu(self.tr("&Model"))
        self.data_menu = bar.addMenu(self.tr("&Data"))
        help_menu = bar.addMenu(self.tr("&Help"))
        help_menu.addActions([acts.shortcuts, acts.about])
        filled = (self.recent_menu, self.model_menu, self.data_menu)
        for menu in (file, edit, training, help_menu, *filled):
            menu.setToolTipsVisible(True)

    def _make_view_menu(self) -> None:
        acts = self.actions_
        view = self.menuBar().addMenu(self.tr("&View"))
        view.setToolTipsVisible(True)
        view.addActions(acts.modes.actions())
        view.addActions([acts.mark_step, acts.trace])
        view.addSeparator()
        colours = self.tr("Colours of connections")
        view.addMenu(_menu_of(colours, acts.sign_colours.actions(), view))
        view.addActions([acts.dash_negative, acts.reduce_motion])
        view.addSeparator()
        view.addActions([acts.zoom_in, acts.zoom_out, acts.zoom_reset])
        view.addSeparator()
        view.addMenu(_menu_of(self.tr("Theme"), acts.themes.actions(), view))
        view.addActions([acts.present])
        # Apart, because together they would be taller than a small screen.
        panels = self.menuBar().addMenu(self.tr("&Panels"))
        panels.setToolTipsVisible(True)
        panels.addActions([dock.toggleViewAction() for dock in self.docks.values()])
        panels.addSeparator()
        panels.addActions([acts.reset_docks])

    # Look

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Give what paints itself the colours; the application's style sheet does the rest."""
        self.bar.setIconSize(QSize(round(18 * scale), round(18 * scale)))
        self.actions_.apply_theme(theme)
        self.network.apply_theme(theme, scale)
        self.charts.apply_theme(theme)

    # Events

    def allow_close(self) -> None:
        """Let the next close through: nothing is left to ask."""
        self._may_close = True

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        return focus_next(self, next)

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
                self._restore_docks(self._layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout, self._to_fit = self._to_fit, None
        if layout is not None and self.isMaximized():
            # A desktop gives a window its full size only after it was shown.
            QTimer.singleShot(0, self, lambda: resize_docks(self, self.docks, layout))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())

    def copy_picture(self) -> None:
        """Put the picture of the network on the clipboard."""
        QApplication.clipboard().setPixmap(self.network.grab())


def _stacked(*widgets: QWidget) -> QWidget:
    frame = QFrame()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, NetworkView) else 0)
    return frame


def _menu_of(title: str, actions: list[QAction], parent: QMenu) -> QMenu:
    menu = QMenu(title, parent)
    menu.addActions(actions)
    return menu
