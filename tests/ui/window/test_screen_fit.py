"""The window fits every screen: at its first start, small, and where it comes back to."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QToolBar, QWidget

from visualnet.ui.widgets.upright_scroll_area import DialogArea
from visualnet.ui.window import screen_fit
from visualnet.ui.window.layout import layout_of
from visualnet.ui.window.screen_fit import first_size, fitted_rect

SCREENS = [
    (1024, 600, 1.0),
    (1280, 720, 1.0),
    (1280, 720, 1.25),
    *((1366, 768, scale) for scale in (1.0, 1.25, 1.5)),
    *(
        (*size, scale)
        for size in ((1920, 1080), (2560, 1440), (3840, 2160))
        for scale in (1.0, 1.25, 1.5, 1.75, 2.0)
    ),
]
TITLE = 40
"""The highest title that a desktop gives a window."""

ACROSS = Qt.Orientation.Horizontal
SMALLEST = QSize(800, 440)


@pytest.mark.parametrize(("width", "height", "scale"), SCREENS)
def test_the_first_start_fits_the_screen_and_uses_a_large_one(width, height, scale):
    room = QSize(int(width / scale), int(height / scale))
    made_for = QSize(1366, 768)
    size, is_maximised = first_size(made_for, room)
    assert size.width() <= room.width()
    assert size.height() + TITLE <= room.height()
    assert SMALLEST.boundedTo(size) == SMALLEST
    if is_maximised:
        assert made_for.boundedTo(size) != made_for or room.width() * 0.8 < made_for.width()
    else:
        assert made_for.boundedTo(size) == made_for
        assert size.width() >= 0.7 * room.width()
        assert size.height() >= 0.7 * room.height()


def is_scrolled_whole(dock):
    """Whether a panel has what it needs, and all of it is in sight or scrolled to."""
    area, panel = dock.widget(), dock.panel
    assert isinstance(area, QScrollArea)
    has_room = panel.size().expandedTo(panel.minimumSizeHint()) == panel.size()
    over = panel.width() - area.viewport().width(), panel.height() - area.viewport().height()
    bars = area.horizontalScrollBar().maximum(), area.verticalScrollBar().maximum()
    return has_room and bars == tuple(max(0, pixels) for pixels in over)


@pytest.mark.slow
def test_no_panel_makes_the_window_larger_than_a_small_screen(shared_window):
    desk = shared_window
    window = desk.window
    window.resize(SMALLEST)
    for name, dock in window.docks.items():
        dock.open()
        desk.wait(lambda dock=dock: dock.is_in_front)
        QApplication.processEvents()
        hint = window.minimumSizeHint()
        assert hint.boundedTo(SMALLEST) == hint, name
        assert window.size() == SMALLEST
        place = QRect(dock.mapTo(window, QPoint()), dock.size())
        assert window.rect().contains(place), name
        assert desk.view.width() >= 240
        desk.wait(lambda dock=dock: is_scrolled_whole(dock))
    desk.do("resetDocksAction")
    window.resize(1366, 768)


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(800, 480), (900, 600), (1366, 728), (2560, 1400)])
def test_the_first_docks_are_in_proportion_to_the_window(shared_window, width, height):
    desk = shared_window
    window, docks = desk.window, desk.window.docks
    window.resize(width, height)
    docks["chartsDock"].hide()
    desk.do("resetDocksAction")
    desk.wait(lambda: docks["chartsDock"].isVisible())
    left, right = docks["drawingDock"], docks["chartsDock"]
    wanted = {800: (216, 290), 900: (243, 326), 1366: (300, 330), 2560: (486, 614)}[width]
    desk.wait(lambda: abs(left.width() - wanted[0]) <= 3 and abs(right.width() - wanted[1]) <= 3)
    assert desk.view.width() >= 0.3 * width
    window.resize(1366, 768)
    desk.do("resetDocksAction")


@pytest.mark.slow
def test_docks_of_a_large_window_leave_a_small_one_its_picture(build):
    large = build().show(2560, 1400)
    for name, width in (("drawingDock", 800), ("chartsDock", 900)):
        large.window.resizeDocks([large.window.docks[name]], [width], ACROSS)
    QApplication.processEvents()
    layout = layout_of(large.window, large.window.docks)
    assert large.window.docks["chartsDock"].width() == 900
    desk = build()
    desk.window.restore_layout(replace(layout, rect=(0, 0, 800, 480)))
    desk.show(800, 480)
    desk.wait(lambda: desk.view.width() >= 240)
    docks = desk.window.docks
    assert docks["drawingDock"].width() + docks["chartsDock"].width() <= 800 - 240


def on_screen(widget):
    return widget.screen().availableGeometry().contains(widget.geometry())


@pytest.mark.slow
@pytest.mark.parametrize(
    "rect",
    [
        (0, 0, 3840, 2100),
        (2500, 300, 700, 500),
        (-1900, -400, 1200, 700),
        (0, 0, 0, 0),
        (10**6, 10**6, 3, 3),
        (-5, -5, 10**6, 10**6),
    ],
    ids=["larger screen", "right of it", "screen that is gone", "nothing", "far away", "huge"],
)
def test_windows_and_panels_that_were_elsewhere_come_onto_the_screen(shared_window, rect):
    window = shared_window.window
    layout = layout_of(window, window.docks)
    docks = tuple(
        replace(place, is_floating=True, rect=rect) if place.name == "drawingDock" else place
        for place in layout.docks
    )
    window.restore_layout(replace(layout, rect=rect, docks=docks))
    dock = window.docks["drawingDock"]
    shared_window.wait(lambda: dock.isVisible() and on_screen(dock) and on_screen(window))
    assert dock.isFloating()
    shared_window.do("resetDocksAction")
    window.resize(1366, 768)
    assert not dock.isFloating()


@pytest.mark.slow
@pytest.mark.parametrize("is_maximised", [False, True])
@pytest.mark.parametrize(
    "rect",
    [(100, 20, 400, 500), (0, 0, 790, 790), (300, 70, 300, 300), (2000, -300, 400, 500)],
    ids=["over menus", "over all", "over toolbar", "elsewhere"],
)
def test_a_panel_that_floats_leaves_menus_and_toolbar_free(shared_window, rect, is_maximised):
    desk, window = shared_window, shared_window.window
    layout = layout_of(window, window.docks)
    docks = tuple(
        replace(place, is_floating=True, is_shown=True, rect=rect)
        if place.name == "drawingDock"
        else place
        for place in layout.docks
    )
    rect = (0, 0, 800, 600)
    window.restore_layout(replace(layout, rect=rect, docks=docks, is_maximised=is_maximised))
    dock, bars = window.docks["drawingDock"], (window.menuBar(), window.findChild(QToolBar))

    def covers_none():
        heads = [QRect(bar.mapToGlobal(QPoint()), bar.size()) for bar in bars]
        return not any(dock.geometry().intersects(head) for head in heads)

    desk.wait(lambda: window.isMaximized() == is_maximised and covers_none() and on_screen(dock))
    assert dock.isVisible()
    desk.do("resetDocksAction")
    window.showNormal()
    window.resize(1366, 768)


SCREEN_RECTS = (QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080))


@pytest.mark.parametrize(
    ("rect", "screen"),
    [
        ((100, 100, 400, 300), 0),
        ((1500, 100, 400, 900), 1),
        ((1300, 300, 400, 300), 1),
        ((1000, 700, 300, 300), 0),
        ((-1900, 100, 400, 300), None),
        ((4000, 100, 400, 300), None),
        ((100, 2000, 9000, 9000), None),
    ],
)
def test_what_stood_on_a_screen_that_is_there_stays(qtbot, monkeypatch, rect, screen):
    widget = QWidget()
    qtbot.addWidget(widget)
    screens = [SimpleNamespace(availableGeometry=lambda each=each: QRect(each))
               for each in SCREEN_RECTS]  # fmt: skip
    monkeypatch.setattr(screen_fit, "QGuiApplication", SimpleNamespace(screens=lambda: screens))
    placed = fitted_rect(rect, widget)
    if screen is None:
        assert widget.screen().availableGeometry().contains(placed)
    else:
        assert SCREEN_RECTS[screen].contains(placed)
        assert placed.size() == QSize(*rect[2:])
        assert placed == QRect(*rect) or not SCREEN_RECTS[screen].contains(QRect(*rect))


class Raised(QObject):
    """Notes that a window is brought to the front."""

    def __init__(self, widget):
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        self.count += event.type() == QEvent.Type.ZOrderChange
        return False


@pytest.mark.slow
def test_a_panel_that_floated_comes_back_in_front_of_the_window(build):
    first = build().show()
    dock = first.window.docks["drawingDock"]
    dock.setFloating(True)
    layout = layout_of(first.window, first.window.docks)
    desk = build()
    raised = Raised(desk.window.docks["drawingDock"])
    desk.window.restore_layout(layout)
    desk.window.show()
    # The desktop is asked for the window only now; what is raised before stands below it.
    raised.count = 0
    desk.wait(lambda: raised.count)
    assert desk.window.docks["drawingDock"].isVisible()


@pytest.mark.parametrize("name", ["export", "exportPicture", "record", "about"])
def test_a_dialog_has_no_scroll_bar_where_the_screen_has_room(shared_desk, name):
    desk = shared_desk
    desk.do(f"{name}Action")
    (dialog,) = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
    (area,) = dialog.findChildren(DialogArea)

    def is_whole():
        bars = area.verticalScrollBar(), area.horizontalScrollBar()
        return area.isVisible() and not any(bar.isVisible() for bar in bars)

    desk.wait(is_whole)
    assert on_screen(dialog)


def test_no_menu_is_higher_than_a_netbook_has_room_for(shared_window):
    bar = shared_window.window.menuBar()
    heights = {each.text(): each.menu().sizeHint().height() for each in bar.actions()}
    assert all(height <= 600 for height in heights.values()), heights
