"""Docks come back where they were; whatever a file says of them does no harm."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QTabBar,
    QTextEdit,
    QToolBar,
    QWidget,
)

from visualnet.projects.window_layout import AREAS, DockPlace, WindowLayout
from visualnet.ui.window.layout import layout_of, restore_docks, restore_window

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


@pytest.fixture
def window(qtbot):
    """A window of seven docks, shown; `window.docks`."""
    windows = []

    def make():
        window = QMainWindow()
        qtbot.addWidget(window)
        windows.append(window)
        window.setDockNestingEnabled(True)
        window.setCentralWidget(QTextEdit())
        window.docks = {}
        for name in "abcdefg":
            dock = QDockWidget(name, window)
            dock.setObjectName(name)
            dock.setWidget(QTextEdit())
            window.docks[name] = dock
            window.addDockWidget(LEFT if name == "a" else RIGHT, dock)
        for name in "cdefg":
            window.tabifyDockWidget(window.docks["b"], window.docks[name])
        for name in "efg":
            window.docks[name].hide()
        window.resize(790, 700)
        window.show()
        qtbot.waitExposed(window)
        settle(window)
        return window

    yield make
    for one in windows:
        one.close()


def settle(window):
    """Let Qt lay out what was changed."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    window.layout().activate()
    QApplication.processEvents()


def in_front(window, *names):
    for name in names:
        window.docks[name].show()
        window.docks[name].raise_()


def as_tabs(window):
    in_front(window, "c")


def beside_each_other(window):
    window.addDockWidget(RIGHT, window.docks["e"], ACROSS)
    in_front(window, "e")


def in_a_grid(window):
    d = window.docks
    for name in "bcdefg":
        window.removeDockWidget(d[name])
    window.addDockWidget(RIGHT, d["b"])
    window.splitDockWidget(d["b"], d["c"], DOWN)
    window.splitDockWidget(d["b"], d["d"], ACROSS)
    window.splitDockWidget(d["d"], d["e"], DOWN)
    window.tabifyDockWidget(d["c"], d["f"])
    window.tabifyDockWidget(d["c"], d["g"])
    in_front(window, *"bcdegf")


def in_every_area(window):
    d = window.docks
    window.addDockWidget(BOTTOM, d["d"])
    window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, d["f"])
    window.splitDockWidget(d["d"], d["e"], ACROSS)
    in_front(window, *"def")
    window.resizeDocks([d["d"]], [180], DOWN)


def with_one_that_floats(window):
    dock = window.docks["d"]
    dock.setFloating(True)
    dock.setGeometry(QRect(120, 90, 300, 210))
    dock.show()


def all_hidden(window):
    for dock in window.docks.values():
        dock.hide()


def described(window):
    """All but the places of what is not seen, and of tabs the number of their row."""
    docks = {}
    layout = layout_of(window, window.docks)
    assert sorted(place.name for place in layout.docks) == sorted(window.docks)
    for place in layout.docks:
        mates = [other.name for other in layout.docks if other.tabs == place.tabs]
        seen = place.is_shown
        docks[place.name] = (
            place.area,
            seen,
            place.is_floating,
            mates if seen and not place.is_floating else None,
            place.is_front if seen else None,
            place.rect if seen else None,
        )
    return docks


@pytest.mark.parametrize(
    "arrange",
    [as_tabs, beside_each_other, in_a_grid, in_every_area, with_one_that_floats, all_hidden],
)
def test_docks_come_back_where_they_were(window, arrange):
    one = window()
    arrange(one)
    one.resizeDocks([one.docks["a"]], [170], ACROSS)
    settle(one)
    layout, wanted = layout_of(one, one.docks), described(one)
    other = window()
    in_every_area(other)
    settle(other)
    restore_window(other, layout)
    restore_docks(other, other.docks, layout)
    settle(other)
    found = described(other)
    for name, value in wanted.items():
        assert found[name] == value, name
    # And once more, in the window that they are in already.
    restore_docks(other, other.docks, layout)
    settle(other)
    assert described(other) == wanted


def test_what_floated_goes_back_among_the_others(window):
    one = window()
    with_one_that_floats(one)
    settle(one)
    layout = layout_of(one, one.docks)
    restore_docks(one, one.docks, layout)
    one.docks["d"].setFloating(False)
    settle(one)
    assert one.docks["b"] in one.tabifiedDockWidgets(one.docks["d"])


def test_docks_that_the_layout_does_not_know_are_there_and_hidden(window):
    one = window()
    layout = layout_of(one, one.docks)
    kept = tuple(place for place in layout.docks if place.name not in "cd")
    stranger = replace(kept[0], name="of a later version")
    restore_docks(one, one.docks, replace(layout, docks=(*kept, stranger)))
    settle(one)
    for name in "cd":
        assert one.docks[name].isHidden()
        one.docks[name].show()
        assert one.dockWidgetArea(one.docks[name]) == RIGHT


@pytest.mark.slow
def test_any_numbers_leave_the_window_whole(window):
    one = window()
    generator = np.random.default_rng(4)

    def rect():
        reach = int(generator.choice([3, 800, 100_000]))
        left, top = generator.integers(-reach, reach + 1, 2).tolist()
        return left, top, *generator.integers(0, reach + 1, 2).tolist()

    for _ in range(40):
        places = tuple(
            DockPlace(
                name,
                AREAS[generator.integers(4)],
                *(generator.random(2) < (0.7, 0.2)).tolist(),
                int(generator.integers(4)),
                bool(generator.random() < 0.4),
                rect(),
            )
            for name in generator.permutation(list("abcdefg")).tolist()
        )
        layout = WindowLayout(rect(), bool(generator.random() < 0.2), places)
        restore_window(one, layout)
        restore_docks(one, one.docks, layout)
        settle(one)
        for place in places:
            dock = one.docks[place.name]
            assert dock.isHidden() is not place.is_shown
            assert dock.isFloating() is place.is_floating
            if not place.is_floating:
                assert one.dockWidgetArea(dock).name.lower().startswith(place.area)
    assert one.width() < 5_000


