"""Panels moved, sized, floated, split and closed by key and by menu."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QToolButton, QWidget

from visualnet.ui.window.docks.tabs import dock_of_tab

DEFAULT_MENU = Qt.ContextMenuPolicy.DefaultContextMenu
LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


@pytest.fixture
def active(shared_window):
    """The window of the file, whose docks are put back after each test."""
    shared_window.window.activateWindow()
    shared_window.wait(shared_window.window.isActiveWindow)
    yield shared_window
    shared_window.do("resetDocksAction")
    shared_window.wait(lambda: shared_window.window.docks["chartsDock"].is_in_front)


def press(keys):
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(keys))


def entered(desk, name):
    """Return a dock that is in front with the focus in it."""
    desk.open_dock(name)
    dock = desk.window.docks[name]
    dock.open()
    assert dock.isAncestorOf(QApplication.focusWidget())
    return dock


def menu_of(desk, dock, place=None):
    """Return the menu that a right click on a dock's title opens."""
    place = place or QPoint(20, 8)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, dock.mapToGlobal(place))
    QApplication.sendEvent(dock, event)
    (menu,) = [m for m in desk.window.findChildren(QMenu, "panelMenu") if m.isVisible()]
    return menu


def choose(menu, name):
    (action,) = [a for a in menu.actions() if a.objectName() == f"{name}Action"]
    assert action.isEnabled()
    action.trigger()
    menu.close()


@pytest.mark.slow
def test_a_tabbed_panel_floats_and_docks_again_by_key_with_the_focus_in_it(active):
    dock = entered(active, "settingsDock")
    focused = QApplication.focusWidget()
    press("Ctrl+Shift+F")
    assert dock.isFloating()
    active.wait(lambda: QApplication.focusWidget() is focused)
    assert dock.screen().availableGeometry().contains(dock.geometry())
    press("Ctrl+Shift+F")
    assert not dock.isFloating()
    active.wait(lambda: dock.is_in_front)


@pytest.mark.slow
def test_a_floating_panel_moves_and_grows_by_key_and_its_middle_stays_on_the_screen(active):
    dock = entered(active, "runsDock")
    press("Ctrl+Shift+F")
    dock.move(300, 100)
    place, before = dock.pos(), dock.geometry()
    press("Alt+Shift+Left")
    press("Alt+Shift+Down")
    assert dock.pos() - place == QPoint(-40, 40)
    press("Ctrl+Shift+Right")
    press("Ctrl+Shift+Down")
    press("Ctrl+Shift+Down")
    assert (dock.width() - before.width(), dock.height() - before.height()) == (40, 80)
    press("Ctrl+Shift+Left")
    assert dock.width() == before.width()
    for _ in range(60):
        press("Alt+Shift+Right")
    assert dock.screen().geometry().contains(dock.frameGeometry().center())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["settingsDock", "evaluationDock"])
def test_a_docked_panel_goes_to_another_side_and_back_by_key(active, name):
    dock, window = entered(active, name), active.window
    press("Alt+Shift+Left")
    assert window.dockWidgetArea(dock) == LEFT
    active.wait(lambda: dock.is_in_front)
    assert dock.isAncestorOf(QApplication.focusWidget())
    # It shares the place of the pad, so that nothing is squeezed.
    assert window.docks["drawingDock"] in window.tabifiedDockWidgets(dock)
    press("Alt+Shift+Right")
    assert window.dockWidgetArea(dock) == RIGHT
    active.wait(lambda: dock.is_in_front)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["Up", "Down"])
def test_a_panel_above_or_below_the_others_has_the_height_that_it_needs(active, key):
    window, dock = active.window, entered(active, "settingsDock")
    before = dock.height()
    press(f"Alt+Shift+{key}")
    active.wait(lambda: dock.is_in_front and dock.height() < before)
    panel = dock.panel
    # What stands in it scrolls by itself: a second scroll bar beside it has nothing to do.
    active.wait(lambda: panel.visibleRegion().boundingRect().height() == panel.height())
    assert dock.height() <= window.height() / 2
    # Another joins it as a tab, and leaves the height.
    before = dock.height()
    other = entered(active, "chartsDock")
    press(f"Alt+Shift+{key}")
    active.wait(lambda: other.is_in_front and other in window.tabifiedDockWidgets(dock))
    assert abs(other.height() - before) <= 40


