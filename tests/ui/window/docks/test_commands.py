"""Panels moved, sized, floated, split and closed by key and by menu."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QTabBar, QToolButton
from shiboken6 import Shiboken

from visualnet.ui.look.mnemonics import without_mnemonic
from visualnet.ui.window.docks.panel_lists import PanelLists
from visualnet.ui.window.docks.tabs import dock_of_tab, front_of
from visualnet.ui.window.tab_stops import stops_in

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
    """Return the menu that a right click on a dock opens."""
    place = place or dock.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, dock.mapToGlobal(place))
    QApplication.sendEvent(dock, event)
    (menu,) = [m for m in desk.window.findChildren(QMenu, "panelMenu") if m.isVisible()]
    return menu


def choose(menu, name):
    (action,) = [a for a in menu.actions() if a.objectName() == f"{name}Action"]
    assert action.isEnabled()
    action.trigger()
    menu.close()


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


def test_a_docked_panel_is_made_wider_by_key(active):
    dock = entered(active, "chartsDock")
    before = dock.width()
    press("Ctrl+Shift+Right")
    active.wait(lambda: dock.width() == before + 40)
    press("Ctrl+Shift+Left")
    active.wait(lambda: dock.width() == before)


def test_a_tab_is_put_beside_the_others_and_back_from_its_menu(active):
    window = active.window
    window.resize(1366, 1000)
    dock = entered(active, "runsDock")
    choose(menu_of(active, dock), "splitPanel")
    active.wait(lambda: dock.is_in_front and not window.tabifiedDockWidgets(dock))
    assert any(active.window.docks[n].is_in_front for n in ("chartsDock", "settingsDock"))
    choose(menu_of(active, dock), "joinPanel")
    assert window.tabifiedDockWidgets(dock)
    window.resize(1366, 768)


def test_what_does_not_fit_is_taken_back_and_told(active):
    window = active.window
    dock = entered(active, "settingsDock")
    dock.widget().setMinimumHeight(600)
    try:
        choose(menu_of(active, dock), "splitPanel")
    finally:
        dock.widget().setMinimumHeight(0)
    assert window.tabifiedDockWidgets(dock)
    assert "no room for Settings" in active.notice
    assert window.height() == 768
    window.notices.clear()


def test_a_move_that_is_refused_changes_nothing(active):
    window = active.window
    window.resize(1024, 600)
    for name, keys in (("settingsDock", "Alt+Shift+Up"), ("evaluationDock", "Alt+Shift+Down")):
        entered(active, name)
        press(keys)
    entered(active, "mapDock")
    # The docks that are there have no room either.
    window.resize(1024, 550)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    before = window.current_layout()
    active.do("splitPanelAction")
    assert "no room for Map" in active.notice
    active.wait(lambda: window.current_layout() == before)
    assert window.size() == QSize(1024, 550)
    assert QApplication.focusWidget() is focused
    window.notices.clear()
    window.resize(1366, 768)


def test_ctrl_tab_goes_round_the_open_panels_and_back(active):
    entered(active, "evaluationDock")
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


def test_the_list_at_the_end_of_the_tabs_names_every_open_panel(active):
    window = active.window
    for name in window.docks:
        active.open_dock(name)
    (button,) = [b for b in window.findChildren(QToolButton, "panelList") if b.isVisible()]
    assert min(button.width(), button.height()) >= 24
    (bar,) = [b for b in window.findChildren(QTabBar) if b.isVisible() and b.parent() is window]
    active.wait(lambda: not button.geometry().intersects(bar.geometry()))
    assert button in stops_in(window)
    front = front_of(bar, window.docks.values())
    assert bar.geometry().right() < button.x() < front.geometry().right() - 24
    opened = []
    button.menu().aboutToShow.connect(lambda: opened.append(button.menu()))
    button.menu().aboutToShow.connect(lambda: QTimer.singleShot(0, button.menu().close))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        button.setFocus()
        QTest.keyClick(button, key)
    assert len(opened) == 2
    listed = [a for a in button.menu().actions() if a.objectName().endswith("DockEntry")]
    assert [without_mnemonic(a.text()) for a in listed] == [
        d.windowTitle() for d in window.docks.values()
    ]
    (chosen,) = [a for a in listed if a.objectName() == "mapDockEntry"]
    chosen.trigger()
    assert window.docks["mapDock"].is_in_front
    # Its menu is that of the tab as well.
    bar.customContextMenuRequested.emit(bar.tabRect(0).center())
    (menu,) = [m for m in window.findChildren(QMenu, "panelMenu") if m.isVisible()]
    assert "floatPanelAction" in [a.objectName() for a in menu.actions()]
    menu.close()


def test_a_tab_that_is_dragged_out_of_its_bar_floats(active):
    window = active.window
    active.open_dock("runsDock")
    (bar,) = [b for b in window.findChildren(QTabBar) if b.isVisible() and b.parent() is window]
    place = bar.tabRect(0).center()
    dock = dock_of_tab(bar, 0, window.docks.values())
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(bar, left, pos=place)
    # Away from the window, where it cannot be docked.
    for step in range(1, 12):
        QTest.mouseMove(bar, place + QPoint(-20, -60) * step)
    active.wait(dock.isFloating)
    QTest.mouseRelease(bar, left, pos=place + QPoint(-220, -660))
    active.wait(lambda: dock.titleBarWidget() is None)


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


def test_the_list_of_a_bar_that_qt_destroys_goes_with_it(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    lists = PanelLists(window, lambda menu, bar: menu.addAction(bar.tabText(0)), lambda *_: None)
    bars = [QTabBar(window) for _ in range(2)]
    lists.follow(bars)
    window.show()
    first, second = window.findChildren(QToolButton, "panelList")
    Shiboken.delete(bars[0])
    assert not first.isVisible()
    assert second.isVisible()
    lists.follow(bars[1:])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(QToolButton, "panelList") == [second]
