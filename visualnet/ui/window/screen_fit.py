"""Places and sizes that fit the screens that are there, and docks that fit their window."""

from collections.abc import Mapping

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStyle, QToolBar, QWidget

from visualnet.projects.window_layout import DockPlace, Rect, WindowLayout

DOCK_AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "top": Qt.DockWidgetArea.TopDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}
"""By the names that layouts have for them."""

AREA_NAMES = {area: name for name, area in DOCK_AREAS.items()}

_TITLE_BAR = 40
"""Pixels above the window that a desktop may want for its title; unknown before it is shown."""

_SHARE = 0.8
"""Of a large screen, in width and height, that the window takes at its first start."""

# Of the docks: shares of the window's width, the least that they need where it is not narrow, and
# the shares that they pass only where a panel needs more. In a window of 800 pixels the sum of
# these, the rail and the narrowest picture have room, and panels are as wide as they need.
FIRST_WIDTHS = {
    Qt.DockWidgetArea.LeftDockWidgetArea: (0.19, 300, 0.27),
    Qt.DockWidgetArea.RightDockWidgetArea: (0.24, 330, 0.362),
}
_LARGE_TYPE_SHARE = 0.09
"""That the docks on the right may have besides in type of twice the size."""

PRESENTED_WIDTHS = {
    Qt.DockWidgetArea.LeftDockWidgetArea: (0.3, 0, 0.36),
    Qt.DockWidgetArea.RightDockWidgetArea: (0.26, 0, 0.36),
}
"""The same in presentation mode."""

_MIDDLE_SHARE = 0.35
"""Of the window, left to the middle where docks do not have the room that they had elsewhere."""

_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def first_widths(scale: float) -> dict[Qt.DockWidgetArea, tuple[float, int, float]]:
    """Return `FIRST_WIDTHS` for type of this scale; 1 is ordinary."""
    right = Qt.DockWidgetArea.RightDockWidgetArea
    share, least, most = FIRST_WIDTHS[right]
    more = _LARGE_TYPE_SHARE * min(1.0, max(0.0, scale - 1))
    return {**FIRST_WIDTHS, right: (share, least, most + more)}


def first_size(size: QSize, room: QSize) -> tuple[QSize, bool]:
    """Return the size of the window at its first start, and whether it is maximised.

    size: what the window is made for. room: what the screen has, in logical pixels. The window has
    its share of a large screen, and all of one that is hardly larger than `size`, or smaller.
    """
    room = room.shrunkBy(QMargins(0, _TITLE_BAR, 0, 0))
    share = QSize(round(_SHARE * room.width()), round(_SHARE * room.height()))
    wanted = size.expandedTo(share)
    # Where no desktop maximises it, it is still on the screen.
    fitting = wanted.boundedTo(room)
    return fitting, fitting != wanted


def fitted_rect(rect: Rect, widget: QWidget, kept_free: QRect | None = None) -> QRect:
    """Return a place as near as can be, whole on one screen, with room for a title above.

    kept_free: what it does not cover, where there is room beside that.
    """
    wanted = QRect(*rect)
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    room = max(rooms, key=lambda each: _area(each & wanted))
    if not _area(room & wanted):
        room = widget.screen().availableGeometry()
    title = widget.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    least = widget.minimumSize()
    if isinstance(widget, QDockWidget):
        # One that has just begun to float gets its frame only later.
        least = least.expandedTo(widget.minimumSizeHint())
    room.setTop(room.top() + title)
    placed = _placed(wanted, room, least)
    if kept_free is None or not placed.adjusted(0, -title, 0, 0).intersects(kept_free):
        return placed
    parts = [QRect(room) for _ in range(4)]
    parts[0].setTop(max(room.top(), kept_free.bottom() + 1 + title))
    parts[1].setBottom(kept_free.top() - 1)
    parts[2].setLeft(max(room.left(), kept_free.right() + 1))
    parts[3].setRight(kept_free.left() - 1)
    beside = [_placed(placed, part, least) for part in parts]
    # Of the largest, the first that is nearest.
    return max(
        (place for place, part in zip(beside, parts, strict=True) if part.contains(place)),
        key=lambda place: (_area(place), -(place.topLeft() - placed.topLeft()).manhattanLength()),
        default=placed,
    )