@pytest.mark.slow
def test_a_docked_panel_is_made_wider_by_key(active):
    dock = entered(active, "chartsDock")
    before = dock.width()
    press("Ctrl+Shift+Right")
    active.wait(lambda: dock.width() == before + 40)
    press("Ctrl+Shift+Left")
    active.wait(lambda: dock.width() == before)


def closed_menu(desk, dock):
    """Return the menu of a panel that is closed, as the rail shows it."""
    desk.application.dock_commands.show_menu(dock, QPoint(5, 5))
    (menu,) = [m for m in desk.window.findChildren(QMenu, "panelMenu") if m.isVisible()]
    return menu


def beside_charts(desk, name):
    """Ask for a panel beside the charts, by the button in their title."""
    entered(desk, "chartsDock")
    button = (
        desk.window.docks["chartsDock"].titleBarWidget().findChild(QToolButton, "besideDockButton")
    )
    button.menu().aboutToShow.emit()
    (entry,) = [a for a in button.menu().actions() if a.objectName() == f"{name}Entry"]
    entry.trigger()


@pytest.mark.slow
def test_a_panel_is_opened_beside_another_from_its_menu_and_becomes_a_tab(active):
    window = active.window
    charts, dock = window.docks["chartsDock"], window.docks["runsDock"]
    width = entered(active, "chartsDock").width()
    choose(closed_menu(active, dock), "splitPanel")
    active.wait(lambda: dock.is_in_front and charts.is_in_front)
    assert dock.isAncestorOf(QApplication.focusWidget())
    active.wait(lambda: abs(dock.height() - charts.height()) <= 2)
    assert dock.width() == width
    choose(menu_of(active, dock), "joinPanel")
    assert window.tabifiedDockWidgets(dock)
    # What one opens is one more of the tabs.
    other = entered(active, "dataDock")
    assert len(window.tabifiedDockWidgets(other)) == 2
    choose(menu_of(active, dock), "splitPanel")
    active.wait(lambda: dock.is_in_front and other.is_in_front)
    choose(menu_of(active, other), "closePanel")
    assert other.isHidden()
    assert not dock.isHidden()


def test_what_does_not_fit_is_taken_back_and_told(active):
    window = active.window
    dock = entered(active, "settingsDock")
    dock.widget().setMinimumHeight(600)
    try:
        beside_charts(active, "settingsDock")
    finally:
        dock.widget().setMinimumHeight(0)
    assert dock.isHidden()
    assert "no room for Settings" in active.notice
    assert window.height() == 768
    window.notices.clear()


@pytest.mark.slow
def test_a_move_that_is_refused_changes_nothing(active):
    window = active.window
    window.resize(1024, 600)
    for name, keys in (("settingsDock", "Alt+Shift+Up"), ("evaluationDock", "Alt+Shift+Down")):
        entered(active, name)
        press(keys)
    entered(active, "chartsDock")
    # The docks that are there have no room either.
    window.resize(1024, 550)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    before = window.current_layout()
    beside_charts(active, "mapDock")
    assert "no room for Map" in active.notice
    active.wait(lambda: window.current_layout() == before)
    assert window.size() == QSize(1024, 550)
    assert QApplication.focusWidget() is focused
    window.notices.clear()
    window.resize(1366, 768)


def test_ctrl_tab_goes_round_the_open_panels_and_back(active):
    entered(active, "evaluationDock")
    for name in ("chartsDock", "settingsDock"):
        active.window.docks[name].show()
    names = []
    for keys in ("Ctrl+Tab", "Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+Shift+Tab"):
        press(keys)
        (name,) = [
            name
            for name, dock in active.window.docks.items()
            if dock.isAncestorOf(QApplication.focusWidget())
        ]
        names.append(name)
    assert names == ["drawingDock", "chartsDock", "settingsDock", "chartsDock", "drawingDock"]


