"""Presentation mode shows a class what it needs, and leaves everything as it was."""

import json

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from visualnet.projects.window_layout import layout_as_json
from visualnet.ui.window.layout import layout_of

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


def settled(desk):
    desk.wait(lambda: desk.window.held_layout is None)
    desk.wait_at_rest()


def present(desk):
    desk.do("presentAction")
    desk.wait(desk.window.isFullScreen)


def leave(desk):
    desk.do("presentAction")
    settled(desk)


def described(desk):
    window = desk.window
    layout = layout_as_json(layout_of(window, window.docks))
    return {
        "layout": [json.dumps(part) for part in (*layout.pop("docks"), layout)],
        "titles": {name: dock.titleBarWidget() is None for name, dock in window.docks.items()},
        "place": (window.geometry(), window.isMaximized()),
    }


def as_at_first(_desk):
    pass


def all_as_tabs(desk):
    for name in desk.window.docks:
        desk.window.docks[name].show()
    desk.window.docks["runsDock"].raise_()


def split(desk):
    window = desk.window
    docks = window.docks
    window.addDockWidget(RIGHT, docks["runsDock"], ACROSS)
    window.splitDockWidget(docks["chartsDock"], docks["dataDock"], DOWN)
    for name in ("runsDock", "dataDock"):
        docks[name].show()


def one_floats(desk):
    dock = desk.window.docks["settingsDock"]
    dock.setFloating(True)
    dock.setGeometry(QRect(120, 90, 300, 210))


def narrow(desk):
    docks = desk.window.docks
    desk.window.resizeDocks([docks["chartsDock"]], [250], ACROSS)
    desk.window.resizeDocks([docks["drawingDock"]], [200], ACROSS)
    docks["settingsDock"].raise_()


@pytest.mark.slow
@pytest.mark.parametrize("is_maximised", [False, True])
@pytest.mark.parametrize("arrange", [as_at_first, all_as_tabs, split, one_floats, narrow])
def test_leaving_gives_back_every_layout_twenty_times(desk, arrange, is_maximised):
    if is_maximised:
        desk.window.showMaximized()
        # As large as the screen of these tests.
        desk.wait(lambda: desk.window.width() < 800)
    arrange(desk)
    QApplication.processEvents()
    desk.wait_at_rest()
    before = described(desk)
    for _ in range(20):
        present(desk)
        leave(desk)
        assert described(desk) == before