def head_of(window: QMainWindow) -> QRect:
    """Return where the title, the menus and the toolbars above all else are on the screen."""
    top = Qt.ToolBarArea.TopToolBarArea
    tools = window.findChildren(QToolBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    bars = [window.menuWidget(), *(bar for bar in tools if window.toolBarArea(bar) == top)]
    head = QRect()
    for bar in bars:
        if bar is not None and bar.isVisibleTo(window) and not bar.isWindow():
            head |= bar.geometry()
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return head.translated(window.mapToGlobal(QPoint())).adjusted(0, -title, 0, 0)


def _placed(wanted: QRect, room: QRect, least: QSize) -> QRect:
    size = wanted.size().boundedTo(room.size()).expandedTo(least)
    left = max(room.left(), min(wanted.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(wanted.top(), room.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())


def have_room(window: QMainWindow, *, is_maximised: bool) -> bool:
    """Whether the docks end within the window, at the size that it is to have."""
    whole, room = window.layout(), window.size()
    if is_maximised:
        room = room.expandedTo(window.screen().availableSize())
    return whole is None or whole.totalMinimumSize().expandedTo(room) == room


NARROWEST_PICTURE = 240
"""Pixels; the docks give way before it gets narrower."""
_DOCKS_LEAST = 440
"""Of two docks at both sides, in pixels, with what divides them."""
_LEAST_BESIDE, _NARROWEST_PART = 170, 220
"""Of a picture beside a part, and of the part, in a narrow window."""


def resize_docks(
    window: QMainWindow, docks: Mapping[str, QDockWidget], layout: WindowLayout
) -> None:
    """Give the docks the sizes that they had; a side of 0 is left.

    In a window that is too small for them they are smaller, all in the same proportion, so that
    they leave the middle its share.
    """
    seen = [p for p in layout.docks if p.name in docks and p.is_shown and not p.is_floating]
    # One for each row of tabs, that in front where it is there.
    fronts = {p.tabs: p for p in sorted(seen, key=lambda p: p.is_front)}.values()
    for orientation, side in ((_ACROSS, 2), (_DOWN, 3)):
        sized = [place for place in fronts if place.rect[side] > 0]
        part = _part_with_room(window, sized, orientation)
        sizes = [max(1, round(part * place.rect[side])) for place in sized]
        window.resizeDocks([docks[place.name] for place in sized], sizes, orientation)


def _part_with_room(
    window: QMainWindow, places: list[DockPlace], orientation: Qt.Orientation
) -> float:
    """Return what part of their sizes docks can have; 1 where they have room as they are."""
    is_across = orientation == _ACROSS
    axis, names = (0, ("left", "right")) if is_across else (1, ("top", "bottom"))
    taken = 0
    for name in names:
        here = [place.rect for place in places if place.area == name]
        taken += max((rect[axis] + rect[axis + 2] for rect in here), default=0)
        taken -= min((rect[axis] for rect in here), default=0)
    picture = window.centralWidget()
    assert isinstance(picture, QWidget)  # noqa: S101 - every window has one
    size, middle = window.size(), picture.minimumSizeHint().expandedTo(picture.minimumSize())
    size -= QSize(_rails_width(window), 0)
    room, least = (size.width(), middle.width()) if is_across else (size.height(), middle.height())
    return 1.0 if taken <= room - least else (1 - _MIDDLE_SHARE) * room / taken


def room_beside_picture(window: QMainWindow, wanted: int) -> int:
    """Keep room for a part beside the picture, and return how wide it is to be, in pixels.

    Docks give way to both as far as they can; in a narrow window the part is narrower. wanted: what
    it would have; 0 keeps no room.
    """
    middle = window.centralWidget()
    assert isinstance(middle, QWidget)  # noqa: S101 - every window has one
    free = window.width() - _rails_width(window) - _DOCKS_LEAST
    middle.setMinimumWidth(max(NARROWEST_PICTURE, min(NARROWEST_PICTURE + wanted, free)))
    return max(min(wanted, free - _LEAST_BESIDE), min(wanted, _NARROWEST_PART))


def _rails_width(window: QMainWindow) -> int:
    """Return what the tool bars at the sides of a window take of its width."""
    areas = Qt.ToolBarArea
    sides = (areas.LeftToolBarArea, areas.RightToolBarArea)
    bars = window.findChildren(QToolBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    seen = [bar for bar in bars if window.toolBarArea(bar) in sides and not bar.isHidden()]
    return sum(bar.sizeHint().width() for bar in seen)