def test_the_menu_of_a_panel_closes_it(active):
    dock = entered(active, "dataDock")
    choose(menu_of(active, dock), "closePanel")
    assert dock.isHidden()


def test_the_menu_within_a_panel_holds_its_own_entries_and_then_the_panel(active):
    dock = entered(active, "chartsDock")
    entered(active, "drawingDock")
    # The focus is in another panel: what is chosen is done with that which was clicked.
    chart = dock.findChild(QWidget, "lossChart")
    active.application.context.menus.show(chart, chart.mapToGlobal(chart.rect().center()))
    (menu,) = [m for m in active.window.findChildren(QMenu, "contextMenu") if m.isVisible()]
    entries = [action for action in menu.actions() if not action.isSeparator()]
    assert [action.text().replace("&", "") for action in entries[-2:]] == [
        "Panel Charts",
        "What is this?",
    ]
    assert len(entries) > 2
    panel = entries[-2].menu()
    panel.popup(QPoint(5, 5))
    choose(panel, "closePanel")
    menu.close()
    assert dock.isHidden()
    assert active.window.docks["drawingDock"].is_in_front


def test_a_right_click_on_a_tab_shows_the_menu_of_its_panel(active):
    window = active.window
    entered(active, "chartsDock")
    window.docks["runsDock"].show()
    bar = shown_bar(active)
    assert bar.elideMode() == Qt.TextElideMode.ElideNone
    bar.customContextMenuRequested.emit(bar.tabRect(1).center())
    (menu,) = [m for m in window.findChildren(QMenu, "panelMenu") if m.isVisible()]
    choose(menu, "closePanel")
    assert window.docks["runsDock"].isHidden()
    assert window.docks["chartsDock"].is_in_front


def shown_bar(desk):
    bars = desk.window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    desk.wait(lambda: any(bar.isVisible() for bar in bars))
    desk.wait(lambda: any(b.contextMenuPolicy() != DEFAULT_MENU for b in bars if b.isVisible()))
    (bar,) = [bar for bar in bars if bar.isVisible()]
    return bar


@pytest.mark.qt_log_ignore("does not support", extend=True)
@pytest.mark.parametrize("by", ["tab", "title"])
def test_a_panel_that_is_dragged_out_of_its_tabs_floats_alone(active, by):
    window = active.window
    dock, other = entered(active, "chartsDock"), window.docks["runsDock"]
    other.show()
    bar = shown_bar(active)
    dock.raise_()
    if by == "tab":
        handle, place = bar, bar.tabRect(0).center()
        assert dock_of_tab(bar, 0, window.docks.values()) is dock
    else:
        handle, place = dock.titleBarWidget(), QPoint(20, 12)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=place)
    # Away from the window, where it cannot be docked.
    for step in range(1, 12):
        QTest.mouseMove(handle, place + QPoint(-20, -60) * step)
    active.wait(dock.isFloating)
    QTest.mouseRelease(handle, left, pos=place + QPoint(-220, -660))
    assert not other.isFloating()
    assert other.parent() is window


@pytest.mark.slow
def test_reset_layout_undoes_whatever_was_done_with_panels(active):
    window = active.window
    active.do("resetDocksAction")
    active.wait(lambda: window.docks["chartsDock"].is_in_front)
    before = window.current_layout()
    entered(active, "settingsDock")
    press("Alt+Shift+Left")
    press("Ctrl+Shift+Right")
    entered(active, "runsDock")
    press("Ctrl+Shift+F")
    choose(menu_of(active, entered(active, "chartsDock")), "closePanel")
    active.do("resetDocksAction")
    active.wait(lambda: window.docks["chartsDock"].is_in_front)
    active.wait(lambda: window.current_layout() == before)