@pytest.mark.slow
def test_panels_behind_others_are_not_made_before_they_are_seen(build):
    first = build().show()
    for name in ("dataDock", "mapDock"):
        first.open_dock(name)
    layout = layout_of(first.window, first.window.docks)
    desk = build()
    desk.window.restore_layout(layout)
    desk.show()
    assert desk.window.docks["mapDock"].isVisible()
    assert set(desk.application.panels._filled) == {"map"}
    again = layout_of(desk.window, desk.window.docks)
    # Heights settle with the texts of the bars.
    unsized = [[replace(one, rect=None) for one in each.docks] for each in (layout, again)]
    assert unsized[0] == unsized[1]


@pytest.mark.slow
def test_sizes_are_those_of_the_maximised_window_once_it_has_its_size(build):
    def heights(window):
        return [window.docks[name].height() for name in ("settingsDock", "runsDock")]

    first = build().show(900, 600).window
    first.showMaximized()
    settle(first)
    first.docks["chartsDock"].hide()
    first.addDockWidget(RIGHT, first.docks["runsDock"])
    first.docks["runsDock"].show()
    settle(first)
    first.resizeDocks([first.docks[n] for n in ("settingsDock", "runsDock")], [250, 430], DOWN)
    settle(first)
    layout, wanted = layout_of(first, first.docks), heights(first)
    assert layout.is_maximised
    desk = build()
    desk.window.restore_layout(layout)
    # The screen here is 800 pixels high: it comes to its size after it was shown.
    desk.window.show()
    desk.wait(lambda: desk.window.size() == first.size())
    desk.wait(lambda: np.allclose(heights(desk.window), wanted, atol=3))


@pytest.mark.slow
def test_a_window_that_was_never_shown_leaves_the_layout_that_was_kept(build):
    first = build().show()
    first.window.docks["settingsDock"].hide()
    first.window.close()
    second = build()
    kept = second.application.preferences.layout
    second.window.close()
    assert build().application.preferences.layout == kept
    assert {place.name for place in kept.docks if place.is_shown} == {"drawingDock", "chartsDock"}


@pytest.mark.slow
def test_reset_brings_bars_back_and_leaves_focus_zoom_and_choice(desk):
    window = desk.window
    docks = window.docks
    bar = window.findChild(QToolBar)
    bar.toggleViewAction().trigger()
    window.statusBar().hide()
    docks["chartsDock"].hide()
    window.addDockWidget(RIGHT, docks["dataDock"], ACROSS)
    docks["dataDock"].show()
    desk.canvas.zoom(2)
    desk.canvas.pointing.choose((1, 3))
    part = desk.canvas._part
    bars = desk.window.findChild(QWidget, "predictionBars")
    bars.setFocus()
    desk.do("resetDocksAction")
    QApplication.processEvents()
    assert bar.isVisible()
    assert window.statusBar().isVisible()
    assert docks["dataDock"].isHidden()
    assert desk.canvas.chosen == ((1, 3),)
    assert desk.canvas._part == part
    assert window.focusWidget() is bars


@pytest.mark.slow
def test_there_is_a_bar_for_each_row_of_tabs_and_no_other(desk):
    window = desk.window
    docks = window.docks

    def seen():
        children = Qt.FindChildOption.FindDirectChildrenOnly
        bars = window.findChildren(QTabBar, options=children)
        shown = [
            bar for bar in bars if bar.isVisible() and bar.geometry().intersects(window.rect())
        ]
        return sorted([bar.tabText(k) for k in range(bar.count())] for bar in shown)

    def add_tab(name, beside):
        window.tabifyDockWidget(docks[beside], docks[name])
        docks[name].show()

    add_tab("settingsDock", "chartsDock")
    window.addDockWidget(RIGHT, docks["runsDock"], ACROSS)
    docks["runsDock"].show()
    add_tab("dataDock", "runsDock")
    desk.wait(lambda: seen() == [["Charts", "Settings"], ["Runs", "Data"]])
    for _ in range(3):
        desk.do("resetDocksAction")
        desk.wait(lambda: seen() == [])
        add_tab("settingsDock", "chartsDock")
        desk.wait(lambda: seen() == [["Charts", "Settings"]])


@pytest.mark.parametrize("area", ["right", "bottom", "each"])
def test_docks_of_a_larger_window_become_tabs_where_they_have_no_room(window, area):
    one = window()
    one.setMinimumSize(600, 400)
    one.resize(600, 400)
    for dock in one.docks.values():
        dock.setMinimumSize(140, 90)
    areas = [AREAS[number % 4] if area == "each" else area for number in range(7)]
    places = tuple(
        DockPlace(name, areas[number], True, False, number, True, (number * 900, 0, 900, 900))
        for number, name in enumerate(one.docks)
    )
    restore_docks(one, one.docks, WindowLayout((0, 0, 9000, 2000), False, places))
    settle(one)
    assert one.size() == QSize(600, 400)
    for dock in one.docks.values():
        assert not dock.isHidden()
        dock.raise_()
        settle(one)
        assert one.rect().contains(QRect(dock.mapTo(one, QPoint()), dock.size()))
