"""One value in the list of panels makes a panel; the menu bar leaves out no action."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QLabel, QTabBar

from visualnet.ui.panels.registry import PANELS
from visualnet.ui.window.panel import Group, Panel, PanelDock

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea


class StepsDock(PanelDock):
    """Notes the step of each frame that it is given."""

    def __init__(self, context):
        super().__init__(context, QLabel("no frame yet"))
        self.steps = []
        self.follow_frames(self.show_frame)

    def show_frame(self, frame):
        self.steps.append(frame.progress.step)


STEPS = Panel(
    "steps",
    "Steps of mine",
    "How many steps there were.",
    "Alt+Shift+0",
    Group.TRAIN,
    StepsDock,
    icon="step",
)


@pytest.fixture
def with_panel():
    """Put one panel more into the list; undone by its `undo`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("visualnet.ui.app.PANELS", (*PANELS, STEPS))
        yield patch


def entries(menu):
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def panels_menu(desk):
    (menu,) = [a.menu() for a in desk.window.menuBar().actions() if a.text() == "&Panels"]
    return menu


def close(desk):
    desk.application.never_ask()
    desk.window.close()
    assert not desk.window.isVisible()


@pytest.mark.slow
def test_a_panel_stands_in_the_menu_with_its_key_and_is_built_when_it_is_seen(with_panel, build):
    desk = build().show()
    assert "Steps of mine" in entries(panels_menu(desk))
    action = desk.action("stepsDockAction")
    assert action.shortcut().toString() == "Alt+Shift+0"
    assert "Alt+Shift+0" in action.toolTip()
    assert "steps" not in desk.application.panels._filled
    panel = desk.open_dock("stepsDock")
    assert panel is desk.application.panels._filled["steps"].panel
    assert panel.text() == "no frame yet"


@pytest.mark.slow
def test_it_follows_frames_only_while_it_is_seen(with_panel, build):
    desk = build().show()
    desk.action("batchStepAction").trigger()
    desk.open_dock("stepsDock")
    steps = desk.application.panels._filled["steps"].steps
    desk.wait(lambda: steps == [0])

    def take_step():
        desk.do("stepAction")
        desk.wait_at_rest()

    take_step()
    assert steps[-1] == 1
    desk.window.docks["stepsDock"].hide()
    seen = list(steps)
    take_step()
    take_step()
    assert steps == seen
    desk.open_dock("stepsDock")
    desk.wait(lambda: steps[-1] == 3)
    assert 2 not in steps


@pytest.mark.slow
def test_its_place_is_kept_and_nothing_is_left_where_it_is_gone(with_panel, build):
    first = build().show()
    dock = first.window.docks["stepsDock"]
    dock.show()
    first.window.addDockWidget(LEFT, dock)
    close(first)

    second = build().show()
    dock = second.window.docks["stepsDock"]
    second.wait(dock.isVisible)
    assert second.window.dockWidgetArea(dock) == LEFT
    others = {name: d.isVisible() for name, d in second.window.docks.items() if d is not dock}
    close(second)

    with_panel.undo()
    third = build().show()
    assert "stepsDock" not in third.window.docks
    assert "stepsDock" not in third.application.context.actions.names()
    assert {name: d.isVisible() for name, d in third.window.docks.items()} == others
    assert "Steps of mine" not in entries(panels_menu(third))
    assert third.window.findChild(QDockWidget, "stepsDock") is None
    for tabs in third.window.findChildren(QTabBar):
        assert "Steps of mine" not in [tabs.tabText(k) for k in range(tabs.count())]
    close(third)
    layout = build().application.preferences.layout
    assert "stepsDock" not in {place.name for place in layout.docks}


def names_in(menu):
    """Yield the names of all actions of a menu and of those within it."""
    for action in menu.actions():
        if action.menu() is not None:
            yield from names_in(action.menu())
        elif not action.isSeparator():
            yield action.objectName().removesuffix("Action")


@pytest.mark.slow
def test_every_action_stands_in_the_menu_bar_once(shared_desk):
    desk = shared_desk
    names = list(names_in(desk.window.menuBar()))
    assert len(names) == len(set(names))
    assert set(names) == set(desk.application.context.actions.names())


def test_the_menus_that_are_filled_when_they_are_opened_are_filled(build):
    desk = build()
    for name in ("recent", "models", "data"):
        menu = desk.menu(name)
        assert menu.actions() == []
        menu.aboutToShow.emit()
        assert menu.actions()
