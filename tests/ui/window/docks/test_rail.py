"""The rail lists every panel in every window, tells its state, and opens and hides it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QToolBar,
    QToolButton,
)

from visualnet.ui.panels.registry import PANELS
from visualnet.ui.window.tab_stops import stops_in


@pytest.fixture
def active(shared_window):
    """The window of the file, put back after each test."""
    shared_window.window.activateWindow()
    shared_window.wait(shared_window.window.isActiveWindow)
    yield shared_window
    shared_window.window.resize(1366, 768)
    shared_window.do("resetDocksAction")
    shared_window.wait(lambda: shared_window.window.docks["chartsDock"].is_in_front)


def rail_of(desk):
    return desk.window.findChild(QToolBar, "panelRail")


def button_of(desk, name):
    return rail_of(desk).findChild(QToolButton, f"{name}Button")


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
@pytest.mark.slow
def test_all_open_panels_are_listed_whole_and_reached_by_one_click(active, size):
    window, rail = active.window, rail_of(active)
    window.resize(*size)
    names = ["drawingDock", *(panel.dock_name for panel in PANELS)]
    for name in names:
        window.docks[name].show()
    active.wait(lambda: rail.isVisible() and all(button_of(active, n).isVisible() for n in names))
    for name in names:
        dock, button = window.docks[name], button_of(active, name)
        rail._area.ensureWidgetVisible(button, 0, 0)
        if not dock.is_in_front:
            assert button.accessibleName() == f"{dock.windowTitle()}, open behind another"
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        active.wait(lambda dock=dock: dock.is_in_front)
        assert button.isChecked()
        assert button.accessibleName() == f"{dock.windowTitle()}, open"
        assert button.width() >= button.sizeHint().width()
        place = QRect(button.mapTo(window, QPoint()), button.size())
        assert window.rect().contains(place)
        assert min(place.width(), place.height()) >= 24
    assert window.size().toTuple() == size


@pytest.mark.slow
def test_a_click_opens_with_the_focus_in_it_and_a_second_hides(active):
    dock, button = active.window.docks["settingsDock"], button_of(active, "settingsDock")
    assert button.text() == "Settings"
    assert "Alt+3" in button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dock.is_in_front
    assert dock.isAncestorOf(QApplication.focusWidget())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dock.isHidden()
    assert button.accessibleName() == "Settings, closed"


@pytest.mark.slow
def test_arrows_go_along_it_and_tab_stops_once(active):
    rail = rail_of(active)
    (stop,) = stops_in(rail)
    stop.setFocus()
    QTest.keyClick(stop, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is button_of(active, "drawingDock")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    last = button_of(active, PANELS[-1].dock_name)
    assert QApplication.focusWidget() is last
    assert stops_in(rail) == [last]
    QTest.keyClick(last, Qt.Key.Key_Space)
    dock = active.window.docks[PANELS[-1].dock_name]
    active.wait(lambda: dock.is_in_front)


@pytest.mark.slow
def test_a_panel_has_the_width_that_it_had(active):
    window = active.window
    charts, runs = window.docks["chartsDock"], window.docks["runsDock"]
    across = Qt.Orientation.Horizontal
    window.resizeDocks([charts], [420], across)
    active.wait(lambda: charts.width() == 420)
    runs.open()
    active.wait(lambda: runs.is_in_front)
    window.resizeDocks([runs], [360], across)
    active.wait(lambda: runs.width() == 360)
    charts.open()
    active.wait(lambda: charts.width() == 420)
    # As a saved layout tells it too.
    kept = window.current_layout()
    active.do("resetDocksAction")
    active.wait(lambda: charts.width() == 330)
    window.arrange_docks(kept)
    active.wait(lambda: charts.width() == 420)
    runs.open()
    active.wait(lambda: runs.width() == 360)


SHOWN = {
    "draw": ["drawingDock"],
    "train": ["drawingDock", "chartsDock", "settingsDock"],
    "lookInside": ["drawingDock", "inspectorDock", "whyDock"],
    "measure": ["evaluationDock", "runsDock"],
    "class": ["drawingDock", "chartsDock"],
}


@pytest.mark.slow
def test_each_workspace_shows_its_panels_whole(active):
    window = active.window
    for number, (key, names) in enumerate(SHOWN.items()):
        QTest.keyClick(
            window,
            Qt.Key(Qt.Key.Key_1 + number),
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
        active.wait(
            lambda names=names: [n for n, d in window.docks.items() if d.is_in_front] == names
        )
        assert window.size().toTuple() == (1366, 768), key


def type_into(dialog, text, key=Qt.Key.Key_Return):
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)


def asked(active, kind):
    """Return the dialog that is open, once it is active."""
    active.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def choose(active, *texts):
    """Trigger an entry of the menu of workspaces, or of a menu in it."""
    menu = active.menu = QMenu()
    active.application.workspaces.fill(menu)
    for text in texts:
        (entry,) = [a for a in menu.actions() if a.text().replace("&", "") == text]
        menu = entry.menu()
    entry.trigger()


@pytest.mark.slow
def test_the_users_own_workspace_is_kept_renamed_and_deleted_by_keys(active):
    window, preferences = active.window, active.application.preferences
    window.docks["mapDock"].open()
    before = window.current_layout()
    active.do("saveWorkspaceAction")
    type_into(asked(active, QInputDialog), "  ")
    assert "needs 1 to 40 characters" in active.notice
    active.do("saveWorkspaceAction")
    type_into(asked(active, QInputDialog), "Dropped", Qt.Key.Key_Escape)
    assert preferences.workspaces == {}
    active.do("saveWorkspaceAction")
    type_into(asked(active, QInputDialog), "Maps & more")
    active.do("drawWorkspaceAction")
    choose(active, "Maps  more")
    active.wait(lambda: window.current_layout().docks == before.docks)
    choose(active, "Rename workspace", "Maps  more")
    dialog = asked(active, QInputDialog)
    assert dialog.textValue() == "Maps & more"
    type_into(dialog, "Maps")
    assert list(preferences.workspaces) == ["Maps"]
    for key, kept in ((Qt.Key.Key_Escape, ["Maps"]), (Qt.Key.Key_Return, [])):
        choose(active, "Delete workspace", "Maps")
        QTest.keyClick(asked(active, QMessageBox), key)
        active.wait(lambda: QApplication.activeModalWidget() is None)
        assert list(preferences.workspaces) == kept
    window.notices.clear()
